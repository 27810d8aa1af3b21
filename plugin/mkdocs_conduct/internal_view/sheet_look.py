"""How a sheet of a post lies on paper: how big its type may be, on how many A4 sheets, and where it is parted."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ..phrasing.room import height_of
from .types import PostSheet, SheetItem, SheetSection

_SHEET = 269.0
"""Millimetres of an A4 sheet that may be filled: three in a hundred stay free, as fonts differ."""
_WIDTH = 187.0
_LIMIT = 38.0
_FIXED = 11.5 + 2 * 13.0 + 14.0
"""Width of the columns for number, boxes and time."""
_REMARK = 28.0
_REMARK_ALONE = 42.0
"""Width of the column for remarks where there is none for limits."""
_CELL = 2.8
"""What a cell keeps free on its left and right together."""
_SOURCE = 4
"""How many characters say that something is a promise, or where it is recorded."""
_LITTLE = 0.3
"""A section that is longer than a sheet begins on a new one if less than this is left."""


class SheetDensity(StrEnum):
    """How big the type of a sheet is."""

    ROOMY = "roomy"
    NORMAL = "normal"
    SNUG = "snug"
    DENSE = "dense"


_SCALES = {
    SheetDensity.ROOMY: 1.18,
    SheetDensity.NORMAL: 1.0,
    SheetDensity.SNUG: 0.9,
    SheetDensity.DENSE: 0.8,
}
"""The size of everything printed, as `sheet.css` has it, from big to small."""


@dataclass(frozen=True, slots=True)
class SheetLook:
    """How a sheet is printed."""

    density: SheetDensity
    sheets: int
    """How many A4 sheets it takes."""
    breaks: tuple[int, ...]
    """The indexes of the sections that begin on a new sheet."""
    is_end_apart: bool
    """Whether what stands below the table goes on to a sheet of its own, where no head says which sheet it is of."""


@dataclass(frozen=True, slots=True)
class _Paper:
    """Works out heights in millimetres at one scale."""

    sheet: PostSheet
    scale: float

    @property
    def has_limits(self) -> bool:
        return any(item.limit or item.detail or item.cases for item in self.sheet.items)

    def _said(self, text: str, size: float, room: float) -> float:
        return height_of(text, size * self.scale, room)

    def _quotes(self, item: SheetItem) -> Iterator[str]:
        again = ""
        for promise in item.promises:
            title = promise.code_title if len(self.sheet.codes) > 1 else ""
            if promise.is_quoted:
                quote = "" if promise.text_md == item.text_md else promise.text_md
                yield f"{title}{promise.number}{quote}{'　' * _SOURCE}"
            else:
                again += f"{title}{promise.number}{'　' * _SOURCE}"
        if again:
            yield again

    def item(self, item: SheetItem) -> float:
        limit = _LIMIT if self.has_limits else 0.0
        remark = _REMARK if self.has_limits else _REMARK_ALONE
        room = _WIDTH - _FIXED - limit - remark - _CELL
        # What is written down follows the last text in its line.
        texts = [(item.text_md, 10.0), *((quote, 8.5) for quote in self._quotes(item))]
        last, size = texts.pop()
        record = f"{'　' * (_SOURCE + 1)}{item.record}" if item.record else ""
        what = sum(self._said(*text, room) for text in texts) + self._said(last + record, size, room)
        beside = self._said(item.limit, 9.5, limit - _CELL) + sum(
            self._said(one, 8.5, limit - _CELL) for one in (item.detail, *item.cases)
        )
        return max(what, beside, 7.6 * self.scale) + 2.2 * self.scale

    def section(self, section: SheetSection, *, is_new_occasion: bool) -> float:
        occasion = 6.4 * self.scale if is_new_occasion and len(self.sheet.occasions) > 1 else 0.0
        title = self._said(f"{section.title}　　　{section.note_md}", 10.5, _WIDTH - _CELL)
        return occasion + title + 2.6 * self.scale

    @property
    def is_chinese(self) -> bool:
        return self.sheet.language.startswith("zh")

    @property
    def band(self) -> float:
        # What stands beside the place for day and shift; its type has one size.
        whose = height_of(f"{self.sheet.post}　　　　　", 21, 95.0, 1.2)
        occasion = 7.0 if len(self.sheet.occasions) == 1 else 0.0
        return max(
            25.0, whose + height_of(f"{self.sheet.organization}　{self.sheet.unit}", 11, 95.0) + occasion + 3
        )

    @property
    def facts(self) -> float:
        # Words beside the facts are longer in English.
        gaps = 28 if self.is_chinese else 38
        facts = f"{self.sheet.organization}{self.sheet.post}{self.sheet.document_number}{'　' * gaps}"
        facts += "".join(f"{code.title}　　　" for code in self.sheet.codes)
        return self._said(facts, 8.5, _WIDTH)

    @property
    def head(self) -> float:
        # In English a heading takes two lines.
        return self.facts + (9.5 if self.is_chinese else 13.8) * self.scale

    @property
    def end(self) -> float:
        sheet, half = self.sheet, _WIDTH / 2 - 9
        offers = sum(self._said(one, 9, half) for one in sheet.remedies) / 2
        phrases = sum(
            self._said(f"{one.moment}：{one.say}　　", 9, half)
            + self._said("；".join(one.never_say), 9, half - 10)
            for one in sheet.phrases
        )
        title = 5.5 * self.scale
        parts = sum(
            self._said(f"{part.title}　　{'　　'.join(part.lines_md)}", 9, _WIDTH)
            for part in sheet.work_standard
        )
        authority = f"　　　　　　　　　　　　{sheet.authority_md}　　{sheet.may_grant}"
        return (
            (5.5 if any(item.critical for item in sheet.items) else 0.0)
            + (phrases / 2 + title + 2 if phrases else 0.0)
            + (self._said(authority, 10, _WIDTH - 8) + 5 if authority.strip("　") else 0.0)
            + (offers + title + 2 if offers else 0.0)
            + (parts + title + 2 if parts else 0.0)
            + math.ceil(len(sheet.signatures) / 2) * 9.0
            + 2
        )


def parted(
    sections: Sequence[tuple[float, Sequence[float]]],
    *,
    first: float,
    room: float,
    end: float,
    again: float = 0.0,
) -> tuple[int, tuple[int, ...], bool]:
    """Return on how many sheets sections lie, which of them begin on a new one, and whether the end stands apart.

    A section is the height of its title and those of its rows. `first` is what the first sheet has room for, `room`
    every other; `end` stands below the last row and is not torn; on a sheet of its own `again` stands above it, which
    says what sheet it is. A section that fits one sheet is not torn either.
    """
    left, sheets, breaks = first, 1, []
    for index, (title, rows) in enumerate(sections):
        whole = title + sum(rows)
        if index and whole > left and (whole <= room or left < _LITTLE * room):
            breaks.append(index)
            sheets, left = sheets + 1, room
        left -= title
        for number, row in enumerate(rows):
            if row > left:
                # The title goes with the first row.
                sheets, left = sheets + 1, room - (title if number == 0 else 0.0)
            left -= row
    is_apart = end > left
    if is_apart:
        sheets += math.ceil((end + again) / room)
    return sheets, tuple(breaks), is_apart


def _layout(sheet: PostSheet, density: SheetDensity) -> SheetLook:
    paper = _Paper(sheet, _SCALES[density])
    sections = []
    previous = None
    for section in sheet.sections:
        title = paper.section(section, is_new_occasion=section.occasion is not previous)
        sections.append((title, [paper.item(item) for item in section.items]))
        previous = section.occasion
    room = _SHEET - paper.head
    first = room - paper.band
    return SheetLook(density, *parted(sections, first=first, room=room, end=paper.end, again=paper.facts))


def look_of(sheet: PostSheet) -> SheetLook:
    """Return the biggest type in which a sheet takes as few A4 sheets as it can.

    The smallest type counts only where it brings everything onto one: nobody reads it for the sake of one sheet of four.
    """
    looks = [_layout(sheet, density) for density in _SCALES]
    fair = [look for look in looks if look.density is not SheetDensity.DENSE or look.sheets == 1]
    return min(fair, key=lambda look: look.sheets)
