"""A public build is proven before anybody sees it: built aside, searched, put in the place of the old site."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import get_plugin_logger
from mkdocs.utils import CountHandler

from ..build import Built, Options, Proven, proven, words
from ..problems import as_text
from .config import message
from .policy import policy_file
from .shell import theme_language
from .staging import Staging

log = get_plugin_logger(__name__)
_THEME_WORDS = "partials/languages/{language}.html"


class Proving:
    """One public build from its first hook to its last."""

    def __init__(self) -> None:
        self._staging: Staging | None = None
        self._config: MkDocsConfig | None = None

    def begin(self, config: MkDocsConfig) -> None:
        """Let MkDocs build beside the site that is there."""
        try:
            self._staging = Staging(config.site_dir)
        except OSError as error:
            raise PluginError(message("staging", folder=config.site_dir, reason=error.strerror)) from None
        self._config = config
        config.site_dir = str(self._staging.folder)

    def finish(self, config: MkDocsConfig, options: Options, built: Built) -> None:
        """Put the new site in its place where nothing internal is in it and `--strict` counted no warning."""
        assert self._staging is not None  # noqa: S101  (begin comes first)
        found = proven(
            self._staging.folder,
            built.loaded,
            options.codes,
            written=_written(config, options),
            known=_known(config, built.site.languages),
            theme=_theme_folders(config),
        )
        summary = found.summary(built.language)
        if not found.proof.is_clean:
            self._write_record(found)
            told = as_text(found.report, built.language)
            raise PluginError(f"{words(built.language, 'config.leaks')}\n{told}\n{summary}")
        if _has_strict_warnings(config):
            # MkDocs says so itself, right after this.
            self.give_up()
            return
        self._publish(found, policy_file(self._staging.folder, built.language), built.language)
        log.info(summary)

    def give_up(self) -> None:
        """Remove what was built and leave the old site as it is."""
        if self._staging is not None:
            self._staging.discard()
        self._end()

    def _publish(self, found: Proven, policy: str, language: str) -> None:
        assert self._staging is not None  # noqa: S101  (finish has asked)
        try:
            self._staging.swap_in()
        except OSError as error:
            folder, reason = self._staging.site_dir, error.strerror
            raise PluginError(words(language, "config.swap", folder=folder, reason=reason)) from None
        self._write_record(found)
        self._write(self._staging.policy, policy)
        self._end()

    def _end(self) -> None:
        # `mkdocs gh-deploy` pushes what the configuration names.
        if self._config is not None and self._staging is not None:
            self._config.site_dir = self._staging.site_dir
        self._staging = self._config = None

    def _write_record(self, found: Proven) -> None:
        assert self._staging is not None  # noqa: S101  (as above)
        self._write(self._staging.record, found.record)

    @staticmethod
    def _write(path: Path, text: str) -> None:
        try:
            path.write_text(text, encoding="utf-8", newline="\n")
        except OSError as error:
            log.warning("%s: %s", path, error.strerror)


def _written(config: MkDocsConfig, options: Options) -> list[Path]:
    return [Path(config.docs_dir), *([options.templates] if options.templates else [])]


def _theme_folders(config: MkDocsConfig) -> list[Path]:
    """Return the folders of themes, without the site's own: nobody but its owner has read that."""
    own = config.theme.custom_dir
    return [Path(folder) for folder in config.theme.dirs if folder != own]


def _known(config: MkDocsConfig, languages: tuple[str, ...]) -> Iterator[str]:
    """Yield what mkdocs.yml says for the public, and the words of the theme."""
    said = (config.site_name, config.site_description, config.site_author, config.site_url, config.copyright)
    yield from _strings((said, config.repo_name, config.repo_url, config.nav, config.extra.get("social")))
    for language in dict.fromkeys(("en", *map(theme_language, languages))):
        for folder in _theme_folders(config):
            file = folder / _THEME_WORDS.format(language=language)
            if file.is_file():
                yield file.read_text(encoding="utf-8")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _strings((key, inner))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _strings(inner)


def _has_strict_warnings(config: MkDocsConfig) -> bool:
    """Whether MkDocs will fail this build for its warnings: it looks at them when all plugins are done."""
    handlers = (handler for name in ("mkdocs", "properdocs") for handler in logging.getLogger(name).handlers)
    counts = (handler.get_counts() for handler in handlers if isinstance(handler, CountHandler))
    return bool(config.strict) and any(counts)
