"""Every text of the model that public pages may show, found by the marks of the model's fields."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Any, NamedTuple, get_args

from ..model import PUBLIC, Channel, Document, Model, Origin, PerformanceIndicator, Text

Path = tuple[str | int, ...]
"""The way to a part of a document: keys as typed in the file and positions in lists."""

_RENAMED = {"valid_until": "until"}


class PublicText(NamedTuple):
    """One public text and where it stands; there are hundreds in a code."""

    text: Text
    origin: Origin
    path: Path
    about: str
    """The id of the nearest part that has one."""
    is_line: bool = False
    """Whether it is an id, a choice or an address rather than a sentence."""


_SWITCHES: Mapping[type[object], str] = {Channel: "public", PerformanceIndicator: "is_public"}
"""Models that may be hidden as a whole, and what says so."""


class _Shape(NamedTuple):
    """What matters of a class; to ask values whether they are of pydantic's classes takes longer than all the rest."""

    is_model: bool
    is_document: bool
    switch: str


@cache
def _shape(kind: type[object]) -> _Shape:
    return _Shape(issubclass(kind, Model), issubclass(kind, Document), _SWITCHES.get(kind, ""))


def _holds_words(annotation: Any) -> bool:
    """Whether a field of this type may hold words: a text, a line, or a model below."""
    if isinstance(annotation, type):
        return annotation in (Text, str) or issubclass(annotation, Model)
    return any(_holds_words(argument) for argument in get_args(annotation))


@cache
def _public_fields(kind: type[Model]) -> tuple[tuple[str, str], ...]:
    """Return the public fields of a model that may hold words, each with its key as typed."""
    return tuple(
        (name, info.alias or _RENAMED.get(name, name))
        for name, info in kind.model_fields.items()
        if kind.audience_of(name) is PUBLIC and _holds_words(info.annotation)
    )


def fields_with_words(kind: type[Model]) -> tuple[str, ...]:
    """Return the public fields of a model that may hold words."""
    return tuple(name for name, _ in _public_fields(kind))


def public_texts(value: Model, origin: Origin, path: Path = (), about: str = "") -> list[PublicText]:
    """Return the public texts of a model value and everything below it."""
    found: list[PublicText] = []
    _collect(found, value, origin, path, about)
    return found


@lru_cache(maxsize=4096)
def _line(words: str) -> Text:
    # The same ids and choices stand everywhere.
    return Text((("", words),))


def _collect(found: list[PublicText], value: Model, origin: Origin, path: Path, about: str) -> None:
    shape = _shape(value.__class__)
    if shape.switch and not getattr(value, shape.switch):
        return
    if shape.is_document:
        own: Origin = getattr(value, "origin")  # noqa: B009  (only documents have one)
        if own.file:
            # Complaints and disputes may stand in files of their own.
            origin, path = own, ()
    typed = value.model_fields_set
    if "id" in typed:
        about = str(getattr(value, "id"))  # noqa: B009  (only some models have one)
    # Hundreds of texts in each of a thousand codes: what most fields hold is taken without a call.
    for field, key in _public_fields(value.__class__):
        if field not in typed:
            continue
        part = getattr(value, field)
        kind = part.__class__
        if kind is Text:
            found.append(PublicText(part, origin, (*path, key), about))
        elif kind is tuple:
            _collect_items(found, part, origin, (*path, key), about)
        elif part is not None:
            _collect_part(found, part, origin, (*path, key), about)


def _collect_items(
    found: list[PublicText], items: tuple[Any, ...], origin: Origin, path: Path, about: str
) -> None:
    for n, item in enumerate(items):
        if item.__class__ is tuple:
            _collect_items(found, item, origin, (*path, n), about)
        else:
            _collect_part(found, item, origin, (*path, n), about)


def _collect_part(found: list[PublicText], part: Any, origin: Origin, path: Path, about: str) -> None:
    kind = part.__class__
    if kind is Text:
        found.append(PublicText(part, origin, path, about))
    elif kind is str:
        # Ids and choices are no words; a line such as a web address is.
        found.append(PublicText(_line(part), origin, path, about, is_line=True))
    elif _shape(kind).is_model:
        _collect(found, part, origin, path, about)
