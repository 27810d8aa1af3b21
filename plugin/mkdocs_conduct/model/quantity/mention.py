"""Mention: a number with its unit in running text: 十五分钟内, 98%, 20元, 97项."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal
from unicodedata import is_normalized

from .amount import MONEY, Amount, sum_of
from .context import is_lead, is_limit, without_other_numbers
from .duration import QUANTITY, Duration, DurationUnit, added, counted, moment
from .numeral import ARABIC, ENGLISH, HAN_DIGITS, NUMBER, number_value
from .reading import TIME, alike

MentionKind = Literal["duration", "percent", "money", "count"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A number with its unit: where it stands in the text, what it says, and whether it is a time limit.

    `lead` marks a time by which something happens ahead of something else (提前5分钟). A range counts as its upper end.
    """

    kind: MentionKind
    value: Duration | Amount | Decimal
    text: str
    start: int
    end: int
    limit: bool = False
    lead: bool = False


@dataclass(frozen=True, slots=True)
class _Found:
    kind: MentionKind
    value: Duration | Amount | Decimal
    start: int
    end: int
    limit: bool = False
    lead: bool = False


# A number begins where no other number or word runs on.
_START = rf"(?<![0-9a-z])(?<![0-9][.,])(?<![a-z]-)(?:(?![{HAN_DIGITS}])|(?<![{HAN_DIGITS}]))"
_DURATION = re.compile(_START + QUANTITY)
_MONEY = re.compile(_START + MONEY)
_NOT_MONEY = re.compile(r"[素件旦月宵首老组組桌形]")
_PERCENT = re.compile(
    rf"百分之(?P<chinese>{NUMBER}|百)|(?P<whole>百分百)|{_START}(?P<number>{ARABIC}) ?(?:%|percent\b|per cent\b)"
)
_COUNT = re.compile(
    rf"{_START}(?P<number>{NUMBER}|{ENGLISH}) ?(?P<unit>人次|[户戶]次|次(?![日月年生性序要元品])|人(?![工员員民力才体體物机機])"
    r"|[个個](?![人性体體别別])|家(?![庭属屬具电電里长長])|位(?![置于於])|[处處](?![理于於置罚罰])|[单單](?![位独獨元])"
    r"|[类類](?!似)|[种種](?!植)|起(?![来來草诉訴点點])|[户戶](?![口外])|[间間](?![隔断斷接])|[条條](?![件例])|份(?![额額])"
    r"|名(?![称稱牌])|[张張](?![贴貼])|例(?![如外])|批(?![评評准])|[项項件台臺辆輛套笔筆]"
    r"|(?:times|occasions|items|cases|calls|visits|people|persons|customers|complaints|requests|bills|payments)\b)"
)
_FREQUENCY = re.compile(r"(?:每|至少|不少于|不少於|不超过|不超過|最多|至多)[^,。;、!?]{0,6}$")
_MOMENT = re.compile(
    r"(?P<limit>(?:当日|當日|当天|當天|即日|\bsame[- ]day\b)(?![起有票价價新])|不过夜|不過夜|不隔夜"
    rf"|(?:次日|翌日|第二天)(?:的?{TIME})?[之以]?前?(?![起后後开開以])"
    r"|(?:次一?|下一?)[个個]?工作[日天](?![起后後])"
    rf"|(?:\b(?:by |before ){TIME} (?:on |of )?)?(?:\bthe )?\bnext[- ]day\b(?: (?:at |by |before ){TIME})?"
    r"|\b(?:the )?next (?:working|business) day\b)"
    # On the spot says how rather than by when: it is no limit to hold a number against.
    r"|(?:当场|當場|立即办结|立即辦結|即时办结|即時辦結|\bon the spot\b)"
)
_RANGE = re.compile(rf"{_START}(?:{NUMBER}|{ENGLISH}) ?(?:[-~至到]| to) ?$")
_NEEDS_CLASSIFIER = ("月", "季", "季度")
_NOT_IN_PROSE = ("s", "d", "quarter", "quarters", "礼拜", "禮拜")
_AFTER_UNIT = {
    "年": re.compile(r"[级級代度终終龄齡检檢货貨]"),
    "周": re.compile(r"[年岁歲边邊末一二三四五六日]"),
    "週": re.compile(r"[年歲邊末一二三四五六日]"),
    "天": re.compile(r"[然气氣空花]"),
    "小时": re.compile(r"[候工]"),
    "小時": re.compile(r"[候工]"),
}
_DAY_OF_LIMIT = re.compile(r" ?[之以]?[内內前]")
_LIMITED_DAY = re.compile(r"(?:提前|至少|不少于|不超过|不超過|最多|最长|预先)(?:至少)? ?$")


def _in_prose(match: re.Match[str], text: str) -> bool:
    """Whether a number and unit of time mean a length of time: 三月 is March, 3日 a day of the month."""
    unit, before = match["unit"], text[max(0, match.start() - 8) : match.start()]
    if unit in _NOT_IN_PROSE or (unit in _NEEDS_CLASSIFIER and not re.search("[个個]", match[0])):
        return False
    if match["number"] in ("a", "an") and not before.endswith(("within ", "in ")):
        return False
    if match["number"] == "半" and before.endswith(("上", "下", "前", "后", "後", "大", "老")):
        return False
    if unit == "日":
        return bool(_DAY_OF_LIMIT.match(text, match.end()) or _LIMITED_DAY.search(before))
    guard = _AFTER_UNIT.get(unit)
    return not (guard and guard.match(text, match.end()))


def _lengths(text: str) -> Iterator[tuple[Duration, int, int]]:
    """Yield each length of time, 1小时30分钟 as one."""
    parts: list[Duration] = []
    start = end = -1
    for match in _DURATION.finditer(text):
        part = counted(match)
        if part is None or not _in_prose(match, text):
            continue
        joined = added([*parts, part]) if parts and text[end : match.start()] in ("", " ") else None
        if joined is not None:
            parts, end = [*parts, part], match.end()
            continue
        if match["unit"] == "分":
            # 90分 is a score, 十分 means very; only after hours it is minutes.
            continue
        if parts and (whole := added(parts)):
            yield whole, start, end
        parts, start, end = [part], match.start(), match.end()
    if parts and (whole := added(parts)):
        yield whole, start, end


def _durations(text: str) -> Iterator[_Found]:
    for value, begin, end in _lengths(text):
        low = _RANGE.search(text, max(0, begin - 12), begin)
        start = low.start() if low else begin
        day_and_night = value.unit is DurationUnit.HOUR and value.value == 24
        limit = is_limit(text, start, end, round_the_clock=day_and_night)
        yield _Found("duration", value, start, end, limit, is_lead(text, start, end))


def _moments(text: str) -> Iterator[_Found]:
    for match in _MOMENT.finditer(text):
        value = moment(match[0].strip())
        if value is not None:
            yield _Found("duration", value, match.start(), match.end(), match["limit"] is not None)


def _percents(text: str) -> Iterator[_Found]:
    for match in _PERCENT.finditer(text):
        whole = match["whole"] or match["chinese"] == "百"
        value = Decimal(100) if whole else number_value(match["chinese"] or match["number"])
        if value is not None:
            yield _Found("percent", value, match.start(), match.end())


def _sums(text: str) -> Iterator[_Found]:
    for match in _MONEY.finditer(text):
        value = sum_of(match)
        after = match["after"] or ""
        loose = after in ("块", "塊") or (after[-1:] in "元圆圓" and _NOT_MONEY.match(text, match.end()))
        if value is not None and value.currency and (match["before"] or not loose):
            yield _Found("money", value, match.start(), match.end())


def _counts(text: str) -> Iterator[_Found]:
    for match in _COUNT.finditer(text):
        number = match["number"]
        # 一次购车, 二次供水, 零件: only a frequency makes a count of 一.
        idle = number in ("零", "二", "a", "an", "one") or (
            number == "一"
            and not (
                match["unit"] == "次" and _FREQUENCY.search(text[max(0, match.start() - 12) : match.start()])
            )
        )
        value = None if idle else number_value(number)
        if value is not None:
            yield _Found("count", value, match.start(), match.end())


_SPACE = re.compile(r"\s")
_DIGIT = re.compile(rf"[0-9半{HAN_DIGITS}]|\b(?:{ENGLISH})\b")


def _readable(text: str) -> tuple[str, list[int]]:
    """Return `text` in plain signs and small letters, and where each character came from."""
    plain = text.lower()
    if is_normalized("NFKC", text) and alike(plain) == plain and len(plain) == len(text):
        return _SPACE.sub(" ", plain), list(range(len(text)))
    characters: list[str] = []
    origins: list[int] = []
    for index, character in enumerate(text):
        for part in alike(character).lower():
            characters.append(" " if part.isspace() else part)
            origins.append(index)
    return "".join(characters), origins


def _numbered(readable: str) -> tuple[Iterator[_Found], ...]:
    masked = without_other_numbers(readable)
    return (_percents(masked), _sums(masked), _durations(masked), _counts(masked))


@lru_cache(maxsize=4096)
def mentions(text: str) -> tuple[Mention, ...]:
    """Return every number with a unit in running text, in order; dates, times of day and ordinals are none."""
    readable, origins = _readable(text)
    found: list[_Found] = []
    # Most texts hold no number at all; earlier readers win where two claim the same characters.
    for candidates in (_moments(readable), *(_numbered(readable) if _DIGIT.search(readable) else ())):
        for candidate in candidates:
            if all(candidate.end <= other.start or candidate.start >= other.end for other in found):
                found.append(candidate)
    found.sort(key=lambda item: item.start)
    return tuple(_placed(item, text, origins) for item in found)


def _placed(item: _Found, text: str, origins: list[int]) -> Mention:
    start, end = origins[item.start], origins[item.end - 1] + 1
    return Mention(item.kind, item.value, text[start:end], start, end, item.limit, item.lead)
