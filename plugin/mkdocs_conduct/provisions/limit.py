"""Limits as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable

from ..merge import on
from ..model import DurationUnit, Limit, LimitKind, Statistic, StatutoryLimit
from ..speaker import Speaker
from .types import PublicLimit

_WITHOUT_WITHIN = (DurationUnit.IMMEDIATELY, DurationUnit.SAME_DAY, DurationUnit.OVERNIGHT)


def _time(s: Speaker, limit: Limit) -> str:
    assert limit.within is not None  # noqa: S101  (its kind says so)
    duration = s.phrases.duration(limit.within)
    if limit.within.unit in _WITHOUT_WITHIN:
        return duration
    key = "limit.next_day" if limit.within.unit is DurationUnit.NEXT_DAY else "limit.within"
    return s.words(key, duration=duration)


def _level(s: Speaker, limit: Limit) -> str:
    unit = s.phrases.unit(s.unit(limit.unit))
    if limit.between is not None:
        low, high = (s.phrases.number(end) for end in limit.between)
        return s.words("threshold.between", low=low, high=high, unit=unit)
    assert limit.value is not None  # noqa: S101  (the model asks for it)
    sign = {">=": "≥", "<=": "≤", "=": ""}.get(limit.op or "=", limit.op or "")
    return f"{sign}{s.phrases.number(limit.value)}{unit}"


def _times(s: Speaker, limit: Limit) -> str:
    every = s.phrases.every(limit.per) if limit.per else ""
    return s.words("limit.times", n=limit.times, every=every)


def _breach(s: Speaker, limit: Limit) -> str:
    breach = limit.breach_when
    assert breach is not None  # noqa: S101  (its kind says so)
    if breach.period is None:
        return s.words("limit.breach_open", n=breach.occasions)
    period = s.phrases.duration(breach.period)
    if breach.each is None:
        return s.words("limit.breach", n=breach.occasions, period=period)
    return s.words(
        "limit.breach_each", n=breach.occasions, period=period, each=s.phrases.duration(breach.each)
    )


def _value(s: Speaker, limit: Limit) -> str:
    match limit.kind:
        case LimitKind.WITHIN:
            return _time(s, limit)
        case LimitKind.NOTICE:
            assert limit.notice is not None  # noqa: S101  (its kind says so)
            return s.words("limit.notice", duration=s.phrases.duration(limit.notice))
        case LimitKind.LEVEL:
            return _level(s, limit)
        case LimitKind.TIMES:
            return _times(s, limit)
        case LimitKind.BREACH:
            return _breach(s, limit)
    return s.text(limit.reference or limit.always or limit.never)


def _span(s: Speaker, limit: Limit) -> str:
    start, until = s.text(limit.start), s.text(limit.until)
    if start and until:
        return s.words("limit.from_until", start=start, until=until)
    if start:
        return s.words("limit.from", start=start)
    if until:
        return s.words("limit.until", until=until)
    return s.words("limit.before", event=s.text(limit.before)) if limit.before else ""


def _notes(s: Speaker, limit: Limit) -> Iterable[str]:
    if limit.to:
        yield s.words("limit.to", who=s.text(limit.to))
    if limit.when:
        yield s.text(limit.when)
    if limit.on_days:
        yield s.text(limit.on_days)
    if limit.clock:
        yield s.words(f"limit.clock.{limit.clock}")
    if limit.counting:
        yield s.words(f"limit.counting.{limit.counting}")
    if limit.statistic is not Statistic.EACH:
        is_level = limit.kind is LimitKind.LEVEL and limit.statistic is Statistic.MEAN
        yield s.words("limit.statistic.mean_value" if is_level else f"limit.statistic.{limit.statistic}")
    yield from _wording_notes(s, limit)
    if limit.statutory:
        yield _statutory(s, limit.statutory)


def _wording_notes(s: Speaker, limit: Limit) -> Iterable[str]:
    if limit.hedge:
        yield s.words("limit.hedge", words=s.text(limit.hedge))
    if limit.covers:
        yield s.text(limit.covers)
    if limit.tolerance:
        yield s.words("limit.tolerance", words=limit.tolerance)


def _statutory(s: Speaker, statutory: StatutoryLimit) -> str:
    duration = s.phrases.duration(statutory.within)
    if statutory.reference is None:
        return s.words("limit.statutory", duration=duration)
    return s.words("limit.statutory_by", duration=duration, reference=s.text(statutory.reference))


def public_limit(s: Speaker, limit: Limit) -> PublicLimit:
    """Say one limit."""
    about = limit.of or limit.level
    return PublicLimit(
        about=s.text(about), value=_value(s, limit), span=_span(s, limit), notes=tuple(_notes(s, limit))
    )


def public_limits(s: Speaker, limits: tuple[Limit, ...]) -> tuple[PublicLimit, ...]:
    """Say the limits that hold today."""
    return tuple(public_limit(s, limit) for limit in on(limits, s.as_of, s.fiscal))
