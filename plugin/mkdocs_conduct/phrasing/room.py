"""How much room words take on paper: an estimate without fonts, for choosing sizes and counting sheets."""

from __future__ import annotations

import math
import unicodedata

MM = 25.4 / 72
"""Millimetres of a point."""
LATIN = 0.51
"""Width of a Latin letter, in those of a Chinese character: that of a wide font."""


def width_of(text: str, *, latin: float = LATIN) -> float:
    """Return about how wide a text is, in Chinese characters."""
    return sum(1.0 if unicodedata.east_asian_width(sign) in "WF" else latin for sign in text)


def height_of(
    text: str, size: float, room: float, leading: float = 1.36, *, latin: float = LATIN, stretch: float = 1.0
) -> float:
    """Return how high a text of `size` points stands in `room` millimetres; nothing for no text.

    `stretch` is how much wider its letters are than usual, as bold ones.
    """
    # What a line leaves free at its end, because no word is torn.
    usable = max(room - size * MM, 1.0)
    lines = math.ceil(width_of(text, latin=latin) * stretch * size * MM / usable)
    return lines * size * MM * leading
