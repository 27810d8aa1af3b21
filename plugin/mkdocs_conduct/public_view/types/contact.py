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
    languages: str = ""
    """Names of the languages it is answered in, joined."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicStage:
    """One stage of complaints handling with its limit."""

    name: str
    by: str
    within: str
    """`5个工作日内答复`; empty where no limit is given."""
    limit: str
    """The same without the verb: `5个工作日内`."""
    is_review: bool
    """Whether it looks again at what was decided before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicRoute:
    """A body outside the organization."""

    provider: str
    kind: str
    channels: tuple[PublicChannel, ...]
    fee: str
    when_md: str
    binding: str
    time_limits: str
    """How long the body takes."""
    jurisdiction_md: str
    """Which cases and places it is for."""
    participates: str
    """Whether the organization takes part there, in words; empty where it does not say."""

    @property
    def says_more(self) -> bool:
        """Whether there is more to it than a name and one address."""
        return bool(
            len(self.channels) > 1
            or self.when_md
            or self.fee
            or self.binding
            or self.time_limits
            or self.jurisdiction_md
            or self.participates
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicContact:
    """How to ask and to complain, and what happens then."""

    inquiry_channels: tuple[PublicChannel, ...]
    inquiry_answer: str
    inquiry_limit: str
    """The same without the verb, as `acknowledge_limit` and `decide_limit` are: `1个工作日内`."""
    inquiry_md: str
    complaint_channels: tuple[PublicChannel, ...]
    acknowledge: str
    acknowledge_limit: str
    decide: str
    decide_limit: str
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
            or self.inquiry_md
            or self.complaint_channels
            or self.routes
            or self.decide
            or self.policy_md
            or self.first_contact_md
        )

    @property
    def fills_a_page(self) -> bool:
        """Whether it says more of complaints than one address, which the code's own page shows as well."""
        return bool(
            len(self.complaint_channels) > 1
            or self.stages
            or self.acknowledge
            or self.decide
            or self.outcomes_md
            or self.bring_md
            or self.policy_md
        )
