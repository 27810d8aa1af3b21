"""Every id that a document names, and every id it gives, found by the marks of the model's fields."""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple, get_args

from ..model import Document, Kind, Model, Origin, To
from .public_text import Path

_RENAMED = {"valid_until": "until"}


class Reference(NamedTuple):
    """One id that is named: where, what for, and whose code's parts it may stand for."""

    typed: str
    kinds: tuple[Kind, ...]
    origin: Origin
    path: Path
    about: str
    """The id of the nearest part that has one."""
    code: str
    """The code that the entry says it is about; "" where it says none."""


class _Field(NamedTuple):
    name: str
    key: str
    kinds: tuple[Kind, ...]
    """What its ids stand for; empty for a field that only holds models."""


def _models(annotation: Any) -> tuple[type[Model], ...]:
    if isinstance(annotation, type):
        return (annotation,) if issubclass(annotation, Model) else ()
    return tuple(found for argument in get_args(annotation) for found in _models(argument))


@cache
def _holds_references(kind: type[Model]) -> bool:
    return bool(_fields(kind))


@cache
def _fields(kind: type[Model]) -> tuple[_Field, ...]:
    """Return the fields of a model that name ids, or hold models that do."""
    found = []
    for name, info in kind.model_fields.items():
        marks = [mark.kinds for mark in info.metadata if isinstance(mark, To)]
        if marks or any(one is not kind and _holds_references(one) for one in _models(info.annotation)):
            key = info.alias or _RENAMED.get(name, name)
            found.append(_Field(name, key, marks[0] if marks else ()))
    return tuple(found)


@cache
def _is_document(kind: type[Model]) -> bool:
    # Asked of the class first: to ask it of a value takes longer than all the rest.
    return issubclass(kind, Document)


class _Place(NamedTuple):
    """Where a model stands, and what it is in or about."""

    origin: Origin
    path: Path
    about: str
    code: str

    def of(self, value: Model) -> _Place:
        """Return the place of what is in `value`, which stands here."""
        origin, path, about, code = self
        typed = value.model_fields_set
        if _is_document(value.__class__) and isinstance(value, Document) and value.origin.file:
            # Complaints and disputes may stand in files of their own.
            origin, path = value.origin, ()
        if "id" in typed:
            about = str(getattr(value, "id"))  # noqa: B009  (only some models have one)
        if "code" in typed and isinstance(named := getattr(value, "code", None), str):
            code = named
        return _Place(origin, path, about, code)


def references(document: Document) -> list[Reference]:
    """Return the ids named by marked fields of a document and everything in it."""
    found: list[Reference] = []
    _collect(found, document, _Place(document.origin, (), "", ""))
    return found


def _collect(found: list[Reference], value: Model, place: _Place) -> None:
    typed = value.model_fields_set
    origin, path, about, code = place.of(value)
    for field in _fields(type(value)):
        if field.name not in typed:
            continue
        inner = getattr(value, field.name)
        if field.kinds:
            for where, one in _each(inner, (*path, field.key)):
                found.append(Reference(one, field.kinds, origin, where, about, code))
        elif isinstance(inner, tuple):
            for n, item in enumerate(inner):
                _collect(found, item, _Place(origin, (*path, field.key, n), about, code))
        elif inner is not None:
            _collect(found, inner, _Place(origin, (*path, field.key), about, code))


def _each(value: Any, path: Path) -> list[tuple[Path, str]]:
    if isinstance(value, str):
        return [(path, value)]
    return [((*path, n), one) for n, one in enumerate(value or ())]
