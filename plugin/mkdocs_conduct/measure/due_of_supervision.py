"""What is due in supervision: inspections, findings to be closed, answers to appeals, places nobody looked at."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..model import CodeFramework, Origin, Period, Text
from ..model.supervision import InspectionType
from .complaints import working_days
from .due import Due, DueKind, Path
from .findings import last_held, placed_appeals, placed_findings, unpublished
from .oversight import coverage_of
from .periods import period_of


def of_supervision(framework: CodeFramework, today: date) -> Iterator[Due]:
    """Yield what is due in supervision and oversight."""
    yield from _findings(framework)
    yield from _appeals(framework)
    yield from _inspections(framework, today)
    yield from _coverage(framework, today)


def _due(
    kind: DueKind,
    id: str,  # noqa: A002  (what the type calls it)
    place: tuple[Origin, Path],
    day: date,
    owner: str | None,
    *,
    text: Text | None = None,
    period: Period | None = None,
) -> Due:
    return Due(
        kind=kind,
        id=id,
        text=text,
        day=day,
        owner=owner or "",
        code="",
        origin=place[0],
        path=place[1],
        period=period,
    )


def _findings(framework: CodeFramework) -> Iterator[Due]:
    for one in placed_findings(framework):
        finding, sheet = one.finding, one.finding.feedback
        responsible = finding.post or finding.follow_up
        if one.is_open and finding.due is not None:
            path = (*one.path, "due")
            yield _due(
                DueKind.FINDING, finding.id, (one.origin, path), finding.due, responsible, text=finding.text
            )
        if one.is_open and finding.follow_up_on is not None:
            path = (*one.path, "follow_up_on")
            owner = finding.follow_up or finding.post
            yield _due(
                DueKind.FOLLOW_UP_LOOK,
                finding.id,
                (one.origin, path),
                finding.follow_up_on,
                owner,
                text=finding.text,
            )
        answer_by = (sheet.due or finding.due) if sheet else None
        if sheet is not None and sheet.returned_on is None and answer_by is not None:
            path = (*one.path, "feedback")
            yield _due(
                DueKind.FEEDBACK_SHEET,
                finding.id,
                (one.origin, path),
                answer_by,
                responsible,
                text=finding.text,
            )


def _appeals(framework: CodeFramework) -> Iterator[Due]:
    for one in placed_appeals(framework, working_days(framework)):
        if one.appeal.answered_on is None and one.answer_by is not None:
            path, owner = (*one.path, "lodged_on"), one.appeal.decided_by
            yield _due(DueKind.APPEAL, one.appeal.id, (one.origin, path), one.answer_by, owner)


def _inspections(framework: CodeFramework, today: date) -> Iterator[Due]:
    """Yield the next inspection of each regular type, and results that should have been made known."""
    supervision = framework.supervision
    if supervision is None:
        return
    fiscal, held = framework.organization.fiscal_year_starts, last_held(framework, today)
    leader = next((member.post for member in supervision.group), "")
    for n, kind in enumerate(supervision.inspection_types):
        path: Path = ("inspection_types", n, "frequency")
        period = _next_period(framework, kind, held.get(kind.id), today)
        if period is not None:
            yield _due(
                DueKind.INSPECTION,
                f"{kind.id} {period.id}",
                (supervision.origin, path),
                period.end(fiscal),
                leader,
                text=kind.name,
                period=period,
            )
        if kind.publish_every is not None:
            path = ("inspection_types", n, "publish_every")
            for late, _ in unpublished(framework, kind.id, kind.publish_every, today):
                after = late.next()
                day = after.end(fiscal) if after is not None else today
                yield _due(
                    DueKind.PUBLICATION,
                    f"{kind.id} {late.id}",
                    (supervision.origin, path),
                    day,
                    leader,
                    text=kind.name,
                    period=late,
                )


def _next_period(
    framework: CodeFramework, kind: InspectionType, last: date | None, today: date
) -> Period | None:
    """Return the period an inspection of a regular type is to be held in next; this one where none ever was."""
    fiscal = framework.organization.fiscal_year_starts
    if last is None:
        return period_of(today, kind.frequency, fiscal)
    period = period_of(last, kind.frequency, fiscal)
    return period.next() if period is not None else None


def _coverage(framework: CodeFramework, today: date) -> Iterator[Due]:
    """Yield the places to be looked at in this period, and those left out in the one before."""
    reviews, fiscal = framework.reviews, framework.organization.fiscal_year_starts
    since = min((code.effective_from for code in framework.codes if code.effective_from), default=None)
    for n, one in enumerate(reviews.oversight if reviews else ()):
        for covered in coverage_of(one, today, fiscal, since)[:2]:
            if reviews is not None and not covered.is_met:
                path: Path = ("oversight", n, "done")
                yield _due(
                    DueKind.COVERAGE,
                    f"{one.id} {covered.period.id}",
                    (reviews.origin, path),
                    covered.period.end(fiscal),
                    one.owner,
                    period=covered.period,
                )
