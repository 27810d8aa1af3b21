"""How a code came about: information, input, checks before use, a code taken over, its accessibility (6.2–6.4, D, E, G, H)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, model_validator

from .base import (
    PUBLIC,
    BoolField,
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
from .text import as_mapping


class InformationKind(StrEnum):
    """What a piece of information is about."""

    ISSUE = "issue"
    CAUSE = "cause"
    OPTION = "option"
    OTHER_CODE = "other_code"
    LAW = "law"
    RISK = "risk"
    RESOURCE = "resource"
    COMPLAINT_DATA = "complaint_data"
    SATISFACTION_DATA = "satisfaction_data"
    CHURN = "churn"
    MARKET = "market"


class Information(Model):
    """What was gathered and assessed before the code was written (6.2)."""

    id: IdField
    kind: InformationKind
    text: TextField
    source: TextField | None = None
    date: DateField | None = None
    """Its day; of a law, the day it took effect."""
    assessment: TextField | None = None
    used_in: Annotated[References, To(Kind.COMMITMENT, Kind.OBJECTIVE, Kind.INDICATOR, Kind.PROCEDURE)] = ()
    owner: PostField = None


class Disposition(StrEnum):
    """What became of an input."""

    ADOPTED = "adopted"
    PARTLY = "partly"
    REJECTED = "rejected"
    OPEN = "open"


class Priority(StrEnum):
    """How much an input matters."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Input(Model):
    """What an interested party said about the code, and what became of it (6.3, Annex E)."""

    id: IdField
    party: Annotated[LineField, To(Kind.PARTY, Kind.CUSTOMER_GROUP, Kind.POST)]
    """An interested party, a customer group, or a post of the organization's own staff."""
    method: TextField | None = None
    date: DateField | None = None
    invited: WholeField | None = None
    participants: WholeField | None = None
    notice: DurationField | None = None
    """How long before they were told."""
    summary: TextField | None = None
    confidential: BoolField = False
    priority: Priority | None = None
    disposition: Disposition = Disposition.OPEN
    reason: TextField | None = None
    commitments: Annotated[References, To(Kind.COMMITMENT)] = ()
    feedback_given_on: DateField | None = None
    """When the contributors were told what became of it."""
    owner: PostField = None


class LegalCheck(Model):
    """Who checked the code against the law, when and by which texts (4.7, Annex H)."""

    by: LineField | None = None
    on: DateField | None = None
    references: Texts = ()
    result: TextField | None = None


class Pilot(Model):
    """The code tried out before it was put in force (6.4)."""

    start: DateField | None = None
    end: DateField | None = None
    where: TextField | None = None
    findings: Texts = ()
    changes: Texts = ()


class Readability(Model):
    """With whom it was checked that customers understand the code (Annex H)."""

    checked_with: TextField
    on: DateField | None = None
    result: TextField | None = None


class Moment(StrEnum):
    """When customers can get at the code."""

    BEFORE = "before"
    DURING = "during"
    AFTER = "after"


class Accessibility(Model):
    """Where, when, in which languages and forms customers get the code, and who helps (4.5, Annex D)."""

    languages: Annotated[References, PUBLIC] = ()
    formats: Annotated[Texts, PUBLIC] = ()
    """Printed notice, large print, audio, easy language …"""
    locations: Annotated[Texts, PUBLIC] = ()
    moments: Annotated[tuple[Moment, ...], PUBLIC, BeforeValidator(as_list)] = ()
    special_needs: Annotated[Texts, PUBLIC] = ()
    free: Annotated[BoolField | None, PUBLIC] = None
    help: Annotated[TextField | None, PUBLIC] = None
    """How to get it in another form, and who helps."""
    service_languages: Annotated[References, PUBLIC] = ()
    """Languages the service itself is given in."""


class Fee(Model):
    """What a service costs and on which basis."""

    item: Annotated[TextField, PUBLIC]
    rate: Annotated[TextField | None, PUBLIC] = None
    basis: Annotated[TextField | None, PUBLIC] = None
    """The price list, decision or law the fee rests on."""
    note: Annotated[TextField | None, PUBLIC] = None


class FirstContactRule(Model):
    """Whoever is asked first sees to it that the customer is helped (首问负责)."""

    text: Annotated[TextField, PUBLIC]
    handover_within: Annotated[DurationField | None, PUBLIC] = None
    posts: Posts = ()
    """The posts it holds for; all where empty."""

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data)


class AdoptionDuties(Model):
    """Which post sees to what in a code taken over from elsewhere."""

    training: PostField = None
    monitoring: PostField = None
    complaints: PostField = None
    reporting: PostField = None


class Adoption(Model):
    """A code provided by another organization and taken over (Annex G)."""

    organization: Annotated[TextField, PUBLIC]
    code: Annotated[TextField | None, PUBLIC] = None
    version: Annotated[LineField | None, PUBLIC] = None
    url: Annotated[LineField | None, PUBLIC] = None
    date: Annotated[DateField | None, PUBLIC] = None
    """The day of the version taken over."""
    changed: Annotated[Texts, PUBLIC] = ()
    """What was adapted."""
    latest_version: LineField | None = None
    """The newest version the provider has, as last looked up."""
    permission: TextField | None = None
    mark_use: TextField | None = None
    duties: AdoptionDuties | None = None
    sanctions: TextField | None = None
    review_with_sponsor: TextField | None = None

    @property
    def has_source(self) -> bool:
        """Whether it says which code of which version it is."""
        return bool(self.code and self.version)


class NotApplicable(Model):
    """A clause of the standard that does not apply, and why."""

    clause: LineField
    reason: TextField | None = None
