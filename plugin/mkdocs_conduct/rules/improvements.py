"""Actions and their effect (8.5)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
