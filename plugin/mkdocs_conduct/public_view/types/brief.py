"""A code in brief: what somebody needs who reads no further than the first screens of a phone."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicKeyPromise:
    """One promise in a line: what, how soon, what follows if not."""

    number: str
    anchor: str
    name_md: str
    """The service it is about, else the promise itself."""
    limits: tuple[str, ...]
    """`15分钟内`; `夜间：30分钟内` for a case; at most two."""
    remedy_md: str
    """`10元/单` or the words of the first remedy; empty where none is stated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicBrief:
    """The promises that matter most, and how many there are."""

    promises: tuple[PublicKeyPromise, ...]
    """One of each group at first, those with a limit and a remedy before others; in the order of the page.
    None where there are few: they stand below in as little room."""
    total: int
    remedied: int
    """How many promises say what follows if they are not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicReference:
    """A promise by its number."""

    number: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicShelf:
    """Promises that belong together though they stand in several groups: of one topic, or for one customer group."""

    kind: str
    """`topic` or `customers`."""
    name: str
    promises: tuple[PublicReference, ...]
