"""From loaded frameworks to pages: projects each code in each language, then renders what exists."""

from __future__ import annotations

from dataclasses import dataclass

from ..load import Loaded
from ..problems import Problem, Report
from ..render import Renderer
from .internal_pages import InternalPages
from .making import Audience, Making, SiteOptions
from .page import SiteFile, SitePage
from .public_pages import PublicPages

__all__ = ["Audience", "Site", "SiteOptions", "make_site"]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages, the languages they are in (the default first), and what kept pages from existing."""

    pages: tuple[SitePage, ...]
    languages: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    files: tuple[SiteFile, ...] = ()


def make_site(loaded: Loaded, report: Report, options: SiteOptions, renderer: Renderer) -> Site:
    """Make every page of a build; the internal site holds the public pages too."""
    making = Making(loaded, report, options)
    PublicPages(making).codes()
    if options.audience is Audience.INTERNAL:
        internal = InternalPages(making)
        internal.sheets()
        internal.clause_maps()
        internal.problems()
    pages = making.plan.rendered(renderer, is_internal=options.audience is Audience.INTERNAL)
    return Site(pages, making.plan.languages, tuple(making.problems), tuple(making.files))
