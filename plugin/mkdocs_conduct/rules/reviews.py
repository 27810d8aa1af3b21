"""Collection, evaluation, audits and reviews (8.1, 8.2, 8.4)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
