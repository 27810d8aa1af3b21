"""Evaluation of the code's performance: regular, with audits and checks of procedures followed to their end (7–8.2)."""

from __future__ import annotations

from collections.abc import Iterator

from ..calendar import WorkingDays
from ..measure import coverage_of, findings_by_procedure
from ..measure.due_days import following
from ..model import Calendar, Frequency, Kind
from ..model.improvements import ActionSource
from ..model.reviews import Audit
from ..problems import Severity
from .base import CodeContext, Finding, Path, Typed, rule


def _finding(context: CodeContext, path: Path, about: str, text: str = "", **arguments: object) -> Finding:
    document = context.framework.reviews
    origin = document.origin if document is not None else context.code.origin
    return Finding(origin=origin, path=path, about=about, text=text, arguments=arguments)


@rule("evaluation-overdue", clause="8.2", severity=Severity.WARNING, asks_inside=True, needs=("reviews",))
def evaluation_overdue(context: CodeContext) -> Iterator[Finding]:
    """The code's performance is evaluated as often as `evaluate_every` says, once a year where it says nothing.

    Results that nobody judges change nothing. After its time an evaluation may take as long as a result may: 31 days
    for a month, 45 for a quarter, 60 for half a year, 120 for a year. It runs from the last evaluation, else from the
    day the code took effect.

    Bad: `evaluate_every: quarterly` and the last evaluation a year ago. Good: one a quarter, for example
    `{id: EV2, date: 2026-04-10, period: 2026-Q1, by: service-quality}`.

    中文：规范的绩效要按 `evaluate_every` 定期评价；没有写的，每年一次。

    结果没有人评，就什么也不会改。到期以后可以晚一些：每月的31天，每季度的45天，半年的60天，一年的120天。从上一次评价算起，没有评价过的
    从实施日期算起。

    反例：`evaluate_every: quarterly`，最近一次评价是一年前。正例：每季度一次，例如
    `{id: EV2, date: 2026-04-10, period: 2026-Q1, by: service-quality}`。
    """
    reviews, begun = context.framework.reviews, context.code.effective_from
    frequency = (reviews.evaluate_every if reviews else None) or Frequency.YEARLY
    done = [
        found for found in context.framework.evaluations_of(context.code) if found[1].date <= context.as_of
    ]
    n, newest = max(done, key=lambda found: found[1].date, default=(0, None))
    last = newest.date if newest else begun
    due = following(last, frequency) if last is not None else None
    if due is None or due >= context.as_of:
        return
    if newest is None:
        arguments = {"since": begun, "due": due}
        yield context.finding(("effective_from",), text="never-evaluated", arguments=arguments)
    else:
        yield _finding(context, ("evaluations", n, "date"), context.code.id, last=last, due=due)


@rule("collection-overdue", clause="8.1", severity=Severity.WARNING, asks_inside=True)
def collection_overdue(context: CodeContext) -> Iterator[Finding]:
    """What is collected regularly was collected in time.

    A gap in the records cannot be filled afterwards. It runs from `last_done`, else from the day the code took
    effect; days are counted as `every` says, working days by the organization's calendar.

    Bad: `{what: 到场时间, every: 1个月, last_done: 2025-09-30}` in March. Good: `last_done: 2026-02-28`.

    中文：定期收集的信息，按时收集。

    漏掉的记录，事后补不回来。从 `last_done` 算起，没有收集过的从实施日期算起；工作日按组织的日历算。

    反例：到了三月还是 `{what: 到场时间, every: 1个月, last_done: 2025-09-30}`。正例：`last_done: 2026-02-28`。
    """
    working = WorkingDays(context.framework.organization.calendar or Calendar())
    for n, one in enumerate(context.code.information_collection):
        last = one.last_done or context.code.effective_from
        if one.every is None or last is None:
            continue
        due = working.end_of(last, one.every)
        if due < context.as_of:
            path: Path = ("information_collection", n, "last_done" if one.last_done else "every")
            arguments = {"due": due, "every": Typed(("information_collection", n, "every"), one.every)}
            yield context.finding(path, about=one.id, arguments=arguments)


def _is_here(context: CodeContext, procedure: str | None) -> bool:
    """Whether what concerns a procedure is told with this code: it is the code's own, or nobody's and this is the first."""
    framework = context.framework
    if procedure in framework.ids_by_code[context.code.id].get(Kind.PROCEDURE, ()):
        return True
    return context.is_first and procedure not in framework.ids_of_all_codes.get(Kind.PROCEDURE, ())


@rule("coverage-below-target", clause="8.2", severity=Severity.WARNING, asks_inside=True)
def coverage_below_target(context: CodeContext) -> Iterator[Finding]:
    """In the last whole period each procedure was checked in as many places as its target says.

    Where nobody looks, nobody knows whether the procedure is followed. Without a target all places are to be checked,
    a quarter where no frequency is given. The first period asked for is the first whole one since the code took effect.

    Bad: two places, one visited in the quarter, `target: ≥90%`. Good: both visited.

    中文：上一个完整的期间里，每个程序检查过的地点要达到目标。

    没有人去看的地方，程序有没有照着做谁也不知道。没有写目标的，全部地点都要检查；没有写频次的，每季度一次。从规范实施后的第一个完整期间算起。

    反例：两个地点，这个季度只去了一个，`target: ≥90%`。正例：两个都去了。
    """
    reviews = context.framework.reviews
    for n, one in enumerate(reviews.oversight if reviews else ()):
        if not _is_here(context, one.procedure):
            continue
        covered = coverage_of(one, context.as_of, context.fiscal, context.code.effective_from)
        last = next((period for period in covered if period.is_over), None)
        if last is not None and not last.is_met:
            yield _finding(
                context,
                ("oversight", n, "id"),
                one.id,
                period=last.period.id,
                checked=len(last.checked),
                places=len(last.places),
                missing=", ".join(last.missing),
            )


@rule("audit-finding-open", clause="8.2", severity=Severity.WARNING, asks_inside=True)
def audit_finding_open(context: CodeContext) -> Iterator[Finding]:
    """What an audit found is put right by its day.

    An open finding is found again, and is then a worse one.

    Bad: `{level: minor, text: 漏签, due: 2026-02-27}` in March. Good: the same with `done_on: 2026-02-25`.

    中文：审核发现的问题，到期要改好。

    没有改的问题，下次还会查到，而且更重。

    反例：到了三月还是 `{level: minor, text: 漏签, due: 2026-02-27}`。正例：再加上 `done_on: 2026-02-25`。
    """
    reviews = context.framework.reviews
    for n, audit in enumerate(reviews.audits if reviews else ()):
        for m, found in enumerate(audit.findings):
            is_open = found.due is not None and found.done_on is None and found.due < context.as_of
            if is_open and _is_here(context, found.procedure):
                yield _finding(context, ("audits", n, "findings", m, "due"), audit.id, due=found.due)


def _newest_audits(context: CodeContext) -> Iterator[tuple[int, Audit]]:
    """Yield the newest audit of each kind with its position."""
    reviews = context.framework.reviews
    newest: dict[str, tuple[int, Audit]] = {}
    for n, audit in enumerate(reviews.audits if reviews else ()):
        if audit.date > context.as_of:
            continue
        if audit.kind not in newest or newest[audit.kind][1].date <= audit.date:
            newest[audit.kind] = (n, audit)
    yield from newest.values()


def _is_answered(context: CodeContext, audit: Audit) -> bool:
    """Whether an improvement answers the audit: one that comes from an audit and was not done before it."""
    improvements = context.framework.improvements
    return any(
        one.source is ActionSource.AUDIT and (one.done_on is None or one.done_on >= audit.date)
        for one in (improvements.improvements if improvements else ())
    )


@rule(
    "audit-too-many-findings",
    clause="8.2",
    severity=Severity.WARNING,
    asks_inside=True,
    needs=("improvements",),
)
def audit_too_many_findings(context: CodeContext) -> Iterator[Finding]:
    """The newest audit found nothing major, and in one procedure no more minor things than allowed.

    So many findings are no slips: the procedure itself needs an improvement, and one with `source: audit` answers
    this. Two minor findings are allowed where the audit does not say `most_minor`.

    Bad: three minor findings about `P1` and no improvement. Good: the same with
    `{id: A2, text: 重写急修步骤, source: audit, due: 2026-04-30}` in improvements.yml.

    中文：最近一次审核没有严重问题，一个程序的轻微问题也不超过允许的数。

    这么多问题，不是一时疏忽，是程序本身要改：写一项 `source: audit` 的改进。审核没有写 `most_minor` 的，允许两项。

    反例：`P1` 有三项轻微问题，没有改进措施。正例：improvements.yml 里有
    `{id: A2, text: 重写急修步骤, source: audit, due: 2026-04-30}`。
    """
    for n, audit in _newest_audits(context):
        for counted in findings_by_procedure(audit):
            is_fault = not counted.is_in_order and _is_here(context, counted.procedure or None)
            if is_fault and not _is_answered(context, audit):
                yield _finding(
                    context,
                    ("audits", n, "id"),
                    audit.id,
                    text="" if counted.procedure else "audit-too-many-unplaced",
                    procedure=counted.procedure,
                    major=counted.major,
                    minor=counted.minor,
                    most=counted.most_minor,
                )


@rule("gap-open", clause="7", severity=Severity.INFO, asks_inside=True)
def gap_open(context: CodeContext) -> Iterator[Finding]:
    """What the gap analysis found missing is closed by its day.

    A gap known and left open is the first thing an audit, or a customer, finds.

    Bad: `{clause: "8.3", state: 没有调查, due: 2026-02-28}` in March. Good: the same with `done_on: 2026-02-20`.

    中文：差距分析发现的不足，到期要补上。

    知道了还不补，最先发现它的是审核人员，或者顾客。

    反例：到了三月还是 `{clause: "8.3", state: 没有调查, due: 2026-02-28}`。正例：再加上 `done_on: 2026-02-20`。
    """
    reviews = context.framework.reviews
    for n, gap in enumerate(reviews.gap_analysis if reviews and context.is_first else ()):
        if gap.due is not None and gap.done_on is None and gap.due < context.as_of:
            yield _finding(context, ("gap_analysis", n, "due"), gap.clause, due=gap.due)


RULES = (
    evaluation_overdue,
    collection_overdue,
    coverage_below_target,
    audit_finding_open,
    audit_too_many_findings,
    gap_open,
)
