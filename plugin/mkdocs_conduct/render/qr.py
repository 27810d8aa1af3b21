"""QR codes as a path for a drawing: a template puts it into an SVG."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

import segno

_QUIET = 4
"""The empty border a reader needs around the code, in its smallest squares (ISO/IEC 18004)."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A QR code: the side of its square with the border, and the path of what is black."""

    side: int
    path: str


@lru_cache(maxsize=4096)
def qr(address: str) -> Drawing:
    """Return the QR code of an address; a seventh of it may be dirty or torn."""
    code = segno.make_qr(address, error="m", boost_error=False)
    rows = tuple(tuple(row) for row in code.matrix)
    strokes = []
    for y, row in enumerate(rows, start=_QUIET):
        x = _QUIET
        for is_black, squares in groupby(row):
            length = len(tuple(squares))
            if is_black:
                strokes.append(f"M{x} {y}h{length}v1h-{length}z")
            x += length
    return Drawing(side=len(rows) + 2 * _QUIET, path="".join(strokes))
