"""Which entry holds on a day: limits, remedies, wordings and targets with since and until."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar

from ..model import Period
from ..model.quantity import MonthDay


class Dated(Protocol):
    """Anything that may hold only since and until a day or period."""

    @property
    def since(self) -> Period | date | None:
        """The first day, or the period it begins with."""

    @property
    def valid_until(self) -> Period | date | None:
        """The last day, or the period it ends with."""


E = TypeVar("E", bound=Dated)


def first_day(instant: Period | date | None, fiscal: MonthDay) -> date:
    """Return the first day of a `since`; the beginning of time where there is none."""
    if instant is None:
        return date.min
    return instant.start(fiscal) if isinstance(instant, Period) else instant


def last_day(instant: Period | date | None, fiscal: MonthDay) -> date:
    """Return the last day of an `until`; the end of time where there is none."""
    if instant is None:
        return date.max
    return instant.end(fiscal) if isinstance(instant, Period) else instant


def holds(entry: Dated, day: date, fiscal: MonthDay) -> bool:
    """Whether an entry holds on `day`."""
    since, until = entry.since, entry.valid_until
    if since is None and until is None:
        # Nearly every entry of every code, and this is asked by one check after another.
        return True
    return first_day(since, fiscal) <= day <= last_day(until, fiscal)


def on(entries: Iterable[E], day: date, fiscal: MonthDay) -> tuple[E, ...]:
    """Return the entries that hold on `day`; entries without dates always hold."""
    return tuple(entry for entry in entries if holds(entry, day, fiscal))


def latest(entries: Iterable[E], day: date, fiscal: MonthDay) -> E | None:
    """Return the entry that holds on `day` with the latest `since`: for series of targets and wordings."""
    current = on(entries, day, fiscal)
    return max(current, key=lambda entry: first_day(entry.since, fiscal), default=None)


def coming(entries: Iterable[E], day: date, fiscal: MonthDay) -> tuple[E, ...]:
    """Return the entries that begin after `day`."""
    return tuple(entry for entry in entries if first_day(entry.since, fiscal) > day)


def past(entries: Iterable[E], day: date, fiscal: MonthDay) -> tuple[E, ...]:
    """Return the entries that ended before `day`."""
    return tuple(entry for entry in entries if last_day(entry.valid_until, fiscal) < day)
