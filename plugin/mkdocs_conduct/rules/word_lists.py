"""Lists of words as patterns: ours with the organization's own, and where they stand in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from ..labels.lists import EXCEPTIONS, word_lists
from ..model import Settings, Text

NOT = "_not"
"""Ends the name under which settings hold exceptions of a list."""
_HAN = re.compile(r"[\u3400-\u9fff]")
_GAP = "…"
_BETWEEN = r"[^,，.。;；:：!！?？\n]{0,12}?"
_INSIDE = "_@/.-"
"""Beside one of these a word is part of an address, an id or a compound."""


class Hit(NamedTuple):
    """A word of a list in a text."""

    word: str
    start: int
    end: int


def _alternatives(words: Iterable[str]) -> str:
    """Return the pattern of these words, the longest first; words with a gap come after those without."""
    ordered = sorted(set(words), key=lambda word: (_GAP in word, -len(word), word))
    return "|".join(_BETWEEN.join(map(re.escape, word.split(_GAP))) for word in ordered)


class WordList:
    """Words in Chinese characters and in letters, and those that contain one of them and mean something else."""

    def __init__(self, words: Iterable[str], exceptions: Iterable[str]) -> None:
        # A gap alone would be everywhere.
        self._not = frozenset(word.lower() for word in exceptions if word.strip(_GAP))
        every = self._not.union(word.lower() for word in words if word.strip(_GAP))
        han = [word for word in every if _HAN.search(word)]
        letters = [word for word in every if not _HAN.search(word)]
        # Without flags and groups the patterns begin with one of a few characters: those are found fast.
        self._han = re.compile(_alternatives(han) or "(?!)")
        self._letters = re.compile(f"(?:{_alternatives(letters) or '(?!)'})(?![a-z0-9_@-])")
        gaps = [word for word in self._not if _GAP in word]
        self._has_gaps = bool(gaps)
        self._exception = re.compile(_alternatives(gaps) or "(?!)")

    def hits(self, text: str) -> Iterator[Hit]:
        """Yield each word of the list in the text, in order for each kind of script; exceptions are no hits."""
        low = text.lower()
        if len(low) != len(text):
            text = low
        for match in self._han.finditer(low):
            if not self._is_exception(match[0]):
                yield Hit(text[match.start() : match.end()], match.start(), match.end())
        yield from self._in_letters(text, low)

    def _in_letters(self, text: str, low: str) -> Iterator[Hit]:
        for match in self._letters.finditer(low):
            before = low[match.start() - 1] if match.start() else " "
            is_part = before in _INSIDE or (before.isascii() and before.isalnum())
            if not is_part and not self._is_exception(match[0]):
                yield Hit(text[match.start() : match.end()], match.start(), match.end())

    def _is_exception(self, found: str) -> bool:
        return found in self._not or (self._has_gaps and self._exception.fullmatch(found) is not None)

    def is_in(self, text: str) -> bool:
        """Whether any word of the list is in the text."""
        return next(self.hits(text), None) is not None

    def found(self, text: str) -> tuple[str, ...]:
        """Return the words of the list that are in the text, each once."""
        return tuple(dict.fromkeys(hit.word for hit in self.hits(text)))


@lru_cache(maxsize=16)
def _lists(own: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, WordList]:
    added = dict(own)
    return {
        name: WordList(
            [
                *(word for part, words in parts.items() if part != EXCEPTIONS for word in words),
                *added.get(name, ()),
            ],
            [*parts.get(EXCEPTIONS, ()), *added.get(name + NOT, ())],
        )
        for name, parts in word_lists().items()
    }


def list_names() -> tuple[str, ...]:
    """Return the names that `words` in settings.yml may have."""
    return tuple(name + end for name in word_lists() for end in ("", NOT))


def word_list(name: str, settings: Settings) -> WordList:
    """Return one list with what the settings add to it."""
    return _lists(tuple(settings.words.items()))[name]


def readable(text: Text, first: str) -> Iterator[tuple[str, str]]:
    """Yield the forms of a text in Chinese and English, each with its tag as typed: the lists hold no other language."""
    for tag, words in text.forms:
        if (tag or first).lower().startswith(("zh", "en")):
            yield tag, words


def main_form(text: Text, first: str) -> tuple[str, str]:
    """Return the tag and words of a text in the organization's first language, else as typed first."""
    for tag, words in text.forms:
        if (tag or first).lower() == first.lower():
            return tag, words
    return text.forms[0]
