"""Days of what happened: nothing ends before it began, and nothing has happened that is still to come (8.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..merge import first_day
from ..model import CodeFramework, ComplaintRecord, Improvement, Inspections, Origin, Period
from ..problems import Severity
from .base import Context, Finding, Path, organization_rule

Day = tuple[str, date | None]
"""The key of a day below the entry's path, with dots, and the day."""
Entry = tuple[Origin, Path, str, tuple[Day, ...], tuple[Day, ...]]
"""Place and id of an entry; its days in pairs, the later one not before the earlier; and the days that lie behind us."""


def _pairs(first: Day, *later: Day) -> tuple[Day, ...]:
    return tuple(day for one in later for day in (first, one))


def _complaint(one: ComplaintRecord) -> Entry:
    received = ("received_on", one.received_on)
    done = (
        ("acknowledged_on", one.acknowledged_on),
        ("decided_on", one.decided_on),
        ("closed_on", one.closed_on),
    )
    return one.origin, (), one.id, _pairs(received, *done, ("due_on", one.due_on)), (received, *done)


def _improvement(n: int, one: Improvement, origin: Origin) -> Entry:
    done, verified = ("done_on", one.done_on), ("verified_on", one.verified_on)
    return origin, ("improvements", n), one.id, (done, verified), (done, verified)


def _of_inspections(file: Inspections) -> Iterator[Entry]:
    for n, held in enumerate(file.inspections):
        path: Path = ("inspections", n)
        began, told = ("date", held.date), ("told_on", held.told_on)
        # One that is planned stands there too: it has a day and nothing that came of it.
        is_held = bool(held.findings or held.scores or held.record or held.told_on)
        yield file.origin, path, held.id, (began, told), (began, told) if is_held else ()
        for m, one in enumerate(held.findings):
            sheet = one.feedback
            issued = ("feedback.issued_on", sheet.issued_on if sheet else None)
            returned = ("feedback.returned_on", sheet.returned_on if sheet else None)
            closed = ("closed_on", one.closed_on)
            inside = (f"findings.{m}.{key}" for key, _ in (closed, issued, returned))
            done = tuple(zip(inside, (closed[1], issued[1], returned[1]), strict=True))
            pairs = (*_pairs(began, *done, (f"findings.{m}.due", one.due)), done[1], done[2])
            yield file.origin, path, one.id, pairs, done
    for n, appeal in enumerate(file.appeals):
        known, lodged = ("notified_on", appeal.notified_on), ("lodged_on", appeal.lodged_on)
        answered = ("answered_on", appeal.answered_on)
        yield (
            file.origin,
            ("appeals", n),
            appeal.id,
            (known, lodged, lodged, answered),
            (known, lodged, answered),
        )


def _entries(framework: CodeFramework) -> Iterator[Entry]:
    for record in framework.complaint_records:
        yield _complaint(record)
    for file in framework.inspections:
        yield from _of_inspections(file)
    improvements = framework.improvements
    for n, one in enumerate(improvements.improvements if improvements else ()):
        assert improvements is not None  # noqa: S101  (there is one where it has items)
        yield _improvement(n, one, improvements.origin)


def _path(start: Path, key: str) -> Path:
    return (*start, *(int(step) if step.isdigit() else step for step in key.split(".")))


def _faults(entry: Entry, today: date) -> Iterator[Finding]:
    origin, start, about, pairs, behind = entry
    told = set()
    for (first_key, first), (key, day) in zip(pairs[::2], pairs[1::2], strict=True):
        # A first day that is still to come is the one that is wrong.
        if first is not None and day is not None and day < first <= today and key not in told:
            told.add(key)
            arguments = {"day": day, "first": first, "before": first_key.rpartition(".")[2]}
            yield Finding(origin=origin, path=_path(start, key), about=about, arguments=arguments)
    for key, day in behind:
        if day is not None and day > today:
            path = _path(start, key)
            yield Finding(
                origin=origin, path=path, about=about, text="record-date-to-come", arguments={"day": day}
            )


@organization_rule("record-date-impossible", clause="8.1", severity=Severity.WARNING)
def record_date_impossible(context: Context) -> Iterator[Finding]:
    """What happened did not end before it began, and is not still to come.

    Asked of complaints, inspections with what they found, appeals, improvements and results; only a planned inspection,
    of which nothing has come yet, may be still to come. It is a slip of the pen in most cases, and everything that is
    counted from the day is wrong with it: time limits, what is overdue, the dashboard.

    Bad: `received_on: 2026-02-10, decided_on: 2026-01-12`. Good: `received_on: 2026-02-10, decided_on: 2026-02-12`.

    中文：已经发生的事，结束不早于开始，也不在今天以后。

    查投诉、检查和发现的问题、申诉、改进和结果；计划的检查可以在今天以后。多半是笔误，可是从这一天算出来的都会跟着错：时限、逾期、看板。

    反例：`received_on: 2026-02-10, decided_on: 2026-01-12`。正例：`received_on: 2026-02-10, decided_on: 2026-02-12`。
    """
    for entry in _entries(context.framework):
        yield from _faults(entry, context.as_of)
    told: set[tuple[str, Period]] = set()
    for row in context.framework.measurements:
        if row.period.year < context.as_of.year:
            continue
        at = (row.origin.file, row.period)
        if first_day(row.period, context.fiscal) > context.as_of and at not in told:
            told.add(at)
            yield Finding(
                origin=row.origin,
                path=("period",),
                about=row.indicator,
                text="result-to-come",
                arguments={"period": row.period},
            )


RULES = (record_date_impossible,)
