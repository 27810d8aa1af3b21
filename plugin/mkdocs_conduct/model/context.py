"""What a code stands on: context, framework, documents, competence, confidentiality and plans (4.8–4.12, 5)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .base import (
    PUBLIC,
    DateField,
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
from .indicator import Frequency
from .text import as_mapping


class Risk(Model):
    """What can go wrong with the code, what it would mean, and what is done about it (5.1)."""

    text: TextField
    effect: TextField | None = None
    action: TextField | None = None
    owner: PostField = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data)


class OrganizationContext(Model):
    """The issues inside and outside that bear on the code, its risks and opportunities (5.1)."""

    reviewed_on: DateField | None = None
    internal_issues: Texts = ()
    external_issues: Texts = ()
    risks: Annotated[tuple[Risk, ...], BeforeValidator(as_list)] = ()
    opportunities: Texts = ()


class Responsibility(Model):
    """What a post answers for in the code framework."""

    post: Annotated[LineField, To(Kind.POST)]
    text: TextField


class Reporting(Model):
    """To whom and how often it is reported how the code does (4.8)."""

    to: Annotated[LineField, To(Kind.POST)]
    frequency: Frequency | None = None


class Framework(Model):
    """Who carries the code from planning to improvement (5.2, Annex F)."""

    owner: PostField = None
    top_management: PostField = None
    body: Posts = ()
    """Posts that decide about the code together."""
    documents: Annotated[References, To(Kind.DOCUMENT)] = ()
    responsibilities: Annotated[tuple[Responsibility, ...], BeforeValidator(as_list)] = ()
    reporting: Reporting | None = None


class Integration(Model):
    """Another management system that the framework is tied into (5.3)."""

    system: TextField
    link: TextField | None = None
    """How the two hang together."""
    documents: Annotated[References, To(Kind.DOCUMENT)] = ()


class RelatedDocument(Model):
    """A document of the organization that the code or its procedures refer to (5.3)."""

    id: IdField
    title: TextField
    kind: LineField | None = None
    """Manual, procedure, work instruction, rule, standard, form …"""
    number: LineField | None = None
    version: LineField | None = None
    date: DateField | None = None
    location: LineField | None = None
    """Where it is kept: a place or an address inside the organization."""
    owner: PostField = None


class Confidentiality(Model):
    """Which personal data are collected for the code, why, who sees them, and what happens after a breach (4.10)."""

    data_collected: Annotated[Texts, PUBLIC] = ()
    purpose: Annotated[TextField | None, PUBLIC] = None
    retention: Annotated[DurationField | None, PUBLIC] = None
    notice: Annotated[TextField | None, PUBLIC] = None
    """What customers read beside every form and channel."""
    access: Posts = ()
    measures: Texts = ()
    breach_steps: Texts = ()
    owner: PostField = None


class Competence(Model):
    """What a post must be able to do for the code, and how that is shown (4.12)."""

    post: Annotated[LineField, To(Kind.POST)]
    required: Texts = ()
    training: Annotated[References, To(Kind.TRAINING)] = ()
    evidence: TextField | None = None
    expires_on: DateField | None = None


class Certificate(Model):
    """A paper that a post or place must hold, and until when it is valid."""

    name: TextField
    holder: Annotated[LineField, To(Kind.POST, Kind.PLACE, Kind.UNIT)]
    number: LineField | None = None
    expires_on: DateField


class Method(Model):
    """A way of finding needs, keeping relations or measuring, reviewed at intervals (4.6, 8.1)."""

    id: IdField
    text: TextField
    kind: LineField | None = None
    customer_groups: Annotated[References, To(Kind.CUSTOMER_GROUP)] = ()
    last_reviewed: DateField | None = None
    interval: DurationField | None = None
    result: TextField | None = None
    owner: PostField = None


class FollowUp(Model):
    """Customers visited or called after the service (回访): whom, how often, what is asked."""

    id: IdField
    customer_groups: Annotated[References, To(Kind.CUSTOMER_GROUP)] = ()
    every: DurationField | None = None
    share: TextField | None = None
    questions: Texts = ()
    last_done: DateField | None = None
    owner: PostField = None


class PlanApproval(Model):
    """Which post approved a plan, and when."""

    by: Annotated[LineField, To(Kind.POST)]
    on: DateField | None = None


class PlanItem(Model):
    """One task of a plan with its post and day."""

    text: TextField
    owner: PostField = None
    due: DateField | None = None
    done_on: DateField | None = None


class AnnualPlan(Model):
    """The service plan of one year: made, approved, carried out."""

    year: WholeField
    approved: PlanApproval | None = None
    items: Annotated[tuple[PlanItem, ...], BeforeValidator(as_list)] = ()


class CampaignKind(StrEnum):
    """What a campaign is."""

    CAMPAIGN = "campaign"
    CONTEST = "contest"
    RECOGNITION = "recognition"


class Campaign(Model):
    """A service month, year or contest: from when to when, and which communications belong to it."""

    id: IdField
    title: TextField
    kind: CampaignKind = CampaignKind.CAMPAIGN
    start: DateField | None = None
    end: DateField | None = None
    actions: Texts = ()
    owner: PostField = None


class UserRule(Model):
    """A customer belongs to a class who shows at least so many of these behaviours."""

    at_least: WholeField
    of: Texts


class UserClass(Model):
    """A class of customers that some indicators leave out; internal, while the number left out is public."""

    id: IdField
    name: TextField
    rule: UserRule
    exclude_from: Annotated[References, To(Kind.INDICATOR)] = ()
    decided_by: PostField = None
    second_signature: PostField = None
    consequence: TextField | None = None


class FormDefinition(Model):
    """A form that is filled in: what it collects and how long it is kept."""

    id: IdField
    title: TextField
    collects: Texts = ()
    """The personal data it asks for."""
    retention: DurationField | None = None
    owner: PostField = None
