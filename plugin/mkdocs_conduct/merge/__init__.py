"""What holds: the entry valid on a day; the group's code with what a unit promises otherwise."""

from .dated import Dated, coming, first_day, holds, last_day, latest, on, past
from .units import Applied, UnitCode, ancestors, overrides_of, unit_code

__all__ = [
    "Applied",
    "Dated",
    "UnitCode",
    "ancestors",
    "coming",
    "first_day",
    "holds",
    "last_day",
    "latest",
    "on",
    "overrides_of",
    "past",
    "unit_code",
]
