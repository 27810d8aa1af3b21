"""Whether an indicator is specific, measurable, achievable, relevant and timed, as far as that can be seen (6.5)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date

from ..model import Code, CodeFramework, IndicatorKind, PerformanceIndicator
from .attainment import targets_by_day
from .goals import placed_goals
from .series import series_for

_WITHOUT_COUNTS = (IndicatorKind.QUALITATIVE, IndicatorKind.YES_NO)


@dataclass(frozen=True, slots=True)
class Smart:
    """Which of the five are there; each by what the code and its results say, not by judgement."""

    specific: bool
    """It says how it is computed."""
    measurable: bool
    """It has a target, and a unit where it needs one."""
    achievable: bool
    """A baseline is given, or a past result reached the target of today."""
    relevant: bool
    """A promise, objective or goal is measured by it."""
    timed: bool
    """It has a frequency, and a day by which the target is to be reached."""

    @property
    def missing(self) -> tuple[str, ...]:
        """The names of those that are not there."""
        return tuple(one.name for one in fields(self) if not getattr(self, one.name))


def _is_specific(indicator: PerformanceIndicator) -> bool:
    if indicator.formula is not None or indicator.survey is not None:
        return True
    if indicator.kind is IndicatorKind.RATE:
        return indicator.numerator is not None and indicator.denominator is not None
    return indicator.definition is not None or indicator.numerator is not None


def _is_measurable(indicator: PerformanceIndicator) -> bool:
    if indicator.kind in _WITHOUT_COUNTS:
        return bool(indicator.targets) or indicator.definition is not None
    has_unit = indicator.kind is IndicatorKind.RATE or indicator.unit is not None
    return bool(indicator.targets) and (
        has_unit or any(target.value.unit for target in indicator.targets or ())
    )


def _is_achievable(framework: CodeFramework, code: Code, indicator: PerformanceIndicator, day: date) -> bool:
    if indicator.baseline is not None:
        return True
    fiscal = framework.organization.fiscal_year_starts
    target = targets_by_day(indicator, fiscal)(day)
    outcomes = series_for(framework, code, indicator, day).outcomes
    return any(
        target.value.met_by(one.value, indicator.direction)
        if target is not None and one.value is not None
        else one.measurement.met is True
        for one in outcomes
    )


def _uses(framework: CodeFramework, code: Code) -> Iterator[tuple[str, ...]]:
    """Yield the indicators that each promise, case of one, objective and goal names."""
    for commitment in code.commitments:
        yield commitment.indicators
        yield from (variant.indicators for variant in commitment.variants)
    yield from (objective.indicators for objective in code.objectives)
    if framework.goals is not None:
        yield from ((node.goal.indicator or "",) for node in placed_goals(framework.goals))


def _is_timed(framework: CodeFramework, code: Code, indicator: PerformanceIndicator) -> bool:
    days: list[object] = [one.by for one in code.objectives if indicator.id in one.indicators]
    days += [target.valid_until for target in indicator.targets or ()]
    if framework.goals is not None:
        goals = [node.goal for node in placed_goals(framework.goals)]
        days += [goal.by for goal in goals if goal.indicator == indicator.id]
    return indicator.frequency is not None and any(one is not None for one in days)


def smart_of(framework: CodeFramework, code: Code, indicator: PerformanceIndicator, day: date) -> Smart:
    """Return which of the five an indicator of a code has on `day`."""
    return Smart(
        specific=_is_specific(indicator),
        measurable=_is_measurable(indicator),
        achievable=_is_achievable(framework, code, indicator, day),
        relevant=any(indicator.id in named for named in _uses(framework, code)),
        timed=_is_timed(framework, code, indicator),
    )
