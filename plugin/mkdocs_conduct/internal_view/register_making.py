"""What makes registers: their words by key, their head, and how an indicator or a code is named in a cell."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Code
from ..speaker import Speaker
from .register_types import Cell, Column, Register, Table

NUMBERS = frozenset(
    (
        "count",
        "share",
        "cumulative",
        "score",
        "total",
        "weight",
        "mean",
        "gap",
        "index",
        "possible",
        "unreported",
        *("expected", "with_action", "times", "major", "minor", "observations", "worth"),
    )
)
"""Columns of figures, by key."""
NARROW = frozenset(
    ("sign", "state", "trend", "version", "fingerprint", "due", "next_due", "date", "period", "evaluation")
)
"""Columns whose words should not break, by key."""


def register(
    s: Speaker, identifier: str, tables: Iterable[Table | None], *, is_wide: bool = False
) -> Register | None:
    """Return a register of the tables that have rows; None where none has."""
    filled = tuple(table for table in tables if table is not None and table.rows)
    if not filled:
        return None
    return Register(
        id=identifier,
        language=s.language,
        organization=s.text(s.framework.organization.name),
        title=s.words(f"register.{identifier}.title"),
        lead=s.words(f"register.{identifier}.lead"),
        as_of=s.date(s.as_of),
        as_of_iso=s.as_of.isoformat(),
        tables=filled,
        is_wide=is_wide,
    )


def table(
    s: Speaker,
    identifier: str,
    columns: Iterable[str],
    rows: Iterable[tuple[Cell, ...]],
    *,
    title: str = "",
    note: str = "",
) -> Table:
    """Return a table; `columns` are keys of `register.column`, the title is `register.table.<id>` unless given."""
    return Table(
        id=identifier,
        title=title or s.words(f"register.table.{identifier}"),
        columns=tuple(
            Column(title=s.words(f"register.column.{key}"), is_number=key in NUMBERS, is_narrow=key in NARROW)
            for key in columns
        ),
        rows=tuple(rows),
        note=note,
    )


def code_cell(s: Speaker, code: Code | None) -> Cell:
    """Return the title of a code with a link to its page; that of the whole organization where there is none."""
    if code is None:
        return Cell(s.words("register.all_codes"))
    return Cell(s.text(code.title), link=("code", code.id, ""))


def post_cell(s: Speaker, post: str | None) -> Cell:
    """Return the name of a post with a link to its sheet; `–` for none."""
    return Cell(s.post(post), link=("sheet", post, "")) if post else Cell("–")
