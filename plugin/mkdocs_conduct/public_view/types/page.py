"""A whole code page, and its entry in an index."""

from __future__ import annotations

from dataclasses import dataclass

from .access import PublicAccess, PublicAdoption, PublicFee, PublicPrivacy, PublicUnit
from .contact import PublicContact
from .figures import PublicGlance, PublicIndicator
from .promise import PublicGroup


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSource:
    """Where a transcribed code was published."""

    url: str
    title: str
    published: str
    retrieved: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEdition:
    """Version, status and dates, ready to read."""

    version: str
    status: str
    """Machine word: trial, in_force, under_review."""
    status_label: str
    since: str
    """`2026年2月1日`; empty where not known."""
    since_iso: str
    year: str
    approved_by: str
    approved_on: str
    next_review: str
    next_review_iso: str
    last_review: str
    review_overdue: bool
    is_upcoming: bool
    """Whether it comes into force on a later day."""
    document_number: str
    owner: str
    """Name of the post that answers for the code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicChange:
    """What was different in an earlier version, or is different since a day."""

    version: str
    period: str
    summary_md: str
    items_md: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTerm:
    """A term and its meaning."""

    term: str
    definition_md: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicObjective:
    """What the code is to achieve."""

    text_md: str
    target: str
    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPrinciple:
    """A service principle."""

    name: str
    text_md: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCode:
    """A whole code page."""

    id: str
    language: str
    title: str
    unit: str
    """Name of the unit whose rules these are; empty on the page of the code itself."""
    units: tuple[PublicUnit, ...]
    """The units with rules of their own; none on the page of a unit."""
    special: int
    """On the page of a unit: how many promises are its own."""
    organization: str
    organization_website: str
    customer_word: str
    slogan: str
    edition: PublicEdition
    transcribed: bool
    """Taken from somebody's publication: the page says 转录，非官方."""
    sources: tuple[PublicSource, ...]
    incomplete_md: str
    purpose_md: str
    services_md: tuple[str, ...]
    places: tuple[str, ...]
    not_covered_md: tuple[str, ...]
    scope_md: str
    customer_groups: tuple[str, ...]
    principles: tuple[PublicPrinciple, ...]
    objectives: tuple[PublicObjective, ...]
    leadership_md: str
    """What the top management says about the code (4.2)."""
    leadership_by: str
    """Post and day."""
    glance: PublicGlance | None
    groups: tuple[PublicGroup, ...]
    has_limits: bool
    has_results: bool
    has_remedies: bool
    limitations_md: tuple[str, ...]
    convenience_md: tuple[str, ...]
    fees: tuple[PublicFee, ...]
    access: PublicAccess | None
    privacy: PublicPrivacy | None
    adoption: PublicAdoption | None
    terms: tuple[PublicTerm, ...]
    indicators: tuple[PublicIndicator, ...]
    """All published indicators, in the order typed."""
    events_md: tuple[str, ...]
    """What happened in a period that explains its figures."""
    contact: PublicContact
    changes: tuple[PublicChange, ...]
    notes_md: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEntry:
    """One code in an index."""

    id: str
    """What `link("code", id)` takes: the organization's id and the code's."""
    language: str
    """The language of the entry and of the page it leads to."""
    language_name: str
    title: str
    organization: str
    purpose_md: str
    status_label: str
    since: str
    commitments: str
    """`12项承诺`."""
    glance: str
    transcribed: bool
    customer_groups: tuple[str, ...]
    services: tuple[str, ...]
