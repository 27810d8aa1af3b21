"""Tables → one workbook: heads that stay in sight, widths that fit, and no cell that is computed."""

from __future__ import annotations

import io
import re
import unicodedata
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from .extra import ready

_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\'\x00-\x1f]+")
_NOT_IN_CELLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]{0,14})(?:\.[0-9]{0,9}[1-9])?")
_LONGEST_NAME = 31
_LONGEST_CELL = 32767
_WIDEST = 60
_NARROWEST = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One table of a workbook."""

    name: str
    """Made fit for a sheet's name: 31 signs, none twice."""
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_form: bool = False
    """Whether it is to be filled in: then every cell is text, so that a period stays what was typed."""


def workbook(sheets: Sequence[Sheet], *, title: str, day: date, contents: str = "") -> bytes:
    """Return the workbook of these tables; the same tables give the same bytes.

    Args:
        sheets: The tables, in their order.
        title: What the workbook is called.
        day: The day it says it was made on.
        contents: The name of a first page that leads to all tables; none where empty.

    Raises:
        XlsxMissingError: Without the extra.
    """
    ready()
    from openpyxl import Workbook  # noqa: PLC0415  (an extra)

    book = Workbook()
    book.remove(book.active)
    taken: set[str] = set()
    first = book.create_sheet(_name(contents, taken)) if contents else None
    for sheet in sheets:
        page = book.create_sheet(_name(sheet.name, taken))
        _fill(page, sheet)
        if first is not None:
            _list(first, page.title, len(sheet.rows))
    book.properties.title = title
    book.properties.creator = "mkdocs-conduct"
    content = io.BytesIO()
    book.save(content)
    return _dated(content.getvalue(), day)


def _name(typed: str, taken: set[str]) -> str:
    name = " ".join(_NOT_IN_NAMES.sub(" ", typed).split())[:_LONGEST_NAME] or "1"
    number = 2
    while name.lower() in taken:
        tail = f" {number}"
        name = f"{name[: _LONGEST_NAME - len(tail)]}{tail}"
        number += 1
    taken.add(name.lower())
    return name


def _list(first: Any, name: str, rows: int) -> None:
    """Add a line to the first page that leads to a table."""
    from openpyxl.worksheet.hyperlink import Hyperlink  # noqa: PLC0415  (an extra)

    first.append([name, rows])
    cell = first.cell(first.max_row, 1)
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!A1")
    cell.style = "Hyperlink"
    first.column_dimensions["A"].width = _LONGEST_NAME + 4


def _numeric(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the columns that hold figures only: 4.10 of a clause or 2.0 of a version is none, nor what stands with it."""
    width = max(map(len, rows), default=0)
    cells = ([row[x] for row in rows if x < len(row) and row[x]] for x in range(width))
    return frozenset(x for x, found in enumerate(cells) if all(map(_NUMBER.fullmatch, found)))


def _fill(page: Any, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font  # noqa: PLC0415  (an extra)
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    numeric = frozenset[int]() if sheet.is_form else _numeric(sheet.rows)
    for y, row in enumerate((sheet.head, *sheet.rows), 1):
        for x, text in enumerate(row, 1):
            cell = page.cell(y, x)
            _put(cell, text, is_number=y > 1 and x - 1 in numeric, is_form=sheet.is_form)
            cell.alignment = Alignment(vertical="top", wrap_text=True)
            if y == 1:
                cell.font = Font(bold=True)
    for x in range(len(sheet.head)):
        texts = [row[x] for row in (sheet.head, *sheet.rows) if x < len(row)]
        page.column_dimensions[get_column_letter(x + 1)].width = _width(texts)
    page.freeze_panes = "A2"
    page.auto_filter.ref = page.dimensions
    page.print_title_rows = "1:1"
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = page.PAPERSIZE_A4
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _put(cell: Any, text: str, *, is_number: bool, is_form: bool) -> None:
    text = _NOT_IN_CELLS.sub("", text)[:_LONGEST_CELL]
    if is_number and text:
        cell.value = float(text) if "." in text else int(text)
        return
    if text:
        cell.value = text
        # A string even where it begins like a formula.
        cell.data_type = "s"
    if text or is_form:
        # As text it stays what was typed when somebody edits it.
        cell.number_format = "@"


def _width(texts: Sequence[str]) -> float:
    longest = max((_columns(line) for text in texts for line in text.split("\n")), default=0)
    return min(max(longest + 2, _NARROWEST), _WIDEST)


def _columns(line: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in line)


def _dated(content: bytes, day: date) -> bytes:
    """Return a workbook as if written on a day: openpyxl writes the time of now into it."""
    moment = datetime.combine(day, time())
    stamp = f"{moment.isoformat()}Z".encode()
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            if name == "docProps/core.xml":
                data = re.sub(rb"(W3CDTF\">)[^<]*", rb"\g<1>" + stamp, data)
            new.writestr(zipfile.ZipInfo(name, (max(day.year, 1980), day.month, day.day, 0, 0, 0)), data)
    return out.getvalue()
