"""Reading the files of one codes folder and collecting their problems."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from ..model import Document, Origin
from ..problems import Problem
from ..source import Source, read_source
from .faults import problems_of
from .sources import Sources

D = TypeVar("D", bound=Document)


@dataclass(frozen=True, slots=True)
class BrokenCode:
    """A code whose file has errors: `mkdocs serve` shows its problems in its place."""

    id: str
    organization: str
    """The organization's id, as far as it can be read: addresses stay what they are."""
    file: str
    """The file whose problems keep the code from being read: its own, or the organization's."""
    title: str


class Reading:
    """Reads the files of one folder and collects their problems."""

    def __init__(self, root: Path, base: Path) -> None:
        self.root = root
        self.base = base
        self.sources = Sources()
        self.problems: list[Problem] = []
        self.broken: list[BrokenCode] = []
        self._unreleased: list[Source] = []

    def shown(self, path: Path) -> str:
        """Return the name the user knows a file by: relative to where the command runs, else absolute."""
        relative = os.path.relpath(path, self.base)
        return path.as_posix() if relative.startswith("..") else Path(relative).as_posix()

    def source(self, path: Path) -> Source | None:
        """Read one YAML file."""
        shown = self.shown(path)
        source, problems = read_source(path, self.root, shown)
        self.problems.extend(problems)
        if source is not None:
            self.sources.documents[shown] = source
            self._unreleased.append(source)
        return source

    def release(self) -> None:
        """Forget the data of the files read since the last time: the model has made its own of it."""
        for source in self._unreleased:
            source.release()
        self._unreleased.clear()

    def document(self, model: type[D], data: Any, origin: Origin) -> D | None:
        """Validate plain data as `model`; its errors become problems."""
        try:
            document = model.model_validate(data)
        except ValidationError as error:
            self.problems.extend(problems_of(error, model, origin, self.sources))
            return None
        document.set_origin(origin)
        return document

    def file(self, model: type[D], path: Path | None, defaults: Mapping[str, Any] | None = None) -> D | None:
        """Read and validate one file; keys it does not have come from `defaults`."""
        source = self.source(path) if path is not None else None
        if source is None:
            return None
        return self.document(model, {**(defaults or {}), **source.data}, Origin(source.file))
