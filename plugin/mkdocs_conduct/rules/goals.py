"""Goals of the organization broken down by department and post (6.1)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
