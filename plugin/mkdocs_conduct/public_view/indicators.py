"""Published indicators with their figures, verdicts and what is missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ..measure import Attainment, Series, series_for
from ..measure.series import GRACE, LENGTH
from ..merge import first_day, last_day, latest
from ..model import Code, IndicatorKind, Limit, PerformanceIndicator, Period
from ..provisions.figure import unit_of
from ..speaker import Speaker
from .measurements import VERDICTS, Figures
from .reporting import missing_reports
from .types import (
    PublicBreak,
    PublicGlance,
    PublicIndicator,
    PublicMeasurement,
    Scale,
    Trend,
    Verdict,
)

_TRENDS = {1: Trend.BETTER, 0: Trend.SAME, -1: Trend.WORSE}


def _never_reported(s: Speaker, code: Code, indicator: PerformanceIndicator, *, others: bool) -> Verdict:
    """Say whether a first report should be there by now."""
    length = LENGTH.get(indicator.frequency) if indicator.frequency else None
    if length is None or not others or code.is_transcribed:
        return Verdict.NO_VALUE
    begun = max(first_day(code.effective_from, s.fiscal), first_day(indicator.since, s.fiscal))
    grace = GRACE[indicator.frequency] if indicator.frequency else timedelta()
    late = (s.as_of - begun) > length + grace if begun.year > 1 else True
    return Verdict.NOT_REPORTED if late else Verdict.NO_VALUE


def _overdue(
    s: Speaker, missing: tuple[PublicMeasurement, ...], history: tuple[PublicMeasurement, ...]
) -> str:
    """Name the newest period that is due and missing, unless a newer one was reported."""
    if not missing or (history and missing[0].facts.end <= history[0].facts.end):
        return ""
    first, days = missing[0], missing[0].facts.days_overdue
    due = s.date(first.facts.due_on)
    return s.words("result.overdue", period=first.period, due=due, days=days, n=days)


def _rows(
    history: tuple[PublicMeasurement, ...], missing: tuple[PublicMeasurement, ...]
) -> tuple[PublicMeasurement, ...]:
    if not missing:
        return history
    return tuple(sorted((*history, *missing), key=lambda one: (one.facts.end, one.facts.start), reverse=True))


def _late(
    history: tuple[PublicMeasurement, ...], missing: tuple[PublicMeasurement, ...]
) -> tuple[PublicMeasurement, ...]:
    """Return what is late at places that others do not speak for: the newest of each that follows its last report."""
    if not history or (missing and missing[0].facts.end > history[0].facts.end):
        return ()
    last = {one.facts.site_id: one.facts.end for one in reversed(history)}
    newest = {one.facts.site_id: one for one in reversed(missing)}
    return tuple(one for site, one in newest.items() if one.facts.end > last[site])


def _scale(indicator: PerformanceIndicator, unit: str) -> Scale:
    if indicator.kind in (IndicatorKind.YES_NO, IndicatorKind.QUALITATIVE):
        return Scale.MET
    if indicator.kind is IndicatorKind.RANK:
        return Scale.RANK
    return Scale.SHARE if unit == "%" and not indicator.may_exceed else Scale.NUMBER


def _limits(code: Code, indicator: PerformanceIndicator) -> Iterator[Limit]:
    """Yield the limits that an indicator measures."""
    for commitment in code.commitments:
        if indicator.id in commitment.indicators:
            yield from commitment.limits
        for variant in commitment.variants:
            if indicator.id in variant.indicators:
                yield from variant.limits


def _breaks(s: Speaker, code: Code, indicator: PerformanceIndicator) -> tuple[PublicBreak, ...]:
    """Say since when other limits are measured: the figures before were held to something else."""
    begun = {
        first_day(limit.since, s.fiscal): limit.since
        for limit in _limits(code, indicator)
        if limit.since is not None
    }
    return tuple(
        PublicBreak(
            day, s.words("chart.break.limit"), s.words("chart.broken.limit", date=s.phrases.instant(since))
        )
        for day, since in sorted(begun.items())
    )


def _verdict(s: Speaker, code: Code, series: Series, *, late: bool, others: bool) -> Verdict:
    """Judge the newest period due; a site that is late with it is not covered by those that are not."""
    if series.attainment is None:
        return _never_reported(s, code, series.indicator, others=others)
    if series.is_overdue or (late and series.attainment is not Attainment.MISSED):
        return Verdict.NOT_REPORTED
    return VERDICTS[series.attainment]


def _target(s: Speaker, indicator: PerformanceIndicator) -> str:
    if indicator.targets == ():
        return s.words("result.no_target")
    day = min(s.as_of, last_day(indicator.valid_until, s.fiscal))
    target = latest(indicator.targets or (), day, s.fiscal)
    return s.phrases.threshold(target.value, indicator.direction, unit_of(s, indicator)) if target else ""


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
    figures = Figures(s, indicator)
    history = tuple(figures.said(outcome) for outcome in series.outcomes)
    missing = tuple(figures.missing(*one) for one in missing_reports(code, series, s.as_of, s.fiscal))
    late = _late(history, missing)
    verdict = _verdict(s, code, series, late=bool(late), others=others)
    if not history and verdict is not Verdict.NOT_REPORTED:
        missing = ()
    trend = _TRENDS[series.trend] if series.trend is not None else None
    end, unit = _end(s, code, indicator), unit_of(s, indicator)
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
        latest=history[: len(series.latest)] + late,
        verdict=verdict,
        verdict_label=_verdict_label(s, verdict, series),
        trend=trend,
        trend_label=s.words(f"trend.{trend}") if trend else "",
        history=history,
        missing=missing,
        rows=_rows(history, missing),
        unit=unit,
        scale=_scale(indicator, unit),
        direction=str(indicator.direction),
        breaks=_breaks(s, code, indicator),
        exclusions_md=s.texts(indicator.exclusions),
        overdue=_overdue(s, missing, history),
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
