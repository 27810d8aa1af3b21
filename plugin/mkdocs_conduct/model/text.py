"""Text in one or several languages."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

FIRST = ""
"""The tag of a text typed without a language: it is in the organization's first language."""

_TAG = re.compile(r"[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*")
_ADDRESS = re.compile(r"https?://\S+|[^@\s]+@[^@\s]+|www\.\S+")
LONGEST = 10_000
"""How many characters a text may have: nobody reads more, and to look for patterns in it would take for ever."""
# Escapes in quotes can bring in what files themselves may not hold. U+202A to U+202E turn words around on the screen.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\ud800-\udfff\ufffe\uffff]")
_SEEN = re.compile(
    "[^\\s\u00ad\u034f\u061c\u115f\u1160\u180b-\u180e\u200b-\u200f\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\U000e0000-\U000e0fff]"
)
_IMAGE = re.compile(r"!\[[^\]]*\]\s*[\[(]")


@dataclass(frozen=True, slots=True)
class Text:
    """A sentence in each language it is given in: pairs of a BCP 47 tag ("" for the first language) and the words."""

    forms: tuple[tuple[str, str], ...]

    def get(self, language: str, first: str) -> str | None:
        """Return the words in `language`; `first` is the organization's first language."""
        wanted = language.lower()
        for tag, words in self.forms:
            if (tag or first).lower() == wanted:
                return words
        return None

    def any(self, *languages: str) -> str:
        """Return the words in the first of these languages there is, else in the language typed first."""
        by_tag = {tag.lower(): words for tag, words in self.forms}
        for language in languages:
            if language.lower() in by_tag:
                return by_tag[language.lower()]
        return self.forms[0][1]

    @property
    def is_neutral(self) -> bool:
        """Whether it reads the same in every language: figures and signs, an e-mail or web address."""
        words = self.forms[0][1]
        return bool(_ADDRESS.fullmatch(words)) or not any(character.isalpha() for character in words)

    @property
    def all(self) -> tuple[str, ...]:
        """The words in every language."""
        return tuple(words for _, words in self.forms)

    def __str__(self) -> str:
        return self.forms[0][1]


def is_translated(value: object) -> bool:
    """Whether a mapping is a text in several languages: every key is a language tag or "" and every value a text."""
    return (
        isinstance(value, dict)
        and bool(value)
        and all(isinstance(tag, str) and (tag == FIRST or _is_language(tag)) for tag in value)
        and all(isinstance(words, str) for words in value.values())
    )


def as_mapping(data: Any, key: str = "text") -> Any:
    """Return words alone as the mapping they are short for, under its `key`; anything else as it is."""
    return {key: data} if isinstance(data, str) or is_translated(data) else data


def _is_language(tag: str) -> bool:
    # `by`, `at`, `to`, `of`, `no` … are keys of ours and language tags; the languages codes are written in are these.
    return tag.split("-", maxsplit=1)[0].lower() in LANGUAGES and _TAG.fullmatch(tag) is not None


LANGUAGES = frozenset(
    [
        "zh",
        "en",
        "fr",
        "de",
        "es",
        "pt",
        "it",
        "ja",
        "ko",
        "ru",
        "ar",
        "th",
        "vi",
        "ms",
        "mn",
        "bo",
        "ug",
        "kk",
        "ky",
        "ii",
        "za",
        "nl",
        "sv",
        "da",
        "fi",
        "pl",
        "cs",
        "el",
        "tr",
        "he",
        "hi",
        "ur",
        "fa",
        "km",
        "lo",
        "my",
    ]
)
"""Primary tags of the languages a text may be given in."""


def fault_of(words: str) -> tuple[str, object] | None:
    """Return the kind of fault of words that nobody could read as they stand, and what the message says of it."""
    if len(words) > LONGEST:
        return "long", len(words)
    if words.isprintable():
        return None if words.strip() else ("empty", words)
    if found := _CONTROL.search(words):
        return "control", f"U+{ord(found[0]):04X}"
    return None if _SEEN.search(words) else ("empty", words)


def read_text(fault: Callable[[str, object], Exception]) -> Callable[[Any], Text]:
    """Make the reader of text fields; `fault` makes the error for a kind of fault."""

    def read(value: Any) -> Text:
        forms: tuple[tuple[str, str], ...]
        if (
            value.__class__ is str
            and len(value) <= LONGEST
            and value.isprintable()
            and "![" not in value
            and (plain := value.strip())
        ):
            # Nearly every text is this.
            return Text(((FIRST, plain),))
        if isinstance(value, Text):
            return value
        if isinstance(value, str):
            forms = ((FIRST, value),)
        elif isinstance(value, dict) and is_translated(value):
            forms = tuple(value.items())
        elif (
            isinstance(value, dict) and value and not any(isinstance(v, dict | list) for v in value.values())
        ):
            raise fault(
                "language", next((tag for tag in value if not _is_language(str(tag))), next(iter(value)))
            )
        else:
            raise fault("empty" if value is None else "not_text", value)
        for _, words in forms:
            if wrong := fault_of(words):
                raise fault(*wrong)
            if _IMAGE.search(words):
                raise fault("image", words)
        return Text(tuple((tag, words.strip()) for tag, words in forms))

    return read
