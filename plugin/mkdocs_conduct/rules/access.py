"""Whether customers can find, read and use the code (4.4, 4.5, D)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
