"""The pages of forms: each form blank, filled in where there are data, and the index by use; internal."""

from __future__ import annotations

from dataclasses import dataclass

from ..internal_view import FormGroup, FormView, form_groups, form_view, forms_of
from ..model import CodeFramework, Form
from .address import segment
from .making import SHELL, Making
from .page import Kind
from .planned import Planned

FILLED = "filled"
"""The last part of the address of a form filled in."""


@dataclass(frozen=True, slots=True)
class _Organization:
    """The forms of one organization in the index."""

    name: str
    groups: tuple[FormGroup, ...]


class FormPages:
    """Plans the pages of forms of one build."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def pages(self) -> None:
        """Plan every form in every language it is complete in, and their index."""
        for language in self.making.plan.languages:
            found = [
                one
                for framework in self.making.workspace.frameworks
                if (one := self._organization(framework, language)) is not None
            ]
            if found or language == self.making.plan.languages[0]:
                views = {"organizations": tuple(found)}
                self.making.add_index(Kind.FORMS, language, "forms.title", "internal/forms.html.jinja", views)

    def _organization(self, framework: CodeFramework, language: str) -> _Organization | None:
        forms = forms_of(framework)
        if not forms:
            return None
        blanks: dict[str, FormView] = {}
        filled: dict[str, FormView] = {}
        for form in forms:
            blank = self._view(framework, form, language, is_filled=False)
            full = self._view(framework, form, language, is_filled=True)
            if blank is not None:
                blanks[form.id] = blank
                self._plan(framework, form, blank)
            if full is not None and full.cases and (blank is None or full.cases != blank.cases):
                filled[form.id] = full
                self._plan(framework, form, full)
        if not blanks and language != framework.organization.language:
            return None
        speaker = self.making.speaker(framework, language)
        groups = form_groups(speaker, forms, blanks, filled)
        return _Organization(speaker.text(framework.organization.name), groups)

    def _view(
        self, framework: CodeFramework, form: Form, language: str, *, is_filled: bool
    ) -> FormView | None:
        speaker = self.making.speaker(framework, language)
        view = form_view(speaker, form, is_filled=is_filled)
        return None if speaker.missing and language != framework.organization.language else view

    def _plan(self, framework: CodeFramework, form: Form, view: FormView) -> None:
        words = self.making.words(view.language)
        below = (FILLED,) if view.is_filled else ()
        self.making.plan.add(
            Planned(
                kind=Kind.FORM,
                key="/".join((view.key, *below)),
                parts=(segment(framework.organization.id), segment(form.id), *below),
                language=view.language,
                title=words("forms.filled_title", title=view.title) if below else view.title,
                description="",
                template="internal/form.html.jinja",
                views={"form": view},
                words=words,
                source=form.origin.file if view.is_own else framework.organization.origin.file,
                in_search=False,
                shell=SHELL,
            )
        )
