"""Whether the code was put to work: milestones, training, notices, nonfulfilments (7, 4.12)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
