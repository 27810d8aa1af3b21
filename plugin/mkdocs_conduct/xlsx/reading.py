"""The first table of a workbook → the same table as CSV, line for line, so that one reader reads both."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from .extra import ready

_MOST_ROWS = 20_000
_MOST_COLUMNS = 100
_DAYS = ("d", "日")


class UnreadableError(Exception):
    """It is no workbook that can be opened."""


class FormulaError(Exception):
    """A cell is computed; `row` and `column` are counted from 1."""

    def __init__(self, row: int, column: int, text: str) -> None:
        super().__init__(text)
        self.row = row
        self.column = column


def read_csv_text(path: Path) -> str:
    """Return the first sheet of a workbook as CSV; row n of the sheet is line n.

    Raises:
        XlsxMissingError: Without the extra.
        UnreadableError: Where the file is no workbook.
        FormulaError: Where a cell is a formula: what it would give is not in the file for certain.
    """
    ready()
    from openpyxl import load_workbook  # noqa: PLC0415  (an extra)
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = load_workbook(path, read_only=True, data_only=False)
    except (InvalidFileException, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UnreadableError(str(error)) from error
    try:
        return _csv(book.worksheets[0]) if book.worksheets else ""
    finally:
        book.close()


def _csv(page: Any) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in _rows(page):
        writer.writerow(row)
    return text.getvalue()


def _rows(page: Any) -> Iterator[list[str]]:
    for y, cells in enumerate(page.iter_rows(max_row=_MOST_ROWS, max_col=_MOST_COLUMNS), 1):
        row = []
        for x, cell in enumerate(cells, 1):
            if cell.data_type == "f":
                raise FormulaError(y, x, str(cell.value))
            row.append(_typed(cell.value, str(getattr(cell, "number_format", "") or "")))
        while row and not row[-1]:
            row.pop()
        yield row


def _typed(value: Any, form: str) -> str:
    """Return a cell as somebody would type it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime | date):
        # Spreadsheet programs make a day of 2025-12; its form still shows no day.
        shown = form.lower().replace("red", "")
        return f"{value:%Y-%m-%d}" if any(sign in shown for sign in _DAYS) else f"{value:%Y-%m}"
    if isinstance(value, int | float):
        number = Decimal(repr(value)) * (100 if "%" in form else 1)
        return f"{number:f}".rstrip("0").rstrip(".") if "." in f"{number:f}" else f"{number:f}"
    # A line in a cell would move all lines below.
    return " ".join(str(value).split())
