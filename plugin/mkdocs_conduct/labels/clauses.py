"""The clauses of the standard: their numbers in order, and their short titles."""

from __future__ import annotations

import re
from functools import cache

from . import labels, message_language

_KEY = "clause."
_MAPPED = re.compile(r"[4-8]\.[0-9]+|7|[A-I]")


@cache
def clauses() -> tuple[str, ...]:
    """Return every clause that has a title, in the order of the standard, annexes and sister standards last."""
    keys = labels("en").keys()
    return tuple(sorted((key.removeprefix(_KEY) for key in keys if key.startswith(_KEY)), key=_order))


def mapped_clauses() -> tuple[str, ...]:
    """Return the 39 clauses that ask for something: 4.1 to 8.5 and the annexes A to I."""
    return tuple(number for number in clauses() if _MAPPED.fullmatch(number))


def _order(number: str) -> tuple[int, tuple[int, ...], str]:
    if number.isalpha():
        return 1, (), number
    parts = tuple(int(part) for part in number.split("."))
    return (2 if _is_standard(number) else 0), parts, ""


def _is_standard(number: str) -> bool:
    return number.isdigit() and int(number) > 1000


def clause_title(number: str, language: str) -> str:
    """Return the short title of a clause in Chinese or English."""
    return labels(message_language(language))(f"{_KEY}{number}")


def clause_name(number: str, language: str) -> str:
    """Return a clause as headings name it: its number and title, an annex as annex, a sister standard by its title."""
    title = clause_title(number, language)
    if number.isalpha():
        return labels(message_language(language))("manual.annex", clause=number, title=title)
    return title if _is_standard(number) else f"{number} {title}"


def named_clauses(typed: str) -> tuple[str, ...]:
    """Return the clauses that a rule's clause names: `6.4, 19012` names two."""
    return tuple(part for part in (piece.strip() for piece in typed.split(",")) if part)
