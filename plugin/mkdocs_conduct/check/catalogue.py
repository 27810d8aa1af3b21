"""The ids that settings and waivers may name."""

from ..rules import RULES
from .elsewhere import ELSEWHERE

UNWAIVABLE = frozenset({"schema-error", "waiver-invalid", "internal-leak"})
"""Without these nothing else can be relied on, or nothing be published: they have no other level and cannot be waived."""
_OTHERS = ("waiver-invalid", *(entry.id for entry in ELSEWHERE))

KNOWN = frozenset((*(rule.id for rule in RULES), *_OTHERS))
MADE = tuple(dict.fromkeys((*(rule.id for rule in RULES), *_OTHERS)))
"""What a hint may propose: the checks that are made."""
