"""One measurement against its target."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from ..merge import first_day, last_day
from ..model import IndicatorKind, Measurement, PerformanceIndicator, Target
from ..model.quantity import MonthDay

HUNDRED = Decimal(100)


class Attainment(StrEnum):
    """How a measurement stands to the target of its period."""

    MET = "met"
    MISSED = "missed"
    NO_TARGET = "no_target"
    NO_VALUE = "no_value"


class Outcome(NamedTuple):
    """A measurement with its exact value, the target of its period and the attainment."""

    measurement: Measurement
    value: Decimal | None
    """Exact; a rate is in per cent. None where the state is not a value."""
    target: Target | None
    attainment: Attainment


def value_of(indicator: PerformanceIndicator, measurement: Measurement) -> Decimal | None:
    """Return the exact value: computed from the counts where they are typed, else the value typed.

    0 of 0 is no value: there was no case. A rate is in per cent, a mean is numerator ÷ denominator.
    """
    if measurement.state is not None:
        return None
    numerator, denominator = measurement.numerator, measurement.denominator
    if numerator is not None and denominator is not None:
        if denominator == 0:
            return None
        quotient = numerator / denominator
        return (
            quotient * HUNDRED
            if indicator.kind in (IndicatorKind.RATE, IndicatorKind.PERCENTILE)
            else quotient
        )
    if measurement.value is not None:
        return measurement.value
    return numerator if denominator is None else None


def targets_by_day(indicator: PerformanceIndicator, fiscal: MonthDay) -> Callable[[date], Target | None]:
    """Return who tells the target that holds on a day: the one with the latest `since` of those that hold."""
    spans = [
        (first_day(target.since, fiscal), last_day(target.valid_until, fiscal), target)
        for target in indicator.targets or ()
    ]

    def on(day: date) -> Target | None:
        holding = [span for span in spans if span[0] <= day <= span[1]]
        return max(holding, key=lambda span: span[0])[2] if holding else None

    return on


def attainment_of(indicator: PerformanceIndicator, measurement: Measurement, fiscal: MonthDay) -> Outcome:
    """Judge a measurement by the target that held at the end of its own period."""
    return judged(indicator, measurement, targets_by_day(indicator, fiscal)(measurement.period.end(fiscal)))


def judged(indicator: PerformanceIndicator, measurement: Measurement, target: Target | None) -> Outcome:
    """Judge a measurement by this target."""
    value = value_of(indicator, measurement)
    if value is None:
        if measurement.met is not None and measurement.state is None:
            return Outcome(measurement, None, target, _said(met=measurement.met))
        return Outcome(measurement, None, target, Attainment.NO_VALUE)
    if target is None:
        attainment = Attainment.NO_TARGET if measurement.met is None else _said(met=measurement.met)
    elif measurement.met is not None and indicator.kind in (IndicatorKind.QUALITATIVE, IndicatorKind.YES_NO):
        attainment = _said(met=measurement.met)
    else:
        attainment = _said(met=target.value.met_by(value, indicator.direction))
    return Outcome(measurement, value, target, attainment)


def _said(*, met: bool) -> Attainment:
    return Attainment.MET if met else Attainment.MISSED
