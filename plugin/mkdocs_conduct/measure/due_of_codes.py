"""What is due for codes: results, reviews, evaluations, inputs, communications, training, milestones, collections."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from ..calendar import WorkingDays
from ..merge import last_day
from ..model import Code, CodeFramework, CodeStatus, Communication, Frequency, PerformanceIndicator
from ..model.preparation import Disposition
from .complaints import working_days
from .due import Due, DueKind, Path
from .due_days import SETTLE, again_by, first_result_due, following, frequency_in, next_result
from .series import series_for


def own_codes(framework: CodeFramework) -> Iterator[Code]:
    """Yield the codes that the organization works with: neither withdrawn nor transcribed from a publication."""
    for code in framework.codes:
        if not code.is_transcribed and code.status is not CodeStatus.WITHDRAWN:
            yield code


def of_codes(framework: CodeFramework, today: date) -> Iterator[Due]:
    """Yield what is due for each code; of drafts only what prepares them."""
    for code in own_codes(framework):
        found = _OfCode(framework, code, today)
        if code.status.is_published:
            yield from found.results()
            yield from found.evaluations()
            yield from found.reviews()
            yield from found.collections()
        yield from found.inputs()
        yield from found.communications()
        yield from found.trainings()
        yield from found.milestones()


class _OfCode:
    """Finds what is due for one code."""

    def __init__(self, framework: CodeFramework, code: Code, today: date) -> None:
        self.framework = framework
        self.code = code
        self.today = today
        self.fiscal = framework.organization.fiscal_year_starts

    def _due(self, kind: DueKind, id: str, path: Path, day: date, owner: str | None, **more: Any) -> Due:  # noqa: A002
        return Due(
            kind=kind,
            id=id,
            text=more.pop("text", None),
            day=day,
            owner=owner or self.code.accountable or "",
            code=self.code.id,
            origin=more.pop("origin", self.code.origin),
            path=path,
            **more,
        )

    def results(self) -> Iterator[Due]:
        """Yield the result of each indicator that comes next, or the newest one overdue."""
        for n, indicator in enumerate(self.code.performance_indicators):
            if last_day(indicator.valid_until, self.fiscal) < self.today:
                continue
            path: Path = ("performance_indicators", n, "id")
            series = series_for(self.framework, self.code, indicator, self.today)
            coming = next_result(series, self.fiscal)
            if series.due is not None and series.due_on is not None:
                coming = series.due, series.due_on
            if coming is not None:
                period, day = coming
                about = f"{indicator.id} {period.id}"
                yield self._due(
                    DueKind.RESULT, about, path, day, indicator.owner, text=indicator.name, period=period
                )
            elif not series.outcomes and not indicator.formula:
                yield from self._first_result(indicator, path)

    def _first_result(self, indicator: PerformanceIndicator, path: Path) -> Iterator[Due]:
        day = first_result_due(self.code, indicator, self.fiscal) if indicator.is_public else None
        if day is not None:
            yield self._due(DueKind.RESULT, indicator.id, path, day, indicator.owner, text=indicator.name)

    def evaluations(self) -> Iterator[Due]:
        """Yield the next evaluation of the code's performance."""
        reviews = self.framework.reviews
        frequency = (reviews.evaluate_every if reviews else None) or Frequency.YEARLY
        done = [
            (one.date, n) for n, one in self.framework.evaluations_of(self.code) if one.date <= self.today
        ]
        last = max(done)[0] if done else self.code.effective_from
        day = following(last, frequency) if last is not None else None
        if day is None:
            return
        if done and reviews is not None:
            path: Path = ("evaluations", max(done)[1], "date")
            yield self._due(DueKind.EVALUATION, "next", path, day, None, origin=reviews.origin)
        else:
            yield self._due(DueKind.EVALUATION, "next", ("effective_from",), day, None)

    def reviews(self) -> Iterator[Due]:
        """Yield the next review of the code, unless it was held on its day or after."""
        due = self.code.next_review
        held = [one.held_on for _, one in self.framework.reviews_of(self.code)]
        known = [day for day in (self.code.last_review, *held) if day is not None and day <= self.today]
        if due is not None and not any(day >= due for day in known):
            yield self._due(DueKind.REVIEW, "next", ("next_review",), due, None)

    def inputs(self) -> Iterator[Due]:
        """Yield inputs without a disposition, and settled ones whose contributors do not know it yet."""
        for n, one in enumerate(self.code.inputs):
            if one.date is None:
                continue
            if one.disposition is Disposition.OPEN:
                path: Path = ("inputs", n, "disposition")
                yield self._due(
                    DueKind.INPUT, one.id, path, one.date + SETTLE, one.owner, text=one.summary or one.method
                )
            elif one.feedback_given_on is None:
                path = ("inputs", n, "feedback_given_on")
                text = one.summary or one.method
                yield self._due(DueKind.INPUT_ANSWER, one.id, path, one.date + SETTLE, one.owner, text=text)

    def communications(self) -> Iterator[Due]:
        """Yield communications not made yet, and regular ones by the day they come again."""
        plan = self.code.communication_plan
        for side in ("internal", "external") if plan else ():
            for n, told in enumerate(getattr(plan, side)):
                day = communication_day(told, self.fiscal)
                if day is not None:
                    path: Path = ("communication_plan", side, n, "id")
                    text = told.purpose or told.message or told.method
                    # The days of one that comes again belong to the first time.
                    start = told.start if not told.done else None
                    yield self._due(
                        DueKind.COMMUNICATION, told.id, path, day, told.owner, text=text, start=start
                    )

    def trainings(self) -> Iterator[Due]:
        """Yield trainings planned and not held."""
        for n, one in enumerate(self.code.training):
            if one.date is not None and one.done_on is None:
                path: Path = ("training", n, "date")
                yield self._due(DueKind.TRAINING, one.id, path, one.date, one.owner, text=one.topic)

    def milestones(self) -> Iterator[Due]:
        """Yield milestones not reached."""
        implementation = self.code.implementation
        for n, one in enumerate(implementation.milestones if implementation else ()):
            if one.due is not None and one.done_on is None:
                path: Path = ("implementation", "milestones", n, "due")
                yield self._due(DueKind.MILESTONE, one.id, path, one.due, one.owner, text=one.text)

    def collections(self) -> Iterator[Due]:
        """Yield the next time of each regular collection of information."""
        working: WorkingDays = working_days(self.framework)
        for n, one in enumerate(self.code.information_collection):
            last = one.last_done or self.code.effective_from
            if one.every is not None and last is not None:
                key = "last_done" if one.last_done else "every"
                day = working.end_of(last, one.every)
                path: Path = ("information_collection", n, key)
                yield self._due(DueKind.COLLECTION, one.id, path, day, one.owner, text=one.what)


def communication_day(told: Communication, fiscal: Any) -> date | None:
    """Return the last day of a communication that is to come; None where it was made once for all, or has no day.

    A regular one is made again by the end of the period after the one it was last made in.
    """
    if not told.done:
        return told.end or told.when or told.start
    day = again_by(max(one.date for one in told.done), frequency_in(told.frequency), fiscal)
    return None if day is None or (told.end is not None and day > told.end) else day
