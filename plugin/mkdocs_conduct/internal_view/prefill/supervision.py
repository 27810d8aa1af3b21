"""Inspections, findings and appeals, and the organization's own levels, for forms."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial

from ...measure.complaints import working_days
from ...measure.findings import PlacedFinding, is_hazard, placed_appeals, placed_findings
from ...model import Inspection
from ...model.consequences import Reward
from ...model.supervision import InspectionKind, InspectionType, Supervision
from ...speaker import Speaker
from ..supervision_findings import CONDITIONS, closure_words, window_name
from . import names
from .promises import promises
from .record import Reader, Record, record


def _rules(s: Speaker) -> Supervision:
    return s.framework.supervision or Supervision()


def _where(s: Speaker, held: Inspection) -> str:
    window = window_name(s, held.window) if held.window else ""
    return s.phrases.join((s.place(held.place) if held.place else "", window))


def finding_record(s: Speaker, placed: PlacedFinding) -> Record:
    """Return one finding as a form shows it."""
    one, held, rules = placed.finding, placed.inspection, _rules(s)
    sheet, closure = one.feedback, one.closure
    problem = next((each for each in rules.problem_classes if each.id == one.problem_class), None)
    return record(
        id=one.id,
        number=sheet.number or one.id if sheet else one.id,
        text=one.text,
        **{"class": one.problem_class},
        class_kind=problem.kind if problem else None,
        level=one.level,
        fault_level=one.fault_level,
        post=names.post(s, one.post),
        where=partial(_where, s, held),
        inspection=held.id,
        inspection_type=names.listed(s, rules.inspection_types, held.type),
        record=held.record,
        found_on=held.date,
        found_by=names.posts(s, held.by),
        due=one.due,
        issued_on=sheet.issued_on if sheet else None,
        feedback_due=(sheet.due if sheet else None) or one.due,
        returned_on=sheet.returned_on if sheet else None,
        reason_late=sheet.reason_late if sheet else None,
        plan=sheet.plan if sheet else None,
        cause=one.cause,
        cause_kind=one.cause_kind,
        correction=one.correction,
        prevention=one.prevention,
        sanctions=lambda: s.phrases.clauses(
            s.text(each.rule) for each in rules.sanctions if each.id in one.sanctions
        ),
        follow_up=names.holder(s, one.follow_up),
        follow_up_on=one.follow_up_on,
        closed_on=one.closed_on,
        **{name: getattr(closure, name) if closure else None for name in CONDITIONS},
    )


def _findings(s: Speaker) -> Iterator[Record]:
    return (
        finding_record(s, one)
        for one in placed_findings(s.framework)
        if not is_hazard(one.finding, s.framework)
    )


def _hazards(s: Speaker) -> Iterator[Record]:
    return (
        finding_record(s, one) for one in placed_findings(s.framework) if is_hazard(one.finding, s.framework)
    )


def _inspection(s: Speaker, held: Inspection, kind: InspectionType) -> Record:
    found = tuple(
        finding_record(s, one) for one in placed_findings(s.framework) if one.inspection.id == held.id
    )
    values = {
        "id": held.id,
        "record": held.record,
        "date": held.date,
        "where": partial(_where, s, held),
        "type": kind.name,
        "mode": kind.mode,
        "by": names.posts(s, held.by),
        "source": held.source,
        "reason": held.reason,
        "told_on": held.told_on,
        "report": kind.report,
        "scores": lambda: s.phrases.clauses(
            f"{window_name(s, one.window)} {s.phrases.number(one.score)}" for one in held.scores
        ),
    }
    return Record(values, {"findings": found})


def _inspections(kind: InspectionKind, s: Speaker) -> Iterator[Record]:
    types = {one.id: one for one in _rules(s).inspection_types if one.kind is kind}
    return (_inspection(s, one, types[one.type]) for one in s.framework.held_inspections if one.type in types)


def _items(kind: InspectionKind, s: Speaker) -> Iterator[Record]:
    """Yield what an inspection of a kind goes through: its checklists, the promises of its posts, its topics.

    Where none are named, a routine or comprehensive one goes through all promises.
    """
    checklists = {one.id: one for one in s.framework.checklists}
    focus = dict.fromkeys(
        each for one in _rules(s).inspection_types if one.kind is kind for each in one.focus
    )
    for each in focus:
        if each in checklists:
            chosen = checklists[each]
            for item in chosen.items:
                yield record(
                    module=chosen.title, text=item.text, standard=item.standard, critical=item.critical
                )
        elif each in s.framework.posts:
            yield from _promised(s, each)
        else:
            yield record(module=each, text=None, standard=None, critical=False)
    if not focus and kind in (InspectionKind.ROUTINE, InspectionKind.COMPREHENSIVE):
        yield from _promised(s)


def _promised(s: Speaker, post: str | None = None) -> Iterator[Record]:
    for one in promises(s, post):
        yield record(
            module=one.values["code"],
            text=one.values["promise"],
            standard=one.values["limit"],
            critical=False,
        )


def _appeals(s: Speaker) -> Iterator[Record]:
    texts = {one.finding.id: one.finding.text for one in placed_findings(s.framework)}
    for placed in placed_appeals(s.framework, working_days(s.framework)):
        one = placed.appeal
        yield record(
            id=one.id,
            finding=one.finding,
            finding_text=texts.get(one.finding or ""),
            notified_on=one.notified_on,
            lodged_on=one.lodged_on,
            lodge_by=placed.lodge_by,
            against=names.post(s, one.against),
            decided_by=names.post(s, one.decided_by),
            answer_by=placed.answer_by,
            answered_on=one.answered_on,
            outcome=one.outcome,
        )


def _routes(s: Speaker) -> Iterator[Record]:
    rules = _rules(s).appeals
    for one in rules.routes if rules else ():
        yield record(
            against=names.post(s, one.against),
            steps=lambda steps=one.steps: " → ".join(s.post(step) for step in steps),
            lodge_within=rules.lodge_within if rules else None,
            answer_within=rules.answer_within if rules else None,
        )


def _classes(s: Speaker) -> Iterable[Record]:
    return (record(id=one.id, name=one.name, kind=one.kind) for one in _rules(s).problem_classes)


def _levels(s: Speaker) -> Iterable[Record]:
    return (
        record(id=one.id, name=one.name, criteria=one.criteria, example=one.example)
        for one in _rules(s).defect_levels
    )


def _faults(s: Speaker) -> Iterable[Record]:
    return (
        record(id=one.id, name=one.name, decided_by=names.post(s, one.decided_by))
        for one in _rules(s).fault_levels
    )


def _rewards(s: Speaker) -> Iterator[Record]:
    for one in _rules(s).rewards:
        values = {
            "text": one.text,
            "for": one.reason,
            "approved_by": names.post(s, one.approved_by),
            "choice": partial(_reward, s, one),
        }
        yield Record(values)


def _reward(s: Speaker, one: Reward) -> str:
    return s.words("forms.reward", text=s.text(one.text), reason=s.text(one.reason))


def _closure(s: Speaker) -> Iterable[Record]:
    return (record(id=name, text=words) for name, words in zip(CONDITIONS, closure_words(s), strict=True))


READERS: Mapping[str, Reader] = {
    "findings": _findings,
    "hazards": _hazards,
    **{f"{kind}_inspections": partial(_inspections, kind) for kind in InspectionKind},
    **{f"{kind}_items": partial(_items, kind) for kind in InspectionKind},
    "appeals": _appeals,
    "appeal_routes": _routes,
    "problem_classes": _classes,
    "defect_levels": _levels,
    "fault_levels": _faults,
    "closure_rules": _closure,
    "rewards": _rewards,
}
