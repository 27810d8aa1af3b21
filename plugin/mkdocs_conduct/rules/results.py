"""Results: complete and possible (4.7, 8.1)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..measure import value_of
from ..model import IndicatorKind, Measurement, PerformanceIndicator, Period
from ..problems import Severity
from .base import CodeContext, Finding, rule
from .figures import is_percent

_SHARES = (IndicatorKind.RATE, IndicatorKind.PERCENTILE)
_NEVER_NEGATIVE = (*_SHARES, IndicatorKind.COUNT, IndicatorKind.RANK, IndicatorKind.DURATION)
_HUNDRED = Decimal(100)


def _rows(context: CodeContext) -> Iterator[tuple[PerformanceIndicator, Measurement]]:
    for indicator in context.code.performance_indicators:
        for row in context.framework.by_indicator.get((context.code.id, indicator.id), ()):
            yield indicator, row


def of_row(row: Measurement, column: str, text: str = "", **arguments: object) -> Finding:
    """Return a finding in a row of results; `period` is its period with its site."""
    return Finding(
        origin=row.origin,
        path=(column,),
        about=row.indicator,
        text=text,
        arguments={"period": " ".join(filter(None, (row.period.id, row.site))), **arguments},
    )


def _negative(indicator: PerformanceIndicator, row: Measurement) -> str:
    if row.numerator is not None and row.numerator < 0:
        return "numerator"
    if row.denominator is not None and row.denominator < 0:
        return "denominator"
    if row.value is not None and row.value < 0 and indicator.kind in _NEVER_NEGATIVE:
        return "value"
    return ""


def _impossible(indicator: PerformanceIndicator, row: Measurement) -> tuple[str, str] | None:
    """Return the column at fault and the message, or None."""
    negative = _negative(indicator, row)
    if negative:
        return negative, "result-negative"
    numerator, denominator = row.numerator, row.denominator
    if numerator is not None and denominator is not None:
        if denominator == 0 and numerator > 0:
            return "denominator", "result-denominator-zero"
        if indicator.kind in _SHARES and numerator > denominator and not indicator.may_exceed:
            return "numerator", "numerator-gt-denominator"
        return None
    over = row.value is not None and row.value > _HUNDRED and not indicator.may_exceed
    if over and indicator.kind in _SHARES and is_percent(indicator.unit or "%"):
        return "value", "result-over-hundred"
    return None


@rule("numerator-gt-denominator", clause="4.7", severity=Severity.ERROR, is_for_drafts=True)
def numerator_gt_denominator(context: CodeContext) -> Iterator[Finding]:
    """Counts must be possible: no part larger than its whole, nothing below zero, no cases out of none.

    0 of 0 is right: there was no case. Where a rate may go over 100 %, the indicator says
    `may_exceed: true`.

    Bad: `numerator: 62` with `denominator: 60`. Good: `numerator: 58`.

    中文：统计的数要有可能：部分不大于全部，没有负数，总数是0时部分也是0。

    0除以0没有问题：当期没有这样的事。比率可以超过100%的，在指标里写 `may_exceed: true`。

    反例：`numerator: 62`，`denominator: 60`。正例：`numerator: 58`。
    """
    for indicator, row in _rows(context):
        fault = _impossible(indicator, row)
        if fault is not None:
            column, text = fault
            yield of_row(
                row,
                column,
                text,
                value=getattr(row, column),
                numerator=row.numerator,
                denominator=row.denominator,
            )


def _is_half(indicator: PerformanceIndicator, row: Measurement) -> bool:
    if row.value is not None or row.met is not None:
        return False
    only_part = row.numerator is not None and row.denominator is None and indicator.kind in _SHARES
    return only_part or (row.denominator is not None and row.numerator is None)


def _says_nothing(indicator: PerformanceIndicator, row: Measurement) -> bool:
    if indicator.kind is IndicatorKind.QUALITATIVE and (row.note or row.explanation):
        return False
    if indicator.formula is not None:
        # Its figures are computed: `computed` asks whether there are any.
        return False
    return row.value is None and row.met is None and row.numerator is None and row.denominator is None


@rule("result-empty", clause="8.1", severity=Severity.ERROR, is_for_drafts=True)
def result_empty(context: CodeContext) -> Iterator[Finding]:
    """A row of results says something: counts, a value, or why there is none.

    An empty row looks as if something had been measured.

    Bad: `{indicator: K1}`. Good: `{indicator: K1, numerator: 58, denominator: 60}`, or
    `{indicator: K1, state: not_measured}`.

    中文：一条结果总要说点什么：数，或者为什么没有数。

    空着的一行，看上去像是测过了。

    反例：`{indicator: K1}`。正例：`{indicator: K1, numerator: 58, denominator: 60}`，或者 `{indicator: K1, state: not_measured}`。
    """
    for indicator, row in _rows(context):
        has_counts = row.numerator is not None and row.denominator is not None
        if has_counts or row.state is not None:
            continue
        if _is_half(indicator, row):
            yield of_row(row, "indicator", "result-half")
        elif _says_nothing(indicator, row):
            yield of_row(row, "indicator")


def is_right(indicator: PerformanceIndicator, row: Measurement) -> bool:
    """Whether the counts of a row are possible and whole."""
    return _impossible(indicator, row) is None and not _is_half(indicator, row)


@rule("result-value-mismatch", clause="4.7", severity=Severity.ERROR, is_for_drafts=True)
def result_value_mismatch(context: CodeContext) -> Iterator[Finding]:
    """Where counts and a value are both typed they agree, to as many decimals as the value has.

    Values are computed from the counts; a typed one is not needed.

    Bad: `numerator: 58, denominator: 60, value: 98`. Good: the same without `value`.

    中文：分子、分母和值都写了的，要对得上，精确到值的最后一位小数。

    值由分子、分母算出来，不用另写。

    反例：`numerator: 58, denominator: 60, value: 98`。正例：同样的数，不写 `value`。
    """
    for indicator, row in _rows(context):
        if row.value is None or row.numerator is None or not row.denominator:
            continue
        computed = value_of(indicator, row)
        exponent = row.value.as_tuple().exponent
        half = Decimal(5).scaleb(min(int(exponent), 0) - 1)
        if computed is not None and abs(computed - row.value) > half:
            shown = computed.quantize(Decimal(1).scaleb(min(int(exponent), 0)))
            yield of_row(row, "value", value=row.value, computed=shown)


@rule("result-duplicate", clause="4.7", severity=Severity.ERROR, is_for_drafts=True)
def result_duplicate(context: CodeContext) -> Iterator[Finding]:
    """Each indicator has one result a period and site: of two, nobody knows which is right.

    A figure that was corrected is changed in its place, with `restated` saying why.

    Bad: K1 of 2026-02 in two files. Good: in one.

    中文：一个指标在一个时期、一个地点只有一个结果：有两个，就不知道哪个对。

    改正过的数在原处改，用 `restated` 写明原因。

    反例：K1在2026-02的结果写在两个文件里。正例：只写在一个文件里。
    """
    seen: dict[tuple[str, Period, str | None], Measurement] = {}
    for _, row in _rows(context):
        key = (row.indicator, row.period, row.site)
        if key in seen:
            yield of_row(row, "indicator", other=seen[key].origin.file)
        seen.setdefault(key, row)


RULES = (numerator_gt_denominator, result_empty, result_value_mismatch, result_duplicate)
