"""Every kind of file that a site may hold, and how it is opened. What is not named here is unknown."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import PurePosixPath
from types import MappingProxyType

from .document import pdf_parts
from .image import picture_parts
from .part import Part, UnknownTypeError, UnreadableError, bytes_as_text, is_text

Extractor = Callable[[bytes], Iterable[Part]]
"""Opens a file: bytes → the texts in it. Raises UnreadableError."""

UNPACKED_LIMIT = 200_000_000
"""The most bytes that a packed file may grow to."""
_PACKED = ".gz"
_UTF16 = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def text_parts(content: bytes) -> Iterator[Part]:
    """Yield a text file as the encodings it may be in: UTF-8, else GB18030 as spreadsheets in China save it, UTF-16 by its mark."""
    try:
        yield Part(content.decode(_UTF16.get(content[:2], "utf-8-sig")))
    except UnicodeDecodeError:
        yield Part(content.decode("utf-8", errors="replace"))
        yield Part(content.decode("gb18030", errors="replace"))


def font_parts(content: bytes) -> Iterator[Part]:
    """Yield what the bytes of a font may say: its names are short texts among them."""
    yield from bytes_as_text(content, "metadata", is_noise=True)


EXTRACTORS: Mapping[str, Extractor] = MappingProxyType(
    {
        "html": text_parts,
        "script": text_parts,
        "json": text_parts,
        "xml": text_parts,
        "text": text_parts,
        "pdf": pdf_parts,
        "image": picture_parts,
        "font": font_parts,
    }
)
"""How each kind of file is opened."""

_SUFFIXES = {
    "html": ".html .htm .xhtml",
    "script": ".js .mjs .cjs .css .map",
    "json": ".json .jsonl .webmanifest .geojson",
    "xml": ".xml .svg .atom .rss .xsl",
    "text": ".txt .csv .tsv .ics .md .yml .yaml .vcf",
    "pdf": ".pdf",
    "image": ".png .jpg .jpeg .webp .gif .ico",
    "font": ".woff .woff2 .ttf .otf .eot",
}
KINDS: Mapping[str, str] = MappingProxyType(
    {suffix: kind for kind, suffixes in _SUFFIXES.items() for suffix in suffixes.split()}
)
"""The kind of file that each suffix stands for."""
BY_LINE = frozenset(("html", "script", "json", "xml", "text"))
"""Kinds that have lines, which repeat from file to file."""


def is_known(name: str) -> bool:
    """Whether a file of this name may be opened at all: what is unknown need not be read."""
    suffix = PurePosixPath(name.lower()).suffix
    return suffix in KINDS or suffix in ("", _PACKED)


def opened(name: str, content: bytes) -> tuple[str, bytes]:
    """Return the kind of a file and its content, unpacked where it is packed.

    Raises:
        UnknownTypeError: where its name says nothing and it is no plain text.
        UnreadableError: where it cannot be unpacked.
    """
    if name.lower().endswith(_PACKED):
        name, content = name[: -len(_PACKED)], _unpacked(content)
    suffix = PurePosixPath(name.lower()).suffix
    # Such as CNAME, .nojekyll, _redirects.
    plain = "text" if not suffix and is_text(content) else ""
    kind = KINDS.get(suffix, plain)
    if not kind:
        raise UnknownTypeError
    return kind, content


def _unpacked(content: bytes) -> bytes:
    found = b""
    # One packed file may follow another: browsers unpack them all.
    while content:
        unpacking = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
        try:
            found += unpacking.decompress(content, UNPACKED_LIMIT)
        except zlib.error as error:
            raise UnreadableError from error
        if not unpacking.eof or len(found) > UNPACKED_LIMIT:
            raise UnreadableError
        content = unpacking.unused_data
    return found
