"""Notices: for each code, service window and post a sheet for the wall, and the same in large print."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..problems import Problem, Severity
from ..public_view.density import density_of, sheets_of
from ..public_view.notice import Subject, public_notice, subject_name, subjects
from ..public_view.types.notice import Density, NoticeEntry, NoticeKind, PublicNotice
from .address import NOTICE, code_segment, segment
from .making import Making, Told
from .page import Kind
from .planned import Planned

WHOLE = "all"
"""The id of the notice of a whole code; a window or post of that name gets another."""
LARGE = "large"
"""The part of a path below a notice that holds it in large print."""
_SHELL = "conduct/notice.html"


@dataclass(frozen=True, slots=True)
class _Named:
    """A notice with its id, which is the part of its address."""

    id: str
    subject: Subject

    @property
    def large_id(self) -> str:
        """The id of the same notice in large print; no part of an address has a colon."""
        return f"{self.id}:{LARGE}"


def _named(found: Iterable[Subject]) -> tuple[_Named, ...]:
    """Give each notice an id of its own, on disks too that do not tell capitals from small letters."""
    taken: set[str] = set()
    named = []
    for subject in found:
        name = WHOLE if subject.kind is NoticeKind.WHOLE else segment(subject.id)
        if name.lower() in taken:
            # A sign that no path keeps makes `segment` give the name a few signs of its own.
            name = segment(f"{subject.id}?{subject.kind}")
        taken.add(name.lower())
        named.append(_Named(name, subject))
    return tuple(named)


def notice_entries(one: Told) -> tuple[NoticeEntry, ...]:
    """Return the notices of a code for a list of links; one that does not exist in the language has an empty link."""
    return tuple(
        NoticeEntry(id=each.id, kind=each.subject.kind, name=subject_name(one.speaker, each.subject))
        for each in _named(subjects(one.speaker, one.code))
    )


class NoticePages:
    """Plans the notices of one build."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def notices(self) -> None:
        """Plan the notices of every code in each language it is told in."""
        for one in self.making.told:
            named = _named(subjects(one.speaker, one.code))
            entries = notice_entries(one)
            for each in named:
                speaker = self.making.speaker(one.framework, one.speaker.language)
                notice = public_notice(speaker, one.code, each.subject, one.view)
                if speaker.missing and speaker.language != one.framework.organization.language:
                    self._miss(one, tuple(str(text) for text in speaker.missing))
                    continue
                self._plan(one, each, notice, entries)

    def _miss(self, one: Told, missing: tuple[str, ...]) -> None:
        """Tell that a notice does not exist for want of translations: the names of windows and places."""
        organization = one.framework.organization.origin
        place = self.making.loaded.sources.place(organization)
        arguments = {
            "language": one.speaker.language,
            "id": one.code.id,
            "n": len(dict.fromkeys(missing)),
            "text": missing[0][:40],
        }
        problem = Problem(place, "missing-translation", Severity.INFO, "D", arguments=arguments)
        if problem not in self.making.problems:
            self.making.problems.append(problem)

    def _address(self, one: Told, subject: Subject) -> str:
        """Return where the public reads the whole code, as a telephone needs it; empty where nobody has said."""
        public = self.making.workspace.settings.public_url
        key = f"{one.framework.organization.id}/{one.code.id}"
        language = one.speaker.language
        plan = self.making.plan
        page = plan.find(Kind.CODE, key, language)
        if subject.special:
            page = plan.find(Kind.UNIT, f"{key}/{subject.special.unit.id}", language) or page
        return f"{public.rstrip('/')}/{plan.url(page)}" if public and page else ""

    def _plan(self, one: Told, each: _Named, notice: PublicNotice, entries: tuple[NoticeEntry, ...]) -> None:
        words = one.speaker.words
        organization = one.framework.organization.id
        views: dict[str, Any] = {
            "notice": notice,
            "address": self._address(one, each.subject),
            "unit_id": each.subject.special.unit.id if each.subject.special else "",
            "id": each.id,
            "large_id": each.large_id,
            "entries": entries,
        }
        density = density_of(notice)
        is_single = sheets_of(notice, density) == 1
        forms = (
            (each.id, (), {"density": density, "is_single": is_single}, "notice.page"),
            (each.large_id, (LARGE,), {"density": Density.LARGE, "is_single": False}, "notice.page_large"),
        )
        for identifier, below, look, title in forms:
            self.making.plan.add(
                Planned(
                    kind=Kind.NOTICE,
                    key=f"{organization}/{one.code.id}/{identifier}",
                    parts=(segment(organization), code_segment(one.code.id), NOTICE, each.id, *below),
                    language=one.speaker.language,
                    title=words(title, name=notice.name or notice.code),
                    description="",
                    template="public/notice.html.jinja",
                    views={**views, **look},
                    words=words,
                    source=one.code.origin.file,
                    in_search=False,
                    shell=_SHELL,
                )
            )
