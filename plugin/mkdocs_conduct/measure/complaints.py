"""Complaint records → due days and the figures that are computed from them (GB/T 19012)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from ..calendar import WorkingDays
from ..model import (
    Calendar,
    Category,
    Code,
    CodeFramework,
    ComplaintRecord,
    Complaints,
    Duration,
    DurationUnit,
    Frequency,
    PerformanceIndicator,
    Period,
    PeriodKind,
)
from ..model.complaint import CustomerCount, Effect, Fault
from .periods import period_of

_FAULTS = (Fault.INTENT, Fault.GROSS)
_EFFECTS = (Effect.LOSS, Effect.SERIOUS)
_KINDS = {
    Frequency.DAILY: (PeriodKind.SPAN,),
    Frequency.WEEKLY: (PeriodKind.WEEK,),
    Frequency.MONTHLY: (PeriodKind.MONTH,),
    Frequency.QUARTERLY: (PeriodKind.QUARTER,),
    Frequency.HALF_YEARLY: (PeriodKind.HALF,),
    Frequency.YEARLY: (PeriodKind.YEAR, PeriodKind.FISCAL_YEAR),
}


class Figure(NamedTuple):
    """A share that was counted: so many out of so many, in a period, at a site or overall."""

    period: Period
    numerator: int
    denominator: int
    site: str | None = None
    excluded: int = 0
    """How many were left out because a class of customers does not count."""
    unplaced: int = 0
    """How many could not be counted because nobody wrote where they belong."""
    undecided: int = 0
    """The year whose working days are not decided yet though they were counted; 0 for none."""


class Due(NamedTuple):
    """The day a complaint must be decided by."""

    day: date
    undecided: int = 0
    """The year whose working days are not decided yet though they were counted; 0 for none."""


def records_of(framework: CodeFramework, code: Code) -> tuple[ComplaintRecord, ...]:
    """Return the complaints about this code; one without a code is about all that have its commitment."""
    own = {commitment.id for commitment in code.commitments}
    return tuple(
        record
        for record in framework.complaint_records
        if record.code == code.id
        or (record.code is None and (record.commitment is None or record.commitment in own))
    )


def counts_as_complaint(record: ComplaintRecord, categories: Mapping[str, Category]) -> bool:
    """Whether a record is a complaint; one without a category is."""
    category = categories.get(record.category or "")
    return category is None or category.counts_as_complaint


def _said(framework: CodeFramework, code: Code) -> Iterator[Complaints]:
    """Yield what is said of complaints about this code, the code's own words first: what they leave out is the organization's."""
    for complaints in (code.complaints, framework.organization.complaints):
        if complaints is not None:
            yield complaints


def categories_of(framework: CodeFramework, code: Code) -> Mapping[str, Category]:
    """Return the categories of complaints about this code by id."""
    lists = (one.categories for one in _said(framework, code) if one.categories)
    return {category.id: category for category in next(lists, ())}


def customers_of(framework: CodeFramework, code: Code) -> tuple[CustomerCount, ...]:
    """Return how many customers there were, by period."""
    return next((one.customers for one in _said(framework, code) if one.customers), ())


def limit_of(framework: CodeFramework, code: Code) -> Duration | None:
    """Return by when a complaint about this code is decided."""
    return next((one.decision for one in _said(framework, code) if one.decision), None)


def decided_on(record: ComplaintRecord) -> date | None:
    """Return the day the customer knew the decision; the closing stands in where none was written."""
    return record.decided_on or record.closed_on


def due_of(record: ComplaintRecord, limit: Duration | None, working: WorkingDays) -> Due | None:
    """Return by when a complaint must be decided: as the record says, else by the limit promised."""
    if record.due_on is not None:
        return Due(record.due_on)
    if limit is None:
        return None
    day = working.end_of(record.received_on, limit)
    years = range(record.received_on.year, min(day.year, record.received_on.year + 20) + 1)
    undecided = next((year for year in reversed(years) if not working.is_decided(year)), 0)
    return Due(day, undecided if limit.unit is DurationUnit.WORKING_DAY else 0)


def working_days(framework: CodeFramework) -> WorkingDays:
    """Return the working days of an organization."""
    return WorkingDays(framework.organization.calendar or Calendar())


@dataclass(frozen=True, slots=True)
class _Counted:
    """The complaints one indicator counts, and those it leaves out."""

    records: tuple[ComplaintRecord, ...]
    excluded: tuple[ComplaintRecord, ...]


def _counted(framework: CodeFramework, code: Code, indicator: PerformanceIndicator) -> _Counted:
    classes = {one.id for one in framework.organization.user_classes if indicator.id in one.exclude_from}
    categories = categories_of(framework, code)
    kept: list[ComplaintRecord] = []
    left_out: list[ComplaintRecord] = []
    for record in records_of(framework, code):
        if counts_as_complaint(record, categories):
            (left_out if record.user_class in classes else kept).append(record)
    return _Counted(tuple(kept), tuple(left_out))


def is_verified(record: ComplaintRecord) -> bool:
    """Whether a complaint proved right."""
    return record.verified is True


def is_valid(record: ComplaintRecord) -> bool:
    """Whether it proved right, was a matter of intent or gross fault, and cost the customer something."""
    return is_verified(record) and record.fault in _FAULTS and record.effect in _EFFECTS


def rates(
    framework: CodeFramework,
    code: Code,
    indicator: PerformanceIndicator,
    counts: Callable[[ComplaintRecord], bool],
    day: date,
) -> Iterator[Figure]:
    """Yield the complaints that count ÷ customers of each period that is over on `day` and whose customers were counted."""
    if not framework.complaint_records:
        return
    fiscal = framework.organization.fiscal_year_starts
    found = _counted(framework, code, indicator)
    kinds = _KINDS.get(indicator.frequency) if indicator.frequency else None
    kept, left_out = (
        sorted(filter(counts, records), key=_received) for records in (found.records, found.excluded)
    )
    for customers in customers_of(framework, code):
        period, site = customers.period, customers.site
        if (kinds and period.kind not in kinds) or period.end(fiscal) >= day:
            continue
        first, last = period.start(fiscal), period.end(fiscal)
        here = _between(kept, first, last)
        gone = sum(site in (None, one.site) for one in _between(left_out, first, last))
        unplaced = sum(site is not None and one.site is None for one in here)
        counted = sum(site in (None, one.site) for one in here)
        yield Figure(period, counted, customers.count, site, gone, unplaced)


def _received(record: ComplaintRecord) -> date:
    return record.received_on


def _between(records: list[ComplaintRecord], first: date, last: date) -> list[ComplaintRecord]:
    """Return the records received from one day to another; they are in the order they were received."""
    return records[bisect_left(records, first, key=_received) : bisect_right(records, last, key=_received)]


def in_time(
    framework: CodeFramework, code: Code, indicator: PerformanceIndicator, day: date
) -> Iterator[Figure]:
    """Yield complaints decided in time ÷ complaints due, by the period they were due in."""
    limit, working = limit_of(framework, code), working_days(framework)
    found = _counted(framework, code, indicator)
    by_period: dict[Period, list[tuple[ComplaintRecord, Due]]] = {}
    fiscal = framework.organization.fiscal_year_starts
    for record in found.records:
        due = due_of(record, limit, working)
        period = period_of(due.day, indicator.frequency, fiscal) if due else None
        if due and period and period.end(fiscal) < day:
            by_period.setdefault(period, []).append((record, due))
    gone = Counter(
        period_of(due.day, indicator.frequency, fiscal)
        for record in found.excluded
        if (due := due_of(record, limit, working))
    )
    for period, records in by_period.items():
        timely = sum((decided_on(record) or date.max) <= due.day for record, due in records)
        undecided = max(due.undecided for _, due in records)
        yield Figure(period, timely, len(records), excluded=gone[period], undecided=undecided)
