"""The provisions of a promise in words, for public pages and internal sheets alike."""

from .limit import public_limit, public_limits
from .promise import case_of, current_promise, grouped, is_in_use, numbers_of
from .remedy import public_remedies, public_remedy
from .types import PublicLimit, PublicRemedy

__all__ = [
    "PublicLimit",
    "PublicRemedy",
    "case_of",
    "current_promise",
    "grouped",
    "is_in_use",
    "numbers_of",
    "public_limit",
    "public_limits",
    "public_remedies",
    "public_remedy",
]
