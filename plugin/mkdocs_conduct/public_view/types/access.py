"""What goes with the promises on public pages: fees, other forms of the code, personal data, where the code is from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicFee:
    """What a service costs."""

    item_md: str
    rate_md: str
    basis_md: str
    """The price list or rule the fee rests on."""
    note_md: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAccess:
    """How customers get the code, and in which forms."""

    languages: str
    """Names of languages, joined."""
    service_languages: str
    formats_md: tuple[str, ...]
    locations_md: tuple[str, ...]
    moments: str
    """`接受服务之前、接受服务期间`."""
    special_needs_md: tuple[str, ...]
    free: bool
    help_md: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicPrivacy:
    """What happens to the customer's personal data."""

    data_md: tuple[str, ...]
    purpose_md: str
    retention: str
    notice_md: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicAdoption:
    """Whose code this one was taken over from."""

    organization: str
    code: str
    version: str
    date: str
    url: str
    changed_md: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicUnit:
    """A unit with rules of its own."""

    id: str
    """What `link("unit", id)` takes."""
    name: str
