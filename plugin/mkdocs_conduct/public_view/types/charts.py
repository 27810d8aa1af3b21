"""Charts as geometry that a template only has to write down: across in per cent of the plot's width, down in pixels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from .figures import PublicMeasurement, Verdict


class ChartMark(NamedTuple):
    """One figure. Its shape says how it stands to the target."""

    x: float
    y: float
    verdict: Verdict
    words: str
    """`2025年12月：93.6%（146/156），未达标`."""


class ChartLabel(NamedTuple):
    """Words in the plot."""

    x: float
    y: float
    """Of the line the letters stand on."""
    anchor: str
    """start, middle or end."""
    words: str


class ChartLine(NamedTuple):
    """A line from one point to another."""

    x1: float
    y1: float
    x2: float
    y2: float


class ChartGap(NamedTuple):
    """Neighbouring periods without a value, all for the same reason."""

    x: float
    width: float
    sign: str
    """Machine word: not_reported, or the state: no_cases, suspended …"""
    name: str
    """The reason in a word or two: `未报告`; empty where there is no room, as the sign is explained below."""
    words: str
    """`2025年4月至2025年5月：未测量`."""

    @property
    def middle(self) -> float:
        """Where its sign stands."""
        return self.x + self.width / 2


class ChartTick(NamedTuple):
    """A mark on an axis: across at `at` per cent, or down at `at` pixels."""

    at: float
    words: str
    anchor: str = "middle"
    below: str = ""
    """A second line: the year."""


class ChartSign(NamedTuple):
    """An entry of the key."""

    sign: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicChart:
    """The figures of one indicator at one place, or overall."""

    anchor: str
    site: str
    """Name of the place; empty: overall."""
    title: str
    description: str
    """What the chart shows, in sentences."""
    height: int
    top: float
    bottom: float
    """Where the plot begins and ends; ticks stand below."""
    wide_ticks: bool
    """Whether the words beside the plot need more room than usual."""
    is_cut: bool
    """Whether the axis does not begin at 0; a sign on it says so."""
    across: tuple[ChartTick, ...]
    down: tuple[ChartTick, ...]
    """None where there are no numbers."""
    marks: tuple[ChartMark, ...]
    lines: tuple[ChartLine, ...]
    steps: tuple[ChartLine, ...]
    """The target: a level line for as long as it held."""
    gaps: tuple[ChartGap, ...]
    breaks: tuple[ChartLabel, ...]
    """Where figures cannot be held against those before."""
    targets: tuple[ChartLabel, ...]
    values: tuple[ChartLabel, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicSeries:
    """Everything one indicator shows on the page of results."""

    due: PublicMeasurement | None
    """The newest period due where nothing was reported for it."""
    charts: tuple[PublicChart, ...]
    """One for the whole, one for each place; none where there is too little to draw."""
    key: tuple[ChartSign, ...]
    notes: tuple[str, ...]
    """What a reader of the charts must know: where the axis begins, what changed when."""
    too_few: str
    """Why there is no chart; empty where there is one."""
    periods: int
    """How many periods the rows are about."""
