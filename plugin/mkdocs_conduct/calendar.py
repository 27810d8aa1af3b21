"""Working days: public holidays and make-up days of a country, with the organization's own exceptions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any

from .model import Calendar

COMMON = frozenset(
    {"AU", "CA", "CN", "DE", "FR", "GB", "HK", "IE", "IN", "JP", "KR", "MO", "MY", "NZ", "SG", "TW", "US"}
)
"""Countries known without asking the library, which takes a while to import."""
ONE_DAY = timedelta(days=1)
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

    Without a country only Saturdays and Sundays are days off.
    """

    calendar: Calendar

    def is_working_day(self, day: date) -> bool:
        """Whether the organization works on `day`."""
        if day in self.calendar.extra_working_days:
            return True
        if day in self.calendar.extra_days_off:
            return False
        if self.calendar.holidays:
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


def is_known_country(code: str) -> bool:
    """Whether holidays of this country are known."""
    if code.upper() in COMMON:
        return True
    import holidays  # noqa: PLC0415  (as above)

    return code.upper() in holidays.list_supported_countries()
