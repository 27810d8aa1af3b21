"""Promises on public pages."""

from __future__ import annotations

from dataclasses import dataclass

from ...provisions import PublicLimit, PublicRemedy
from .access import PublicUnit
from .figures import PublicIndicator


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicVariant:
    """The promise for one case."""

    id: str
    anchor: str
    when: str
    promise_md: str
    limits: tuple[PublicLimit, ...]
    remedies: tuple[PublicRemedy, ...]
    remedy_same_as: str
    """Number of the commitment whose remedy applies; empty where it has its own or none."""
    remedy_same_as_anchor: str
    criteria_md: tuple[str, ...]
    limitations_md: tuple[str, ...]
    information_md: tuple[str, ...]
    indicators: tuple[PublicIndicator, ...]
    unverified: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCommitment:
    """One promise with everything a customer needs to use it."""

    id: str
    number: str
    """Display number: 1, 2, 3 …; the id stays stable, the number follows the order."""
    anchor: str
    item: str
    promise_md: str
    limits: tuple[PublicLimit, ...]
    variants: tuple[PublicVariant, ...]
    criteria_md: tuple[str, ...]
    limitations_md: tuple[str, ...]
    conditions_md: tuple[str, ...]
    duties_md: tuple[str, ...]
    information_md: tuple[str, ...]
    provisions_md: tuple[str, ...]
    remedies: tuple[PublicRemedy, ...]
    remedy_same_as: str
    """Number of the commitment whose remedy applies; empty where it has its own or none."""
    remedy_same_as_anchor: str
    for_whom: str
    where: str
    topic: str
    """What it is about in a word: `质量`, `交付时间`; may be empty."""
    delivered_by: str
    """Names of posts, joined."""
    indicators: tuple[PublicIndicator, ...]
    basis: str
    """`法定最低标准`, and by which rule."""
    unverified: bool
    upcoming: tuple[str, ...]
    """What changes on a later day: `2026年7月1日起：…`."""
    is_special: bool
    """On the page of a unit: whether the unit has a rule of its own here."""
    elsewhere: tuple[PublicUnit, ...]
    """On the page of the code: the units that have a rule of their own here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicGroup:
    """Promises under one heading; the heading is empty where a code has no groups."""

    anchor: str
    name: str
    ordinal: str
    """`一`; empty where a code has one group or its names bring numbers of their own."""
    commitments: tuple[PublicCommitment, ...]
