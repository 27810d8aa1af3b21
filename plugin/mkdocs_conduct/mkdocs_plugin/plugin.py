"""The plugin: hooks that hand over to plain functions."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal

from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from ..build import AsOfError, Built, Options, build, watched, words
from ..problems import Problem, Report, Severity, as_text
from ..render import STYLES, OwnTemplateError, builtin_templates
from .brand import load_brand, missing_logos
from .config import ConductConfig, message, options_of
from .offline import keep_offline
from .pages import ReadyPage, file_of
from .proving import Proving
from .shell import about_written, dress, navigations, with_indexes
from .theme_words import ENGLISH, ThemeWords
from .written import Left, leave_out, links_to

log = get_plugin_logger(__name__)
STYLE_FOLDER = "assets/conduct"


class ConductPlugin(BasePlugin[ConductConfig]):  # type: ignore[no-untyped-call]  # MkDocs' own
    """Public pages of codes of conduct, or the internal site with its sheets."""

    def __init__(self) -> None:
        super().__init__()
        self._is_serving = False
        self._is_deploying = False
        self._options: Options | None = None
        self._built: Built | None = None
        self._proving: Proving | None = None
        self._navigations: dict[str, Navigation] = {}
        self._written: dict[str, Page] = {}
        self._left = Left()
        self._theme_words: ThemeWords | None = None

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:  # noqa: ARG002
        """Remember whether this is a preview; defining this hook also keeps the plugin across rebuilds."""
        self._is_serving = command == "serve"
        self._is_deploying = command == "gh-deploy"

    @event_priority(-50)  # Late: the offline plugin decides how addresses end.
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Validate the options, put our templates and styles in reach of the theme, watch what pages come from."""
        try:
            self._options = options_of(self.config, config, preview=self._is_serving)
        except ValidationError as error:
            raise PluginError(str(error)) from None
        _quiet_segmenter(config)
        keep_offline(config)
        theme = str(builtin_templates() / "theme")
        if theme not in config.theme.dirs:
            config.theme.dirs.insert(1 if config.theme.custom_dir else 0, theme)
        # Before the site's own, which may replace anything of ours.
        styles = [f"{STYLE_FOLDER}/{name}" for name in STYLES]
        config.extra_css[:0] = [style for style in styles if style not in config.extra_css]
        config.watch.extend(
            str(folder) for folder in watched(self._options) if str(folder) not in config.watch
        )
        self._begin_proving(config)
        return config

    def _begin_proving(self, config: MkDocsConfig) -> None:
        is_internal = self.config.audience == "internal"
        if is_internal and self._is_deploying:
            raise PluginError(message("internal_deploy"))
        # MkDocs keeps the plugin from one build to the next.
        self._give_up()
        # A preview is for the editor alone, and in an internal site everything is internal.
        self._proving = None if is_internal or self._is_serving else Proving()
        if self._proving is not None:
            self._proving.begin(config)

    @event_priority(100)  # Early: nobody else sees the pages that a public site does not have.
    def _leave_out(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Take hand-written pages that are internal out of a public site."""
        self._left = leave_out(files, config, is_internal=self.config.audience == "internal")
        for error in self._left.errors:
            key = "page_audience" if error.value else "page_audience_unread"
            told = message(key, page=error.page, value=error.value)
            if not self._is_serving:
                raise PluginError(told)
            log.error(told)
        return files

    def _make_pages(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Make the pages. Errors stop a build; in a preview they are logged and shown."""
        assert self._options is not None  # noqa: S101  (MkDocs calls on_config first)
        try:
            self._built = build(self._options)
        except AsOfError as error:
            raise PluginError(words("en", "config.as_of", value=str(error))) from None
        except OwnTemplateError as error:
            raise PluginError(str(error)) from None
        self._report(self._built)
        for made in self._built.site.pages:
            existing = files.get_file_from_path(made.address.source)
            if existing is not None:
                log.info(words(self._built.language, "config.hand_written", page=made.address.source))
                continue
            files.append(file_of(made, config, with_source=self._is_serving or made.is_internal))
        for extra in self._built.site.files:
            if files.get_file_from_path(extra.path) is not None:
                log.info(words(self._built.language, "config.hand_written", page=extra.path))
                continue
            files.append(File.generated(config, extra.path, content=extra.text))
        load_brand(self._built, config)
        for told in missing_logos(self._built, files):
            log.warning(told)
        return files

    on_files = CombinedEvent(_leave_out, _make_pages)

    def _report(self, built: Built) -> None:
        if built.report.fails() and not self._is_serving:
            raise PluginError(as_text(built.report, built.language))
        for problem in built.report.problems:
            _log(problem, built.language)

    @event_priority(-100)  # Late: other plugins have finished with the navigation.
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG002
        """Split the navigation by language."""
        assert self._built is not None  # noqa: S101  (on_files comes first)
        self._written = {
            file.src_uri: file.page for file in files.documentation_pages() if file.page is not None
        }
        indexes = [
            page for page in self._written.values() if isinstance(page, ReadyPage) and page.made.in_navigation
        ]
        self._navigations = navigations(with_indexes(nav, indexes), self._built.site.languages)
        return nav

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ARG002
        """Keep the theme's words at hand, where the theme has any."""
        has_words = any((Path(folder) / ENGLISH).is_file() for folder in config.theme.dirs)
        self._theme_words = ThemeWords(env) if has_words else None
        return env

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG002
        """Put hand-written pages into the same shell as ours, unless they chose another; tell of links that lead nowhere."""
        assert self._built is not None  # noqa: S101  (on_files comes first)
        for target in links_to(self._left.files, html, page, files):
            arguments = {"page": page.file.src_uri, "target": target}
            log.warning(words(self._built.language, "config.internal_link", **arguments))
        if not isinstance(page, ReadyPage):
            page.meta.setdefault("template", "conduct/page.html")
            # The sitemap, which is written before any page, reads it too.
            is_internal = self.config.audience == "internal"
            about = about_written(page, self._built.site, self._written, is_internal=is_internal)
            page.meta["conduct"] = about
        return html

    @event_priority(100)  # Early: whoever comes later sees the page in its own language.
    def on_page_context(
        self,
        context: Any,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Navigation,  # noqa: ARG002
    ) -> Any:
        """Dress the page in its own language."""
        assert self._built is not None  # noqa: S101  (on_files comes first)
        about = page.meta["conduct"]
        dress(context, config, about, self._navigations.get(about["language"]))
        if self._theme_words is not None:
            context["conduct_words"] = self._theme_words.of(about["language"])
        return context

    @event_priority(float("-inf"))  # The last of all: what comes later is not proven.
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Prove a public site, and only then let it be seen."""
        if self._proving is not None:
            assert self._options is not None  # noqa: S101  (on_config and on_files come first)
            assert self._built is not None  # noqa: S101
            self._proving.finish(config, self._options, self._built)

    def on_build_error(self, *, error: Exception) -> None:  # noqa: ARG002  (MkDocs' signature)
        """Leave the old site as it is."""
        self._give_up()

    def on_shutdown(self) -> None:
        """Leave nothing behind of a build that was interrupted."""
        self._give_up()

    def _give_up(self) -> None:
        if self._proving is not None:
            self._proving.give_up()


def _quiet_segmenter(config: MkDocsConfig) -> None:
    # jieba tells its start on stderr at DEBUG, which it sets itself; a site without search needs none of it.
    if any(name in config.plugins for name in ("search", "material/search")):
        import jieba  # noqa: PLC0415

        jieba.setLogLevel("WARNING")


def _log(problem: Problem, language: str) -> None:
    text = as_text(Report((problem,)), language, with_summary=False)
    if problem.severity is Severity.INFO:
        log.info(text)
    else:
        log.warning(text)
