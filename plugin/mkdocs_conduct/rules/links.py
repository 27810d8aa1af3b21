"""References between the documents of an organization: every id named exists, none is given twice."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
