"""What keeps the promises from inside: procedures (6.6), communication plan (6.7), resources (6.8), checklists."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .base import (
    PUBLIC,
    BoolField,
    DateField,
    Document,
    DurationField,
    IdField,
    LineField,
    Model,
    PostField,
    Posts,
    References,
    TextField,
    Texts,
    as_list,
    is_instant,
)
from .text import as_mapping


class Step(Model):
    """One step of a procedure."""

    do: Annotated[TextField, PUBLIC]
    by: PostField = None
    within: DurationField | None = None
    record: TextField | None = None
    """The form or log it is written in."""
    if_problem: TextField | None = None
    customer_step: BoolField = False
    """Whether customers see this step."""
    critical: BoolField = False

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data, "do")


class ProcedureKind(StrEnum):
    """What a procedure is for."""

    DELIVER = "deliver"
    INFORM = "inform"
    RECORD = "record"
    INQUIRY = "inquiry"
    COMPLAINT = "complaint"
    REMEDY = "remedy"
    INSPECT = "inspect"
    EVALUATE = "evaluate"
    EMERGENCY = "emergency"


class Procedure(Model):
    """How something is done: who, in which order, by when."""

    id: IdField
    title: TextField
    kind: ProcedureKind | None = None
    steps: Annotated[tuple[Step, ...], BeforeValidator(as_list)] = ()
    commitments: References = ()
    owner: PostField = None
    document: LineField | None = None
    version: LineField | None = None


class Done(Model):
    """When something planned was done, with its evidence."""

    date: DateField
    evidence: TextField | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return {"date": data} if isinstance(data, str) else data


class Communication(Model):
    """Who is told what, how and when (6.7, Annex I)."""

    id: IdField
    audience: References = ()
    purpose: TextField | None = None
    message: TextField | None = None
    method: TextField | None = None
    material: TextField | None = None
    when: DateField | None = None
    timing: TextField | None = None
    """When, in words, where it is no single day."""
    frequency: TextField | None = None
    start: DateField | None = None
    end: DateField | None = None
    moment: LineField | None = None
    language: References = ()
    format: LineField | None = None
    owner: PostField = None
    cost: LineField | None = None
    done: Annotated[tuple[Done, ...], BeforeValidator(as_list)] = ()
    effect_check: TextField | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("when"), str) and not is_instant(data["when"]):
            data = dict(data)
            data["timing"] = data.pop("when")
        return data


class CommunicationPlan(Model):
    """The internal and the external communication plan."""

    internal: Annotated[tuple[Communication, ...], BeforeValidator(as_list)] = ()
    external: Annotated[tuple[Communication, ...], BeforeValidator(as_list)] = ()


class ResourceKind(StrEnum):
    """What a resource is."""

    PERSONNEL = "personnel"
    TRAINING = "training"
    DOCUMENTATION = "documentation"
    EXPERTISE = "expertise"
    EQUIPMENT = "equipment"
    MATERIAL = "material"
    INFORMATION_SYSTEM = "information_system"
    FINANCE = "finance"
    PREMISES = "premises"


class Resource(Model):
    """What is needed to keep the promises and to make good (6.8)."""

    id: IdField
    kind: ResourceKind
    text: TextField
    quantity: LineField | None = None
    cost: LineField | None = None
    available_from: DateField | None = None
    status: LineField | None = None
    commitments: References = ()
    owner: PostField = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, dict) and "for" in data:
            data = dict(data)
            data["commitments"] = data.pop("for")
        return data


class Waiver(Model):
    """A check that does not count for one thing, with reason, post and end."""

    check: LineField
    on: LineField | None = None
    """The id it is about; the whole code where not given."""
    reason: TextField | None = None
    by: PostField = None
    until: DateField | None = None


class Occasion(StrEnum):
    """When a checklist is gone through."""

    EACH_CASE = "each_case"
    SHIFT = "shift"
    DAILY = "daily"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


class CheckItem(Model):
    """One line of a checklist."""

    text: TextField
    standard: TextField | None = None
    """How one sees that it is done."""
    critical: BoolField = False
    record: TextField | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data)


class Checklist(Document):
    """A sheet that comes from no commitment: hygiene, opening the shop."""

    id: IdField
    title: TextField
    posts: Posts = ()
    place: LineField | None = None
    when: Occasion = Occasion.DAILY
    items: Annotated[tuple[CheckItem, ...], BeforeValidator(as_list)] = ()
    signatures: Texts = ()
    note: TextField | None = None
    document_number: LineField | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, dict) and "post" in data and "posts" not in data:
            data = dict(data)
            data["posts"] = data.pop("post")
        return data
