"""The figures that a commitment states in its fields: what the numbers of its words are held against."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ..model import (
    Amount,
    Commitment,
    Duration,
    DurationUnit,
    IndicatorKind,
    Limit,
    PerformanceIndicator,
    Remedy,
    Text,
    Variant,
)
from ..model.quantity import Mention, ReadingError, mentions, parse_amount, parse_duration
from .base import Path

_MOMENTS = (
    DurationUnit.IMMEDIATELY,
    DurationUnit.SAME_DAY,
    DurationUnit.OVERNIGHT,
    DurationUnit.NEXT_DAY,
)


class Role(StrEnum):
    """What a figure is for: only figures of one role contradict each other."""

    LIMIT = "limit"
    LEAD = "lead"
    LENGTH = "length"
    PERCENT = "percent"
    TARGET = "target"
    TIMES = "times"
    COUNT = "count"
    MONEY = "money"


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a field, and where it stands."""

    role: Role
    value: Duration | Amount | Decimal
    path: Path


def _number(role: Role, value: int | Decimal | None, path: Path) -> Iterator[Figure]:
    if value is not None:
        yield Figure(role, Decimal(value), path)


def _duration(role: Role, value: Duration | None, path: Path) -> Iterator[Figure]:
    if value is not None:
        yield Figure(role, value, path)


def _measured(role: Role, value: Decimal | None, unit: Text | str | None, path: Path) -> Iterator[Figure]:
    """Yield a number with a unit: 20 分钟 as the time it is, 10 元 as the sum."""
    if value is None:
        return
    typed = f"{value}{unit or ''}"
    try:
        yield Figure(role, parse_duration(typed), path)
    except ReadingError:
        amount = _sum(typed)
        yield Figure(Role.COUNT if amount is None else Role.MONEY, amount or value, path)


def _sum(typed: str) -> Amount | None:
    try:
        amount = parse_amount(typed)
    except ReadingError:
        return None
    return amount if amount.currency else None


def is_percent(unit: Text | str | None) -> bool:
    """Whether figures of this unit are written with a per cent sign."""
    return str(unit or "").strip() in ("%", "％", "百分比", "percent", "per cent")


def of_limit(limit: Limit, path: Path) -> Iterator[Figure]:
    """Yield the figures of a limit."""
    yield from _duration(Role.LIMIT, limit.within, (*path, "within"))
    yield from _duration(Role.LEAD, limit.notice, (*path, "notice"))
    yield from _duration(Role.LENGTH, limit.per, (*path, "per"))
    yield from _number(Role.TIMES, limit.times, (*path, "times"))
    ends = ((("value",), limit.value), *((("between", n), end) for n, end in enumerate(limit.between or ())))
    for key, value in ends:
        if is_percent(limit.unit):
            yield from _number(Role.PERCENT, value, (*path, *key))
        else:
            yield from _measured(Role.LIMIT, value, limit.unit, (*path, *key))
    if limit.breach_when is not None:
        yield from _number(Role.COUNT, limit.breach_when.occasions, (*path, "breach_when", "occasions"))
        yield from _duration(Role.LENGTH, limit.breach_when.each, (*path, "breach_when", "each"))
        yield from _duration(Role.LENGTH, limit.breach_when.period, (*path, "breach_when", "in"))
    if limit.statutory is not None:
        yield from _duration(Role.LENGTH, limit.statutory.within, (*path, "statutory", "within"))


def of_remedy(remedy: Remedy, path: Path) -> Iterator[Figure]:
    """Yield the figures of a remedy."""
    late, then = remedy.if_paid_late, remedy.then
    amounts = (
        ("amount", remedy.amount),
        ("cap", remedy.cap),
        ("if_paid_late", late.amount if late else None),
        ("then", then.amount if then else None),
    )
    for key, amount in amounts:
        if amount is not None:
            yield Figure(Role.MONEY, amount, (*path, key))
    yield from _duration(Role.LENGTH, remedy.within, (*path, "within"))
    yield from _duration(Role.LENGTH, remedy.every, (*path, "every"))
    if then is not None:
        yield from _duration(Role.LENGTH, then.every, (*path, "then", "every"))
    if remedy.at_most is not None:
        yield from _number(Role.COUNT, remedy.at_most.times, (*path, "at_most", "times"))


def of_targets(
    indicators: Iterable[tuple[int, PerformanceIndicator]], linked: Iterable[str]
) -> Iterator[Figure]:
    """Yield the targets of the linked indicators."""
    wanted = frozenset(linked)
    for n, indicator in indicators:
        if indicator.id in wanted:
            for m, target in enumerate(indicator.targets or ()):
                path = ("performance_indicators", n, "targets", m, "value")
                unit = target.value.unit or indicator.unit
                for end in (target.value.value, target.value.high):
                    if is_percent(unit) or (unit is None and indicator.kind is IndicatorKind.RATE):
                        yield from _number(Role.TARGET, end, path)
                    else:
                        yield from _measured(Role.LENGTH, end, unit, path)


def _texts(holder: Commitment | Variant) -> Iterator[Text | None]:
    for limit in holder.limits:
        yield from (limit.of, limit.before, limit.to, limit.level, limit.start, limit.until, limit.covers)
        yield from (limit.when, limit.on_days, limit.reference, limit.always, limit.never, limit.hedge)
    yield from (criterion.text for criterion in holder.criteria)
    yield from holder.limitations
    if isinstance(holder, Variant):
        yield holder.when
    else:
        yield holder.service_item
        yield from holder.conditions


def of_texts(holder: Commitment | Variant) -> Iterator[Mention]:
    """Yield the figures in words that go with the limits: 水质检测29项, an interruption over 4 hours."""
    for text in _texts(holder):
        for words in text.all if text else ():
            yield from mentions(words)


def is_same(a: Duration | Amount | Decimal, b: Duration | Amount | Decimal) -> bool:
    """Whether two figures say the same: 1小时 and 60分钟 do, 当日 and 24小时 do not."""
    if isinstance(a, Duration) and isinstance(b, Duration):
        counted = (a.unit in _MOMENTS, b.unit in _MOMENTS)
        return counted[0] == counted[1] and a.compare(b) == 0
    if isinstance(a, Amount) and isinstance(b, Amount):
        return a.value == b.value and (not a.currency or not b.currency or a.currency == b.currency)
    return not isinstance(a, Duration | Amount) and not isinstance(b, Duration | Amount) and a == b


def is_comparable(a: Duration | Amount | Decimal, b: Duration | Amount | Decimal) -> bool:
    """Whether one figure can contradict the other: times of one family, sums, bare numbers."""
    if isinstance(a, Duration) and isinstance(b, Duration):
        return a.family == b.family
    return isinstance(a, Amount) == isinstance(b, Amount) and isinstance(a, Duration) == isinstance(
        b, Duration
    )


def is_alike(a: Duration | Amount | Decimal, b: Duration | Amount | Decimal) -> bool:
    """Whether two figures are counted in the same unit: 30分钟 and 45分钟, but not 30天."""
    return not (isinstance(a, Duration) and isinstance(b, Duration)) or a.unit == b.unit
