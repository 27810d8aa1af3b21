"""The internal pages of every code: its clause map, their index, and all problems."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any
from urllib.parse import quote

from ..feeds import clause_table
from ..internal_view import clause_map, mapped_codes
from ..labels.clauses import named_clauses
from ..model import Code, CodeFramework
from .address import relative, segment
from .making import SHELL, Making
from .page import Kind, SiteFile
from .planned import Planned
from .problem_lines import lines


class InternalPages:
    """Plans the internal pages of one build."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def problems(self) -> None:
        """Plan the page of all problems."""
        language = self.making.plan.languages[0]
        words = self.making.words(language)
        views = {
            "problems": lines(self.making.report, language),
            "summary": words("report.clean") if not self.making.report.problems else "",
        }
        self.making.add_index(
            Kind.PROBLEMS, language, "sheet.findings.title", "internal/problems.html.jinja", views
        )

    def clause_maps(self) -> None:
        """Plan the clause map of every code, as a page and as a table, and their index."""
        found = Counter(clause for one in self.making.report.problems for clause in named_clauses(one.clause))
        codes = [(f, code) for f in self.making.workspace.frameworks for code in mapped_codes(f)]
        for language in self.making.plan.languages:
            maps = [self._plan_clause_map(f, code, language, found) for f, code in codes]
            views = {"maps": tuple(maps)}
            self.making.add_index(
                Kind.CLAUSE_MAPS, language, "sheet.clauses.title", "internal/clause-maps.html.jinja", views
            )

    def _plan_clause_map(
        self, framework: CodeFramework, code: Code, language: str, found: Counter[str]
    ) -> dict[str, Any]:
        speaker = self.making.speaker(framework, language)
        clauses = clause_map(speaker, code, found)
        organization = framework.organization.id
        page = Planned(
            kind=Kind.CLAUSE_MAP,
            key=f"{organization}/{code.id}",
            parts=(segment(organization), segment(code.id)),
            language=language,
            title=speaker.words("sheet.clauses.of", code=clauses.code),
            description="",
            template="internal/clause-map.html.jinja",
            views={},
            words=speaker.words,
            source=code.origin.file,
            in_search=False,
            shell=SHELL,
        )
        path = "/".join(self.making.plan.address(page).parts) + ".csv"
        self.making.files.append(SiteFile(path, clause_table(clauses, speaker.words)))
        download = relative(quote(path), self.making.plan.url(page))
        views = {"map": clauses, "download": download}
        self.making.plan.add(replace(page, views=views))
        return {"id": page.key, "title": clauses.code, "map": clauses}
