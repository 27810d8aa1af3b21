"""The public pages: every published code in every language it is complete in, its results, the indexes."""

from __future__ import annotations

from collections.abc import Iterator

from ..load import BrokenCode
from ..model import Code, CodeFramework, Origin
from ..problems import Problem, Report, Severity
from ..public_view import (
    PublicCode,
    PublicEntry,
    public_code,
    public_entry,
    public_facets,
    special_units,
)
from ..public_view.charts import public_series
from ..public_view.units import Special
from ..speaker import Speaker
from .address import RESULTS, code_segment, segment, unit_segment
from .making import Making, Told
from .notice_pages import notice_entries
from .page import Kind
from .planned import Planned
from .problem_lines import lines

_INDEX_SHELL = "conduct/index.html"


class PublicPages:
    """Plans the public pages of one build."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def _tell(self, framework: CodeFramework, code: Code) -> Iterator[Told]:
        for language in self.making.plan.languages:
            speaker = self.making.speaker(framework, language)
            view = public_code(speaker, code)
            if not speaker.missing or language == framework.organization.language:
                yield Told(framework, code, speaker, view)
            elif speaker.translated:
                self._miss(speaker, code, code.origin)

    def _miss(self, speaker: Speaker, code: Code, origin: Origin, *path: str | int) -> None:
        """Tell that a page does not exist for want of translations."""
        arguments = {
            "language": speaker.language,
            "id": code.id,
            "n": len(dict.fromkeys(speaker.missing)),
            "text": str(speaker.missing[0])[:40],
        }
        place = self.making.loaded.sources.place(origin, *path)
        self.making.problems.append(
            Problem(place, "missing-translation", Severity.INFO, "D", arguments=arguments)
        )

    def codes(self) -> None:
        """Plan the page of every published code in every language it is complete in, and the indexes."""
        told = self.making.told
        for framework in self.making.workspace.frameworks:
            for code in framework.codes:
                if code.status.is_published:
                    told.extend(self._tell(framework, code))
        for one in told:
            self._plan_code(one)
            self._plan_results(one)
            self._plan_units(one)
        if self.making.options.preview:
            for broken in self.making.loaded.broken:
                self._plan_broken(broken)
        self._plan_indexes(told)

    def _organization_key(self, framework: CodeFramework) -> str:
        return framework.organization.id

    def _plan_code(self, one: Told) -> None:
        own = self.making.report.of_files([one.code.origin.file]) if self.making.options.preview else Report()
        self.making.plan.add(
            Planned(
                kind=Kind.CODE,
                key=f"{self._organization_key(one.framework)}/{one.code.id}",
                parts=(segment(self._organization_key(one.framework)), code_segment(one.code.id)),
                language=one.speaker.language,
                title=one.view.title,
                description=one.view.purpose_md,
                template="public/code.html.jinja",
                views={
                    "code": one.view,
                    "problems": lines(own, one.speaker.language),
                    "notices": notice_entries(one),
                },
                words=one.speaker.words,
                source=one.code.origin.file,
                in_search=True,
            )
        )

    def _plan_results(self, one: Told) -> None:
        if not one.view.indicators:
            return
        organization = segment(self._organization_key(one.framework))
        self.making.plan.add(
            Planned(
                kind=Kind.RESULTS,
                key=f"{self._organization_key(one.framework)}/{one.code.id}",
                parts=(organization, code_segment(one.code.id), RESULTS),
                language=one.speaker.language,
                title=one.speaker.words("site.results", title=one.view.title),
                description="",
                template="public/results.html.jinja",
                views={"code": one.view, "series": public_series(one.speaker, one.view)},
                words=one.speaker.words,
                source=one.code.origin.file,
                in_search=False,
            )
        )

    def _plan_units(self, one: Told) -> None:
        """Plan the code as each unit keeps it that has rules of its own, in the language the code is told in."""
        for special in special_units(one.speaker, one.code):
            speaker = self.making.speaker(one.framework, one.speaker.language)
            view = public_code(speaker, one.code, special)
            organization = one.framework.organization
            if speaker.missing and speaker.language != organization.language:
                nearest = special.kept.overrides[-1]
                path = ("units", organization.units.index(nearest.unit), "overrides", nearest.position)
                self._miss(speaker, one.code, organization.origin, *path)
                continue
            self._plan_unit(one, special, view)

    def _plan_unit(self, one: Told, special: Special, view: PublicCode) -> None:
        organization = one.framework.organization
        self.making.plan.add(
            Planned(
                kind=Kind.UNIT,
                key=f"{organization.id}/{one.code.id}/{special.unit.id}",
                parts=(segment(organization.id), code_segment(one.code.id), unit_segment(special.unit.id)),
                language=one.speaker.language,
                title=one.speaker.words("page.unit.title", title=view.title, unit=view.unit),
                description=view.purpose_md,
                template="public/code.html.jinja",
                views={"code": view},
                words=one.speaker.words,
                source=organization.origin.file or one.code.origin.file,
                in_search=True,
            )
        )

    def _plan_broken(self, broken: BrokenCode) -> None:
        language = self.making.plan.languages[0]
        own = self.making.report.of_files([broken.file])
        self.making.plan.add(
            Planned(
                kind=Kind.PROBLEMS,
                key=f"{broken.organization}/{broken.id}",
                parts=(segment(broken.organization), code_segment(broken.id)),
                language=language,
                title=broken.title,
                description="",
                template="public/problems.html.jinja",
                views={"title": broken.title, "problems": lines(own, language), "summary": ""},
                words=self.making.words(language),
                source=broken.file,
                in_search=False,
            )
        )

    def _entries(self, told: list[Told], language: str) -> tuple[PublicEntry, ...]:
        """Return one entry for each code: in this language, else in the first language it exists in."""
        by_code: dict[str, dict[str, Told]] = {}
        for one in told:
            by_code.setdefault(f"{one.framework.organization.id}/{one.code.id}", {})[one.speaker.language] = (
                one
            )
        entries = []
        for key, versions in by_code.items():
            one = versions.get(language) or next(iter(versions.values()))
            entries.append(public_entry(one.speaker, one.code, one.view, key=key))
        return tuple(entries)

    def _plan_indexes(self, told: list[Told]) -> None:
        present = {one.speaker.language for one in told}
        for language in self.making.plan.languages:
            if language not in present and language != self.making.plan.languages[0]:
                continue
            words = self.making.words(language)
            entries = self._entries(told, language)
            names = {one.view.organization for one in told if one.speaker.language == language}
            organization = names.pop() if len(names) == 1 and not self.making.plan.several else ""
            self.making.plan.add(
                Planned(
                    kind=Kind.INDEX,
                    key="",
                    parts=(),
                    language=language,
                    title=words("site.codes"),
                    description="",
                    template="public/index.html.jinja",
                    views={
                        "entries": entries,
                        "facets": public_facets(entries),
                        "organization": organization,
                        "heading": words("site.codes"),
                    },
                    words=words,
                    source="",
                    in_search=True,
                    in_navigation=True,
                    shell=_INDEX_SHELL,
                )
            )
