"""Supervision: what is watched, by whom, by which rules, and what follows from a finding (8.2)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from .base import (
    SHORT,
    BoolField,
    Document,
    DurationField,
    IdField,
    Kind,
    LineField,
    Model,
    PostField,
    Posts,
    References,
    TextField,
    Texts,
    To,
    WholeField,
    as_list,
)
from .consequences import AppealRules, PenaltyRule, Reward, Sanction
from .indicator import Frequency

FollowUpField = Annotated[LineField | None, To(Kind.UNIT, Kind.POST)]
"""The unit or post that sees to it that a finding is mended."""


class Focus(Model):
    """What supervision looks at first, and the indicators that show it."""

    id: IdField
    name: TextField
    indicators: Annotated[References, To(Kind.INDICATOR)] = ()
    owner: PostField = None


class GroupMember(Model):
    """A role in the monitoring group; who fills it is internal."""

    role: TextField
    post: Annotated[LineField, To(Kind.POST)]
    person: Annotated[LineField | None, SHORT] = None


class ActiveSupervision(Model):
    """Customers asked without waiting for complaints: all, or a sample."""

    method: TextField
    sample: LineField | None = None
    owner: PostField = None


class InspectionKind(StrEnum):
    """What sets an inspection going and how wide it looks."""

    ROUTINE = "routine"
    SPECIAL = "special"
    SURPRISE = "surprise"
    COMPREHENSIVE = "comprehensive"


class InspectionMode(StrEnum):
    """Whether those inspected know who inspects."""

    OPEN = "open"
    COVERT = "covert"


class Notice(StrEnum):
    """Whether an inspection is announced."""

    NONE = "none"
    BEFORE = "before"


class InspectionType(Model):
    """A type of inspection with its own rules."""

    id: IdField
    name: TextField
    kind: InspectionKind = InspectionKind.ROUTINE
    mode: InspectionMode = InspectionMode.OPEN
    frequency: Frequency | None = None
    notice: Notice | None = None
    trigger: TextField | None = None
    """What sets it going: a plan, a topic of the weekly meeting, complaints."""
    focus: Annotated[References, To(Kind.CHECKLIST, Kind.POST)] = ()
    """Checklists gone through and posts whose standard is held against them; or a topic in words."""
    report: TextField | None = None
    publish_every: Frequency | None = None
    """How often its results are made known inside; never where not given."""
    follow_up: FollowUpField = None
    conduct: Texts = ()
    """How inspectors behave during it."""


class ProblemKind(StrEnum):
    """What sort of problem a class holds."""

    DISCIPLINE = "discipline"
    QUALITY = "quality"
    HAZARD = "hazard"


class ProblemClass(Model):
    """A class of problems that inspections find."""

    id: IdField
    name: TextField
    kind: ProblemKind | None = None
    """A hazard is followed by whoever found it, until it is gone."""
    owner: PostField = None


class DefectLevel(Model):
    """How grave a defect is, and what one can tell it by."""

    id: IdField
    name: TextField
    rank: WholeField | None = None
    """1 is the slightest."""
    criteria: Texts = ()
    example: TextField | None = None


class SuperiorLiability(Model):
    """What a fault means for the superior: where his own people found it, and where the inspectors did."""

    self_found: TextField | None = None
    found: TextField | None = None


class FaultLevel(Model):
    """How grave a fault of an employee is, and who decides about it."""

    id: IdField
    name: TextField
    decided_by: PostField = None
    superior_liability: SuperiorLiability | None = None


class ClosureRules(Model):
    """What must be so before a finding is closed, in the organization's words; ours where it has none."""

    corrected: TextField | None = None
    responsible_settled: TextField | None = None
    people_taught: TextField | None = None


class Loss(StrEnum):
    """Whether a step is taken where the defect caused a loss."""

    YES = "yes"
    NO = "no"
    ANY = "any"


class DefectStep(Model):
    """One step of handling a defect."""

    do: TextField
    by: PostField = None
    within: DurationField | None = None
    when_loss: Loss = Loss.ANY


class DefectProcess(Model):
    """How a defect is handled, whether it caused a loss or not."""

    steps: Annotated[tuple[DefectStep, ...], BeforeValidator(as_list)] = ()


class ConductRole(StrEnum):
    """Whom a rule of conduct binds."""

    INSPECTOR = "inspector"
    STAFF = "staff"
    MANAGER = "manager"


class ConductRule(Model):
    """How inspectors, staff and managers behave towards one another in an inspection."""

    whom: ConductRole = Field(alias="for")
    text: TextField
    breach_level: Annotated[LineField | None, To(Kind.FAULT_LEVEL)] = None


class SpotCheck(Model):
    """A sample drawn anew in each period: of windows, of posts, or of customers by number."""

    id: IdField
    frequency: Frequency = Frequency.MONTHLY
    sample: WholeField
    """How many are drawn."""
    windows: Annotated[References, To(Kind.WINDOW)] = ()
    """The windows drawn from; all of the organization's where neither posts nor customers are given."""
    posts: Posts = ()
    customers: WholeField | None = None
    """How many customers the list has: numbers from 1 to this are drawn."""


class Ranking(Model):
    """Whether and how windows are ranked by the scores of inspections."""

    frequency: Frequency = Frequency.MONTHLY
    publish: BoolField = False
    """Whether people outside the organization may see it."""
    approved_by: PostField = None


class Gate(Model):
    """A place that nothing passes unless it meets the criteria."""

    where: TextField
    criteria: Texts = ()
    by: PostField = None


class Supervision(Document):
    """supervision.yml: what is watched and by whom, inspections, levels, sanctions and rewards, appeals, spot checks."""

    focuses: Annotated[tuple[Focus, ...], BeforeValidator(as_list)] = ()
    group: Annotated[tuple[GroupMember, ...], BeforeValidator(as_list)] = ()
    active: ActiveSupervision | None = None
    passive: TextField | None = None
    """How complaints set supervision going."""
    inspection_types: Annotated[tuple[InspectionType, ...], BeforeValidator(as_list)] = ()
    problem_classes: Annotated[tuple[ProblemClass, ...], BeforeValidator(as_list)] = ()
    defect_levels: Annotated[tuple[DefectLevel, ...], BeforeValidator(as_list)] = ()
    fault_levels: Annotated[tuple[FaultLevel, ...], BeforeValidator(as_list)] = ()
    closure_rules: ClosureRules | None = None
    defect_process: DefectProcess | None = None
    sanctions: Annotated[tuple[Sanction, ...], BeforeValidator(as_list)] = ()
    penalty_rule: PenaltyRule | None = None
    rewards: Annotated[tuple[Reward, ...], BeforeValidator(as_list)] = ()
    """What is promised to the organization's own people for good service."""
    appeals: AppealRules | None = None
    conduct_rules: Annotated[tuple[ConductRule, ...], BeforeValidator(as_list)] = ()
    spot_checks: Annotated[tuple[SpotCheck, ...], BeforeValidator(as_list)] = ()
    ranking: Ranking | None = None
    gates: Annotated[tuple[Gate, ...], BeforeValidator(as_list)] = ()
