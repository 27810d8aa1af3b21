"""The index of codes: one entry for each code, and the lists that lead to them by what they are for."""

from __future__ import annotations

from dataclasses import dataclass

from .access import PublicUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicMark:
    """One thing an entry can be found by."""

    kind: str
    """Machine word: customer_group, service, topic or organization."""
    anchor: str
    """Name of its list on the index page: `customer_group-业主`. It follows from the name, so that links to it stay good."""
    name: str


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
    facts: tuple[str, ...]
    """Status, number of promises, since when, and that it is not official: `现行`, `12项承诺`, `实施：2026年2月1日`."""
    glance: str
    customer_groups: tuple[str, ...]
    services: tuple[str, ...]
    topics: tuple[str, ...]
    """Kinds of promises in words: `价格和收费`."""
    units: tuple[PublicUnit, ...]
    """The units with rules of their own; `id` is what `link("unit", id)` takes on a page outside the code."""
    marks: tuple[PublicMark, ...]
    """All it can be found by, each once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicChoice:
    """A mark and the entries that carry it, at least one."""

    mark: PublicMark
    language: str
    """The language of the name."""
    entries: tuple[PublicEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFacet:
    """One way to narrow the index down: two choices at least."""

    kind: str
    """As of its marks."""
    choices: tuple[PublicChoice, ...]
