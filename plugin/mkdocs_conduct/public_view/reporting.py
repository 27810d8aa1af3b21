"""Which reports of an indicator are due and are not there: in the middle of a series, at its end, or all of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from ..measure import Series
from ..measure.periods import period_of
from ..measure.series import GRACE
from ..merge import first_day, last_day
from ..model import Code, Period
from ..model.quantity import MonthDay


class Missing(NamedTuple):
    """A report that should be there."""

    period: Period
    site: str
    """A place or unit; empty: overall."""
    due_on: date
    """The last day on which it was in time."""


def missing_reports(code: Code, series: Series, day: date, fiscal: MonthDay) -> tuple[Missing, ...]:
    """Return the reports that are due on `day` and missing, newest period first, sites in the order of their reports.

    A site owes what follows its own first report, except where the whole was reported instead, and the whole what no
    site reported. To a transcribed code nothing can be missing: its figures are what somebody published.
    """
    indicator = series.indicator
    grace = GRACE.get(indicator.frequency) if indicator.frequency else None
    if code.is_transcribed or grace is None:
        return ()
    last = last_day(indicator.valid_until, fiscal)
    end = day - grace if last >= day else min(day - grace, last + timedelta(days=1))
    if not series.outcomes:
        first = max(first_day(code.effective_from, fiscal), first_day(indicator.since, fiscal))
        period = period_of(first, indicator.frequency, fiscal) if first > date.min else None
        due = [Missing(one, "", one.end(fiscal) + grace) for one in _ended(period, end, fiscal)]
        return tuple(reversed(due))
    told: dict[str, list[Period]] = {}
    kind = series.outcomes[0].measurement.period.kind
    for outcome in series.outcomes:
        row = outcome.measurement
        if row.period.kind is kind:
            told.setdefault(row.site or "", []).append(row.period)
    overall = told.get("", [])
    anywhere = {period for periods in told.values() for period in periods}
    found = [
        Missing(period, site, period.end(fiscal) + grace)
        for site, periods in told.items()
        for known in [{*overall, *periods} if site else anywhere]
        for period in _ended(periods[-1], end, fiscal)
        if period not in known
    ]
    return tuple(sorted(found, key=lambda one: one.due_on, reverse=True))


def _ended(period: Period | None, end: date, fiscal: MonthDay) -> Iterator[Period]:
    """Yield a period and those that follow, as long as they are over before `end`."""
    while period is not None and period.end(fiscal) < end:
        yield period
        period = period.next()
