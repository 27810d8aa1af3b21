"""Code: promises to customers and the related provisions, as one document with a version (6.4)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from .base import (
    PUBLIC,
    SHORT,
    DateField,
    Document,
    DurationField,
    IdField,
    InstantField,
    Kind,
    LineField,
    Model,
    PostField,
    References,
    TextField,
    Texts,
    ThresholdField,
    To,
    as_list,
)
from .character import Agreements, Community, Ethics, Values
from .commitment import Commitment
from .contact import Complaints, DisputeRoute
from .goals import Horizon
from .implementation import Implementation, InformationCollection, Training
from .indicator import PerformanceIndicator
from .organization import Organization
from .planning import CommunicationPlan, Procedure, Resource, Waiver
from .preparation import (
    Accessibility,
    Adoption,
    Fee,
    FirstContactRule,
    Information,
    Input,
    LegalCheck,
    NotApplicable,
    Pilot,
    Readability,
)
from .text import as_mapping


class CodeStatus(StrEnum):
    """Where a code is in its life; draft and withdrawn codes are not published."""

    DRAFT = "draft"
    TRIAL = "trial"
    IN_FORCE = "in_force"
    UNDER_REVIEW = "under_review"
    WITHDRAWN = "withdrawn"

    @property
    def is_published(self) -> bool:
        """Whether pages of a code in this state are public."""
        return self in _PUBLISHED


# Asked for every rule and code: members of an enumeration are slow to look up.
_PUBLISHED = (CodeStatus.TRIAL, CodeStatus.IN_FORCE, CodeStatus.UNDER_REVIEW)


class Profile(StrEnum):
    """How much is asked of a code: the whole standard, or what Annex C asks of a small business."""

    STANDARD = "standard"
    SMALL_BUSINESS = "small_business"


class Approval(Model):
    """Who approved the code and when (4.2)."""

    by: Annotated[LineField, PUBLIC, To(Kind.POST)]
    on: Annotated[DateField | None, PUBLIC] = None


class LeadershipCommitment(Model):
    """The organization's own backing of the code (4.2)."""

    text: Annotated[TextField, PUBLIC]
    by: Annotated[LineField | None, PUBLIC, To(Kind.POST)] = None
    on: Annotated[DateField | None, PUBLIC] = None
    name: Annotated[LineField | None, SHORT] = None
    """Who signed, by name; internal."""


class Scope(Model):
    """For which services, places and cases the code holds (5.1, 6.4)."""

    services: Annotated[Texts, PUBLIC] = ()
    places: Annotated[References, PUBLIC] = ()
    not_covered: Annotated[Texts, PUBLIC] = ()
    text: Annotated[TextField | None, PUBLIC] = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data)


class Definition(Model):
    """What a term of the code means (3, 6.4)."""

    term: Annotated[TextField, PUBLIC]
    definition: Annotated[TextField, PUBLIC]
    source: Annotated[TextField | None, PUBLIC] = None


class Objective(Model):
    """What the code is to achieve (6.1)."""

    id: Annotated[IdField, PUBLIC]
    text: Annotated[TextField, PUBLIC]
    indicators: Annotated[References, PUBLIC] = ()
    target: Annotated[ThresholdField | None, PUBLIC] = None
    by: Annotated[DateField | None, PUBLIC] = None
    horizon: Horizon | None = None
    supports: TextField | None = None
    """The strategy or policy it serves."""
    owner: PostField = None


class Group(Model):
    """A heading that promises stand under."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]


class Principle(Model):
    """A service principle in a word and a sentence."""

    name: Annotated[TextField, PUBLIC]
    text: Annotated[TextField | None, PUBLIC] = None
    commitments: Annotated[References, PUBLIC] = ()


class Inquiries(Model):
    """Where customers ask and when they are answered (4.6)."""

    channels: Annotated[References, PUBLIC] = ()
    answer_within: Annotated[DurationField | None, PUBLIC] = None
    text: Annotated[TextField | None, PUBLIC] = None


class Transcription(Model):
    """Where a code published elsewhere was taken from."""

    url: Annotated[LineField, PUBLIC]
    title: Annotated[TextField | None, PUBLIC] = None
    published: Annotated[InstantField | None, PUBLIC] = None
    retrieved: Annotated[DateField | None, PUBLIC] = None
    reliability: Annotated[LineField | None, PUBLIC] = None


class PreviousVersion(Model):
    """An earlier version of the code and what was different."""

    version: Annotated[TextField, PUBLIC]
    effective_from: Annotated[InstantField | None, PUBLIC] = None
    valid_until: Annotated[InstantField | None, PUBLIC] = Field(default=None, alias="until")
    summary: Annotated[TextField | None, PUBLIC] = None
    items: Annotated[Texts, PUBLIC] = ()


class Code(Document):
    """A customer-satisfaction code of conduct."""

    id: Annotated[IdField, PUBLIC]
    title: Annotated[TextField, PUBLIC]
    former_ids: Annotated[tuple[IdField, ...], PUBLIC, BeforeValidator(as_list)] = ()
    """Ids it had before: their addresses, which may hang on walls as QR codes, lead to its own."""
    status: Annotated[CodeStatus, PUBLIC]
    version: Annotated[LineField | None, PUBLIC] = None
    document_number: Annotated[LineField | None, PUBLIC] = None
    approved: Annotated[Approval | None, PUBLIC] = None
    effective_from: Annotated[DateField | None, PUBLIC] = None
    effective_until: Annotated[DateField | None, PUBLIC] = None
    """The last day it holds; its page stays and says so."""
    superseded_by: Annotated[IdField | None, PUBLIC, To(Kind.CODE)] = None
    """The code that takes its place."""
    next_review: Annotated[DateField | None, PUBLIC] = None
    last_review: Annotated[DateField | None, PUBLIC] = None
    owner: Annotated[LineField | None, PUBLIC, To(Kind.POST)] = None
    profile: Profile = Profile.STANDARD
    organization: Annotated[Organization | None, PUBLIC] = None
    """The organization of a one-file code; else organization.yml says it."""
    leadership_commitment: Annotated[LeadershipCommitment | None, PUBLIC] = None
    purpose: Annotated[TextField | None, PUBLIC] = None
    slogan: Annotated[TextField | None, PUBLIC] = None
    principles: Annotated[tuple[Principle, ...], PUBLIC, BeforeValidator(as_list)] = ()
    values: Annotated[Values, PUBLIC] = ()
    scope: Annotated[Scope | None, PUBLIC] = None
    customer_groups: Annotated[References, PUBLIC] = ()
    definitions: Annotated[tuple[Definition, ...], PUBLIC, BeforeValidator(as_list)] = ()
    objectives: Annotated[tuple[Objective, ...], PUBLIC, BeforeValidator(as_list)] = ()
    groups: Annotated[tuple[Group, ...], PUBLIC, BeforeValidator(as_list)] = ()
    limitations: Annotated[Texts, PUBLIC] = ()
    convenience_measures: Annotated[Texts, PUBLIC] = ()
    notes: Annotated[Texts, PUBLIC] = ()
    incomplete: Annotated[TextField | None, PUBLIC] = None
    """What the source of a transcription lacks."""
    commitments: Annotated[tuple[Commitment, ...], PUBLIC, BeforeValidator(as_list)] = ()
    performance_indicators: Annotated[tuple[PerformanceIndicator, ...], PUBLIC, BeforeValidator(as_list)] = ()
    inquiries: Annotated[Inquiries | None, PUBLIC] = None
    complaints: Annotated[Complaints | None, PUBLIC] = None
    disputes: Annotated[tuple[DisputeRoute, ...], PUBLIC, BeforeValidator(as_list)] = ()
    fees: Annotated[tuple[Fee, ...], PUBLIC, BeforeValidator(as_list)] = ()
    agreements: Annotated[Agreements, PUBLIC] = ()
    ethics: Annotated[Ethics | None, PUBLIC] = None
    community: Annotated[Community, PUBLIC] = ()
    first_contact_rule: Annotated[FirstContactRule | None, PUBLIC] = None
    accessibility: Annotated[Accessibility | None, PUBLIC] = None
    adopted_from: Annotated[Adoption | None, PUBLIC] = None
    drafted_by: References = ()
    """Posts or units that drafted it."""
    executed_by: References = ()
    interpreted_by: References = ()
    """Who inside the organization says what it means."""
    review_interval: DurationField | None = None
    information: Annotated[tuple[Information, ...], BeforeValidator(as_list)] = ()
    inputs: Annotated[tuple[Input, ...], BeforeValidator(as_list)] = ()
    legal_check: LegalCheck | None = None
    pilot: Pilot | None = None
    readability: Readability | None = None
    procedures: Annotated[tuple[Procedure, ...], BeforeValidator(as_list)] = ()
    training: Annotated[tuple[Training, ...], BeforeValidator(as_list)] = ()
    implementation: Implementation | None = None
    information_collection: Annotated[tuple[InformationCollection, ...], BeforeValidator(as_list)] = ()
    not_applicable: Annotated[tuple[NotApplicable, ...], BeforeValidator(as_list)] = ()
    communication_plan: CommunicationPlan | None = None
    resources: Annotated[tuple[Resource, ...], BeforeValidator(as_list)] = ()
    waivers: Annotated[tuple[Waiver, ...], BeforeValidator(as_list)] = ()
    transcribed_from: Annotated[tuple[Transcription, ...], PUBLIC, BeforeValidator(as_list)] = ()
    previous_versions: Annotated[tuple[PreviousVersion, ...], PUBLIC, BeforeValidator(as_list)] = ()

    @property
    def is_transcribed(self) -> bool:
        """Whether it was taken from somebody's publication: what the source does not say is then no fault."""
        return bool(self.transcribed_from)

    @property
    def accountable(self) -> str | None:
        """The post that answers for the code: its owner, or who approved it (4.8)."""
        return self.owner or (self.approved.by if self.approved else None)

    @property
    def is_small_business(self) -> bool:
        """Whether Annex C's simpler form is enough: said, or a code that holds its organization in one file."""
        return self.profile is Profile.SMALL_BUSINESS or self.is_one_file

    @property
    def is_one_file(self) -> bool:
        """Whether it holds its organization in the same file: the smallest form a code has."""
        return self.organization is not None
