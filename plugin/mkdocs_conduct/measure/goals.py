"""Quality goals and what was reached of them, broken down from organization to department to post (6.1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ..model import Code, CodeFramework, PerformanceIndicator, Period
from ..model.goals import Goal, GoalResult, Goals
from ..model.quantity import MonthDay, Threshold
from .attainment import HUNDRED, Attainment, Outcome
from .series import series_for

ZERO = Threshold("<=", Decimal(0))
"""What a goal asks that tolerates no case."""


class GoalLevel(StrEnum):
    """Whose goal it is."""

    ORGANIZATION = "organization"
    DEPARTMENT = "department"
    POST = "post"


@dataclass(frozen=True, slots=True)
class GoalOutcome:
    """What was reached of a goal in one period."""

    period: Period
    value: Decimal | None
    """Exact; in per cent where the goal is. None where it was only said whether it was met, or nothing could be."""
    attainment: Attainment
    result: GoalResult | None = None
    """The result typed in goals.yml; None where the linked indicator's was taken."""


@dataclass(frozen=True, slots=True)
class GoalNode:
    """A goal with what was reached of it and the goals that serve it."""

    goal: Goal
    level: GoalLevel
    holder: str
    """The unit or post whose goal it is; empty for the organization."""
    path: tuple[str | int, ...]
    """Where it stands in goals.yml."""
    outcomes: tuple[GoalOutcome, ...] = ()
    """Newest first; the goals' own period before the shorter ones that end with it."""
    below: tuple[GoalNode, ...] = ()

    @property
    def latest(self) -> GoalOutcome | None:
        """The newest outcome."""
        return self.outcomes[0] if self.outcomes else None

    @property
    def points(self) -> Decimal | None:
        """The points it scored: all when it is met, none when it was missed; None where neither can be said."""
        if self.goal.score is None or self.latest is None:
            return None
        return {Attainment.MET: self.goal.score, Attainment.MISSED: Decimal(0)}.get(self.latest.attainment)


@dataclass(frozen=True, slots=True)
class Score:
    """The points of one department or post."""

    level: GoalLevel
    holder: str
    scored: Decimal
    possible: Decimal
    """The points of its goals that have been reported."""
    open: Decimal
    """The points of those not reported yet."""


@dataclass(frozen=True, slots=True)
class GoalTree:
    """All goals: those of the organization with what serves them, and those that serve none."""

    roots: tuple[GoalNode, ...] = ()
    scores: tuple[Score, ...] = ()

    @property
    def nodes(self) -> Iterator[GoalNode]:
        """Every goal, each before those that serve it."""
        pending = list(reversed(self.roots))
        while pending:
            node = pending.pop()
            yield node
            pending.extend(reversed(node.below))


def bar_of(goal: Goal) -> Threshold | None:
    """Return what the goal asks: its value, or nothing at all where a single case misses it."""
    return goal.value or (ZERO if goal.zero_tolerance else None)


def value_reached(goal: Goal, result: GoalResult) -> Decimal | None:
    """Return the exact value of a result: a share in per cent where the goal is, else the quotient or the count.

    Where no case is tolerated it is the number of cases, whatever they are counted against.
    """
    numerator, denominator = result.numerator, result.denominator
    if numerator is None:
        return result.value
    if denominator is None or goal.zero_tolerance:
        return numerator
    if denominator == 0:
        return None
    bar = bar_of(goal)
    return numerator / denominator * (HUNDRED if bar is not None and bar.unit == "%" else 1)


def judged_result(goal: Goal, result: GoalResult) -> GoalOutcome:
    """Judge a typed result by its goal; counts and values count before what was only said."""
    value, bar = value_reached(goal, result), bar_of(goal)
    if value is None:
        attainment = Attainment.NO_VALUE if result.met is None else _met(met=result.met)
    elif bar is None:
        attainment = Attainment.NO_TARGET if result.met is None else _met(met=result.met)
    else:
        attainment = _met(met=bar.met_by(value, "higher"))
    return GoalOutcome(result.period, value, attainment, result)


def _met(*, met: bool) -> Attainment:
    return Attainment.MET if met else Attainment.MISSED


def _judged_outcome(goal: Goal, indicator: PerformanceIndicator, outcome: Outcome) -> GoalOutcome:
    """Judge what the linked indicator reached by the goal's own bar, where it has one."""
    bar, attainment = bar_of(goal), outcome.attainment
    if bar is not None and outcome.value is not None:
        attainment = _met(met=bar.met_by(outcome.value, indicator.direction))
    return GoalOutcome(outcome.measurement.period, outcome.value, attainment)


def indicators_of(framework: CodeFramework, goal: Goal) -> Iterator[tuple[Code, PerformanceIndicator]]:
    """Yield the indicators a goal names, with their codes: one, unless several codes use the id."""
    for code in framework.codes if goal.indicator else ():
        for indicator in code.performance_indicators:
            if indicator.id == goal.indicator:
                yield code, indicator


def _measured(framework: CodeFramework, goal: Goal, unit: str, day: date) -> Iterator[GoalOutcome]:
    """Yield the outcomes of the linked indicator: the unit's own where it is measured there, else the overall ones."""
    for code, indicator in indicators_of(framework, goal):
        outcomes = series_for(framework, code, indicator, day).outcomes
        own = [one for one in outcomes if unit and one.measurement.site == unit]
        for outcome in own or [one for one in outcomes if one.measurement.site is None]:
            yield _judged_outcome(goal, indicator, outcome)


def _outcomes(framework: CodeFramework, goals: Goals, node: GoalNode, day: date) -> tuple[GoalOutcome, ...]:
    fiscal = framework.organization.fiscal_year_starts
    unit = node.holder if node.level is GoalLevel.DEPARTMENT else _unit_of_post(framework, node)
    typed = {one.period: judged_result(node.goal, one) for one in goals.results if one.goal == node.goal.id}
    found = {one.period: one for one in _measured(framework, node.goal, unit, day)} | typed
    chosen = [one for one in found.values() if _is_within(one.period, goals.period, fiscal)]
    # Of periods that end on one day the longest comes first: a goal is for the whole year.
    chosen.sort(key=lambda one: (one.period.end(fiscal), -one.period.start(fiscal).toordinal()), reverse=True)
    return tuple(chosen)


def _unit_of_post(framework: CodeFramework, node: GoalNode) -> str:
    post = framework.posts.get(node.holder) if node.level is GoalLevel.POST else None
    return (post.unit or "") if post is not None else ""


def _is_within(period: Period, whole: Period | None, fiscal: MonthDay) -> bool:
    if whole is None:
        return True
    return whole.start(fiscal) <= period.start(fiscal) and period.end(fiscal) <= whole.end(fiscal)


def placed_goals(goals: Goals) -> Iterator[GoalNode]:
    """Yield every goal with its level, holder and place, as typed."""
    for n, goal in enumerate(goals.organization):
        yield GoalNode(goal, GoalLevel.ORGANIZATION, "", ("organization", n))
    for n, department in enumerate(goals.departments):
        for m, goal in enumerate(department.goals):
            yield GoalNode(goal, GoalLevel.DEPARTMENT, department.unit, ("departments", n, "goals", m))
    for n, post in enumerate(goals.posts):
        for m, goal in enumerate(post.goals):
            yield GoalNode(goal, GoalLevel.POST, post.post, ("posts", n, "goals", m))


def goal_tree(framework: CodeFramework, day: date) -> GoalTree:
    """Return the goals as a tree, each with what was reached of it by `day`, and the points of each holder."""
    goals = framework.goals
    if goals is None:
        return GoalTree()
    placed = [replace(node, outcomes=_outcomes(framework, goals, node, day)) for node in placed_goals(goals)]
    ids = {node.goal.id for node in placed}
    below: dict[str, list[GoalNode]] = {}
    roots = []
    for node in placed:
        if node.level is not GoalLevel.ORGANIZATION and node.goal.supports in ids:
            below.setdefault(str(node.goal.supports), []).append(node)
        else:
            roots.append(node)
    grown = tuple(_grown(node, below, frozenset()) for node in roots)
    # Goals that serve one another in a ring hang on nothing, and still are shown.
    reached = {node.path for node in GoalTree(grown).nodes}
    lost = tuple(node for node in placed if node.path not in reached)
    return GoalTree((*grown, *lost), tuple(_scores(placed)))


def _grown(node: GoalNode, below: dict[str, list[GoalNode]], above: frozenset[str]) -> GoalNode:
    if node.goal.id in above:
        return node
    above |= {node.goal.id}
    return replace(node, below=tuple(_grown(one, below, above) for one in below.get(node.goal.id, ())))


def _scores(nodes: Iterable[GoalNode]) -> Iterator[Score]:
    holders: dict[tuple[GoalLevel, str], list[GoalNode]] = {}
    for node in nodes:
        if node.level is not GoalLevel.ORGANIZATION and node.goal.score is not None:
            holders.setdefault((node.level, node.holder), []).append(node)
    for (level, holder), scored in holders.items():
        points = [(node.points, node.goal.score or Decimal(0)) for node in scored]
        reported = [(got, of) for got, of in points if got is not None]
        yield Score(
            level,
            holder,
            sum((got for got, _ in reported), Decimal(0)),
            sum((of for _, of in reported), Decimal(0)),
            sum((of for got, of in points if got is None), Decimal(0)),
        )
