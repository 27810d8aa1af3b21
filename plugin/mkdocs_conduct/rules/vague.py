"""Words that promise nothing one can hold: vague times, efforts, qualities, escapes, absolutes (4.7, 4.13, H)."""

from .base import Rule

RULES: tuple[Rule, ...] = ()
