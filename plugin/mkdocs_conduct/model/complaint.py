"""Complaints as they are handled inside: categories, steps, risks and records (GB/T 19012)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .base import (
    BoolField,
    DateField,
    Document,
    DurationField,
    IdField,
    Kind,
    LineField,
    Model,
    PeriodField,
    PostField,
    TextField,
    To,
    WholeField,
    as_list,
)
from .text import is_translated


class Category(Model):
    """A kind of complaint, and whether it counts as one."""

    id: LineField
    name: TextField | None = None
    definition: TextField | None = None
    counts_as_complaint: BoolField = True
    """False: a suggestion, or a matter for other hands, that no rate counts."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, str):
            return {"id": data}
        return {"id": next(iter(data.values())), "name": data} if is_translated(data) else data


class ComplaintStage(StrEnum):
    """The steps of handling a complaint."""

    COMMUNICATE = "communicate"
    RECEIVE = "receive"
    TRACK = "track"
    ACKNOWLEDGE = "acknowledge"
    ASSESS = "assess"
    INVESTIGATE = "investigate"
    RESPOND = "respond"
    DECIDE = "decide"
    CLOSE = "close"


class ComplaintStep(Model):
    """What is done in one step of handling a complaint, by which post, within which time."""

    stage: ComplaintStage
    do: TextField | None = None
    by: PostField = None
    within: DurationField | None = None
    record: Annotated[LineField | None, To(Kind.FORM)] = None


class ComplaintRisk(Model):
    """Where in the customer's way a complaint may arise, and how that is prevented."""

    stage: TextField
    risk: TextField
    prevention: TextField | None = None
    owner: PostField = None


class CustomerCount(Model):
    """How many customers were served in a period: what complaint rates are counted against."""

    period: PeriodField
    count: WholeField
    site: Annotated[LineField | None, To(Kind.PLACE, Kind.UNIT)] = None


class Fault(StrEnum):
    """Whether the organization was at fault."""

    INTENT = "intent"
    GROSS = "gross"
    SLIGHT = "slight"
    NONE = "none"


class Effect(StrEnum):
    """What it meant for the customer."""

    LOSS = "loss"
    SERIOUS = "serious"
    SLIGHT = "slight"
    NONE = "none"


class Outcome(StrEnum):
    """How a complaint was answered."""

    REFUND = "refund"
    REPLACE = "replace"
    REPAIR = "repair"
    SUBSTITUTE = "substitute"
    TECHNICAL_HELP = "technical_help"
    INFORMATION = "information"
    REFERRAL = "referral"
    FINANCIAL_HELP = "financial_help"
    COMPENSATION = "compensation"
    APOLOGY = "apology"
    GIFT = "gift"
    CHANGE = "change"
    REJECTED = "rejected"


class ComplaintRecord(Document):
    """One complaint from receipt to closing; internal."""

    id: IdField
    received_on: DateField
    code: Annotated[LineField | None, To(Kind.CODE)] = None
    commitment: Annotated[LineField | None, To(Kind.COMMITMENT)] = None
    channel: Annotated[LineField | None, To(Kind.CHANNEL)] = None
    category: Annotated[LineField | None, To(Kind.CATEGORY)] = None
    site: Annotated[LineField | None, To(Kind.PLACE, Kind.UNIT)] = None
    customer_group: Annotated[LineField | None, To(Kind.CUSTOMER_GROUP)] = None
    user_class: LineField | None = None
    """The class of customers it belongs to, where the organization has such classes."""
    problem: TextField | None = None
    remedy_wanted: TextField | None = None
    severity: LineField | None = None
    urgent: BoolField = False
    against: PostField = None
    """The post complained about."""
    investigator: PostField = None
    verified: BoolField | None = None
    """Whether it proved right."""
    fault: Fault | None = None
    effect: Effect | None = None
    acknowledged_on: DateField | None = None
    due_on: DateField | None = None
    decided_on: DateField | None = None
    closed_on: DateField | None = None
    outcome: Outcome | None = None
    cause: TextField | None = None
    action: Annotated[LineField | None, To(Kind.ACTION)] = None
    satisfied: BoolField | None = None
    """Whether the customer was content with the handling."""
    note: TextField | None = None


class ComplaintRecords(Document):
    """A file of complaint records in YAML; in CSV each line is a record."""

    records: Annotated[tuple[ComplaintRecord, ...], BeforeValidator(as_list)] = ()
