"""The communication plan in time: nothing overdue, and staff before customers (7)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..model import Communication
from ..problems import Severity
from .base import CodeContext, Finding, Path, rule
from .communication import communications


@rule("comm-overdue", clause="7", severity=Severity.WARNING, asks_inside=True)
def comm_overdue(context: CodeContext) -> Iterator[Finding]:
    """A communication whose day has passed is done, and the plan says so.

    A plan that nobody carries out tells nobody. Of a span of days the last one counts.

    Bad: `when: 2026-01-20` has passed without `done`. Good: `done: 2026-01-20`.

    中文：到了日子的沟通要做完，并在计划里写上。

    计划没有去做，就没有人知道。有起止日子的，看最后一天。

    反例：`when: 2026-01-20` 已经过了，没有 `done`。正例：`done: 2026-01-20`。
    """
    for path, told in communications(context):
        due = told.end or told.when
        if due is not None and not told.done and due < context.as_of:
            key = "end" if told.end else "when"
            yield context.finding((*path, key), about=told.id, arguments={"due": due})


def _begins(told: Communication) -> date | None:
    """Return the day a communication began, or is to begin."""
    days = [day for day in (told.when, told.start, *(done.date for done in told.done)) if day is not None]
    return min(days, default=None)


def _first(found: Iterable[tuple[Path, Communication]]) -> tuple[Path, Communication, date] | None:
    dated = [(path, told, day) for path, told in found if (day := _begins(told)) is not None]
    return min(dated, key=lambda one: one[2], default=None)


@rule("comm-external-before-internal", clause="7", severity=Severity.WARNING, asks_inside=True)
def comm_external_before_internal(context: CodeContext) -> Iterator[Finding]:
    """Staff learn of the code before customers do.

    Customers ask those who serve them: who has not heard of a promise can only shrug. The first day inside, a
    training counts too, is compared with the first day outside.

    Bad: a notice on 2026-01-10 and the first briefing on 2026-01-20. Good: the briefing first.

    中文：规范先让员工知道，再告诉顾客。

    顾客会问为他服务的人，没有听说过的员工答不上来。比的是内部第一次（培训也算）和外部第一次的日子。

    反例：2026-01-10张贴公告，2026-01-20才开第一次班前会。正例：先开班前会。
    """
    plan = list(communications(context))
    outside = _first(found for found in plan if found[0][1] == "external")
    inside = _first(found for found in plan if found[0][1] == "internal")
    days = (training.done_on or training.date for training in context.code.training)
    trained = [day for day in days if day is not None]
    if outside is None or inside is None:
        return
    path, told, begun = outside
    briefed = min((inside[2], *trained))
    if begun < briefed:
        arguments = {"day": begun, "briefed": briefed}
        yield context.finding(path, about=told.id, arguments=arguments)


RULES = (comm_overdue, comm_external_before_internal)
