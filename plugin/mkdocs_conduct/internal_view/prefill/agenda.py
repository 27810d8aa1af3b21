"""What a review or a meeting has on its table: results missed, actions due and overdue, open findings and complaints."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from ...measure.attainment import Outcome
from ...measure.complaints import records_of
from ...measure.findings import placed_findings
from ...measure.series import series_for
from ...measure.tally import tally
from ...model import Code, ComplaintRecord, PerformanceIndicator
from ...model.improvements import Improvement
from ...model.preparation import Disposition
from ...model.quantity import Period, PeriodKind
from ...model.reviews import Review
from ...provisions.figure import unit_of, value_words
from ...speaker import Speaker
from . import names
from .complaints import complaint_record, rules_of
from .customers import input_record
from .promises import codes_in_use
from .record import Reader, Record, record
from .supervision import finding_record

SOON = timedelta(days=30)
"""What is due within so many days is on the agenda."""


def _task(s: Speaker, what: Any, owner: str | None, due: date) -> Record:
    late = (s.as_of - due).days
    return record(what=what, owner=names.post(s, owner), due=due, days_late=late if late > 0 else None)


def _due(s: Speaker, code: Code | None) -> Iterator[tuple[date, Record]]:
    """Yield what somebody should do by a day: decisions, improvements, the annual plan, communications."""
    reviews = s.framework.reviews.reviews if s.framework.reviews else ()
    for review in reviews:
        for one in review.decisions:
            if one.due and not one.done_on and _is_about(review, code):
                yield one.due, _task(s, one.text, one.owner, one.due)
    for action in s.framework.improvements.improvements if s.framework.improvements else ():
        if action.due and not action.done_on and _is_about(action, code):
            yield action.due, _task(s, action.text, action.owner, action.due)
    if code is None:
        for plan in s.framework.organization.annual_plans:
            for item in plan.items:
                if item.due and not item.done_on:
                    yield item.due, _task(s, item.text, item.owner, item.due)


def _is_about(one: Review | Improvement, code: Code | None) -> bool:
    return code is None or one.code in (None, code.id)


def _latest(s: Speaker, codes: Iterable[Code]) -> Iterator[tuple[Code, PerformanceIndicator, Outcome]]:
    for code in codes:
        for indicator in code.performance_indicators:
            for outcome in series_for(s.framework, code, indicator, s.as_of).latest:
                yield code, indicator, outcome


def _measured(s: Speaker, indicator: PerformanceIndicator, outcome: Outcome) -> str:
    """Say what was measured, with the place where it is the figure of one place."""
    name, site = s.text(indicator.name), outcome.measurement.site
    return s.words("forms.at_place", name=name, place=s.place(site)) if site else name


def _value(s: Speaker, indicator: PerformanceIndicator, outcome: Outcome) -> str:
    return value_words(s, indicator, outcome, unit_of(s, indicator))


def _target(s: Speaker, indicator: PerformanceIndicator, outcome: Outcome) -> str:
    bar = outcome.target.value if outcome.target else None
    return s.phrases.threshold(bar, indicator.direction, unit_of(s, indicator)) if bar else ""


def _figure(s: Speaker, code: Code, indicator: PerformanceIndicator, outcome: Outcome) -> Record:
    return record(
        code=code.title,
        indicator=partial(_measured, s, indicator, outcome),
        owner=names.post(s, indicator.owner),
        period=outcome.measurement.period,
        target=partial(_target, s, indicator, outcome),
        value=partial(_value, s, indicator, outcome),
        attainment=partial(s.words, f"attainment.{outcome.attainment}"),
        explanation=outcome.measurement.explanation,
    )


def _complaints(s: Speaker, code: Code | None) -> tuple[ComplaintRecord, ...]:
    return records_of(s.framework, code) if code else s.framework.complaint_records


def _categories(s: Speaker, records: Iterable[ComplaintRecord]) -> Iterator[Record]:
    known = rules_of(s).categories
    counts = tally(records, known)
    for one in (*counts.counts, *counts.suggestions):
        name = one.category.name if one.category else None
        yield record(
            category=name or one.id,
            count=one.count,
            share=partial(s.words, "forms.share", n=s.phrases.number(one.cumulative, decimals=0)),
        )


def _table(s: Speaker, code: Code | None) -> dict[str, tuple[Record, ...]]:
    codes = (code,) if code else codes_in_use(s)
    figures = list(_latest(s, codes))
    tasks = sorted(_due(s, code), key=lambda one: one[0])
    complaints = _complaints(s, code)
    missed = [one for one in figures if one[2].attainment == "missed"]
    return {
        "figures": tuple(_figure(s, *one) for one in figures),
        "missed": tuple(_figure(s, *one) for one in missed),
        "overdue": tuple(one for day, one in tasks if day < s.as_of),
        "due_soon": tuple(one for day, one in tasks if s.as_of <= day <= s.as_of + SOON),
        "decisions": tuple(one for day, one in tasks if day > s.as_of + SOON),
        "findings": tuple(finding_record(s, one) for one in placed_findings(s.framework) if one.is_open),
        "complaints": tuple(complaint_record(s, one) for one in complaints if one.closed_on is None),
        "inputs": tuple(
            input_record(s, each.title, one)
            for each in codes
            for one in each.inputs
            if one.disposition is Disposition.OPEN
        ),
        "categories": tuple(_categories(s, complaints)),
    }


def _agendas(s: Speaker) -> Iterator[Record]:
    for code in codes_in_use(s):
        held = [one.held_on for _, one in s.framework.reviews_of(code) if one.held_on]
        framework = s.framework.organization.framework
        values = {
            "code": code.title,
            "version": code.version,
            "next_review": code.next_review,
            "owner": names.post(s, code.accountable),
            "participants": names.posts(s, framework.body if framework else ()),
            "last_review": max(held, default=None),
        }
        yield Record(values, _table(s, code))


def _meetings(s: Speaker) -> Iterator[Record]:
    month = Period(PeriodKind.MONTH, s.as_of.year, s.as_of.month)
    week = s.as_of.isocalendar()
    values = {
        "period": month,
        "week": partial(s.words, "period.week", year=week.year, n=week.week),
    }
    table = _table(s, None)
    if any(table.values()):
        yield Record(values, table)


READERS: Mapping[str, Reader] = {"agendas": _agendas, "meetings": _meetings}
