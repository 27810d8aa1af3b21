"""Which period a day belongs to, and the periods between two."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..model import Frequency, Period, PeriodKind
from ..model.quantity import MonthDay

_MONTHS = {
    Frequency.MONTHLY: (PeriodKind.MONTH, 1),
    Frequency.QUARTERLY: (PeriodKind.QUARTER, 3),
    Frequency.HALF_YEARLY: (PeriodKind.HALF, 6),
}


def period_of(day: date, frequency: Frequency | None, fiscal: MonthDay) -> Period | None:
    """Return the period of a day for what is reported this often; None where nothing is said or it is irregular."""
    if frequency is Frequency.DAILY:
        return Period(PeriodKind.SPAN, day.year, 0, day, day)
    if frequency is Frequency.WEEKLY:
        year, week, _ = day.isocalendar()
        return Period(PeriodKind.WEEK, year, week)
    if frequency is Frequency.YEARLY:
        if fiscal == MonthDay(1, 1):
            return Period(PeriodKind.YEAR, day.year)
        return Period(PeriodKind.FISCAL_YEAR, day.year - (day < fiscal.in_year(day.year)))
    if frequency is None or frequency not in _MONTHS:
        return None
    kind, months = _MONTHS[frequency]
    return Period(kind, day.year, (day.month - 1) // months + 1)


def between(periods: Iterable[Period], fiscal: MonthDay) -> Iterator[Period]:
    """Yield the periods of one kind from the first to the last of these, with those they leave out."""
    ordered = sorted(set(periods), key=lambda period: period.sort_key(fiscal))
    if not ordered:
        return
    period: Period | None = ordered[0]
    if ordered[0].next() is None:
        yield from ordered
        return
    while period is not None and period.start(fiscal) <= ordered[-1].start(fiscal):
        yield period
        period = period.next()
