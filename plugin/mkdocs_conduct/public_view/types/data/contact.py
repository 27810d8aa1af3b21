"""How to ask and complain, as data."""

from __future__ import annotations

from dataclasses import dataclass

from .base import described


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataChannel:
    """One way to reach somebody."""

    kind: str
    """phone, hotline, email, website, post …"""
    name: str
    value: str
    href: str | None
    hours: str | None
    free: bool
    note: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataStage:
    """One stage of complaints handling."""

    name: str
    by: str | None
    within: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataRoute:
    """A body outside the organization that takes a dispute."""

    provider: str
    kind: str | None
    channels: tuple[DataChannel, ...]
    fee: str | None
    when: str | None


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class DataContact:
    """How to ask and to complain."""

    inquiry_channels: tuple[DataChannel, ...]
    inquiry_answer: str | None
    complaint_channels: tuple[DataChannel, ...]
    acknowledge: str | None
    decide: str | None
    stages: tuple[DataStage, ...]
    outcomes: tuple[str, ...]
    routes: tuple[DataRoute, ...]
