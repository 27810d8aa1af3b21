"""The form of a field: a value of some kind, a choice, a mapping, or several of one of these."""

from __future__ import annotations

import types
import typing
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pydantic import BeforeValidator, PlainValidator

from ..model import Model, base
from ..model.colour import ColourField, PictureField
from ..model.organization import CurrencyField, LanguageField
from ..model.satisfaction import CountsField


@dataclass(frozen=True, slots=True)
class Value:
    """A single value that is read from typed text, such as `duration`."""

    kind: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words that an enumeration lists; `name` is the enumeration's, "" where it has none."""

    words: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A mapping."""

    model: type[Model]


@dataclass(frozen=True, slots=True)
class Many:
    """Several of one form."""

    of: Form
    is_one_enough: bool = True
    """Whether one item may stand for a list of one."""
    is_needed: bool = False
    """Whether there must be at least one."""
    none: tuple[str, ...] = ()
    """Words that say there is none."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Exactly two of one form: from and to."""

    of: Form


@dataclass(frozen=True, slots=True)
class Free:
    """A mapping whose keys are free."""

    of: Form


Form = Value | Choice | Part | Many | Pair | Free

_FIELDS = {
    "text": base.TextField,
    "line": base.LineField,
    "id": base.IdField,
    "duration": base.DurationField,
    "amount": base.AmountField,
    "threshold": base.ThresholdField,
    "period": base.PeriodField,
    "date": base.DateField,
    "time": base.TimeField,
    "month_day": base.MonthDayField,
    "number": base.NumberField,
    "whole": base.WholeField,
    "bool": base.BoolField,
    "instant": base.InstantField,
    "language": LanguageField,
    "currency": CurrencyField,
    "colour": ColourField,
    "picture": PictureField,
    "counts": CountsField,
}
_KINDS = {field.__metadata__[0].func: kind for kind, field in _FIELDS.items()}  # type: ignore[attr-defined]
VALUE_KINDS = tuple(_FIELDS)
"""Every kind of value that a field can have."""


def _of_several(arguments: tuple[Any, ...], metadata: list[Any]) -> Form:
    one_enough = any(isinstance(mark, BeforeValidator) for mark in metadata)
    if arguments[-1] is not Ellipsis:
        return Pair(form_of(arguments[0]))
    is_needed = any(getattr(mark, "min_length", 0) for mark in metadata)
    return Many(form_of(arguments[0]), is_one_enough=one_enough, is_needed=is_needed)


def form_of(annotation: Any, metadata: list[Any] | None = None) -> Form:
    """Return the form of a field from its type; a type that is none of ours is our own error (TypeError)."""
    metadata = metadata or []
    kinds = [
        _KINDS[mark.func] for mark in metadata if isinstance(mark, PlainValidator) and mark.func in _KINDS
    ]
    if kinds:
        return Value(kinds[0])
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return form_of(arguments[0], [*arguments[1:], *metadata])
    if origin in (typing.Union, types.UnionType):
        return form_of(next(one for one in arguments if one is not type(None)), metadata)
    return _of_origin(annotation, origin, arguments, metadata)


def _of_origin(annotation: Any, origin: Any, arguments: tuple[Any, ...], metadata: list[Any]) -> Form:
    if origin is tuple:
        return _of_several(arguments, metadata)
    if origin is typing.Literal:
        return Choice(tuple(arguments))
    if origin is dict:
        return Free(form_of(arguments[1]))
    return _of_class(annotation)


def _of_class(annotation: Any) -> Form:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return Part(annotation)
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        return Choice(tuple(annotation), annotation.__name__)
    if annotation is str:
        return Value("line")
    raise TypeError(f"no form for {annotation!r}")


def parts_of(form: Form) -> tuple[type[Model], ...]:
    """Return the models that a form is made of."""
    if isinstance(form, Part):
        return (form.model,)
    return parts_of(form.of) if isinstance(form, Many | Pair | Free) else ()
