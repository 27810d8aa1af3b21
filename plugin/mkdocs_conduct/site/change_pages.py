"""The page of each code that tells its life: what comes, the edition that holds, what was before."""

from __future__ import annotations

from ..public_view import public_history
from .address import CHANGES, code_segment, segment
from .making import Making, Told
from .page import Kind
from .planned import Planned


class ChangePages:
    """Plans the pages of changes of one build."""

    def __init__(self, making: Making) -> None:
        self.making = making

    def changes(self) -> None:
        """Plan a page for each code that has changed, or will."""
        for one in self.making.told:
            self._plan(one)

    def _plan(self, one: Told) -> None:
        history = public_history(one.speaker, one.code)
        if not history:
            return
        organization = one.framework.organization.id
        title = one.speaker.words("changes.page_title", title=one.view.title)
        self.making.plan.add(
            Planned(
                kind=Kind.CHANGES,
                key=f"{organization}/{one.code.id}",
                parts=(segment(organization), code_segment(one.code.id), CHANGES),
                language=one.speaker.language,
                title=title,
                description="",
                template="public/changes.html.jinja",
                views={"code": one.view, "history": history},
                words=one.speaker.words,
                source=one.code.origin.file,
                in_search=False,
            )
        )
