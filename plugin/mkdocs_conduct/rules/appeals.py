"""Employees' appeals: lodged and answered in time, and never heard by whom they are against (8.2)."""

from __future__ import annotations

from collections.abc import Iterator

from ..measure.complaints import working_days
from ..measure.findings import placed_appeals
from ..problems import Severity
from .base import Context, Finding, organization_rule


@organization_rule("appeal-overdue", clause="8.2", severity=Severity.INFO, needs=["supervision"])
def appeal_overdue(context: Context) -> Iterator[Finding]:
    """An appeal is lodged in the time the rules give, counted from the day after the employee learned of the decision.

    A late one may still be heard; whoever hears it decides that and says so. Not told of appeals that have been answered.

    Bad: `notified_on: 2026-02-02, lodged_on: 2026-02-09` with `lodge_within: 3天`. Good: `lodged_on: 2026-02-05`.

    中文：申诉要在规定的时间里提出，从员工知道决定的第二天起算。

    过了期的也可以受理，由受理的岗位决定并写明。已经答复的不再提示。

    反例：`lodge_within: 3天`，`notified_on: 2026-02-02, lodged_on: 2026-02-09`。正例：`lodged_on: 2026-02-05`。
    """
    for one in placed_appeals(context.framework, working_days(context.framework)):
        appeal = one.appeal
        if appeal.answered_on is None and one.lodge_by is not None and one.lodge_by < appeal.lodged_on:
            arguments = {"due": one.lodge_by, "lodged": appeal.lodged_on}
            yield Finding(
                origin=one.origin, path=(*one.path, "lodged_on"), about=appeal.id, arguments=arguments
            )


@organization_rule("appeal-answer-overdue", clause="8.2", severity=Severity.WARNING, needs=["supervision"])
def appeal_answer_overdue(context: Context) -> Iterator[Finding]:
    """An appeal is answered in the time the rules give, in working days where they say so.

    Working days are those of the organization's calendar, with holidays and make-up days.

    Bad: `lodged_on: 2026-02-05` with `answer_within: 7个工作日`, and in March no `answered_on`. Good:
    `answered_on: 2026-02-11`.

    中文：申诉要在规定的时间里答复，写工作日的按工作日算。

    工作日按组织的日历，节假日和调休都算进去。

    反例：`answer_within: 7个工作日`，`lodged_on: 2026-02-05`，到了三月还没有`answered_on`。正例：
    `answered_on: 2026-02-11`。
    """
    for one in placed_appeals(context.framework, working_days(context.framework)):
        if one.is_overdue(context.as_of):
            yield Finding(
                origin=one.origin,
                path=(*one.path, "lodged_on"),
                about=one.appeal.id,
                arguments={"due": one.answer_by},
            )


@organization_rule("appeal-decider-is-subject", clause="8.2", severity=Severity.ERROR)
def appeal_decider_is_subject(context: Context) -> Iterator[Finding]:
    """Nobody decides an appeal against his own decision.

    This holds for the routes of appeals, too.

    Bad: `{against: engineering, decided_by: engineering}`. Good: `{against: engineering, decided_by: general-manager}`.

    中文：作决定的岗位不能自己答复对这个决定的申诉。

    申诉的途径也一样。

    反例：`{against: engineering, decided_by: engineering}`。正例：`{against: engineering, decided_by: general-manager}`。
    """
    for file in context.framework.inspections:
        for n, appeal in enumerate(file.appeals):
            if appeal.decided_by is not None and appeal.decided_by == appeal.against:
                arguments = {"post": appeal.against}
                path = ("appeals", n, "decided_by")
                yield Finding(origin=file.origin, path=path, about=appeal.id, arguments=arguments)
    supervision = context.framework.supervision
    if supervision is None or supervision.appeals is None:
        return
    for n, route in enumerate(supervision.appeals.routes):
        for m, post in enumerate(route.steps):
            if post == route.against:
                yield Finding(
                    origin=supervision.origin,
                    path=("appeals", "routes", n, "steps", m),
                    text="appeal-route-leads-back",
                    arguments={"post": post},
                )


RULES = (appeal_overdue, appeal_answer_overdue, appeal_decider_is_subject)
