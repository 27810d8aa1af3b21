"""Who sees to single tasks: milestones, decisions, actions, plans (4.8); and goals nobody could reach (6.1)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..measure import placed_goals
from ..problems import Severity
from .base import CodeContext, Context, Finding, Typed, organization_rule, rule
from .figures import is_percent

_GROWTH = re.compile(r"增长|增幅|同比|提高|翻番|增長|growth|increase|compared", re.IGNORECASE)


@rule("no-owner", clause="4.8", severity=Severity.WARNING, asks_inside=True)
def task_without_owner(context: CodeContext) -> Iterator[Finding]:
    """A task has a post that sees to it: each milestone, each decision of a review, each action of improvement.

    A task of everybody is nobody's; when it is overdue nobody can be asked. What is done already is left alone.

    Bad: `decisions: [{text: 增加夜班, due: 2026-03-31}]`. Good: the same with `owner: engineering`.

    中文：任务要有负责的岗位：里程碑、评审决定和改进措施都是。

    人人有份的任务没有人做，过期了也不知道问谁。已经完成的不问。

    反例：`decisions: [{text: 增加夜班, due: 2026-03-31}]`。正例：加上 `owner: engineering`。
    """
    framework, code = context.framework, context.code
    for n, milestone in enumerate(code.implementation.milestones if code.implementation else ()):
        if milestone.owner is None and milestone.done_on is None:
            yield context.finding(
                ("implementation", "milestones", n, "id"), about=milestone.id, text="no-owner-of-task"
            )
    if framework.improvements is not None:
        for n, action in framework.improvements_of(code):
            if action.owner is None and action.done_on is None and (action.code or context.is_first):
                origin = framework.improvements.origin
                yield Finding(
                    origin=origin, path=("improvements", n, "id"), about=action.id, text="no-owner-of-task"
                )
    if framework.reviews is not None:
        for n, review in framework.reviews_of(code):
            for m, decision in enumerate(review.decisions):
                if decision.owner is None and decision.done_on is None and (review.code or context.is_first):
                    origin = framework.reviews.origin
                    yield Finding(
                        origin=origin,
                        path=("reviews", n, "decisions", m, "text"),
                        about=review.id,
                        text="no-owner-of-decision",
                    )


@organization_rule("target-impossible", clause="6.1", severity=Severity.ERROR)
def goal_impossible(context: Context) -> Iterator[Finding]:
    """A goal in percent lies between 0 and 100 %.

    Nobody can reach more than all. A goal that compares with an earlier year may be above; then its words say so,
    with 增长, growth or the like.

    Bad: `value: ≥190%`. Good: `value: ≥90%`.

    中文：用百分比写的目标，在0到100%之间。

    谁也做不到比全部还多。和往年比的可以超过，在文字或公式里写明，例如“增长”。

    反例：`value: ≥190%`。正例：`value: ≥90%`。
    """
    goals = context.framework.goals
    for node in placed_goals(goals) if goals else ():
        goal, value = node.goal, node.goal.value
        if goals is None or value is None or not is_percent(value.unit):
            continue
        numbers = (value.value, value.value if value.high is None else value.high)
        words = " ".join((*goal.text.all, *(goal.formula.all if goal.formula else ())))
        if (min(numbers) < 0 or max(numbers) > 100) and not _GROWTH.search(words):
            path = (*node.path, "value")
            arguments = {"target": Typed(path, value)}
            yield Finding(
                origin=goals.origin, path=path, about=goal.id, text="goal-impossible", arguments=arguments
            )


RULES = (task_without_owner, goal_impossible)
