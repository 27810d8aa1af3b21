"""CSV as spreadsheet programs open it: UTF-8 with a mark, and no cell that they would compute."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from ..internal_view import ClauseMap
from ..labels import Labels

MARK = "\ufeff"
"""Without it spreadsheet programs in China read UTF-8 as GBK."""
_COMPUTED = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""How a cell begins that a spreadsheet program takes for a formula; in China some take wide signs too."""


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """Return a CSV file of these rows."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([_cell(one) for one in head])
    writer.writerows([[_cell(one) for one in row] for row in rows])
    return MARK + text.getvalue()


def _cell(value: object) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_COMPUTED) else text


def clause_table(clauses: ClauseMap, words: Labels) -> str:
    """Return the clause map of a code as a table: one row a clause."""
    columns = ("clause", "title", "state", "evidence", "missing", "newest", "note", "problems")
    return table(
        (words(f"sheet.clauses.column.{column}") for column in columns),
        (
            (
                entry.number,
                entry.title,
                entry.state_label,
                "; ".join(f"{one.name} ({one.count})" for one in entry.evidence),
                "; ".join(entry.missing),
                entry.newest,
                entry.note,
                entry.problems,
            )
            for entry in clauses.entries
        ),
    )
