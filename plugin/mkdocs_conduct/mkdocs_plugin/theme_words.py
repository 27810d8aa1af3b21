"""The theme's own words, each looked up once a build instead of some thirty times a page."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from markupsafe import Markup

from .shell import theme_language

ENGLISH = "partials/languages/en.html"


class ThemeWords:
    """The words of Material in each language, by its own macros."""

    def __init__(self, environment: Any) -> None:
        self._environment = environment
        self._known: dict[tuple[str, str], Markup] = {}

    def _macro(self, language: str) -> Callable[[str], Markup]:
        names = [f"partials/languages/{language}.html", ENGLISH]
        macro: Callable[[str], Markup] = self._environment.select_template(names).module.t
        return macro

    def of(self, language: str) -> Callable[[str], Markup]:
        """Return who tells a word of the theme on a page in `language`; `language` itself is the page's own tag."""

        def word(key: str) -> Markup:
            slot = (language, key)
            if slot not in self._known:
                self._known[slot] = self._looked_up(language, key)
            return self._known[slot]

        return word

    def _looked_up(self, language: str, key: str) -> Markup:
        if key == "language":
            return Markup.escape(language)
        found = self._macro(theme_language(language))(key) or self._macro("en")(key)
        return found or Markup.escape(key)
