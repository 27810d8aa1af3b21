"""The steps in the life of a code."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class ChangeKind(StrEnum):
    """What a step is, seen from the day the pages are for."""

    COMING = "coming"
    """Announced for a later day."""
    CURRENT = "current"
    """The edition that holds, or is the next to hold."""
    ENDED = "ended"
    """Provisions that held until a day."""
    EARLIER = "earlier"
    """An edition before the current one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicChange:
    """One step: an edition of the code, or what ended or will begin on a day while the edition stays."""

    kind: ChangeKind
    version: str
    """Empty where it is no edition."""
    period: str
    """When it holds, in words; may be empty."""
    since_iso: str
    until_iso: str
    summary_md: str
    items_md: tuple[str, ...]
