"""Published indicators with their figures, verdicts and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from ..measure import Attainment, Derived, Outcome, Series, series_for
from ..measure.series import GRACE, LENGTH
from ..merge import first_day, last_day, latest
from ..model import Code, IndicatorKind, Measurement, PerformanceIndicator, Period, Target
from ..speaker import Speaker
from .types import PublicGlance, PublicIndicator, PublicMeasurement, Trend, Verdict

_VERDICTS = {
    Attainment.MET: Verdict.MET,
    Attainment.MISSED: Verdict.MISSED,
    Attainment.NO_TARGET: Verdict.NO_TARGET,
    Attainment.NO_VALUE: Verdict.NO_VALUE,
}
_TRENDS = {1: Trend.BETTER, 0: Trend.SAME, -1: Trend.WORSE}


def _unit(s: Speaker, indicator: PerformanceIndicator) -> str:
    if indicator.unit is not None:
        return s.unit(indicator.unit)
    return "%" if indicator.kind in (IndicatorKind.RATE, IndicatorKind.PERCENTILE) else ""


def _value(s: Speaker, indicator: PerformanceIndicator, outcome: Outcome, unit: str) -> str:
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


def _notes(s: Speaker, row: Measurement) -> Iterable[str]:
    if row.note:
        yield s.text(row.note)
    yield from s.texts(row.events)
    if row.sample_size is not None:
        yield s.words("result.sample", n=row.sample_size)
    if row.restated:
        yield s.words("result.restated", words=s.text(row.restated))


def _counts(s: Speaker, row: Measurement) -> str:
    if row.numerator is None or row.denominator is None:
        return ""
    return s.words(
        "result.counts",
        numerator=s.phrases.number(row.numerator),
        denominator=s.phrases.number(row.denominator),
    )


class _Figures:
    """Says the measurements of one indicator; what many of them share is said once."""

    def __init__(self, s: Speaker, indicator: PerformanceIndicator) -> None:
        self.s = s
        self.indicator = indicator
        self.unit = _unit(s, indicator)
        self.labels = {verdict: s.words(f"attainment.{verdict}") for verdict in _VERDICTS.values()}
        self._targets: dict[Target, str] = {}

    def _target(self, target: Target | None) -> str:
        if target is None:
            return ""
        if target not in self._targets:
            said = self.s.phrases.threshold(target.value, self.indicator.direction, self.unit)
            self._targets[target] = said
        return self._targets[target]

    def said(self, outcome: Outcome) -> PublicMeasurement:
        """Say one measurement."""
        s, row = self.s, outcome.measurement
        verdict = _VERDICTS[outcome.attainment]
        excluded = (
            s.words("result.excluded", n=gone.count, reason=s.text(gone.reason)) for gone in row.excluded
        )
        return PublicMeasurement(
            period=s.phrases.period(row.period),
            site=s.place(row.site) if row.site else "",
            value=_value(s, self.indicator, outcome, self.unit),
            counts=_counts(s, row),
            target=self._target(outcome.target),
            verdict=verdict,
            verdict_label=self.labels[verdict],
            excluded=tuple(excluded),
            explanation_md=s.text(row.explanation),
            action_md=s.text(row.action),
            notes_md=tuple(_notes(s, row)),
            period_id=row.period.id,
        )


def _never_reported(s: Speaker, code: Code, indicator: PerformanceIndicator, *, others: bool) -> Verdict:
    """Say whether a first report should be there by now."""
    length = LENGTH.get(indicator.frequency) if indicator.frequency else None
    if length is None or not others or code.is_transcribed:
        return Verdict.NO_VALUE
    begun = max(first_day(code.effective_from, s.fiscal), first_day(indicator.since, s.fiscal))
    grace = GRACE[indicator.frequency] if indicator.frequency else timedelta()
    late = (s.as_of - begun) > length + grace if begun.year > 1 else True
    return Verdict.NOT_REPORTED if late else Verdict.NO_VALUE


def _overdue(s: Speaker, series: Series) -> str:
    if series.due is None or series.due_on is None:
        return ""
    days = (s.as_of - series.due_on).days
    period, due = s.phrases.period(series.due), s.phrases.date(series.due_on)
    return s.words("result.overdue", period=period, due=due, days=days, n=days)


def _target(s: Speaker, indicator: PerformanceIndicator) -> str:
    if indicator.targets == ():
        return s.words("result.no_target")
    day = min(s.as_of, last_day(indicator.valid_until, s.fiscal))
    target = latest(indicator.targets or (), day, s.fiscal)
    return s.phrases.threshold(target.value, indicator.direction, _unit(s, indicator)) if target else ""


def _formula(s: Speaker, indicator: PerformanceIndicator) -> str:
    if indicator.numerator and indicator.denominator:
        return f"{s.text(indicator.numerator)} ÷ {s.text(indicator.denominator)}"
    if indicator.formula and not indicator.numerator:
        return s.words(f"formula.{indicator.formula}")
    return s.text(indicator.numerator)


def _end(s: Speaker, code: Code, indicator: PerformanceIndicator) -> Period | date | None:
    """Return when an indicator went out of use: by its own end, or with the last promise it measured."""
    if last_day(indicator.valid_until, s.fiscal) < s.as_of:
        return indicator.valid_until
    ends = [
        commitment.valid_until
        for commitment in code.commitments
        if indicator.id in commitment.indicators
        or any(indicator.id in v.indicators for v in commitment.variants)
    ]
    last = max(ends, key=lambda end: last_day(end, s.fiscal), default=None)
    return last if last_day(last, s.fiscal) < s.as_of else None


def _verdict_label(s: Speaker, verdict: Verdict, series: Series) -> str:
    if not series.outcomes and verdict is Verdict.NO_VALUE:
        return s.words("state.not_yet")
    return s.words(f"attainment.{verdict}")


def _public(s: Speaker, code: Code, series: Series, *, others: bool) -> PublicIndicator:
    indicator = series.indicator
    if series.attainment is None:
        verdict = _never_reported(s, code, indicator, others=others)
    else:
        verdict = Verdict.NOT_REPORTED if series.is_overdue else _VERDICTS[series.attainment]
    trend = _TRENDS[series.trend] if series.trend is not None else None
    figures = _Figures(s, indicator)
    history = tuple(figures.said(outcome) for outcome in series.outcomes)
    end = _end(s, code, indicator)
    return PublicIndicator(
        id=indicator.id,
        anchor=f"k-{indicator.id}",
        name=s.text(indicator.name),
        definition_md=s.text(indicator.definition),
        formula=_formula(s, indicator),
        method_md=s.text(indicator.method),
        population_md=s.text(indicator.population),
        for_whom=s.groups(indicator.customer_groups),
        units=s.phrases.join(s.place(unit) for unit in indicator.units),
        frequency=s.words(f"frequency.{indicator.frequency}") if indicator.frequency else "",
        target=_target(s, indicator),
        withdrawn=s.words("result.withdrawn", date=s.phrases.instant(end)) if end else "",
        latest=history[: len(series.latest)],
        verdict=verdict,
        verdict_label=_verdict_label(s, verdict, series),
        trend=trend,
        trend_label=s.words(f"trend.{trend}") if trend else "",
        history=history,
        exclusions_md=s.texts(indicator.exclusions),
        overdue=_overdue(s, series),
    )


def public_indicators(s: Speaker, code: Code) -> Mapping[str, PublicIndicator]:
    """Say every published indicator of a code, by id, in the order typed."""
    published = [indicator for indicator in code.performance_indicators if indicator.is_public]
    series = [series_for(s.framework, code, indicator, s.as_of) for indicator in published]
    others = any(one.outcomes for one in series)
    return {one.indicator.id: _public(s, code, one, others=others) for one in series}


def public_glance(s: Speaker, code: Code, indicators: Mapping[str, PublicIndicator]) -> PublicGlance | None:
    """Count verdicts over the indicators in use that have a target; None where nothing was ever reported."""
    with_target = {indicator.id for indicator in code.performance_indicators if indicator.targets}
    judged = [
        i
        for i in indicators.values()
        if i.id in with_target and i.target and not i.withdrawn and i.verdict is not Verdict.NO_TARGET
    ]
    if not any(indicator.history for indicator in judged):
        return None
    count = {verdict: sum(indicator.verdict is verdict for indicator in judged) for verdict in Verdict}
    order = (Verdict.MET, Verdict.MISSED, Verdict.NOT_REPORTED, Verdict.NO_VALUE)
    parts = [s.words(f"glance.{verdict}", n=count[verdict]) for verdict in order if count[verdict]]
    periods = {figure.period for indicator in judged for figure in indicator.latest}
    return PublicGlance(
        sentence=s.words("glance.sentence", total=len(judged), n=len(judged), parts=s.phrases.join(parts)),
        period=periods.pop() if len(periods) == 1 else s.words("glance.each_latest"),
        met=count[Verdict.MET],
        missed=count[Verdict.MISSED],
        not_reported=count[Verdict.NOT_REPORTED],
        no_value=count[Verdict.NO_VALUE],
        total=len(judged),
        missed_indicators=tuple(indicator for indicator in judged if indicator.verdict is Verdict.MISSED),
    )
