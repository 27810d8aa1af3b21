"""Working days: public holidays and make-up days of a country, with the organization's own exceptions."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from math import ceil
from typing import Any

from .model import Calendar, Duration, DurationUnit
from .model.quantity.length import MONTHS, SECONDS

COMMON = frozenset(
    {"AU", "CA", "CN", "DE", "FR", "GB", "HK", "IE", "IN", "JP", "KR", "MO", "MY", "NZ", "SG", "TW", "US"}
)
"""Countries known without asking the library, which takes a while to import."""
ONE_DAY = timedelta(days=1)
LONGEST = 5000
"""More working days than this are no limit that could be counted."""
# The calendar of a Chinese year is decided by the State Council late in the year before; without
# make-up days a year's data is only the law's list.
_DECIDED_YEARLY = {"CN"}


@cache
def _country(code: str) -> Any:
    import holidays  # noqa: PLC0415  (takes a while to import, and few builds count days)

    return holidays.country_holidays(code)


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """Which days count as working days for an organization.

    Without a country, or with one whose holidays nobody knows, only Saturdays and Sundays are days off.
    """

    calendar: Calendar

    def is_working_day(self, day: date) -> bool:
        """Whether the organization works on `day`."""
        if day in self.calendar.extra_working_days:
            return True
        if day in self.calendar.extra_days_off:
            return False
        if self.calendar.holidays and is_known_country(self.calendar.holidays):
            return bool(_country(self.calendar.holidays.upper()).is_working_day(day))
        return day.weekday() < 5

    def after(self, day: date, count: int) -> date:
        """Return the `count`-th working day after `day`, counting from the next day; `day` itself for none."""
        if count == 0:
            return day
        for later in self._days_after(day):
            if self.is_working_day(later):
                count -= 1
            if count <= 0:
                return later
        raise AssertionError

    def end_of(self, day: date, limit: Duration) -> date:
        """Return the last day of a limit that begins on `day`, counting from the next day.

        Where only days are known, hours end with the day they may reach into.
        """
        try:
            return self._end_of(day, limit)
        except OverflowError:
            return date.max

    def _end_of(self, day: date, limit: Duration) -> date:
        if limit.unit is DurationUnit.WORKING_DAY:
            return self.after(day, ceil(limit.value)) if limit.value < LONGEST else date.max
        if limit.unit in MONTHS:
            return months_later(day, int(limit.value * MONTHS[limit.unit]))
        if limit.unit is DurationUnit.NEXT_DAY:
            return day + ONE_DAY
        seconds = limit.value * SECONDS.get(limit.unit, 0)
        return day + ONE_DAY * ceil(seconds / SECONDS[DurationUnit.DAY])

    def is_decided(self, year: int) -> bool:
        """Whether the holidays of `year` are already published; every answer for an undecided year must say so."""
        country = (self.calendar.holidays or "").upper()
        if country not in _DECIDED_YEARLY:
            return True
        known = _country(country)
        day = date(year, 1, 1)
        # A decided Chinese year always works on some weekends in exchange for longer holidays.
        while day.year == year:
            if day.weekday() >= 5 and known.is_working_day(day):
                return True
            day += ONE_DAY
        return False

    @staticmethod
    def _days_after(day: date) -> Iterator[date]:
        while True:
            day += ONE_DAY
            yield day


def months_later(day: date, months: int) -> date:
    """Return the same day of a later month (or an earlier one), or the last of it where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


@cache
def is_known_country(code: str) -> bool:
    """Whether holidays of this country are known."""
    if code.upper() in COMMON:
        return True
    import holidays  # noqa: PLC0415  (as above)

    return code.upper() in holidays.list_supported_countries()
