"""Every word the model holds, found by looking at its fields: where it stands, and whether public pages may show it."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any, NamedTuple, get_args

from ..model import (
    PUBLIC,
    Channel,
    Code,
    CodeFramework,
    Document,
    Measurement,
    Model,
    Origin,
    PerformanceIndicator,
    Step,
    Text,
)
from ..model.base import Short

Path = tuple[str | int, ...]
"""The way to a part of a document: keys as typed in the file and positions in lists."""

_RENAMED = {"valid_until": "until"}
_HIDDEN: Mapping[type[Model], Callable[[Any], bool]] = {
    Channel: lambda channel: not channel.public,
    Code: lambda code: not code.status.is_published,
    PerformanceIndicator: lambda indicator: not indicator.is_public,
}
"""Models that may be internal as a whole, whatever the marks of their fields."""
_REVEALED: Mapping[type[Model], Callable[[Any], bool]] = {Step: lambda step: step.customer_step}
"""Models whose public fields are public although an internal field leads to them."""


class Value(NamedTuple):
    """Some internal words of the model."""

    words: str
    is_short: bool
    """Whether the field says that its words are telling however short."""
    is_line: bool
    """Whether it is an id, a name or a number rather than a sentence."""
    origin: Origin
    path: Path


class _Field(NamedTuple):
    """What matters of a field that may hold words."""

    name: str
    key: str
    is_public: bool
    is_short: bool


class _Shape(NamedTuple):
    """What matters of a class: to ask values whether they are of pydantic's classes takes longer than all the rest."""

    fields: tuple[_Field, ...]
    is_shown: bool
    """Whether any of its fields is public."""
    is_model: bool
    is_document: bool


@dataclass(slots=True)
class Words:
    """All words of a workspace, public and internal ones apart."""

    public: set[str] = field(default_factory=set)
    public_files: set[str] = field(default_factory=set)
    """The files that hold any of them."""
    internal: dict[str, Value] = field(default_factory=dict)
    """By the words themselves: the first place they stand at, or the first where short words count."""
    internal_files: set[str] = field(default_factory=set)

    def collect(self, framework: CodeFramework) -> None:
        """Add the words of one organization, its codes, results and every other document it has."""
        shown = {
            (code.id, indicator.id)
            for code in framework.codes
            if code.status.is_published
            for indicator in code.performance_indicators
            if indicator.is_public
        }
        for part in dataclasses.fields(framework):
            held = getattr(framework, part.name)
            for document in held if isinstance(held, tuple) else (held,):
                if not isinstance(document, Document):
                    continue
                is_public = document.__class__ is not Measurement or (
                    (document.code or "", document.indicator) in shown
                )
                self._add_model(document, document.origin, (), is_public=is_public)

    def _add_model(self, value: Model, origin: Origin, path: Path, *, is_public: bool) -> None:
        kind = value.__class__
        shape = _shape(kind)
        if kind in _HIDDEN:
            is_public = is_public and not _HIDDEN[kind](value)
        elif kind in _REVEALED:
            is_public = is_public or _REVEALED[kind](value)
        if shape.is_document:
            own: Origin = getattr(value, "origin")  # noqa: B009  (only documents have one)
            if own.file:
                # Complaints and disputes may stand in files of their own.
                origin, path = own, ()
        typed = value.model_fields_set
        public, internal = self.public, self.internal
        self._files(is_public=is_public and shape.is_shown).add(origin.file)
        for name, key, is_shown, is_short in shape.fields:
            if name not in typed or not (part := getattr(value, name)):
                continue
            # Most words are ids and texts in one language: taken without a call.
            words = part if part.__class__ is str else _only_form(part)
            if not words:
                self._add(part, origin, (*path, key), is_public=is_public and is_shown, is_short=is_short)
            elif is_public and is_shown:
                public.add(words)
            elif words not in internal or is_short:
                internal[words] = Value(words, is_short, words is part, origin, (*path, key))

    def _add(self, part: Any, origin: Origin, path: Path, *, is_public: bool, is_short: bool) -> None:
        kind = part.__class__
        if kind is tuple or kind is dict:
            for step, item in enumerate(part) if kind is tuple else part.items():
                self._add(item, origin, (*path, step), is_public=is_public, is_short=is_short)
        elif kind is Text or kind is str:
            for words in part.all if kind is Text else (part,):
                if is_public:
                    self.public.add(words)
                elif words not in self.internal or is_short:
                    self.internal[words] = Value(words, is_short, kind is str, origin, path)
        elif _shape(kind).is_model:
            self._add_model(part, origin, path, is_public=is_public)

    def _files(self, *, is_public: bool) -> set[str]:
        return self.public_files if is_public else self.internal_files


def _only_form(part: Any) -> str:
    """Return the words of a text in one language; "" for everything else."""
    return part.forms[0][1] if part.__class__ is Text and len(part.forms) == 1 else ""


def _holds_words(annotation: Any) -> bool:
    """Whether a field of this type may hold words: a text, a line, or a model below."""
    if isinstance(annotation, type):
        return annotation in (Text, str) or issubclass(annotation, Model)
    return any(_holds_words(argument) for argument in get_args(annotation))


@cache
def _shape(kind: type[Any]) -> _Shape:
    if not issubclass(kind, Model):
        return _Shape((), is_shown=False, is_model=False, is_document=False)
    fields = tuple(
        _Field(
            name,
            info.alias or _RENAMED.get(name, name),
            kind.audience_of(name) is PUBLIC,
            any(isinstance(mark, Short) for mark in info.metadata),
        )
        for name, info in kind.model_fields.items()
        if _holds_words(info.annotation)
    )
    is_shown = any(kind.audience_of(name) is PUBLIC for name in kind.model_fields)
    return _Shape(fields, is_shown, is_model=True, is_document=issubclass(kind, Document))
