"""What an organization stands for beside its promises, on public pages."""

from __future__ import annotations

from dataclasses import dataclass

from .figures import PublicIndicator


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicValue:
    """How the organization sees its customers or its service."""

    name: str
    text_md: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAgreement:
    """A contract or convention that goes with the code."""

    title_md: str
    text_md: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicEthics:
    """What the organization promises about its own honesty, and how it is measured."""

    statement_md: str
    indicators: tuple[PublicIndicator, ...]
    """Those of its indicators that are published."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCommunityWork:
    """Work for the public good in one field."""

    field: str
    plan_md: str
    done_md: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicCharacter:
    """What an organization stands for beside its promises; every part may be empty."""

    values: tuple[PublicValue, ...]
    agreements: tuple[PublicAgreement, ...]
    ethics: PublicEthics | None
    community: tuple[PublicCommunityWork, ...]
