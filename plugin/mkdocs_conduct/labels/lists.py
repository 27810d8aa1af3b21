"""Words that rules look for, by list: what promises nothing, what needs a definition, what claims too much."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

EXCEPTIONS = "not"
"""The part of a list that holds what is meant otherwise."""
_FILE = Path(__file__).with_name("lists.yml")
_PERSONAL = Path(__file__).with_name("personal.yml")
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def word_lists() -> Mapping[str, Mapping[str, tuple[str, ...]]]:
    """Return the lists by name: the words of each by language, and under `not` what is no hit."""
    with _FILE.open(encoding="utf-8") as stream:
        data = yaml.load(stream, Loader=_Loader)  # noqa: S506  (CSafeLoader is a safe loader)
    return {
        name: {part: tuple(map(str, words)) for part, words in parts.items()} for name, parts in data.items()
    }


@cache
def personal_lists() -> Mapping[str, frozenset[str]]:
    """Return what tells personal data from other numbers, addresses and words, by list, in lower case."""
    with _PERSONAL.open(encoding="utf-8") as stream:
        data = yaml.load(stream, Loader=_Loader)  # noqa: S506  (CSafeLoader is a safe loader)
    return {name: frozenset(str(word).lower() for word in words) for name, words in data.items()}
