"""Tables of figures beside the pages of codes."""

from __future__ import annotations

from ..feeds.results_table import results_table
from .address import RESULTS_TABLE, code_segment, segment
from .making import Making, Told
from .page import SiteFile


class ResultFiles:
    """Makes the table of each code that has indicators: once, in the language of the organization."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def tables(self) -> None:
        """Write the tables, and let pages link to them as `link("results_table")`."""
        for told in self.making.told:
            if told.view.indicators and told.speaker.language == told.framework.organization.language:
                self._table(told)

    def _table(self, told: Told) -> None:
        plan, organization, code = self.making.plan, told.framework.organization.id, told.code.id
        parts = (segment(organization), code_segment(code), RESULTS_TABLE)
        path = "/".join((plan.path, *(parts if plan.several else parts[1:])))
        # Figures are the same in every language: all pages lead to the one table.
        for language in plan.languages:
            plan.add_file("results_table", f"{organization}/{code}", language, path)
        self.making.files.append(SiteFile(path, results_table(told.view)))
