"""The sheet to fill in: one row for each indicator, place and period that has ended without a result."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ..measure.due_of_codes import own_codes
from ..measure.periods import period_of
from ..measure.series import GRACE, Series, series_for
from ..merge import first_day, last_day
from ..model import Code, IndicatorKind, PerformanceIndicator, Period
from ..model.quantity import MonthDay
from ..speaker import Speaker
from .columns import row_of

_MOST = 400
"""No sheet has more periods of one indicator: somebody who never reported begins with the newest."""


def entry_rows(speaker: Speaker) -> tuple[tuple[str, ...], ...]:
    """Return the rows of an organization's sheet, the oldest period first, for each code and indicator in its order."""
    return tuple(
        row
        for code in own_codes(speaker.framework)
        if code.status.is_published
        for indicator in code.performance_indicators
        # What is computed from records, nobody types.
        if not indicator.formula
        for row in _rows(speaker, code, indicator)
    )


def _rows(speaker: Speaker, code: Code, indicator: PerformanceIndicator) -> Iterator[tuple[str, ...]]:
    series = series_for(speaker.framework, code, indicator, speaker.as_of)
    sites = tuple(dict.fromkeys(one.measurement.site or "" for one in series.latest)) or ("",)
    grace = GRACE.get(indicator.frequency) if indicator.frequency else None
    missing = {site: frozenset(_missing(speaker, code, series, site)) for site in sites}
    periods = sorted(frozenset().union(*missing.values()), key=lambda one: one.sort_key(speaker.fiscal))
    for period in periods[-_MOST:]:
        due = f"{period.end(speaker.fiscal) + grace}" if grace is not None else ""
        for site in sites:
            if period in missing[site]:
                yield row_of(
                    (code.id, indicator.id, period.id, site),
                    (speaker.text(indicator.name), _fill_in(speaker, indicator), due),
                )


def _missing(speaker: Speaker, code: Code, series: Series, site: str) -> Iterator[Period]:
    """Yield the periods of a site that are over without a result; without a frequency none is known."""
    fiscal = speaker.fiscal
    reported = [one.measurement.period for one in series.outcomes if (one.measurement.site or "") == site]
    until = min(speaker.as_of, last_day(series.indicator.valid_until, fiscal))
    period = _first(code, series, site, reported, fiscal)
    while period is not None and period.end(fiscal) < until:
        if not any(_overlap(period, one, fiscal) for one in reported):
            yield period
        period = period.next()


def _first(
    code: Code, series: Series, site: str, reported: Sequence[Period], fiscal: MonthDay
) -> Period | None:
    """Return the first period that somebody may be asked for."""
    indicator = series.indicator
    if indicator.frequency is None:
        return None
    # A place is asked from its first result on: it may have opened later.
    if reported and (site or code.effective_from is None):
        return min(reported, key=lambda one: one.sort_key(fiscal))
    if code.effective_from is None:
        return None
    begun = max(code.effective_from, first_day(indicator.since, fiscal))
    return period_of(begun, indicator.frequency, fiscal)


def _overlap(one: Period, other: Period, fiscal: MonthDay) -> bool:
    """Say whether two periods share a day: what was reported by the quarter is not asked by the month."""
    return one.start(fiscal) <= other.end(fiscal) and other.start(fiscal) <= one.end(fiscal)


def _fill_in(speaker: Speaker, indicator: PerformanceIndicator) -> str:
    """Say which columns to fill in for this kind of indicator."""
    words = speaker.words
    if indicator.kind is IndicatorKind.RATE:
        parts = (
            words(f"outputs.entry.{key}", text=speaker.text(text))
            if text
            else words(f"outputs.entry.{key}_only")
            for key, text in (("numerator", indicator.numerator), ("denominator", indicator.denominator))
        )
        return words("outputs.entry.sep").join(parts)
    if indicator.kind in (IndicatorKind.YES_NO, IndicatorKind.QUALITATIVE):
        return words("outputs.entry.met")
    unit = speaker.text(indicator.unit) if indicator.unit is not None else ""
    return words("outputs.entry.value_in", unit=unit) if unit else words("outputs.entry.value")
