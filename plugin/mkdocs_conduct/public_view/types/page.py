"""A whole code page."""

from __future__ import annotations

from dataclasses import dataclass

from .access import PublicAccess, PublicAdoption, PublicFee, PublicPrivacy, PublicUnit
from .brief import PublicBrief, PublicReference, PublicShelf
from .change import PublicChange
from .character import PublicCharacter
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
    reliability: str
    """How far the source can be trusted, in the transcriber's own sign: `A`; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEdition:
    """Version, status and dates, ready to read."""

    version: str
    status: str
    """Machine word: trial, in_force, under_review."""
    status_label: str
    """What it is on the day the page is made for; the three below are what it can become in a reader's browser."""
    own_label: str
    upcoming_label: str
    ended_label: str
    since: str
    """`2026年2月1日`; empty where not known."""
    since_iso: str
    until: str
    """The last day it holds; empty where none is set."""
    until_iso: str
    year: str
    approved_by: str
    approved_on: str
    next_review: str
    next_review_iso: str
    last_review: str
    review_overdue: bool
    is_pinned: bool
    """Whether the page tells of one day for good, so that a reader's browser has nothing to decide."""
    is_upcoming: bool
    """Whether it comes into force on a later day."""
    is_ended: bool
    successor: str
    """Id of the published code that takes its place, and its title; empty where there is none."""
    successor_title: str
    document_number: str
    owner: str
    """Name of the post that answers for the code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicTerm:
    """A term and its meaning."""

    term: str
    definition_md: str
    source_md: str
    """Where the definition is from; may be empty."""
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
    promises: tuple[PublicReference, ...]
    """The promises that show it."""


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
    organization_id: str
    organization_website: str
    logo: str
    """Path of its logo among the files of the site; may be empty."""
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
    brief: PublicBrief
    groups: tuple[PublicGroup, ...]
    shelves: tuple[PublicShelf, ...]
    """The same promises by topic and by customer group."""
    limitations_md: tuple[str, ...]
    convenience_md: tuple[str, ...]
    fees: tuple[PublicFee, ...]
    character: PublicCharacter
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

    @property
    def has_limits(self) -> bool:
        """Whether any promise, or a case of one, has a limit."""
        promises = [promise for group in self.groups for promise in group.commitments]
        return any(one.limits or any(case.limits for case in one.variants) for one in promises)

    @property
    def has_results(self) -> bool:
        """Whether anything was ever reported."""
        return any(indicator.history for indicator in self.indicators)

    @property
    def has_remedies(self) -> bool:
        """Whether any promise, or a case of one, says what follows if it is not kept."""
        promises = [promise for group in self.groups for promise in group.commitments]
        return any(
            one.remedies or one.remedy_same_as or any(case.remedies for case in one.variants)
            for one in promises
        )
