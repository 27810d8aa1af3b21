"""How to complain to an organization: a page of its own, and a form to print."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from ..model import CodeFramework
from ..problems import Problem, Severity
from ..public_view import public_complaint_form, public_complaints
from ..speaker import Speaker
from .address import COMPLAINTS, segment
from .making import Making, Told
from .page import Kind
from .planned import Planned

FORM = "form"
"""The part of a path below the page about complaints that holds the form."""


class ComplaintPages:
    """Plans the page about complaints of every organization, and its form, once its codes are told."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def pages(self) -> None:
        """Plan both pages of every organization in every language one of its codes is told in."""
        for framework in self.making.workspace.frameworks:
            told = [one for one in self.making.told if one.framework is framework]
            for language in self.making.plan.languages:
                if any(one.speaker.language == language for one in told):
                    self._plan(framework, language, list(_in_language(told, language)))

    def _plan(self, framework: CodeFramework, language: str, told: list[Told]) -> None:
        speaker = self.making.speaker(framework, language)
        view = public_complaints(speaker, [(one.code, one.view) for one in told])
        if view is None:
            return
        form = public_complaint_form(speaker, view, [one.code for one in told])
        if speaker.missing and language != framework.organization.language:
            self._miss(speaker)
            return
        organization = framework.organization
        several = self.making.plan.several
        page = Planned(
            kind=Kind.COMPLAINTS,
            key=organization.id,
            parts=(segment(organization.id), COMPLAINTS),
            language=language,
            title=_title(speaker, "complaints.title", named=several),
            description=view.contact.policy_md,
            template="public/complaints.html.jinja",
            views={"page": view},
            words=speaker.words,
            source=organization.origin.file or told[0].code.origin.file,
            in_search=True,
            # With several organizations each page is reached from the codes it is about.
            in_navigation=not several,
        )
        self.making.plan.add(page)
        if form is not None:
            self.making.plan.add(
                replace(
                    page,
                    kind=Kind.COMPLAINT_FORM,
                    parts=(*page.parts, FORM),
                    title=_title(speaker, "complaints.form.title", named=several),
                    description="",
                    template="public/complaint-form.html.jinja",
                    views={"form": form},
                    in_search=False,
                    in_navigation=False,
                )
            )

    def _miss(self, speaker: Speaker) -> None:
        """Tell that the pages do not exist for want of translations."""
        organization = speaker.framework.organization
        arguments = {
            "language": speaker.language,
            "id": organization.id,
            "n": len(dict.fromkeys(speaker.missing)),
            "text": str(speaker.missing[0])[:40],
        }
        self.making.problems.append(
            Problem(
                self.making.loaded.sources.place(organization.origin),
                "missing-translation",
                Severity.INFO,
                "D",
                text="missing-translation-of-complaints",
                arguments=arguments,
            )
        )


def _in_language(told: list[Told], language: str) -> Iterator[Told]:
    """Return each code once: in this language, else in the first it exists in."""
    by_code: dict[str, Told] = {}
    for one in told:
        if one.code.id not in by_code or one.speaker.language == language:
            by_code[one.code.id] = one
    yield from by_code.values()


def _title(speaker: Speaker, key: str, *, named: bool) -> str:
    if not named:
        return speaker.words(key)
    organization = speaker.text(speaker.framework.organization.name)
    return speaker.words("complaints.title_of", title=speaker.words(key), organization=organization)
