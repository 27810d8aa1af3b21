"""Windows by the mean of their scores; persons are never ranked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ..model import CodeFramework, Frequency, Period
from .periods import period_of


@dataclass(frozen=True, slots=True)
class WindowRank:
    """One window's place in a period."""

    rank: int
    """Equal means share a place, and the places after them are left out: 1, 1, 3."""
    window: str
    mean: Fraction
    """Exact."""
    count: int
    """How many scores it is the mean of."""


def ranking(framework: CodeFramework, period: Period, until: date) -> tuple[WindowRank, ...]:
    """Return the windows scored in a period until a day, the best first; equals in the order of the organization."""
    fiscal = framework.organization.fiscal_year_starts
    scores: dict[str, list[Fraction]] = {}
    for held in framework.held_inspections:
        if period.start(fiscal) <= held.date <= min(period.end(fiscal), until):
            for one in held.scores:
                scores.setdefault(one.window, []).append(Fraction(one.score))
    order = {window.id: n for n, window in enumerate(framework.organization.windows)}
    means = {window: sum(each, Fraction()) / len(each) for window, each in scores.items()}
    ordered = sorted(means, key=lambda window: (-means[window], order.get(window, len(order)), window))
    return tuple(
        WindowRank(
            1 + sum(mean > means[window] for mean in means.values()),
            window,
            means[window],
            len(scores[window]),
        )
        for window in ordered
    )


def newest_ranking(
    framework: CodeFramework, frequency: Frequency, until: date
) -> tuple[Period, tuple[WindowRank, ...]] | None:
    """Return the ranking of the newest period with scores until a day; None where there is none."""
    days = [held.date for held in framework.held_inspections if held.scores and held.date <= until]
    period = period_of(max(days), frequency, framework.organization.fiscal_year_starts) if days else None
    return (period, ranking(framework, period, until)) if period is not None else None
