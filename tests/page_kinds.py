"""One page of every kind that a site has: what tests of all pages go through."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from mkdocs_conduct.build import Options, build
from mkdocs_conduct.site import Audience, SiteOptions

THEME = {
    "name": "material",
    "language": "zh",
    "font": False,
    "palette": [
        {"media": "(prefers-color-scheme: light)", "scheme": "default", "primary": "custom", "accent": "custom", "toggle": {"icon": "material/brightness-7", "name": "深色"}},
        {"media": "(prefers-color-scheme: dark)", "scheme": "slate", "primary": "custom", "accent": "custom", "toggle": {"icon": "material/brightness-4", "name": "浅色"}},
    ],
}  # fmt: skip
"""A theme that follows what the visitor's system asks for, light or dark."""


@cache
def kinds(codes: Path, audience: str, languages: tuple[str, ...] = ("zh", "en")) -> dict[str, str]:
    """Return the address of one page of every kind in every language: `{"code.zh": "codes/…/", …}`.

    Nobody needs to add a new kind of page anywhere. Of each kind it is the longest page, which has most on it, in
    the first language, and the shortest in the others.
    """
    pages = build(Options(codes=codes, site=SiteOptions(audience=Audience(audience)))).site.pages
    found: dict[str, str] = {}
    for page in sorted(pages, key=lambda one: len(one.content.html), reverse=True):
        name = f"{page.kind}.{page.language}"
        if page.language in languages and (page.language != languages[0] or name not in found):
            found[name] = page.url
    return dict(sorted(found.items()))
