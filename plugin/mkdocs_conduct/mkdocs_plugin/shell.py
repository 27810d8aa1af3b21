"""What the theme must know for each page: language, navigation of that language, other languages."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import StructureItem
from mkdocs.structure.nav import Navigation, Section
from mkdocs.structure.pages import Page

from ..build import words
from ..site import PageHead, Site
from .head import about_head, written_head

# Material's names for our languages.
_THEME_LANGUAGES = {"zh": "zh", "zh-hans": "zh", "zh-hant": "zh-Hant", "en": "en"}


def theme_language(language: str) -> str:
    """Return the name Material has for a language."""
    return _THEME_LANGUAGES.get(language.lower(), language)


def language_of(page: Page, languages: tuple[str, ...]) -> str:
    """Return a page's language: ours know it, hand-written pages live below `<language>/`."""
    ours = page.meta.get("conduct")
    if isinstance(ours, Mapping):
        return str(ours["language"])
    first = page.file.src_uri.split("/", 1)[0]
    return first if first in languages[1:] else languages[0]


def _pages(items: Iterable[StructureItem]) -> Iterable[Page]:
    for item in items:
        if isinstance(item, Page):
            yield item
        elif isinstance(item, Section):
            yield from _pages(item.children)


def navigations(nav: Navigation, languages: tuple[str, ...]) -> dict[str, Navigation]:
    """Return the navigation of each language: the top-level items that lead to pages in it."""
    chosen: dict[str, list[StructureItem]] = {language: [] for language in languages}
    for item in nav.items:
        inside = list(_pages([item]))
        if not inside:
            for items in chosen.values():
                items.append(item)
        for language in dict.fromkeys(language_of(page, languages) for page in inside):
            chosen[language].append(item)
    return {language: _navigation(items, list(_pages(items))) for language, items in chosen.items()}


def with_indexes(nav: Navigation, pages: Iterable[Page]) -> Navigation:
    """Add our indexes that the site's own `nav` does not place."""
    for page in pages:
        if page not in nav.pages:
            nav.items.append(page)
            nav.pages.append(page)
    return nav


def _navigation(items: list[StructureItem], pages: list[Page]) -> Navigation:
    navigation = Navigation(items, pages)
    if navigation.homepage is None and pages:
        navigation.homepage = pages[0]
    return navigation


def about_written(page: Page, site: Site, known: Mapping[str, Page], *, is_internal: bool) -> dict[str, Any]:
    """Return for a hand-written page what generated pages say of themselves in `page.meta["conduct"]`."""
    languages = site.languages
    own = language_of(page, languages)
    path = page.file.src_uri if own == languages[0] else page.file.src_uri.split("/", 1)[1]
    sources = {language: path if language == languages[0] else f"{language}/{path}" for language in languages}
    found = [(language, known[source]) for language, source in sources.items() if source in known]
    alternates = [
        {
            "name": words(language, "language.name"),
            "url": other.url,
            "lang": language,
            "current": language == own,
        }
        for language, other in found
        if len(languages) > 1
    ]
    head = PageHead()
    if not is_internal:
        head = written_head(page.url, alternates, site.public_url, site.feeds.get(own, ""))
    return {
        "kind": "page",
        "audience": "internal" if is_internal else "public",
        "language": own,
        "alternates": alternates,
        "breadcrumbs": [],
        "breadcrumbs_label": words(own, "page.theme.breadcrumbs"),
        "notice": words(own, "site.internal") if is_internal else "",
        "feed_title": words(own, "data.feed"),
        "head": about_head(head, own, "page"),
    }


def dress(
    context: dict[str, Any], config: MkDocsConfig, about: Mapping[str, Any], nav: Navigation | None
) -> None:
    """Give the theme this page's language, navigation and alternates."""
    config.theme["language"] = theme_language(about["language"])
    alternates = about["alternates"]
    if nav is not None:
        context["nav"] = nav
    if alternates:
        config.extra["alternate"] = [
            {"name": one["name"], "link": one["url"], "lang": one["lang"]} for one in alternates
        ]
    else:
        config.extra.pop("alternate", None)
