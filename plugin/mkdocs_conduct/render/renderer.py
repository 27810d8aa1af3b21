"""The Jinja environment: our templates, an organization's overrides, and what templates may call."""

from __future__ import annotations

import re
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import unescape
from pathlib import Path
from typing import Any

from jinja2 import (
    BaseLoader,
    ChoiceLoader,
    Environment,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
)
from jinja2.sandbox import ImmutableSandboxedEnvironment

from ..labels import Labels
from .inline import inline
from .qr import qr
from .terms import first_uses

STYLES = ("theme.css", "conduct.css", "charts.css", "index.css", "complaints.css")
"""The style sheets of every page."""
SHELL_STYLES: Mapping[str, tuple[str, ...]] = {
    "conduct/sheet.html": ("registers.css", "form.css", "sheet.css", "pocket.css"),
    "conduct/notice.html": ("notice.css",),
}
"""What the shells of some pages bring besides."""


def builtin_templates() -> Path:
    """Return the folder of the templates that ship with us."""
    installed = Path(__file__).parents[1] / "templates"
    # A checkout keeps them at the top level; the wheel puts them beside the package's modules.
    return installed if installed.is_dir() else Path(__file__).parents[3] / "templates"


class OwnTemplateError(Exception):
    """An organization's own template cannot be rendered; the text says which, on which line and why."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading of a fragment: what a table of contents needs."""

    level: int
    anchor: str
    title: str


@dataclass(frozen=True)
class Fragment:
    """The rendered content of one page, with its headings."""

    html: str
    headings: tuple[Heading, ...]

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The ids that links can point at; looked for only when somebody asks, and hardly anybody does."""
        return frozenset(unescape(double or single) for double, single in _ID.findall(self.html))


_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)')""")
_HEADING = re.compile(r"<h([1-6])\b([^>]*)>(.*?)</h\1>", re.DOTALL)
_TOC_TITLE = re.compile(r'\sdata-toc="([^"]*)"')
_ELEMENT = re.compile(r"<[^>]*>")


def outline(html: str) -> tuple[Heading, ...]:
    """Return the headings of a rendered fragment; `data-toc` gives a heading another title in the contents.

    Expressions do for what autoescaping templates write (no `>` in an attribute, no comment with
    markup); a parser takes longer than rendering does.
    """
    headings = []
    for level, attributes, inner in _HEADING.findall(html):
        found = _ID.search(attributes)
        if found:
            titled = _TOC_TITLE.search(attributes)
            title = titled[1] if titled else " ".join(_ELEMENT.sub("", inner).split())
            headings.append(Heading(int(level), unescape(found[1] or found[2] or ""), unescape(title)))
    return tuple(headings)


def capitalised(text: str) -> str:
    """Begin a phrase in upper case where the language has it: phrases made of labels stand in lines of their own."""
    return text[:1].upper() + text[1:]


class Renderer:
    """Renders views. `overrides` is an organization's own template folder; the same path there wins.

    An override may extend the template it replaces: `{% extends "builtin/public/code.html.jinja" %}`.
    """

    def __init__(self, overrides: Path | None = None) -> None:
        self._overrides = overrides
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
        self._environment.filters["cap"] = capitalised
        self._environment.globals["inline"] = inline
        self._environment.globals["first_uses"] = first_uses
        self._environment.filters["qr"] = qr

    def fragment(
        self, template: str, *, words: Labels, link: Callable[..., str], views: Mapping[str, Any]
    ) -> Fragment:
        """Render `template` with the views; `t` and `link` are what every template may call besides them.

        Raises OwnTemplateError where there are own templates: a mistake is then more likely theirs than ours.
        """
        try:
            html = self._environment.get_template(template).render(t=words, link=link, **views)
        except (TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError) as error:
            if self._overrides is None:
                raise
            raise OwnTemplateError(f"{_place(error, self._overrides) or template}: {error}") from error
        return Fragment(html, outline(html))


def _place(error: Exception, folder: Path) -> str:
    """Return the file and line of the template the error arose in; empty where none of `folder` was involved."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or error.name}:{error.lineno}"
    frames = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).is_relative_to(folder)]
    return f"{frames[-1].filename}:{frames[-1].lineno}" if frames else ""
