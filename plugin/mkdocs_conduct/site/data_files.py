"""Files for programs: each code as data, the feed of changes, and what pages say of themselves in their heads."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote

from ..feeds import FORMAT, SCHEMA, CodeDocument, FeedCode, atom, code_json, feed_entries, structured
from ..public_view import PublicData, public_data
from ..render import plain
from .address import DATA, FEED, relative
from .making import Audience, Making, Told
from .page import Kind, PageHead, SiteFile, SitePage
from .planned import Planned

_OF_CODES = frozenset((Kind.CODE, Kind.RESULTS, Kind.CHANGES, Kind.UNIT, Kind.NOTICE))
_MOST_NAMES = 3
"""How many organizations the title of a feed names."""


@dataclass(frozen=True, slots=True)
class _Code:
    """One code in one language with its page and data."""

    told: Told
    page: Planned
    data: PublicData
    path: str
    """Of its data, relative to the root of the site."""

    @property
    def slot(self) -> tuple[str, str]:
        """What it is known by: key and language."""
        return self.page.key, self.page.language


class DataFiles:
    """Makes the files for programs of one build; all pages are planned by then."""

    def __init__(self, making: Making) -> None:
        self.making = making
        self._codes: dict[tuple[str, str], _Code] = {}
        for told in making.told:
            code = self._code(told)
            if code is not None:
                self._codes[code.slot] = code

    def _code(self, told: Told) -> _Code | None:
        plan, language = self.making.plan, told.speaker.language
        key = f"{told.framework.organization.id}/{told.code.id}"
        page = plan.find(Kind.CODE, key, language)
        if page is None or page.language != language:
            return None
        path = "/".join((*plan.address(page).parts, DATA))
        plan.add_file("data", key, language, path)
        return _Code(told, page, public_data(told.speaker, told.code, told.view), path)

    def documents(self) -> None:
        """Write each code as data."""
        for code in self._codes.values():
            self.making.files.append(SiteFile(code.path, code_json(self._document(code))))

    def _document(self, code: _Code) -> CodeDocument:
        own = quote(code.path)
        others = [one for one in self._codes.values() if one.page.key == code.page.key]
        return CodeDocument(
            schema_=relative(SCHEMA, own),
            format=FORMAT,
            language=code.page.language,
            as_of=code.told.speaker.as_of.isoformat(),
            url=self._absolute(code.page) or None,
            languages={one.page.language: relative(quote(one.path), own) for one in others},
            code=code.data,
        )

    def _absolute(self, page: Planned) -> str:
        base = self.making.public_url
        return f"{base}{self.making.plan.url(page)}" if base else ""

    def feeds(self) -> None:
        """Write the feed of each language, where the site's address is known: a feed cannot be without."""
        if not self.making.public_url or self.making.options.audience is Audience.INTERNAL:
            return
        for language in self.making.plan.languages:
            codes = [code for code in self._codes.values() if code.page.language == language]
            self._feed(language, codes)

    def _feed(self, language: str, codes: list[_Code]) -> None:
        plan, words = self.making.plan, self.making.words(language)
        home = plan.find(Kind.INDEX, "", language)
        entries = feed_entries(map(self._fed, codes), words, plain)
        if home is None or not entries:
            return
        path = FEED if language == plan.languages[0] else f"{language}/{FEED}"
        organizations = sorted({code.told.framework.organization.id for code in codes})
        names = list(dict.fromkeys(code.data.organization.name for code in codes))
        few = len(names) <= _MOST_NAMES
        name = codes[0].told.speaker.phrases.join(names) if few else ""
        text = atom(
            entries,
            title=words("feed.title", name=name) if name else words("feed.title_many"),
            key="/".join(organizations),
            url=f"{self.making.public_url}{quote(path)}",
            home=self._absolute(home),
            language=language,
        )
        plan.add_file("feed", "", language, path)
        self.making.files.append(SiteFile(path, text))

    def _fed(self, code: _Code) -> FeedCode:
        figures = (figure for one in code.told.view.indicators for figure in one.history)
        return FeedCode(
            data=code.data,
            phrases=code.told.speaker.phrases,
            periods={figure.period_id: figure.period for figure in figures},
            url=self._absolute(code.page),
            changes_url=self._beside(code, Kind.CHANGES),
            results_url=self._beside(code, Kind.RESULTS),
        )

    def _beside(self, code: _Code, kind: Kind) -> str:
        page = self.making.plan.find(kind, code.page.key, code.page.language)
        is_there = page is not None and page.language == code.page.language
        return self._absolute(page if page is not None and is_there else code.page)

    @property
    def feed_paths(self) -> Mapping[str, str]:
        """The feed of each language that has one, relative to the root of the site."""
        plan = self.making.plan
        paths = {language: plan.file("feed", "", language) for language in plan.languages}
        return {language: path for language, path in paths.items() if path}

    def with_heads(self, pages: tuple[SitePage, ...]) -> tuple[SitePage, ...]:
        """Return the rendered pages with what they say of themselves to programs."""
        if self.making.options.audience is Audience.INTERNAL:
            return pages
        planned = zip(self.making.plan.pages, pages, strict=True)
        return tuple(replace(page, head=self._head(plan, page)) for plan, page in planned)

    def _head(self, planned: Planned, page: SitePage) -> PageHead:
        code = self._codes.get((planned.code_key, planned.language)) if page.kind in _OF_CODES else None
        base, canonical = self.making.public_url, self._absolute(planned)
        said = PageHead(
            canonical=canonical,
            feed=quote(self.making.plan.file("feed", "", page.language)),
            versions=tuple((one.language, f"{base}{one.url}") for one in page.alternates) if base else (),
            updated=(code.data.updated or "") if code else "",
        )
        if code is None or page.kind is not Kind.CODE:
            return said
        described = structured(code.data, language=page.language, description=page.description, url=canonical)
        return replace(said, data=quote(code.path), structured=described)
