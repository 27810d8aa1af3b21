"""What every key of every mapping means, in Chinese and English: one source for reference pages and editors."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from . import message_language

NAME = "_name"
"""What a mapping is called in headings."""
ABOUT = "_"
"""What a mapping is, in a sentence."""
COMMON = "Common"
"""Where stands what a key means wherever nothing else is said."""
_HERE = Path(__file__).parent
_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

Descriptions = Mapping[str, Mapping[str, str]]
"""By mapping, or by choice of values: what each key or value means."""


@cache
def _read(language: str) -> Descriptions:
    with (_HERE / f"fields.{language}.yml").open(encoding="utf-8") as stream:
        data: dict[str, dict[str, Any]] = yaml.load(stream, Loader=_Loader)  # noqa: S506  (a safe loader)
    return {name: {str(key): str(text) for key, text in texts.items()} for name, texts in data.items()}


def descriptions(language: str) -> Descriptions:
    """Return what keys and values mean, in Chinese for every kind of Chinese, else in English."""
    return _read(message_language(language))


def description(language: str, name: str, key: str) -> str:
    """Return what one key of a mapping, or one value of a choice, means; "" where nobody wrote it down."""
    found = descriptions(language)
    return found.get(name, {}).get(key) or found[COMMON].get(key, "")
