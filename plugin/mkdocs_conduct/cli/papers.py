"""Which pages of a site are made for paper, and what goes into one file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html import unescape
from posixpath import join, normpath
from urllib.parse import urljoin

from ..pdf import Booklet, Paper
from ..render import SHELL_STYLES, STYLES, builtin_templates, standalone
from ..site import Kind, Site, SitePage
from ..site.sheet_pages import CARD

_STYLES = builtin_templates() / "theme/assets/conduct"
_PDF_STYLE = "pdf.css"
"""What the other style sheets say in a way that only browsers understand."""
_HREF = re.compile(r'\shref="([^":]+)"')
_PUBLIC = frozenset((Kind.INDEX, Kind.CODE, Kind.UNIT, Kind.RESULTS, Kind.CHANGES, Kind.COMPLAINTS))
"""Pages that a link in a file may lead to: everybody can open them where the public site lives."""
_WHOLE = "sheet"
"""The name of the file that holds the whole sheet of a post; the bundle beside its folder has the post's."""


def is_paper(page: SitePage) -> bool:
    """Say whether somebody prints this page: a sheet, form, notice or register, not an index of them."""
    if page.kind is Kind.COMPLAINT_FORM:
        return True
    return page.shell in SHELL_STYLES and not page.address.is_index and page.kind is not Kind.PROBLEMS


def _target(page: SitePage, link: str) -> str:
    """Return the address that a relative link leads to, without its anchor, as `normpath` writes it."""
    return normpath(join(page.url, link.split("#", maxsplit=1)[0]))


def _links(page: SitePage) -> Iterator[str]:
    return map(unescape, _HREF.findall(page.content.html))


def _style_paths(page: SitePage) -> tuple[str, ...]:
    names = (*STYLES, *SHELL_STYLES.get(page.shell, ()), _PDF_STYLE)
    return tuple(str(_STYLES / name) for name in names)


class Papers:
    """The papers of one site."""

    def __init__(self, site: Site) -> None:
        self._forms = {normpath(page.url): page for page in site.pages if page.kind is Kind.FORM}
        self._public_url = site.public_url
        self._public = frozenset(normpath(page.url) for page in site.pages if page.kind in _PUBLIC)
        self._pages = tuple(page for page in site.pages if is_paper(page))
        self._sheets = frozenset(page.address.parts for page in self._pages if page.kind is Kind.SHEET)

    def chosen(
        self, only: Sequence[str] = (), posts: Sequence[str] = (), languages: Sequence[str] = ()
    ) -> tuple[SitePage, ...]:
        """Return the pages below one of these addresses, of one of these posts, in one of these languages.

        An address is `posts`, `forms/complaint-form`, `notice`: parts that follow one another in a page's own.
        """
        wanted = [tuple(part for part in one.strip("/").split("/") if part) for one in only]
        return tuple(
            page
            for page in self._pages
            if (not languages or page.language in languages)
            and (not wanted or any(_follow(page.address.parts, parts) for parts in wanted))
            and (not posts or (page.kind is Kind.SHEET and self._whole(page)[-1] in posts))
        )

    def _whole(self, page: SitePage) -> tuple[str, ...]:
        """Return the address of the whole sheet of the post that a sheet is of."""
        above = page.address.parts[:-1]
        return above if above in self._sheets else page.address.parts

    def booklets(self, pages: Iterable[SitePage]) -> Iterator[Booklet]:
        """Yield the booklets of these pages: each post's sheet, card and forms as one more file."""
        posts: dict[str, list[SitePage]] = {}
        for page in pages:
            if page.kind is Kind.SHEET:
                posts.setdefault("/".join(self._whole(page)), []).append(page)
            else:
                yield Booklet(papers=(self._paper(page, f"{_address(page)}.pdf"),))
        for post, sheets in posts.items():
            yield from self._of_post(post, sheets)

    def _of_post(self, post: str, sheets: Sequence[SitePage]) -> Iterator[Booklet]:
        bundled = []
        for page in sheets:
            below = _address(page).removeprefix(post).strip("/")
            paper = self._paper(page, f"{post}/{below or _WHOLE}.pdf")
            if below in ("", CARD):
                bundled.append((below, page, paper))
            else:
                yield Booklet(papers=(paper,))
        bundled.sort(key=lambda one: one[0])
        forms = dict.fromkeys(form for _, page, _ in bundled for form in self._forms_of(page))
        papers = (
            *(paper for _, _, paper in bundled),
            *(self._paper(self._forms[form], "") for form in forms),
        )
        if papers:
            yield Booklet(papers=papers, bundle=f"{post}.pdf")

    def _forms_of(self, page: SitePage) -> Iterator[str]:
        """Yield the addresses of the forms that a sheet links to."""
        for link in _links(page):
            address = _target(page, link)
            if address in self._forms:
                yield address

    def _paper(self, page: SitePage, path: str) -> Paper:
        public = {
            link: urljoin(f"{self._public_url}{page.url}", link)
            for link in _links(page)
            if self._public_url and _target(page, link) in self._public
        }
        html = standalone(
            title=page.title,
            language=page.language,
            styles=(),
            content=page.content,
            is_internal=page.is_internal,
        )
        return Paper(path=path, html=html, styles=_style_paths(page), source=page.source, links=public)


def _address(page: SitePage) -> str:
    return "/".join(page.address.parts)


def _follow(parts: tuple[str, ...], wanted: tuple[str, ...]) -> bool:
    return any(parts[n : n + len(wanted)] == wanted for n in range(len(parts)))
