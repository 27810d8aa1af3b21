"""SitePage: one page with everything a host needs to publish it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

from ..render import Fragment
from .address import Address


class Kind(StrEnum):
    """What a page is."""

    INDEX = "index"
    CODE = "code"
    UNIT = "unit"
    RESULTS = "results"
    CHANGES = "changes"
    NOTICE = "notice"
    COMPLAINTS = "complaints"
    COMPLAINT_FORM = "complaint_form"
    SHEETS = "sheets"
    SHEET = "sheet"
    CLAUSE_MAPS = "clause_maps"
    CLAUSE_MAP = "clause_map"
    SUPERVISION = "supervision"
    FORMS = "forms"
    FORM = "form"
    DASHBOARD = "dashboard"
    PLAN = "plan"
    REGISTER = "register"
    PROBLEMS = "problems"


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in a language it exists in."""

    language: str
    name: str
    url: str
    """Relative to the root of the site."""
    is_current: bool


@dataclass(frozen=True, slots=True)
class Crumb:
    """One step of the way to a page."""

    title: str
    url: str
    """Relative to the root of the site."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageHead:
    """What a page says of itself to programs; an empty text means: nothing to say."""

    canonical: str = ""
    """Its absolute address."""
    data: str = ""
    """The same as data: a file's path relative to the root of the site."""
    structured: str = ""
    """JSON-LD, safe inside a script element."""
    feed: str = ""
    """The feed of its language: a file's path relative to the root of the site."""
    versions: tuple[tuple[str, str], ...] = ()
    """Its absolute address in each language it exists in, the site's default first; empty where it exists in one."""
    updated: str = ""
    """The last day on which something on it changed, ISO 8601."""


@dataclass(frozen=True, slots=True)
class SiteFile:
    """A file beside the pages: a table, a feed."""

    path: str
    """Relative to the root of the site, with its suffix."""
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SitePage:
    """One page of the site."""

    kind: Kind
    address: Address
    url: str
    title: str
    description: str
    language: str
    is_internal: bool
    source: str
    """The file of the user's that it comes from, as shown; empty where there is no single one."""
    shell: str
    """The template of the host that the content is poured into."""
    content: Fragment
    in_search: bool
    in_navigation: bool
    alternates: tuple[Alternate, ...] = ()
    breadcrumbs: tuple[Crumb, ...] = field(default=())
    head: PageHead = PageHead()
