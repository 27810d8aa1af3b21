"""Units, places and the special codes of units (5.2)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
