"""Marks in every internal text that the model can hold, so that a leak of any of them can be seen."""

import dataclasses
import types
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from typing import Any, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from mkdocs_conduct.load import Loaded
from mkdocs_conduct.model import Audience, CodeFramework, Model, Period, Text
from mkdocs_conduct.model.quantity import parse_period
from mkdocs_conduct.model.text import FIRST

MARK = "QX"


class Planter:
    """Writes a mark of its own into every internal text of models, and knows where each went."""

    def __init__(self) -> None:
        self.places: dict[str, str] = {}
        """The field that each mark was written into."""

    def planted(self, value: Any, *, internal: bool = False) -> Any:
        """Return a copy of a model, or of a tuple of them, with marks; `internal` for all of its fields."""
        if isinstance(value, tuple):
            return tuple(self.planted(one, internal=internal) for one in value)
        if not isinstance(value, Model):
            return value
        update = {
            name: self._field(type(value), name, getattr(value, name), internal=internal)
            for name in type(value).model_fields
        }
        return value.model_copy(update=update)

    def _field(self, owner: type[Model], name: str, value: Any, *, internal: bool) -> Any:
        internal = internal or owner.audience_of(name) is Audience.INTERNAL
        kinds = set(_leaves(owner.model_fields[name].annotation))
        models = [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, Model)]
        if models:
            if not value and (internal or internal_texts(models[0])):
                # Nothing there to hide: put one there.
                value = self._specimen(models[0], owner.model_fields[name])
            return self.planted(value, internal=internal)
        return (
            self._marked(f"{owner.__name__}.{name}", owner.model_fields[name], kinds, value)
            if internal
            else value
        )

    def _marked(self, place: str, field: FieldInfo, kinds: set[Any], value: Any) -> Any:
        # References between posts and units stay what they are: the sheets could not be made.
        if (Text not in kinds and str not in kinds) or place in REFERENCES:
            return value
        mark = f"{MARK}{len(self.places):05d}X"
        self.places[mark] = place
        one = Text(((FIRST, mark),)) if Text in kinds else mark
        return (one,) if get_origin(field.annotation) is tuple else one

    @staticmethod
    def _specimen(kind: type[Model], field: FieldInfo) -> Any:
        needed = {name: inner for name, inner in kind.model_fields.items() if inner.is_required()}
        one = kind.model_construct(
            **{name: _sample(set(_leaves(one.annotation))) for name, one in needed.items()}
        )
        return (one,) if tuple in {get_origin(part) for part in _parts(field.annotation)} else one


def _sample(kinds: set[Any]) -> Any:
    """Return something a required field may hold."""
    choices = [next(iter(kind)) for kind in kinds if isinstance(kind, type) and issubclass(kind, StrEnum)]
    samples = {
        Text: Text(((FIRST, "示例"),)),
        str: "sample",
        date: date(2025, 1, 1),
        int: 1,
        Period: parse_period("2025"),
    }
    return next((choice for choice in (*choices, *(samples.get(kind) for kind in kinds)) if choice), None)


REFERENCES = frozenset(
    {
        "Post.unit",
        "Post.reports_to",
        "Checklist.id",
        "Checklist.posts",
        "Procedure.id",
        "Settings.languages",
        "Unit.parent",
    }
)


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    if get_origin(annotation) in (Union, types.UnionType):
        yield from get_args(annotation)


def _leaves(annotation: Any) -> Iterator[Any]:
    """Return the types that an annotation is made of."""
    inner = get_args(annotation)
    if not inner:
        yield annotation
    for one in inner:
        yield from _leaves(one)


DOCUMENTS = ("surveys", "complaint_records", "goals", "reviews", "improvements", "supervision")
"""What a framework holds beside the organization and its codes; all of it is internal."""


def planted(loaded: Loaded) -> tuple[Loaded, dict[str, str]]:
    """Return a workspace with marks in its internal texts, and the field of each mark."""
    planter = Planter()

    def framework(one: CodeFramework) -> CodeFramework:
        return dataclasses.replace(
            one,
            organization=planter.planted(one.organization),
            codes=planter.planted(one.codes),
            measurements=planter.planted(one.measurements),
            events=planter.planted(one.events),
            checklists=planter.planted(one.checklists),
            **{name: planter.planted(getattr(one, name), internal=True) for name in DOCUMENTS},
        )

    workspace = loaded.workspace
    changed = dataclasses.replace(workspace, frameworks=tuple(framework(one) for one in workspace.frameworks))
    return dataclasses.replace(loaded, workspace=changed), planter.places


def internal_texts(*roots: type[Model]) -> set[str]:
    """Return every text field that the schema calls internal, or that only internal fields lead to."""
    found: set[str] = set()
    waiting = [(root, False) for root in roots]
    known = set(waiting)
    while waiting:
        owner, hidden = waiting.pop()
        for name, field in owner.model_fields.items():
            internal = hidden or owner.audience_of(name) is Audience.INTERNAL
            kinds = set(_leaves(field.annotation))
            inner = {(kind, internal) for kind in kinds if isinstance(kind, type) and issubclass(kind, Model)}
            waiting.extend(inner - known)
            known |= inner
            place = f"{owner.__name__}.{name}"
            if internal and not inner and {Text, str} & kinds and place not in REFERENCES:
                found.add(place)
    return found
