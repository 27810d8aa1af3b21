"""From loaded frameworks to pages: projects each code in each language, then renders what exists."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from ..internal_view import post_entries, post_sheet, posts_of
from ..labels import Labels, labels
from ..load import BrokenCode, Loaded
from ..model import Code, CodeFramework, Workspace
from ..problems import Problem, Report, Severity
from ..public_view import PublicCode, PublicEntry, public_code, public_entry
from ..render import Renderer
from ..speaker import Speaker
from .address import segment
from .page import Kind, SitePage
from .planned import Plan, Planned
from .problem_lines import lines


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
    preview: bool = False
    """In a preview a broken code's page shows its problems; nothing stops."""


@dataclass(frozen=True, slots=True)
class Site:
    """All pages, the languages they are in (the default first), and what kept pages from existing."""

    pages: tuple[SitePage, ...]
    languages: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class _Told:
    """One code told in one language."""

    framework: CodeFramework
    code: Code
    speaker: Speaker
    view: PublicCode


@dataclass(frozen=True, slots=True)
class _Group:
    """Posts of one organization in the index of sheets."""

    organization: str
    units: tuple[Any, ...]


def site_languages(workspace: Workspace) -> tuple[str, ...]:
    """Return the languages pages are made in; the first is the site's default, at the root of the site."""
    first = [framework.organization.language for framework in workspace.frameworks]
    return tuple(dict.fromkeys([*workspace.settings.languages, *first])) or ("zh",)


@dataclass(slots=True)
class _Making:
    """The pages of one build, gathered before any is rendered, so that links know what exists."""

    loaded: Loaded
    report: Report
    options: SiteOptions
    plan: Plan = field(init=False)
    problems: list[Problem] = field(default_factory=list)

    def __post_init__(self) -> None:
        workspace = self.loaded.workspace
        self.plan = Plan(
            site_languages(workspace),
            self.options.path,
            directory_urls=self.options.directory_urls,
            several=self.loaded.organizations > 1,
        )

    @property
    def _workspace(self) -> Workspace:
        return self.loaded.workspace

    def _words(self, language: str) -> Labels:
        own = self._workspace.settings.labels.get(language)
        return labels(language).extended(own) if own else labels(language)

    def _speaker(self, framework: CodeFramework, language: str) -> Speaker:
        return Speaker(framework, language, self._workspace.settings, self._workspace.as_of)

    def _tell(self, framework: CodeFramework, code: Code) -> Iterator[_Told]:
        for language in self.plan.languages:
            speaker = self._speaker(framework, language)
            view = public_code(speaker, code)
            if not speaker.missing or language == framework.organization.language:
                yield _Told(framework, code, speaker, view)
            elif speaker.translated:
                arguments = {
                    "language": language,
                    "id": code.id,
                    "n": len(speaker.missing),
                    "text": str(speaker.missing[0])[:40],
                }
                place = self.loaded.sources.place(code.origin)
                self.problems.append(
                    Problem(place, "missing-translation", Severity.INFO, "D", arguments=arguments)
                )

    def codes(self) -> None:
        """Plan the page of every published code in every language it is complete in, and the indexes."""
        told: list[_Told] = []
        for framework in self._workspace.frameworks:
            for code in framework.codes:
                if code.status.is_published:
                    told.extend(self._tell(framework, code))
        for one in told:
            self._plan_code(one)
            self._plan_results(one)
        if self.options.preview:
            for broken in self.loaded.broken:
                self._plan_broken(broken)
        self._plan_indexes(told)

    def _organization_key(self, framework: CodeFramework) -> str:
        return framework.organization.id

    def _plan_code(self, one: _Told) -> None:
        own = self.report.of_files([one.code.origin.file]) if self.options.preview else Report()
        self.plan.add(
            Planned(
                kind=Kind.CODE,
                key=f"{self._organization_key(one.framework)}/{one.code.id}",
                parts=(segment(self._organization_key(one.framework)), segment(one.code.id)),
                language=one.speaker.language,
                title=one.view.title,
                description=one.view.purpose_md,
                template="public/code.html.jinja",
                views={"code": one.view, "problems": lines(own, one.speaker.language)},
                words=one.speaker.words,
                source=one.code.origin.file,
                in_search=True,
            )
        )

    def _plan_results(self, one: _Told) -> None:
        if not one.view.indicators:
            return
        organization = segment(self._organization_key(one.framework))
        self.plan.add(
            Planned(
                kind=Kind.RESULTS,
                key=f"{self._organization_key(one.framework)}/{one.code.id}",
                parts=(organization, segment(one.code.id), "results"),
                language=one.speaker.language,
                title=one.speaker.words("site.results", title=one.view.title),
                description="",
                template="public/results.html.jinja",
                views={"code": one.view},
                words=one.speaker.words,
                source=one.code.origin.file,
                in_search=False,
            )
        )

    def _plan_broken(self, broken: BrokenCode) -> None:
        language = self.plan.languages[0]
        own = self.report.of_files([broken.file])
        self.plan.add(
            Planned(
                kind=Kind.PROBLEMS,
                key=f"{broken.organization}/{broken.id}",
                parts=(segment(broken.organization), segment(broken.id)),
                language=language,
                title=broken.title,
                description="",
                template="public/problems.html.jinja",
                views={"title": broken.title, "problems": lines(own, language), "summary": ""},
                words=self._words(language),
                source=broken.file,
                in_search=False,
            )
        )

    def _entries(self, told: list[_Told], language: str) -> tuple[PublicEntry, ...]:
        """Return one entry for each code: in this language, else in the first language it exists in."""
        by_code: dict[str, dict[str, _Told]] = {}
        for one in told:
            by_code.setdefault(f"{one.framework.organization.id}/{one.code.id}", {})[one.speaker.language] = (
                one
            )
        entries = []
        for key, versions in by_code.items():
            one = versions.get(language) or next(iter(versions.values()))
            entries.append(public_entry(one.speaker, one.view, key=key))
        return tuple(entries)

    def _plan_indexes(self, told: list[_Told]) -> None:
        present = {one.speaker.language for one in told}
        for language in self.plan.languages:
            if language not in present and language != self.plan.languages[0]:
                continue
            words = self._words(language)
            names = {one.view.organization for one in told if one.speaker.language == language}
            organization = names.pop() if len(names) == 1 and not self.plan.several else ""
            self.plan.add(
                Planned(
                    kind=Kind.INDEX,
                    key="",
                    parts=(),
                    language=language,
                    title=words("site.codes"),
                    description="",
                    template="public/index.html.jinja",
                    views={
                        "entries": self._entries(told, language),
                        "organization": organization,
                        "heading": words("site.codes"),
                    },
                    words=words,
                    source="",
                    in_search=True,
                    in_navigation=True,
                )
            )

    def sheets(self) -> None:
        """Plan the sheet of every post, their index, and the page of all problems."""
        for language in self.plan.languages:
            groups = [group for f in self._workspace.frameworks if (group := self._plan_sheets(f, language))]
            if groups or language == self.plan.languages[0]:
                self._plan_internal(
                    Kind.SHEETS, language, "internal/index.html.jinja", {"groups": tuple(groups)}
                )
        language = self.plan.languages[0]
        words = self._words(language)
        views = {
            "problems": lines(self.report, language),
            "summary": words("report.clean") if not self.report.problems else "",
        }
        self._plan_internal(Kind.PROBLEMS, language, "internal/problems.html.jinja", views)

    def _plan_internal(self, kind: Kind, language: str, template: str, views: dict[str, Any]) -> None:
        words = self._words(language)
        title = words("sheet.posts.title" if kind is Kind.SHEETS else "sheet.findings.title")
        self.plan.add(
            Planned(
                kind=kind,
                key="",
                parts=(),
                language=language,
                title=title,
                description="",
                template=template,
                views=views,
                words=words,
                source="",
                in_search=False,
                in_navigation=True,
                is_internal=True,
            )
        )

    def _plan_sheets(self, framework: CodeFramework, language: str) -> _Group | None:
        planned = []
        for post in posts_of(self._speaker(framework, language)):
            speaker = self._speaker(framework, language)
            sheet = post_sheet(speaker, post)
            if speaker.missing and language != framework.organization.language:
                continue
            planned.append(post)
            self.plan.add(
                Planned(
                    kind=Kind.SHEET,
                    key=f"{framework.organization.id}/{post}",
                    parts=(segment(framework.organization.id), segment(post)),
                    language=language,
                    title=sheet.post,
                    description="",
                    template="internal/sheet.html.jinja",
                    views={"sheet": sheet},
                    words=speaker.words,
                    source=framework.organization.origin.file,
                    in_search=False,
                    is_internal=True,
                )
            )
        if not planned:
            return None
        speaker = self._speaker(framework, language)
        units = post_entries(speaker, tuple(planned), prefix=framework.organization.id)
        return _Group(organization=speaker.text(framework.organization.name), units=units)


def make_site(loaded: Loaded, report: Report, options: SiteOptions, renderer: Renderer) -> Site:
    """Make every page of a build; the internal site holds the public pages too."""
    making = _Making(loaded, report, options)
    making.codes()
    if options.audience is Audience.INTERNAL:
        making.sheets()
    pages = making.plan.rendered(renderer, is_internal=options.audience is Audience.INTERNAL)
    return Site(pages, making.plan.languages, tuple(making.problems))
