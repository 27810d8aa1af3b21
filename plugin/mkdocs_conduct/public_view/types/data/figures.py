"""Indicators and figures as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .base import Number, Verdict, described
from .promise import DataThreshold


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataTarget:
    """A target with the time it holds."""

    threshold: DataThreshold
    since: str | None
    until: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataExclusion:
    """Cases that were not counted."""

    count: int
    reason: str


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataResult:
    """One published figure."""

    period: str
    """`2026-02`, `2026-Q1`, `2026-H1`, `2026`, `FY2025-26`, `2026-W07` or `2026-01-01..2026-03-15`."""
    start: str
    """The first day of the period."""
    end: str
    """The last day of the period."""
    site: str | None
    """Id of the place or unit it was measured at, or its name; left out: overall."""
    value: Number | None
    """In the indicator's unit; left out where there is no value."""
    numerator: Number | None
    denominator: Number | None
    state: Literal["no_cases", "not_measured", "not_applicable", "suspended", "withheld", "not_yet"] | None
    """Why there is no value."""
    target: DataThreshold | None
    """The target of that period."""
    verdict: Verdict
    words: str
    """The figure as pages show it."""
    excluded: tuple[DataExclusion, ...]
    explanation: str | None
    """Why the target was missed."""
    action: str | None
    """What is done about it."""
    notes: tuple[str, ...]


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataIndicator:
    """One published performance indicator."""

    id: str
    name: str
    definition: str | None
    formula: str | None
    kind: str
    """rate, percentile, mean, duration, count, index, rank, yes_no or qualitative."""
    direction: Literal["higher", "lower", "range"]
    """Which way is better."""
    unit: str | None
    frequency: Literal["daily", "weekly", "monthly", "quarterly", "half_yearly", "yearly", "irregular"] | None
    targets: tuple[DataTarget, ...]
    """All, as typed; the one that holds on a day counts for that day."""
    verdict: Verdict
    """How the newest period due stands."""
    overdue: str | None
    """Which result is late and since when, in words."""
    exclusions: tuple[str, ...]
    results: tuple[DataResult, ...]
    """Newest period first."""
