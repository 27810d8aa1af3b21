"""Every mapping that a file can hold, found from the documents themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import DOCUMENTS, Audience, Code, Measurement, Model, Organization, ResultsHead
from .form import parts_of
from .keys import keys_of

_PUBLIC_ROOTS = (Code, Organization, ResultsHead, Measurement)


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping, the key that leads to it first, and whether some way to it is public."""

    model: type[Model]
    key: str
    is_public: bool


def below(model: type[Model]) -> Iterator[tuple[str, type[Model], Audience]]:
    """Return the mappings right below one: the key, the model, and who may see it."""
    for key in keys_of(model):
        for part in parts_of(key.form):
            yield key.name, part, key.audience


def reachable(roots: Iterable[type[Model]]) -> tuple[type[Model], ...]:
    """Return the models that can be reached from `roots`, each before those below it."""
    found: dict[type[Model], None] = {}

    def visit(model: type[Model]) -> None:
        if model not in found:
            found[model] = None
            for _, part, _ in below(model):
                visit(part)

    for root in roots:
        visit(root)
    return tuple(found)


def mappings() -> tuple[Mapping, ...]:
    """Return every mapping of every file."""
    roots = tuple(dict.fromkeys(DOCUMENTS.values()))
    public = _public()
    names: dict[type[Model], str] = {}
    for model in reachable(roots):
        for key, part, _ in below(model):
            names.setdefault(part, key)
    return tuple(Mapping(model, names.get(model, ""), model in public) for model in reachable(roots))


def _public() -> frozenset[type[Model]]:
    found: set[type[Model]] = set()
    waiting: list[type[Model]] = list(_PUBLIC_ROOTS)
    while waiting:
        model = waiting.pop()
        if model not in found:
            found.add(model)
            waiting.extend(part for _, part, audience in below(model) if audience is Audience.PUBLIC)
    return frozenset(found)
