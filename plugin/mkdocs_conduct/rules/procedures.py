"""Procedures, remedies and resources that keep the promises (6.6, 6.8)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
