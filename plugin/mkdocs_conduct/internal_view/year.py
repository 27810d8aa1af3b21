"""The twelve months of a fiscal year: what was done, is planned and is late in each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from ..calendar import months_later
from ..measure.due import Due, DueKind
from ..measure.due_days import frequency_in
from ..measure.due_of_codes import communication_day, own_codes
from ..measure.periods import period_of
from ..model import Code, Communication, Frequency
from ..model.context import PlanItem
from ..model.implementation import Milestone
from ..speaker import Speaker
from .due import due_line
from .plan_types import EMPTY, CalendarPart, CalendarRow, Mark, Month
from .register_types import Sign

MONTHS = 12
_REGULAR = (
    *(DueKind.REVIEW, DueKind.EVALUATION, DueKind.SURVEY, DueKind.COLLECTION, DueKind.FOLLOW_UP),
    *(DueKind.METHOD, DueKind.INSPECTION, DueKind.COVERAGE, DueKind.CERTIFICATE, DueKind.COMPETENCE),
)
"""Tasks that come again, besides communications."""


class Year:
    """The twelve months of the fiscal year that holds a day."""

    def __init__(self, s: Speaker) -> None:
        self.s = s
        start = s.fiscal.in_year(s.as_of.year)
        if start > s.as_of:
            start = s.fiscal.in_year(s.as_of.year - 1)
        self.first = start.replace(day=1)
        self.months = [months_later(self.first, n) for n in range(MONTHS)]
        self.last = months_later(self.first, MONTHS) - timedelta(days=1)

    def heads(self) -> tuple[Month, ...]:
        """Return the heads of the months."""
        s = self.s
        return tuple(
            Month(
                label=(name := s.words(f"plan.month_name.{month.month}")),
                title=s.words("plan.month_title", year=month.year, name=name),
                is_now=(month.year, month.month) == (s.as_of.year, s.as_of.month),
            )
            for month in self.months
        )

    def row(self, text_md: str, owner: str, done: Iterable[date], planned: Iterable[date]) -> CalendarRow:
        """Make a row of days done and days planned; where a month has both, what is still to be done counts."""
        s = self.s
        done, planned = sorted(set(done)), sorted(set(planned))
        marks = []
        for month in self.months:

            def here(days: list[date], month: date = month) -> list[date]:
                return [day for day in days if (day.year, day.month) == (month.year, month.month)]

            marks.append(self._mark(here(done), here(planned)))
        outside = [
            *(s.words("plan.was_done", date=s.date(day)) for day in done[-1:] if not self._is_in(day)),
            *(
                s.words("plan.was_due" if day < s.as_of else "plan.is_due", date=s.date(day))
                for day in planned
                if not self._is_in(day)
            ),
        ]
        return CalendarRow(
            text_md=text_md, owner=owner, marks=tuple(marks), elsewhere=s.words("list.sep").join(outside[:2])
        )

    def _is_in(self, day: date) -> bool:
        return self.first <= day <= self.last

    def _mark(self, done: list[date], planned: list[date]) -> Mark:
        s = self.s
        if planned:
            day = planned[-1]
            late = day < s.as_of
            key = "overdue" if late else "planned"
            return Mark(
                Sign.BAD if late else Sign.OPEN, s.words(f"plan.mark.{key}", date=s.date(day)), str(day.day)
            )
        if done:
            return Mark(Sign.GOOD, s.words("plan.mark.done", date=s.date(done[-1])), str(done[-1].day))
        return EMPTY

    def again(self, told: Communication, first: date) -> Iterator[date]:
        """Yield the days of a communication that comes again, from its next one to the end of the year."""
        frequency = frequency_in(told.frequency)
        period = period_of(first, frequency, self.s.fiscal)
        until = min(told.end or self.last, self.last)
        yield first
        if frequency in (Frequency.DAILY, Frequency.WEEKLY):
            # Each month of the year has such days: one mark a month says it.
            yield from (month for month in self.months if first < month <= until)
            return
        following = period.next() if period is not None else None
        while following is not None and following.end(self.s.fiscal) <= until:
            yield following.end(self.s.fiscal)
            following = following.next()


def sides(code: Code) -> Iterator[tuple[str, tuple[Communication, ...]]]:
    """Yield the communications inside and outside."""
    plan = code.communication_plan
    if plan is not None:
        yield "internal", plan.internal
        yield "external", plan.external


def _communications(s: Speaker, year: Year) -> Iterator[CalendarRow]:
    for code in own_codes(s.framework):
        for _, communications in sides(code):
            for told in communications:
                day = communication_day(told, s.fiscal)
                planned = year.again(told, day) if day is not None else ()
                text = s.text(told.purpose or told.message or told.method) or told.id
                owner = told.owner or code.accountable
                yield year.row(text, s.post(owner) if owner else "", (one.date for one in told.done), planned)


def _trainings(s: Speaker, year: Year) -> Iterator[CalendarRow]:
    for code in own_codes(s.framework):
        for one in code.training:
            done = [one.done_on] if one.done_on else []
            planned = [one.date] if one.date and not one.done_on else []
            if done or planned:
                owner = one.owner or code.accountable
                yield year.row(s.text(one.topic), s.post(owner) if owner else "", done, planned)


def _tasks(s: Speaker, year: Year) -> Iterator[CalendarRow]:
    items = [item for plan in s.framework.organization.annual_plans for item in plan.items]
    codes = own_codes(s.framework)
    milestones = [one for code in codes if code.implementation for one in code.implementation.milestones]
    both: tuple[PlanItem | Milestone, ...] = (*items, *milestones)
    for one in both:
        done = [one.done_on] if one.done_on else []
        planned = [one.due] if one.due and not one.done_on else []
        if done or planned:
            yield year.row(s.text(one.text), s.post(one.owner) if one.owner else "", done, planned)


def _campaigns(s: Speaker, year: Year) -> Iterator[CalendarRow]:
    for one in s.framework.organization.campaigns:
        first, last = one.start or one.end, one.end or one.start
        if first is None or last is None:
            continue
        days = [first, last, *(month for month in year.months if first < month < last)]
        done = days if last < s.as_of else [day for day in days if day < s.as_of]
        yield year.row(
            s.text(one.title),
            s.post(one.owner) if one.owner else "",
            done,
            [d for d in days if d not in done],
        )


def _regular(s: Speaker, year: Year, items: tuple[Due, ...]) -> Iterator[CalendarRow]:
    for one in items:
        if one.kind in _REGULAR:
            line = due_line(s, one)
            what = line.text_md or line.code or line.period
            text = s.words("sentence.of", a=line.kind, b=what) if what else line.kind
            yield year.row(text, line.owner, (), [one.day])


def calendar_parts(s: Speaker, year: Year, items: tuple[Due, ...]) -> tuple[CalendarPart, ...]:
    """Return what is planned, by kind; a kind without rows is left out."""
    parts = (
        ("communications", _communications(s, year)),
        ("trainings", _trainings(s, year)),
        ("tasks", _tasks(s, year)),
        ("campaigns", _campaigns(s, year)),
        ("regular", _regular(s, year, items)),
    )
    filled = ((name, tuple(rows)) for name, rows in parts)
    return tuple(
        CalendarPart(id=name, title=s.words(f"plan.part.{name}"), rows=rows) for name, rows in filled if rows
    )
