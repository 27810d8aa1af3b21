"""Run the rules on what was loaded and report every problem at its place, with the levels and waivers of the editors."""

from ..rules import RULES, Rule
from ..rules.base import nearest
from .explained import EXPLAINED, Check
from .levels import at_levels
from .run import run
from .selection import Selection, SelectionError
from .waivers import WAIVER_INVALID

__all__ = ["CHECKS", "EXPLAINED", "Check", "Selection", "SelectionError", "at_levels", "nearest", "run"]

CHECKS: tuple[Rule, ...] = (*RULES, WAIVER_INVALID)
"""Every rule and what is asked of waivers."""
