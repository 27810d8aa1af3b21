"""Findings, inspections and appeals as rows of the registers of supervision."""

from __future__ import annotations

from datetime import date

from ..measure.complaints import working_days
from ..measure.findings import PlacedAppeal, PlacedFinding, is_hazard, placed_appeals, placed_findings
from ..model import Inspection
from ..model.inspection import FeedbackSheet, InspectionFinding
from ..speaker import Speaker
from .supervision_types import (
    AppealRow,
    ClosureBox,
    FeedbackState,
    FindingRow,
    InspectionRow,
    RegisterState,
)

CONDITIONS = ("corrected", "responsible_settled", "people_taught")
"""The three conditions of closing."""


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def name_of(s: Speaker, things: str, reference: str | None) -> str:
    """Return the name of what `reference` stands for in a list of supervision.yml; the id where it has none."""
    listed = getattr(s.framework.supervision, things, ())
    found = next((one for one in listed if one.id == reference), None)
    return s.text(found.name) if found is not None else reference or ""


def post_or_unit(s: Speaker, reference: str | None) -> str:
    """Return the name of a post or a unit."""
    if reference is None:
        return ""
    return s.post(reference) if reference in s.framework.posts else s.place(reference)


def window_name(s: Speaker, reference: str) -> str:
    """Return the name of a window."""
    found = next((one for one in s.framework.organization.windows if one.id == reference), None)
    return s.text(found.name) if found is not None else reference


def closure_words(s: Speaker) -> tuple[str, ...]:
    """Return the three conditions of closing in the organization's words, ours where it has none."""
    own = s.framework.supervision.closure_rules if s.framework.supervision else None
    texts = [getattr(own, name, None) for name in CONDITIONS]
    return tuple(
        s.text(text) if text is not None else s.words(f"supervision.closure.{name}")
        for name, text in zip(CONDITIONS, texts, strict=True)
    )


def _where(s: Speaker, held: Inspection) -> str:
    return s.phrases.join(
        (s.place(held.place) if held.place else "", window_name(s, held.window) if held.window else "")
    )


def inspection_rows(s: Speaker) -> tuple[InspectionRow, ...]:
    """Return the inspections, the newest first."""
    held = sorted(s.framework.held_inspections, key=lambda one: one.date, reverse=True)
    return tuple(
        InspectionRow(
            id=one.id,
            date=s.date(one.date),
            date_iso=_iso(one.date),
            type_md=name_of(s, "inspection_types", one.type),
            where=_where(s, one),
            by=s.posts(one.by),
            occasion=s.words(f"supervision.source.{one.source}") if one.source else "",
            reason_md=s.text(one.reason),
            told_on=s.date(one.told_on),
            record=one.record or "",
            findings=len(one.findings),
        )
        for one in held
    )


def _feedback(s: Speaker, placed: PlacedFinding, sheet: FeedbackSheet) -> FeedbackState:
    state = RegisterState.CLOSED if sheet.returned_on else RegisterState.OPEN
    return FeedbackState(
        number=sheet.number or "",
        issued_on=s.date(sheet.issued_on),
        due=s.date(sheet.due or placed.finding.due),
        returned_on=s.date(sheet.returned_on),
        reason_late_md=s.text(sheet.reason_late),
        plan_md=s.text(sheet.plan),
        state=RegisterState.OVERDUE if placed.awaits_feedback(s.as_of) else state,
    )


def _sanctions(s: Speaker, finding: InspectionFinding) -> tuple[str, ...]:
    supervision = s.framework.supervision
    rules = {one.id: one.rule for one in supervision.sanctions} if supervision else {}
    return tuple(s.text(rules[one]) if one in rules else one for one in finding.sanctions)


def _state(placed: PlacedFinding, day: date) -> RegisterState:
    if not placed.is_open:
        return RegisterState.CLOSED
    return RegisterState.OVERDUE if placed.days_late(day) else RegisterState.OPEN


def _boxes(s: Speaker, finding: InspectionFinding) -> tuple[ClosureBox, ...]:
    return tuple(
        ClosureBox(words_md=words, is_met=bool(finding.closure and getattr(finding.closure, name)))
        for name, words in zip(CONDITIONS, closure_words(s), strict=True)
    )


def _finding(s: Speaker, placed: PlacedFinding) -> FindingRow:
    one, held = placed.finding, placed.inspection
    return FindingRow(
        id=one.id,
        text_md=s.text(one.text),
        inspection=held.id,
        type_md=name_of(s, "inspection_types", held.type),
        found_on=s.date(held.date),
        where=_where(s, held),
        found_by=s.posts(held.by),
        problem_class=name_of(s, "problem_classes", one.problem_class),
        is_hazard=is_hazard(one, s.framework),
        level=name_of(s, "defect_levels", one.level),
        fault_level=name_of(s, "fault_levels", one.fault_level),
        post=s.post(one.post) if one.post else "",
        customer_facing=one.customer_facing,
        due=s.date(one.due),
        due_iso=_iso(one.due),
        days_late=placed.days_late(s.as_of),
        follow_up=post_or_unit(s, one.follow_up),
        follow_up_on=s.date(one.follow_up_on),
        cause_md=s.text(one.cause),
        cause_kind=s.words(f"supervision.cause_kind.{one.cause_kind}") if one.cause_kind else "",
        correction_md=s.text(one.correction),
        prevention_md=s.text(one.prevention),
        sanctions_md=_sanctions(s, one),
        feedback=_feedback(s, placed, one.feedback) if one.feedback else None,
        closure=_boxes(s, one),
        closed_on=s.date(one.closed_on),
        state=_state(placed, s.as_of),
    )


def _order(placed: PlacedFinding, day: date) -> tuple[int, int]:
    states = list(RegisterState)
    state = _state(placed, day)
    if state is RegisterState.CLOSED:
        return states.index(state), -(placed.finding.closed_on or day).toordinal()
    return states.index(state), (placed.finding.due or date.max).toordinal()


def finding_rows(s: Speaker) -> tuple[FindingRow, ...]:
    """Return the findings: overdue ones, then open ones by their day, then closed ones, the newest first."""
    ordered = sorted(placed_findings(s.framework), key=lambda one: _order(one, s.as_of))
    return tuple(_finding(s, one) for one in ordered)


def _appeal(s: Speaker, placed: PlacedAppeal) -> AppealRow:
    one = placed.appeal
    state = RegisterState.CLOSED if one.answered_on else RegisterState.OPEN
    return AppealRow(
        id=one.id,
        finding=one.finding or "",
        lodged_on=s.date(one.lodged_on),
        against=s.post(one.against) if one.against else "",
        decided_by=s.post(one.decided_by) if one.decided_by else "",
        answer_by=s.date(placed.answer_by),
        answer_by_iso=_iso(placed.answer_by),
        undecided=placed.undecided,
        answered_on=s.date(one.answered_on),
        outcome=s.words(f"supervision.outcome.{one.outcome}") if one.outcome else "",
        state=RegisterState.OVERDUE if placed.is_overdue(s.as_of) else state,
    )


def appeal_rows(s: Speaker) -> tuple[AppealRow, ...]:
    """Return the appeals: those still open first, by the day they must be answered by."""
    placed = placed_appeals(s.framework, working_days(s.framework))
    ordered = sorted(placed, key=lambda one: (one.appeal.answered_on is not None, one.answer_by or date.max))
    return tuple(_appeal(s, one) for one in ordered)
