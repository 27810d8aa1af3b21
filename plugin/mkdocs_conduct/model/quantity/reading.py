"""Typed text into numbers, dates, times and yes or no."""

from __future__ import annotations

import re
import unicodedata
from datetime import date, time
from decimal import Decimal

from .numeral import HAN_DIGITS, number_value


class ReadingError(ValueError):
    """A typed value that cannot be read: `kind` says as what, `value` is the text as typed."""

    def __init__(self, kind: str, value: str) -> None:
        super().__init__(kind, value)
        self.kind = kind
        self.value = value

    def __str__(self) -> str:
        return f"not a {self.kind}: {self.value!r}"


_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        **dict.fromkeys("～〜∼∽〰", "~"),
        **dict.fromkeys("≧⩾", "≥"),
        **dict.fromkeys("≦⩽", "≤"),
        # Invisible: copied along from web pages and word processors.
        **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad"),
    }
)
_SPACES = re.compile(r"\s+")


def alike(text: str) -> str:
    """Return `text` with full-width signs, dashes and tildes in their plain form, spaces untouched."""
    return unicodedata.normalize("NFKC", text).translate(_ALIKE)


def normalise(text: str) -> str:
    """Return `text` with plain signs, dashes and single spaces; Chinese characters stay."""
    return _SPACES.sub(" ", alike(text)).strip()


def read_number(text: str) -> Decimal:
    """Read a number: `1,000`, `－3.5`, `1万`, `一百零五`, `两`, `半`."""
    typed = normalise(text)
    sign, digits = (typed[0], typed[1:].lstrip()) if typed[:1] in ("-", "+") else ("", typed)
    value = number_value(digits.lower())
    # "a" and "an" are numbers only before a unit.
    if value is None or digits.lower() in ("a", "an"):
        raise ReadingError("number", text)
    return -value if sign == "-" else value


_DATE = re.compile(r"([0-9]{4})([-/.])([0-9]{1,2})\2([0-9]{1,2})")
_HAN_NUMBER = f"[0-9{HAN_DIGITS}]"
_CHINESE_DATE = re.compile(
    rf"({_HAN_NUMBER}{{4}}) ?年 ?({_HAN_NUMBER}{{1,3}}) ?月 ?({_HAN_NUMBER}{{1,3}}) ?[日号號]"
)
YEARS = range(1900, 3000)
"""Years a date or period may have; anything else is a slip of the finger."""


def read_date(text: str) -> date:
    """Read a day: `2026-02-01`, `2026/2/1`, `2026.2.1`, `2026年2月1日`."""
    typed = normalise(text)
    if match := _DATE.fullmatch(typed):
        parts = [match[1], match[3], match[4]]
    elif match := _CHINESE_DATE.fullmatch(typed):
        parts = list(match.groups())
    else:
        raise ReadingError("date", text)
    values = [number_value(part) for part in parts]
    year, month, day = (int(value) if value is not None else 0 for value in values)
    try:
        found = date(year, month, day)
    except ValueError:
        raise ReadingError("date", text) from None
    if found.year not in YEARS:
        raise ReadingError("date", text)
    return found


_HOUR = rf"[0-9]{{1,2}}|[{HAN_DIGITS}]{{1,3}}"
TIME = (
    r"(?:(?:上午|早上|凌晨|清晨|早|中午|下午|傍晚|晚上|晚)?\s?"
    rf"(?:[0-9]{{1,2}}:[0-9]{{2}}|(?:{_HOUR})\s?[点點时時](?!间|間|段|刻|效|限)"
    rf"(?:整|半|(?:{_HOUR})分?)?)"
    r"|[0-9]{1,2}(?::[0-9]{2})?\s?(?:am|pm|a\.m\.|p\.m\.)(?![a-z])|正午|中午|noon|midday)"
)
"""A time of day in running text, lower case."""
_TIME = re.compile(
    r"(?P<part>上午|早上|凌晨|清晨|早|中午|下午|傍晚|晚上|晚)?\s?"
    rf"(?P<hour>{_HOUR})\s?(?::(?P<sharp>[0-9]{{2}})|[点點时時]\s?(?P<minute>整|半|(?:{_HOUR})分?)?)?"
    r"\s?(?P<half>am|pm|a\.m\.|p\.m\.)?"
)
_AFTERNOON = ("下午", "傍晚", "晚上", "晚", "中午")


def _minute(text: str | None) -> int | None:
    if not text or text == "整":
        return 0
    value = Decimal(30) if text == "半" else number_value(text.removesuffix("分"))
    return None if value is None else int(value)


def _hour(value: int, part: str, half: str) -> int | None:
    """Return the hour of the day, or None where the words contradict it."""
    if half:
        return value % 12 + (12 if half.startswith("p") else 0) if 1 <= value <= 12 else None
    if part in _AFTERNOON and value < 12:
        # 中午十一点 is before noon, 中午一点 after it.
        return value if part == "中午" and value >= 10 else value + 12
    return value


def read_time(text: str) -> time:
    """Read a time of day: `8:30`, `08：30`, `16时`, `下午一時`, `8点半`, `1 pm`, `正午`; `24:00` is none."""
    typed = normalise(text).lower()
    if typed in ("正午", "中午", "noon", "midday"):
        return time(12)
    match = _TIME.fullmatch(typed)
    # A bare number is no time of day.
    if match is None or typed.isdigit() or not re.search("[:点點时時]|m", typed):
        raise ReadingError("time", text)
    value = number_value(match["hour"])
    hour = None if value is None else _hour(int(value), match["part"] or "", match["half"] or "")
    minute = _minute(match["sharp"] or match["minute"])
    if hour is None or minute is None or hour > 23 or minute > 59:
        raise ReadingError("time", text)
    return time(hour, minute)


_TRUE = ("true", "yes", "on", "是")
_FALSE = ("false", "no", "off", "否")


def read_bool(text: str) -> bool:
    """Read yes or no: `true`, `yes`, `on`, `是` against `false`, `no`, `off`, `否`."""
    typed = normalise(text).lower()
    if typed in _TRUE:
        return True
    if typed in _FALSE:
        return False
    raise ReadingError("bool", text)
