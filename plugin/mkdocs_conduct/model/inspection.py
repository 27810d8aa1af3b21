"""Inspections as they were held: what was found, what was done about it, appeals, and what was made known (8.2)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from .base import (
    BoolField,
    DateField,
    Document,
    IdField,
    Kind,
    LineField,
    Model,
    NumberField,
    PeriodField,
    PostField,
    Posts,
    References,
    TextField,
    To,
    as_list,
)
from .supervision import FollowUpField


class InspectionSource(StrEnum):
    """What led to an inspection."""

    PLAN = "plan"
    COMPLAINT = "complaint"
    REPORT = "report"
    SELF_CHECK = "self_check"


class CauseOrigin(StrEnum):
    """Whether somebody's carelessness caused it."""

    HUMAN = "human"
    NON_HUMAN = "non_human"


class WindowScore(Model):
    """What an inspection scored a window; never a person."""

    window: Annotated[LineField, To(Kind.WINDOW)]
    score: NumberField


class Closure(Model):
    """Which of the three conditions of closing are met."""

    corrected: BoolField = False
    """Mended, and prevented from coming back."""
    responsible_settled: BoolField = False
    people_taught: BoolField = False

    @property
    def missing(self) -> tuple[str, ...]:
        """The conditions not met, by name."""
        return tuple(name for name in type(self).model_fields if not getattr(self, name))


class FeedbackSheet(Model):
    """The sheet that asks the post responsible for an answer about a finding."""

    number: LineField | None = None
    issued_on: DateField | None = None
    due: DateField | None = None
    returned_on: DateField | None = None
    reason_late: TextField | None = None
    """Why it could not be mended in time."""
    plan: TextField | None = None
    """What is done meanwhile."""


class InspectionFinding(Model):
    """One problem an inspection found, from that day until it is closed."""

    id: IdField
    text: TextField
    problem_class: Annotated[LineField | None, To(Kind.PROBLEM_CLASS)] = Field(default=None, alias="class")
    level: Annotated[LineField | None, To(Kind.DEFECT_LEVEL)] = None
    fault_level: Annotated[LineField | None, To(Kind.FAULT_LEVEL)] = None
    post: PostField = None
    """The post responsible; never a person."""
    customer_facing: BoolField = False
    due: DateField | None = None
    follow_up: FollowUpField = None
    follow_up_on: DateField | None = None
    """When somebody looks at it next."""
    cause: TextField | None = None
    cause_kind: CauseOrigin | None = None
    correction: TextField | None = None
    prevention: TextField | None = None
    feedback: FeedbackSheet | None = None
    sanctions: Annotated[References, To(Kind.SANCTION)] = ()
    closure: Closure | None = None
    closed_on: DateField | None = None


class Inspection(Model):
    """One inspection held."""

    id: IdField
    type: Annotated[LineField, To(Kind.INSPECTION_TYPE)]
    date: DateField
    place: Annotated[LineField | None, To(Kind.PLACE, Kind.UNIT)] = None
    window: Annotated[LineField | None, To(Kind.WINDOW)] = None
    by: Posts = ()
    source: InspectionSource | None = None
    """Problems of a self-check count as found by those inspected."""
    reason: TextField | None = None
    told_on: DateField | None = None
    """When those inspected were told the result."""
    record: LineField | None = None
    """The number of the written record, or where it lies."""
    scores: Annotated[tuple[WindowScore, ...], BeforeValidator(as_list)] = ()
    findings: Annotated[tuple[InspectionFinding, ...], BeforeValidator(as_list)] = ()


class AppealOutcome(StrEnum):
    """How an appeal ended."""

    UPHELD = "upheld"
    PARTLY = "partly"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


class Appeal(Model):
    """One appeal of an employee against a decision."""

    id: IdField
    finding: Annotated[LineField | None, To(Kind.FINDING)] = None
    notified_on: DateField | None = None
    """When the employee learned of the decision."""
    lodged_on: DateField
    against: PostField = None
    """The post whose decision it is."""
    decided_by: PostField = None
    answered_on: DateField | None = None
    outcome: AppealOutcome | None = None


class InspectionPublication(Model):
    """Results of a type of inspection made known inside the organization."""

    type: Annotated[LineField, To(Kind.INSPECTION_TYPE)]
    on: DateField
    period: PeriodField | None = None


class Inspections(Document):
    """inspections.yml and inspections/*.yml: inspections held, appeals, results made known."""

    inspections: Annotated[tuple[Inspection, ...], BeforeValidator(as_list)] = ()
    appeals: Annotated[tuple[Appeal, ...], BeforeValidator(as_list)] = ()
    publications: Annotated[tuple[InspectionPublication, ...], BeforeValidator(as_list)] = ()
