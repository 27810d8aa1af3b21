"""Results one can rely on: enough cases, none left out unsaid, and records to look them up in (4.7)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..measure import Attainment, Outcome, series_for
from ..model import IndicatorKind, Measurement, PerformanceIndicator
from ..problems import Severity
from .base import CodeContext, Finding, Path, rule
from .indicators import in_use
from .results import of_row
from .word_lists import readable, word_list

_ENOUGH = 30
_MOST_LEFT_OUT = Decimal(5)
_HUNDRED = Decimal(100)


def _latest(context: CodeContext) -> Iterator[tuple[Path, PerformanceIndicator, tuple[Outcome, ...]]]:
    for path, indicator in in_use(context):
        series = series_for(context.framework, context.code, indicator, context.as_of)
        if series.latest:
            yield path, indicator, series.latest


def _says_exclusions(context: CodeContext, indicator: PerformanceIndicator) -> bool:
    if indicator.exclusions:
        return True
    words = word_list("exclusion", context.settings)
    first = context.framework.organization.language
    texts = (indicator.definition, indicator.numerator, indicator.denominator, indicator.population)
    return any(words.is_in(form) for text in texts if text for _, form in readable(text, first))


def _left_out(context: CodeContext, indicator: PerformanceIndicator) -> tuple[str, str] | None:
    """Return the message and what leaves cases out of an indicator: a class of customers, or a period's result."""
    for user_class in context.framework.organization.user_classes:
        if indicator.id in user_class.exclude_from:
            return "exclusion-of-class", str(user_class.name)
    for row in context.framework.by_indicator.get((context.code.id, indicator.id), ()):
        if row.excluded:
            return "", row.period.id
    return None


@rule("exclusion-undisclosed", clause="4.7", severity=Severity.WARNING, transcribed=Severity.INFO)
def exclusion_undisclosed(context: CodeContext) -> Iterator[Finding]:
    """What an indicator does not count is said with the indicator, where customers read it.

    A rate gets better with every case that is left out: readers must know which ones are. `exclusions` say it, or
    the definition.

    Bad: results with `excluded`, and an indicator without `exclusions`. Good:
    `exclusions: [台风红色预警期间的报修]`.

    中文：指标不统计哪些情况，要写在指标里，让顾客看得到。

    少统计一件，比率就好看一些，所以要说清楚哪些不算。写在 `exclusions` 里，或者写在定义里。

    反例：结果里有 `excluded`，指标没有 `exclusions`。正例：`exclusions: [台风红色预警期间的报修]`。
    """
    for path, indicator in in_use(context):
        if not indicator.is_public:
            continue
        found = _left_out(context, indicator)
        if found is not None and not _says_exclusions(context, indicator):
            text, what = found
            yield context.finding((*path, "id"), about=indicator.id, text=text, arguments={"what": what})


def _share(row: Measurement) -> Decimal:
    """Return how many per cent of all cases were left out; 0 where it is not known how many there were."""
    left_out = sum(exclusion.count for exclusion in row.excluded)
    counted = row.denominator if row.denominator is not None else row.sample_size
    if counted is None or counted < 0 or not left_out:
        return Decimal(0)
    return _HUNDRED * left_out / (counted + left_out)


@rule("exclusion-share-high", clause="4.7", severity=Severity.WARNING, transcribed=Severity.INFO)
def exclusion_share_high(context: CodeContext) -> Iterator[Finding]:
    """Few cases are left out of the newest result: at most 5 of 100.

    Where many are left out the figure is no longer about what customers met with. An `explanation` in the row
    says why it was right this once.

    Bad: 40 counted and 10 excluded. Good: all counted, or `explanation: 台风两天，停电区域无法到场`.

    中文：最近一次结果里，不统计的不能多：100件里最多5件。

    不统计的多了，这个数就不再是顾客遇到的情况。确实有原因的，在这条结果里写 `explanation`。

    反例：统计40件，不统计10件。正例：全部统计，或者写 `explanation: 台风两天，停电区域无法到场`。
    """
    for _, _, outcomes in _latest(context):
        for outcome in outcomes:
            row = outcome.measurement
            share = _share(row)
            if share > _MOST_LEFT_OUT and not row.explanation:
                count = sum(exclusion.count for exclusion in row.excluded)
                yield of_row(row, "excluded", count=count, share=f"{share:.1f}")


@rule("small-sample", clause="4.7", severity=Severity.INFO, asks_inside=True)
def small_sample(context: CodeContext) -> Iterator[Finding]:
    """A share is taken of enough cases: 30, or as many as the indicator's `minimum_sample` says.

    Of 20 cases each one counts 5 %: whether a target of 98 % is met is then chance. A target of 100 % can be judged
    by any number, since every miss is one. Only the newest result is looked at.

    Bad: `numerator: 11, denominator: 12` against 95 %. Good: the quarter instead of the month, or
    `minimum_sample: 10` in the indicator where there are never more.

    中文：比率要有足够的件数：30件，或者指标的 `minimum_sample` 写的件数。

    只有20件，每一件就占5%，有没有达到98%多半靠运气。目标是100%的，有一件没做到就看得出，不查。只看最近一次。

    反例：目标95%，`numerator: 11, denominator: 12`。正例：按季度统计；件数本来就少的，在指标里写 `minimum_sample: 10`。
    """
    for _, indicator, outcomes in _latest(context):
        if indicator.kind is not IndicatorKind.RATE:
            continue
        least = _ENOUGH if indicator.minimum_sample is None else indicator.minimum_sample
        for outcome in outcomes:
            row, target = outcome.measurement, outcome.target
            if target is None or target.value.value == _HUNDRED or not row.denominator:
                continue
            if 0 < row.denominator < least:
                yield of_row(row, "denominator", count=row.denominator, least=least)


@rule("result-without-evidence", clause="4.7", severity=Severity.INFO, asks_inside=True)
def result_without_evidence(context: CodeContext) -> Iterator[Finding]:
    """The newest results can be looked up: each has its evidence, or its records are collected and kept.

    A published figure that nobody can show the records of is a claim. It is enough that an entry of
    `information_collection` names the indicator, with `source` and `retention`. Told once a code.

    Bad: `{indicator: K1, numerator: 59, denominator: 60}` and nothing else. Good: the same with
    `evidence: 报修台账2026-02`.

    中文：最近的结果查得到依据：写了凭据，或者有记录、有保存期。

    公布的数拿不出记录，就只是一种说法。信息收集里有一项写了这个指标、来源和保存期，也算。一份规范只提示一次。

    反例：只有 `{indicator: K1, numerator: 59, denominator: 60}`。正例：同一条，加上 `evidence: 报修台账2026-02`。
    """
    kept = {
        indicator
        for collection in context.code.information_collection
        if collection.source and collection.retention
        for indicator in collection.indicators
    }
    rows = [
        outcome.measurement
        for _, indicator, outcomes in _latest(context)
        if indicator.id not in kept and not (indicator.formula or indicator.survey)
        for outcome in outcomes
        if outcome.attainment is not Attainment.NO_VALUE and not outcome.measurement.evidence
    ]
    if rows:
        names = list(dict.fromkeys(row.indicator for row in rows))
        found = of_row(rows[0], "indicator")
        arguments = {"n": len(names), "indicators": ", ".join(names)}
        yield Finding(origin=found.origin, path=found.path, arguments=arguments)


RULES = (exclusion_undisclosed, exclusion_share_high, small_sample, result_without_evidence)
