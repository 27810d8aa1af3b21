"""Record: what one line, or one sheet, of a form is filled with; said in words only when a form asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ...model import Duration, Text
from ...model.quantity import Period
from ...speaker import Speaker

Reader = Callable[[Speaker], "Iterable[Record]"]
"""Reads the records of one source."""


@dataclass(frozen=True, slots=True)
class Record:
    """The values of one record by name: anything the model holds, or a function that makes it; lists inside it."""

    values: Mapping[str, Any]
    lists: Mapping[str, tuple[Record, ...]] = field(default_factory=dict)


def record(**values: Any) -> Record:
    """Return a record without lists."""
    return Record(values)


def said(s: Speaker, value: Any, *, is_short: bool = False) -> str:
    """Return a value in words, as inline Markdown; empty for none. Short days fit into a column: `2026-01-20`.

    A yes or no becomes `yes` or `no` and a word of ours its key, which the options of a field put into words.
    """
    if callable(value):
        return said(s, value(), is_short=is_short)
    if isinstance(value, bool):
        return "yes" if value else "no"
    if value is None or isinstance(value, str):
        return _plain(value)
    if isinstance(value, tuple | list):
        return s.phrases.clauses(said(s, one, is_short=is_short) for one in value)
    if is_short and isinstance(value, date):
        return value.isoformat()
    return _quantity(s, value)


def _plain(value: str | None) -> str:
    # A key of ours is a text that knows its own value.
    return value.value if isinstance(value, StrEnum) else value or ""


def _quantity(s: Speaker, value: Any) -> str:
    match value:
        case Text():
            return s.text(value)
        case date():
            return s.date(value)
        case Duration():
            return s.phrases.duration(value)
        case Period():
            return s.phrases.period(value)
        case int() | Decimal():
            return s.phrases.number(Decimal(value))
    raise TypeError(type(value).__name__)
