"""A filled-in table of results from outside the folder of codes → measurements, by the same reading as a results file."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from ..model import CodeFramework, Measurement, Origin
from ..problems import Problem
from ..source import Table, read_table, read_table_text
from .reading import Reading
from .results import placed_rows

_WHICH = frozenset(("code", "indicator", "period", "site"))
"""What says which result it is; a row with nothing else was left empty."""


@dataclass(frozen=True, slots=True)
class Entries:
    """What a filled-in table says."""

    table: Table | None
    """As typed; None where it cannot be read."""
    measurements: tuple[Measurement, ...]
    """The rows that are right; the origin of each names its row in the table."""
    empty: int
    """How many rows say which result they are of and nothing else."""
    problems: tuple[Problem, ...]


def read_entries(
    path: Path, framework: CodeFramework, *, text: str | None = None, unread: Collection[str] = ()
) -> Entries:
    """Read a table of results of an organization.

    Args:
        path: A CSV file.
        framework: The organization whose indicators the rows name.
        text: The table as CSV, where the file is of another kind.
        unread: Headings of columns that only explain.
    """
    reading = Reading(path.parent, Path.cwd())
    shown = reading.shown(path)
    table, problems = read_table(path, path.parent, shown) if text is None else read_table_text(text, shown)
    reading.problems.extend(problems)
    if table is None:
        return Entries(None, (), 0, tuple(reading.problems))
    reading.sources.tables[shown] = table
    rows = []
    for n, row in enumerate(table.rows):
        cells = {column: _typed(cell) for column, cell in row.cells.items() if column not in unread}
        if not cells.keys() <= _WHICH:
            rows.append((cells, Origin(shown, (n,))))
    placed = placed_rows(reading, rows, framework.codes, whole=True)
    return Entries(table, placed, len(table.rows) - len(rows), tuple(reading.problems))


def _typed(cell: str) -> str:
    """Return a cell without the sign that keeps spreadsheet programs from computing it."""
    return cell.removeprefix("'")
