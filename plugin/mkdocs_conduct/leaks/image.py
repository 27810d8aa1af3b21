"""What pictures say besides their pixels: text chunks, EXIF, XMP, comments, and bytes after their end."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from .part import Part, UnreadableError, bytes_as_text

LIMIT = 10_000_000
"""The most bytes that a packed text may grow to."""
_PNG = b"\x89PNG\r\n\x1a\n"
_PIXELS = frozenset((b"IDAT", b"fdAT"))
_WEBP_PIXELS = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANMF"))
_WHERE = "metadata"


def picture_parts(content: bytes) -> Iterator[Part]:
    """Yield the texts of a PNG, JPEG, WebP, GIF or ICO file, told by how it begins. Raises UnreadableError."""
    try:
        if content.startswith(_PNG):
            yield from _png(content)
        elif content.startswith(b"\xff\xd8"):
            yield from _jpeg(content)
        elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            yield from _webp(content)
        elif content.startswith((b"GIF87a", b"GIF89a")):
            yield from _gif(content)
        elif content.startswith(b"\0\0\1\0"):
            yield from bytes_as_text(content, _WHERE, is_noise=True)
        else:
            raise UnreadableError
    except (IndexError, zlib.error) as error:
        raise UnreadableError from error


def _number(content: bytes, start: int, length: int = 4) -> int:
    if start + length > len(content):
        raise UnreadableError
    return int.from_bytes(content[start : start + length], "big")


def _png(content: bytes) -> Iterator[Part]:
    at, name = len(_PNG), b""
    while name != b"IEND":
        length = _number(content, at)
        name = content[at + 4 : at + 8]
        if name not in _PIXELS:
            yield from _png_chunk(name, content[at + 8 : at + 8 + length])
        at += length + 12
    yield from bytes_as_text(content[at:], _WHERE)


def _png_chunk(name: bytes, data: bytes) -> Iterator[Part]:
    if name == b"zTXt":
        keyword, _, packed = data.partition(b"\0")
        data = keyword + b"\n" + _unpacked(packed[1:])
    elif name == b"iTXt":
        keyword, _, rest = data.partition(b"\0")
        language, _, more = rest[2:].partition(b"\0")
        translated, _, text = more.partition(b"\0")
        data = b"\n".join((keyword, language, translated, _unpacked(text) if rest[:1] == b"\1" else text))
    elif name == b"tEXt":
        # The standard says Latin-1, which every program reads as something else.
        yield Part(data.decode("latin-1"), _WHERE)
    yield from bytes_as_text(data, _WHERE)


def _unpacked(packed: bytes) -> bytes:
    unpacking = zlib.decompressobj()
    data = unpacking.decompress(packed, LIMIT)
    if unpacking.unconsumed_tail:
        raise UnreadableError
    return data


def _jpeg(content: bytes) -> Iterator[Part]:
    at = 2
    # Segments of tables, EXIF, XMP and comments; the picture begins with FFDA and ends with FFD9.
    while (mark := content[at + 1]) != 0xDA:
        if content[at] != 0xFF:
            raise UnreadableError
        if mark == 0xFF:
            at += 1
            continue
        length = _number(content, at + 2, 2)
        if 0xE0 <= mark <= 0xEF or mark == 0xFE:
            yield from bytes_as_text(content[at + 4 : at + 2 + length], _WHERE)
        at += 2 + length
    end = content.rfind(b"\xff\xd9", at)
    if end < 0:
        raise UnreadableError
    yield from bytes_as_text(content[end + 2 :], _WHERE)


def _webp(content: bytes) -> Iterator[Part]:
    at = 12
    while at < len(content):
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        if content[at : at + 4] not in _WEBP_PIXELS:
            yield from bytes_as_text(content[at : at + 8 + length], _WHERE)
        at += 8 + length + length % 2


def _gif(content: bytes) -> Iterator[Part]:
    at = 13 + _colours(content[10])
    while (mark := content[at]) != 0x3B:
        if mark == 0x2C:
            at = _blocks(content, at + 11 + _colours(content[at + 9]))[0]
        elif mark == 0x21:
            start = at + 2
            at, data = _blocks(content, start)
            yield from bytes_as_text(data, _WHERE)
            # An XMP packet is written without regard to blocks.
            yield from bytes_as_text(content[start:at], _WHERE)
        else:
            raise UnreadableError
    yield from bytes_as_text(content[at + 1 :], _WHERE)


def _colours(flags: int) -> int:
    """Return how many bytes a table of colours takes."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _blocks(content: bytes, at: int) -> tuple[int, bytes]:
    """Return where a row of blocks ends, and what they hold together."""
    data = []
    while length := content[at]:
        data.append(content[at + 1 : at + 1 + length])
        at += 1 + length
    return at + 1, b"".join(data)
