"""The page of results: every row of an indicator, and charts of the newest of them as ready geometry.

Everything comes from the public views, so that no chart can show what the page may not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from ..model import Period, PeriodKind
from ..model.quantity import parse_period
from ..speaker import Speaker
from .axis import Axis, axis_for, ticks
from .plot import Plot, Slot, chart
from .types import PublicCode, PublicIndicator, PublicMeasurement, Scale, Verdict
from .types.charts import ChartSign, PublicChart, PublicSeries

MOST_PERIODS = 24
"""How many periods a chart shows; older ones stand in the table only."""
_SIGNS = (
    *("met", "missed", "no_target", "not_reported"),
    *("no_cases", "not_measured", "not_applicable", "suspended", "withheld", "not_yet"),
)


def public_series(s: Speaker, code: PublicCode) -> Mapping[str, PublicSeries]:
    """Return the rows and charts of every published indicator of a code, by id."""
    return {indicator.id: series_of(s, indicator) for indicator in code.indicators}


def series_of(s: Speaker, indicator: PublicIndicator) -> PublicSeries:
    """Return the rows and charts of one indicator."""
    rows = indicator.rows
    slots = _slots(rows, s)
    drawn = {slot.id for slot in slots}
    shown = [row for row in rows if row.period_id in drawn]
    told = [row for row in shown if row.verdict is not Verdict.NOT_REPORTED and not row.facts.state]
    sites = dict.fromkeys(row.site for row in told)
    most = max((sum(row.site == site for row in told) for site in sites), default=0)
    periods = len({row.period_id for row in rows})
    due = indicator.missing[0] if indicator.overdue and indicator.missing else None
    if most < 2:
        few = s.words("chart.too_few.one" if told else "chart.too_few.none") if rows else ""
        return PublicSeries(due=due, charts=(), key=(), notes=(), too_few=few, periods=periods)
    plot = Plot(s, indicator, slots, _axis(indicator, shown), ticks(s, [slot.period for slot in slots]))
    by_site = sorted(sites, key=bool)
    charts = tuple(
        chart(plot, [row for row in shown if row.site == site], site, n) for n, site in enumerate(by_site)
    )
    return PublicSeries(
        due=due,
        charts=charts,
        key=_key(s, charts),
        notes=tuple(_notes(s, plot, shown, older=periods > len(drawn), several=len(charts) > 1)),
        too_few="",
        periods=periods,
    )


def _slots(rows: Sequence[PublicMeasurement], s: Speaker) -> tuple[Slot, ...]:
    """Return the newest periods of the kind that was reported last, the oldest first, with those nobody spoke of."""
    if not rows:
        return ()
    period: Period | None = parse_period(rows[0].period_id)
    kind = rows[0].facts.kind
    found = {row.period_id: row.facts for row in rows if row.facts.kind == kind}
    if kind == PeriodKind.SPAN:
        spans = list(found.items())[:MOST_PERIODS]
        return tuple(Slot(one, parse_period(one), facts.start, facts.end) for one, facts in reversed(spans))
    oldest = min(facts.start for facts in found.values())
    slots: list[Slot] = []
    while period is not None and len(slots) < MOST_PERIODS and period.start(s.fiscal) >= oldest:
        slots.append(Slot(period.id, period, period.start(s.fiscal), period.end(s.fiscal)))
        period = period.previous()
    return tuple(reversed(slots))


def _axis(indicator: PublicIndicator, shown: Sequence[PublicMeasurement]) -> Axis | None:
    """Return one axis for all places, so that they can be compared; None where there are no numbers."""
    numbers = [float(row.facts.number) for row in shown if row.facts.number is not None]
    if indicator.scale is Scale.MET or not numbers:
        return None
    bars = [float(bar) for row in shown for bar in row.facts.bar]
    return axis_for([*numbers, *bars], indicator.scale)


def _key(s: Speaker, charts: Sequence[PublicChart]) -> tuple[ChartSign, ...]:
    used = {str(mark.verdict) for one in charts for mark in one.marks}
    used |= {gap.sign for one in charts for gap in one.gaps}
    return tuple(ChartSign(sign, s.words(f"chart.sign.{sign}")) for sign in _SIGNS if sign in used)


def _notes(
    s: Speaker, plot: Plot, shown: Sequence[PublicMeasurement], *, older: bool, several: bool
) -> Iterator[str]:
    """Yield what a reader must know to read the charts right."""
    axis, indicator = plot.axis, plot.indicator
    if several:
        yield s.words("chart.sites")
    if axis is not None and axis.is_cut:
        yield s.words("chart.from", value=plot.number(axis.low))
    if axis is not None and axis.is_inverted:
        yield s.words("chart.up")
    elif axis is not None and indicator.unit not in ("", "%"):
        yield s.words("chart.unit", unit=indicator.unit.strip())
    changes = (
        change for site in dict.fromkeys(row.site for row in shown) for change in plot.changes(shown, site)
    )
    for old, new in dict.fromkeys((one.old, one.new) for one in changes):
        yield s.words("chart.broken.target", date=new.period, old=old.target, new=new.target)
    for one in plot.broken:
        yield one.words
    if older:
        yield s.words("chart.older", n=len(plot.slots))
