"""The page of supervision: plan of inspections, levels and routes, registers of findings and appeals, samples, ranking."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from ..measure.findings import last_held, placed_findings, tally_findings
from ..measure.periods import period_of
from ..measure.ranking import newest_ranking
from ..measure.sampling import spot_check_period, spot_check_sample
from ..model import CodeFramework, Frequency, Supervision
from ..model.supervision import InspectionType, SpotCheck
from ..speaker import Speaker
from .supervision_findings import (
    appeal_rows,
    closure_words,
    finding_rows,
    inspection_rows,
    name_of,
    post_or_unit,
    window_name,
)
from .supervision_rules import appeal_card, counted, faults, levels, rewards, sanctions, steps
from .supervision_types import (
    ConductRow,
    FocusRow,
    GateRow,
    PlanRow,
    RankRow,
    Role,
    SampleRow,
    SupervisionSheet,
    TallyRow,
)


def is_supervised(framework: CodeFramework) -> bool:
    """Whether anything is written about supervision that a page could show."""
    return framework.supervision is not None or bool(framework.inspections)


def _focus(s: Speaker, one: InspectionType) -> str:
    checklists = {checklist.id: checklist.title for checklist in s.framework.checklists}
    return s.phrases.join(
        s.text(checklists[each]) if each in checklists else s.post(each) for each in one.focus
    )


def _is_due(s: Speaker, one: InspectionType) -> bool:
    """Whether none was held in the period of today, of a type that is held regularly."""
    period = period_of(s.as_of, one.frequency, s.fiscal)
    last = last_held(s.framework, s.as_of).get(one.id)
    return period is not None and (last is None or last < period.start(s.fiscal))


def _plan(s: Speaker, supervision: Supervision) -> Iterator[PlanRow]:
    last = last_held(s.framework, s.as_of)
    counts = Counter(one.type for one in s.framework.held_inspections if one.date <= s.as_of)
    for one in supervision.inspection_types:
        yield PlanRow(
            id=one.id,
            name_md=s.text(one.name),
            kind=s.words(f"supervision.kind.{one.kind}"),
            mode=s.words(f"supervision.mode.{one.mode}"),
            frequency=s.words(f"frequency.{one.frequency}") if one.frequency else "",
            notice=s.words(f"supervision.notice.{one.notice}") if one.notice else "",
            trigger_md=s.text(one.trigger),
            focus=_focus(s, one),
            report_md=s.text(one.report),
            published=s.words(f"frequency.{one.publish_every}") if one.publish_every else "",
            follow_up=post_or_unit(s, one.follow_up),
            conduct_md=s.texts(one.conduct),
            last_held=s.date(last.get(one.id)),
            count=counts[one.id],
            is_due=_is_due(s, one),
        )


def _classes(s: Speaker, supervision: Supervision | None) -> tuple[TallyRow, ...]:
    counts = counted(s, supervision, "problem_class", "problem_classes").values()
    return tuple(
        TallyRow(
            name=name_of(s, "problem_classes", one.id) or s.words("supervision.unclassified"),
            count=one.count,
            open=one.open,
        )
        for one in counts
    )


def _posts(s: Speaker) -> tuple[TallyRow, ...]:
    order = [post.id for post in s.framework.organization.posts]
    named = [(one.finding.post, one.is_open) for one in placed_findings(s.framework)]
    counts = [one for one in tally_findings(named, order) if one.count]
    ranked = sorted(counts, key=lambda one: -one.count)
    return tuple(
        TallyRow(
            name=s.post(one.id) if one.id else s.words("supervision.no_post"), count=one.count, open=one.open
        )
        for one in ranked
    )


def _drawn(s: Speaker, kind: str, one: str) -> str:
    if kind == "posts":
        return s.post(one)
    return window_name(s, one) if kind == "windows" else one


def _sample(s: Speaker, check: SpotCheck) -> SampleRow | None:
    period = spot_check_period(s.framework, check, s.as_of)
    if period is None:
        return None
    drawn = spot_check_sample(s.framework, check, period)
    kind = "customers" if check.customers is not None else "posts" if check.posts else "windows"
    return SampleRow(
        id=check.id,
        period=s.phrases.period(period),
        drawn_from=s.words(f"supervision.drawn_from.{kind}"),
        drawn=s.phrases.join(_drawn(s, kind, one) for one in drawn),
    )


def _ranking(s: Speaker, frequency: Frequency) -> tuple[str, tuple[RankRow, ...]]:
    found = newest_ranking(s.framework, frequency, s.as_of)
    if found is None:
        return "", ()
    period, ranks = found
    rows = tuple(
        RankRow(
            rank=one.rank,
            window=window_name(s, one.window),
            mean=s.phrases.number(Decimal(one.mean.numerator) / one.mean.denominator, decimals=2),
            count=one.count,
        )
        for one in ranks
    )
    return s.phrases.period(period), rows


def _indicators(s: Speaker, ids: tuple[str, ...]) -> str:
    names = {one.id: one.name for code in s.framework.codes for one in code.performance_indicators}
    return s.phrases.join(s.text(names[one]) if one in names else one for one in ids)


def _ways(s: Speaker, supervision: Supervision) -> Iterator[str]:
    active = supervision.active
    if active is not None:
        parts = (s.text(active.method), active.sample or "", s.post(active.owner) if active.owner else "")
        yield s.words("supervision.active", words=s.phrases.clauses(parts))
    if supervision.passive is not None:
        yield s.words("supervision.passive", words=s.text(supervision.passive))


def _focuses(s: Speaker, supervision: Supervision) -> Iterator[FocusRow]:
    for one in supervision.focuses:
        owner = s.post(one.owner) if one.owner else ""
        yield FocusRow(name_md=s.text(one.name), indicators=_indicators(s, one.indicators), owner=owner)


def _gates(s: Speaker, supervision: Supervision) -> Iterator[GateRow]:
    for one in supervision.gates:
        by = s.post(one.by) if one.by else ""
        yield GateRow(where_md=s.text(one.where), criteria_md=s.texts(one.criteria), by=by)


def supervision_sheet(s: Speaker) -> SupervisionSheet:
    """Make the page of supervision of an organization."""
    supervision = s.framework.supervision or Supervision()
    period, ranks = _ranking(s, supervision.ranking.frequency if supervision.ranking else Frequency.MONTHLY)
    penalty = supervision.penalty_rule
    return SupervisionSheet(
        language=s.language,
        organization=s.text(s.framework.organization.name),
        as_of=s.date(s.as_of),
        as_of_iso=s.as_of.isoformat(),
        focuses=tuple(_focuses(s, supervision)),
        roles=tuple(
            Role(role=s.text(one.role), post=s.post(one.post), person=one.person or "")
            for one in supervision.group
        ),
        ways_md=tuple(_ways(s, supervision)),
        plan=tuple(_plan(s, supervision)),
        inspections=inspection_rows(s),
        findings=finding_rows(s),
        classes=_classes(s, supervision),
        posts=_posts(s),
        levels=levels(s, supervision),
        faults=faults(s, supervision),
        closure_rules_md=closure_words(s),
        steps=steps(s, supervision),
        sanctions=sanctions(s, supervision),
        rewards=rewards(s, supervision),
        penalty_rule=s.words(f"supervision.penalty_rule.{penalty}") if penalty else "",
        appeal=appeal_card(s, supervision),
        appeals=appeal_rows(s),
        conduct=tuple(
            ConductRow(
                whom=s.words(f"supervision.whom.{one.whom}"),
                text_md=s.text(one.text),
                breach=name_of(s, "fault_levels", one.breach_level),
            )
            for one in supervision.conduct_rules
        ),
        samples=tuple(row for one in supervision.spot_checks if (row := _sample(s, one))),
        ranking_period=period,
        ranking=ranks,
        ranking_is_public=supervision.ranking is not None and supervision.ranking.publish,
        gates=tuple(_gates(s, supervision)),
    )
