"""What carries a code: context, interested parties, framework, documents, adopted codes (4.2, 5, G)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
