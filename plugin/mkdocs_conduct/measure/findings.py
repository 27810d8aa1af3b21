"""Inspections → what is open, by when, and how many problems there were of each kind (8.2)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from ..calendar import WorkingDays
from ..model import CodeFramework, Duration, DurationUnit, Frequency, Inspection, Origin, Period
from ..model.consequences import Sanction, SanctionKind
from ..model.inspection import Appeal, InspectionFinding
from ..model.quantity import MonthDay
from ..model.supervision import ProblemKind
from .periods import period_of

Path = tuple[str | int, ...]
_FINE = re.compile(
    r"乐捐|樂捐|罚款|罰款|罚金|扣款|扣工资|扣薪|扣钱|\bfin(?:e|es|ed|ing)\b(?!-)|\bdeduct", re.IGNORECASE
)
"""Words of a rule that takes money from staff."""


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding with its inspection and the place it stands at."""

    finding: InspectionFinding
    inspection: Inspection
    origin: Origin
    path: Path

    @property
    def is_open(self) -> bool:
        """Whether it was not closed."""
        return self.finding.closed_on is None

    def days_late(self, day: date) -> int:
        """Return for how many days it should have been mended on `day`; 0 where it is closed or in time."""
        if not self.is_open or self.finding.due is None:
            return 0
        return max(0, (day - self.finding.due).days)

    def awaits_feedback(self, day: date) -> bool:
        """Whether its feedback sheet should have been returned before `day` and was not."""
        sheet = self.finding.feedback
        due = (sheet.due or self.finding.due) if sheet else None
        return sheet is not None and sheet.returned_on is None and due is not None and due < day


@dataclass(frozen=True, slots=True)
class PlacedAppeal:
    """An appeal with the place it stands at and its days."""

    appeal: Appeal
    origin: Origin
    path: Path
    lodge_by: date | None
    """The last day to lodge it; None where nothing says so."""
    answer_by: date | None
    """The last day to answer it; None where nothing says so."""
    undecided: int = 0
    """The year whose working days are not decided yet though they were counted; 0 for none."""

    def is_overdue(self, day: date) -> bool:
        """Whether it should have been answered before `day` and was not."""
        return self.appeal.answered_on is None and self.answer_by is not None and self.answer_by < day


@dataclass(frozen=True, slots=True)
class FindingCount:
    """How many findings there are of one class, level or post."""

    id: str
    """Empty for those of none."""
    count: int
    open: int


def placed_findings(framework: CodeFramework) -> Iterator[PlacedFinding]:
    """Yield every finding of every inspection, in the order of the files."""
    for file in framework.inspections:
        for n, held in enumerate(file.inspections):
            for m, finding in enumerate(held.findings):
                yield PlacedFinding(finding, held, file.origin, ("inspections", n, "findings", m))


def placed_appeals(framework: CodeFramework, working: WorkingDays) -> Iterator[PlacedAppeal]:
    """Yield every appeal with the days that the rules of appeals give it."""
    rules = framework.supervision.appeals if framework.supervision else None
    lodge, answer = (rules.lodge_within, rules.answer_within) if rules else (None, None)
    for file in framework.inspections:
        for n, appeal in enumerate(file.appeals):
            lodge_by = working.end_of(appeal.notified_on, lodge) if lodge and appeal.notified_on else None
            answer_by = working.end_of(appeal.lodged_on, answer) if answer else None
            undecided = _undecided(appeal.lodged_on, answer_by, answer, working)
            yield PlacedAppeal(appeal, file.origin, ("appeals", n), lodge_by, answer_by, undecided)


def _undecided(first: date, last: date | None, limit: Duration | None, working: WorkingDays) -> int:
    if last is None or limit is None or limit.unit is not DurationUnit.WORKING_DAY:
        return 0
    years = range(first.year, min(last.year, first.year + 20) + 1)
    return next((year for year in reversed(years) if not working.is_decided(year)), 0)


def is_hazard(finding: InspectionFinding, framework: CodeFramework) -> bool:
    """Whether a finding is of a class that holds hazards."""
    classes = framework.supervision.problem_classes if framework.supervision else ()
    return any(one.id == finding.problem_class and one.kind is ProblemKind.HAZARD for one in classes)


def takes_money(sanction: Sanction) -> bool:
    """Whether a sanction takes money from an employee, by its kind or by its words."""
    words = " ".join((*sanction.rule.all, *(sanction.if_late.all if sanction.if_late else ())))
    return sanction.kind is SanctionKind.DEDUCTION or bool(_FINE.search(words))


def tally_findings(
    named: Iterable[tuple[str | None, bool]], known: Iterable[str]
) -> tuple[FindingCount, ...]:
    """Count findings by what they name, each with whether it is open: first what is `known`, also where it has none.

    What is not known follows in the order of its letters, what names nothing comes last.
    """
    pairs = [(name or "", is_open) for name, is_open in named]
    counts = Counter(name for name, _ in pairs)
    still = Counter(name for name, is_open in pairs if is_open)
    listed = list(dict.fromkeys(known))
    others = sorted(name for name in counts if name and name not in listed)
    names = (*listed, *others, *([""] if counts[""] else []))
    return tuple(FindingCount(name, counts[name], still[name]) for name in names)


def last_held(framework: CodeFramework, day: date) -> Mapping[str, date]:
    """Return the day each type of inspection was last held on until `day`, by type."""
    found: dict[str, date] = {}
    for held in framework.held_inspections:
        if held.date <= day:
            found[held.type] = max(held.date, found.get(held.type, held.date))
    return found


def is_superseded(period: Period, day: date, fiscal: MonthDay) -> bool:
    """Whether the period after `period`, in which its results are made known, is over on `day`."""
    following = period.next()
    return following is not None and following.end(fiscal) < day


def unpublished(
    framework: CodeFramework, kind: str, frequency: Frequency, day: date
) -> tuple[tuple[Period, Inspection], ...]:
    """Return the periods whose inspections of a type should have been made known before `day`, with the last of each.

    Results of a period are made known until the end of the next one. What was made known without saying of which
    period counts for all inspections before it, back to the time before.
    """
    fiscal = framework.organization.fiscal_year_starts
    told = [
        one
        for file in framework.inspections
        for one in file.publications
        if one.type == kind and one.on <= day
    ]
    last: dict[Period, Inspection] = {}
    for held in sorted(framework.held_inspections, key=lambda one: one.date):
        period = period_of(held.date, frequency, fiscal)
        if held.type == kind and period is not None and is_superseded(period, day, fiscal):
            last[period] = held
    return tuple(
        (period, held)
        for period, held in last.items()
        if not any(one.period == period or (one.period is None and one.on >= held.date) for one in told)
    )
