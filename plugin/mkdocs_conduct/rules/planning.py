"""What a code is made from: purpose, scope, objectives, information and input (6.1–6.4)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
