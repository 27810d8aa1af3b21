"""Inspections: a reason for those nobody announced, a record of each, results made known (8.2)."""

from __future__ import annotations

from collections.abc import Iterator

from ..measure.findings import unpublished
from ..model import Inspection, Origin
from ..model.supervision import InspectionKind
from ..problems import Severity
from .base import Context, Finding, Path, organization_rule


def _held(context: Context) -> Iterator[tuple[Origin, Path, Inspection]]:
    """Yield the inspections held until today, with the places they stand at."""
    for file in context.framework.inspections:
        for n, held in enumerate(file.inspections):
            if held.date <= context.as_of:
                yield file.origin, ("inspections", n), held


@organization_rule("surprise-without-reason", clause="8.2", severity=Severity.WARNING, needs=["supervision"])
def surprise_without_reason(context: Context) -> Iterator[Finding]:
    """A surprise inspection has a reason that is written down.

    Complaints and reports are reasons. Without one, those inspected take it for harassment, and rightly.

    Bad: `{id: IN3, type: surprise, date: 2026-02-12}`. Good: the same with `reason: 两件投诉说夜间没有人接电话`.

    中文：突击检查要写明理由。

    投诉、举报都是理由。没有理由，受检的人会当作刁难，也难怪他们。

    反例：`{id: IN3, type: surprise, date: 2026-02-12}`。正例：再加上 `reason: 两件投诉说夜间没有人接电话`。
    """
    types = context.framework.supervision.inspection_types if context.framework.supervision else ()
    surprises = {one.id for one in types if one.kind is InspectionKind.SURPRISE}
    for origin, path, held in _held(context):
        if held.type in surprises and held.reason is None:
            yield Finding(origin=origin, path=(*path, "type"), about=held.id)


@organization_rule("inspection-no-record", clause="8.2", severity=Severity.WARNING)
def inspection_no_record(context: Context) -> Iterator[Finding]:
    """Each inspection has a written record: its number, or where it lies.

    What was seen, what shall be mended and what the inspectors propose can only be appealed against when it is written.

    Bad: `{id: IN1, type: routine, date: 2026-02-03}`. Good: the same with `record: JC-2026-05`.

    中文：每次检查都有书面记录：写上编号，或者放在哪里。

    看到什么、要改什么、建议怎样处理，写下来才能核对和申诉。

    反例：`{id: IN1, type: routine, date: 2026-02-03}`。正例：再加上 `record: JC-2026-05`。
    """
    for origin, path, held in _held(context):
        if held.record is None:
            yield Finding(origin=origin, path=(*path, "id"), about=held.id)


@organization_rule(
    "publication-overdue", clause="8.2", severity=Severity.WARNING, needs=["supervision", "inspections"]
)
def publication_overdue(context: Context) -> Iterator[Finding]:
    """Results of an inspection are made known inside as often as its type says: those of a period by the end of the next.

    Who mended something wants to see that it was noticed, and the others learn from it.

    Bad: a special inspection in January with `publish_every: monthly`, and in March no entry. Good:
    `publications: [{type: special, period: 2026-01, on: 2026-02-05}]`.

    中文：检查结果按检查类型写的频次在内部公布：一期的结果，在下一期结束以前公布。

    改好的人想让大家看到，别的人也能从中学到东西。

    反例：专项检查写了 `publish_every: monthly`，一月查过，到三月还没有公布。正例：
    `publications: [{type: special, period: 2026-01, on: 2026-02-05}]`。
    """
    supervision = context.framework.supervision
    for n, kind in enumerate(supervision.inspection_types if supervision else ()):
        if supervision is None or kind.publish_every is None:
            continue
        late = unpublished(context.framework, kind.id, kind.publish_every, context.as_of)
        if late:
            arguments = {"held": late[-1][1].date, "inspection": late[-1][1].id, "n": len(late)}
            path: Path = ("inspection_types", n, "publish_every")
            yield Finding(origin=supervision.origin, path=path, about=kind.id, arguments=arguments)


RULES = (surprise_without_reason, inspection_no_record, publication_overdue)
