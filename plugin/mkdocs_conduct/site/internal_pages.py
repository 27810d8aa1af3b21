"""The internal pages: the sheet of every post, their index, and all problems."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from ..internal_view import post_entries, post_sheet, posts_of
from ..model import CodeFramework
from .address import segment
from .making import Making
from .page import Kind
from .planned import Planned
from .problem_lines import lines


@dataclass(frozen=True, slots=True)
class _Group:
    """Posts of one organization in the index of sheets."""

    organization: str
    units: tuple[Any, ...]


class InternalPages:
    """Plans the internal pages of one build."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def sheets(self) -> None:
        """Plan the sheet of every post, their index, and the page of all problems."""
        for language in self.making.plan.languages:
            groups = [
                group for f in self.making.workspace.frameworks if (group := self._plan_sheets(f, language))
            ]
            if groups or language == self.making.plan.languages[0]:
                self._plan_internal(
                    Kind.SHEETS, language, "internal/index.html.jinja", {"groups": tuple(groups)}
                )
        language = self.making.plan.languages[0]
        words = self.making.words(language)
        views = {
            "problems": lines(self.making.report, language),
            "summary": words("report.clean") if not self.making.report.problems else "",
        }
        self._plan_internal(Kind.PROBLEMS, language, "internal/problems.html.jinja", views)

    def _plan_internal(self, kind: Kind, language: str, template: str, views: dict[str, Any]) -> None:
        words = self.making.words(language)
        title = words("sheet.posts.title" if kind is Kind.SHEETS else "sheet.findings.title")
        self.making.plan.add(
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
        for post in posts_of(self.making.speaker(framework, language)):
            speaker = self.making.speaker(framework, language)
            sheet = post_sheet(speaker, post)
            if speaker.missing and language != framework.organization.language:
                continue
            planned.append(post)
            self.making.plan.add(
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
        speaker = self.making.speaker(framework, language)
        units = post_entries(speaker, tuple(planned), prefix=framework.organization.id)
        return _Group(organization=speaker.text(framework.organization.name), units=units)
