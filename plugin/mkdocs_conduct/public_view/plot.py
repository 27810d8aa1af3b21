"""One chart: where each figure, gap, target and word of a place stands in its plot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, pairwise
from typing import NamedTuple

from ..model import Period
from ..speaker import Speaker
from .axis import Axis
from .placing import Room
from .types import PublicBreak, PublicIndicator, PublicMeasurement, Verdict
from .types.charts import ChartGap, ChartLabel, ChartLine, ChartMark, ChartTick, PublicChart

_HEIGHTS = {"whole": 132, "site": 104, "strip": 30}
"""How high a plot is: of the whole, of one place among several, of figures that are met or not."""
_TOP, _TOP_WITH_BREAKS, _TICKS = 20, 36, 36
_FEW = 16
"""Up to so many periods a gap of one period has room for its word."""
_BREAK_LINES = (12, 26)


class Slot(NamedTuple):
    """A column of the plot."""

    id: str
    """The period's canonical text."""
    period: Period
    start: date
    end: date


class Change(NamedTuple):
    """Two neighbouring figures with different targets."""

    slot: int
    """The column of the newer one."""
    old: PublicMeasurement
    new: PublicMeasurement


@dataclass(frozen=True, slots=True)
class Plot:
    """What all charts of an indicator share."""

    s: Speaker
    indicator: PublicIndicator
    slots: tuple[Slot, ...]
    axis: Axis | None
    """None where there are no numbers."""
    across: tuple[ChartTick, ...]

    @property
    def column(self) -> float:
        """How wide a column is, in per cent."""
        return 100 / len(self.slots)

    def x(self, slot: float) -> float:
        """Return the left edge of a column; its middle is at `slot + 0.5`."""
        return round(slot * self.column, 2)

    def number(self, value: float) -> str:
        """Say a number of the axis with the unit of a share."""
        said = self.s.phrases.number(Decimal(str(value)).normalize())
        if self.axis is not None and self.axis.is_inverted:
            return self.s.words("chart.tick.rank", n=said)
        return f"{said}%" if self.indicator.unit == "%" else said

    @property
    def broken(self) -> tuple[PublicBreak, ...]:
        """The breaks that lie within the plot: from a later column than the first."""
        return tuple(
            one for one in self.indicator.breaks if self.slots[0].end < one.day <= self.slots[-1].end
        )

    def at(self, day: date) -> int:
        """Return the first column that a day, or what began on it, belongs to."""
        return next(n for n, slot in enumerate(self.slots) if day <= slot.end)

    def changes(self, rows: Sequence[PublicMeasurement], site: str) -> Iterator[Change]:
        """Yield where the target of a place changed."""
        found = {row.period_id: row for row in rows if row.site == site and row.target}
        told = [(n, found[slot.id]) for n, slot in enumerate(self.slots) if slot.id in found]
        for (_, old), (n, new) in pairwise(told):
            if old.target != new.target:
                yield Change(n, old, new)


def chart(plot: Plot, rows: Sequence[PublicMeasurement], site: str, number: int) -> PublicChart:
    """Draw the figures of one place; `number` tells its chart from those of other places."""
    return _Drawing(plot, rows, site).chart(number)


class _Drawing:
    """Draws one chart, part by part: what comes later keeps clear of what is there."""

    def __init__(self, plot: Plot, rows: Sequence[PublicMeasurement], site: str) -> None:
        self.plot, self.site, self.s = plot, site, plot.s
        by_period: Mapping[str, PublicMeasurement] = {row.period_id: row for row in reversed(rows)}
        self.rows = [by_period.get(slot.id) for slot in plot.slots]
        self.changes = tuple(plot.changes(rows, site))
        has_breaks = bool(self.changes or plot.broken)
        self.top = float(_TOP_WITH_BREAKS if has_breaks else _TOP)
        size = "strip" if plot.axis is None else "site" if site else "whole"
        self.bottom = self.top + _HEIGHTS[size]
        self.room = Room()
        self.marks = {n: self._mark(n, row) for n, row in enumerate(self.rows) if row and not self._sign(row)}

    def _sign(self, row: PublicMeasurement | None) -> str:
        """Return why a period has no mark in the plot; empty where it has one or nobody spoke of it."""
        if row is None:
            return ""
        if row.verdict is Verdict.NOT_REPORTED:
            return "not_reported"
        # Among numbers one that is only met or not has no height of its own.
        return row.facts.state or (
            str(row.verdict) if self.plot.axis is not None and row.facts.number is None else ""
        )

    def _mark(self, n: int, row: PublicMeasurement) -> ChartMark:
        axis = self.plot.axis
        y = (self.top + self.bottom) / 2
        if axis is not None and row.facts.number is not None:
            y = axis.place(float(row.facts.number), self.top, self.bottom)
        return ChartMark(self.plot.x(n + 0.5), y, row.verdict, self._words(row))

    def _words(self, row: PublicMeasurement) -> str:
        key = "chart.mark_counts" if row.counts else "chart.mark"
        return self.s.words(
            key, period=row.period, value=row.value, counts=row.counts, verdict=row.verdict_label
        )

    def _lines(self) -> Iterator[ChartLine]:
        if self.plot.axis is None:
            return
        apart = {self.plot.at(one.day) for one in self.plot.broken}
        for n, mark in self.marks.items():
            following = self.marks.get(n + 1)
            if following is not None and n + 1 not in apart:
                yield ChartLine(mark.x, mark.y, following.x, following.y)

    def _gaps(self) -> Iterator[ChartGap]:
        for sign, several in groupby(enumerate(self.rows), key=lambda one: self._sign(one[1])):
            found = [(n, row) for n, row in several if row is not None]
            if not sign or not found:
                continue
            (first, oldest), (last, newest) = found[0], found[-1]
            name = self.s.words(f"chart.sign.{sign}")
            span = (
                oldest.period
                if first == last
                else self.s.words("period.span", start=oldest.period, end=newest.period)
            )
            fits = sign == "not_reported" or last > first or len(self.rows) <= _FEW
            width = self.plot.x(last + 1) - self.plot.x(first)
            yield ChartGap(
                self.plot.x(first),
                round(width, 2),
                sign,
                name if fits and self.plot.axis is not None else "",
                self.s.words("chart.pair", item=span, words=name),
            )

    def _steps(self) -> Iterator[tuple[PublicMeasurement, int, int]]:
        """Yield the columns in which one target held: from the first to the one after the last."""
        for bar, several in groupby(enumerate(self.rows), key=lambda one: one[1].facts.bar if one[1] else ()):
            found = [(n, row) for n, row in several if row is not None]
            if bar and found and self.plot.axis is not None:
                yield found[0][1], found[0][0], found[-1][0] + 1

    def _step_lines(self, axis: Axis) -> Iterator[ChartLine]:
        for row, first, last in self._steps():
            for bar in row.facts.bar:
                y = axis.place(float(bar), self.top, self.bottom)
                yield ChartLine(self.plot.x(first), y, self.plot.x(last), y)

    def _targets(self, axis: Axis) -> Iterator[ChartLabel]:
        """Say each target at its line, where fewest figures are."""
        for row, first, last in self._steps():
            y = axis.place(float(row.facts.bar[-1]), self.top, self.bottom)
            words = self.s.words("chart.target", target=row.target)
            ends = (("start", self.plot.x(first)), ("end", self.plot.x(last)))
            # Above an upper limit and below a lower one there are fewer figures.
            heights = (y + 14, y - 5) if self.plot.indicator.direction == "higher" else (y - 5, y + 14)
            candidates = [ChartLabel(x, at, anchor, words) for anchor, x in ends for at in heights]
            inside = [one for one in candidates if one.y <= self.bottom]
            if placed := self.room.put(inside or candidates):
                yield placed

    def _values(self) -> Iterator[ChartLabel]:
        """Say the newest value, and those that missed their target where there is room."""
        if self.plot.axis is None or not self.marks:
            return
        newest = max(self.marks)
        missed = [n for n, mark in self.marks.items() if mark.verdict is Verdict.MISSED and n != newest]
        for n in (newest, *reversed(missed)):
            mark, row = self.marks[n], self.rows[n]
            heights = (mark.y - 10, mark.y + 19)
            if (mark.verdict is Verdict.MISSED) == (self.plot.indicator.direction == "higher"):
                heights = heights[::-1]
            anchors = ("middle", "end") if n > len(self.rows) / 2 else ("middle", "start")
            words = row.value if row else ""
            candidates = [ChartLabel(mark.x, y, anchor, words) for anchor in anchors for y in heights]
            inside = [one for one in candidates if one.y <= self.bottom]
            if placed := self.room.put(inside or candidates, must=n == newest):
                yield placed

    def _breaks(self) -> Iterator[ChartLabel]:
        named = [(self.plot.x(one.slot), self.s.words("chart.break.target")) for one in self.changes]
        named += [(self.plot.x(self.plot.at(one.day)), one.name) for one in self.plot.broken]
        for x, several in groupby(sorted(named), key=lambda one: one[0]):
            words = self.s.phrases.join(dict.fromkeys(name for _, name in several))
            anchors = ("start", "end") if x < 60 else ("end", "start")
            candidates = [ChartLabel(x, y, anchor, words) for y in _BREAK_LINES for anchor in anchors]
            if placed := self.room.put(candidates):
                yield placed

    def _description(self) -> str:
        told = [row for n, row in enumerate(self.rows) if row is not None and n in self.marks]
        numbers = [row for row in told if row.facts.number is not None]
        counts = {verdict: sum(row.verdict is verdict for row in self.rows if row) for verdict in Verdict}
        parts = self.s.phrases.join(
            self.s.words(f"chart.part.{verdict}", n=count) for verdict, count in counts.items() if count
        )
        said = []
        if numbers and self.plot.axis is not None:
            ordered = sorted(numbers, key=lambda row: row.facts.number or 0)
            low, high, latest = ordered[0], ordered[-1], numbers[-1]
            said.append(
                self.s.words(
                    "chart.summary",
                    n=len(numbers),
                    low=low.value,
                    low_period=low.period,
                    high=high.value,
                    high_period=high.period,
                    latest=latest.value,
                    latest_period=latest.period,
                )
            )
            said.append(self.s.words("chart.counted", parts=parts))
        else:
            said.append(self.s.words("chart.summary_met", n=sum(counts.values()), parts=parts))
        if self.plot.indicator.target and self.plot.axis is not None:
            said.append(self.s.words("chart.target_now", target=self.plot.indicator.target))
        return " ".join(said) if not self.s.language.startswith("zh") else "".join(said)

    def chart(self, number: int) -> PublicChart:
        """Put everything together."""
        plot, axis = self.plot, self.plot.axis
        gaps = tuple(self._gaps())
        for mark in self.marks.values():
            self.room.mark(mark)
        for gap in gaps:
            self.room.column(gap, self.top, self.bottom)
        down: tuple[ChartTick, ...] = ()
        if axis is not None:
            places = [(axis.place(value, self.top, self.bottom), value) for value in axis.lines]
            down = tuple(ChartTick(y, plot.number(value), "end") for y, value in places)
        name = self.s.words("chart.pair", item=plot.indicator.name, words=self.site) if self.site else ""
        first, last = (self.s.phrases.period(slot.period) for slot in (plot.slots[0], plot.slots[-1]))
        return PublicChart(
            anchor=f"{plot.indicator.anchor}-{number}",
            site=self.site,
            title=self.s.words("chart.title", name=name or plot.indicator.name, first=first, last=last),
            description=self._description(),
            height=round(self.bottom) + _TICKS,
            top=self.top,
            bottom=self.bottom,
            wide_ticks=any(len(tick.words) > 4 for tick in down),
            is_cut=axis is not None and axis.is_cut,
            across=plot.across,
            down=down,
            marks=tuple(self.marks.values()),
            lines=tuple(self._lines()),
            steps=tuple(self._step_lines(axis)) if axis else (),
            gaps=gaps,
            breaks=tuple(self._breaks()),
            targets=tuple(self._targets(axis)) if axis else (),
            values=tuple(self._values()),
        )
