"""Results in time: none late, none left out beside the others, none that never came (4.4, 8.1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..measure import Series, series_for
from ..measure.due_days import first_result_due
from ..model import PerformanceIndicator
from ..problems import Severity
from .base import CodeContext, Finding, Path, once, rule
from .indicators import in_use


def _series(context: CodeContext) -> Iterator[tuple[Path, PerformanceIndicator, Series]]:
    for path, indicator in in_use(context):
        yield path, indicator, series_for(context.framework, context.code, indicator, context.as_of)


def _newest(context: CodeContext, series: Series) -> date:
    return series.latest[0].measurement.period.end(context.fiscal) if series.latest else date.min


def _left_out(context: CodeContext) -> Iterator[tuple[Path, PerformanceIndicator, Series, str]]:
    """Yield what is published, lacks its newest period due, and with it an indicator that has newer figures."""
    shown = [found for found in _series(context) if found[1].is_public and found[2].latest]
    if len(shown) < 2:
        return
    newest = {indicator.id: _newest(context, series) for _, indicator, series in shown}
    other = max(newest, key=lambda indicator: newest[indicator])
    for path, indicator, series in shown:
        following = series.latest[0].measurement.period.next()
        if series.due is None or following is None or indicator.id == other:
            continue
        if following.end(context.fiscal) <= newest[other]:
            yield path, indicator, series, other


@rule("selective-results", clause="4.4", severity=Severity.WARNING)
def selective_results(context: CodeContext) -> Iterator[Finding]:
    """What is published is published for every period, not for the good ones only.

    A figure that stops while the others go on looks as if something was hidden. A period without a figure gets a
    row with its state. Where all figures stop it is `results-stale`.

    Bad: K1 until April and K2 until January. Good: K2 with a row a month, if need be with `state: not_measured`.

    中文：公布的指标每一期都公布，不能只公布好的。

    别的数在更新，有一个停了，看上去像是瞒着什么。没有数的一期，也写一条，说明状态。所有的数都停了，是 `results-stale`。

    反例：K1公布到4月，K2只到1月。正例：K2每月一条，没有数就写 `state: not_measured`。
    """
    for path, indicator, series, other in _left_out(context):
        arguments = {"period": series.due.id if series.due else "", "due": series.due_on, "other": other}
        yield context.finding((*path, "id"), about=indicator.id, arguments=arguments)


@rule("results-stale", clause="8.1", severity=Severity.WARNING)
def results_stale(context: CodeContext) -> Iterator[Finding]:
    """The newest period due has a result, or says why it has none.

    A month may take a month to be reported, a quarter 45 days, half a year 60, a year 120 days.
    Nothing is due before the first result.

    Bad: a monthly indicator whose last result is half a year old. Good: a row a month, if need be
    with `state: not_measured`.

    中文：最近到期的一个时期要有结果，或者写明为什么没有。

    一个月的结果可以晚一个月，一个季度的45天，半年的60天，一年的120天。有了第一个结果以后才开始算。

    反例：每月统计的指标，最近的结果是半年前的。正例：每月一条，没有数就写 `state: not_measured`。
    """
    left_out = {indicator.id for _, indicator, _, _ in _left_out(context)}
    for path, indicator, series in _series(context):
        if series.due is not None and indicator.id not in left_out:
            arguments = {"period": series.due.id, "due": series.due_on}
            yield context.finding((*path, "id"), about=indicator.id, arguments=arguments)


@rule("result-missing", clause="8.1", severity=Severity.WARNING, asks_inside=True)
def result_missing(context: CodeContext) -> Iterator[Finding]:
    """A published indicator has its first result one period after it began, and the time a report takes.

    A promise that has held for months without any figure is not watched. What is computed from complaints or
    surveys has no rows of its own.

    Bad: a monthly indicator of a code in force for half a year, without results. Good: the first month in
    `results/`.

    中文：公布的指标，开始一期以后，再加上报数的时间，要有第一个结果。

    承诺实施了几个月还没有一个数，就是没有人看着。由投诉、调查算出来的不用另写结果。

    反例：规范实施半年，每月统计的指标还没有结果。正例：`results/` 里有第一个月的结果。
    """
    shown = [found for found in _series(context) if found[1].is_public and not found[1].formula]
    missing = [
        (path, indicator, due)
        for path, indicator, series in shown
        if not series.outcomes
        and (due := first_result_due(context.code, indicator, context.fiscal)) is not None
        and due < context.as_of
    ]
    each = [
        context.finding((*path, "id"), about=indicator.id, arguments={"due": due})
        for path, indicator, due in missing
    ]
    arguments = {"due": min((due for _, _, due in missing), default=None)}
    whole = context.finding(
        ("performance_indicators",), key=True, text="results-missing", arguments=arguments
    )
    yield from once(each, whole, len(shown))


RULES = (selective_results, results_stale, result_missing)
