"""Surveys of satisfaction with the code and the service (8.3, GB/T 19014)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
