"""The documents beside codes: surveys, goals, reviews, improvements, supervision, inspections, complaint records."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model import (
    ComplaintRecord,
    ComplaintRecords,
    Form,
    Goals,
    Improvements,
    Inspections,
    Origin,
    Published,
    Reviews,
    Supervision,
    Survey,
)
from ..source import read_table
from .folder import OrganizationFolder
from .forms import read_forms
from .reading import Reading


@dataclass(frozen=True, slots=True)
class Documents:
    """What an organization wrote down besides its codes."""

    surveys: tuple[Survey, ...]
    complaint_records: tuple[ComplaintRecord, ...]
    goals: Goals | None
    reviews: Reviews | None
    improvements: Improvements | None
    supervision: Supervision | None
    inspections: tuple[Inspections, ...]
    published: Published | None
    forms: tuple[Form, ...]
    unread: frozenset[str]
    """Which of these are there but could not be read."""


def read_documents(reading: Reading, folder: OrganizationFolder) -> Documents:
    """Read the documents of one organization; what cannot be read is a problem and left out."""
    surveys = [reading.file(Survey, path, {"id": path.stem}) for path in folder.satisfaction]
    goals = reading.file(Goals, folder.goals)
    reviews = reading.file(Reviews, folder.reviews)
    improvements = reading.file(Improvements, folder.improvements)
    supervision = reading.file(Supervision, folder.supervision)
    inspections = [reading.file(Inspections, path) for path in folder.inspections]
    unread = {
        "surveys": None in surveys,
        "goals": goals is None and folder.goals is not None,
        "reviews": reviews is None and folder.reviews is not None,
        "improvements": improvements is None and folder.improvements is not None,
        "supervision": supervision is None and folder.supervision is not None,
        "inspections": None in inspections,
    }
    return Documents(
        surveys=tuple(survey for survey in surveys if survey is not None),
        complaint_records=tuple(_records(reading, folder.complaint_records)),
        goals=goals,
        reviews=reviews,
        improvements=improvements,
        supervision=supervision,
        inspections=tuple(one for one in inspections if one is not None),
        published=reading.file(Published, folder.published),
        forms=read_forms(reading, folder.forms),
        unread=frozenset(name for name, is_unread in unread.items() if is_unread),
    )


def _records(reading: Reading, files: tuple[Path, ...]) -> Iterator[ComplaintRecord]:
    for path in files:
        yield from _table(reading, path) if path.suffix.lower() == ".csv" else _yaml(reading, path)


def _yaml(reading: Reading, path: Path) -> Iterator[ComplaintRecord]:
    found = reading.file(ComplaintRecords, path)
    for n, record in enumerate(found.records if found else ()):
        record.set_origin(Origin(reading.shown(path), ("records", n)))
        yield record


def _table(reading: Reading, path: Path) -> Iterator[ComplaintRecord]:
    name = reading.shown(path)
    table, problems = read_table(path, reading.root, name)
    reading.problems.extend(problems)
    if table is None:
        return
    reading.sources.tables[name] = table
    for n, row in enumerate(table.rows):
        record = reading.document(ComplaintRecord, dict(row.cells), Origin(name, (n,)))
        if record is not None:
            yield record
