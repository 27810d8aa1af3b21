"""Commitment: one promise to the customer and its provisions (3.1, 6.4, Annex A)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from .base import (
    PUBLIC,
    AmountField,
    BoolField,
    DurationField,
    IdField,
    InstantField,
    Kind,
    LineField,
    Model,
    NumberField,
    PostField,
    References,
    TextField,
    Texts,
    ThresholdField,
    TimeField,
    To,
    WholeField,
    as_list,
    fault,
    split_until,
)
from .limit import Limit
from .text import as_mapping, is_translated


class Rounding(StrEnum):
    """How a begun unit counts in a repeated remedy."""

    UP = "up"
    DOWN = "down"


class AtMost(Model):
    """How often a remedy is given at the most."""

    times: Annotated[WholeField, PUBLIC]
    per: Annotated[TextField, PUBLIC]
    """Within what: `fiscal_year`, `year` or words."""


class LatePayment(Model):
    """What is added when the remedy itself comes late."""

    amount: Annotated[AmountField | None, PUBLIC] = None
    text: Annotated[TextField | None, PUBLIC] = None


class FurtherPayment(Model):
    """What follows after the first remedy, for as long as the promise stays broken."""

    amount: Annotated[AmountField | None, PUBLIC] = None
    every: Annotated[DurationField | None, PUBLIC] = None
    text: Annotated[TextField | None, PUBLIC] = None


class Remedy(Model):
    """What the customer gets if the promise is not kept (6.4, 6.8)."""

    text: Annotated[TextField | None, PUBLIC] = None
    when: Annotated[TextField | None, PUBLIC] = None
    customer_groups: Annotated[References, PUBLIC] = Field(default=(), alias="for")
    """Ids of the customer groups it is for; everybody where empty."""
    amount: Annotated[AmountField | None, PUBLIC] = None
    per: Annotated[TextField | None, PUBLIC] = None
    """What the amount is paid for: 单, event, 户·30天."""
    every: Annotated[DurationField | None, PUBLIC] = None
    """The amount is paid again for each such time."""
    round: Annotated[Rounding | None, PUBLIC] = None
    cap: Annotated[AmountField | None, PUBLIC] = None
    at_most: Annotated[AtMost | None, PUBLIC] = None
    automatic: Annotated[BoolField | None, PUBLIC] = None
    """Whether the customer gets it without asking."""
    claim: Annotated[TextField | None, PUBLIC] = None
    """How to claim it."""
    form: Annotated[TextField | None, PUBLIC] = None
    within: Annotated[DurationField | None, PUBLIC] = None
    """By when it is given, or must be claimed."""
    start: Annotated[TextField | None, PUBLIC] = Field(default=None, alias="from")
    """The event `within` counts from."""
    until: Annotated[TextField | None, PUBLIC] = None
    """The event that ends a repeated remedy."""
    if_paid_late: Annotated[LatePayment | None, PUBLIC] = None
    then: Annotated[FurtherPayment | None, PUBLIC] = None
    same_as: Annotated[IdField | None, PUBLIC] = None
    """The commitment, or variant of one, whose remedies apply here too."""
    since: Annotated[InstantField | None, PUBLIC] = None
    valid_until: Annotated[InstantField | None, PUBLIC] = None
    verified: Annotated[BoolField, PUBLIC] = True
    authority: TextField | None = None
    """Who may grant it without asking; internal."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        if isinstance(data, str) or is_translated(data):
            return {"text": data}
        return split_until(data)

    @model_validator(mode="after")
    def _says_something(self) -> Remedy:
        if not (self.text or self.amount or self.same_as or self.then or self.form):
            raise fault("remedy_empty")
        return self


class Received(Model):
    """A variant for what reaches the organization before or from a time of day."""

    before: Annotated[TimeField | None, PUBLIC] = None
    start: Annotated[TimeField | None, PUBLIC] = Field(default=None, alias="from")


class Wording(Model):
    """The promise in words, and since and until when these words hold."""

    text: Annotated[TextField, PUBLIC]
    since: Annotated[InstantField | None, PUBLIC] = None
    valid_until: Annotated[InstantField | None, PUBLIC] = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return {"text": data} if not isinstance(data, dict) or "text" not in data else split_until(data)


def _several(data: Any) -> Any:
    return as_list(data)


class CriterionFamily(StrEnum):
    """Which of the three families of quantified standards a criterion belongs to."""

    SERVICE = "service"
    INSPECTION = "inspection"
    ASSESSMENT = "assessment"


class Criterion(Model):
    """What one can see a kept promise by: in words, and where it can be measured with its measure and value."""

    text: Annotated[TextField, PUBLIC]
    measure: Annotated[TextField | None, PUBLIC] = None
    """What is measured: 到岗时间, 着装符合项数."""
    value: Annotated[ThresholdField | None, PUBLIC] = None
    family: CriterionFamily | None = None
    score: NumberField | None = None
    """The points it counts on a score sheet."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data)


class Variant(Model):
    """The promise for one case: urban or rural, day or night, a customer class, before a cut-off."""

    id: Annotated[IdField, PUBLIC]
    when: Annotated[TextField | None, PUBLIC] = None
    received: Annotated[Received | None, PUBLIC] = None
    customer_groups: Annotated[References, PUBLIC] = ()
    places: Annotated[References, PUBLIC] = ()
    promise: Annotated[TextField | None, PUBLIC] = None
    limits: Annotated[tuple[Limit, ...], PUBLIC, BeforeValidator(_several)] = Field(default=(), alias="limit")
    remedies: Annotated[tuple[Remedy, ...], PUBLIC, BeforeValidator(_several)] = Field(
        default=(), alias="remedy"
    )
    indicators: Annotated[References, PUBLIC] = ()
    criteria: Annotated[tuple[Criterion, ...], PUBLIC, BeforeValidator(_several)] = ()
    limitations: Annotated[Texts, PUBLIC] = ()
    supporting_information: Annotated[Texts, PUBLIC] = ()
    note: Annotated[Texts, PUBLIC] = ()
    verified: Annotated[BoolField, PUBLIC] = True

    @model_validator(mode="after")
    def _says_when(self) -> Variant:
        if not (self.when or self.received or self.customer_groups or self.places):
            raise fault("variant_without_case", self.id)
        return self


class Commitment(Model):
    """One promise and its provisions."""

    id: Annotated[IdField, PUBLIC]
    group: Annotated[IdField | None, PUBLIC] = None
    service_item: Annotated[TextField | None, PUBLIC] = None
    """The service it is about, in a few words: 急修到场."""
    topic: Annotated[LineField | None, PUBLIC] = None
    wordings: Annotated[tuple[Wording, ...], PUBLIC, BeforeValidator(_several)] = Field(
        alias="promise", min_length=1
    )
    limits: Annotated[tuple[Limit, ...], PUBLIC, BeforeValidator(_several)] = Field(default=(), alias="limit")
    variants: Annotated[tuple[Variant, ...], PUBLIC, BeforeValidator(_several)] = ()
    criteria: Annotated[tuple[Criterion, ...], PUBLIC, BeforeValidator(_several)] = ()
    """Observable criteria where there is no number."""
    limitations: Annotated[Texts, PUBLIC] = ()
    conditions: Annotated[Texts, PUBLIC] = ()
    """What must be so for the promise to hold; the opposite of limitations."""
    customer_duties: Annotated[Texts, PUBLIC] = ()
    supporting_information: Annotated[Texts, PUBLIC] = ()
    other_provisions: Annotated[Texts, PUBLIC] = ()
    remedies: Annotated[tuple[Remedy, ...], PUBLIC, BeforeValidator(_several)] = Field(
        default=(), alias="remedy"
    )
    customer_groups: Annotated[References, PUBLIC] = ()
    places: Annotated[References, PUBLIC] = ()
    delivered_by: Annotated[References, PUBLIC, To(Kind.POST)] = ()
    """Posts that keep the promise; pages show the posts' names, never persons."""
    objectives: Annotated[References, PUBLIC] = ()
    indicators: Annotated[References, PUBLIC] = ()
    procedures: References = ()
    owner: PostField = None
    """The post that answers for it; the code's owner where not given (4.8)."""
    statutory: Annotated[BoolField | None, PUBLIC] = None
    """Whether law or a regulator demands this minimum."""
    basis: Annotated[TextField | None, PUBLIC] = None
    """The law or scheme that demands it."""
    verified: Annotated[BoolField, PUBLIC] = True
    """False: transcribed from an uncertain source; the page says 未核实."""
    since: Annotated[InstantField | None, PUBLIC] = None
    valid_until: Annotated[InstantField | None, PUBLIC] = Field(default=None, alias="until")
    note: Annotated[Texts, PUBLIC] = ()
    answers_input: Annotated[References, To(Kind.INPUT)] = ()
    """The inputs of interested parties it answers (4.6)."""
    evidence: Texts = ()
    capacity_evidence: Texts = ()
    """Why the organization can keep it: staffing, past results (4.3)."""

    @property
    def promise(self) -> Wording:
        """The wording typed last: the one that holds unless a day is asked for (see `merge`)."""
        return self.wordings[-1]


__all__ = [
    "AtMost",
    "Commitment",
    "Criterion",
    "CriterionFamily",
    "FurtherPayment",
    "LatePayment",
    "Received",
    "Remedy",
    "Rounding",
    "Variant",
    "Wording",
]
