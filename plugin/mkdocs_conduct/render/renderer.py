"""The Jinja environment: our templates, an organization's overrides, and what templates may call."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from jinja2 import BaseLoader, ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..labels import Labels
from .inline import inline


def builtin_templates() -> Path:
    """Return the folder of the templates that ship with us."""
    installed = Path(__file__).parents[1] / "templates"
    # A checkout keeps them at the top level; the wheel puts them beside the package's modules.
    return installed if installed.is_dir() else Path(__file__).parents[3] / "templates"


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a fragment: what a table of contents needs."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True, slots=True)
class Fragment:
    """The rendered content of one page, with its headings and the ids that links can point at."""

    html: str
    headings: tuple[Heading, ...]
    anchors: frozenset[str]


class _Outline(HTMLParser):
    """Collects headings and ids; `data-toc` gives a heading another title in the table of contents."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.headings: list[Heading] = []
        self.anchors: set[str] = set()
        self._open: tuple[int, str, str] | None = None
        self._words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        anchor = attributes.get("id") or ""
        if anchor:
            self.anchors.add(anchor)
        if len(tag) == 2 and tag[0] == "h" and tag[1].isdigit() and anchor:
            self._open = (int(tag[1]), anchor, attributes.get("data-toc") or "")
            self._words = []

    def handle_data(self, data: str) -> None:
        if self._open:
            self._words.append(data)

    def handle_endtag(self, tag: str) -> None:
        if self._open and tag == f"h{self._open[0]}":
            level, anchor, title = self._open
            self.headings.append(Heading(level, anchor, title or " ".join("".join(self._words).split())))
            self._open = None


class Renderer:
    """Renders views. `overrides` is an organization's own template folder; the same path there wins.

    An override may extend the template it replaces: `{% extends "builtin/public/code.html.jinja" %}`.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        builtin = FileSystemLoader(builtin_templates())
        loaders: list[BaseLoader] = [builtin, PrefixLoader({"builtin": builtin})]
        if overrides is not None:
            loaders.insert(0, FileSystemLoader(overrides))
        # A user's template is data of the organization, not code of ours: it cannot reach files or the environment.
        kind = ImmutableSandboxedEnvironment if overrides is not None else Environment
        self._environment = kind(
            loader=ChoiceLoader(loaders),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["inline"] = inline

    def fragment(
        self, template: str, *, words: Labels, link: Callable[..., str], views: Mapping[str, Any]
    ) -> Fragment:
        """Render `template` with the views; `t` and `link` are what every template may call besides them."""
        html = self._environment.get_template(template).render(t=words, link=link, **views)
        outline = _Outline()
        outline.feed(html)
        return Fragment(html, tuple(outline.headings), frozenset(outline.anchors))
