"""What JSON Schema says of each kind of value: as much as an editor can tell without reading the value as we do."""

from __future__ import annotations

from typing import Any

from ..model.text import LANGUAGES

Schema = dict[str, Any]

TEXT = "text"
"""The definition of a text in one or several languages."""
_SCALAR = ["string", "number", "boolean"]
"""What typed text looks like to an editor: `2.10` is a number to it and `no` may be a boolean."""
_WORDS = {"type": _SCALAR, "pattern": r"\S"}
_DIGIT = "0-9０-９〇零○一二两兩三四五六七八九十廿卅百千万萬亿億半"
_ID = r"^[^\s!-,/:-@\[-^`{-~.\-][^\s!-,/:-@\[-^`{-~]*$"
_LANGUAGE = "^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$"
_YES_NO = ("true", "yes", "on", "是", "false", "no", "off", "否")


def _any_case(word: str) -> str:
    return "".join(f"[{letter}{letter.upper()}]" if letter.isascii() else letter for letter in word)


def _one_of(words: tuple[str, ...] | list[str]) -> str:
    return "|".join(_any_case(word) for word in words)


_KINDS: dict[str, Schema] = {
    "line": _WORDS,
    "when": _WORDS,
    "id": {"type": _SCALAR, "pattern": _ID},
    "duration": {
        "type": "string",
        "pattern": r"\S",
        "examples": ["15分钟", "2个工作日", "当日", "15 minutes"],
    },
    "amount": {"type": ["string", "number"], "pattern": f"[{_DIGIT}]", "examples": ["10元", "£40", "HK$10"]},
    "threshold": {"type": ["string", "number"], "pattern": r"\S", "examples": ["≥98%", "不超过3次", "top 3"]},
    "period": {
        "type": ["string", "number"],
        "pattern": f"[{_DIGIT}]",
        "examples": ["2026-02", "2026-Q1", "2026", "FY2025-26"],
    },
    "date": {
        "type": "string",
        "pattern": f"[{_DIGIT}]{{4}}.*[{_DIGIT}]",
        "examples": ["2026-02-01", "2026年2月1日"],
    },
    "time": {
        "type": "string",
        "pattern": f"[{_DIGIT}]|noon|midday|NOON|Noon|正午|中午",
        "examples": ["08:30"],
    },
    "month_day": {"type": ["string", "number"], "pattern": f"[{_DIGIT}]", "examples": ["04-01", "4月1日"]},
    "number": {"type": ["number", "string"], "pattern": f"[{_DIGIT}]"},
    "whole": {"type": ["integer", "string"], "minimum": 0, "pattern": f"[{_DIGIT}]"},
    "instant": {
        "type": ["string", "number"],
        "pattern": f"[{_DIGIT}]",
        "examples": ["2026-02-01", "2026-02", "2026"],
    },
    "language": {"type": "string", "pattern": _LANGUAGE, "examples": ["zh", "en", "zh-Hant"]},
    "currency": {"type": "string", "pattern": "^[a-zA-Z]{3}$", "examples": ["CNY", "HKD", "GBP"]},
    "colour": {"type": ["string", "number"], "pattern": "^#?[0-9a-fA-F]{6}$", "examples": ["14566b"]},
    "picture": {"type": "string", "pattern": r"\S", "examples": ["assets/logo.svg"]},
    "bool": {"type": ["boolean", "string"], "pattern": f"^({_one_of(_YES_NO)})$"},
    "counts": {
        "type": "object",
        "propertyNames": {"pattern": f"[{_DIGIT}]"},
        "additionalProperties": {"type": ["integer", "string"]},
        "examples": [{"5": 40, "4": 30, "3": 10}],
    },
}


def value_schema(kind: str) -> Schema:
    """Return what a value of a kind looks like."""
    return {"$ref": f"#/definitions/{TEXT}"} if kind == TEXT else dict(_KINDS[kind])


def several_languages() -> Schema:
    """Return what a text in several languages looks like."""
    return {
        "type": "object",
        "minProperties": 1,
        "properties": dict.fromkeys(("zh", "zh-Hant", "en"), _WORDS),
        "patternProperties": {f"^({_one_of(sorted(LANGUAGES))})(-[a-zA-Z0-9]{{2,8}})*$": _WORDS},
        "additionalProperties": False,
    }


def text_schema() -> Schema:
    """Return the definition of a text: typed words, or one text for each language."""
    return {**several_languages(), "type": [*_SCALAR, "object"], "pattern": r"\S"}
