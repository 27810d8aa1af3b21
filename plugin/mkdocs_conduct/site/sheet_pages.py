"""The sheets of posts: for each the whole, one for each occasion, large print for the wall and a pocket card."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from ..internal_view import (
    PostSheet,
    UnitEntry,
    fingerprint,
    has_card,
    look_of,
    of_occasion,
    post_card,
    post_entries,
    post_sheet,
    posts_of,
)
from ..model import CodeFramework
from ..speaker import Speaker
from .address import segment
from .making import SHELL, Making
from .page import Kind
from .planned import Planned

LARGE = "large"
"""The part of a path below a sheet that holds it in large print."""
CARD = "card"
"""The part of a path below a sheet that holds the pocket card."""


@dataclass(frozen=True, slots=True)
class _Group:
    """Posts of one organization in the index of sheets."""

    id: str
    organization: str
    units: tuple[UnitEntry, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """One form in which a post's sheet exists."""

    part: str
    """The last part of its address; empty for the whole sheet."""
    name: str
    template: str
    views: dict[str, Any] = field(default_factory=dict)


class SheetPages:
    """Plans the sheets of all posts and their index."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def sheets(self) -> None:
        """Plan the sheets of every post and their index."""
        plan = self.making.plan
        for language in plan.languages:
            found = (self._plan_posts(f, language) for f in self.making.workspace.frameworks)
            groups = tuple(group for group in found if group)
            if groups or language == plan.languages[0]:
                views = {"groups": groups}
                self.making.add_index(
                    Kind.SHEETS, language, "sheet.posts.title", "internal/index.html.jinja", views
                )

    def _plan_posts(self, framework: CodeFramework, language: str) -> _Group | None:
        planned = []
        for post in posts_of(self.making.speaker(framework, language)):
            speaker = self.making.speaker(framework, language)
            sheet = post_sheet(speaker, post)
            if speaker.missing and language != framework.organization.language:
                continue
            planned.append(post)
            self._plan_forms(framework, speaker, sheet)
        if not planned:
            return None
        speaker = self.making.speaker(framework, language)
        units = post_entries(speaker, tuple(planned), prefix=framework.organization.id)
        organization = framework.organization
        return _Group(id=organization.id, organization=speaker.text(organization.name), units=units)

    def _code_page(self, framework: CodeFramework, sheet: PostSheet) -> tuple[str, str]:
        """Return title and public address of the first code of a sheet; empty where nobody has said where it is."""
        public = self.making.workspace.settings.public_url
        plan = self.making.plan
        for code in sheet.codes:
            page = plan.find(Kind.CODE, f"{framework.organization.id}/{code.id}", sheet.language)
            if public and page:
                return code.title, f"{public.rstrip('/')}/{plan.url(page)}"
        return "", ""

    def _forms(self, framework: CodeFramework, speaker: Speaker, sheet: PostSheet) -> Iterator[_Form]:
        words = speaker.words
        usual = "internal/sheet.html.jinja"
        whole = words("postsheet.whole") if len(sheet.occasions) > 1 else words("postsheet.usual")
        yield _Form("", whole, usual, {"sheet": sheet, "look": look_of(sheet), "occasion": ""})
        if len(sheet.occasions) > 1:
            for occasion in sheet.occasions:
                part = of_occasion(sheet, occasion)
                views = {"sheet": part, "look": look_of(part), "occasion": occasion.name}
                yield _Form(occasion.part, occasion.name, usual, views)
        yield _Form(LARGE, words("postsheet.large"), "internal/sheet-large.html.jinja", {"sheet": sheet})
        if has_card(sheet):
            own = self.making.speaker(framework, speaker.language)
            card = post_card(own, sheet)
            if not own.missing or own.language == framework.organization.language:
                views = {"sheet": sheet, "card": card}
                yield _Form(CARD, words("postsheet.pocket"), "internal/card.html.jinja", views)

    def _plan_forms(self, framework: CodeFramework, speaker: Speaker, sheet: PostSheet) -> None:
        organization, words = framework.organization, speaker.words
        base = f"{organization.id}/{sheet.id}"
        forms = tuple(self._forms(framework, speaker, sheet))
        links = [{"id": f"{base}/{one.part}" if one.part else base, "name": one.name} for one in forms]
        code, address = self._code_page(framework, sheet)
        for form, link in zip(forms, links, strict=True):
            named = words("postsheet.title_of", post=sheet.post, name=form.name)
            self.making.plan.add(
                Planned(
                    kind=Kind.SHEET,
                    key=link["id"],
                    parts=(
                        segment(organization.id),
                        segment(sheet.id),
                        *((form.part,) if form.part else ()),
                    ),
                    language=sheet.language,
                    title=named if form.part else sheet.post,
                    description="",
                    template=form.template,
                    views={
                        **form.views,
                        "form_id": link["id"],
                        "forms": links,
                        "address": address,
                        "address_of": code,
                        "mark": fingerprint(form.views["sheet"]),
                    },
                    words=words,
                    source=organization.origin.file,
                    in_search=False,
                    shell=SHELL,
                )
            )
