"""What a printed form shows. Every `str` is in the form's language; `…_md` holds inline Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from .types import SheetCode


@dataclass(frozen=True, slots=True, kw_only=True)
class TickView:
    """One box and its words."""

    words_md: str
    is_ticked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CellView:
    """What stands in one box of a form or one cell of a table."""

    value_md: str = ""
    ticks: tuple[TickView, ...] = ()
    """The boxes of a choice."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoxView:
    """A labelled box."""

    label: str
    width: int
    """Of 12."""
    lines: int
    kind: str
    cell: CellView


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnView:
    """The head of a column."""

    label_md: str
    kind: str
    width: int
    """Of 48."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TableView:
    """A table; the last rows may be empty, to write into."""

    columns: tuple[ColumnView, ...]
    rows: tuple[tuple[CellView, ...], ...]
    filled: int
    """How many of the rows come from records."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TicksView:
    """Boxes to tick, in so many columns; an empty text is a line to write on."""

    columns: int
    items: tuple[TickView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BlockView:
    """One part of a form."""

    title: str
    text_md: str
    boxes: tuple[BoxView, ...]
    table: TableView | None
    ticks: TicksView | None
    is_new_page: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """One sheet: a case, a checklist, a questionnaire; or the only one."""

    heading_md: str
    blocks: tuple[BlockView, ...]

    @property
    def filled_rows(self) -> int:
        """How many rows of its tables come from records."""
        return sum(block.table.filled for block in self.blocks if block.table)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormView:
    """A form ready to print, blank or filled in."""

    id: str
    key: str
    """`<organization>/<form>`: what `link("form", id)` takes."""
    language: str
    title: str
    organization: str
    number: str
    """Its form number with the organization's prefix."""
    clause: str
    codes: tuple[SheetCode, ...]
    made_on: str
    made_on_iso: str
    paper: str
    """`portrait` or `landscape`."""
    retention: str
    owner: str
    copies: tuple[str, ...]
    """Who keeps each copy."""
    note_md: str
    signatures: tuple[str, ...]
    cases: tuple[CaseView, ...]
    is_filled: bool
    is_own: bool
    """Whether the organization wrote it itself."""

    @property
    def filled_rows(self) -> int:
        """How many rows come from records."""
        return sum(case.filled_rows for case in self.cases)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormEntry:
    """One form in the index."""

    key: str
    title: str
    number: str
    clause: str
    is_own: bool
    sheets: int
    """How many sheets are filled in; 0 for none."""
    rows: int
    """How many rows of a register are filled in; 0 for none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroup:
    """The forms for one use."""

    use: str
    title: str
    forms: tuple[FormEntry, ...]
