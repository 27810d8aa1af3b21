"""By when things are due that nobody wrote a day for: what checks hold against today, and what the dashboard lists."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from ..calendar import months_later
from ..labels import LANGUAGES, labels
from ..merge import first_day
from ..model import Code, Frequency, PerformanceIndicator, Period, Text
from ..model.quantity import MonthDay
from .periods import period_of
from .series import GRACE, LENGTH, Series

SETTLE = timedelta(days=30)
"""How long an input may wait for its disposition, and those who gave it for an answer."""
TO_VERIFY = timedelta(days=30)
"""How long after an improvement was done it may take until somebody looks whether it worked."""
TO_TELL = timedelta(days=60)
"""How long after a review customers may wait to be told what changed."""
_MONTHS = {Frequency.MONTHLY: 1, Frequency.QUARTERLY: 3, Frequency.HALF_YEARLY: 6, Frequency.YEARLY: 12}
_DAYS = {Frequency.DAILY: timedelta(days=1), Frequency.WEEKLY: timedelta(days=7)}


def following(day: date, frequency: Frequency) -> date | None:
    """Return the day one period later, with the time it may take; None where nothing is regular."""
    grace = GRACE.get(frequency)
    if grace is None:
        return None
    try:
        if frequency in _DAYS:
            return day + _DAYS[frequency] + grace
        return months_later(day, _MONTHS[frequency]) + grace
    except OverflowError:
        return None


def first_result_due(code: Code, indicator: PerformanceIndicator, fiscal: MonthDay) -> date | None:
    """Return the day by which a first result was due; None where that cannot be said."""
    effective, frequency = code.effective_from, indicator.frequency
    if effective is None or frequency is None or frequency not in LENGTH:
        return None
    begun = max(effective, first_day(indicator.since, fiscal))
    try:
        return begun + LENGTH[frequency] + GRACE[frequency]
    except OverflowError:
        return None


def next_result(series: Series, fiscal: MonthDay) -> tuple[Period, date] | None:
    """Return the period whose result comes next, and its last day in time; None where nothing regular was reported.

    What is overdue is `series.due`.
    """
    frequency = series.indicator.frequency
    grace = GRACE.get(frequency) if frequency else None
    following_period = series.latest[0].measurement.period.next() if series.latest else None
    if grace is None or following_period is None:
        return None
    return following_period, following_period.end(fiscal) + grace


@cache
def _regular() -> dict[str, Frequency]:
    named = {str(frequency): frequency for frequency in Frequency}
    for language in LANGUAGES:
        words = labels(language)
        named |= {words(f"frequency.{frequency}").lower(): frequency for frequency in Frequency}
    return named


def frequency_in(words: Text | None) -> Frequency | None:
    """Return the frequency that words name: `monthly`, 每月; None where they say something else."""
    for form in words.all if words is not None else ():
        found = _regular().get(form.strip().lower().replace("-", "_"))
        if found is not None:
            return found
    return None


def again_by(last: date, frequency: Frequency | None, fiscal: MonthDay) -> date | None:
    """Return the last day of the period after the one of `last`; None where nothing is regular."""
    period = period_of(last, frequency, fiscal)
    after = period.next() if period is not None else None
    if period is not None and frequency is Frequency.DAILY:
        return last + timedelta(days=1)
    return after.end(fiscal) if after is not None else None


def weeks(first: date, last: date) -> Iterator[tuple[int, int]]:
    """Yield the ISO weeks from one day to another as (year, week)."""
    day = first - timedelta(days=first.weekday())
    while day <= last:
        year, week, _ = day.isocalendar()
        yield year, week
        day += timedelta(days=7)
