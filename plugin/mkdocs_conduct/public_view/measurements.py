"""The measurements of one indicator in words, with their machine values; what was not reported too."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from ..measure import Attainment, Outcome
from ..merge import latest
from ..model import Measurement, PerformanceIndicator, Period, Target
from ..provisions.figure import unit_of, value_words
from ..speaker import Speaker
from .types import PublicFacts, PublicMeasurement, Verdict

VERDICTS = {
    Attainment.MET: Verdict.MET,
    Attainment.MISSED: Verdict.MISSED,
    Attainment.NO_TARGET: Verdict.NO_TARGET,
    Attainment.NO_VALUE: Verdict.NO_VALUE,
}


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


class Figures:
    """Says the measurements of one indicator; what many of them share is said once."""

    def __init__(self, s: Speaker, indicator: PerformanceIndicator) -> None:
        self.s = s
        self.indicator = indicator
        self.unit = unit_of(s, indicator)
        self.labels = {verdict: s.words(f"attainment.{verdict}") for verdict in Verdict}
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
        verdict = VERDICTS[outcome.attainment]
        excluded = (
            s.words("result.excluded", n=gone.count, reason=s.text(gone.reason)) for gone in row.excluded
        )
        return PublicMeasurement(
            period=s.phrases.period(row.period),
            site=s.place(row.site) if row.site else "",
            value=value_words(s, self.indicator, outcome, self.unit),
            counts=_counts(s, row),
            target=self._target(outcome.target),
            verdict=verdict,
            verdict_label=self.labels[verdict],
            excluded=tuple(excluded),
            explanation_md=s.text(row.explanation),
            action_md=s.text(row.action),
            notes_md=tuple(_notes(s, row)),
            period_id=row.period.id,
            facts=self._facts(outcome),
        )

    def _facts(self, outcome: Outcome) -> PublicFacts:
        row, fiscal = outcome.measurement, self.s.fiscal
        state = str(row.state or ("no_cases" if row.denominator == 0 else "not_measured"))
        is_told = outcome.value is not None or (row.met is not None and row.state is None)
        return PublicFacts(
            site_id=row.site or "",
            kind=str(row.period.kind),
            start=row.period.start(fiscal),
            end=row.period.end(fiscal),
            number=outcome.value,
            numerator=row.numerator,
            denominator=row.denominator,
            bar=_bar(outcome.target),
            state="" if is_told else state,
            excluded=sum(gone.count for gone in row.excluded),
            due_on=None,
            days_overdue=0,
        )

    def missing(self, period: Period, site: str, due_on: date) -> PublicMeasurement:
        """Say that the report of a period is not there."""
        s, label = self.s, self.labels[Verdict.NOT_REPORTED]
        start, end = period.start(s.fiscal), period.end(s.fiscal)
        target = latest(self.indicator.targets or (), end, s.fiscal)
        days = (s.as_of - due_on).days
        facts = PublicFacts(
            site, str(period.kind), start, end, None, None, None, _bar(target), "", 0, due_on, days
        )
        return PublicMeasurement(
            period=s.phrases.period(period),
            site=s.place(site) if site else "",
            value=label,
            counts="",
            target=self._target(target),
            verdict=Verdict.NOT_REPORTED,
            verdict_label=label,
            excluded=(),
            explanation_md="",
            action_md="",
            notes_md=(),
            period_id=period.id,
            facts=facts,
            overdue=s.words("chart.due", due=s.phrases.date(due_on), days=days, n=days),
        )


def _bar(target: Target | None) -> tuple[Decimal, ...]:
    if target is None:
        return ()
    bar = target.value
    return (bar.value,) if bar.high is None else (bar.value, bar.high)
