"""Inline Markdown that an editor typed → HTML that cannot do anything but be read.

Allowed: emphasis, links (http, https, mailto, tel, relative), lists, line breaks. HTML is shown as text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString
from markupsafe import Markup, escape

TAGS = {"a", "br", "code", "em", "li", "ol", "p", "strong", "ul"}
SCHEMES = {"http", "https", "mailto", "tel"}
# Nothing in the text can mean anything to Markdown: no emphasis, link, code, list, escape or second paragraph.
_PLAIN = re.compile(r"[^*_`\[\]\\<>&\n#]*")
_LIST_START = re.compile(r"\s*(?:[-+]|\d+[.)])\s")
_MOST_BRACKETS = 200
"""A text with more of them is shown as it was typed: to look for links takes quadratic time."""
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)

Terms = tuple[tuple[str, str], ...]
"""Words and the anchor each leads to: `(("急修", "t-1"),)`."""


def _written(term: str) -> str:
    """Return the expression that finds a term; one of Latin letters stands by itself, in the plural too."""
    start = r"(?<!\w)" if term[0].isascii() else ""
    end = r"(?:e?s)?(?!\w)" if term[-1].isascii() else ""
    return start + re.escape(_as_words(term)) + end


class _TermPattern(InlineProcessor):
    """Links terms, each once for every text that is converted."""

    ANCESTOR_EXCLUDES = ("a", "code")

    def __init__(self, terms: Terms) -> None:
        # The longest first: 一般维修 is no use of 维修.
        ordered = sorted(terms, key=lambda one: -len(one[0]))
        super().__init__("|".join(f"({_written(term)})" for term, _ in ordered))
        self.compiled_re = re.compile(self.pattern, re.IGNORECASE)
        self.anchors = [anchor for _, anchor in ordered]
        self.used: set[str] = set()

    def reset(self) -> None:
        """Begin a new text."""
        self.used.clear()

    def handleMatch(  # type: ignore[override]  # noqa: N802  (Markdown's name; it allows no node)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element | None, int | None, int | None]:
        assert m.lastindex is not None  # noqa: S101  (every alternative is a group)
        anchor = self.anchors[m.lastindex - 1]
        if anchor in self.used:
            return None, None, None
        self.used.add(anchor)
        element = Element("a", {"href": f"#{anchor}"})
        element.text = AtomicString(m[0])
        return element, m.start(0), m.end(0)


@lru_cache(maxsize=256)
def _markdown(terms: Terms = ()) -> Markdown:
    converter = Markdown(output_format="html", extensions=["sane_lists"])
    for name in ("html_block", "reference"):
        _drop(converter.preprocessors, name)
        _drop(converter.parser.blockprocessors, name)
    for name in ("hashheader", "setextheader", "hr", "code", "quote"):
        _drop(converter.parser.blockprocessors, name)
    for name in (
        "html",
        "entity",
        "image_link",
        "image_reference",
        "reference",
        "short_reference",
        "short_image_ref",
    ):
        _drop(converter.inlinePatterns, name)
    if terms:
        # After links and code, before emphasis, which is read from the inside: the first use is then the first.
        pattern = _TermPattern(terms)
        converter.inlinePatterns.register(pattern, "conduct_term", 100)
        converter.registerExtension(pattern)  # type: ignore[arg-type]  # whatever has `reset` is asked to
    return converter


def _drop(registry: object, name: str) -> None:
    if name in registry:  # type: ignore[operator]
        registry.deregister(name)  # type: ignore[attr-defined]


def _as_words(text: str) -> str:
    return str(escape(text)).replace("&#34;", '"').replace("&#39;", "'")


@lru_cache(maxsize=20_000)
def inline(text: str, terms: Terms = ()) -> Markup:
    """Return `text` as safe HTML; one paragraph comes without its `<p>`.

    The first use of each of `terms` that is not in a link already leads to its anchor.
    """
    is_plain = not terms and _PLAIN.fullmatch(text) and not _LIST_START.match(text)
    if is_plain or text.count("[") > _MOST_BRACKETS:
        return escape(text)
    html = _markdown(terms).reset().convert(_as_words(text))
    clean = nh3.clean(
        html,
        tags=TAGS,
        attributes={"a": {"href", "title"}},
        url_schemes=SCHEMES,
        link_rel="noopener noreferrer",
    )
    single = _ONE_PARAGRAPH.fullmatch(clean.strip())
    # nh3 has made this safe: everything that is not in TAGS is gone or escaped.
    return Markup(single[1] if single else clean)  # noqa: S704


@lru_cache(maxsize=2_000)
def plain(text: str) -> str:
    """Return inline Markdown as a reader hears it: one line of words, without marks and addresses."""
    # What `inline` returns is sanitised, and nothing of the markup is kept.
    return Markup(inline(text)).striptags()  # noqa: S704
