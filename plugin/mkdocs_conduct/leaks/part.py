"""Part: some text that was found in a file, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple


class UnreadableError(Exception):
    """A file is not what its name says, or cannot be opened: nobody knows what is in it."""


class UnknownTypeError(Exception):
    """Nobody knows how to open a file of this kind."""


class Part(NamedTuple):
    """Text of a file that is searched."""

    text: str
    where: str = ""
    """The part of the file it was taken from, such as `page=3`; empty for the file as a text, which has lines."""
    is_noise: bool = False
    """Whether it is bytes of something else read as text: what is short may stand there by chance."""
    is_spaced: bool = False
    """Whether spaces mean nothing, as between the letters of a PDF."""


BARRIER = "\u0298"
"""A letter of no text of ours, for bytes that are no text: what stands on either side of them is not one word."""
_NO_TEXT = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffd]+")


def bytes_as_text(content: bytes, where: str, *, is_noise: bool = False) -> Iterator[Part]:
    """Yield bytes of unknown encoding as the texts they may be."""
    if is_text(content):
        yield Part(content.decode("utf-8"), where, is_noise)
        return
    for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
        # Nobody knows at which byte a text of two-byte letters begins.
        for start in (0, 1) if encoding != "utf-8" else (0,):
            yield Part(_NO_TEXT.sub(BARRIER, content[start:].decode(encoding, "replace")), where, is_noise)


def is_text(content: bytes) -> bool:
    """Whether bytes are UTF-8 without control characters."""
    try:
        return not _NO_TEXT.search(content.decode("utf-8"))
    except UnicodeDecodeError:
        return False
