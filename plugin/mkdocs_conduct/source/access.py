"""From a path to text: what may be opened at all, and in which encoding it was saved."""

from __future__ import annotations

import re
import stat
from pathlib import Path

from .fault import Fault, FaultError

MEGABYTES = 5
LIMIT = MEGABYTES * 1024 * 1024
"""The largest file that is read, in bytes."""

UTF8_MARK = b"\xef\xbb\xbf"
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# What YAML forbids, and the line ends that YAML knows but editors do not show: with those, our line
# numbers would differ from the ones the user sees.
_FORBIDDEN = re.compile(
    "[^\t\n\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
)


def read_bytes(path: Path, root: Path) -> bytes:
    """Return the content of a regular file inside `root` that is not too large.

    Raises:
        FaultError: where there is no such file.
    """
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            raise FaultError(Fault("outside"))
        # Asked before opening: to open a pipe would wait for ever.
        known = real.stat()
        if not stat.S_ISREG(known.st_mode):
            raise FaultError(Fault("not-a-file"))
        with real.open("rb") as stream:
            # Room for the limit, asked for each of a thousand small files, costs more than reading them.
            content = stream.read(min(known.st_size, LIMIT) + 1)
            if len(content) > known.st_size:
                content += stream.read(LIMIT)
    except FileNotFoundError as error:
        raise FaultError(Fault("missing")) from error
    except PermissionError as error:
        raise FaultError(Fault("permission")) from error
    except (OSError, RuntimeError, ValueError) as error:  # RuntimeError: a link that leads to itself
        raise FaultError(Fault("unreadable")) from error
    if len(content) > LIMIT:
        raise FaultError(Fault("too-large", arguments={"limit": MEGABYTES}))
    return content


def decode(content: bytes) -> str:
    """Return the text of UTF-8 bytes, with or without mark, its lines ended by newlines only."""
    refuse_utf16(content)
    try:
        text = content.removeprefix(UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError as error:
        raise FaultError(_wrong_encoding(content.removeprefix(UTF8_MARK), error.start)) from error
    return checked(text)


def refuse_utf16(content: bytes) -> None:
    """Stop at a text in UTF-16, which has a mark of its own or a zero in its first letters."""
    if content[:2] in _UTF16_MARKS or (content[:4].count(0) == 2 and len(content) % 2 == 0):
        raise FaultError(Fault("utf-16"))


def checked(text: str) -> str:
    """Return `text` with its lines ended by newlines; invisible control characters are a fault."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if found := _FORBIDDEN.search(text):
        line, column = position(text, found.start())
        raise FaultError(Fault("control", line, column, {"code": f"U+{ord(found[0]):04X}"}))
    return text


def position(text: str, index: int) -> tuple[int, int]:
    """Return line and column, from 0, of a character in a text."""
    return text.count("\n", 0, index), index - text.rfind("\n", 0, index) - 1


def _wrong_encoding(content: bytes, start: int) -> Fault:
    before = content[:start].decode("utf-8").replace("\r\n", "\n").replace("\r", "\n")
    line, column = position(before, len(before))
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return Fault("encoding", line, column)
    return Fault("encoding-gb", line, column)
