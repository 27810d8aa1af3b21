"""Run the rules on what was loaded and report every problem at its place, with the levels and waivers of the editors."""

from ..rules import RULES, Rule
from .run import run
from .waivers import WAIVER_INVALID

__all__ = ["CHECKS", "run"]

CHECKS: tuple[Rule, ...] = (*RULES, WAIVER_INVALID)
"""Every rule and what is asked of waivers: what the reference of checks is made of."""
