"""Duration: a length of time as promises state it: 15分钟, 3个工作日, 当日, 次日12:00, 1个月."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType

from .numeral import plain


class DurationUnit(StrEnum):
    """What is counted; the last four are moments that count nothing."""

    SECOND = "second"
    MINUTE = "minute"
    HOUR = "hour"
    DAY = "day"
    WORKING_DAY = "working_day"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    IMMEDIATELY = "immediately"
    """当场: while the customer waits."""
    SAME_DAY = "same_day"
    """当日: on the day it was asked for."""
    OVERNIGHT = "overnight"
    """不过夜: before the day is over."""
    NEXT_DAY = "next_day"
    """次日: on the next day, by the time `at` where one is given."""


SECONDS = MappingProxyType(
    {
        DurationUnit.SECOND: Decimal(1),
        DurationUnit.MINUTE: Decimal(60),
        DurationUnit.HOUR: Decimal(3600),
        DurationUnit.DAY: Decimal(86_400),
        DurationUnit.WEEK: Decimal(604_800),
    }
)
MONTHS = MappingProxyType({DurationUnit.MONTH: Decimal(1), DurationUnit.YEAR: Decimal(12)})
_DAY = SECONDS[DurationUnit.DAY]


_MOMENTS_SAID = MappingProxyType(
    {
        DurationUnit.IMMEDIATELY: "immediately",
        DurationUnit.SAME_DAY: "same day",
        DurationUnit.OVERNIGHT: "by the end of the day",
    }
)


@dataclass(frozen=True, slots=True)
class Duration:
    """A length of time: `value` of a `unit`; `at` is the time of day of a next day.

    `value` is 0 for immediately, the same day and overnight, and 1 for the next day.
    """

    value: Decimal
    unit: DurationUnit
    at: time | None = None

    @property
    def family(self) -> str:
        """`clock`, `working` or `calendar`: only durations of one family can be compared."""
        if self.unit is DurationUnit.WORKING_DAY:
            return "working"
        return "calendar" if self.unit in MONTHS else "clock"

    @property
    def minutes(self) -> Decimal | None:
        """How many minutes at most, or None outside the clock family."""
        return self._size / 60 if self.family == "clock" else None

    @property
    def _size(self) -> Decimal:
        """Seconds, working days or months, whichever the family counts."""
        if self.unit in SECONDS:
            return self.value * SECONDS[self.unit]
        if self.unit is DurationUnit.IMMEDIATELY:
            return Decimal(0)
        if self.unit in (DurationUnit.SAME_DAY, DurationUnit.OVERNIGHT):
            return _DAY
        if self.unit is DurationUnit.NEXT_DAY:
            return 2 * _DAY if self.at is None else _DAY + self.at.hour * 3600 + self.at.minute * 60
        return self.value * MONTHS.get(self.unit, Decimal(1))

    def compare(self, other: Duration) -> int | None:
        """Return -1, 0 or 1, or None where the families differ."""
        if self.family != other.family:
            return None
        return int(self._size.compare(other._size))

    def __str__(self) -> str:
        """The canonical English form, which `parse_duration` reads back."""
        if self.unit in _MOMENTS_SAID:
            return _MOMENTS_SAID[self.unit]
        if self.unit is DurationUnit.NEXT_DAY:
            return "next day" if self.at is None else f"next day {self.at:%H:%M}"
        return f"{plain(self.value)} {self.unit.replace('_', ' ')}{'' if self.value == 1 else 's'}"


def comparable(a: Duration, b: Duration) -> int | None:
    """Compare two durations: -1, 0 or 1, or None where their families differ (3 working days against 72 hours)."""
    return a.compare(b)
