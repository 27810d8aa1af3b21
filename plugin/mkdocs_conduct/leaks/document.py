"""What a PDF says: its pages, and every text and file that its objects hold."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from .part import Part, UnreadableError, bytes_as_text

_PICTURES = frozenset(("/Image",))
_FONTS = frozenset(("/FontFile", "/FontFile2", "/FontFile3", "/ToUnicode"))
_FAULTS = (ArithmeticError, AssertionError, AttributeError, LookupError, OSError, RecursionError, TypeError, ValueError)  # fmt: skip


def pdf_parts(content: bytes) -> Iterator[Part]:
    """Yield the text of each page, then titles, notes, form fields, bookmarks, metadata and attachments. Raises UnreadableError."""
    # It takes longer to import than most sites to search, and most have no PDF.
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(content))
        for n, page in enumerate(reader.pages, start=1):
            yield Part(page.extract_text(), f"page={n}", is_spaced=True)
        yield from _objects(reader)
    except (*_FAULTS, PyPdfError) as error:
        raise UnreadableError from error


def _objects(reader: Any) -> Iterator[Part]:
    from pypdf.generic import IndirectObject, StreamObject  # noqa: PLC0415

    known = {(number, generation) for generation, found in reader.xref.items() for number in found}
    known |= {(number, 0) for number in reader.xref_objStm}
    strings: list[str] = []
    drawn = _drawn(reader)
    for number, generation in sorted(known):
        if number == 0:
            continue
        value = reader.get_object(IndirectObject(number, generation, reader))
        _collect(value, strings)
        if isinstance(value, StreamObject) and number not in drawn:
            yield from _of_stream(value)
    _collect(reader.trailer, strings)
    yield Part("\n".join(strings), "metadata")


def _drawn(reader: Any) -> frozenset[int]:
    """Return the objects that are no text by themselves: what pages draw, the fonts they draw it with."""
    from pypdf.generic import DictionaryObject  # noqa: PLC0415

    found: set[int] = set()
    for page in reader.pages:
        contents = page.get("/Contents")
        raw = page.raw_get("/Contents") if contents is not None else None
        for one in (raw, *(contents if isinstance(contents, list) else ())):
            found.add(getattr(one, "idnum", 0))
    for value in reader.resolved_objects.values():
        if isinstance(value, DictionaryObject):
            found.update(getattr(value.raw_get(key), "idnum", 0) for key in _FONTS if key in value)
    return frozenset(found)


def _collect(value: Any, strings: list[str], depth: int = 0) -> None:
    """Gather the strings right inside one object; the objects it names are looked at by themselves."""
    from pypdf.generic import ArrayObject, ByteStringObject, DictionaryObject, TextStringObject  # noqa: PLC0415

    if depth > 50:
        raise UnreadableError
    if isinstance(value, TextStringObject):
        strings.append(str(value))
    elif isinstance(value, ByteStringObject):
        strings.extend(part.text for part in bytes_as_text(bytes(value), ""))
    elif isinstance(value, DictionaryObject):
        for key in value:
            _collect(value.raw_get(key), strings, depth + 1)
    elif isinstance(value, ArrayObject):
        for item in value:
            _collect(item, strings, depth + 1)


def _of_stream(stream: Any) -> Iterator[Part]:
    if stream.get("/Subtype") in _PICTURES or stream.get("/Type") in ("/ObjStm", "/XRef"):
        return
    data = stream.get_data()
    where = "attachment" if stream.get("/Type") == "/EmbeddedFile" else "metadata"
    if data.startswith(b"%PDF"):
        for part in pdf_parts(data):
            yield part._replace(where=f"{where}&{part.where}")
        return
    yield from bytes_as_text(
        data, where, is_noise=where != "attachment" and stream.get("/Type") != "/Metadata"
    )
