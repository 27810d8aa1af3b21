"""The organization's page about complaints and its form, as the public may see them."""

from __future__ import annotations

from dataclasses import dataclass

from .access import PublicPrivacy
from .contact import PublicChannel, PublicContact
from .figures import PublicIndicator


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPlace:
    """A place where customers are served, and how to find and reach it."""

    name: str
    area_md: str
    """Which region it serves."""
    address_md: str
    hours_md: str
    channels: tuple[PublicChannel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTopic:
    """A published code that a complaint can be about."""

    id: str
    """What `link("code", id)` takes."""
    title: str
    language: str
    """The language of the title: the page's, else the first the code exists in."""
    differs: bool
    """Whether its complaints are handled otherwise than this page says."""
    results: tuple[PublicIndicator, ...]
    """Its indicators that count complaints."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicComplaints:
    """How complaints to an organization are made and what becomes of them."""

    language: str
    organization: str
    organization_website: str
    transcribed: bool
    """Whether all of its codes were taken from publications, so that none of this is official."""
    contact: PublicContact
    topics: tuple[PublicTopic, ...]
    places: tuple[PublicPlace, ...]
    privacy: PublicPrivacy | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicComplaintForm:
    """A blank form to complain with, on paper."""

    language: str
    organization: str
    asked_md: tuple[str, ...]
    """The personal data it asks for: only what customers are told is collected."""
    send_to: tuple[PublicChannel, ...]
    """Channels that paper can go by."""
    ask_at: PublicChannel | None
    """Where to ask how it stands."""
    contact: PublicContact
    topics: tuple[PublicTopic, ...]
    privacy: PublicPrivacy | None
