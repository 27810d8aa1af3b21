"""Every word of ours in every language: one data file a language, no text in code.

The arrows end here: this room imports nothing else of ours.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

__all__ = [
    "KEY_ALIASES",
    "LANGUAGES",
    "Labels",
    "canonical_key",
    "key_in_words",
    "labels",
    "locale_of",
    "message_language",
]

HERE = Path(__file__).parent
LANGUAGES = ("zh", "zh-Hant", "en")
"""The languages our own words exist in; any other language of a code falls back to English words."""
PARTS = ("words", "pages", "sheets", "pages/*", "sheets/*")
"""The files of a language: short phrases, what public pages say, what internal sheets say."""
MESSAGES = ("problems", "faults", "leaks", "entry", "rules/*")
"""The files of messages: faults of the YAML itself, of keys and values, the proof, and what rules say; Chinese and English."""
MANUALS = ("manual", "clauses")
"""The files of what editors look up: words of the manual and titles of clauses; Chinese and English."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Labels:
    """The words of one language: `labels("zh")("code.promise")`."""

    def __init__(self, language: str, words: Mapping[str, Any]) -> None:
        self.language = language
        self._words = words
        self._plural = locale_of(language).plural_form

    def __call__(self, key: str, /, **arguments: object) -> str:
        """Return the text of `key` with `arguments` filled in; an unknown key is our own error (KeyError).

        A key with plural forms picks its form by the argument `n`.
        """
        word = self._words[key]
        if not arguments and isinstance(word, str):
            return word
        if isinstance(word, Mapping):
            number = arguments.get("n", 1)
            form = self._plural(number if isinstance(number, int | float | Decimal) else 1)
            word = word.get(form, word["other"])
        return str(word).format_map(arguments) if arguments else str(word)

    def form(self, key: str, form: str) -> str:
        """Return one form of a word that has several, `other` where it has no such form."""
        word = self._words[key]
        return str(word.get(form, word["other"]) if isinstance(word, Mapping) else word)

    def __contains__(self, key: str) -> bool:
        return key in self._words

    def keys(self) -> frozenset[str]:
        """All keys of this language."""
        return frozenset(self._words)

    def extended(self, words: Mapping[str, str]) -> Labels:
        """Return these labels with some replaced by an organization's own words."""
        return Labels(self.language, {**self._words, **words})


def _flat(data: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for key, value in data.items():
        name = f"{prefix}{key}"
        if isinstance(value, Mapping) and "other" not in value:
            flat.update(_flat(value, f"{name}."))
        else:
            flat[name] = value
    return flat


def _read(name: str) -> dict[str, Any]:
    with (HERE / name).open(encoding="utf-8") as stream:
        data: dict[str, Any] = yaml.load(stream, Loader=_Loader)  # noqa: S506  (CSafeLoader is a safe loader)
    return data


@cache
def _built_in(language: str) -> Labels:
    words: dict[str, Any] = {}
    spoken = message_language(language)
    for parts, tongue, prefix in (
        (PARTS, language, ""),
        (MESSAGES, spoken, "problem."),
        (MANUALS, spoken, ""),
    ):
        for part in parts:
            for path in sorted(HERE.glob(f"{part}.{tongue}.yml")):
                words.update(_flat(_read(path.relative_to(HERE).as_posix()), prefix))
    return Labels(language, words)


def labels(language: str) -> Labels:
    """Return our words in `language` (a BCP 47 tag); the nearest language we have stands in for others."""
    return _built_in(_nearest(language))


def _nearest(language: str) -> str:
    tag = language.lower()
    if tag.startswith("zh"):
        traditional = any(part in tag for part in ("hant", "-tw", "-hk", "-mo"))
        return "zh-Hant" if traditional else "zh"
    return "en"


def message_language(language: str) -> str:
    """Problems speak Chinese or English: `zh` for every kind of Chinese, else `en`."""
    return "zh" if language.lower().startswith("zh") else "en"


@cache
def locale_of(language: str) -> Locale:
    """Return Babel's locale for a BCP 47 tag; English where Babel does not know it."""
    try:
        return Locale.parse(language.replace("-", "_"))
    except (ValueError, LookupError, UnknownLocaleError):
        return Locale.parse("en")


def _read_aliases() -> dict[str, str]:
    return {str(alias): str(key) for key, alias in _read("keys.yml").items()}


KEY_ALIASES: Mapping[str, str] = _read_aliases()
"""Chinese key → key: `承诺` stands for `promise`. One table for all files."""


_CHINESE = {key: alias for alias, key in reversed(list(KEY_ALIASES.items()))}


def key_in_words(key: str, language: str) -> str:
    """Return a key as words: its Chinese alias, or the key with spaces."""
    return _CHINESE.get(key, key) if message_language(language) == "zh" else key.replace("_", " ")


def canonical_key(typed: str) -> str:
    """Return the key that a typed key means; a key that is no alias is returned as it is."""
    return KEY_ALIASES.get(typed, typed)
