"""The kinds of files, which files are of which kind, and the schema of each."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from ..model import (
    Checklist,
    Code,
    ComplaintRecords,
    Complaints,
    Disputes,
    Document,
    Form,
    Goals,
    Improvements,
    Inspections,
    Organization,
    ResultsHead,
    Reviews,
    Settings,
    Supervision,
    Survey,
)
from ..model.published import Published
from .definitions import definitions, document_schema
from .translation import translated
from .walk import mappings

DRAFT = "http://json-schema.org/draft-07/schema#"


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file, its document, and the files that are of it below the folder of codes."""

    name: str
    document: type[Document]
    files: tuple[str, ...]
    is_translation: bool = False


_CODE_FILES = ("*.yml", "*/*.yml")
_TRANSLATIONS = ("*.??.yml", "*.??-*.yml", "*/*.??.yml", "*/*.??-*.yml")
_KINDS = (
    FileKind("settings", Settings, ("settings.yml", "*/settings.yml")),
    FileKind("organization", Organization, ("organization.yml", "*/organization.yml")),
    FileKind("complaints", Complaints, ("complaints.yml", "*/complaints.yml")),
    FileKind("disputes", Disputes, ("disputes.yml", "*/disputes.yml")),
    FileKind("goals", Goals, ("goals.yml", "*/goals.yml")),
    FileKind("reviews", Reviews, ("reviews.yml", "*/reviews.yml")),
    FileKind("improvements", Improvements, ("improvements.yml", "*/improvements.yml")),
    FileKind("supervision", Supervision, ("supervision.yml", "*/supervision.yml")),
    FileKind(
        "inspections",
        Inspections,
        ("inspections.yml", "*/inspections.yml", "inspections/*.yml", "*/inspections/*.yml"),
    ),
    FileKind("published", Published, ("published.yml", "*/published.yml")),
    FileKind(
        "satisfaction",
        Survey,
        ("satisfaction.yml", "*/satisfaction.yml", "satisfaction/*.yml", "*/satisfaction/*.yml"),
    ),
    FileKind("complaint-records", ComplaintRecords, ("complaints/*.yml", "*/complaints/*.yml")),
    FileKind("results", ResultsHead, ("results/*.yml", "*/results/*.yml")),
    FileKind("form", Form, ("forms/*.yml", "*/forms/*.yml")),
    FileKind("checklist", Checklist, ("checklists/*.yml", "*/checklists/*.yml")),
    FileKind("translation", Code, _TRANSLATIONS, is_translation=True),
)
_TAKEN = tuple(f"!{pattern}" for kind in _KINDS for pattern in kind.files)
KINDS: Mapping[str, FileKind] = {
    kind.name: kind for kind in (FileKind("code", Code, (*_CODE_FILES, *_TAKEN)), *_KINDS)
}
"""Every kind of file by name; a pattern with `!` takes files out again."""


@cache
def _public() -> frozenset[Any]:
    return frozenset(one.model for one in mappings() if one.is_public)


@cache
def schema(name: str) -> dict[str, Any]:
    """Return the JSON Schema (draft-07) of a kind of file."""
    kind = KINDS[name]
    found = {
        "$schema": DRAFT,
        **document_schema(kind.document, _public()),
        "definitions": definitions(kind.document, _public()),
    }
    return translated(found) if kind.is_translation else found


def schema_text(name: str) -> str:
    """Return the schema of a kind of file as it stands in a file of its own."""
    return json.dumps(schema(name), ensure_ascii=False, indent=1) + "\n"


def schemas() -> Mapping[str, str]:
    """Return the file name and text of every schema."""
    return {f"{name}.json": schema_text(name) for name in KINDS}


def file_patterns(kind: FileKind, codes: str = "codes") -> list[str]:
    """Return the files of a kind as editors want them named."""
    return [f"!{codes}/{one[1:]}" if one.startswith("!") else f"{codes}/{one}" for one in kind.files]


def editor_settings(folder: str, codes: str = "codes") -> dict[str, list[str]]:
    """Return what `yaml.schemas` of an editor's settings says, for schemas that lie in `folder`."""
    return {f"{folder}/{name}.json": file_patterns(kind, codes) for name, kind in KINDS.items()}
