"""How big the type of a notice may be so that it fills one A4 sheet and does not run over it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..phrasing.room import MM, height_of
from .types.notice import Density, NoticePromise, PublicNotice

_SHEET = 265.0
"""Millimetres of an A4 sheet that may be filled: two in a hundred stay free, as fonts differ."""
_WIDTH = 184.0
_NUMBER = 12.0
_QR = 34.0
_MARGIN = 4.0
"""What a cell or frame keeps free on its left and right together."""
_BOLD = 1.08
"""How much wider bold Latin letters are."""
_TEXTS = {
    Density.HUGE: 25.0,
    Density.GRAND: 21.5,
    Density.ROOMY: 18.5,
    Density.NORMAL: 16.0,
    Density.SNUG: 13.5,
    Density.DENSE: 11.5,
}
"""The size of a promise in points, from big to small."""


def _height(text: str, size: float, room: float, leading: float, *, is_bold: bool = False) -> float:
    stretch = _BOLD if is_bold and text.isascii() else 1.0
    return height_of(text, size, room, leading, stretch=stretch)


@dataclass(frozen=True, slots=True)
class _Type:
    """All sizes that follow from that of a promise, in points, as the style sheet works them out."""

    text: float

    @property
    def note(self) -> float:
        return 5 + self.text * 0.42

    @property
    def small(self) -> float:
        return 7.5 + self.text * 0.1

    @property
    def figure(self) -> float:
        return self.text * 1.3

    @property
    def whose(self) -> float:
        return 8 + self.text * 0.85

    @property
    def title(self) -> float:
        return 14 + self.text * 1.2

    @property
    def phone(self) -> float:
        return 12 + self.text * 1.3

    @property
    def figure_column(self) -> float:
        """In millimetres."""
        return 22 + self.text * 5.2 * MM

    @property
    def padding(self) -> float:
        """In millimetres."""
        return self.text * 0.4 * MM - 0.6


def _head(kind: _Type, notice: PublicNotice) -> float:
    whose = f"{notice.name or notice.code}　　　　　"
    where = f"{notice.place}　{notice.hours}".strip()
    slogan = "" if notice.name else notice.slogan
    return (
        _height(f"{notice.organization}{notice.unit}", kind.whose * 0.72, _WIDTH, 1.36)
        + kind.title * MM * 1.25
        + _height(whose, kind.whose, _WIDTH, 1.3)
        + _height(where, kind.note, _WIDTH, 1.36)
        + _height(slogan, kind.text, _WIDTH, 1.36)
        + kind.padding
        + 1
    )


def _table_head(kind: _Type, notice: PublicNotice) -> float:
    facts = f"{notice.organization}{notice.name}{notice.code}{notice.edition.document_number}{'　' * 32}"
    return _height(facts, kind.small, _WIDTH, 1.36) + 2 + kind.note * MM * 1.36 + 3


def _promise(kind: _Type, promise: NoticePromise, *, has_figures: bool) -> float:
    room = _WIDTH - _NUMBER - (kind.figure_column if has_figures else 0) - _MARGIN
    said = f"{promise.text_md}　" if promise.is_limited and not promise.item else promise.text_md
    remedy = f"　　　　　　{promise.remedy_md}" if promise.remedy_md or promise.is_remedy_elsewhere else ""
    left = (
        _height(promise.item, kind.text, room, 1.3, is_bold=True)
        + _height(said, kind.text, room, 1.36)
        + _height(promise.begins, kind.note, room, 1.4)
        + _height(remedy, kind.note, room, 1.4)
    )
    beside = kind.figure_column - _MARGIN
    right = sum(
        _height(one.about, kind.note, beside, 1.3)
        + _height(one.value, kind.figure, beside, 1.2, is_bold=True)
        for one in promise.figures
    )
    gaps = 1.2 * max(len(promise.figures) - 1, 0)
    return max(left, right + gaps) + 2 * kind.padding + 0.3


def _contact(kind: _Type, notice: PublicNotice) -> Iterator[float]:
    room = _WIDTH - _QR - _MARGIN - 7
    yield kind.text * MM * 1.3
    for phone in notice.phones[:1]:
        yield kind.phone * MM * 1.15
        yield _height(f"{phone.name}　{phone.hours_md}　　　　{notice.decide}", kind.note, room, 1.36)
    others = "　　".join(f"{one.name}　{one.value}　{one.hours_md}" for one in notice.phones[1:])
    yield _height(others, kind.note, room, 1.4)
    channels = "　　".join(f"{one.name}　{one.value}" for one in notice.channels)
    yield _height(channels, kind.note, room, 1.4)
    if notice.routes:
        routes = "　　".join(f"{one.name}　{one.contact}" for one in notice.routes)
        yield kind.note * MM * 1.4 + 1
        yield _height(routes, kind.note, room, 1.4)


def _end(kind: _Type, notice: PublicNotice) -> float:
    measures = sum(
        _height(f"　{one}", kind.text * 0.92, _WIDTH - _MARGIN, 1.36) for one in notice.convenience_md
    )
    if measures:
        measures += kind.text * MM * 1.3 + 4
    contact = max(sum(_contact(kind, notice)), _QR + kind.small * MM * 1.36)
    # Two lines at the bottom: what a short form leaves out, and the address.
    return measures + contact + 5.4 + 2 * kind.small * MM * 1.36 + 1.2


def sheets_of(notice: PublicNotice, density: Density) -> int:
    """Return on how many sheets a notice fits in the type of this density."""
    kind = _Type(_TEXTS[density])
    rows = [_promise(kind, one, has_figures=notice.has_figures) for one in notice.promises]
    end = _end(kind, notice)
    repeated = _table_head(kind, notice)
    left = _SHEET - _head(kind, notice) - repeated
    sheets = 1
    # Nothing is torn: neither a promise nor what stands below them.
    for height in (*rows, end):
        if height > left and left < _SHEET - repeated:
            sheets += 1
            left = _SHEET - repeated
        left -= height
    return sheets


def density_of(notice: PublicNotice) -> Density:
    """Return the biggest type in which a notice takes as few sheets as it can.

    What does not fit one sheet even in the smallest is printed on several; nothing is left out.
    """
    sheets = {density: sheets_of(notice, density) for density in _TEXTS}
    return min(sheets, key=lambda density: sheets[density])
