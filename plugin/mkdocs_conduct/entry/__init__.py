"""Results typed into a spreadsheet: the sheet to fill in, and what it brings when it comes back."""

from .changes import Change, ChangeKind, compared, formulas
from .columns import FIELDS, headings, unread_headings
from .sheet import entry_rows
from .writing import NewFile, written

__all__ = [
    "FIELDS",
    "Change",
    "ChangeKind",
    "NewFile",
    "compared",
    "entry_rows",
    "formulas",
    "headings",
    "unread_headings",
    "written",
]
