"""New results into the CSV files of the folder `results`: what stands there stays as it is, byte for byte."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ..labels import canonical_key
from ..model import Measurement
from .changes import Change, ChangeKind, compared_fields, said
from .columns import FIELDS

MARK = "\ufeff"


@dataclass(frozen=True, slots=True)
class NewFile:
    """A results file as it will be."""

    path: Path
    text: str
    lines: Mapping[int, Measurement]
    """Which row of the sheet stands in which line, counted from 1."""


def _decoded(path: Path) -> str:
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # As Chinese spreadsheet programs save it; it becomes UTF-8, which every reader of ours tries first.
        return MARK + content.decode("gb18030")


def _line(cells: Iterable[str], delimiter: str, end: str) -> str:
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerow(cells)
    return text.getvalue()


class _File:
    """A CSV file of results that rows are added to or changed in."""

    def __init__(self, path: Path) -> None:
        self.path = path
        text = _decoded(path) if path.exists() else ""
        self.mark = MARK if text.startswith(MARK) or not text else ""
        text = text.removeprefix(MARK)
        self.end = "\r\n" if "\r\n" in text else "\n"
        head = next((line for line in text.split("\n") if line.strip()), "")
        self.delimiter = max(",;\t", key=head.count)
        self.records = list(csv.reader(io.StringIO(text), delimiter=self.delimiter))
        self.text = text if not text or text.endswith("\n") else text + self.end
        if not self.records:
            self.records = [[*FIELDS[:10], "note"]]
            self.text = _line(self.records[0], self.delimiter, self.end)
        self.is_rewritten = False
        self.rows: dict[int, Measurement] = {}

    def _index(self, key: str) -> int:
        """Return the column of a key; a new one at the end where there is none."""
        head = next(record for record in self.records if any(record))
        columns = [canonical_key(cell.strip()) for cell in head]
        if key not in columns:
            head.append(key)
            self.is_rewritten = True
            return len(head) - 1
        return columns.index(key)

    def _put(self, record: list[str], row: Measurement, keys: Iterable[str]) -> None:
        for key in keys:
            if not said(row, key) and key not in self._keys():
                continue
            index = self._index(key)
            record.extend("" for _ in range(index + 1 - len(record)))
            record[index] = said(row, key)

    def _keys(self) -> set[str]:
        return {canonical_key(cell.strip()) for cell in next(filter(any, self.records))}

    def add(self, row: Measurement) -> None:
        """Add a row at the end."""
        record: list[str] = []
        self._put(record, row, FIELDS)
        head = next(filter(any, self.records))
        record.extend("" for _ in range(len(head) - len(record)))
        self.records.append(record)
        self.text += _line(record, self.delimiter, self.end)
        self.rows[len(self.records) - 1] = row

    def change(self, line: int, row: Measurement) -> None:
        """Change the record that begins in a line, counted from 1."""
        reader = csv.reader(io.StringIO(self.text), delimiter=self.delimiter)
        start = 1
        for n, _ in enumerate(reader):
            if start == line:
                self._put(self.records[n], row, compared_fields(row))
                self.rows[n] = row
            start = reader.line_num + 1
        self.is_rewritten = True

    def result(self) -> NewFile:
        """Return the file as it will be."""
        if self.is_rewritten:
            self.text = "".join(_line(record, self.delimiter, self.end) for record in self.records)
        starts, line = {}, 1
        for n, record in enumerate(self.records):
            starts[n] = line
            line += 1 + sum(cell.count("\n") for cell in record)
        return NewFile(self.path, self.mark + self.text, {starts[n]: row for n, row in self.rows.items()})


def written(
    changes: Iterable[Change], folder: Path, standing: Callable[[Measurement], tuple[Path, int]]
) -> tuple[NewFile, ...]:
    """Return the files that change.

    Args:
        changes: New rows go to `<year>.csv` of the folder, changed ones into the file they stand in.
        folder: The folder `results` of the organization.
        standing: Tells the CSV file and the line, counted from 1, that a result stands in.
    """
    files: dict[Path, _File] = {}

    def opened(path: Path) -> _File:
        if path not in files:
            files[path] = _File(path)
        return files[path]

    changes = tuple(changes)
    # First what is changed: its lines are counted in the file as it stands.
    for change in changes:
        if change.kind is ChangeKind.CHANGED and change.before is not None:
            path, line = standing(change.before)
            opened(path).change(line, change.row)
    for change in changes:
        if change.kind is ChangeKind.NEW:
            opened(folder / f"{change.row.period.year}.csv").add(change.row)
    return tuple(one.result() for one in files.values())
