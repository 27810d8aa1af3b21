"""Spot checks: who or what is drawn in a period. The draw is the same on every machine, and nobody can choose it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from hashlib import sha256

from ..model import CodeFramework, Period
from ..model.supervision import SpotCheck
from .periods import period_of


def _number(*parts: object) -> int:
    return int.from_bytes(sha256("\n".join(map(str, parts)).encode()).digest(), "big")


def drawn(seed: str, names: Iterable[str], count: int) -> tuple[str, ...]:
    """Return `count` of these names, in their order; all of them where there are no more.

    Each name is drawn by a number of its own, so that one more name changes the draw as little as can be.
    """
    known = list(dict.fromkeys(names))
    chosen = set(sorted(known, key=lambda name: (_number(seed, name), name))[:count])
    return tuple(name for name in known if name in chosen)


def drawn_numbers(seed: str, total: int, count: int) -> tuple[int, ...]:
    """Return `count` numbers from 1 to `total`, ascending; all of them where there are no more."""
    if count >= total:
        return tuple(range(1, total + 1))
    chosen: set[int] = set()
    n = 0
    while len(chosen) < count:
        chosen.add(_number(seed, n) % total + 1)
        n += 1
    return tuple(sorted(chosen))


def spot_check_period(framework: CodeFramework, check: SpotCheck, day: date) -> Period | None:
    """Return the period that a day's draw is for; None where the check has no regular periods."""
    return period_of(day, check.frequency, framework.organization.fiscal_year_starts)


def _seed(framework: CodeFramework, check: SpotCheck, period: Period) -> str:
    first = period.start(framework.organization.fiscal_year_starts)
    return f"{framework.organization.id}|{check.id}|{check.frequency}|{first.isoformat()}"


def spot_check_sample(framework: CodeFramework, check: SpotCheck, period: Period) -> tuple[str, ...]:
    """Return what is drawn in a period: ids of windows or posts, or numbers on the list of customers.

    Seeded with the organization's id, the check's id and the period's first day.
    """
    seed = _seed(framework, check, period)
    if check.customers is not None:
        return tuple(map(str, drawn_numbers(seed, check.customers, check.sample)))
    names = check.posts or check.windows or tuple(one.id for one in framework.organization.windows)
    return drawn(seed, names, check.sample)
