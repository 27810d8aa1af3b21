r"""The ways one text may be written in a file: as it is, decoded, without its tags.

Every reading keeps the line breaks of the file, so that a line of a reading is a line of the file.
"""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from urllib.parse import unquote

BLOCK = "\ue000"
"""Stands between two blocks of a page: what is short is no secret where it runs from one into the next."""

Decoder = Callable[[str], str]
"""One way of reading what a text holds in another writing."""

_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_ESCAPES = re.compile(r"(?:\\u[0-9a-fA-F]{4})+|\\u\{[0-9a-fA-F]{1,6}\}|\\x[0-9a-fA-F]{2}|\\[nrtbfv\"'/\\]")
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})[ \t\n\f]?")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_TAG = re.compile(r"<[^>\n]*>")
_LONG_TAG = re.compile(r"<[^>]*>")
_BLOCK_TAG = re.compile(
    r"</?(?:address|article|aside|blockquote|button|caption|d[dlt]|details|div|fig\w+|footer|form|h[1-6r]|header"
    r"|legend|li|main|nav|ol|optgroup|option|p|pre|section|summary|t[dhr]|table|tbody|text|tfoot|thead|title|ul)"
    r"\b[^>\n]*>",
    re.IGNORECASE,
)
_DATA = re.compile(r";base64,([A-Za-z0-9+/]{8,}={0,2})")
_BREAK = "\v"
_ROUNDS = 3
"""How many writings may lie in one another: a JSON text in an attribute whose strings are percent-encoded."""


def entities(text: str) -> str:
    """Read entities of HTML and XML."""
    return _ENTITY.sub(lambda match: _flat(html.unescape(match[0])), text) if "&" in text else text


def escapes(text: str) -> str:
    r"""Read the escapes of JSON and scripts: `\u5f20`, `\u{5f20}`, `\x41`, `\n`."""
    return _ESCAPES.sub(_unescaped, text) if "\\" in text else text


def css_escapes(text: str) -> str:
    r"""Read the escapes of style sheets: `\5f20`."""
    return _CSS_ESCAPE.sub(lambda match: _character(int(match[1], 16)), text) if "\\" in text else text


def percents(text: str) -> str:
    """Read the encoding of addresses: `%E5%BC%A0`."""
    return _PERCENT.sub(lambda match: _flat(unquote(match[0])), text) if "%" in text else text


def embedded(text: str) -> str:
    """Read data that stand in addresses: `data:…;base64,…`, as source maps and pictures do."""
    return _DATA.sub(_decoded_data, text) if ";base64," in text else text


def stripped(text: str) -> str:
    """Leave tags and comments out; where one block of a page ends and the next begins a sign is left."""
    if "<" not in text:
        return text
    text = _TAG.sub("", _BLOCK_TAG.sub(BLOCK, text))
    # Nearly every tag stands on one line.
    return _LONG_TAG.sub(lambda match: BLOCK + "\n" * match[0].count("\n"), text) if "<" in text else text


DECODERS: Mapping[str, Decoder] = MappingProxyType(
    {
        "entities": entities,
        "escapes": escapes,
        "css": css_escapes,
        "percent": percents,
        "base64": embedded,
    }
)
"""The writings that are read, by name."""
STRIPPERS: Mapping[str, Decoder] = MappingProxyType({"tags": stripped})
"""What is left out of a reading."""


def readings(text: str) -> Iterator[str]:
    """Yield a text as it is, with everything decoded, and each of both without tags."""
    return _forms(text, tuple(STRIPPERS.values()))


def rough_readings(text: str) -> Iterator[str]:
    """Yield the same without the signs between blocks: for a first look, which asks for letters only."""
    return _forms(text, (_untagged,))


def _forms(text: str, strippers: tuple[Decoder, ...]) -> Iterator[str]:
    forms = [text]
    decoded = _decoded(text)
    if decoded != text:
        forms.append(decoded)
    yield from forms
    for strip in strippers:
        # Tags go first where entities stand for signs that only look like tags, and last where they are tags themselves.
        for form in dict.fromkeys((_decoded(strip(text)), strip(decoded))):
            if form not in forms:
                yield form


def _untagged(text: str) -> str:
    text = _TAG.sub("", text) if "<" in text else text
    return _LONG_TAG.sub("", text) if "<" in text else text


def _decoded(text: str) -> str:
    for _ in range(_ROUNDS):
        before = text
        for decode in DECODERS.values():
            text = decode(text)
        if text == before:
            break
    return text


def _flat(text: str) -> str:
    # A line break that is only written in code is none of the file's.
    return text.replace("\n", _BREAK).replace("\r", _BREAK)


def _character(number: int) -> str:
    return _flat(chr(number)) if number < 0x110000 else ""


def _unescaped(match: re.Match[str]) -> str:
    written = match[0]
    if written.startswith("\\u{"):
        return _character(int(written[3:-1], 16))
    if written.startswith("\\u"):
        units = bytes.fromhex("".join(written.split("\\u")))
        return _flat(units.decode("utf-16-be", errors="replace"))
    if written.startswith("\\x"):
        return _flat(bytes.fromhex(written[2:]).decode("latin-1"))
    return written[1] if written[1] in "\"'/\\" else _BREAK


def _decoded_data(match: re.Match[str]) -> str:
    try:
        return ";base64," + _flat(base64.b64decode(match[1], validate=True).decode("utf-8", errors="replace"))
    except (binascii.Error, ValueError):
        return match[0]
