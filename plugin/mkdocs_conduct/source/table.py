"""A CSV file as spreadsheet programs save it → rows of texts with their lines."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from ..labels import KEY_ALIASES, canonical_key
from ..problems import Place, Problem
from .access import UTF8_MARK, checked, read_bytes, refuse_utf16
from .fault import Fault, FaultError

DELIMITERS = (",", ";", "\t")
_NO_CELLS: Mapping[str, str] = MappingProxyType({})
_HEADING = re.compile(r"[a-z][a-z0-9_]*")


class Row(NamedTuple):
    """One line of a table: its cells by column, without the empty ones."""

    file: str
    line: int
    cells: Mapping[str, str]
    columns: tuple[str, ...]

    def place(self, column: str = "") -> Place:
        """Return the place of a cell: the line, and as column which field of the line it is."""
        return Place(self.file, self.line, self.columns.index(column) + 1 if column in self.columns else 1)


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a CSV file; `columns` are its headings as canonical keys, "" for one without heading."""

    file: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]

    def without_cells(self) -> Table:
        """Return the table as places need it, once the model has made its own of what the cells hold."""
        rows = tuple(Row(self.file, row.line, _NO_CELLS, self.columns) for row in self.rows)
        return Table(self.file, self.columns, rows)


def read_table(path: Path, root: Path, shown: str) -> tuple[Table | None, tuple[Problem, ...]]:
    """Read the CSV file at `path`, which must lie in `root`; problems call it `shown`."""
    faults: list[Fault] = []
    try:
        table = _table(checked(_decode(read_bytes(path, root))), shown, faults)
    except FaultError as error:
        return None, (error.fault.problem(shown),)
    return table, tuple(fault.problem(shown) for fault in faults)


def read_table_text(text: str, shown: str) -> tuple[Table | None, tuple[Problem, ...]]:
    """Read the text of a CSV file, for tables that come out of other files; problems call it `shown`."""
    faults: list[Fault] = []
    try:
        table = _table(text, shown, faults)
    except FaultError as error:
        return None, (error.fault.problem(shown),)
    return table, tuple(fault.problem(shown) for fault in faults)


def _table(text: str, shown: str, faults: list[Fault]) -> Table:
    records = _records(text)
    heading = next(records, None)
    if heading is None:
        raise FaultError(Fault("table-empty"))
    columns = _columns(*heading)
    return Table(shown, columns, tuple(_rows(records, columns, shown, faults)))


def _decode(content: bytes) -> str:
    refuse_utf16(content)
    try:
        return content.removeprefix(UTF8_MARK).decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        return content.decode("gb18030").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise FaultError(Fault("table-encoding", content.count(b"\n", 0, error.start))) from error


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the line, from 0, and the stripped fields of every record that is not empty."""
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=True)
    line = 0
    try:
        for fields in reader:
            cells = [field.strip() for field in fields]
            if any(cells):
                yield line, cells
            line = reader.line_num
    except csv.Error as error:
        raise FaultError(Fault("table-quote", line)) from error


def _delimiter(text: str) -> str:
    heading = next((line for line in text.split("\n") if line.strip()), "")
    return max(DELIMITERS, key=heading.count)


def _columns(line: int, headings: list[str]) -> tuple[str, ...]:
    while headings and not headings[-1]:
        headings = headings[:-1]
    if len(headings) == 1 and "，" in headings[0]:
        raise FaultError(Fault("table-comma", line, arguments={"fixed": headings[0].replace("，", ",")}))
    columns = tuple(canonical_key(heading) for heading in headings)
    if not any(_is_heading(column) for column in columns):
        raise FaultError(Fault("table-header", line, arguments={"first": headings[0]}))
    for index, column in enumerate(columns):
        if column and column in columns[:index]:
            arguments = {"name": headings[index], "first": columns.index(column) + 1, "second": index + 1}
            raise FaultError(Fault("table-duplicate", line, index, arguments))
    return columns


def _is_heading(column: str) -> bool:
    return bool(_HEADING.fullmatch(column)) or column in KEY_ALIASES.values()


def _rows(
    records: Iterator[tuple[int, list[str]]], columns: tuple[str, ...], shown: str, faults: list[Fault]
) -> Iterator[Row]:
    unnamed = {index for index, column in enumerate(columns) if not column}
    width = len(columns)
    for line, fields in records:
        if len(fields) > width and any(fields[width:]):
            last = max(index for index, cell in enumerate(fields) if cell)
            arguments = {"cells": last + 1, "columns": width, "text": fields[last]}
            faults.append(Fault("table-long", line, last, arguments))
        for index in sorted(unnamed):
            if index < len(fields) and fields[index]:
                unnamed.remove(index)
                faults.append(
                    Fault("table-unnamed", line, index, {"number": index + 1, "text": fields[index]})
                )
        cells = {column: cell for column, cell in zip(columns, fields, strict=False) if cell and column}
        yield Row(shown, line + 1, MappingProxyType(cells), columns)
