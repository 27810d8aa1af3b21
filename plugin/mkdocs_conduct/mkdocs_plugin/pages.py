"""Pages with ready content, as MkDocs knows pages."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from markupsafe import escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from ..build import words
from ..render import Heading
from ..site import Kind, SitePage
from .head import about_head


def table_of_contents(headings: Iterable[Heading]) -> TableOfContents:
    """Nest headings by level."""
    top: list[AnchorLink] = []
    open_links: list[AnchorLink] = []
    for heading in headings:
        link = AnchorLink(escape(heading.title), heading.anchor, heading.level)
        while open_links and open_links[-1].level >= heading.level:
            open_links.pop()
        (open_links[-1].children if open_links else top).append(link)
        open_links.append(link)
    return TableOfContents(top)


class ReadyPage(Page):
    """A page whose content is known: nothing is read, no Markdown is converted."""

    def __init__(self, made: SitePage, file: File, config: MkDocsConfig) -> None:
        super().__init__(escape(made.title), file, config)
        self.made = made

    def read_source(self, config: MkDocsConfig) -> None:  # noqa: ARG002  (MkDocs' signature)
        """Set what MkDocs reads from a source file."""
        self.markdown = ""
        self.meta = _meta(self.made)

    def render(self, config: MkDocsConfig, files: Files) -> None:  # noqa: ARG002  (MkDocs' signature)
        """Set what MkDocs makes of Markdown."""
        self.content = self.made.content.html
        self.toc = table_of_contents(self.made.content.headings)
        self.links_to_anchors = {}

    @property
    def present_anchor_ids(self) -> set[str]:  # type: ignore[override]  # MkDocs has a plain attribute
        """The ids that hand-written pages may link to."""
        return set(self.made.content.anchors)


def _meta(made: SitePage) -> dict[str, Any]:
    # Themes put words into HTML as they are; what an editor typed must come escaped.
    meta: dict[str, Any] = {
        "title": escape(made.title),
        "template": made.shell,
        "conduct": {
            "kind": str(made.kind),
            "audience": "internal" if made.is_internal else "public",
            "language": made.language,
            "alternates": [
                {"name": escape(one.name), "url": one.url, "lang": one.language, "current": one.is_current}
                for one in made.alternates
            ],
            "breadcrumbs": [{"title": escape(crumb.title), "url": crumb.url} for crumb in made.breadcrumbs],
            "breadcrumbs_label": words(made.language, "page.theme.breadcrumbs"),
            "notice": words(made.language, "site.internal") if made.is_internal else "",
            "feed_title": words(made.language, "data.feed"),
            "head": about_head(made.head, made.language, made.kind),
        },
    }
    if made.description:
        meta["description"] = escape(made.description)
    if made.kind in (Kind.SHEET, Kind.NOTICE):
        # Sheets and notices are paper: no menus beside them, on the screen either.
        meta["hide"] = ["navigation", "toc"]
    if not made.in_search:
        meta["search"] = {"exclude": True}
    return meta


def file_of(made: SitePage, config: MkDocsConfig, *, with_source: bool) -> File:
    """Return the file and page of a made page; the edit link leads to its YAML where `with_source` allows it.

    No page of ours is offered to MkDocs' navigation: all of them in it would take quadratic time, and
    the indexes join it by themselves (see `shell.with_indexes`).
    """
    file = File.generated(config, made.address.source, content="", inclusion=InclusionLevel.NOT_IN_NAV)
    if with_source and made.source:
        file.edit_uri = Path(os.path.relpath(made.source, config.docs_dir)).as_posix()
    ReadyPage(made, file, config)
    return file
