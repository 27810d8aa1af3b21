"""Figures that are computed from records: they agree with one another and with what somebody typed (4.7)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..measure import derived, series_for, value_of
from ..measure.complaints import customers_of
from ..measure.derived import says_figures, says_words
from ..model import Formula, Measurement, PerformanceIndicator
from ..problems import Severity
from .base import CodeContext, Finding, rule


def _finding(row: Measurement, text: str = "", column: str = "", **arguments: object) -> Finding:
    column = column or ("value" if row.value is not None else "numerator")
    period = " ".join(filter(None, (row.period.id, row.site)))
    return Finding(
        origin=row.origin,
        path=(column,),
        about=row.indicator,
        text=text,
        arguments={"period": period, **arguments},
    )


def _differs(indicator: PerformanceIndicator, typed: Measurement, computed: Measurement) -> bool:
    counts = typed.numerator, typed.denominator
    if None not in counts and computed.denominator is not None:
        return counts != (computed.numerator, computed.denominator)
    said, value = value_of(indicator, typed), value_of(indicator, computed)
    if said is None or value is None:
        return said is not None
    exponent = min(int(said.as_tuple().exponent), 0)
    return abs(said - value) > Decimal(5).scaleb(exponent - 1)


def _said(indicator: PerformanceIndicator, row: Measurement) -> str:
    if row.numerator is not None and row.denominator is not None:
        return f"{row.numerator}/{row.denominator}"
    value = value_of(indicator, row)
    return "0/0" if value is None else f"{value.quantize(Decimal('0.01')).normalize():f}"


def _typed(context: CodeContext) -> Iterator[tuple[PerformanceIndicator, Measurement, Measurement | None]]:
    """Yield what was typed for computed indicators, each with the figure of the same period and place if there is one."""
    framework, code = context.framework, context.code
    for indicator in code.performance_indicators:
        rows = framework.by_indicator.get((code.id, indicator.id), ())
        if indicator.formula is None or not rows:
            continue
        computed = {(row.period, row.site): row for row in derived(framework, code, indicator, context.as_of)}
        for row in rows:
            yield indicator, row, computed.get((row.period, row.site))


@rule("result-empty", clause="8.1", severity=Severity.ERROR, is_for_drafts=True)
def computed_result_empty(context: CodeContext) -> Iterator[Finding]:
    """A row of results without figures stands beside a figure that is computed, and says something about it.

    Where nothing can be computed for its period, the row looks as if something had been measured.

    Bad: `{indicator: K8, period: 2026-02, action: 加强验收}` without customers counted for 2026-02. Good: the same with
    `customers: [{period: 2026-02, count: 805}]` in `complaints`.

    中文：没有写数的一条结果，要有算出来的数和它对应，还要说点什么。

    那一期算不出数来的，看上去像是测过了。

    反例：没有写2026年2月的顾客数，却有`{indicator: K8, period: 2026-02, action: 加强验收}`。正例：在`complaints`里写上
    `customers: [{period: 2026-02, count: 805}]`。
    """
    for _, row, found in _typed(context):
        if not says_figures(row) and (found is None or not says_words(row)):
            text = "computed-result-missing" if found is None else ""
            yield _finding(row, text, column="indicator")


@rule("result-value-mismatch", clause="4.7", severity=Severity.ERROR, is_for_drafts=True)
def computed_value_mismatch(context: CodeContext) -> Iterator[Finding]:
    """A figure that is computed from records agrees with the one typed for the same period.

    Of two figures for one thing nobody knows which is right. The computed one need not be typed at all; words about
    it (`action`, `explanation`) may stand alone.

    Bad: `{indicator: K5, period: 2026-02, numerator: 3, denominator: 805}` where the records give 1 of 805. Good:
    `{indicator: K5, period: 2026-02, action: 加强验收}`.

    中文：从记录算出来的数，和同一时期写下来的数要一致。

    一件事有两个数，就不知道哪个对。能算出来的数不用再写，只写措施、原因就行。

    反例：记录里是805户中1件，却写`{indicator: K5, period: 2026-02, numerator: 3, denominator: 805}`。正例：
    `{indicator: K5, period: 2026-02, action: 加强验收}`。
    """
    for indicator, row, found in _typed(context):
        is_told = row.state is None and says_figures(row)
        if found is not None and is_told and _differs(indicator, row, found):
            arguments = {"value": _said(indicator, row), "computed": _said(indicator, found)}
            yield _finding(row, "computed-value-mismatch", **arguments)


def _values(
    context: CodeContext, formula: Formula
) -> dict[tuple[object, str | None], tuple[Decimal, Measurement]]:
    found: dict[tuple[object, str | None], tuple[Decimal, Measurement]] = {}
    for indicator in context.code.performance_indicators:
        if indicator.formula is formula:
            series = series_for(context.framework, context.code, indicator, context.as_of)
            for outcome in series.outcomes:
                row = outcome.measurement
                if outcome.value is not None:
                    found.setdefault((row.period, row.site), (outcome.value, row))
    return found


@rule("indicator-no-source", clause="8.1", severity=Severity.WARNING, asks_inside=True)
def rate_without_customers(context: CodeContext) -> Iterator[Finding]:
    """A complaint rate needs to know how many customers there were.

    It is computed as complaints by customers; without the number of customers of a period there is no figure for it,
    and the page stays empty without saying why.

    Bad: `formula: complaint_rate` and no `customers`. Good: `complaints: {customers: [{period: 2026-02, count: 805}]}`.

    中文：投诉率要知道有多少顾客。

    它是投诉数除以顾客数；不写当期的顾客数，就算不出来，页面上也一直空着。

    反例：写了 `formula: complaint_rate`，没有 `customers`。正例：`complaints: {customers: [{period: 2026-02, count: 805}]}`。
    """
    rates = (Formula.COMPLAINT_RATE, Formula.VALID_COMPLAINT_RATE)
    if customers_of(context.framework, context.code):
        return
    for n, indicator in enumerate(context.code.performance_indicators):
        if indicator.formula in rates:
            path = ("performance_indicators", n, "formula")
            yield context.finding(path, about=indicator.id, text="formula-without-customers")


@rule("valid-complaint-rate", clause="4.7", severity=Severity.ERROR, is_for_drafts=True)
def valid_complaint_rate(context: CodeContext) -> Iterator[Finding]:
    """The rate of valid complaints is never above the rate of complaints of the same period and place.

    Valid complaints (intent or gross fault, with loss or a serious effect) are some of those that proved right.

    Bad: a valid complaint rate of 1.2 % beside a complaint rate of 0.8 %. Good: 0.3 % beside 0.8 %.

    中文：同一时期、同一地点，有效投诉率不会高于投诉率。

    有效投诉（因故意或重大过失，造成损失或严重不满）是查实投诉的一部分。

    反例：投诉率0.8%，有效投诉率却是1.2%。正例：投诉率0.8%，有效投诉率0.3%。
    """
    formulas = {indicator.formula for indicator in context.code.performance_indicators}
    if not {Formula.COMPLAINT_RATE, Formula.VALID_COMPLAINT_RATE} <= formulas:
        return
    rates = _values(context, Formula.COMPLAINT_RATE)
    for key, (value, row) in _values(context, Formula.VALID_COMPLAINT_RATE).items():
        if key in rates and value > rates[key][0]:
            yield _finding(row, rate=rates[key][1].indicator)


RULES = (computed_result_empty, computed_value_mismatch, rate_without_customers, valid_complaint_rate)
