"""The page of supervision: one for each organization that wrote anything about it, in the internal site only."""

from __future__ import annotations

from ..internal_view import is_supervised, supervision_sheet
from ..model import CodeFramework
from .address import segment
from .making import SHELL, Making
from .page import Kind
from .planned import Planned


class SupervisionPages:
    """Plans the pages of supervision of one build."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def pages(self) -> None:
        """Plan the page of each organization, in its own language and in those it is complete in."""
        for framework in self.making.workspace.frameworks:
            if is_supervised(framework):
                for language in self.making.plan.languages:
                    self._plan(framework, language)

    def _plan(self, framework: CodeFramework, language: str) -> None:
        speaker = self.making.speaker(framework, language)
        sheet = supervision_sheet(speaker)
        if speaker.missing and language != framework.organization.language:
            return
        organization = framework.organization
        document = framework.supervision or framework.inspections[0]
        several = self.making.plan.several
        title = speaker.words("supervision.title_of", organization=sheet.organization)
        self.making.plan.add(
            Planned(
                kind=Kind.SUPERVISION,
                key=organization.id,
                parts=(segment(organization.id),),
                language=language,
                title=title if several else speaker.words("supervision.title"),
                description="",
                template="internal/supervision.html.jinja",
                views={"sheet": sheet},
                words=speaker.words,
                source=document.origin.file,
                in_search=False,
                in_navigation=not self.making.plan.several,
                shell=SHELL,
            )
        )
