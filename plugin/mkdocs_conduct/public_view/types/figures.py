"""Indicators, figures and verdicts on public pages."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple


class Verdict(StrEnum):
    """How a result stands to its target; each has its own words and shape on the page."""

    MET = "met"
    MISSED = "missed"
    NO_TARGET = "no_target"
    NOT_REPORTED = "not_reported"
    """A result is due and there is none."""
    NO_VALUE = "no_value"
    """A state that is not a value: no cases, suspended, not measured …"""


class Trend(StrEnum):
    """Where the latest value moved, seen from the direction that is better."""

    BETTER = "better"
    WORSE = "worse"
    SAME = "same"


class Scale(StrEnum):
    """What the figures of an indicator are drawn on."""

    SHARE = "share"
    """Per cent of all cases: 0 to 100."""
    NUMBER = "number"
    RANK = "rank"
    """First is best and stands at the top."""
    MET = "met"
    """Met or not, without a number."""


class PublicFacts(NamedTuple):
    """The machine values behind the words of a figure: for charts and tables."""

    site_id: str
    """Id of the place or unit, or its name; empty: overall."""
    kind: str
    """What the period is: month, quarter, year, span …"""
    start: date
    end: date
    """The first and the last day of the period."""
    number: Decimal | None
    """Exact, in the indicator's unit; None where the state is no value or only met or not is known."""
    numerator: Decimal | None
    denominator: Decimal | None
    bar: tuple[Decimal, ...]
    """The target of the period: one number, or the lower and the upper end; empty for none."""
    state: str
    """Machine word of a state that is not a value: no_cases, suspended …; empty for a value or a missing report."""
    excluded: int
    """How many cases were not counted."""
    due_on: date | None
    """The last day on which a missing report would have been in time; None for a figure that was reported."""
    days_overdue: int


class PublicMeasurement(NamedTuple):
    """One published figure. A tuple, because a page has a hundred of them and a template takes a tuple apart fastest."""

    period: str
    site: str
    """Name of the place it was measured at; empty: overall."""
    value: str
    """`98.3%`, or the words of a state (`当期无此类事项`)."""
    counts: str
    """`59/60`; empty where no counts are known."""
    target: str
    verdict: Verdict
    verdict_label: str
    excluded: tuple[str, ...]
    """`不含3例：台风红色预警`."""
    explanation_md: str
    action_md: str
    notes_md: tuple[str, ...]
    period_id: str
    facts: PublicFacts
    overdue: str = ""
    """`应在2026年1月31日前公布，已逾期12天`, of a period whose report is missing."""


class PublicBreak(NamedTuple):
    """A day from which figures cannot be held against those before."""

    day: date
    name: str
    """`时限改变`."""
    words: str
    """`从2025年7月起时限有改动，前后的数值不宜直接比较。`"""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicIndicator:
    """One published performance indicator with its figures, newest first."""

    id: str
    anchor: str
    name: str
    definition_md: str
    formula: str
    """`15分钟内到场次数 ÷ 急修报修总次数`; may be empty."""
    method_md: str
    population_md: str
    """Who or what is counted."""
    for_whom: str
    units: str
    """Names of the units it is used in; empty: all."""
    frequency: str
    target: str
    """The target that holds now: `≥98%`; `没有设目标` where the editor says there is none."""
    withdrawn: str
    """`2018/19年起停用`; empty while in use."""
    latest: tuple[PublicMeasurement, ...]
    """The newest period reported: one figure, or one for each site; a site whose report is late says so."""
    verdict: Verdict
    verdict_label: str
    trend: Trend | None
    trend_label: str
    history: tuple[PublicMeasurement, ...]
    """All that was reported."""
    missing: tuple[PublicMeasurement, ...]
    """The periods whose report is due and is not there, newest first."""
    rows: tuple[PublicMeasurement, ...]
    """What was reported and what is missing, newest period first."""
    unit: str
    """As it is written behind a number; empty for none."""
    scale: Scale
    direction: str
    """Machine word: higher, lower or range is better."""
    breaks: tuple[PublicBreak, ...]
    """The earliest first."""
    exclusions_md: tuple[str, ...]
    overdue: str
    """`2026年10月的结果应在11月30日前公布，已逾期12天`; empty where nothing is due."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PublicGlance:
    """How we did, in one look: counts over all indicators with a target."""

    sentence: str
    """`11项指标中，9项达标，1项未达标，1项未报告。`"""
    period: str
    met: int
    missed: int
    not_reported: int
    no_value: int
    total: int
    missed_indicators: tuple[PublicIndicator, ...]
