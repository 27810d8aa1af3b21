"""What improvements came to: how many of those verified were effective, and which results they answer (8.5)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ..model import Period
from ..model.improvements import Improvement
from ..model.quantity import MonthDay, Threshold
from .attainment import HUNDRED

MOST_EFFECTIVE = Threshold(">=", Decimal(90), None, "%")
"""The share of verified actions to be effective where none is given."""


@dataclass(frozen=True, slots=True)
class Effectiveness:
    """How many of the actions verified in a time were effective."""

    effective: int
    verified: int
    target: Threshold = MOST_EFFECTIVE

    @property
    def rate(self) -> Decimal | None:
        """Effective ÷ verified, in per cent, exactly; None where nothing was verified."""
        return HUNDRED * self.effective / self.verified if self.verified else None

    @property
    def is_met(self) -> bool | None:
        """Whether enough were effective; None where nothing was verified."""
        return None if self.rate is None else self.target.met_by(self.rate, "higher")


def effectiveness(
    actions: Iterable[Improvement], first: date, last: date, target: Threshold | None = None
) -> Effectiveness:
    """Count the actions verified from `first` to `last`, and those of them that were effective."""
    verified = [one for one in actions if one.verified_on is not None and first <= one.verified_on <= last]
    effective = sum(1 for one in verified if one.effective is True)
    return Effectiveness(effective, len(verified), target or MOST_EFFECTIVE)


def answers(action: Improvement, ids: Iterable[str], period: Period, fiscal: MonthDay) -> bool:
    """Whether an action answers the result of a period: it is about one of the ids, and about that period or a part of it.

    One that names no period answers every result up to the day it was done.
    """
    if set(ids).isdisjoint(action.about):
        return False
    if action.period is not None:
        begun, ended = action.period.start(fiscal), action.period.end(fiscal)
        return period.start(fiscal) <= begun and ended <= period.end(fiscal)
    return action.done_on is None or action.done_on >= period.start(fiscal)
