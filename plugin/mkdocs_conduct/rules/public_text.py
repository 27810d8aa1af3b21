"""Every text of the model that public pages may show, found by the marks of the model's fields."""

from __future__ import annotations

from functools import cache
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


def _is_hidden(value: Any) -> bool:
    return (isinstance(value, Channel) and not value.public) or (
        isinstance(value, PerformanceIndicator) and not value.publish
    )


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


def public_texts(value: Any, origin: Origin, path: Path = (), about: str = "") -> list[PublicText]:
    """Return the public texts of a model value and everything below it."""
    found: list[PublicText] = []
    _collect(found, value, origin, path, about)
    return found


def _collect(found: list[PublicText], value: Any, origin: Origin, path: Path, about: str) -> None:
    kind = type(value)
    if kind is Text:
        found.append(PublicText(value, origin, path, about))
    elif kind is str:
        # Ids and choices are no words; a line such as a web address is.
        found.append(PublicText(Text((("", value),)), origin, path, about))
    elif kind is tuple:
        for n, item in enumerate(value):
            _collect(found, item, origin, (*path, n), about)
    elif isinstance(value, Model) and not _is_hidden(value):
        if isinstance(value, Document) and value.origin.file:
            # Complaints and disputes may stand in files of their own.
            origin, path = value.origin, ()
        typed = value.model_fields_set
        if "id" in typed:
            about = str(getattr(value, "id"))  # noqa: B009  (only some models have one)
        for field, key in _public_fields(type(value)):
            if field in typed:
                _collect(found, getattr(value, field), origin, (*path, key), about)
