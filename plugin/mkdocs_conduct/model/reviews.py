"""Reviews: how the code is judged and reviewed: evaluations, reviews, audits, checks of procedures (8.2, 8.4)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .base import (
    DateField,
    Document,
    IdField,
    Kind,
    LineField,
    Model,
    PeriodField,
    PostField,
    Posts,
    References,
    TextField,
    Texts,
    ThresholdField,
    To,
    WholeField,
    as_list,
)
from .indicator import Frequency
from .text import as_mapping


class CauseKind(StrEnum):
    """Whether a cause is a single case, comes back, or lies in the system."""

    SINGLE = "single"
    RECURRING = "recurring"
    SYSTEMIC = "systemic"


class ComplaintAnalysis(Model):
    """How many complaints of a category there were, and what kind of cause they have."""

    category: Annotated[LineField, To(Kind.CATEGORY)]
    count: WholeField
    kind: CauseKind | None = None
    cause: TextField | None = None


class Evaluation(Model):
    """One evaluation of the code's performance (8.2)."""

    id: IdField
    code: Annotated[LineField | None, To(Kind.CODE)] = None
    date: DateField
    period: PeriodField | None = None
    by: Posts = ()
    third_party: TextField | None = None
    """A body outside the organization that evaluated."""
    findings: Texts = ()
    unmet: Annotated[References, To(Kind.INDICATOR, Kind.OBJECTIVE, Kind.COMMITMENT)] = ()
    complaint_analysis: Annotated[tuple[ComplaintAnalysis, ...], BeforeValidator(as_list)] = ()
    cost: TextField | None = None
    benefit: TextField | None = None


class ReviewInputs(Model):
    """What a review looked at; each key is one of the inputs the standard guides to (8.4)."""

    context: TextField | None = None
    law: TextField | None = None
    results: TextField | None = None
    satisfaction: TextField | None = None
    complaints: TextField | None = None
    actions: TextField | None = None
    services: TextField | None = None
    resources: TextField | None = None
    suggestions: TextField | None = None

    @property
    def missing(self) -> tuple[str, ...]:
        """The inputs nothing is said about."""
        return tuple(name for name in type(self).model_fields if getattr(self, name) is None)


class Decision(Model):
    """What a review decided, who does it and by when."""

    text: TextField
    owner: PostField = None
    due: DateField | None = None
    done_on: DateField | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data)


class Review(Model):
    """One review of the code and its framework, planned or held (8.4)."""

    id: IdField
    code: Annotated[LineField | None, To(Kind.CODE)] = None
    planned: DateField | None = None
    held_on: DateField | None = None
    participants: Posts = ()
    inputs: ReviewInputs | None = None
    findings: Texts = ()
    decisions: Annotated[tuple[Decision, ...], BeforeValidator(as_list)] = ()
    code_changes: Texts = ()
    next_review: DateField | None = None
    customers_told_on: DateField | None = None


class AuditKind(StrEnum):
    """Who audits."""

    INTERNAL = "internal"
    EXTERNAL = "external"


class FindingLevel(StrEnum):
    """How grave a nonconformity is."""

    MAJOR = "major"
    MINOR = "minor"
    OBSERVATION = "observation"


class AuditFinding(Model):
    """One finding of an audit and what is done about it."""

    level: FindingLevel
    text: TextField
    procedure: Annotated[LineField | None, To(Kind.PROCEDURE, Kind.DOCUMENT)] = None
    action: TextField | None = None
    owner: PostField = None
    due: DateField | None = None
    done_on: DateField | None = None


class Audit(Model):
    """One audit of the framework; at most so many minor findings per procedure are in order."""

    id: IdField
    date: DateField
    kind: AuditKind = AuditKind.INTERNAL
    by: Posts = ()
    findings: Annotated[tuple[AuditFinding, ...], BeforeValidator(as_list)] = ()
    most_minor: WholeField | None = None
    """How many minor findings one procedure may have; 2 where not given."""


class Visit(Model):
    """A procedure looked at in one place on one day."""

    date: DateField
    place: Annotated[LineField, To(Kind.PLACE, Kind.UNIT)]
    record: TextField | None = None


class Oversight(Model):
    """A procedure whose owner checks it in all places, at least once in each period."""

    id: IdField
    procedure: Annotated[LineField, To(Kind.PROCEDURE, Kind.DOCUMENT)]
    owner: PostField = None
    places: Annotated[References, To(Kind.PLACE, Kind.UNIT)] = ()
    frequency: Frequency = Frequency.QUARTERLY
    target: ThresholdField | None = None
    """The share of places to be checked in each period."""
    done: Annotated[tuple[Visit, ...], BeforeValidator(as_list)] = ()


class Gap(Model):
    """How far a clause of the standard was met before the start, and what closes the gap (7)."""

    clause: LineField
    state: TextField
    action: TextField | None = None
    owner: PostField = None
    due: DateField | None = None
    done_on: DateField | None = None


class Reviews(Document):
    """reviews.yml: evaluations, reviews, audits, oversight and gap analysis."""

    reviews: Annotated[tuple[Review, ...], BeforeValidator(as_list)] = ()
    evaluations: Annotated[tuple[Evaluation, ...], BeforeValidator(as_list)] = ()
    evaluate_every: Frequency | None = None
    audits: Annotated[tuple[Audit, ...], BeforeValidator(as_list)] = ()
    oversight: Annotated[tuple[Oversight, ...], BeforeValidator(as_list)] = ()
    gap_analysis: Annotated[tuple[Gap, ...], BeforeValidator(as_list)] = ()
