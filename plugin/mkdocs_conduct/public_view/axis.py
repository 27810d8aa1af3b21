"""The axes of charts: an honest scale for the values, and which periods are named below."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from babel.dates import format_date

from ..labels import locale_of
from ..model import Period, PeriodKind
from ..speaker import Speaker
from .placing import WIDTH, width_of
from .types import Scale
from .types.charts import ChartTick

_LEAST_WINDOW = 10
"""Per cent that an axis of shares shows at least: a hair's breadth must not look like a fall."""
_STRIDES = {PeriodKind.MONTH: (1, 2, 3, 4, 6, 12), PeriodKind.QUARTER: (1, 2, 4), PeriodKind.HALF: (1, 2)}
"""Every how many periods one may be named, so that the same are in each year."""


@dataclass(frozen=True, slots=True)
class Axis:
    """From which value to which, with a line every `step`."""

    low: float
    high: float
    step: float
    is_inverted: bool = False
    """Whether the lowest stands at the top: the first rank."""

    def place(self, value: float, top: float, bottom: float) -> float:
        """Return how far down a value stands between `top` and `bottom`."""
        share = (value - self.low) / (self.high - self.low)
        return round(top + (bottom - top) * (share if self.is_inverted else 1 - share), 2)

    @property
    def lines(self) -> tuple[float, ...]:
        """The values that have a line, from the lowest."""
        count = round((self.high - self.low) / self.step)
        return tuple(round(self.low + n * self.step, 6) for n in range(count + 1))

    @property
    def is_cut(self) -> bool:
        """Whether 0 is not on it; ranks have none."""
        return not self.is_inverted and (self.low > 0 or self.high < 0)


def axis_for(values: Sequence[float], scale: Scale) -> Axis:
    """Return an axis that holds all values and targets (at least one).

    It begins at 0 wherever the values then still differ visibly; shares close to 100 % get a window that ends there.
    """
    low, high = min(values), max(values)
    if scale is Scale.RANK:
        step = max(1.0, _nice((high - 1) / 4))
        return Axis(1, 1 + step * max(2, math.ceil((high - 1) / step)), step, is_inverted=True)
    if scale is Scale.SHARE and 50 < high <= 100 and low >= 0:
        if low < 50:
            return Axis(0, 100, 25)
        step = _nice(max(100 - low, _LEAST_WINDOW) / 4)
        return Axis(max(0, _multiple(min(low - step / 5, 100 - _LEAST_WINDOW), step, math.floor)), 100, step)
    if 0 <= low < high / 2 or low == high == 0:
        step = _nice((high or 1) / 4)
        return Axis(0, _multiple(high * 1.05, step, math.ceil) or 1, step)
    span = high - low or abs(high) / 2
    step = _nice(span / 3)
    floor = _multiple(low - step / 4, step, math.floor)
    ceiling = _multiple(high + step / 4, step, math.ceil)
    return Axis(max(0, floor) if low >= 0 else floor, ceiling, step)


def _multiple(value: float, step: float, rounded: Callable[[float], int]) -> float:
    """Return the multiple of `step` next to a value, without the noise of binary fractions."""
    return round(rounded(round(value / step, 6)) * step, 6)


def _nice(rough: float) -> float:
    """Return the next step people count in: 1, 2, 5, 10 and so on."""
    power = math.floor(math.log10(rough)) if rough > 0 else 0
    unit = float(10**power)
    return next((n * unit for n in (1, 2, 5) if rough <= n * unit * 1.0001), 10 * unit)


def ticks(s: Speaker, periods: Sequence[Period]) -> tuple[ChartTick, ...]:
    """Name as many of the periods as a narrow phone has room for, each in the middle of its column."""
    column = 100 / len(periods)
    if periods[0].kind is PeriodKind.SPAN:
        if len(periods) < 2:
            return (ChartTick(50, s.phrases.period(periods[0])),)
        days = [str(one.start(s.fiscal)) for one in (periods[0], periods[-1])]
        return (ChartTick(0, days[0], "start"), ChartTick(100, days[1], "end"))
    said = [_short(s, one) for one in periods]
    room = WIDTH / len(periods)
    least = max(width_of(words) for words in said) + 6
    stride = next(
        (n for n in _STRIDES.get(periods[0].kind, range(1, len(periods))) if n * room >= least), len(periods)
    )
    last = len(periods) - 1
    chosen = [n for n, one in enumerate(periods) if _is_named(one, n, last, stride)]
    with_year = _years(periods, chosen, column)
    return tuple(
        ChartTick(round((n + 0.5) * column, 2), said[n], below=_year(s, periods[n]) if n in with_year else "")
        for n in chosen
    )


def _is_named(period: Period, n: int, last: int, stride: int) -> bool:
    # Months are counted from January, so that the same ones are named in every chart.
    if period.kind in _STRIDES and last >= stride:
        return (period.number - 1) % stride == 0
    return (last - n) % stride == 0


def _years(periods: Sequence[Period], chosen: Sequence[int], column: float) -> frozenset[int]:
    """Return at which of the chosen periods the year is written: the first of each year, where there is room."""
    if periods[0].kind in (PeriodKind.YEAR, PeriodKind.FISCAL_YEAR):
        return frozenset()
    firsts = [n for k, n in enumerate(chosen) if not k or periods[chosen[k - 1]].year != periods[n].year]
    kept = [
        n for n, following in zip(firsts, [*firsts[1:], 10**6], strict=True) if (following - n) * column > 20
    ]
    return frozenset(kept)


def _year(s: Speaker, period: Period) -> str:
    return s.words("period.year", year=period.year)


def _short(s: Speaker, period: Period) -> str:
    """Return a period in as few letters as it takes below an axis."""
    match period.kind:
        case PeriodKind.MONTH:
            return str(format_date(period.start(), format="MMM", locale=locale_of(s.language)))
        case PeriodKind.QUARTER:
            return s.words("chart.tick.quarter", n=period.number)
        case PeriodKind.HALF:
            return s.words("chart.tick.half1" if period.number == 1 else "chart.tick.half2")
        case PeriodKind.WEEK:
            return s.words("chart.tick.week", n=period.number)
        case PeriodKind.FISCAL_YEAR:
            return f"{period.year}–{(period.year + 1) % 100:02}"
    return str(period.year)
