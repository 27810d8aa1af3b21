"""What all parts of a build share: options, what was loaded, the plan of pages, the words of each language."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..labels import Labels
from ..load import Loaded
from ..model import Code, CodeFramework, Workspace
from ..phrasing import Phrases
from ..problems import Problem, Report
from ..public_view import PublicCode
from ..speaker import Speaker, phrases_of, words_of
from .page import Kind, SiteFile
from .planned import Plan, Planned

SHELL = "conduct/sheet.html"
"""The frame of the theme that internal pages stand in: wide, and ready for the printer."""


class Audience(StrEnum):
    """Whom a build is for."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class SiteOptions:
    """What a host decides about the site."""

    audience: Audience = Audience.PUBLIC
    path: str = "codes"
    """Where generated pages live in the site."""
    directory_urls: bool = True
    site_url: str = ""
    """Where the host says that the site will live; settings.yml's `public_url` counts for more."""
    preview: bool = False
    """In a preview a broken code's page shows its problems; nothing stops."""


def site_languages(workspace: Workspace) -> tuple[str, ...]:
    """Return the languages pages are made in; the first is the site's default, at the root of the site."""
    first = [framework.organization.language for framework in workspace.frameworks]
    return tuple(dict.fromkeys([*workspace.settings.languages, *first])) or ("zh",)


@dataclass(frozen=True, slots=True)
class Told:
    """One published code told in one language."""

    framework: CodeFramework
    code: Code
    speaker: Speaker
    view: PublicCode


@dataclass(slots=True)
class Making:
    """The pages of one build, gathered before any is rendered, so that links know what exists."""

    loaded: Loaded
    report: Report
    options: SiteOptions
    plan: Plan = field(init=False)
    problems: list[Problem] = field(default_factory=list)
    files: list[SiteFile] = field(default_factory=list)
    told: list[Told] = field(default_factory=list)
    """Every published code in every language it is complete in, as PublicPages tells them."""
    _phrases: dict[tuple[str, str], Phrases] = field(default_factory=dict)

    def __post_init__(self) -> None:
        workspace = self.loaded.workspace
        self.plan = Plan(
            site_languages(workspace),
            self.options.path,
            directory_urls=self.options.directory_urls,
            several=self.loaded.organizations > 1,
        )

    @property
    def workspace(self) -> Workspace:
        """All that was loaded."""
        return self.loaded.workspace

    @property
    def public_url(self) -> str:
        """Where the public site lives, with a slash at its end; empty where nobody has said."""
        typed = self.workspace.settings.public_url or self.options.site_url
        return f"{typed.rstrip('/')}/" if typed.startswith(("http://", "https://")) else ""

    def words(self, language: str) -> Labels:
        """Return our words in a language, with those the settings replace."""
        return words_of(language, self.workspace.settings)

    def speaker(self, framework: CodeFramework, language: str) -> Speaker:
        """Return who tells a framework in a language."""
        settings = self.workspace.settings
        # A speaker is made for each page, to see what that page lacks; how dates read is the same on all of them.
        slot = (framework.organization.id, language)
        if slot not in self._phrases:
            self._phrases[slot] = phrases_of(framework, language, settings)
        return Speaker(framework, language, settings, self.workspace.as_of, self._phrases[slot])

    def add_index(self, kind: Kind, language: str, title: str, template: str, views: dict[str, Any]) -> None:
        """Plan the internal page that lists all pages of a kind; `title` is the key of its words."""
        words = self.words(language)
        self.plan.add(
            Planned(
                kind=kind,
                key="",
                parts=(),
                language=language,
                title=words(title),
                description="",
                template=template,
                views=views,
                words=words,
                source="",
                in_search=False,
                in_navigation=True,
                shell=SHELL,
            )
        )
