"""Files beside the codes that nobody reads: a folder whose name is misspelt, a spreadsheet where rows were meant."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from ..problems import Place, Problem, Severity
from .folder import ROW_FOLDERS, SUBFOLDERS, OrganizationFolder, visible
from .reading import Reading

RULE = "unread-file"
_YAML = frozenset({".yml", ".yaml"})
_TABLES = frozenset({".csv", ".xls", ".xlsx", ".ods", ".numbers"})
_OF_ROWS = {"results": "unread-results", "complaints": "unread-spreadsheet"}
_OF_A_CODE = ("title", "status", "commitments", "performance_indicators")


def _near(name: str, known: frozenset[str]) -> str:
    return next(iter(difflib.get_close_matches(name.lower(), sorted(known), n=1, cutoff=0.75)), "")


def _problem(reading: Reading, path: Path, text: str, **arguments: object) -> Problem:
    return Problem(
        Place(reading.shown(path)),
        RULE,
        Severity.WARNING,
        text=text,
        arguments={"name": path.name, **arguments},
    )


def unread_files(
    reading: Reading, folder: OrganizationFolder, folders: Iterable[OrganizationFolder]
) -> Iterator[Problem]:
    """Yield a warning for each file of data in an organization's folder that is read as nothing.

    What is plainly something else is left alone: texts, pictures, hidden files, folders without data, and the
    `folders` of other organizations.
    """
    others = {one.path for one in folders}
    for path in visible(folder.path):
        suffix = path.suffix.lower()
        if path in others:
            continue
        if path.is_dir():
            yield from _in_folder(reading, path)
        elif suffix in _TABLES:
            yield _problem(reading, path, "unread-table-here")


def _in_folder(reading: Reading, folder: Path) -> Iterator[Problem]:
    files = [path for path in visible(folder) if path.suffix.lower() in _YAML | _TABLES and not path.is_dir()]
    if folder.name in SUBFOLDERS:
        for path in files:
            suffix = path.suffix.lower()
            if suffix in _TABLES and not (suffix == ".csv" and folder.name in ROW_FOLDERS):
                text = _OF_ROWS.get(folder.name, "unread-table")
                yield _problem(reading, path, text, folder=folder.name)
    elif files:
        near = _near(folder.name, SUBFOLDERS)
        text = "unread-folder-near" if near else "unread-folder"
        yield _problem(reading, folder, text, nearest=near, known=", ".join(sorted(SUBFOLDERS - {"labels"})))


def misnamed(reading: Reading, path: Path, data: Any, names: frozenset[str]) -> Problem | None:
    """Return what is wrong with a file that has nothing of a code, and almost the name of another document."""
    near = _near(path.stem, names)
    if not near or any(key in data for key in _OF_A_CODE):
        return None
    return Problem(
        Place(reading.shown(path)),
        "schema-error",
        text="misnamed",
        arguments={"name": path.name, "nearest": f"{near}{path.suffix}"},
    )
