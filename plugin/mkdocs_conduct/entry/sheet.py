"""The sheet to fill in: one row for each indicator, place and period that has ended without a result."""

from __future__ import annotations

from collections.abc import Iterator

from ..measure.due_of_codes import own_codes
from ..measure.periods import period_of
from ..measure.series import GRACE, Series, series_for
from ..merge import first_day, last_day
from ..model import Code, IndicatorKind, PerformanceIndicator, Period
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
    for period in _ended(speaker, code, series):
        due = f"{period.end(speaker.fiscal) + grace}" if grace is not None else ""
        for site in sites:
            yield row_of(
                (code.id, indicator.id, period.id, site),
                (speaker.text(indicator.name), _fill_in(speaker, indicator), due),
            )


def _ended(speaker: Speaker, code: Code, series: Series) -> tuple[Period, ...]:
    """Return the periods after the newest reported one that are over; without a frequency none is known."""
    indicator, fiscal = series.indicator, speaker.fiscal
    period: Period | None
    if series.latest:
        period = series.latest[0].measurement.period.next() if indicator.frequency else None
    else:
        if code.effective_from is None:
            return ()
        begun = max(code.effective_from, first_day(indicator.since, fiscal))
        period = period_of(begun, indicator.frequency, fiscal)
    until = min(speaker.as_of, last_day(indicator.valid_until, fiscal))
    found = []
    while period is not None and period.end(fiscal) < until:
        found.append(period)
        period = period.next()
    return tuple(found[-_MOST:])


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
