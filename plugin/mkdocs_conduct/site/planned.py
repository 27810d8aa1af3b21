"""A page that will exist, and the plan of all of them: who links to whom, in which languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote

from ..labels import Labels, labels
from ..render import Renderer, plain
from .address import Address, relative
from .page import Alternate, Crumb, Kind, SitePage

_WAYS = {
    Kind.CODE: (Kind.INDEX,),
    Kind.RESULTS: (Kind.INDEX, Kind.CODE),
    Kind.UNIT: (Kind.INDEX, Kind.CODE),
    Kind.CHANGES: (Kind.INDEX, Kind.CODE),
    Kind.NOTICE: (Kind.INDEX, Kind.CODE),
    Kind.COMPLAINTS: (Kind.INDEX,),
    Kind.COMPLAINT_FORM: (Kind.INDEX, Kind.COMPLAINTS),
    Kind.SHEET: (Kind.SHEETS,),
    Kind.CLAUSE_MAP: (Kind.CLAUSE_MAPS,),
    Kind.FORM: (Kind.FORMS,),
    Kind.PLAN: (Kind.DASHBOARD,),
    Kind.REGISTER: (Kind.DASHBOARD,),
}
"""The pages above a page."""
_OF_CODE = frozenset((Kind.CODE, Kind.RESULTS, Kind.CHANGES))
"""Pages that a code has one of: without an id a link leads to the one of the page's own code."""
_BELOW_CODE = frozenset((Kind.UNIT, Kind.NOTICE))
"""Pages that a code has several of, each with an id of its own."""
_OF_ORGANIZATION = frozenset(
    (Kind.COMPLAINTS, Kind.COMPLAINT_FORM, Kind.SUPERVISION, Kind.DASHBOARD, Kind.PLAN)
)
"""Pages that an organization has one of: their key is its id."""
_BESIDE = frozenset(("data", "results_table", "feed"))
"""What is no page: the data and the table of results of the page's own code, and the feed of the site."""
_FOLDERS = {
    Kind.SHEETS: "posts",
    Kind.SHEET: "posts",
    Kind.CLAUSE_MAPS: "clause-map",
    Kind.CLAUSE_MAP: "clause-map",
    Kind.SUPERVISION: "supervision",
    Kind.FORMS: "forms",
    Kind.FORM: "forms",
    Kind.DASHBOARD: "dashboard",
    Kind.PLAN: "plan",
    Kind.REGISTER: "registers",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A page before it is rendered."""

    kind: Kind
    key: str
    """`<organization>/<id>`; below a code, such as a unit's page, `<organization>/<id>/<unit>`; of a page that an
    organization has one of `<organization>`; empty for an index."""
    parts: tuple[str, ...]
    """Organization, id and what is below it as path segments; empty for an index."""
    language: str
    title: str
    description: str
    template: str
    views: Mapping[str, Any]
    words: Labels
    source: str
    in_search: bool
    in_navigation: bool = False
    shell: str = "conduct/page.html"
    """The template of the host that the content is poured into."""

    @property
    def code_key(self) -> str:
        """The key of the code that the page belongs to."""
        return "/".join(self.key.split("/")[:2])


@dataclass(slots=True)
class Plan:
    """All planned pages of a site."""

    languages: tuple[str, ...]
    path: str
    directory_urls: bool = True
    several: bool = False
    """Whether addresses name the organization."""
    pages: list[Planned] = field(default_factory=list)
    _known: dict[tuple[str, str, str], Planned] = field(default_factory=dict)
    _urls: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _files: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def add_file(self, kind: str, key: str, language: str, path: str) -> None:
        """Let `link(kind)` lead to a file beside the pages: `data` or `results_table` of a code, `feed` of the site (no key)."""
        self._files[kind, key, language] = path

    def file(self, kind: str, key: str, language: str) -> str:
        """Return the path of a file in this language, else in the first it exists in; empty where there is none."""
        found = (self._files.get((kind, key, one)) for one in (language, *self.languages))
        return next(filter(None, found), "")

    def add(self, page: Planned) -> None:
        """Add a page; the first of a kind, key and language counts."""
        slot = (self._slot(page), page.key, page.language)
        if slot not in self._known:
            self._known[slot] = page
            self.pages.append(page)

    @staticmethod
    def _slot(page: Planned) -> str:
        # The page of a broken code stands where the code's page would.
        return Kind.CODE if page.kind is Kind.PROBLEMS and page.key else page.kind

    def address(self, page: Planned) -> Address:
        """Return where a page lives."""
        language = () if page.language == self.languages[0] else (page.language,)
        if page.kind is Kind.PROBLEMS and not page.key:
            return Address((*language, "problems"), is_index=True)
        folder = _FOLDERS.get(page.kind, self.path)
        inner = page.parts if self.several else page.parts[1:]
        return Address((*language, *folder.split("/"), *inner), is_index=not page.parts)

    def url(self, page: Planned) -> str:
        """Return the address of a page relative to the root of the site."""
        slot = (self._slot(page), page.key, page.language)
        if slot not in self._urls:
            self._urls[slot] = quote(self.address(page).url(directory_urls=self.directory_urls))
        return self._urls[slot]

    def find(self, kind: str, key: str, language: str) -> Planned | None:
        """Return a page in this language, else in the first language it exists in."""
        for one in (language, *self.languages):
            if (found := self._known.get((kind, key, one))) is not None:
                return found
        return None

    def _link(self, page: Planned, kind: str, identifier: str) -> str:
        if kind == "file":
            # A file of the site itself, by its path: whether it exists the host knows.
            return relative(quote(identifier), self.url(page))
        if kind in _BESIDE:
            path = self.file(kind, "" if kind == "feed" else page.code_key, page.language)
            return relative(quote(path), self.url(page)) if path else ""
        key = identifier
        if not identifier and kind in _OF_CODE:
            key = page.code_key
        elif kind in _OF_ORGANIZATION:
            key = identifier or page.key.split("/", 1)[0]
        elif identifier and kind in _BELOW_CODE and "/" not in identifier:
            key = f"{page.code_key}/{identifier}"
        elif identifier and "/" not in identifier:
            key = f"{page.key.split('/', 1)[0]}/{identifier}"
        target = self.find(kind, key, page.language)
        return relative(self.url(target), self.url(page)) if target is not None else ""

    def _alternates(self, page: Planned) -> tuple[Alternate, ...]:
        slot = self._slot(page)
        versions = [self._known.get((slot, page.key, language)) for language in self.languages]
        existing = [version for version in versions if version is not None]
        if len(self.languages) == 1:
            return ()
        return tuple(
            Alternate(
                language=version.language,
                name=labels(version.language)("language.name"),
                url=self.url(version),
                is_current=version is page,
            )
            for version in existing
        )

    def _breadcrumbs(self, page: Planned) -> tuple[Crumb, ...]:
        way = _WAYS.get(page.kind, ())
        organization = page.key.split("/", 1)[0]
        keys = {
            Kind.CODE: page.code_key,
            Kind.COMPLAINTS: page.key,
            Kind.DASHBOARD: organization,
        }
        found = (self.find(kind, keys.get(kind, ""), page.language) for kind in way)
        return tuple(Crumb(one.title, self.url(one)) for one in found if one is not None)

    def rendered(self, renderer: Renderer, *, is_internal: bool) -> tuple[SitePage, ...]:
        """Render every planned page."""
        return tuple(self._rendered(page, renderer, is_internal=is_internal) for page in self.pages)

    def _rendered(self, page: Planned, renderer: Renderer, *, is_internal: bool) -> SitePage:
        # A page links to the same few pages again and again, each time to another anchor.
        known: dict[tuple[str, str], str] = {}

        def link(kind: str, id: str = "", anchor: str = "") -> str:  # noqa: A002  (templates read `id=`)
            if (kind, id) not in known:
                known[kind, id] = self._link(page, kind, id)
            target = known[kind, id]
            return f"{target}#{quote(anchor)}" if target and anchor else target

        return SitePage(
            kind=page.kind,
            address=self.address(page),
            url=self.url(page),
            title=page.title,
            description=plain(page.description),
            language=page.language,
            is_internal=is_internal,
            source=page.source,
            shell=page.shell,
            content=renderer.fragment(page.template, words=page.words, link=link, views=page.views),
            in_search=page.in_search,
            in_navigation=page.in_navigation,
            alternates=self._alternates(page),
            breadcrumbs=self._breadcrumbs(page),
        )
