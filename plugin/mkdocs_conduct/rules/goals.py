"""Goals of the organization broken down by department and post (6.1)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from ..measure import Attainment, GoalLevel, GoalNode, answers, bar_of, goal_tree, indicators_of, placed_goals
from ..model import IndicatorKind
from ..model.goals import Goal, Goals
from ..model.quantity import Threshold
from ..model.quantity.numeral import plain
from ..problems import Severity
from .base import Context, Finding, Path, Typed, organization_rule
from .word_lists import word_list

_AT_LEAST = (">=", ">")
_AT_MOST = ("<=", "<")


def _finding(goals: Goals, path: Path, about: str, text: str = "", **arguments: object) -> Finding:
    return Finding(origin=goals.origin, path=path, about=about, text=text, arguments=arguments)


@organization_rule("goal-not-decomposed", clause="6.1", severity=Severity.WARNING)
def goal_not_decomposed(context: Context) -> Iterator[Finding]:
    """Every goal of the organization is broken down: at least one department has a goal that serves it.

    A goal that belongs to everybody is reached by nobody. What is no matter of single departments says
    `decomposed: false`; an organization without several units need not break anything down.

    Bad: the goal `G1` and no department goal with `supports: G1`. Good:
    `departments: [{unit: north, goals: [{id: G1-1, text: 北区急修到场, value: ≥98%, supports: G1}]}]`.

    中文：组织的每个目标都要分解：至少有一个部门的目标支持它。

    人人有份的目标，往往没有人负责。不必由部门分担的，写 `decomposed: false`；只有一个部门的组织不用分解。

    反例：有目标 `G1`，没有哪个部门的目标写 `supports: G1`。正例：
    `departments: [{unit: north, goals: [{id: G1-1, text: 北区急修到场, value: ≥98%, supports: G1}]}]`。
    """
    goals = context.framework.goals
    if goals is None:
        return
    nothing_below = not goals.departments and not goals.posts
    if nothing_below and len(context.framework.organization.units) < 2:
        return
    served = {node.goal.supports for node in placed_goals(goals) if node.level is not GoalLevel.ORGANIZATION}
    # While a goal serves one that is not there, nobody knows which it was meant to be.
    if served - {None, *(goal.id for goal in goals.all)}:
        return
    bare = [
        (n, goal) for n, goal in enumerate(goals.organization) if goal.decomposed and goal.id not in served
    ]
    if nothing_below and len(bare) > 1:
        about = context.framework.organization.id
        yield _finding(goals, ("organization",), about, "goals-not-decomposed", n=len(bare))
        return
    for n, goal in bare:
        yield _finding(goals, ("organization", n, "id"), goal.id)


def _is_weaker(own: Threshold, above: Threshold) -> bool:
    if own.unit != above.unit:
        return False
    op, other = own.op_or_default("higher"), above.op_or_default("higher")
    if other in _AT_LEAST and op in _AT_LEAST:
        return own.value < above.value or (own.value == above.value and (op, other) == (">=", ">"))
    if other in _AT_MOST and op in _AT_MOST:
        return own.value > above.value or (own.value == above.value and (op, other) == ("<=", "<"))
    return False


def _counts(context: Context, goal: Goal) -> bool:
    """Whether a goal counts cases, so that the departments' limits add up."""
    bar = bar_of(goal)
    if bar is None or bar.op_or_default("higher") not in _AT_MOST:
        return False
    if goal.zero_tolerance or word_list("counted", context.settings).is_in(bar.unit):
        return True
    kinds = [indicator.kind for _, indicator in indicators_of(context.framework, goal)]
    return IndicatorKind.COUNT in kinds


def _sum(nodes: Sequence[GoalNode], unit: str) -> Decimal:
    bars = [bar_of(node.goal) for node in nodes]
    return sum((bar.value for bar in bars if bar is not None and bar.unit == unit), Decimal(0))


@organization_rule("goal-sum-mismatch", clause="6.1", severity=Severity.WARNING)
def goal_sum_mismatch(context: Context) -> Iterator[Finding]:
    """Goals of departments and posts are enough to reach the goal they serve.

    None may ask less than the goal above it, and limits of cases must not add up to more than the whole may have.
    Only what has the same unit is compared.

    Bad: the organization's `value: ≥98%` and a department's `value: ≥95%`; `≤3次` above and `≤2次` in each of two
    departments. Good: `≥98%` for both; `≤1次` and `≤2次`.

    中文：部门和岗位的目标加起来，要够得上它们支持的目标。

    每一个都不能低于上一级；限制次数的，加起来不能超过上一级的数。单位相同的才比较。

    反例：组织写 `value: ≥98%`，部门写 `value: ≥95%`；上一级 `≤3次`，两个部门各 `≤2次`。正例：都写 `≥98%`；
    `≤1次` 和 `≤2次`。
    """
    goals = context.framework.goals
    if goals is None:
        return
    for node in goal_tree(context.framework, context.as_of).nodes:
        above = bar_of(node.goal)
        if above is None:
            continue
        bar = Typed((*node.path, "value"), above)
        weaker = [one for one in node.below if (own := bar_of(one.goal)) and _is_weaker(own, above)]
        for one in weaker:
            path = (*one.path, "value")
            arguments = {"own": Typed(path, bar_of(one.goal)), "above": node.goal.id, "bar": bar}
            yield _finding(goals, path, one.goal.id, "goal-weaker", **arguments)
        departments = [one for one in node.below if one.level is not node.level]
        total = _sum(departments, above.unit)
        if not weaker and total > above.value and _counts(context, node.goal):
            yield _finding(goals, (*node.path, "value"), node.goal.id, bar=bar, sum=plain(total))


@organization_rule("goal-no-formula", clause="6.1", severity=Severity.WARNING)
def goal_no_formula(context: Context) -> Iterator[Finding]:
    """Every goal says how it is measured: by an indicator, a formula, or that it tolerates no case.

    Otherwise everybody computes it their own way at the end of the year.

    Bad: `{id: G1, text: 急修到场, value: ≥98%}`. Good: the same with `indicator: K1`, or with
    `formula: 按时到场次数除以急修次数`.

    中文：每个目标都要说怎样算：用指标、写公式，或者写明不容许发生。

    不说清楚，到了年底各算各的。

    反例：`{id: G1, text: 急修到场, value: ≥98%}`。正例：再加上 `indicator: K1`，或者
    `formula: 按时到场次数除以急修次数`。
    """
    goals = context.framework.goals
    for node in placed_goals(goals) if goals is not None else ():
        goal = node.goal
        if goals is not None and not (goal.indicator or goal.formula or goal.zero_tolerance):
            yield _finding(goals, (*node.path, "id"), goal.id)


def _ids(node: GoalNode, above: dict[str, Goal]) -> frozenset[str]:
    """Return the ids by which an action can be about this goal: its own, its indicator's, and those it serves."""
    found: set[str] = set()
    goal: Goal | None = node.goal
    while goal is not None and goal.id not in found:
        found.add(goal.id)
        if goal.indicator is not None:
            found.add(goal.indicator)
        goal = above.get(goal.supports) if goal.supports else None
    return frozenset(found)


@organization_rule("goal-missed-no-action", clause="8.5", severity=Severity.WARNING, needs=("improvements",))
def goal_missed_no_action(context: Context) -> Iterator[Finding]:
    """Where the newest result of a goal misses it, an improvement says what is done about it.

    The improvement is about the goal, its indicator or a goal it serves, and about that period or a part of it; one
    without a period counts until it is done. What an indicator measures is asked for with the indicator's results.

    Bad: 1,170 of 1,196 against 98 %, and nothing in improvements.yml. Good:
    `improvements: [{id: A1, text: 夜间备班, about: [G1-1], due: 2026-06-30}]`.

    中文：目标最近一次没有达到的，要有改进措施。

    措施写明是关于这个目标、它的指标或者它支持的目标，期间是同一期或其中一段；没有写期间的，做完以前都算。由指标统计的，在指标的结果里检查。

    反例：目标98%，1196次只做到1170次，improvements.yml 里什么也没有。正例：
    `improvements: [{id: A1, text: 夜间备班, about: [G1-1], due: 2026-06-30}]`。
    """
    goals, improvements = context.framework.goals, context.framework.improvements
    if goals is None:
        return
    actions = improvements.improvements if improvements else ()
    by_id = {goal.id: goal for goal in goals.all}
    for node in goal_tree(context.framework, context.as_of).nodes:
        latest = node.latest
        if latest is None or latest.result is None or latest.attainment is not Attainment.MISSED:
            continue
        ids = _ids(node, by_id)
        if not any(answers(action, ids, latest.period, context.fiscal) for action in actions):
            path = ("results", goals.results.index(latest.result), "goal")
            yield _finding(goals, path, node.goal.id, period=latest.period.id)


RULES = (goal_not_decomposed, goal_sum_mismatch, goal_no_formula, goal_missed_no_action)
