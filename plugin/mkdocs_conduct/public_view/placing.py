"""Where words go in a chart so that they cover neither a figure nor one another, also on the narrowest phone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from ..phrasing import room
from .types.charts import ChartGap, ChartLabel, ChartMark

WIDTH = 220
"""How wide a plot is at least, in pixels: on a screen of 320."""
_HAN, _LATIN, _ABOVE, _BELOW = 12.0, 7.0, 11.0, 3.0
"""Letters of 12 pixels: how wide they are, and how far they reach above and below the line they stand on."""
_MARK = 7.0
"""How far a mark reaches from its middle."""
_OUTSIDE = 12.0
"""How far words may reach beyond the plot."""

WORD_RISE = 12.0
"""How far above the middle of the plot an upright word stands, to leave its foot to the sign."""

Box = tuple[float, float, float, float]


def width_of(words: str) -> float:
    """Return about how many pixels a text is wide."""
    return room.width_of(words, latin=_LATIN / _HAN) * _HAN


def box_of(label: ChartLabel) -> Box:
    """Return the rectangle of a label: left, top, right, bottom in pixels on the narrowest phone."""
    wide, middle = width_of(label.words), label.x / 100 * WIDTH
    left = middle - {"start": 0, "middle": wide / 2, "end": wide}[label.anchor]
    return (left, label.y - _ABOVE, left + wide, label.y + _BELOW)


@dataclass(slots=True)
class Room:
    """What is already taken in a plot."""

    taken: list[Box] = field(default_factory=list)

    def mark(self, mark: ChartMark) -> None:
        """Take the place of a mark."""
        x = mark.x / 100 * WIDTH
        self.taken.append((x - _MARK, mark.y - _MARK, x + _MARK, mark.y + _MARK))

    def column(self, gap: ChartGap, top: float, bottom: float) -> None:
        """Take the place of a gap's upright word; its column alone may be written over."""
        if gap.name:
            x = gap.middle / 100 * WIDTH
            half = max(_HAN * len(gap.name), width_of(gap.name)) / 2
            middle = (top + bottom) / 2 - WORD_RISE
            self.taken.append((x - _MARK, middle - half, x + _MARK, middle + half))

    def put(self, candidates: Iterable[ChartLabel], *, must: bool = True) -> ChartLabel | None:
        """Take the best of several places, the first of equals; None where all are taken and it need not be."""
        weighed = [(self._covered(box_of(one)), n, one) for n, one in enumerate(candidates)]
        covered, _, best = min(weighed, key=lambda one: one[:2])
        if covered and not must:
            return None
        self.taken.append(box_of(best))
        return best

    def _covered(self, box: Box) -> float:
        outside = max(0.0, -_OUTSIDE - box[0]) + max(0.0, box[2] - WIDTH - _OUTSIDE)
        return outside * 1000 + sum(_shared(box, other) for other in self.taken)


def _shared(one: Box, other: Box) -> float:
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0
