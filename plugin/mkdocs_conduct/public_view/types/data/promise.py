"""Promises as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .base import Number, Sign, described


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataDuration:
    """A length of time."""

    iso: str | None
    """ISO 8601, such as `PT15M`; left out for working days and for moments, which that standard cannot say."""
    value: Number
    """How many of the unit; 0 for immediately, same_day and overnight."""
    unit: Literal[
        "second", "minute", "hour", "day", "working_day", "week", "month", "year",
        "immediately", "same_day", "overnight", "next_day",
    ]  # fmt: skip
    at: str | None
    """The time of day of a next day: `12:00`."""


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataThreshold:
    """A number that something is held to."""

    sign: Sign
    value: Number
    high: Number | None
    """The upper end where the sign is `between`."""
    unit: str | None
    words: str


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataLimit:
    """What a promise can be measured by."""

    kind: Literal["within", "notice", "level", "times", "breach_when", "reference", "always", "never"]
    words: str
    """The limit in a few words: `15分钟内`."""
    about: str | None
    """What it is about where a promise has several."""
    span: str | None
    """From what to what."""
    notes: tuple[str, ...]
    duration: DataDuration | None
    """Of `within` and `notice`: how long; of `times`: in which time; of `breach_when`: over which time."""
    threshold: DataThreshold | None
    """Of `level`."""
    times: int | None
    """Of `times`: how often; of `breach_when`: on how many occasions."""
    clock: Literal["always", "service_hours", "working_days"] | None
    """Which hours count."""
    counting: Literal["same_moment", "next_day"] | None
    """When counting begins."""
    statistic: Literal["each", "mean", "p90"]
    """Whether it holds for each case, on average or for nine in ten."""


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataMoney:
    """A sum of money."""

    value: Number
    currency: str
    """ISO 4217."""


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataRemedy:
    """What the customer gets if the promise is not kept."""

    when: str | None
    text: str | None
    amount_words: str | None
    amount: DataMoney | None
    cap: DataMoney | None
    automatic: bool | None
    """Whether it is given without being asked for; left out where that is not said."""
    within: DataDuration | None
    """How soon it is given."""
    details: tuple[str, ...]


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataVariant:
    """The promise for one case."""

    id: str
    when: str
    promise: str | None
    limits: tuple[DataLimit, ...]
    remedies: tuple[DataRemedy, ...]
    criteria: tuple[str, ...]
    limitations: tuple[str, ...]
    information: tuple[str, ...]
    indicators: tuple[str, ...]
    """Ids."""


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataCommitment:
    """One promise that holds or is announced."""

    id: str
    """Stable."""
    number: str
    """As pages show it; it follows the order."""
    group: str | None
    """The heading it stands under."""
    item: str | None
    promise: str
    since: str | None
    """The first day, where it does not hold as long as the code."""
    until: str | None
    """The last day."""
    limits: tuple[DataLimit, ...]
    variants: tuple[DataVariant, ...]
    criteria: tuple[str, ...]
    remedies: tuple[DataRemedy, ...]
    limitations: tuple[str, ...]
    conditions: tuple[str, ...]
    customer_duties: tuple[str, ...]
    information: tuple[str, ...]
    provisions: tuple[str, ...]
    for_whom: str | None
    where: str | None
    delivered_by: str | None
    """Names of posts, never of persons."""
    statutory: bool
    """Whether it is no more than what law asks for."""
    upcoming: tuple[str, ...]
    """What changes on a later day, in words."""
    indicators: tuple[str, ...]
    """Ids."""
