"""Quantities: typed Chinese and English text into exact values, and the quantities that running text mentions."""

from .amount import Amount, parse_amount
from .duration import Duration, DurationUnit, comparable, parse_duration
from .mention import Mention, MentionKind, mentions
from .period import MonthDay, Period, PeriodKind, parse_month_day, parse_period
from .reading import ReadingError, normalise, read_bool, read_date, read_number, read_time
from .threshold import Threshold, parse_threshold

__all__ = [
    "Amount",
    "Duration",
    "DurationUnit",
    "Mention",
    "MentionKind",
    "MonthDay",
    "Period",
    "PeriodKind",
    "ReadingError",
    "Threshold",
    "comparable",
    "mentions",
    "normalise",
    "parse_amount",
    "parse_duration",
    "parse_month_day",
    "parse_period",
    "parse_threshold",
    "read_bool",
    "read_date",
    "read_number",
    "read_time",
]
