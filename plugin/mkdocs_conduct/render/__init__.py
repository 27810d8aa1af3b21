"""Views → HTML fragments through Jinja templates. The only room that imports Jinja."""

from .inline import inline, plain
from .renderer import SHELL_STYLES, STYLES, Fragment, Heading, OwnTemplateError, Renderer, builtin_templates
from .standalone import standalone

__all__ = [
    "SHELL_STYLES",
    "STYLES",
    "Fragment",
    "Heading",
    "OwnTemplateError",
    "Renderer",
    "builtin_templates",
    "inline",
    "plain",
    "standalone",
]
