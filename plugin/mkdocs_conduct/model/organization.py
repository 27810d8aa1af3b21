"""Organization: who promises, with units, posts, windows, places, channels and calendar (5.1, 5.2)."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator, model_validator

from .base import (
    PUBLIC,
    DateField,
    Document,
    IdField,
    LineField,
    Model,
    MonthDayField,
    References,
    TextField,
    Texts,
    as_list,
    fault,
)
from .contact import Channel, Complaints, DisputeRoute
from .quantity import MonthDay

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


class Unit(Model):
    """A part of the organization; units form a tree by `parent`."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    parent: Annotated[IdField | None, PUBLIC] = None
    duties: Texts = ()


class Place(Model):
    """Where the organization serves customers."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    kind: Annotated[LineField | None, PUBLIC] = None
    address: Annotated[TextField | None, PUBLIC] = None


class Post(Model):
    """A post (岗位): who answers for something is always a post, never a person."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    unit: IdField | None = None
    person: LineField | None = None
    """Who holds it now; internal."""
    reports_to: IdField | None = None
    authority: TextField | None = None
    """What the post may grant or decide by itself."""
    duties: Texts = ()
    phrases: Texts = ()


class Window(Model):
    """A service window: a place where posts meet customers."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]
    place: Annotated[LineField | None, PUBLIC] = None
    posts: Annotated[References, PUBLIC] = ()


class CustomerGroup(Model):
    """A group of customers that promises can be for."""

    id: Annotated[IdField, PUBLIC]
    name: Annotated[TextField, PUBLIC]


class InterestedParty(Model):
    """An interested party (相关方) of the code (5.1)."""

    id: IdField
    name: TextField
    kind: LineField | None = None
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
    logo: Annotated[LineField | None, PUBLIC] = None
    fiscal_year_starts: Annotated[MonthDayField, PUBLIC] = MonthDay(1, 1)
    units: Annotated[tuple[Unit, ...], PUBLIC, BeforeValidator(as_list)] = ()
    places: Annotated[tuple[Place, ...], PUBLIC, BeforeValidator(as_list)] = ()
    posts: Annotated[tuple[Post, ...], PUBLIC, BeforeValidator(as_list)] = ()
    windows: Annotated[tuple[Window, ...], PUBLIC, BeforeValidator(as_list)] = ()
    channels: Annotated[tuple[Channel, ...], PUBLIC, BeforeValidator(as_list)] = ()
    customer_groups: Annotated[tuple[CustomerGroup, ...], PUBLIC, BeforeValidator(as_list)] = ()
    interested_parties: Annotated[tuple[InterestedParty, ...], BeforeValidator(as_list)] = ()
    calendar: Annotated[Calendar | None, PUBLIC] = None
    complaints: Annotated[Complaints | None, PUBLIC] = None
    disputes: Annotated[tuple[DisputeRoute, ...], PUBLIC, BeforeValidator(as_list)] = ()
    document_number_prefix: LineField | None = None

    @model_validator(mode="before")
    @classmethod
    def _read(cls, data: Any) -> Any:
        return {"id": "organization", "name": data} if isinstance(data, str) else data
