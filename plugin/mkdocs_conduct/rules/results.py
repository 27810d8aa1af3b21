"""Results: complete, possible, in time, and acted on (4.7, 8.1, 8.2)."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from ..measure import Attainment, Outcome, series_for, value_of
from ..model import IndicatorKind, Measurement, PerformanceIndicator
from ..problems import Severity
from .base import CodeContext, Finding, rule
from .figures import is_percent
from .indicators import in_use

_SHARES = (IndicatorKind.RATE, IndicatorKind.PERCENTILE)
_NEVER_NEGATIVE = (*_SHARES, IndicatorKind.COUNT, IndicatorKind.RANK, IndicatorKind.DURATION)
_HUNDRED = Decimal(100)


def _rows(context: CodeContext) -> Iterator[tuple[PerformanceIndicator, Measurement]]:
    for indicator in context.code.performance_indicators:
        for row in context.framework.by_indicator.get((context.code.id, indicator.id), ()):
            yield indicator, row


def _finding(row: Measurement, column: str, text: str = "", **arguments: object) -> Finding:
    return Finding(
        origin=row.origin,
        path=(column,),
        about=row.indicator,
        text=text,
        arguments={"period": " ".join(filter(None, (row.period.id, row.site))), **arguments},
    )


def _negative(indicator: PerformanceIndicator, row: Measurement) -> str:
    columns = ["numerator", "denominator"]
    if indicator.kind in _NEVER_NEGATIVE:
        columns.append("value")
    for column in columns:
        number = getattr(row, column)
        if number is not None and number < 0:
            return column
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
    """
    for indicator, row in _rows(context):
        fault = _impossible(indicator, row)
        if fault is not None:
            column, text = fault
            yield _finding(
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
    return all(part is None for part in (row.value, row.met, row.numerator, row.denominator))


@rule("result-empty", clause="8.1", severity=Severity.ERROR, is_for_drafts=True)
def result_empty(context: CodeContext) -> Iterator[Finding]:
    """A row of results says something: counts, a value, or why there is none.

    Bad: `{indicator: K1}`. Good: `{indicator: K1, numerator: 58, denominator: 60}`, or
    `{indicator: K1, state: not_measured}`.
    """
    for indicator, row in _rows(context):
        if row.state is not None:
            continue
        if _is_half(indicator, row):
            yield _finding(row, "indicator", "result-half")
        elif _says_nothing(indicator, row):
            yield _finding(row, "indicator")


@rule("result-value-mismatch", clause="4.7", severity=Severity.ERROR, is_for_drafts=True)
def result_value_mismatch(context: CodeContext) -> Iterator[Finding]:
    """Where counts and a value are both typed they agree, to as many decimals as the value has.

    Values are computed from the counts; a typed one is not needed.

    Bad: `numerator: 58, denominator: 60, value: 98`. Good: the same without `value`.
    """
    for indicator, row in _rows(context):
        if row.value is None or row.numerator is None or not row.denominator:
            continue
        computed = value_of(indicator, row)
        exponent = row.value.as_tuple().exponent
        half = Decimal(5).scaleb(min(int(exponent), 0) - 1)
        if computed is not None and abs(computed - row.value) > half:
            shown = computed.quantize(Decimal(1).scaleb(min(int(exponent), 0)))
            yield _finding(row, "value", value=row.value, computed=shown)


@rule("result-duplicate", clause="4.7", severity=Severity.ERROR, is_for_drafts=True)
def result_duplicate(context: CodeContext) -> Iterator[Finding]:
    """Each indicator has one result a period and site: of two, nobody knows which is right.

    A figure that was corrected is changed in its place, with `restated` saying why.

    Bad: K1 of 2026-02 in two files. Good: in one.
    """
    seen: dict[tuple[str, str, str | None], Measurement] = {}
    for _, row in _rows(context):
        key = (row.indicator, row.period.id, row.site)
        if key in seen:
            yield _finding(row, "indicator", other=seen[key].origin.file)
        seen.setdefault(key, row)


@rule("results-stale", clause="8.1", severity=Severity.WARNING)
def results_stale(context: CodeContext) -> Iterator[Finding]:
    """The newest period due has a result, or says why it has none.

    A month may take a month to be reported, a quarter 45 days, half a year 60, a year 120 days.
    Nothing is due before the first result.

    Bad: a monthly indicator whose last result is half a year old. Good: a row a month, if need be
    with `state: not_measured`.
    """
    for path, indicator in in_use(context):
        series = series_for(context.framework, context.code, indicator, context.as_of)
        if series.due is not None:
            arguments = {"period": series.due.id, "due": series.due_on}
            yield context.finding((*path, "id"), about=indicator.id, arguments=arguments)


def _without_action(outcomes: tuple[Outcome, ...]) -> Iterator[Measurement]:
    # An action for the whole serves every site.
    if any(o.measurement.action and o.measurement.site is None for o in outcomes):
        return
    for outcome in outcomes:
        if outcome.attainment is Attainment.MISSED and not outcome.measurement.action:
            yield outcome.measurement


def _is_right(indicator: PerformanceIndicator, row: Measurement) -> bool:
    return _impossible(indicator, row) is None and not _is_half(indicator, row)


@rule("target-missed-no-action", clause="8.2", severity=Severity.WARNING, transcribed=Severity.INFO)
def target_missed_no_action(context: CodeContext) -> Iterator[Finding]:
    """Where the latest result misses its target, it says what is done about it.

    Bad: 58 of 62 against 98 %, and nothing more. Good: the same row with
    `action: 夜班加派一人，三月起`.
    """
    for _, indicator in in_use(context):
        series = series_for(context.framework, context.code, indicator, context.as_of)
        for row in _without_action(series.latest):
            # Figures that cannot be right are a problem of their own.
            if _is_right(indicator, row):
                yield _finding(row, "indicator")


RULES = (
    numerator_gt_denominator,
    result_empty,
    result_value_mismatch,
    result_duplicate,
    results_stale,
    target_missed_no_action,
)
