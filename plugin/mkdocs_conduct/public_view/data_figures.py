"""Indicators and their figures as data: the words of the view beside the machine values of the model."""

from __future__ import annotations

from collections.abc import Iterator

from ..measure import Outcome, series_for
from ..model import Code, IndicatorKind, PerformanceIndicator, Target
from ..speaker import Speaker
from .changes import iso_first, iso_last
from .data_promises import number, threshold
from .types import PublicCode, PublicIndicator, PublicMeasurement
from .types.data import DataExclusion, DataIndicator, DataResult, DataTarget, DataThreshold

_SHARES = (IndicatorKind.RATE, IndicatorKind.PERCENTILE)


class _Figures:
    """Tells one indicator."""

    def __init__(self, s: Speaker, indicator: PerformanceIndicator) -> None:
        self.s = s
        self.indicator = indicator
        self.unit = s.unit(indicator.unit) or ("%" if indicator.kind in _SHARES else "")

    def bar(self, target: Target) -> DataThreshold:
        """Return the bar of a target as data."""
        return threshold(self.s, target.value, self.indicator.direction, self.unit)

    def target(self, target: Target) -> DataTarget:
        """Return a target as data."""
        return DataTarget(
            threshold=self.bar(target),
            since=iso_first(self.s, target.since) or None,
            until=iso_last(self.s, target.valid_until) or None,
        )

    def result(self, outcome: Outcome, said: PublicMeasurement) -> DataResult:
        """Return one figure as data."""
        row, fiscal = outcome.measurement, self.s.fiscal
        return DataResult(
            period=row.period.id,
            start=row.period.start(fiscal).isoformat(),
            end=row.period.end(fiscal).isoformat(),
            site=row.site,
            value=number(outcome.value) if outcome.value is not None else None,
            numerator=number(row.numerator) if row.numerator is not None else None,
            denominator=number(row.denominator) if row.denominator is not None else None,
            state=row.state.value if row.state else None,
            target=self.bar(outcome.target) if outcome.target else None,
            verdict=said.verdict.value,
            words=said.value,
            excluded=tuple(
                DataExclusion(count=gone.count, reason=self.s.text(gone.reason)) for gone in row.excluded
            ),
            explanation=said.explanation_md or None,
            action=said.action_md or None,
            notes=said.notes_md,
        )


def _indicator(
    s: Speaker, code: Code, indicator: PerformanceIndicator, said: PublicIndicator
) -> DataIndicator:
    figures = _Figures(s, indicator)
    outcomes = series_for(s.framework, code, indicator, s.as_of).outcomes
    return DataIndicator(
        id=said.id,
        name=said.name,
        definition=said.definition_md or None,
        formula=said.formula or None,
        kind=indicator.kind.value,
        direction=indicator.direction.value,
        unit=figures.unit or None,
        frequency=indicator.frequency.value if indicator.frequency else None,
        targets=tuple(figures.target(target) for target in indicator.targets or ()),
        verdict=said.verdict.value,
        overdue=said.overdue or None,
        exclusions=said.exclusions_md,
        results=tuple(
            figures.result(outcome, words) for outcome, words in zip(outcomes, said.history, strict=True)
        ),
    )


def data_indicators(s: Speaker, code: Code, view: PublicCode) -> Iterator[DataIndicator]:
    """Yield every published indicator with all its figures."""
    by_id = {indicator.id: indicator for indicator in code.performance_indicators}
    for said in view.indicators:
        yield _indicator(s, code, by_id[said.id], said)
