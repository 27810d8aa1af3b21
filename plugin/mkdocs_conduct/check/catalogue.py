"""The ids that settings and waivers may name."""

from ..rules import RULES
from .elsewhere import ELSEWHERE

UNWAIVABLE = frozenset({"schema-error", "waiver-invalid"})
"""Without these nothing else can be relied on: they have no other level and cannot be waived."""
_OTHERS = ("waiver-invalid", *(entry.id for entry in ELSEWHERE))
_PLANNED = "internal-leak personal-data-in-public"
"""Checks of the catalogue that no rule makes yet: a waiver or level for them is in order and does nothing."""

KNOWN = frozenset((*(rule.id for rule in RULES), *_OTHERS, *_PLANNED.split()))
MADE = tuple(dict.fromkeys((*(rule.id for rule in RULES), *_OTHERS)))
"""What a hint may propose: the checks that are made."""
