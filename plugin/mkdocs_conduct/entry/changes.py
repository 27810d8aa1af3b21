"""What a filled-in sheet changes: which rows are new, which stand already, which say something else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ..load import Entries
from ..model import CodeFramework, Measurement
from ..problems import Place, Problem
from ..source import Table
from .columns import FIELDS

_FORMULA = ("=", "＝", "@", "＠")
_FIGURES = frozenset(("numerator", "denominator", "value", "met", "state"))
"""What a result is: a new one of them takes the place of all."""
Key = tuple[str | None, str, str, str]


class ChangeKind(StrEnum):
    """How a row of the sheet stands to the results there are."""

    NEW = "new"
    SAME = "same"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One row of the sheet."""

    kind: ChangeKind
    row: Measurement
    before: Measurement | None = None
    """The result that stands there."""
    fields: tuple[tuple[str, str, str], ...] = ()
    """What differs: key, what stands there, what the sheet says."""


def key_of(row: Measurement) -> Key:
    """Return what only one result can have."""
    return (row.code, row.indicator, row.period.id, row.site or "")


def formulas(table: Table) -> Iterator[Problem]:
    """Yield a problem for each cell that a spreadsheet program would compute."""
    for row in table.rows:
        for column, cell in row.cells.items():
            if cell.startswith(_FORMULA):
                yield Problem(
                    row.place(column), "schema-error", text="entry.formula", arguments={"text": cell[:60]}
                )


def compared(entries: Entries, framework: CodeFramework) -> tuple[tuple[Change, ...], tuple[Problem, ...]]:
    """Return what each row changes, and a problem for each result that the sheet has twice."""
    assert entries.table is not None  # noqa: S101  (without a table there are no rows)
    standing = {key_of(one): one for one in framework.measurements}
    seen: dict[Key, Place] = {}
    changes, problems = [], []
    for row in entries.measurements:
        key, place = key_of(row), place_of(row, entries.table)
        if key in seen:
            arguments = {"indicator": row.indicator, "period": row.period.id, "line": seen[key].line}
            problems.append(Problem(place, "schema-error", text="entry.twice", arguments=arguments))
            continue
        seen[key] = place
        changes.append(_change(row, standing.get(key)))
    return tuple(changes), tuple(problems)


def place_of(row: Measurement, table: Table, column: str = "indicator") -> Place:
    """Return the place of a row in the sheet."""
    number = next(step for step in row.origin.path if isinstance(step, int))
    return table.rows[number].place(column)


def said(row: Measurement, field: str) -> str:
    """Return what a result says in a field, as one would type it; empty where nothing."""
    value = getattr(row, field)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        text = f"{value:f}"
        return text.rstrip("0").rstrip(".") if "." in text else text
    return str(value)


def _change(row: Measurement, before: Measurement | None) -> Change:
    if before is None:
        return Change(kind=ChangeKind.NEW, row=row)
    fields = tuple(
        (field, said(before, field), said(row, field))
        for field in compared_fields(row)
        if said(before, field) != said(row, field)
    )
    kind = ChangeKind.CHANGED if fields else ChangeKind.SAME
    return Change(kind=kind, row=row, before=before, fields=fields)


def compared_fields(row: Measurement) -> Iterable[str]:
    """Return the fields that the sheet says something about: those filled in, and the figures as a whole."""
    filled = {field for field in FIELDS if said(row, field)}
    if filled & _FIGURES:
        filled |= _FIGURES
    return tuple(field for field in FIELDS[4:] if field in filled)
