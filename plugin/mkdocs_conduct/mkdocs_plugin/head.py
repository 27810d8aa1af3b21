"""What the head of a page and the sitemap say of it to programs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from babel.core import get_global
from markupsafe import escape

from ..site import PageHead

_UNLISTED = frozenset(("notice", "complaint_form"))
"""Kinds of pages that are for paper: who searches shall find the page they are made of."""


def open_graph_locale(language: str) -> str:
    """Return a language as Open Graph has it, with the country it is most spoken in: `zh_CN`, `zh_TW`, `en_US`."""
    tag = language.replace("-", "_")
    parts = str(get_global("likely_subtags").get(tag, tag)).split("_")
    territory = parts[-1] if len(parts) > 1 and len(parts[-1]) == 2 else ""
    return f"{parts[0]}_{territory.upper()}" if territory else parts[0]


def about_head(head: PageHead, language: str, kind: str) -> dict[str, Any]:
    """Return what templates of the theme read of a head; everything is escaped, since the theme escapes nothing."""
    others = [one for one, _ in head.versions if one != language]
    return {
        "canonical": escape(head.canonical),
        "feed": escape(head.feed),
        "data": escape(head.data),
        "structured": head.structured,
        "updated": head.updated,
        "locale": open_graph_locale(language),
        "other_locales": [open_graph_locale(one) for one in others],
        "versions": [{"lang": escape(one), "url": escape(url)} for one, url in head.versions],
        "listed": bool(head.canonical) and kind not in _UNLISTED,
    }


def written_head(
    url: str,
    alternates: Iterable[Mapping[str, Any]],
    public_url: str,
    feed: str,
) -> PageHead:
    """Return the head of a hand-written page of a public site.

    Args:
        url: Its address relative to the root of the site.
        alternates: It in each language, as the shell has them.
        public_url: Where the site lives, with a slash at its end; empty where that is not known.
        feed: The feed of its language, relative to the root of the site; empty for none.
    """
    if not public_url:
        return PageHead(feed=feed)
    versions = tuple((str(one["lang"]), f"{public_url}{_address(str(one['url']))}") for one in alternates)
    return PageHead(canonical=f"{public_url}{_address(url)}", feed=feed, versions=versions)


def _address(url: str) -> str:
    # MkDocs calls the home page `./` or an empty address, depending on its version.
    return url.removeprefix("./")
