"""Terms that need a definition, and definitions nobody uses (3, H)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
