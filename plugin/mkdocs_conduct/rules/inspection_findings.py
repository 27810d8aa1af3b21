"""What inspections found: classed, mended in time, answered, and closed only when all is done (8.2)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ..measure.findings import PlacedFinding, is_hazard, placed_findings
from ..model.consequences import PenaltyRule, SanctionKind
from ..problems import Severity
from .base import Context, Finding, organization_rule


def _at(one: PlacedFinding, key: str, **arguments: Any) -> Finding:
    return Finding(
        origin=one.origin, path=(*one.path, *key.split(".")), about=one.finding.id, arguments=arguments
    )


@organization_rule("unclassified-finding", clause="8.2", severity=Severity.WARNING, needs=["supervision"])
def unclassified_finding(context: Context) -> Iterator[Finding]:
    """Each finding has one of the organization's classes of problems.

    Discipline, quality and hazards go different ways; what has no class goes none. Not asked where no classes are listed.

    Bad: `{id: FD1, text: 值班记录没有签名}` where `problem_classes` are listed. Good: the same with `class: quality`.

    中文：每个问题归入组织的一个分类。

    违纪、缺陷和隐患的走法不同，没有分类的就没有人管。组织没有列分类的不要求。

    反例：列了`problem_classes`，却写 `{id: FD1, text: 值班记录没有签名}`。正例：再加上 `class: quality`。
    """
    supervision = context.framework.supervision
    if supervision is not None and supervision.problem_classes:
        for one in placed_findings(context.framework):
            if one.finding.problem_class is None:
                yield _at(one, "id")


@organization_rule("rectification-overdue", clause="8.2", severity=Severity.WARNING)
def rectification_overdue(context: Context) -> Iterator[Finding]:
    """A finding is mended and closed by the day it is due.

    Where its feedback sheet is overdue too, only that is told: the answer comes first.

    Bad: `{id: FD1, text: 值班记录没有签名, due: 2026-02-20}` in March. Good: the same with `closed_on: 2026-02-18` and the
    three conditions met, or a new day.

    中文：发现的问题到期要整改好并关闭。

    反馈单也过期没有交的，只提示反馈单：先要有回复。

    反例：到了三月还是 `{id: FD1, text: 值班记录没有签名, due: 2026-02-20}`。正例：满足三个条件并写上
    `closed_on: 2026-02-18`，或者改期。
    """
    for one in placed_findings(context.framework):
        late = one.days_late(context.as_of)
        if late and not one.awaits_feedback(context.as_of):
            yield _at(one, "due", due=one.finding.due, n=late)


@organization_rule("feedback-form-unanswered", clause="8.2", severity=Severity.WARNING)
def feedback_form_unanswered(context: Context) -> Iterator[Finding]:
    """A work quality feedback sheet is returned by its day, also where nothing is mended yet.

    Who cannot mend in time says why and what is done meanwhile. Silence is what makes a small fault a large one.

    Bad: `feedback: {number: F-07, due: 2026-02-20}` in March. Good: the same with
    `returned_on: 2026-02-19, reason_late: 配件没到, plan: 先用备用泵`.

    中文：工作质量反馈单到期要交回，没有整改好的也要交。

    不能按期改好的，写明理由和补救计划。不回复，小问题就成了大问题。

    反例：到了三月还是 `feedback: {number: F-07, due: 2026-02-20}`。正例：再加上
    `returned_on: 2026-02-19, reason_late: 配件没到, plan: 先用备用泵`。
    """
    for one in placed_findings(context.framework):
        sheet = one.finding.feedback
        if sheet is not None and one.awaits_feedback(context.as_of):
            yield _at(one, "feedback.due" if sheet.due else "due", due=sheet.due or one.finding.due)


@organization_rule("closure-incomplete", clause="8.2", severity=Severity.ERROR)
def closure_incomplete(context: Context) -> Iterator[Finding]:
    """A finding is closed only when it is mended and prevented, responsibility is settled, and people have been taught.

    Each of the three lets the fault come back when it is left out.

    Bad: `closed_on: 2026-02-18` with `closure: {corrected: true}`. Good: the same with
    `closure: {corrected: true, responsible_settled: true, people_taught: true}`.

    中文：整改和预防做了、责任落实了、当事人受到教育了，问题才能关闭。

    三样里少一样，问题都会再来。

    反例：写了 `closed_on: 2026-02-18`，只有 `closure: {corrected: true}`。正例：
    `closure: {corrected: true, responsible_settled: true, people_taught: true}`。
    """
    for one in placed_findings(context.framework):
        closure = one.finding.closure
        missing = closure.missing if closure else ("corrected", "responsible_settled", "people_taught")
        if one.finding.closed_on is not None and missing:
            yield _at(one, "closed_on", missing=", ".join(missing))


@organization_rule("hazard-without-follow-up", clause="8.2", severity=Severity.WARNING, needs=["supervision"])
def hazard_without_follow_up(context: Context) -> Iterator[Finding]:
    """An open hazard has a day on which somebody looks at it again.

    Whoever found it follows it until it is gone. Asked of findings whose class is of `kind: hazard`.

    Bad: `{id: FD2, text: 楼道堆物, class: hazard}`. Good: the same with `follow_up_on: 2026-03-05`.

    中文：没有消除的隐患要写下次哪天再看。

    谁发现的，谁跟到消除为止。分类写了`kind: hazard`的问题才要求。

    反例：`{id: FD2, text: 楼道堆物, class: hazard}`。正例：再加上 `follow_up_on: 2026-03-05`。
    """
    for one in placed_findings(context.framework):
        if one.is_open and one.finding.follow_up_on is None and is_hazard(one.finding, context.framework):
            yield _at(one, "id")


@organization_rule("double-penalty", clause="8.2", severity=Severity.WARNING, needs=["supervision"])
def double_penalty(context: Context) -> Iterator[Finding]:
    """One finding has one penalty: the heavier one where several would fit.

    Teaching is no penalty and does not count. Not asked where `penalty_rule: each` says that all of them hold.

    Bad: `sanctions: [warning, suspension]`. Good: `sanctions: [suspension]`.

    中文：一个问题只处罚一次；对得上几种的，按较重的一种。

    教育培训不算处罚。写了 `penalty_rule: each` 的不要求。

    反例：`sanctions: [warning, suspension]`。正例：`sanctions: [suspension]`。
    """
    supervision = context.framework.supervision
    if supervision is None or supervision.penalty_rule is PenaltyRule.EACH:
        return
    mild = {one.id for one in supervision.sanctions if one.kind is SanctionKind.TEACHING}
    for one in placed_findings(context.framework):
        penalties = [sanction for sanction in one.finding.sanctions if sanction not in mild]
        if len(penalties) > 1:
            yield _at(one, "sanctions", sanctions=", ".join(penalties), n=len(penalties))


RULES = (
    unclassified_finding,
    rectification_overdue,
    feedback_form_unanswered,
    closure_incomplete,
    hazard_without_follow_up,
    double_penalty,
)
