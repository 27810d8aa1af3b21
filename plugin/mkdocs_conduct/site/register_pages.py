"""The dashboard, the plan and the registers of each organization, with their tables and calendars; internal."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..feeds.register_table import due_calendar, due_table, register_table
from ..internal_view import (
    MATRICES,
    REGISTERS,
    DueLine,
    Plan,
    Register,
    dashboard,
    plan_of,
    version_register,
)
from ..model import CodeFramework
from ..rules.versions import fingerprint
from ..speaker import Speaker
from .address import segment
from .making import SHELL, Making
from .page import Kind, SiteFile
from .planned import Planned

_TEMPLATES = {
    Kind.DASHBOARD: "internal/dashboard.html.jinja",
    Kind.PLAN: "internal/plan.html.jinja",
    Kind.REGISTER: "internal/registers.html.jinja",
}


@dataclass(frozen=True, slots=True)
class Download:
    """A file beside a page: `link("file", id=path)`."""

    name: str
    path: str


@dataclass(frozen=True, slots=True)
class RegisterLink:
    """A register in the list of the dashboard."""

    id: str
    title: str
    lead: str
    entries: int


class RegisterPages:
    """Plans the dashboard, the plan and the registers of one build."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def pages(self) -> None:
        """Plan them for each organization, in its own language and in those they are complete in."""
        for framework in self.making.workspace.frameworks:
            for language in self.making.plan.languages:
                links = self._registers(framework, language)
                self._dashboard(framework, language, links)
                self._plan(framework, language)

    def _is_complete(self, speaker: Speaker) -> bool:
        return not speaker.missing or speaker.language == speaker.framework.organization.language

    def _add(self, kind: Kind, speaker: Speaker, title: str, views: dict[str, Any], part: str = "") -> None:
        framework = speaker.framework
        organization = framework.organization.id
        self.making.plan.add(
            Planned(
                kind=kind,
                key=f"{organization}/{part}" if part else organization,
                parts=(segment(organization), *([part] if part else [])),
                language=speaker.language,
                title=title,
                description="",
                template="internal/matrix.html.jinja" if part in MATRICES else _TEMPLATES[kind],
                views=views,
                words=speaker.words,
                source=framework.organization.origin.file,
                in_search=False,
                # Of many organizations the list of posts leads there: a menu of them all nobody reads.
                in_navigation=not part and not self.making.plan.several,
                shell=SHELL,
            )
        )

    def _title(self, speaker: Speaker, page: str) -> str:
        if not self.making.plan.several:
            return speaker.words(f"{page}.title")
        name = speaker.text(speaker.framework.organization.name)
        return speaker.words(f"{page}.title_of", organization=name)

    def _file(self, kind: Kind, speaker: Speaker, name: str, text: str, part: str = "") -> str:
        """Put a file beside a page and return its path."""
        organization = segment(speaker.framework.organization.id)
        language = () if speaker.language == self.making.plan.languages[0] else (speaker.language,)
        folder = {Kind.DASHBOARD: "dashboard", Kind.PLAN: "plan", Kind.REGISTER: "registers"}[kind]
        several = (organization,) if self.making.plan.several else ()
        path = "/".join((*language, folder, *several, *([part] if part else []), name))
        self.making.files.append(SiteFile(path, text))
        return path

    def _registers(self, framework: CodeFramework, language: str) -> tuple[RegisterLink, ...]:
        links = []
        makers = {**REGISTERS, "versions": self._versions}
        for identifier, make in makers.items():
            speaker = self.making.speaker(framework, language)
            made = make(speaker)
            if made is not None and self._is_complete(speaker):
                links.append(RegisterLink(identifier, made.title, made.lead, made.entries))
                downloads = self._tables(speaker, made)
                views = {"register": made, "downloads": downloads}
                self._add(Kind.REGISTER, speaker, made.title, views, identifier)
        return tuple(links)

    @staticmethod
    def _versions(speaker: Speaker) -> Register | None:
        framework = speaker.framework
        first = framework.organization.language
        return version_register(speaker, {code.id: fingerprint(code, first) for code in framework.codes})

    def _tables(self, speaker: Speaker, made: Register) -> dict[str, str]:
        """Write the tables of a register and return their paths."""
        return {
            one.id: self._file(Kind.REGISTER, speaker, f"{segment(one.id)}.csv", register_table(one), made.id)
            for one in made.tables
        }

    def _plan(self, framework: CodeFramework, language: str) -> None:
        speaker = self.making.speaker(framework, language)
        plan = plan_of(speaker)
        if not self._is_complete(speaker):
            return
        views = {"plan": plan, "calendars": self._calendars(speaker, plan)}
        self._add(Kind.PLAN, speaker, self._title(speaker, "plan"), views)

    def _calendars(self, speaker: Speaker, plan: Plan) -> tuple[Download, ...]:
        """Write a calendar of everything, and one for each post that has something to do."""
        words, organization = speaker.words, speaker.framework.organization.id
        by_post: dict[str, list[DueLine]] = {}
        for line in plan.lines:
            if line.owner_id:
                by_post.setdefault(line.owner_id, []).append(line)

        def made(name: str, lines: tuple[DueLine, ...]) -> str:
            return due_calendar(name, lines, words, made_on=speaker.as_of, organization=organization)

        if not plan.lines:
            return ()
        every = made(words("plan.calendar_name", organization=plan.organization), plan.lines)
        found = [Download(words("plan.calendar_all"), self._file(Kind.PLAN, speaker, "calendar.ics", every))]
        for post in speaker.framework.posts:
            if post in by_post:
                name = speaker.post(post)
                text = made(
                    words("plan.calendar_name_of", organization=plan.organization, post=name),
                    tuple(by_post[post]),
                )
                path = self._file(Kind.PLAN, speaker, f"{segment(post)}.ics", text, "posts")
                found.append(Download(words("plan.calendar_of", name=name), path))
        return tuple(found)

    def _dashboard(
        self, framework: CodeFramework, language: str, registers: tuple[RegisterLink, ...]
    ) -> None:
        speaker = self.making.speaker(framework, language)
        shown = dashboard(speaker)
        if not self._is_complete(speaker):
            return
        download = (
            self._file(Kind.DASHBOARD, speaker, "due.csv", due_table(shown, speaker.words))
            if shown.lines
            else ""
        )
        views = {"dashboard": shown, "registers": registers, "download": download}
        self._add(Kind.DASHBOARD, speaker, self._title(speaker, "dashboard"), views)
