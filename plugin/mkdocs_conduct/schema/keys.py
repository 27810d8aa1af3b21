"""The keys of a mapping as an editor types them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pydantic import ValidationError

from ..labels import KEY_ALIASES
from ..model import (
    Audience,
    Checklist,
    Code,
    Communication,
    Limit,
    Measurement,
    Model,
    Organization,
    PerformanceIndicator,
    Remedy,
    Resource,
    ResultsHead,
    Survey,
    Target,
)
from ..model.form import Form as PrintedForm
from ..model.indicator import NO_TARGETS
from ..model.satisfaction import Item
from .form import Choice, Form, Many, Part, Value, form_of

_CHINESE = {key: alias for alias, key in KEY_ALIASES.items()}
_OPERATORS = Choice((">=", ">", "<=", "<", "=", "≥", "≤"))

_NAMES: dict[tuple[type[Model], str], str | None] = {
    # `until` is an event or a day; the model keeps the two apart.
    (Limit, "valid_until"): None,
    (Remedy, "valid_until"): None,
    (Communication, "timing"): None,
    (Resource, "commitments"): "for",
}
"""What a field is typed as where that is not its own name; None where another key holds it too."""
_FORMS: dict[tuple[type[Model], str], Form] = {
    (Limit, "op"): _OPERATORS,
    (Communication, "when"): Value("when"),
    (PerformanceIndicator, "targets"): Many(Part(Target), none=NO_TARGETS),
}
"""What a field may be typed as where the mapping is put in order before its fields are read."""
_MORE: dict[type[Model], dict[str, Form]] = {
    Checklist: {"post": Many(Value("line"))},
    Target: {"op": _OPERATORS, "unit": Value("line")},
    ResultsHead: {"code": Value("id"), "results": Many(Part(Measurement), is_one_enough=False)},
}
"""Keys that no field has: they are put in order, or taken out, before the fields are read."""
_FROM_ELSEWHERE = {
    (Code, "id"),
    (Organization, "id"),
    (Checklist, "id"),
    (Survey, "id"),
    (PrintedForm, "id"),
    (Measurement, "period"),
}
"""What the model needs but a file may leave out: it comes from the file's name, its folder, or its head."""
_SHORT: dict[type[Model], str] = {Item: "text"}
"""What a plain text stands for where the mapping above reads it."""


@dataclass(frozen=True, slots=True)
class Key:
    """One key of a mapping."""

    name: str
    form: Form
    is_required: bool = False
    audience: Audience = Audience.INTERNAL
    field: str | None = None
    """The model's field; None for a key that is put in order before."""

    @property
    def alias(self) -> str:
        """The Chinese key that means the same."""
        return _CHINESE[self.name]


def _typed(model: type[Model], field: str) -> str | None:
    if (model, field) in _NAMES:
        return _NAMES[model, field]
    alias = model.model_fields[field].alias
    return alias or ("until" if field == "valid_until" else field)


def _keys(model: type[Model]) -> Iterator[Key]:
    for field, info in model.model_fields.items():
        name = _typed(model, field)
        if name is not None:
            yield Key(
                name=name,
                form=_FORMS.get((model, field)) or form_of(info.annotation, info.metadata),
                is_required=info.is_required() and (model, field) not in _FROM_ELSEWHERE,
                audience=model.audience_of(field),
                field=field,
            )
    for name, form in _MORE.get(model, {}).items():
        yield Key(
            name=name, form=form, audience=Audience.PUBLIC if model is not Checklist else Audience.INTERNAL
        )


@cache
def keys_of(model: type[Model]) -> tuple[Key, ...]:
    """Return the keys of the mapping that a model describes, in the model's order."""
    return tuple(_keys(model))


@cache
def short_key(model: type[Model]) -> Key | None:
    """Return the key that a plain value stands for where the whole mapping is meant: `limit: 15分钟` is `within`."""
    field = _SHORT.get(model) or _field_of_text(model)
    return next((key for key in keys_of(model) if key.field == field), None) if field else None


def _field_of_text(model: type[Model]) -> str | None:
    """Return the field that a plain text goes to, by trying it."""
    try:
        found = model.model_validate("—")
    except ValidationError as error:
        place = error.errors(include_url=False)[0]["loc"]
        return str(place[0]) if place else None
    return next((name for name in ("name", *found.model_fields_set) if name in found.model_fields_set), None)
