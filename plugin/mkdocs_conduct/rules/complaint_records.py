"""Complaint records: who looks into them, whether they are decided in time, and what they are about (GB/T 19012)."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..measure.complaints import (
    categories_of,
    counts_as_complaint,
    decided_on,
    due_of,
    limit_of,
    working_days,
)
from ..model import ComplaintRecord
from ..problems import Severity
from .base import CodeContext, Finding, rule
from .complaint_terms import handling, of_handling

_NAMED = 3
"""How many records a message names."""


def _records(context: CodeContext) -> Iterator[ComplaintRecord]:
    """Yield the records that are told with this code; those without a code with the organization's first."""
    for record in context.framework.complaint_records:
        if record.code == context.code.id or (record.code is None and context.is_first):
            yield record


def _by_file(
    context: CodeContext, lacks: Callable[[ComplaintRecord], bool], column: str
) -> Iterator[Finding]:
    """Yield one finding a file for all records that lack something: it is the same mistake."""
    files: dict[str, list[ComplaintRecord]] = {}
    for record in _records(context):
        if lacks(record):
            files.setdefault(record.origin.file, []).append(record)
    for found in files.values():
        names = ", ".join(record.id for record in found[:_NAMED])
        arguments = {"n": len(found), "records": f"{names} …" if len(found) > _NAMED else names}
        yield Finding(origin=found[0].origin, path=(column,), arguments=arguments)


@rule("investigator-is-subject", clause="19012", severity=Severity.ERROR, transcribed=Severity.INFO)
def investigator_is_subject(context: CodeContext) -> Iterator[Finding]:
    """Nobody looks into a complaint about himself, and nobody reviews his own decision.

    Customers rightly take such an answer for no answer. A level of complaints handling has another post than the
    level before.

    Bad: `against: repairer` with `investigator: repairer`. Good: `investigator: service-quality`.

    中文：被投诉的岗位不能调查自己，作出决定的岗位不能复核自己的决定。

    自己查自己，顾客不会信。下一级处理和上一级不能是同一个岗位。

    反例：`against: repairer`，又写`investigator: repairer`。正例：`investigator: service-quality`。
    """
    for record in _records(context):
        if record.investigator is not None and record.investigator == record.against:
            arguments = {"post": record.investigator}
            yield Finding(origin=record.origin, path=("investigator",), about=record.id, arguments=arguments)
    complaints = handling(context)
    levels = complaints.levels if complaints else ()
    for n in range(1, len(levels)):
        if complaints is not None and levels[n].by == levels[n - 1].by:
            yield of_handling(
                complaints,
                "levels",
                n,
                "by",
                text="complaint-level-same-post",
                post=levels[n].by,
                level=n + 1,
            )


@rule("complaint-overdue", clause="19012", severity=Severity.WARNING, asks_inside=True)
def complaint_overdue(context: CodeContext) -> Iterator[Finding]:
    """A complaint is decided by the day it is due.

    The day is `due_on` of the record, or `decide_within` counted from the day after receipt, in working days where
    the limit says so. Suggestions and other categories that are no complaints have no due day.

    Bad: `due_on: 2026-02-25` and in March no `decided_on`. Good: `decided_on: 2026-02-20`.

    中文：投诉在到期那天以前作出决定。

    到期日是记录里的`due_on`；没有写的，从收到的第二天起按`decide_within`算，写工作日的按工作日算。建议等不算投诉的分类不要求。

    反例：`due_on: 2026-02-25`，到了三月还没有`decided_on`。正例：`decided_on: 2026-02-20`。
    """
    framework, code = context.framework, context.code
    categories, limit, working = (
        categories_of(framework, code),
        limit_of(framework, code),
        working_days(framework),
    )
    for record in _records(context):
        if decided_on(record) is not None or not counts_as_complaint(record, categories):
            continue
        due = due_of(record, limit, working)
        if due is not None and due.day < context.as_of:
            column = "received_on" if record.due_on is None else "due_on"
            arguments = {"due": due.day, "n": (context.as_of - due.day).days}
            yield Finding(origin=record.origin, path=(column,), about=record.id, arguments=arguments)


@rule("complaint-closed-without-cause", clause="19012", severity=Severity.WARNING, asks_inside=True)
def complaint_closed_without_cause(context: CodeContext) -> Iterator[Finding]:
    """A complaint is closed once its cause is known: what is not understood comes again.

    Not asked where the complaint did not prove right, nor of suggestions.

    Bad: a record with `closed_on` and no `cause`. Good: the same with `cause: 顶班没有交接`.

    中文：投诉查明原因以后才终止：原因不明的事还会再来。

    查下来不属实的不要求，建议也不要求。

    反例：记录写了`closed_on`，没有`cause`。正例：加上`cause: 顶班没有交接`。
    """
    categories = categories_of(context.framework, context.code)

    def lacks(record: ComplaintRecord) -> bool:
        is_closed = record.closed_on is not None and record.cause is None
        return is_closed and record.verified is not False and counts_as_complaint(record, categories)

    yield from _by_file(context, lacks, "closed_on")


@rule("complaints-uncategorised", clause="8.2", severity=Severity.INFO, asks_inside=True)
def complaints_uncategorised(context: CodeContext) -> Iterator[Finding]:
    """Every complaint has one of the organization's categories, so that they can be counted and compared.

    Single, recurring and systemic causes show only when like is put with like.

    Bad: a record without `category` where `categories` are listed. Good: `category: response`.

    中文：每件投诉都归入组织的一个分类，这样才能统计、比较。

    同类的放在一起，才看得出是个别的、反复的还是系统的问题。

    反例：列了`categories`，记录却没有`category`。正例：`category: response`。
    """
    if categories_of(context.framework, context.code):
        yield from _by_file(context, lambda record: record.category is None, "id")


RULES = (
    investigator_is_subject,
    complaint_overdue,
    complaint_closed_without_cause,
    complaints_uncategorised,
)
