"""Inline Markdown that an editor typed → HTML that cannot do anything but be read.

Allowed: emphasis, links (http, https, mailto, tel, relative), lists, line breaks. HTML is shown as text.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import nh3
from markdown import Markdown
from markupsafe import Markup, escape

TAGS = {"a", "br", "code", "em", "li", "ol", "p", "strong", "ul"}
SCHEMES = {"http", "https", "mailto", "tel"}
# Nothing in the text can mean anything to Markdown: no emphasis, link, code, list, escape or second paragraph.
_PLAIN = re.compile(r"[^*_`\[\]\\<>&\n#]*")
_LIST_START = re.compile(r"\s*(?:[-+]|\d+[.)])\s")
_MOST_BRACKETS = 200
"""A text with more of them is shown as it was typed: to look for links takes quadratic time."""
_ONE_PARAGRAPH = re.compile(r"<p>((?:(?!</?p>).)*)</p>", re.DOTALL)


@cache
def _markdown() -> Markdown:
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
    return converter


def _drop(registry: object, name: str) -> None:
    if name in registry:  # type: ignore[operator]
        registry.deregister(name)  # type: ignore[attr-defined]


@lru_cache(maxsize=20_000)
def inline(text: str) -> Markup:
    """Return `text` as safe HTML; one paragraph comes without its `<p>`."""
    is_plain = _PLAIN.fullmatch(text) and not _LIST_START.match(text)
    if is_plain or text.count("[") > _MOST_BRACKETS:
        return escape(text)
    html = _markdown().reset().convert(str(escape(text)).replace("&#34;", '"').replace("&#39;", "'"))
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
