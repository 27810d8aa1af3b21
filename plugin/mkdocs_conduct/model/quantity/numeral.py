"""Numerals as people type them: 1,000 · 1.5万 · 十五 · 一百零五 · 两 · 半 · two."""

from __future__ import annotations

import re
from decimal import Decimal
from types import MappingProxyType

_FORMAL = str.maketrans(
    "〇○兩壹贰貳叁參肆伍陆陸柒捌玖拾佰仟萬億點", "零零两一二二三三四五六六七八九十百千万亿点"
)
_DIGITS = MappingProxyType(
    {"零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
)
_UNITS = MappingProxyType({"十": 10, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000})
_ENGLISH = (
    "1 a an one|2 two|3 three|4 four|5 five|6 six|7 seven|8 eight|9 nine|10 ten|11 eleven|12 twelve|14 fourteen|15 fifteen"
    "|20 twenty|24 twenty-four|28 twenty-eight|30 thirty|40 forty|45 forty-five|48 forty-eight|50 fifty|60 sixty"
    "|70 seventy|72 seventy-two|80 eighty|90 ninety"
)
_WORDS = MappingProxyType(
    {word: int(row.split()[0]) for row in _ENGLISH.split("|") for word in row.split()[1:]}
)

HAN_DIGITS = "零〇○一二两兩三四五六七八九十百千万萬亿億壹贰貳叁參肆伍陆陸柒捌玖拾佰仟"
ARABIC = r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]+)(?:\.[0-9]+)?"
# 3千克 and 5千瓦 are units of their own, not thousands of something.
SCALE = r"(?:[十百千]?[万萬亿億]|[百千](?![克瓦米帕赫卡焦伏安]))"
HAN = rf"[{HAN_DIGITS}]{{1,16}}(?:[点點][{HAN_DIGITS}]{{1,9}})?"
NUMBER = rf"(?:{ARABIC}(?:\s?{SCALE})?|{HAN})"
ENGLISH = "(?:" + "|".join(sorted(_WORDS, key=len, reverse=True)) + r")(?![a-z-])"

_ARABIC_SCALED = re.compile(rf"({ARABIC})\s?({SCALE})?")
_SECTION = re.compile(
    r"(?:([一二两三四五六七八九])千)?(?:零?([一二两三四五六七八九])百)?"
    r"(?:零?([一二三四五六七八九]?)(十))?(?:零?([一二两三四五六七八九]))?"
)
_LONGEST = 40
# Eighteen digits leave room for every product we make below the 28 at which Decimal would round.
_MOST_DIGITS = 18
_MOST_DECIMALS = 9


def _section(text: str) -> int | None:
    """Return the value of a numeral below ten thousand."""
    match = _SECTION.fullmatch(text)
    if match is None or not text:
        return None
    thousands, hundreds, tens, ten, ones = match.groups()
    value = 1000 * _DIGITS[thousands] if thousands else 0
    value += 100 * _DIGITS[hundreds] if hundreds else 0
    value += 10 * (_DIGITS[tens] if tens else 1) if ten else 0
    if ones and len(text) > 1 and text[-2] in "百千":
        # 一百五 is 150; 105 is said 一百零五.
        return value + _DIGITS[ones] * _UNITS[text[-2]] // 10
    return value + (_DIGITS[ones] if ones else 0)


def _whole(text: str) -> int | None:
    """Return the value of a whole Chinese numeral."""
    if text == "零":
        return 0
    if len(text) >= 3 and all(char in _DIGITS and char != "两" for char in text):
        # 二〇二六; two digits in a row (三五天) say "three to five", not 35.
        return int("".join(str(_DIGITS[char]) for char in text))
    for unit in "亿万":
        head, found, tail = text.partition(unit)
        if not found:
            continue
        high = _whole(head)
        if high is None or not tail:
            return None if high is None else high * _UNITS[unit]
        if tail in _DIGITS and tail != "零":
            return high * _UNITS[unit] + _DIGITS[tail] * _UNITS[unit] // 10
        low = _whole(tail.removeprefix("零"))
        return None if low is None or low >= _UNITS[unit] else high * _UNITS[unit] + low
    return _section(text)


def _chinese(text: str) -> Decimal | None:
    whole, point, fraction = text.translate(_FORMAL).partition("点")
    value = _whole(whole)
    if value is None or (point and not fraction):
        return None
    if not point:
        return Decimal(value)
    if any(char not in _DIGITS or char == "两" for char in fraction):
        return None
    return Decimal(f"{value}." + "".join(str(_DIGITS[char]) for char in fraction))


def _scale(text: str) -> Decimal:
    value = 1
    for char in text.translate(_FORMAL):
        value *= _UNITS[char]
    return Decimal(value)


def number_value(text: str) -> Decimal | None:
    """Return the exact value of an unsigned numeral, or None where `text` is none.

    `text` is already normalised. More than eighteen digits, or nine after the point, are no number anyone means.
    """
    if len(text) > _LONGEST:
        return None
    if text == "半":
        return Decimal("0.5")
    if match := _ARABIC_SCALED.fullmatch(text):
        value = Decimal(match[1].replace(",", "")) * _scale(match[2] or "")
    elif text in _WORDS:
        value = Decimal(_WORDS[text])
    else:
        chinese = _chinese(text)
        if chinese is None:
            return None
        value = chinese
    fraction = plain(value).partition(".")[2]
    return value if len(value.as_tuple().digits) <= _MOST_DIGITS and len(fraction) <= _MOST_DECIMALS else None


def plain(value: Decimal) -> str:
    """Return the shortest digits of `value`, never with an exponent."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text
