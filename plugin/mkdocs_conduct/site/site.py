"""From loaded frameworks to pages: projects each code in each language, then renders what exists."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..load import Loaded
from ..problems import Problem, Report
from ..render import Renderer
from .brand_file import brand_files
from .change_pages import ChangePages
from .complaint_pages import ComplaintPages
from .data_files import DataFiles
from .form_pages import FormPages
from .internal_pages import InternalPages
from .making import Audience, Making, SiteOptions
from .notice_pages import NoticePages
from .page import SiteFile, SitePage
from .public_pages import PublicPages
from .redirects import redirects
from .register_pages import RegisterPages
from .result_files import ResultFiles
from .sheet_pages import SheetPages
from .supervision_pages import SupervisionPages

__all__ = ["Audience", "Site", "SiteOptions", "make_site"]


@dataclass(frozen=True, slots=True)
class Site:
    """All pages, the languages they are in (the default first), and what kept pages from existing."""

    pages: tuple[SitePage, ...]
    languages: tuple[str, ...]
    problems: tuple[Problem, ...] = ()
    files: tuple[SiteFile, ...] = ()
    public_url: str = ""
    """Where it will live, with a slash at its end; empty where nobody has said."""
    feeds: Mapping[str, str] = field(default_factory=dict)
    """The feed of changes of each language that has one, relative to the root of the site."""


def make_site(loaded: Loaded, report: Report, options: SiteOptions, renderer: Renderer) -> Site:
    """Make every page of a build; the internal site holds the public pages too."""
    making = Making(loaded, report, options)
    PublicPages(making).codes()
    making.files.extend(brand_files(making.workspace.frameworks))
    ResultFiles(making).tables()
    NoticePages(making).notices()
    ComplaintPages(making).pages()
    ChangePages(making).changes()
    data = DataFiles(making)
    data.documents()
    data.feeds()
    if options.audience is Audience.INTERNAL:
        SheetPages(making).sheets()
        internal = InternalPages(making)
        internal.clause_maps()
        SupervisionPages(making).pages()
        FormPages(making).pages()
        RegisterPages(making).pages()
        internal.problems()
    else:
        making.files.extend(redirects(making, renderer))
    pages = data.with_heads(making.plan.rendered(renderer, is_internal=options.audience is Audience.INTERNAL))
    return Site(
        pages,
        making.plan.languages,
        tuple(making.problems),
        tuple(making.files),
        making.public_url,
        data.feed_paths,
    )
