"""Pages at former addresses: codes that were renamed are still found by the QR codes on walls."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote

from ..render import Renderer
from .address import code_segment, relative
from .making import Making, Told
from .page import Kind, SiteFile
from .planned import Planned

_OF_CODE = frozenset((Kind.CODE, Kind.RESULTS, Kind.CHANGES, Kind.UNIT))
"""What people link to; a notice is paper."""


def redirects(making: Making, renderer: Renderer) -> Iterator[SiteFile]:
    """Yield for each page of a renamed code a page at each address it had; no script is needed to move on."""
    taken = {making.plan.url(page) for page in making.plan.pages}
    for one in making.told:
        if not one.code.former_ids:
            continue
        key = f"{one.framework.organization.id}/{one.code.id}"
        for page in making.plan.pages:
            if page.kind in _OF_CODE and page.code_key == key and page.language == one.speaker.language:
                yield from _of_page(making, renderer, one, page, taken)


def _of_page(
    making: Making, renderer: Renderer, one: Told, page: Planned, taken: set[str]
) -> Iterator[SiteFile]:
    target = making.plan.url(page)
    for former in one.code.former_ids:
        parts = (page.parts[0], code_segment(former), *page.parts[2:])
        path = making.plan.address(replace(page, parts=parts)).url(
            directory_urls=making.options.directory_urls
        )
        address = quote(path)
        if address in taken:
            continue
        taken.add(address)
        views = {
            "language": page.language,
            "title": page.title,
            "target": relative(target, address),
            "canonical": f"{making.public_url}{target}" if making.public_url else "",
        }
        moved = renderer.fragment(
            "public/moved.html.jinja", words=page.words, link=lambda *_: "", views=views
        )
        yield SiteFile(f"{path}index.html" if path.endswith("/") else path, moved.html)
