"""Where things were typed: every file read, by the name the user knows it by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ..model import Origin
from ..problems import Place
from ..source import Source, Table

# Shapes are normalised before validation: what the model calls so was typed otherwise.
_TYPED = {
    "valid_until": "until",
    "timing": "when",
    "wordings": "promise",
    "limits": "limit",
    "remedies": "remedy",
}


def typed_path(path: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """Return the path as typed in the file for a path in the model."""
    return tuple(_TYPED.get(step, step) if isinstance(step, str) else step for step in path)


@dataclass(slots=True)
class Sources:
    """All files read, by the name shown to the user."""

    documents: dict[str, Source] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)

    def place(self, origin: Origin, *path: str | int, key: bool = False) -> Place:
        """Return the place of `path` below `origin`; with `key`, of the key that introduces it."""
        if origin.file in self.tables:
            row = next((step for step in origin.path if isinstance(step, int)), 0)
            column = next((step for step in path if isinstance(step, str)), "")
            place = self.tables[origin.file].rows[row].place(column)
            # A heading is one fault, however many rows stand below it.
            return replace(place, line=1) if key else place
        if origin.file in self.documents:
            return self.documents[origin.file].locate(typed_path((*origin.path, *path)), key=key)
        return Place(origin.file)

    def key(self, origin: Origin, *path: str | int) -> str:
        """Return the last key of a path as the editor typed it."""
        full = typed_path((*origin.path, *path))
        last = next((step for step in reversed(full) if isinstance(step, str)), "")
        if origin.file in self.documents:
            return self.documents[origin.file].typed_key(full) or last
        return last

    @property
    def files(self) -> Mapping[str, object]:
        """Every file by name."""
        return {**self.documents, **self.tables}
