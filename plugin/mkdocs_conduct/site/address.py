"""Addresses: stable, because they end up as QR codes on walls."""

from __future__ import annotations

import hashlib
import posixpath
import re
from dataclasses import dataclass

_NOT_IN_PATHS = re.compile(r"[\s/\\?#%:*\"<>|\x00-\x1f]+")

RESULTS = "results"
"""The part of a path below a code that holds its results."""
RESULTS_TABLE = "results.csv"
"""The file below a code that holds its results as a table."""
CHANGES = "changes"
"""The part of a path below a code that holds what was changed in it."""
NOTICE = "notice"
"""The part of a path below a code that holds its notices."""
DATA = "code.json"
"""The file below a code that holds it as data."""
FEED = "feed.xml"
"""The file at the root of a language that tells of changes."""
COMPLAINTS = "complaints"
"""The part of a path beside the codes that says how to complain."""
_BELOW_CODES = frozenset((RESULTS, RESULTS_TABLE, CHANGES, NOTICE, DATA))


def segment(identifier: str) -> str:
    """Return an id as one part of a path: `.` and `..` and separators cannot lead elsewhere.

    An id that cannot stand as it is gets a few signs of its own, so that no two ids share an address.
    """
    name = _NOT_IN_PATHS.sub("-", identifier).strip("-.")
    if name and name == identifier and name.lower() != "index":
        return name
    digest = hashlib.sha256(identifier.encode(errors="backslashreplace")).hexdigest()[:6]
    return f"{name}-{digest}" if name else digest


def code_segment(identifier: str) -> str:
    """Return a code's id as a part of a path, where `complaints` is taken."""
    return segment(f"{identifier}?" if identifier.lower() == COMPLAINTS else identifier)


def unit_segment(identifier: str) -> str:
    """Return a unit's id as the part of a path below a code, where some names are taken."""
    return segment(f"{identifier}?" if identifier.lower() in _BELOW_CODES else identifier)


@dataclass(frozen=True, slots=True)
class Address:
    """Where a page lives, without a suffix: ("codes", "property-service"); an index is its folder."""

    parts: tuple[str, ...]
    is_index: bool = False

    @property
    def source(self) -> str:
        """The name a hand-written page for the same address has: `codes/property-service.md`."""
        return "/".join((*self.parts, "index") if self.is_index else self.parts) + ".md"

    def url(self, *, directory_urls: bool) -> str:
        """Return the address relative to the root of the site."""
        path = "/".join(self.parts)
        if self.is_index:
            return f"{path}/" if directory_urls else posixpath.join(path, "index.html")
        return f"{path}/" if directory_urls else f"{path}.html"


def relative(target: str, page: str) -> str:
    """Return the link from one page to another; both are relative to the root of the site."""
    folder = page if page.endswith("/") or not page else posixpath.dirname(page)
    link = posixpath.relpath(target or ".", folder or ".")
    return f"{link}/" if target.endswith("/") and link != "." else ("./" if link == "." else link)
