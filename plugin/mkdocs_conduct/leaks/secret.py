"""Secret: an internal value that no file of a public site may hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from ..load import Sources
from ..model.base import NOWHERE, Origin
from ..problems import Place
from .letters import TELLING, TELLING_IF_SHORT, folded, normalised, weight

_SENTENCE = re.compile(r"[。！？；\n]+|[.!?;]\s")
_LINK = re.compile(r"\[([^\]\n]*)\]\([^)\n]*\)")
_ID = re.compile(r"(?=[^@\s]*[A-Za-z])[!-?A-~]+")
_REACHED = re.compile(r"[\w.+-]@[\w-]|\d(?:[\s-]?\d){6}")
_DIGITS_ONLY = re.compile(r"\d+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]")
_FORMATTING = "*_~`"
_LINE_BREAK = re.compile(r"[ \t]*[\n\r\v][ \t\n\r\v]*")
_SIGN = re.compile(r"[^\w\s]")
# Latin letters and digits go on to the end of a word; Han characters know no words.
_END = r"(?!(?<=[0-9a-z])[0-9a-z])"
_CERTAIN = 16
"""From this weight on words are found within others: Latin letters that follow each other by chance are fewer."""
_PIECE = 24
"""The least weight of a sentence that is looked for by itself: a page may show the beginning of a text only."""


class SecretKind(StrEnum):
    """What a secret was taken from."""

    FIELD = "field"
    COMMENT = "comment"
    FILE = "file"
    AUTHOR = "author"


@dataclass(frozen=True)
class Secret:
    """One internal value and where it was typed."""

    value: str = field(repr=False)
    kind: SecretKind
    origin: Origin = NOWHERE
    path: tuple[str | int, ...] = ()
    line: int = 1
    """Of a comment, which has no path."""
    is_short: bool = False
    """Whether a field says that its words are telling however short."""
    is_line: bool = False
    """Whether it is an id, a name or a number rather than a sentence."""
    needles: tuple[str, ...] = field(default=(), repr=False)
    """The letters that are looked for: of the whole, and of each longer sentence that is not public."""

    def place(self, sources: Sources) -> Place:
        """Return the place in the user's files that it was taken from."""
        if self.kind is SecretKind.FIELD:
            return sources.place(self.origin, *self.path)
        return Place(self.origin.file, self.line)

    @property
    def masked(self) -> str:
        """What a report may show of it."""
        return f"{self.value.strip()[:1]}…"

    @cached_property
    def letters(self) -> str:
        """All of its letters and digits."""
        return normalised(self.value)

    def spelled(self) -> tuple[str, ...]:
        """Return the letters of the whole and of each longer sentence; nothing where it is too short to mean anything."""
        least = TELLING_IF_SHORT if self.is_short else TELLING
        if weight(self.letters) < least or (self.is_id and not _is_identifying(self.value)):
            return ()
        if self.is_line:
            return (self.letters,)
        plain = without_links(self.value)
        pieces = (normalised(piece) for piece in _SENTENCE.split(plain))
        whole = normalised(plain)
        found = [whole, *(piece for piece in pieces if weight(piece) >= _PIECE)]
        return tuple(dict.fromkeys(one for one in found if one))

    @property
    def is_id(self) -> bool:
        """Whether it is looked for as typed, signs included: as letters only, an id would be ordinary words."""
        return self.is_line and not self.is_short and _ID.fullmatch(self.value) is not None

    @property
    def is_personal(self) -> bool:
        """Whether it says who somebody is or how to reach them: a name, an e-mail address, a telephone number."""
        return self.is_short or _REACHED.search(self.value) is not None

    @property
    def is_faint(self) -> bool:
        """Whether it is too short to be believed where bytes mean something else."""
        return weight(self.letters) < TELLING

    def stands_in(self, signs: str, needle: str, *, is_spaced: bool = False) -> bool:
        """Whether a text (see `unbroken`) in which the needle's letters follow each other really holds the words.

        Of what is short, the letters may come together by chance: the end of one sentence and the beginning of
        the next. `is_spaced` says that spaces in the text mean nothing.
        """
        if weight(needle) >= _CERTAIN and not (self.is_id or _DIGITS_ONLY.fullmatch(needle)):
            return True
        if self.is_id:
            return _stands_alone(folded(self.value), signs)
        own = re.escape("".join(_SIGN.findall(folded(self.value))))
        # Names of two characters are set apart to fill a column.
        space = r"\s" if is_spaced or self.is_short or len(self.value.split()) > 1 else ""
        # What begins with a letter as such is looked for ten times as fast: the edge before it comes after it.
        edge = rf"(?<![0-9a-z]{needle[0]})" if needle[0].isascii() else ""
        gap = f"[\n{_FORMATTING}{own}{space}]*"
        rest = "".join(f"{gap}{letter}" for letter in needle[1:])
        return re.search(f"{needle[0]}{edge}{rest}{_END}", signs) is not None


def without_links(text: str) -> str:
    """Return a text of Markdown without the targets of its links."""
    return _LINK.sub(r"\1", text)


def unbroken(text: str) -> str:
    """Return a text folded, without signs that nobody sees, each line break with the spaces around it a single sign."""
    return _LINE_BREAK.sub("\n", _UNSEEN.sub("", folded(text)))


def _stands_alone(words: str, text: str) -> bool:
    start = text.find(words)
    while start >= 0:
        around = (text[start - 1 : start], text[start + len(words) : start + len(words) + 1])
        if not any(sign.isascii() and sign.isalnum() for sign in around):
            return True
        start = text.find(words, start + 1)
    return False


def _is_identifying(value: str) -> bool:
    """Whether an id is more than an ordinary word."""
    return not value.isalpha()
