"""All measurements of one indicator in order: the newest period due, what is missing, the trend."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from itertools import takewhile
from operator import itemgetter

from ..merge import first_day, last_day
from ..model import Code, CodeFramework, Direction, Frequency, Measurement, PerformanceIndicator, Period
from ..model.quantity import MonthDay
from .attainment import Attainment, Outcome, judged, targets_by_day
from .derived import rows_of

LENGTH = {
    Frequency.DAILY: timedelta(days=1),
    Frequency.WEEKLY: timedelta(days=7),
    Frequency.MONTHLY: timedelta(days=31),
    Frequency.QUARTERLY: timedelta(days=92),
    Frequency.HALF_YEARLY: timedelta(days=184),
    Frequency.YEARLY: timedelta(days=366),
}
"""How long a period may be at most."""
GRACE = {
    Frequency.DAILY: timedelta(days=7),
    Frequency.WEEKLY: timedelta(days=14),
    Frequency.MONTHLY: timedelta(days=31),
    Frequency.QUARTERLY: timedelta(days=45),
    Frequency.HALF_YEARLY: timedelta(days=60),
    Frequency.YEARLY: timedelta(days=120),
}
"""How long after the end of a period its result may take before it is overdue."""


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator's outcomes, newest period first; sites of one period in the order typed."""

    indicator: PerformanceIndicator
    outcomes: tuple[Outcome, ...]
    latest: tuple[Outcome, ...]
    """The outcomes of the newest period reported."""
    due: Period | None
    """The newest period whose result is due on the day asked for; None where nothing can be due."""
    due_on: date | None
    """The last day on which that result was in time."""

    @property
    def is_overdue(self) -> bool:
        """Whether the newest period due has no report."""
        return self.due is not None

    @property
    def attainment(self) -> Attainment | None:
        """How the newest period stands: missed where any site missed; None where nothing was ever reported."""
        outcomes = {outcome.attainment for outcome in self.latest}
        for worst in (Attainment.MISSED, Attainment.MET, Attainment.NO_TARGET, Attainment.NO_VALUE):
            if worst in outcomes:
                return worst
        return None

    @property
    def trend(self) -> int | None:
        """1 better, 0 same, -1 worse than the period with a value before; None where that cannot be said."""
        if self.indicator.direction is Direction.RANGE or len(self.latest) != 1:
            return None
        values = [
            o
            for o in self.outcomes
            if o.value is not None and o.measurement.site == self.latest[0].measurement.site
        ]
        if len(values) < 2 or values[0] is not self.latest[0]:
            return None
        newer, older = values[0].value, values[1].value
        assert newer is not None  # noqa: S101  (filtered above)
        assert older is not None  # noqa: S101
        return _direction(newer, older) * (1 if self.indicator.direction is Direction.HIGHER else -1)


def _direction(newer: Decimal, older: Decimal) -> int:
    return (newer > older) - (newer < older)


def due_period(
    indicator: PerformanceIndicator, newest: Period | None, day: date, fiscal: MonthDay
) -> tuple[Period, date] | None:
    """Return the newest period after `newest` whose report is overdue on `day`, and when it was due.

    Without a frequency, without a first report or after the indicator was retired nothing can be overdue.
    """
    grace = GRACE.get(indicator.frequency) if indicator.frequency else None
    if newest is None or grace is None:
        return None
    overdue: tuple[Period, date] | None = None
    period = newest
    while True:
        following = period.next()
        if following is None:
            return overdue
        end = _days(following, fiscal)[0]
        if end > last_day(indicator.valid_until, fiscal):
            return overdue
        due = end + grace
        if due >= day:
            return overdue
        overdue = (following, due)
        period = following


def series_for(framework: CodeFramework, code: Code, indicator: PerformanceIndicator, day: date) -> Series:
    """Return the series of one indicator of a code on `day`; no more reports can come for a transcribed code."""
    key = (code.id, indicator.id, day)
    if key not in framework.judged:
        rows = rows_of(framework, code, indicator, day)
        fiscal = framework.organization.fiscal_year_starts
        framework.judged[key] = series_of(indicator, rows, day, fiscal, is_closed=code.is_transcribed)
    series: Series = framework.judged[key]
    return series


@lru_cache(maxsize=4096)
def _days(period: Period, fiscal: MonthDay) -> tuple[date, date]:
    """Return the last and the first day of a period: results are about the same few, again and again."""
    return period.end(fiscal), period.start(fiscal)


def series_of(
    indicator: PerformanceIndicator,
    measurements: tuple[Measurement, ...],
    day: date,
    fiscal: MonthDay,
    *,
    is_closed: bool = False,
) -> Series:
    """Put the measurements of one indicator in order and judge each by the target of its period.

    `is_closed` says that no more reports can come, as for a code transcribed from a publication.
    """
    begun = first_day(indicator.since, fiscal)
    target_on = targets_by_day(indicator, fiscal)
    dated = [(_days(row.period, fiscal), row) for row in measurements]
    # Of periods that end on one day the shortest comes first: December before the summary of the year.
    dated.sort(key=itemgetter(0), reverse=True)
    outcomes = [judged(indicator, row, target_on(days[0])) for days, row in dated if days[0] >= begun]
    newest = outcomes[0].measurement.period if outcomes else None
    due = None if is_closed else due_period(indicator, newest, day, fiscal)
    latest = tuple(takewhile(lambda outcome: outcome.measurement.period == newest, outcomes))
    return Series(indicator, tuple(outcomes), latest, due[0] if due else None, due[1] if due else None)
