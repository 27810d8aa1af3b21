"""The style sheet that gives every organization its own colour, written in one place: organization.yml."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..model import CodeFramework
from .page import SiteFile

BRAND = "assets/conduct/brand.css"
"""Where it lies in the site; pages load it after our own styles and before the site's."""


def brand_files(frameworks: Iterable[CodeFramework]) -> Iterator[SiteFile]:
    """Yield the style sheet where any organization has a colour.

    A single organization colours the whole site, several colour their own pages.
    """
    organizations = [framework.organization for framework in frameworks]
    coloured = [one for one in organizations if one.colour]
    if not coloured:
        return
    rules = (
        f"{_where(one.id) if len(organizations) > 1 else ':root'} {{ --conduct-brand: {one.colour}; }}"
        for one in coloured
    )
    yield SiteFile(BRAND, "\n".join(rules) + "\n")


def _where(organization: str) -> str:
    # On the root, so that the head of the page, which is the theme's, follows.
    return f':root:has([data-conduct-organization="{organization}"])'
