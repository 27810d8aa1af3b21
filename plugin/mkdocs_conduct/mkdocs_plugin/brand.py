"""An organization's colour and logo in the theme: its style sheet is loaded, and a logo that is not there is told of."""

from __future__ import annotations

from collections.abc import Iterator

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from ..build import Built, words
from ..site import BRAND


def load_brand(built: Built, config: MkDocsConfig) -> None:
    """Load the colours of the organizations after our own styles, and before those of the site."""
    made = any(file.path == BRAND for file in built.site.files)
    if made and BRAND not in config.extra_css:
        ours = [n for n, style in enumerate(config.extra_css) if str(style).startswith("assets/conduct/")]
        config.extra_css.insert(ours[-1] + 1 if ours else 0, BRAND)


def missing_logos(built: Built, files: Files) -> Iterator[str]:
    """Yield a message for each organization whose logo is no file of the site."""
    for framework in built.loaded.workspace.frameworks:
        logo = framework.organization.logo
        if logo and files.get_file_from_path(logo) is None:
            yield words(built.language, "config.missing_logo", logo=logo, id=framework.organization.id)
