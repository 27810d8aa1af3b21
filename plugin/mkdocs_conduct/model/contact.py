"""How customers ask and complain: Channel, Complaints (GB/T 19012) and DisputeRoute (GB/T 19013)."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import BeforeValidator, Field

from .base import (
    PUBLIC,
    BoolField,
    DateField,
    Document,
    DurationField,
    IdField,
    Kind,
    LineField,
    Model,
    PostField,
    References,
    TextField,
    Texts,
    To,
    as_list,
)
from .complaint import Category, ComplaintRisk, ComplaintStep, CustomerCount


class ChannelKind(StrEnum):
    """By what means customers reach the organization."""

    PHONE = "phone"
    HOTLINE = "hotline"
    WINDOW = "window"
    EMAIL = "email"
    WEB_FORM = "web_form"
    WEBSITE = "website"
    WECHAT = "wechat"
    APP = "app"
    POST = "post"
    BOX = "box"
    VISIT = "visit"
    FAX = "fax"
    SMS = "sms"
    VIDEO = "video"
    CHAT_GROUP = "chat_group"
    FORUM = "forum"
    ONLINE_SHOP = "online_shop"
    TRADE_FAIR = "trade_fair"


class Purpose(StrEnum):
    """What a channel is for."""

    INQUIRY = "inquiry"
    COMPLAINT = "complaint"
    REPAIR = "repair"
    REPORT = "report"
    APPEAL = "appeal"
    FEEDBACK = "feedback"
    TRADE = "trade"


class Channel(Model):
    """One way to reach the organization."""

    id: Annotated[IdField, PUBLIC]
    kind: Annotated[ChannelKind, PUBLIC]
    name: Annotated[TextField | None, PUBLIC] = None
    value: Annotated[TextField, PUBLIC]
    """The number, address or place."""
    hours: Annotated[TextField | None, PUBLIC] = None
    languages: Annotated[References, PUBLIC] = ()
    handles: Annotated[tuple[Purpose, ...], PUBLIC, BeforeValidator(as_list)] = ()
    """What it is for; everything where not given."""
    free: Annotated[BoolField | None, PUBLIC] = None
    note: Annotated[TextField | None, PUBLIC] = None
    public: BoolField = True
    consent: BoolField = False
    """Whether the person whose number, mailbox or name it is agreed to have it published."""
    owner: PostField = None

    def takes(self, purpose: Purpose) -> bool:
        """Whether customers can use it for `purpose`."""
        return not self.handles or purpose in self.handles


class LevelKind(StrEnum):
    """What kind of review a level of complaints handling is."""

    HANDLING = "handling"
    REVIEW = "review"
    INTERNAL_ARBITRATION = "internal_arbitration"


class ComplaintLevel(Model):
    """One level of complaints handling with its own limit."""

    by: Annotated[LineField, PUBLIC, To(Kind.POST)]
    name: Annotated[TextField | None, PUBLIC] = None
    kind: Annotated[LevelKind, PUBLIC] = LevelKind.HANDLING
    within: Annotated[DurationField | None, PUBLIC] = None


class Complaints(Document):
    """How complaints are taken and answered."""

    channels: Annotated[References, PUBLIC] = ()
    phone: Annotated[TextField | None, PUBLIC] = None
    email: Annotated[TextField | None, PUBLIC] = None
    website: Annotated[TextField | None, PUBLIC] = None
    address: Annotated[TextField | None, PUBLIC] = None
    hours: Annotated[TextField | None, PUBLIC] = None
    acknowledge_within: Annotated[DurationField | None, PUBLIC] = None
    answer_within: Annotated[DurationField | None, PUBLIC] = None
    decide_within: Annotated[DurationField | None, PUBLIC] = None
    levels: Annotated[tuple[ComplaintLevel, ...], PUBLIC, BeforeValidator(as_list)] = ()
    outcomes: Annotated[Texts, PUBLIC] = ()
    what_to_bring: Annotated[Texts, PUBLIC] = ()
    free: Annotated[BoolField | None, PUBLIC] = None
    policy: Annotated[TextField | None, PUBLIC] = None
    progress_every: Annotated[DurationField | None, PUBLIC] = None
    """How often the customer hears how it stands."""
    categories: Annotated[tuple[Category, ...], BeforeValidator(as_list)] = ()
    severities: Texts = ()
    """The scale by which a complaint is judged at first: severity, safety, urgency."""
    steps: Annotated[tuple[ComplaintStep, ...], BeforeValidator(as_list)] = ()
    risks: Annotated[tuple[ComplaintRisk, ...], BeforeValidator(as_list)] = ()
    customers: Annotated[tuple[CustomerCount, ...], BeforeValidator(as_list)] = ()
    """How many customers there were, by period: the denominator of complaint rates."""
    improvement_by: PostField = None
    """The post that complaint data go to for improvement."""
    form: Annotated[LineField | None, To(Kind.FORM)] = None
    retention: DurationField | None = None
    owner: PostField = None

    @property
    def decision(self) -> DurationField | None:
        """By when the customer knows the decision."""
        return self.decide_within or self.answer_within


class DisputeKind(StrEnum):
    """What kind of body settles disputes outside the organization."""

    MEDIATION = "mediation"
    REGULATOR = "regulator"
    CONSUMER_BODY = "consumer_body"
    INDUSTRY_BODY = "industry_body"
    OMBUDSMAN = "ombudsman"
    ARBITRATION = "arbitration"
    COURT = "court"
    PLATFORM = "platform"


class DisputeRoute(Document):
    """Where a customer can turn outside the organization."""

    id: Annotated[IdField, PUBLIC]
    provider: Annotated[TextField, PUBLIC]
    kind: Annotated[DisputeKind, PUBLIC]
    phone: Annotated[TextField | None, PUBLIC] = None
    website: Annotated[TextField | None, PUBLIC] = None
    email: Annotated[TextField | None, PUBLIC] = None
    address: Annotated[TextField | None, PUBLIC] = None
    fee: Annotated[TextField | None, PUBLIC] = None
    when: Annotated[TextField | None, PUBLIC] = None
    binding: Annotated[TextField | None, PUBLIC] = None
    time_limits: Annotated[TextField | None, PUBLIC] = None
    """How long the body takes."""
    jurisdiction: Annotated[TextField | None, PUBLIC] = None
    """Which cases and places it is for."""
    participates: Annotated[BoolField | None, PUBLIC] = None
    """Whether the organization has agreed to take part."""
    verified_on: DateField | None = None

    @property
    def has_contact(self) -> bool:
        """Whether it says how to reach the body."""
        return any((self.phone, self.website, self.email, self.address))


class Disputes(Document):
    """disputes.yml: the routes under one key."""

    disputes: Annotated[tuple[DisputeRoute, ...], PUBLIC, BeforeValidator(as_list)] = Field(
        default=(), alias="routes"
    )
