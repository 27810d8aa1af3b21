"""Indicators: each has a target, and one that can be reached (6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..merge import last_day
from ..model import Direction, Frequency, IndicatorKind, PerformanceIndicator, Threshold
from ..problems import Severity
from .base import CodeContext, Finding, Path, Typed, rule
from .figures import is_percent

_WITHOUT_TARGET = (IndicatorKind.QUALITATIVE, IndicatorKind.YES_NO)
_SHARES = (IndicatorKind.RATE, IndicatorKind.PERCENTILE)
_HUNDRED = Decimal(100)


def in_use(context: CodeContext) -> Iterator[tuple[Path, PerformanceIndicator]]:
    """Yield the indicators that were not retired, with their paths."""
    for n, indicator in enumerate(context.code.performance_indicators):
        if last_day(indicator.valid_until, context.fiscal) >= context.as_of:
            yield ("performance_indicators", n), indicator


def _targets(context: CodeContext) -> Iterator[tuple[Path, PerformanceIndicator, Threshold]]:
    for path, indicator in in_use(context):
        for n, target in enumerate(indicator.targets or ()):
            yield (*path, "targets", n, "value"), indicator, target.value


@rule("indicator-without-target", clause="6.5", severity=Severity.ERROR, transcribed=Severity.INFO)
def indicator_without_target(context: CodeContext) -> Iterator[Finding]:
    """An indicator without a target cannot be evaluated.

    Yes-or-no and qualitative indicators need none, nor do those measured irregularly. Where there is
    none on purpose, the code says so.

    Bad: an indicator without `targets`. Good: `targets: ≥98%`, or `targets: none`.
    """
    for path, indicator in in_use(context):
        if indicator.targets is not None or indicator.kind in _WITHOUT_TARGET:
            continue
        if indicator.frequency is not Frequency.IRREGULAR:
            yield context.finding((*path, "id"), about=indicator.id)


@rule("direction-target-conflict", clause="6.5", severity=Severity.ERROR, is_for_drafts=True)
def direction_target_conflict(context: CodeContext) -> Iterator[Finding]:
    """Which way is better and what the target asks for must fit.

    Where `direction` is not said, higher is better.

    Bad: `direction: lower` with `targets: ≥98%`. Good: `direction: lower` with `targets: ≤12`.
    """
    wrong = {Direction.HIGHER: ("<=", "<"), Direction.LOWER: (">=", ">")}
    for path, indicator, target in _targets(context):
        if target.op in wrong.get(indicator.direction, ()):
            better = Direction.LOWER if indicator.direction is Direction.HIGHER else Direction.HIGHER
            arguments = {"target": Typed(path, target), "is": indicator.direction, "better": better}
            yield context.finding(path, about=indicator.id, arguments=arguments)


def _is_impossible(indicator: PerformanceIndicator, target: Threshold) -> bool:
    if indicator.kind not in _SHARES or not is_percent(target.unit or indicator.unit or "%"):
        return False
    highest = target.value if target.high is None else target.high
    if target.value < 0 or (target.value == 0 and target.op == "<"):
        return True
    over = highest > _HUNDRED or (target.value == _HUNDRED and target.op == ">")
    return over and not indicator.may_exceed


@rule("target-impossible", clause="6.5", severity=Severity.ERROR, is_for_drafts=True)
def target_impossible(context: CodeContext) -> Iterator[Finding]:
    """A rate lies between 0 and 100 %, and so must its target.

    Where more than 100 % is right, the indicator says `may_exceed: true`.

    Bad: `targets: ≥120%`. Good: `targets: ≥98%`.
    """
    for path, indicator, target in _targets(context):
        if _is_impossible(indicator, target):
            yield context.finding(path, about=indicator.id, arguments={"target": Typed(path, target)})


RULES = (indicator_without_target, direction_target_conflict, target_impossible)
