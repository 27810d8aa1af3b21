"""Targets of indicators: there is one, it can be reached, and it fits the promise (4.7, 6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..merge import last_day, latest
from ..model import (
    Commitment,
    Direction,
    Frequency,
    IndicatorKind,
    LimitKind,
    PerformanceIndicator,
    Statistic,
    Threshold,
)
from ..model.quantity import mentions
from ..problems import Severity
from .base import CodeContext, Finding, Path, Typed, holders, rule
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

    中文：指标没有目标，结果就无法评价。

    是否类和定性的指标不用有，不定期测的也不用。有意不定目标的，要写明。

    反例：指标没有 `targets`。正例：`targets: ≥98%`，或者 `targets: none`。
    """
    for path, indicator in in_use(context):
        if indicator.targets is not None or indicator.kind in _WITHOUT_TARGET:
            continue
        if indicator.frequency is not Frequency.IRREGULAR:
            yield context.finding((*path, "id"), about=indicator.id)


@rule("direction-target-conflict", clause="6.5", severity=Severity.ERROR, is_for_drafts=True)
def direction_target_conflict(context: CodeContext) -> Iterator[Finding]:
    """Which way is better and what the target asks for must fit.

    Otherwise results that get worse are shown as getting better. Where `direction` is not said, higher is
    better.

    Bad: `direction: lower` with `targets: ≥98%`. Good: `direction: lower` with `targets: ≤12`.

    中文：往哪个方向算好，和目标要求的要一致。

    不一致的话，变差的结果会显示成变好。没有写 `direction` 的，越高越好。

    反例：`direction: lower` 配着 `targets: ≥98%`。正例：`direction: lower` 配着 `targets: ≤12`。
    """
    wrong = {Direction.HIGHER: ("<=", "<"), Direction.LOWER: (">=", ">")}
    for path, indicator, target in _targets(context):
        if target.op in wrong.get(indicator.direction, ()):
            better = Direction.LOWER if indicator.direction is Direction.HIGHER else Direction.HIGHER
            arguments = {"target": Typed(path, target), "is": indicator.direction, "better": better}
            yield context.finding(path, about=indicator.id, arguments=arguments)


def _ends(target: Threshold) -> tuple[Decimal, Decimal]:
    return target.value, target.value if target.high is None else target.high


def _is_impossible(indicator: PerformanceIndicator, target: Threshold) -> bool:
    if indicator.kind not in _SHARES or not is_percent(target.unit or indicator.unit or "%"):
        return False
    low, high = _ends(target)
    if low < 0 or (low == 0 and target.op == "<"):
        return True
    over = high > _HUNDRED or (low == _HUNDRED and target.op == ">")
    return over and not indicator.may_exceed


def _is_off_scale(indicator: PerformanceIndicator, target: Threshold) -> bool:
    if indicator.kind is not IndicatorKind.INDEX or indicator.scale is None:
        return False
    least, most = indicator.scale
    low, high = _ends(target)
    if low < least or (low == least and target.op == "<"):
        return True
    return high > most or (low == most and target.op == ">")


@rule("target-impossible", clause="6.5", severity=Severity.ERROR, is_for_drafts=True)
def target_impossible(context: CodeContext) -> Iterator[Finding]:
    """A rate lies between 0 and 100 %, an index on its scale, and so must the target.

    A target that nothing can reach says nothing about how well a promise is kept. Where a rate of more than
    100 % is right, the indicator says `may_exceed: true`; an index without `scale` may be anything.

    Bad: `targets: ≥120%`. Good: `targets: ≥98%`.

    中文：比率在0到100%之间，指数在它的量表以内，目标也是。

    达不到的目标，说明不了承诺做得怎样。比率超过100%是对的，就在指标里写 `may_exceed: true`；指数没有写 `scale` 的不查。

    反例：`targets: ≥120%`。正例：`targets: ≥98%`。
    """
    for path, indicator, target in _targets(context):
        typed = Typed(path, target)
        if _is_impossible(indicator, target):
            yield context.finding(path, about=indicator.id, arguments={"target": typed})
        elif _is_off_scale(indicator, target):
            least, most = indicator.scale or ("", "")
            arguments = {"target": typed, "least": least, "most": most}
            yield context.finding(path, about=indicator.id, text="target-off-scale", arguments=arguments)


def _says_a_share(commitment: Commitment) -> bool:
    words = (text for wording in commitment.wordings for text in wording.text.all)
    return any(mention.kind == "percent" for text in words for mention in mentions(text))


def _holds_each_time(context: CodeContext, commitment: Commitment) -> bool:
    """Whether the promise is made for every single case: no share, no level, no average, no hedge."""
    day = context.day_of(commitment)
    limits = [
        limit for path, holder in holders(commitment, ()) for _, limit in context.limits(holder, path, day)
    ]
    if any(
        limit.kind is LimitKind.LEVEL or limit.statistic is not Statistic.EACH or limit.hedge
        for limit in limits
    ):
        return False
    return not _says_a_share(commitment)


def _promised_each_time(context: CodeContext) -> dict[str, str]:
    """Return the commitment that every such indicator measures directly, by the indicator's id."""
    found: dict[str, str] = {}
    for _, commitment in context.commitments:
        if _holds_each_time(context, commitment):
            for _, holder in holders(commitment, ()):
                for indicator in holder.indicators:
                    found.setdefault(indicator, commitment.id)
    return found


@rule("target-weaker-than-promise", clause="4.7", severity=Severity.INFO)
def target_weaker_than_promise(context: CodeContext) -> Iterator[Finding]:
    """Where a promise is made for every case and the target lets some go, customers are shown the target.

    Pages show the targets of published indicators. One that is hidden lets customers believe that all is kept
    while 95 % counts as good inside.

    Bad: `targets: ≥95%` with `publish: false` for a promise without exceptions. Good: the indicator published,
    or `targets: 100%`.

    中文：承诺说的是每一次，目标却放过一部分的，要让顾客看到目标。

    公布的指标，页面上会写目标。指标不公布，顾客以为次次做到，内部却把95%当作达标。

    反例：承诺没有例外，`targets: ≥95%`，又写着 `publish: false`。正例：公布这个指标，或者 `targets: 100%`。
    """
    # One that is hidden without a reason is a problem of its own.
    hidden = [
        (path, one) for path, one in in_use(context) if not one.is_public and one.hide_reason and one.targets
    ]
    promised = _promised_each_time(context) if hidden else {}
    for path, indicator in hidden:
        target = latest(indicator.targets or (), context.as_of, context.fiscal)
        is_share = indicator.kind is IndicatorKind.RATE and indicator.direction is Direction.HIGHER
        if target is None or not is_share or indicator.id not in promised:
            continue
        if target.value.value < _HUNDRED and is_percent(target.value.unit or indicator.unit or "%"):
            where = (*path, "targets", (indicator.targets or ()).index(target), "value")
            arguments = {"commitment": promised[indicator.id], "target": Typed(where, target.value)}
            yield context.finding((*path, "publish"), about=indicator.id, arguments=arguments)


RULES = (
    indicator_without_target,
    direction_target_conflict,
    target_impossible,
    target_weaker_than_promise,
)
