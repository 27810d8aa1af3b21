"""How to ask and complain, on public pages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicChannel:
    """One way to reach the organization or a body outside it."""

    kind: str
    """Machine word: phone, hotline, email …"""
    name: str
    """`投诉热线`."""
    value: str
    href: str
    """`tel:…`, `mailto:…`, `https://…`; empty where it cannot be followed."""
    hours_md: str
    free: bool
    note_md: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStage:
    """One stage of complaints handling with its limit."""

    name: str
    by: str
    within: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRoute:
    """A body outside the organization."""

    provider: str
    kind: str
    channels: tuple[PublicChannel, ...]
    fee: str
    when_md: str
    binding: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicContact:
    """How to ask and to complain, and what happens then."""

    inquiry_channels: tuple[PublicChannel, ...]
    inquiry_answer: str
    complaint_channels: tuple[PublicChannel, ...]
    acknowledge: str
    decide: str
    progress: str
    """How often the customer hears how it stands: `每2个工作日`."""
    stages: tuple[PublicStage, ...]
    outcomes_md: tuple[str, ...]
    bring_md: tuple[str, ...]
    free: bool
    policy_md: str
    first_contact_md: str
    """Who sees to it that whoever asks is helped."""
    handover: str
    """`10分钟内`; empty where no limit is given."""
    routes: tuple[PublicRoute, ...]

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to show."""
        return not (
            self.inquiry_channels
            or self.inquiry_answer
            or self.complaint_channels
            or self.routes
            or self.decide
            or self.policy_md
            or self.first_contact_md
        )
