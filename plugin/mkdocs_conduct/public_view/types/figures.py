"""Indicators, figures and verdicts on public pages."""

from __future__ import annotations

from dataclasses import dataclass
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
    """The newest due period: one figure, or one for each site."""
    verdict: Verdict
    verdict_label: str
    trend: Trend | None
    trend_label: str
    history: tuple[PublicMeasurement, ...]
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
