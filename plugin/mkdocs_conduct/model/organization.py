"""Organization: who promises, with units, posts, windows, places, channels and calendar (5.1, 5.2)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, model_validator

from .base import (
    PUBLIC,
    SHORT,
    AmountField,
    DateField,
    Document,
    IdField,
    Kind,
    LineField,
    Model,
    MonthDayField,
    References,
    TextField,
    Texts,
    To,
    WholeField,
    as_list,
    fault,
)
from .colour import ColourField, PictureField
from .contact import Channel, Complaints, DisputeRoute
from .context import (
    AnnualPlan,
    Campaign,
    Certificate,
    Competence,
    Confidentiality,
    FollowUp,
    FormDefinition,
    Framework,
    Integration,
    Method,
    OrganizationContext,
    RelatedDocument,
    UserClass,
)
from .override import Override
from .planning import CheckItem
from .quantity import MonthDay
from .text import as_mapping

_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_CURRENCY = re.compile(r"[A-Z]{3}")


def _language(value: Any) -> str:
    if isinstance(value, str) and _LANGUAGE.fullmatch(value.strip()):
        return value.strip()
    raise fault("language", value)


def _currency(value: Any) -> str:
    if isinstance(value, str) and _CURRENCY.fullmatch(value.strip().upper()):
        return value.strip().upper()
    raise fault("currency", value)


LanguageField = Annotated[str, PlainValidator(_language)]
CurrencyField = Annotated[str, PlainValidator(_currency)]


class UnitKind(StrEnum):
    """What a unit does: lead, support, or serve customers."""

    HEADQUARTERS = "headquarters"
    DEPARTMENT = "department"
    OPERATING = "operating"


class Unit(Model):
    """A part of the organization; units form a tree by `parent`."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    parent: Annotated[IdField | None, PUBLIC] = None
    kind: UnitKind | None = None
    duties: Texts = ()
    overrides: Annotated[tuple[Override, ...], PUBLIC, BeforeValidator(as_list)] = ()
    """What the unit promises otherwise than the group; units below it inherit it."""


class Place(Model):
    """Where the organization serves customers."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    kind: Annotated[LineField | None, PUBLIC] = None
    """Headquarters, centre, branch, partner, or what it is in a word."""
    area: Annotated[TextField | None, PUBLIC] = None
    """Which region it serves."""
    address: Annotated[TextField | None, PUBLIC] = None
    phone: Annotated[TextField | None, PUBLIC] = None
    hours: Annotated[TextField | None, PUBLIC] = None
    channels: Annotated[References, PUBLIC, To(Kind.CHANNEL)] = ()


class PostKind(StrEnum):
    """What a post is to the code."""

    MANAGEMENT = "management"
    SERVICE_SPECIALIST = "service_specialist"
    FRONT_LINE = "front_line"
    SUPPORT = "support"


class WorkStandard(Model):
    """How a post works: procedure, details, assessment, relations to others; duties and authority stand at the post."""

    procedure: Texts = ()
    details: Texts = ()
    assessment: Texts = ()
    relations: Texts = ()


class Phrase(Model):
    """What to say to customers at one moment, and what never to say."""

    moment: TextField | None = None
    """When it is said: at the greeting, when the line is long; at any time where not given."""
    say: TextField
    never_say: Texts = ()

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return as_mapping(data, "say")


class Post(Model):
    """A post (岗位): who answers for something is always a post, never a person."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    kind: PostKind | None = None
    unit: IdField | None = None
    person: Annotated[LineField | None, SHORT] = None
    """Who holds it now; internal."""
    reports_to: IdField | None = None
    authority: TextField | None = None
    """What the post may grant or decide by itself."""
    may_grant: AmountField | None = None
    """Up to which sum it may grant a remedy by itself."""
    duties: Texts = ()
    phrases: Annotated[tuple[Phrase, ...], BeforeValidator(as_list)] = ()
    behaviour: Annotated[tuple[CheckItem, ...], BeforeValidator(as_list)] = ()
    """How the post looks and behaves, each with what one sees it by; gone through at the beginning of each shift."""
    work_standard: WorkStandard | None = None


class Window(Model):
    """A service window: a place where posts meet customers."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    place: Annotated[LineField | None, PUBLIC] = None
    posts: Annotated[References, PUBLIC, To(Kind.POST)] = ()


class CustomerGroup(Model):
    """A group of customers that promises can be for."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    kind: LineField | None = None
    """Direct, indirect, potential, of a competitor …"""
    segment_by: TextField | None = None
    """What sets the group apart: region, class, age."""
    size: WholeField | None = None
    level: LineField | None = None
    contact_requirements: TextField | None = None
    """What staff must know when they deal with this group."""


class PartyKind(StrEnum):
    """What an interested party is to the code."""

    CUSTOMER = "customer"
    CONSUMER_BODY = "consumer_body"
    PERSONNEL = "personnel"
    SUPPLIER = "supplier"
    PARTNER = "partner"
    TRADE_BODY = "trade_body"
    AUTHORITY = "authority"
    COMMUNITY = "community"
    OWNER = "owner"
    MEDIA = "media"


class InterestedParty(Model):
    """An interested party (相关方) of the code (5.1)."""

    id: IdField
    name: TextField
    kind: PartyKind | None = None
    needs: Texts = ()


class Calendar(Model):
    """Which days and hours the organization works."""

    holidays: Annotated[LineField | None, PUBLIC] = None
    """ISO country code whose public holidays (and make-up working days) count."""
    service_hours: Annotated[TextField | None, PUBLIC] = None
    extra_days_off: Annotated[tuple[DateField, ...], PUBLIC, BeforeValidator(as_list)] = ()
    extra_working_days: Annotated[tuple[DateField, ...], PUBLIC, BeforeValidator(as_list)] = ()


class Organization(Document):
    """Who makes the promises."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    language: Annotated[LanguageField, PUBLIC] = "zh"
    """The first language: texts typed without a language are in it."""
    country: Annotated[LineField | None, PUBLIC] = None
    sector: Annotated[LineField | None, PUBLIC] = None
    currency: Annotated[CurrencyField, PUBLIC] = "CNY"
    customer_word: Annotated[TextField | None, PUBLIC] = None
    """How pages address the customer: 顾客, 客户, 业主, 乘客."""
    slogan: Annotated[TextField | None, PUBLIC] = None
    website: Annotated[LineField | None, PUBLIC] = None
    address: Annotated[TextField | None, PUBLIC] = None
    logo: Annotated[PictureField | None, PUBLIC] = None
    colour: Annotated[ColourField | None, PUBLIC] = None
    fiscal_year_starts: Annotated[MonthDayField, PUBLIC] = MonthDay(1, 1)
    units: Annotated[tuple[Unit, ...], PUBLIC, BeforeValidator(as_list)] = ()
    places: Annotated[tuple[Place, ...], PUBLIC, BeforeValidator(as_list)] = ()
    posts: Annotated[tuple[Post, ...], PUBLIC, BeforeValidator(as_list)] = ()
    windows: Annotated[tuple[Window, ...], PUBLIC, BeforeValidator(as_list)] = ()
    channels: Annotated[tuple[Channel, ...], PUBLIC, BeforeValidator(as_list)] = ()
    customer_groups: Annotated[tuple[CustomerGroup, ...], PUBLIC, BeforeValidator(as_list)] = ()
    interested_parties: Annotated[tuple[InterestedParty, ...], BeforeValidator(as_list)] = ()
    context: OrganizationContext | None = None
    framework: Framework | None = None
    integration: Annotated[tuple[Integration, ...], BeforeValidator(as_list)] = ()
    related_documents: Annotated[tuple[RelatedDocument, ...], BeforeValidator(as_list)] = ()
    confidentiality: Annotated[Confidentiality | None, PUBLIC] = None
    competence: Annotated[tuple[Competence, ...], BeforeValidator(as_list)] = ()
    certificates: Annotated[tuple[Certificate, ...], BeforeValidator(as_list)] = ()
    methods: Annotated[tuple[Method, ...], BeforeValidator(as_list)] = ()
    follow_ups: Annotated[tuple[FollowUp, ...], BeforeValidator(as_list)] = ()
    annual_plans: Annotated[tuple[AnnualPlan, ...], BeforeValidator(as_list)] = ()
    campaigns: Annotated[tuple[Campaign, ...], BeforeValidator(as_list)] = ()
    user_classes: Annotated[tuple[UserClass, ...], BeforeValidator(as_list)] = ()
    forms: Annotated[tuple[FormDefinition, ...], BeforeValidator(as_list)] = ()
    calendar: Annotated[Calendar | None, PUBLIC] = None
    complaints: Annotated[Complaints | None, PUBLIC] = None
    disputes: Annotated[tuple[DisputeRoute, ...], PUBLIC, BeforeValidator(as_list)] = ()
    document_number_prefix: LineField | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return {"id": "organization", "name": data} if isinstance(data, str) else data
