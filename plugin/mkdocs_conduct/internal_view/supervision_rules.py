"""The rules of supervision as tables: levels, the way of a defect, sanctions, rewards, appeals."""

from __future__ import annotations

from ..measure.findings import FindingCount, placed_findings, takes_money, tally_findings
from ..model import Supervision
from ..model.supervision import Loss
from ..speaker import Speaker
from .supervision_rule_types import (
    AppealCard,
    FaultRow,
    LevelRow,
    RewardRow,
    RouteRow,
    SanctionRow,
    StepRow,
)


def counted(s: Speaker, supervision: Supervision | None, field: str, things: str) -> dict[str, FindingCount]:
    """Return the number of findings by what a field of theirs names in a list of supervision.yml."""
    known = [one.id for one in getattr(supervision, things, ())]
    named = [(getattr(one.finding, field), one.is_open) for one in placed_findings(s.framework)]
    return {one.id: one for one in tally_findings(named, known)}


def levels(s: Speaker, supervision: Supervision) -> tuple[LevelRow, ...]:
    """Return the levels of defects, the slightest first."""
    counts = counted(s, supervision, "level", "defect_levels")
    ordered = sorted(supervision.defect_levels, key=lambda one: one.rank or 0)
    return tuple(
        LevelRow(
            rank=str(one.rank) if one.rank is not None else "",
            name=s.text(one.name),
            criteria_md=s.texts(one.criteria),
            example_md=s.text(one.example),
            count=counts[one.id].count,
        )
        for one in ordered
    )


def faults(s: Speaker, supervision: Supervision) -> tuple[FaultRow, ...]:
    """Return the levels of faults."""
    counts = counted(s, supervision, "fault_level", "fault_levels")
    return tuple(
        FaultRow(
            name=s.text(one.name),
            decided_by=s.post(one.decided_by) if one.decided_by else "",
            self_found_md=s.text(one.superior_liability.self_found if one.superior_liability else None),
            found_md=s.text(one.superior_liability.found if one.superior_liability else None),
            count=counts[one.id].count,
        )
        for one in supervision.fault_levels
    )


def steps(s: Speaker, supervision: Supervision) -> tuple[StepRow, ...]:
    """Return the steps of handling a defect."""
    steps = supervision.defect_process.steps if supervision.defect_process else ()
    return tuple(
        StepRow(
            do_md=s.text(one.do),
            by=s.post(one.by) if one.by else "",
            within=s.phrases.duration(one.within) if one.within else "",
            when_loss=one.when_loss is not Loss.NO,
            when_no_loss=one.when_loss is not Loss.YES,
        )
        for one in steps
    )


def sanctions(s: Speaker, supervision: Supervision) -> tuple[SanctionRow, ...]:
    """Return the sanctions of the rules."""
    return tuple(
        SanctionRow(
            kind=s.words(f"supervision.sanction.{one.kind}"),
            rule_md=s.text(one.rule),
            execute_within=s.phrases.duration(one.execute_within) if one.execute_within else "",
            if_late_md=s.text(one.if_late),
            is_money=takes_money(one),
        )
        for one in supervision.sanctions
    )


def rewards(s: Speaker, supervision: Supervision) -> tuple[RewardRow, ...]:
    """Return what the organization promises its own people for good service."""
    return tuple(
        RewardRow(
            text_md=s.text(one.text),
            reason_md=s.text(one.reason),
            approved_by=s.post(one.approved_by) if one.approved_by else "",
        )
        for one in supervision.rewards
    )


def appeal_card(s: Speaker, supervision: Supervision) -> AppealCard | None:
    """Return how an employee appeals; None where nothing says so."""
    rules = supervision.appeals
    if rules is None:
        return None
    form = next((one.title for one in s.framework.organization.forms if one.id == rules.form), None)
    return AppealCard(
        lodge_within=s.phrases.duration(rules.lodge_within) if rules.lodge_within else "",
        answer_within=s.phrases.duration(rules.answer_within) if rules.answer_within else "",
        form=s.text(form) if form else rules.form or "",
        outcomes_md=s.texts(rules.outcomes),
        routes=tuple(
            RouteRow(against=s.post(one.against), steps=tuple(s.post(post) for post in one.steps))
            for one in rules.routes
        ),
    )
