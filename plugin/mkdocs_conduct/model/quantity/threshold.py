"""Threshold: the bar a figure is held against: ≥98%, 不超过3次, 15–30分钟, 前3名."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from .numeral import NUMBER, number_value, plain
from .reading import ReadingError, normalise

_OPERATORS = MappingProxyType(
    {
        ">=": (
            *("≥", ">=", "不低于", "不低於", "不少于", "不少於", "不小于", "不小於", "至少", "最少", "最低", "达到", "達到"),
            *("at least", "no less than", "not less than", "no fewer than", "not below", "minimum", "min"),
        ),
        "<=": (
            *("≤", "<=", "不超过", "不超過", "不高于", "不高於", "不多于", "不多於", "不大于", "不大於", "至多", "最多"),
            *("最高", "at most", "no more than", "not more than", "up to", "within", "not above", "maximum", "max"),
        ),
        ">": (">", "超过", "超過", "大于", "大於", "高于", "高於", "多于", "多於", "more than", "above", "over"),
        "<": ("<", "低于", "低於", "小于", "小於", "少于", "少於", "不足", "不到", "less than", "fewer than", "below", "under"),
        "=": ("=", "等于", "等於", "为", "為", "equals", "equal to", "exactly"),
    }
)  # fmt: skip
_OPERATOR_OF = MappingProxyType({word: op for op, words in _OPERATORS.items() for word in words})
_LEADS = "|".join(sorted((re.escape(word) for word in _OPERATOR_OF), key=len, reverse=True))
_TRAILS = MappingProxyType(
    {
        **dict.fromkeys(["及以上", "或以上", "以上", "or more", "or better", "or above"], ">="),
        **dict.fromkeys(["及以下", "或以下", "以下", "以内", "以內", "之内", "之內", "内", "內"], "<="),
        **dict.fromkeys(["or less", "or fewer", "or below"], "<="),
    }
)
_TRAIL = "|".join(sorted(_TRAILS, key=len, reverse=True))
# A unit is a short word: no sentence, no second comparison or number.
_UNIT = (
    r"(?![零〇○一二两兩三四五六七八九十])(?:[^\W\d_]|[%‰°/])(?:[^<>=≤≥≈~±,;:。、!?()\"-]|-(?=[a-z])){0,29}?"
)
_SIGNED = rf"-?(?:{NUMBER})"
_BETWEEN = re.compile(
    rf"(?:between |介于|介於|在)?(?P<low>{_SIGNED}) ?(?P<first>{_UNIT})? ?(?:-{{1,2}}|~|至|到|和|与|to|and) ?"
    rf"(?P<high>{_SIGNED}) ?(?P<unit>{_UNIT})?(?:之间|之間)?"
)
_AROUND = re.compile(rf"(?:±|\+/-) ?(?P<high>{NUMBER}) ?(?P<unit>{_UNIT})?")
_PER_HUNDRED = re.compile(
    rf"(?P<lead>{_LEADS})?(?P<of>百分之|千分之)(?P<number>{NUMBER}|百)(?P<trail>{_TRAIL})?"
)
_RANK = re.compile(rf"(?:第|前|top ?)(?P<number>{NUMBER}) ?[名位]?|top (?P<word>three|five|ten)")
_ONE = re.compile(
    rf"(?P<lead>{_LEADS})? ?(?P<number>{_SIGNED}) ?(?P<unit>{_UNIT})? ?(?:\(含(?:本数)?\))?(?P<trail>{_TRAIL})?"
)
_DEFAULTS = MappingProxyType({"higher": ">=", "lower": "<=", "range": "="})


@dataclass(frozen=True, slots=True)
class Threshold:
    """A bar: `op` is "", ">=", ">", "<=", "<", "=" or "between" (then `high` is the upper end); `unit` as typed."""

    op: str
    value: Decimal
    high: Decimal | None = None
    unit: str = ""

    def op_or_default(self, direction: str) -> str:
        """Return the comparison; where none was typed, the one that `higher`, `lower` or `range` implies."""
        return self.op or _DEFAULTS.get(direction, ">=")

    def met_by(self, value: Decimal, direction: str) -> bool:
        """Whether `value` passes, exactly: 98.4999 never meets 98.5."""
        match self.op_or_default(direction):
            case "between":
                return self.value <= value <= (self.value if self.high is None else self.high)
            case ">=":
                return value >= self.value
            case ">":
                return value > self.value
            case "<=":
                return value <= self.value
            case "<":
                return value < self.value
        return value == self.value

    def __str__(self) -> str:
        """The canonical form, which `parse_threshold` reads back."""
        unit = f" {self.unit}" if self.unit[:1].isalpha() else self.unit
        if self.op == "between" and self.high is not None:
            return f"{plain(self.value)}~{plain(self.high)}{unit}"
        return f"{self.op}{plain(self.value)}{unit}"


def _signed(text: str) -> Decimal | None:
    value = number_value(text.removeprefix("-"))
    return -value if value is not None and text.startswith("-") else value


def _unit(text: str | None) -> str:
    unit = (text or "").strip()
    return "%" if unit.lower() in ("percent", "per cent", "pct") else unit


def _range(text: str) -> Threshold | None:
    if match := _AROUND.fullmatch(text):
        high = number_value(match["high"])
        return None if high is None else Threshold("between", -high, high, _unit(match["unit"]))
    match = _BETWEEN.fullmatch(text)
    if match is None:
        return None
    low, high, first, unit = (
        _signed(match["low"]),
        _signed(match["high"]),
        _unit(match["first"]),
        _unit(match["unit"]),
    )
    if low is None or high is None or high < low or first not in ("", unit):
        return None
    return Threshold("between", low, high, unit)


def _rank(text: str) -> Threshold | None:
    match = _RANK.fullmatch(text.lower())
    value = number_value(match["number"] or match["word"]) if match else None
    return Threshold("<=", value, None, "rank") if value else None


def _op(lead: str | None, trail: str | None) -> str | None:
    """Return the comparison the words before and after the number say, None where they disagree."""
    before, after = _OPERATOR_OF.get((lead or "").lower(), ""), _TRAILS.get((trail or "").lower(), "")
    return None if before and after and before != after else before or after


def _share(text: str) -> Threshold | None:
    match = _PER_HUNDRED.fullmatch(text)
    if match is None:
        return None
    value = Decimal(100) if match["number"] == "百" else number_value(match["number"])
    op = _op(match["lead"], match["trail"])
    unit = "%" if match["of"] == "百分之" else "‰"
    return None if value is None or op is None else Threshold(op, value, None, unit)


def _single(text: str) -> Threshold | None:
    match = _ONE.fullmatch(text)
    if match is None:
        return None
    value, op, unit = _signed(match["number"]), _op(match["lead"], match["trail"]), _unit(match["unit"])
    if value is None or op is None:
        return None
    if match["number"] == "零":
        op = op or "="
    if unit == "成":
        return Threshold(op, value * 10, None, "%")
    return Threshold(op, value, None, unit)


def parse_threshold(text: str) -> Threshold:
    """Read a bar: `≥98%`, `不低于95%`, `98%以上`, `at least 90%`, `15–30分钟`, `前3名`, `零`, `80`."""
    typed = normalise(text)
    found = _range(typed) or _rank(typed) or _share(typed) or _single(typed)
    if found is None:
        raise ReadingError("threshold", text)
    return found
