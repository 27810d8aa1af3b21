"""Measured values in words: what public pages and internal registers say of one result."""

from __future__ import annotations

from ..measure import Derived, Outcome
from ..model import IndicatorKind, PerformanceIndicator
from ..speaker import Speaker


def unit_of(s: Speaker, indicator: PerformanceIndicator) -> str:
    """Return the unit of an indicator's values: as typed, else % for a rate."""
    if indicator.unit is not None:
        return s.unit(indicator.unit)
    return "%" if indicator.kind in (IndicatorKind.RATE, IndicatorKind.PERCENTILE) else ""


def value_words(s: Speaker, indicator: PerformanceIndicator, outcome: Outcome, unit: str) -> str:
    """Return a measured value with its unit, or the state that stands in its place."""
    row = outcome.measurement
    if outcome.value is None:
        if row.state is not None:
            return s.words(f"state.{row.state}")
        if row.met is not None:
            return s.words("met_word.yes" if row.met else "met_word.no")
        return s.words("state.no_cases" if row.denominator == 0 else "state.not_measured")
    bar = outcome.target.value if outcome.target else None
    computed = isinstance(row, Derived) or (row.numerator is not None and row.denominator is not None)
    number = s.phrases.result(outcome.value, bar, indicator.direction, computed=computed)
    if indicator.kind is IndicatorKind.RANK:
        return s.words("result.rank", n=number)
    return number + s.phrases.unit(unit)
