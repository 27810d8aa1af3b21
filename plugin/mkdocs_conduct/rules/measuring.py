"""How indicators are measured: what they serve, how, how often and from where (4.4, 6.5, 8.1)."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import IndicatorKind, IndicatorType, PerformanceIndicator
from ..problems import Severity
from .base import CodeContext, Finding, Path, once, rule
from .indicators import in_use

_OF_THE_WHOLE = (IndicatorType.SATISFACTION, IndicatorType.COMPLAINT, IndicatorType.STAFF)
"""Types that show how the code does as a whole, rather than one promise."""
_OUTCOMES = frozenset((IndicatorType.OUTCOME, IndicatorType.SATISFACTION, IndicatorType.COMPLAINT))
_PROCESSES = frozenset((IndicatorType.PROCESS,))

Indicators = list[tuple[Path, PerformanceIndicator]]


def _each(context: CodeContext, lacking: Indicators, text: str) -> Iterator[Finding]:
    """Yield a finding for each of these indicators, one with the message `text` where it is all of several."""
    each = [context.finding((*path, "id"), about=indicator.id) for path, indicator in lacking]
    whole = context.finding(("performance_indicators",), key=True, text=text, arguments={"n": len(lacking)})
    yield from once(each, whole, sum(1 for _ in in_use(context)))


def _served(context: CodeContext) -> frozenset[str]:
    """Return the ids of the indicators that a promise, an objective, a goal or a focus of supervision names."""
    code, framework = context.code, context.framework
    named: set[str] = set()
    for commitment in code.commitments:
        named.update(commitment.indicators)
        for variant in commitment.variants:
            named.update(variant.indicators)
    for objective in code.objectives:
        named.update(objective.indicators)
    if framework.goals is not None:
        named.update(goal.indicator for goal in framework.goals.all if goal.indicator)
    if framework.supervision is not None:
        for focus in framework.supervision.focuses:
            named.update(focus.indicators)
    return frozenset(named)


@rule(
    "indicator-orphan",
    clause="6.5",
    severity=Severity.WARNING,
    transcribed=Severity.INFO,
    needs=("goals", "supervision"),
)
def indicator_orphan(context: CodeContext) -> Iterator[Finding]:
    """An indicator is named by what it measures: a commitment, an objective or a goal.

    A figure that belongs to nothing is collected for nothing, and readers cannot tell what it says. What is
    computed from complaints or a survey, or asks staff, shows the code as a whole and needs no name.

    Bad: an indicator K4 that nothing names. Good: `indicators: [K4]` in the commitment it measures.

    中文：指标要有承诺、目标或质量目标用到它。

    没有用处的数白统计，顾客也不知道它说明什么。由投诉、调查算出来的，或者问员工的，看的是整份规范，不用写。

    反例：指标K4没有哪里写到。正例：在它统计的承诺里写 `indicators: [K4]`。
    """
    served = _served(context)
    lacking = [
        (path, indicator)
        for path, indicator in in_use(context)
        if indicator.id not in served
        and not (indicator.formula or indicator.survey)
        and indicator.type not in _OF_THE_WHOLE
    ]
    yield from _each(context, lacking, "indicators-orphan")


_CALCULATED = (IndicatorKind.RATE, IndicatorKind.INDEX)


def _has_formula(indicator: PerformanceIndicator) -> bool:
    if indicator.formula or (indicator.numerator and indicator.denominator):
        return True
    return indicator.kind is IndicatorKind.INDEX and bool(indicator.survey or indicator.definition)


@rule("indicator-no-formula", clause="6.5", severity=Severity.WARNING, transcribed=Severity.INFO)
def indicator_no_formula(context: CodeContext) -> Iterator[Finding]:
    """A rate says what is divided by what, an index how it comes about.

    The same word for two different sums makes every comparison wrong. An indicator without `kind` is a rate.

    Bad: `{id: K1, name: 到场率}`. Good: `{id: K1, name: 到场率, numerator: 按时到场次数, denominator: 报修总次数}`.

    中文：比率要说什么除以什么，指数要说怎样得来。

    同一个名字，两种算法，就没有办法比较。没有写 `kind` 的指标算比率。

    反例：`{id: K1, name: 到场率}`。正例：`{id: K1, name: 到场率, numerator: 按时到场次数, denominator: 报修总次数}`。
    """
    calculated = [found for found in in_use(context) if found[1].kind in _CALCULATED]
    lacking = [found for found in calculated if not _has_formula(found[1])]
    each = [
        context.finding(
            (*path, "id"),
            about=indicator.id,
            text="" if indicator.kind is IndicatorKind.RATE else "index-not-explained",
        )
        for path, indicator in lacking
    ]
    arguments = {"n": len(lacking)}
    whole = context.finding(
        ("performance_indicators",), key=True, text="indicators-no-formula", arguments=arguments
    )
    yield from once(each, whole, len(calculated))


@rule("indicator-no-frequency", clause="6.5", severity=Severity.WARNING, transcribed=Severity.INFO)
def indicator_no_frequency(context: CodeContext) -> Iterator[Finding]:
    """An indicator says how often it is measured.

    Without it nobody notices that a figure is missing. `irregular` is an answer too.

    Bad: an indicator without `frequency`. Good: `frequency: monthly`.

    中文：指标要说多久统计一次。

    没有说，缺了数也没有人发现。不定期统计的，写 `irregular`。

    反例：指标没有 `frequency`。正例：`frequency: monthly`。
    """
    lacking = [(path, one) for path, one in in_use(context) if one.frequency is None]
    yield from _each(context, lacking, "indicators-no-frequency")


@rule("indicator-no-source", clause="8.1", severity=Severity.WARNING, asks_inside=True)
def indicator_no_source(context: CodeContext) -> Iterator[Finding]:
    """An indicator says where its figures come from.

    Whoever takes over the work, or doubts a figure, must find the records. A survey or a formula says it too, and
    so does an entry of `information_collection` that names the indicator and its source.

    Bad: an indicator without `source`. Good: `source: 报修系统`.

    中文：指标要说数据从哪里来。

    换了人接手，或者有人怀疑这个数，都要找得到记录。写了调查、算法的，或者信息收集里写了来源、点了这个指标的，也算。

    反例：指标没有 `source`。正例：`source: 报修系统`。
    """
    collected = {
        indicator
        for collection in context.code.information_collection
        if collection.source
        for indicator in collection.indicators
    }
    lacking = [
        (path, one)
        for path, one in in_use(context)
        if not (one.source or one.formula or one.survey or one.id in collected)
    ]
    yield from _each(context, lacking, "indicators-no-source")


@rule("indicator-type-missing", clause="6.5", severity=Severity.INFO, asks_inside=True)
def indicator_type_missing(context: CodeContext) -> Iterator[Finding]:
    """Indicators say of which type they are, so that one sees whether anything is left out.

    Quality, delivery, satisfaction and cost are different things: a code that measures only one of them sees only
    a part. Told once a code.

    Bad: `{id: K1, name: 到场率}`. Good: `{id: K1, name: 到场率, type: delivery}`.

    中文：指标要说是哪一类，才看得出有没有漏掉的。

    质量、交付、满意、成本是不同的事，只看一样，就只看到一部分。一份规范只提示一次。

    反例：`{id: K1, name: 到场率}`。正例：`{id: K1, name: 到场率, type: delivery}`。
    """
    lacking = [(path, one) for path, one in in_use(context) if one.type is None]
    if lacking:
        (path, _), names = lacking[0], [one.id for _, one in lacking]
        arguments = {"n": len(names), "indicators": ", ".join(names)}
        yield context.finding((*path, "id"), arguments=arguments)


@rule("one-sided-indicators", clause="6.5", severity=Severity.INFO, asks_inside=True)
def one_sided_indicators(context: CodeContext) -> Iterator[Finding]:
    """Some indicators look at what staff do, others at what customers get.

    Results alone come too late to act on, and a smooth process alone may please nobody. Held against codes that
    give all of at least two indicators a type.

    Bad: every indicator `type: process`. Good: one of them `type: satisfaction`.

    中文：有的指标看怎样做，有的看顾客得到什么。

    只看结果，发现得太晚；只看过程，顾客不一定满意。至少有两个指标、都写了类别的规范才查。

    反例：所有指标都是 `type: process`。正例：其中有一个 `type: satisfaction`。
    """
    types = [one.type for _, one in in_use(context) if one.type is not IndicatorType.STAFF]
    if len(types) < 2 or None in types:
        return
    for side, text in ((_PROCESSES, "indicators-all-process"), (_OUTCOMES, "indicators-all-outcome")):
        if side.issuperset(types):
            yield context.finding(("performance_indicators",), key=True, text=text)


@rule("all-indicators-hidden", clause="4.4", severity=Severity.WARNING)
def all_indicators_hidden(context: CodeContext) -> Iterator[Finding]:
    """A code that measures how it does publishes some of it, or says why not.

    Promises without figures ask customers to believe. What staff say about their own work is never published
    and does not count.

    Bad: `publish: false` at every indicator. Good: the most important ones published, the rest with
    `hide_reason`.

    中文：规范统计了结果，就要公布一些，或者说明为什么不公布。

    只有承诺没有数字，顾客只能相信。员工对自己工作的评价从不公布，不算在内。

    反例：每个指标都写 `publish: false`。正例：公布最要紧的几个，其余的写 `hide_reason`。
    """
    indicators = [one for _, one in in_use(context) if one.type is not IndicatorType.STAFF]
    if indicators and not any(one.is_public or one.hide_reason for one in indicators):
        arguments = {"n": len(indicators)}
        yield context.finding(("performance_indicators",), key=True, arguments=arguments)


RULES = (
    indicator_orphan,
    indicator_no_formula,
    indicator_no_frequency,
    indicator_no_source,
    indicator_type_missing,
    one_sided_indicators,
    all_indicators_hidden,
)
