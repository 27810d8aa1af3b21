"""A whole code as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .base import described
from .contact import DataContact
from .figures import DataIndicator
from .promise import DataCommitment, DataThreshold


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataObjective:
    """What the code is to achieve."""

    id: str
    text: str
    target: DataThreshold | None
    by: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataNamed:
    """A name with what it means: a principle, a term."""

    name: str
    text: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataFee:
    """What a service costs."""

    item: str
    rate: str | None
    basis: str | None
    note: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataScope:
    """What the code is for."""

    services: tuple[str, ...]
    places: tuple[str, ...]
    not_covered: tuple[str, ...]
    text: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataEdition:
    """Version, status and dates."""

    version: str | None
    status: str
    """in_force, trial, under_review …"""
    is_upcoming: bool
    """Whether it comes into force after the day the data are for."""
    document_number: str | None
    effective_from: str | None
    approved_by: str | None
    """Name of a post."""
    approved_on: str | None
    last_review: str | None
    next_review: str | None
    owner: str | None
    """Name of the post that answers for the code."""


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataChange:
    """One step in the life of the code."""

    kind: Literal["coming", "current", "ended", "earlier"]
    version: str | None
    since: str | None
    until: str | None
    period: str | None
    """The same in words."""
    summary: str | None
    items: tuple[str, ...]


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataSource:
    """Where a transcribed code was published."""

    url: str
    title: str
    retrieved: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataOrganization:
    """Who promises."""

    id: str
    name: str
    website: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class PublicData:
    """A whole code."""

    id: str
    former_ids: tuple[str, ...]
    title: str
    organization: DataOrganization
    edition: DataEdition
    updated: str | None
    """The newest day in the data on which something changed: in force, approved, reviewed, or a period with results ended."""
    transcribed: bool
    """Whether it was taken from somebody's publication and is not official."""
    sources: tuple[DataSource, ...]
    slogan: str | None
    purpose: str | None
    scope: DataScope
    customer_groups: tuple[str, ...]
    principles: tuple[DataNamed, ...]
    definitions: tuple[DataNamed, ...]
    objectives: tuple[DataObjective, ...]
    commitments: tuple[DataCommitment, ...]
    limitations: tuple[str, ...]
    convenience_measures: tuple[str, ...]
    fees: tuple[DataFee, ...]
    indicators: tuple[DataIndicator, ...]
    events: tuple[str, ...]
    contact: DataContact
    changes: tuple[DataChange, ...]
    notes: tuple[str, ...]
