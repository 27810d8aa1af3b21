"""Durations as people type them: 十五分钟内, 一个半小时, 次日12:00前, within 2 working days, PT15M, 每月."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import pairwise
from types import MappingProxyType
from typing import TypeVar

from .length import MONTHS, SECONDS, Duration, DurationUnit, comparable
from .numeral import ENGLISH, NUMBER, number_value
from .reading import TIME, ReadingError, normalise, read_time

__all__ = [
    "QUANTITY",
    "Duration",
    "DurationUnit",
    "added",
    "comparable",
    "counted",
    "moment",
    "parse_duration",
]

T = TypeVar("T")


def _words(forms: Mapping[T, str]) -> MappingProxyType[str, T]:
    return MappingProxyType({word: meaning for meaning, words in forms.items() for word in words.split("|")})


_MOMENTS = _words(
    {
        DurationUnit.IMMEDIATELY: "当场|當場|即时|即時|立即|立刻|即刻|马上|馬上|当面|當面"
        "|immediately|immediate|at once|instantly|on the spot|right away",
        DurationUnit.SAME_DAY: "当日|當日|当天|當天|即日|同日|同一天|同一日|same day|the same day|same-day",
        DurationUnit.OVERNIGHT: "不过夜|不過夜|不隔夜|end of day|by end of day|by the end of the day",
    }
)
_UNITS = _words(
    {
        (1, DurationUnit.SECOND): "秒|秒钟|秒鐘|s|sec|secs|second|seconds",
        (1, DurationUnit.MINUTE): "分|分钟|分鐘|min|mins|minute|minutes",
        (15, DurationUnit.MINUTE): "刻钟|刻鐘",
        (1, DurationUnit.HOUR): "小时|小時|钟头|鐘頭|h|hr|hrs|hour|hours",
        (
            1,
            DurationUnit.DAY,
        ): "天|日|自然日|日历日|日曆日|日历天|日曆天|d|day|days|calendar day|calendar days|consecutive days",
        (
            1,
            DurationUnit.WORKING_DAY,
        ): "工作日|工作天|working day|working days|business day|business days|workday|workdays",
        (1, DurationUnit.WEEK): "周|週|星期|礼拜|禮拜|week|weeks",
        (2, DurationUnit.WEEK): "fortnight|fortnights",
        (1, DurationUnit.MONTH): "月|month|months|calendar month|calendar months",
        (3, DurationUnit.MONTH): "季|季度|quarter|quarters",
        (1, DurationUnit.YEAR): "年|year|years|calendar year|calendar years",
    }
)
_ADVERBS = _words(
    {
        "hour": "hourly",
        "day": "daily",
        "week": "weekly",
        "month": "monthly",
        "quarter": "quarterly",
        "year": "yearly|annually|annual",
    }
)
_UNIT = "|".join(sorted((re.escape(unit) for unit in _UNITS), key=len, reverse=True))
QUANTITY = rf"(?P<number>{NUMBER}|半|half an?|half|{ENGLISH}) ?[个個]?(?P<half>半)? ?-?(?P<unit>{_UNIT})(?![a-z])(?P<tail>半)?"
_QUANTITY = re.compile(QUANTITY)
_LEAD = re.compile(
    r"^(?:不超过|不超過|不得超过|不得超過|不多于|不多於|不大于|不大於|至多|最多|最长|最長|最迟|最遲|≤|<="
    r"|within(?: the)?|in|at most|(?:no|not) (?:more|longer|later) than|up to|(?:a )?maximum(?: of)?|max) ?"
)
_TAIL = re.compile(r" ?(?:[以之]?[内內](?:完成|办结|辦結)?|or (?:less|sooner|fewer)|at most|maximum|max)$")
_DONE = re.compile(r"[内內]?(?:完成|办结|辦結|办理|辦理)?$")
_EVERY = re.compile(r"(?:每[个個]?|per |each |every |/ ?)(?P<what>.+)")
_NEXT_DAY = re.compile(
    rf"(?:[于於在])?(?:次日|翌日|第二天|第二日|隔天) ?的?(?P<after>{TIME})?[之以]?[前内內]?(?:完成|办结|辦結)?"
    rf"|(?:by |before |at )?(?:(?P<before>{TIME}) (?:on |of )?)?(?:the )?(?:next|following)[ _-]day"
    rf"(?:,? (?:at |by |before )?(?P<then>{TIME}))?"
)
_NEXT_WORKING_DAY = re.compile(
    r"(?:次一?|下一?|翌)[个個]?工作[日天][内內]?|(?:by |on )?(?:the )?(?:next|following) (?:working|business) day"
)
_ISO = re.compile(
    r"p(?:(?P<year>N)y)?(?:(?P<month>N)m)?(?:(?P<week>N)w)?(?:(?P<day>N)d)?"
    r"(?:t(?:(?P<hour>N)h)?(?:(?P<minute>N)m)?(?:(?P<second>N)s)?)?".replace("N", r"[0-9]+(?:\.[0-9]+)?")
)


def made(value: Decimal, unit: DurationUnit) -> Duration | None:
    """Make a counted duration, or None where it means nothing: zero of a unit, a fraction of a month."""
    if unit is DurationUnit.YEAR and value != value.to_integral_value():
        value, unit = value * 12, DurationUnit.MONTH
    # 2026年 is a date, not a length.
    if not 0 < value < (1000 if unit is DurationUnit.YEAR else 1_000_000) or (
        unit is DurationUnit.MONTH and value != value.to_integral_value()
    ):
        return None
    return Duration(value, unit)


_HALVES = MappingProxyType(
    {
        DurationUnit.HOUR: (60, DurationUnit.MINUTE),
        DurationUnit.MINUTE: (60, DurationUnit.SECOND),
        DurationUnit.YEAR: (12, DurationUnit.MONTH),
    }
)


def counted(match: re.Match[str]) -> Duration | None:
    """Return the duration a `QUANTITY` says, or None: 一个半小时 is 90 minutes, 半个月 15 days."""
    word = match["number"]
    half = word.startswith("half") or word == "半"
    number = Decimal("0.5") if half else number_value(word)
    if number is None or (half and (match["half"] or match["tail"])) or (match["half"] and match["tail"]):
        return None
    factor, unit = _UNITS[match["unit"]]
    if not (half or match["half"] or match["tail"]):
        return made(number * factor, unit)
    number = (number if half else number + Decimal("0.5")) * factor
    if unit is DurationUnit.MONTH and half and factor == 1:
        return Duration(Decimal(15), DurationUnit.DAY)
    smaller, finer = _HALVES.get(unit, (1, unit))
    return made(number * smaller, finer)


def added(parts: list[Duration]) -> Duration | None:
    """Add up a chain such as 1小时30分钟, largest unit first, in its smallest unit."""
    for sizes in (SECONDS, MONTHS):
        if all(part.unit in sizes for part in parts):
            factors = [sizes[part.unit] for part in parts]
            if any(left <= right for left, right in pairwise(factors)):
                return None
            total = sum(
                (part.value * factor for part, factor in zip(parts, factors, strict=True)), Decimal(0)
            )
            return made(total / factors[-1], parts[-1].unit)
    return parts[0] if len(parts) == 1 else None


def _chain(text: str) -> Duration | None:
    parts: list[Duration] = []
    position = 0
    while match := _QUANTITY.match(text, position):
        part = counted(match)
        if part is None:
            return None
        parts.append(part)
        position = match.end()
        if position == len(text):
            return added(parts)
        position += text[position] == " "
    return None


def _bare(text: str) -> Duration | None:
    """Return one of a unit named without a number: 月, day, monthly."""
    unit = _UNITS.get(_ADVERBS.get(text, text))
    return None if unit is None else Duration(Decimal(unit[0]), unit[1])


def _iso(text: str) -> Duration | None:
    match = _ISO.fullmatch(text)
    if match is None or text.endswith(("p", "t")):
        return None
    parts: list[Duration] = []
    for unit, digits in match.groupdict().items():
        number = number_value(digits) if digits else None
        if number:
            part = made(number, DurationUnit(unit))
            if part is None:
                return None
            parts.append(part)
    return added(parts) if parts else None


def moment(text: str) -> Duration | None:
    """Return the duration of words that count nothing: 当场, 当日, 不过夜, 次日12:00."""
    unit = _MOMENTS.get(text) or _MOMENTS.get(_DONE.sub("", text))
    if unit:
        return Duration(Decimal(0), unit)
    if _NEXT_WORKING_DAY.fullmatch(text):
        return Duration(Decimal(1), DurationUnit.WORKING_DAY)
    match = _NEXT_DAY.fullmatch(text)
    if match is None or (match["before"] and match["then"]):
        return None
    typed = match["after"] or match["before"] or match["then"]
    try:
        return Duration(Decimal(1), DurationUnit.NEXT_DAY, read_time(typed) if typed else None)
    except ReadingError:
        return None


def parse_duration(text: str) -> Duration:
    """Read a duration: `15分钟`, `十五分钟内`, `3个工作日`, `半天`, `次日12:00`, `2 working days`, `PT15M`, `每月`."""
    typed = normalise(text).lower()
    every = _EVERY.fullmatch(typed)
    if every:
        found = _chain(every["what"]) or _bare(every["what"])
    else:
        found = (
            moment(typed)
            or _bare(typed)
            or _iso(typed)
            or _chain(_TAIL.sub("", _LEAD.sub("", typed, count=1)))
        )
    if found is None:
        raise ReadingError("duration", text)
    return found
