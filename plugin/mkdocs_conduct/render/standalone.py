"""A fragment as a page that opens by itself, without a site generator."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from .renderer import Fragment, builtin_templates


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(builtin_templates()),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )


def standalone(
    *, title: str, language: str, styles: Sequence[str], content: Fragment, is_internal: bool
) -> str:
    """Return a whole HTML page around a fragment."""
    template = _environment().get_template("shared/standalone.html.jinja")
    # The fragment comes out of our own autoescaping templates.
    body = Markup(content.html)  # noqa: S704
    return template.render(title=title, language=language, styles=styles, body=body, is_internal=is_internal)
