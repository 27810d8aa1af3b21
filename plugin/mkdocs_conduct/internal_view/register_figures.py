"""Registers of what is measured: indicators with traffic words, SMART, goals, places looked at, audits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from decimal import Decimal

from ..measure import Attainment, Series, Smart, goal_tree, series_for, smart_of
from ..measure.due_days import next_result
from ..measure.due_of_codes import own_codes
from ..measure.goals import GoalLevel, GoalNode, Score, bar_of, indicators_of
from ..measure.oversight import Coverage, coverage_of, findings_by_procedure
from ..merge import last_day, latest
from ..model import Code, PerformanceIndicator
from ..provisions.figure import unit_of, value_words
from ..speaker import Speaker
from .register_making import code_cell, post_cell, register, table
from .register_types import Cell, Register, Sign, Table, typed, words

_SIGNS = {
    Attainment.MET: Sign.GOOD,
    Attainment.MISSED: Sign.BAD,
    Attainment.NO_TARGET: Sign.NEUTRAL,
    Attainment.NO_VALUE: Sign.NEUTRAL,
}
_TRENDS = {1: "better", 0: "same", -1: "worse"}
MOST_PERIODS = 4
"""How many periods of oversight are shown, the newest first."""


def indicators_in_use(s: Speaker) -> Iterator[tuple[Code, PerformanceIndicator]]:
    """Yield the indicators of published codes that were not retired."""
    for code in own_codes(s.framework):
        for indicator in code.performance_indicators if code.status.is_published else ():
            if last_day(indicator.valid_until, s.fiscal) >= s.as_of:
                yield code, indicator


def verdict_of(series: Series) -> str:
    """Return what the newest period due of an indicator comes to: an `Attainment`, or `not_reported`."""
    if series.is_overdue or series.attainment is None:
        return "not_reported"
    return str(series.attainment)


def _verdict(s: Speaker, series: Series) -> Cell:
    verdict = verdict_of(series)
    sign = Sign.OPEN if verdict == "not_reported" else _SIGNS[Attainment(verdict)]
    detail = ""
    if series.due is not None and series.due_on is not None:
        days = (s.as_of - series.due_on).days
        detail = s.words("register.late_result", period=s.phrases.period(series.due), n=days)
    return Cell(s.words(f"attainment.{verdict}"), sign, detail=detail)


def _newest(s: Speaker, code: Code, series: Series) -> Cell:
    """Say the newest value: overall where there is one, else of each place."""
    indicator, unit = series.indicator, unit_of(s, series.indicator)
    overall = [one for one in series.latest if one.measurement.site is None]
    parts = [
        value_words(s, indicator, one, unit)
        if one.measurement.site is None
        else f"{s.place(one.measurement.site)} {value_words(s, indicator, one, unit)}"
        for one in overall or series.latest
    ]
    if not parts:
        return Cell("–")
    period = s.phrases.period(series.latest[0].measurement.period)
    return Cell(s.words("list.sep").join(parts), detail=period, link=("results", code.id, ""))


def _indicator_row(s: Speaker, code: Code, indicator: PerformanceIndicator) -> tuple[Cell, ...]:
    series = series_for(s.framework, code, indicator, s.as_of)
    target = latest(indicator.targets or (), s.as_of, s.fiscal)
    unit = unit_of(s, indicator)
    bar = s.phrases.threshold(target.value, indicator.direction, unit) if target else ""
    trend = _TRENDS.get(series.trend) if series.trend is not None else None
    coming = next_result(series, s.fiscal)
    if series.due is not None and series.due_on is not None:
        coming = series.due, series.due_on
    return (
        typed(s.text(indicator.name), detail=indicator.id),
        _verdict(s, series),
        _newest(s, code, series),
        words(bar),
        words(s.words(f"trend.{trend}") if trend else ""),
        post_cell(s, indicator.owner or code.accountable),
        words(s.date(coming[1]) if coming else ""),
    )


def indicator_register(s: Speaker) -> Register | None:
    """Return the indicators with traffic words, by the focuses of supervision where there are any, else by code."""
    columns = ("indicator", "verdict", "newest", "target", "trend", "owner", "next_due")
    found = list(indicators_in_use(s))
    focuses = s.framework.supervision.focuses if s.framework.supervision else ()
    tables, shown = [], set[tuple[str, str]]()
    for focus in focuses:
        mine = [(code, one) for code, one in found if one.id in focus.indicators]
        shown |= {(code.id, one.id) for code, one in mine}
        rows = [_indicator_row(s, code, one) for code, one in mine]
        title = s.words("register.focus", name=s.text(focus.name))
        tables.append(table(s, f"focus-{focus.id}", columns, rows, title=title))
    for code in own_codes(s.framework):
        rest = [one for owner, one in found if owner is code and (code.id, one.id) not in shown]
        rows = [_indicator_row(s, code, one) for one in rest]
        title = s.words("register.other_of", code=s.text(code.title)) if shown else s.text(code.title)
        tables.append(table(s, f"code-{code.id}", columns, rows, title=title))
    return register(s, "indicators", tables, is_wide=True)


def smart_register(s: Speaker) -> Register | None:
    """Return for each indicator which of the five it has."""
    names = tuple(one.name for one in fields(Smart))
    rows = []
    for code, indicator in indicators_in_use(s):
        smart = smart_of(s.framework, code, indicator, s.as_of)
        has = [
            Cell(s.words("register.has"), Sign.GOOD)
            if name not in smart.missing
            else Cell(s.words("register.lacks"), Sign.BAD)
            for name in names
        ]
        rows.append((typed(s.text(indicator.name), detail=indicator.id), *has, code_cell(s, code)))
    columns = ("indicator", *names, "code")
    return register(s, "smart", [table(s, "smart", columns, rows, note=s.words("register.smart.note"))])


def _goal_value(s: Speaker, node: GoalNode) -> Cell:
    newest, bar = node.latest, bar_of(node.goal)
    if newest is None:
        return Cell("–")
    period = s.phrases.period(newest.period)
    if newest.value is None:
        return Cell("–", detail=period)
    number = s.phrases.result(newest.value, bar, "higher", computed=True)
    unit = bar.unit if bar is not None else ""
    if not unit:
        unit = next((unit_of(s, one) for _, one in indicators_of(s.framework, node.goal)), "")
    return Cell(number + s.phrases.unit(unit), detail=period)


def _goal_row(s: Speaker, node: GoalNode, level: int) -> Iterator[tuple[Cell, ...]]:
    newest, bar = node.latest, bar_of(node.goal)
    attainment = newest.attainment if newest else Attainment.NO_VALUE
    label = s.words(f"attainment.{attainment}" if newest else "attainment.not_reported")
    holder = {
        GoalLevel.ORGANIZATION: s.words("register.level.organization"),
        GoalLevel.DEPARTMENT: s.place(node.holder),
        GoalLevel.POST: s.post(node.holder),
    }[node.level]
    points = (
        ""
        if node.goal.score is None
        else f"{'–' if node.points is None else s.phrases.number(node.points)}/{s.phrases.number(node.goal.score)}"
    )
    yield (
        typed(s.text(node.goal.text), detail=node.goal.id, level=level),
        words(holder),
        words(s.phrases.threshold(bar, "higher") if bar else ""),
        _goal_value(s, node),
        Cell(label, _SIGNS[attainment] if newest else Sign.OPEN),
        words(points),
        post_cell(s, node.goal.owner),
    )
    for below in node.below:
        yield from _goal_row(s, below, level + 1)


def _score_row(s: Speaker, score: Score) -> tuple[Cell, ...]:
    name = s.place(score.holder) if score.level is GoalLevel.DEPARTMENT else s.post(score.holder)
    number = s.phrases.number
    return (
        words(name),
        words(number(score.scored)),
        words(number(score.possible)),
        words(number(score.open)),
    )


def goal_register(s: Speaker) -> Register | None:
    """Return the goals as a tree with what was reached, and the points of departments and posts."""
    tree = goal_tree(s.framework, s.as_of)
    rows = [row for root in tree.roots for row in _goal_row(s, root, 0)]
    columns = ("goal", "holder", "target", "reached", "verdict", "points", "owner")
    scores = [_score_row(s, one) for one in tree.scores]
    return register(
        s,
        "goals",
        [
            table(s, "goal-tree", columns, rows),
            table(s, "goal-scores", ("holder", "score", "possible", "unreported"), scores),
        ],
        is_wide=True,
    )


def _share(s: Speaker, covered: Coverage) -> Cell:
    share = s.phrases.result(covered.share, covered.target, "higher", computed=True)
    sign = Sign.GOOD if covered.is_met else Sign.BAD if covered.is_over else Sign.OPEN
    key = "met" if covered.is_met else "missed" if covered.is_over else "running"
    return Cell(f"{share}%", sign, detail=s.words(f"register.coverage.{key}"))


def procedure_name(s: Speaker, reference: str) -> str:
    """Return the title of a procedure or document; the id where there is none."""
    titles = {one.id: one.title for code in s.framework.codes for one in code.procedures}
    titles |= {one.id: one.title for one in s.framework.organization.related_documents}
    return s.text(titles[reference]) if reference in titles else reference


def _coverage(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    reviews = s.framework.reviews
    since = min((code.effective_from for code in s.framework.codes if code.effective_from), default=None)
    for one in reviews.oversight if reviews else ():
        for covered in coverage_of(one, s.as_of, s.fiscal, since)[:MOST_PERIODS]:
            counted = f"{len(covered.checked)}/{len(covered.places)}"
            yield (
                typed(procedure_name(s, one.procedure)),
                words(s.phrases.period(covered.period)),
                words(counted),
                _share(s, covered),
                words(s.phrases.threshold(covered.target, "higher")),
                words(s.phrases.join(map(s.place, covered.missing))),
                post_cell(s, one.owner),
            )


def _audits(s: Speaker) -> Iterator[tuple[Cell, ...]]:
    reviews = s.framework.reviews
    for audit in sorted(reviews.audits if reviews else (), key=lambda one: one.date, reverse=True):
        for found in findings_by_procedure(audit):
            fine = found.is_in_order
            yield (
                words(s.date(audit.date), detail=s.words(f"register.audit.{audit.kind}")),
                typed(procedure_name(s, found.procedure) if found.procedure else ""),
                *(words(str(n)) for n in (found.major, found.minor, found.observations)),
                Cell(
                    s.words("register.audit.fine" if fine else "register.audit.too_many"),
                    Sign.GOOD if fine else Sign.BAD,
                ),
            )


def oversight_register(s: Speaker) -> Register | None:
    """Return the share of places looked at in each period, and what audits found by procedure."""
    columns = ("procedure", "period", "checked", "coverage", "target", "left_out", "owner")
    tables: list[Table] = [
        table(s, "coverage", columns, _coverage(s)),
        table(s, "audits", ("audit", "procedure", "major", "minor", "observations", "verdict"), _audits(s)),
    ]
    return register(s, "oversight", tables, is_wide=True)


def percent(s: Speaker, value: Decimal | None) -> str:
    """Return a share to one decimal; empty for none."""
    return "" if value is None else f"{s.phrases.result(value, None, 'higher', computed=True)}%"
