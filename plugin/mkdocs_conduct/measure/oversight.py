"""Checks of procedures in all places, and audits: what share was covered, what was found (8.2)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..model import Period
from ..model.quantity import MonthDay, Threshold
from ..model.reviews import Audit, FindingLevel, Oversight
from .attainment import HUNDRED
from .periods import period_of

ALL_PLACES = Threshold(">=", HUNDRED, None, "%")
"""The share of places to be checked in each period where none is given."""
MOST_MINOR = 2
"""How many minor findings one procedure may have where an audit does not say."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How many of its places a procedure was checked in during one period."""

    period: Period
    places: tuple[str, ...]
    checked: tuple[str, ...]
    """The places checked at least once, in the order of `places`."""
    target: Threshold
    is_over: bool
    """Whether the period had ended on the day asked for."""

    @property
    def share(self) -> Decimal:
        """Places checked ÷ places, in per cent, exactly."""
        return HUNDRED * len(self.checked) / len(self.places)

    @property
    def is_met(self) -> bool:
        """Whether enough places were checked."""
        return self.target.met_by(self.share, "higher")

    @property
    def missing(self) -> tuple[str, ...]:
        """The places nobody looked at."""
        return tuple(place for place in self.places if place not in self.checked)


def coverage_of(
    oversight: Oversight, day: date, fiscal: MonthDay, since: date | None = None
) -> tuple[Coverage, ...]:
    """Return the coverage of each period up to `day`, newest first.

    It begins with the first whole period after `since`, or with the period of the first visit where that is earlier.
    Without places, or with a frequency that makes no periods, there is none.
    """
    period = period_of(day, oversight.frequency, fiscal)
    first = _first(oversight, fiscal, since)
    places = tuple(dict.fromkeys(oversight.places))
    found: list[Coverage] = []
    while places and first is not None and period is not None and period.start(fiscal) >= first:
        begin, end = period.start(fiscal), period.end(fiscal)
        visited = {one.place for one in oversight.done if begin <= one.date <= min(end, day)}
        checked = tuple(place for place in places if place in visited)
        found.append(Coverage(period, places, checked, oversight.target or ALL_PLACES, end < day))
        period = period.previous()
    return tuple(found)


def _first(oversight: Oversight, fiscal: MonthDay, since: date | None) -> date | None:
    """Return the first day of the first period asked for."""
    days = [_start(one.date, oversight, fiscal) for one in oversight.done]
    if since is not None:
        period = period_of(since, oversight.frequency, fiscal)
        if period is not None and period.start(fiscal) < since:
            period = period.next()
        days.append(period.start(fiscal) if period else None)
    return min(filter(None, days), default=None)


def _start(day: date, oversight: Oversight, fiscal: MonthDay) -> date | None:
    period = period_of(day, oversight.frequency, fiscal)
    return period.start(fiscal) if period else None


@dataclass(frozen=True, slots=True)
class ProcedureFindings:
    """What one audit found about one procedure."""

    procedure: str
    """Empty for findings that name none."""
    major: int
    minor: int
    observations: int
    most_minor: int

    @property
    def is_in_order(self) -> bool:
        """Whether there is no major finding and no more minor ones than allowed."""
        return self.major == 0 and self.minor <= self.most_minor


def findings_by_procedure(audit: Audit) -> Iterator[ProcedureFindings]:
    """Yield the number of findings per procedure and level, in the order of the findings."""
    counts = Counter((one.procedure or "", one.level) for one in audit.findings)
    most = MOST_MINOR if audit.most_minor is None else audit.most_minor
    for procedure in dict.fromkeys(one.procedure or "" for one in audit.findings):
        yield ProcedureFindings(
            procedure,
            counts[procedure, FindingLevel.MAJOR],
            counts[procedure, FindingLevel.MINOR],
            counts[procedure, FindingLevel.OBSERVATION],
            most,
        )
