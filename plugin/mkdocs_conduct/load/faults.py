"""What pydantic found → problems in the editor's words, at the key or value concerned."""

from __future__ import annotations

import difflib
import types
import typing
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from ..labels import KEY_ALIASES, canonical_key
from ..model import Origin
from ..problems import Place, Problem
from .sources import Sources, typed_path

RULE = "schema-error"
_CHINESE = {key: alias for alias, key in reversed(list(KEY_ALIASES.items()))}
_CONTAINER_ERRORS = {
    "model_type": "not_mapping",
    "model_attributes_type": "not_mapping",
    "dict_type": "not_mapping",
    "tuple_type": "not_list",
    "list_type": "not_list",
    "too_short": "empty_list",
}


def schema_problem(place: Place, text: str, **arguments: object) -> Problem:
    """Return an error of the rule `schema-error` with the message `text`."""
    return Problem(place, RULE, text=text, arguments=arguments)


def _as_typed(value: object) -> str:
    """Return data as it would stand in one line of the file."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key}: {_as_typed(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(_as_typed(one) for one in value) + "]"
    return "" if value is None else str(value)


def shown(value: object, limit: int = 60) -> str:
    """Return a typed value short enough to stand in a message."""
    text = " ".join(_as_typed(value).split())
    return text if len(text) <= limit else f"{text[:limit]}…"


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
        return
    if typing.get_origin(annotation) in (typing.Union, types.UnionType, tuple, list, typing.Annotated):
        for argument in typing.get_args(annotation):
            yield from _models(argument)


def _field_model(model: type[BaseModel], step: str) -> type[BaseModel] | None:
    for name, info in model.model_fields.items():
        if step in (name, info.alias):
            return next(_models(info.annotation), None)
    return None


def model_at(model: type[BaseModel], path: tuple[str | int, ...]) -> type[BaseModel] | None:
    """Return the model that describes the mapping at `path` below `model`."""
    found: type[BaseModel] | None = model
    for step in path:
        if found is None:
            return None
        if isinstance(step, str):
            found = _field_model(found, step)
    return found


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the keys an editor may type in the mapping this model describes."""
    names = (info.alias or name for name, info in model.model_fields.items())
    return tuple("until" if name == "valid_until" else name for name in names)


def _nearest(typed: str, model: type[BaseModel] | None) -> str:
    if model is None:
        return ""
    keys = keys_of(model)
    aliases = {_CHINESE[key]: key for key in keys if key in _CHINESE}
    # Chinese keys are two or three characters long: one wrong character leaves half of them.
    found = difflib.get_close_matches(
        typed.lower(), [*keys, *aliases], n=1, cutoff=0.6 if typed.isascii() else 0.5
    )
    if not found:
        found = difflib.get_close_matches(canonical_key(typed), keys, n=1, cutoff=0.6)
    return found[0] if found else ""


class _Faults:
    """Turns the errors of one document into problems."""

    def __init__(self, model: type[BaseModel], origin: Origin, sources: Sources) -> None:
        self.model = model
        self.origin = origin
        self.sources = sources

    def problem(self, error: ErrorDetails) -> Problem:
        path = tuple(error["loc"])
        kind = error["type"]
        if kind == "extra_forbidden":
            return self._unknown_key(path)
        if kind == "missing":
            return self._missing(path)
        context = error.get("ctx", {})
        place = self.sources.place(self.origin, *path)
        key = self.sources.key(self.origin, *path)
        if kind == "conduct":
            return schema_problem(place, f"field.{context['kind']}", key=key, value=shown(context["value"]))
        if error.get("input", "") is None:
            return schema_problem(place, "field.empty", key=key)
        if kind in ("enum", "literal_error"):
            choices = str(context.get("expected", "")).replace("'", "").replace(" or ", ", ")
            nearest = difflib.get_close_matches(str(error["input"]), choices.split(", "), n=1, cutoff=0.5)
            text = "schema.choice_near" if nearest else "schema.choice"
            near = nearest[0] if nearest else ""
            return schema_problem(
                place, text, key=key, value=shown(error["input"]), choices=choices, nearest=near
            )
        text = _CONTAINER_ERRORS.get(kind, "invalid")
        if text == "not_mapping" and isinstance(error.get("input"), list):
            text = "list_for_mapping"
        return schema_problem(place, f"schema.{text}", key=key, value=shown(error.get("input", "")))

    def meant(self, path: tuple[str | int, ...]) -> tuple[str | int, ...]:
        """Return the path an unknown key probably stands for; it ends with "" where nothing is near."""
        key = self.sources.key(self.origin, *path)
        return (*path[:-1], canonical_key(_nearest(key, model_at(self.model, path[:-1]))))

    def _unknown_key(self, path: tuple[str | int, ...]) -> Problem:
        place = self.sources.place(self.origin, *path, key=True)
        key = self.sources.key(self.origin, *path)
        document = self.sources.documents.get(self.origin.file)
        if document is not None and document.is_comma_cut(typed_path((*self.origin.path, *path))):
            return schema_problem(place, "schema.comma_cut", key=shown(key))
        model = model_at(self.model, path[:-1])
        nearest = _nearest(key, model)
        known = ", ".join(keys_of(model)) if model else ""
        return schema_problem(
            place,
            "schema.unknown_key_near" if nearest else "schema.unknown_key",
            key=shown(key),
            nearest=nearest,
            known=known,
        )

    def _missing(self, path: tuple[str | int, ...]) -> Problem:
        key = str(path[-1])
        place = self.sources.place(self.origin, *path[:-1])
        if self.origin.file in self.sources.tables:
            return schema_problem(place, "schema.missing_column", key=key)
        return schema_problem(place, "schema.missing", key=key, alias=_CHINESE.get(key, key))


def problems_of(
    error: ValidationError, model: type[BaseModel], origin: Origin, sources: Sources
) -> tuple[Problem, ...]:
    """Return one problem for each mistake in a document."""
    faults = _Faults(model, origin, sources)
    document = sources.documents.get(origin.file)
    details = error.errors(include_url=False)
    if document is not None:
        # What the source already reported is not reported again as a fault of the model.
        details = [d for d in details if not document.is_reported(typed_path((*origin.path, *d["loc"])))]
    misspelt = {faults.meant(d["loc"]) for d in details if d["type"] == "extra_forbidden"}
    parents = {d["loc"][:n] for d in details for n in range(len(d["loc"]))}
    return tuple(
        faults.problem(d)
        for d in details
        # A key that is there but misspelt is not missing as well, nor is a list empty whose items cannot be read.
        if not (d["type"] == "missing" and d["loc"] in misspelt)
        and not (d["type"] == "too_short" and d["loc"] in parents)
    )
