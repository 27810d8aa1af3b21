"""The defined terms of a page: each leads to its definition where it is used first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Protocol

from markupsafe import Markup

from .inline import inline


class Term(Protocol):
    """A word and where on the page it is defined."""

    @property
    def term(self) -> str:
        """The word."""

    @property
    def anchor(self) -> str:
        """The id of its definition."""


def first_uses(terms: Iterable[Term]) -> Callable[[str], Markup]:
    """Return what turns texts into HTML as `inline` does, in the order of the page, and links each term once."""
    left = {one.term: one.anchor for one in terms if one.term}

    def linked(text: str) -> Markup:
        lower = text.lower()
        here = tuple((term, anchor) for term, anchor in left.items() if term.lower() in lower)
        if not here:
            return inline(text)
        html = inline(text, here)
        for term, anchor in here:
            if f'href="#{anchor}"' in html:
                del left[term]
        return html

    return linked
