"""Hand-written pages that say `audience: internal` in their front matter: a public site is made without them."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import PurePath
from typing import Any
from urllib.parse import unquote, urlsplit

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.utils import meta

from ..site import Audience

KEY = "audience"
# Front matter that MkDocs does not take for such, though its author did: it would be published with the page.
_MEANT = re.compile(
    rf"\s*-{{3,}}[^\n]*\n(?:(?!-{{3}}|\.{{3}})[^\n]*\n)*?[\"' \t]*{KEY}[\"' \t]*[:：]|\s*{KEY}[ \t]*[:：]",
    re.IGNORECASE,
)
_LINK = re.compile(r"""<a\s[^>]*?href=(?:"([^"]*)"|'([^']*)')""", re.IGNORECASE)


class AudienceError(ValueError):
    """A page says for whom it is in words nobody knows; `page` is its file, `value` what it says, "" if unreadable."""

    def __init__(self, page: str, value: str) -> None:
        super().__init__(page)
        self.page = page
        self.value = value


@dataclass(frozen=True, slots=True)
class Left:
    """What was left out of a public site."""

    files: tuple[File, ...] = ()
    errors: tuple[AudienceError, ...] = ()
    """Pages of which nobody knows for whom they are: they are left out as well."""


def leave_out(files: Files, config: MkDocsConfig, *, is_internal: bool) -> Left:
    """Take the pages that are not for a public site out of `files` and of the navigation in `config`.

    An internal site has them all; in both, errors name the pages whose audience is none.
    """
    left: list[File] = []
    errors: list[AudienceError] = []
    for file in list(files):
        if not file.is_documentation_page():
            continue
        try:
            is_hidden = audience_of(file) is Audience.INTERNAL
        except AudienceError as error:
            errors.append(error)
            is_hidden = True
        if is_hidden and not is_internal:
            files.remove(file)
            left.append(file)
    if left and config.nav is not None:
        config.nav = list(_without(config.nav, {file.src_uri for file in left}))
    return Left(tuple(left), tuple(errors))


def audience_of(file: File) -> Audience:
    """Return for whom a hand-written page is: for everybody where it does not say. Raises AudienceError."""
    try:
        source = file.content_string
    except (OSError, ValueError):
        # MkDocs will read it too, and say so.
        return Audience.PUBLIC
    _, data = meta.get_data(source)
    said = [value for key, value in data.items() if str(key).strip().lower() == KEY]
    if not said:
        if not data and _MEANT.match(source):
            raise AudienceError(file.src_uri, "")
        return Audience.PUBLIC
    try:
        (audience,) = {Audience(str(value).strip().lower()) for value in said}
    except ValueError:
        raise AudienceError(file.src_uri, " ".join(str(value) for value in said)) from None
    return audience


def _without(nav: Iterable[Any], pages: Collection[str]) -> Iterator[Any]:
    """Yield the entries of a navigation that lead to other pages; a section of none but these goes too."""
    for entry in nav:
        if isinstance(entry, dict):
            kept = {title: inner for title, below in entry.items() if (inner := _kept(below, pages))}
            if kept or not entry:
                yield kept
        elif inner := _kept(entry, pages):
            yield inner


def _kept(below: Any, pages: Collection[str]) -> Any:
    if isinstance(below, str):
        return None if PurePath(below.lstrip("/")).as_posix() in pages else below
    if isinstance(below, list):
        # A section that was empty before is for MkDocs to judge.
        return list(_without(below, pages)) if below else below
    return next(_without([below], pages), None)


def links_to(left: Iterable[File], html: str, page: Page, files: Files) -> tuple[str, ...]:
    """Return the files left out that a page links to, by the name of the source or by the address they would have."""
    # A page of ours may stand where one was left out.
    gone = [file for file in left if file.src_uri not in files.src_uris]
    targets = {way: file.src_uri for file in gone for way in (file.src_uri, _bare(file.url))}
    if not targets:
        return ()
    found: dict[str, None] = {}
    for double, single in _LINK.findall(html):
        parts = urlsplit(unescape(double or single))
        if parts.scheme or parts.netloc or not parts.path:
            continue
        path = unquote(parts.path)
        for base in (page.file.src_uri, page.url):
            folder = base if base.endswith("/") else posixpath.dirname(base)
            way = _bare(posixpath.normpath(posixpath.join("/", folder, path)))
            if way in targets:
                found[targets[way]] = None
    return tuple(found)


def _bare(address: str) -> str:
    return unquote(address).removesuffix("index.html").strip("/")
