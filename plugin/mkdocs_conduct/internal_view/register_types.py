"""What registers know: tables of cells, the same on a page, on paper and in a CSV file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Sign(StrEnum):
    """What stands before a cell's words, so that nobody needs to see its colour."""

    NONE = ""
    GOOD = "good"
    """✓"""
    BAD = "bad"
    """▲"""
    OPEN = "open"
    """○"""
    NEUTRAL = "neutral"
    """–"""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: words, in Markdown or plain, perhaps with a sign and a link."""

    text: str = ""
    sign: Sign = Sign.NONE
    is_md: bool = False
    """Whether an editor typed the text, so that it is read as inline Markdown."""
    link: tuple[str, str, str] = ("", "", "")
    """Kind, id and anchor for `link(…)`; an empty kind is no link."""
    level: int = 0
    """How far it is moved in, in a tree."""
    detail: str = ""
    """A second line in a smaller type; plain words."""

    @property
    def words(self) -> str:
        """What a CSV file says."""
        moved_in = "　" * self.level + self.text
        return f"{moved_in} ({self.detail})" if self.detail else moved_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column and how wide it may be."""

    title: str
    is_number: bool = False
    is_narrow: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table of a register; the first cell of each row heads it."""

    id: str
    """A stable name for the anchor and the file: letters and hyphens."""
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    """A sentence below the table; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """One register of an organization."""

    id: str
    language: str
    organization: str
    title: str
    lead: str
    as_of: str
    as_of_iso: str
    tables: tuple[Table, ...]
    is_wide: bool = False
    """Whether it prints on a page in landscape."""

    @property
    def entries(self) -> int:
        """How many rows its tables have together."""
        return sum(len(table.rows) for table in self.tables)


def words(text: str, sign: Sign = Sign.NONE, **more: object) -> Cell:
    """Return a cell of plain words; `–` where there are none."""
    return Cell(text or "–", sign, **more)  # type: ignore[arg-type]


def typed(text_md: str, **more: object) -> Cell:
    """Return a cell of an editor's words; `–` where there are none."""
    return Cell(text_md or "–", is_md=bool(text_md), **more)  # type: ignore[arg-type]
