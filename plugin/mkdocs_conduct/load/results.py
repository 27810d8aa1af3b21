"""Results files: YAML by period, or CSV → measurements, each with its code found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter, ValidationError

from ..model import Code, Measurement, Origin, ResultsHead
from ..problems import Place, Problem, Severity
from ..source import read_table
from .faults import schema_problem, shown
from .reading import Reading

_HEAD = ("period", "code", "results", "events")
_ANY_PERIOD = "2000"


def _lacks_period(data: Mapping[str, Any], rows: list[Any]) -> bool:
    """Whether neither the file nor any of its rows says the period."""
    return bool(rows) and not any("period" in row for row in (data, *rows) if isinstance(row, dict))


def _yaml_rows(reading: Reading, path: Path) -> tuple[list[tuple[Any, Origin]], ResultsHead | None]:
    source = reading.source(path)
    if source is None:
        return [], None
    data = source.data
    for key in data:
        if key not in _HEAD:
            place = source.locate((key,), key=True)
            typed, known = source.typed_key((key,)), ", ".join(_HEAD)
            reading.problems.append(
                schema_problem(place, "schema.unknown_key", key=typed, nearest="", known=known)
            )
    head = reading.document(
        ResultsHead, {k: data[k] for k in ("period", "events") if k in data}, Origin(source.file)
    )
    rows = data.get("results") or []
    if not isinstance(rows, list):
        key = source.typed_key(("results",))
        problem = schema_problem(source.locate(("results",)), "schema.not_list", key=key, value=shown(rows))
        reading.problems.append(problem)
        return [], head
    if head is not None and _lacks_period(data, rows):
        missing = schema_problem(source.locate(()), "schema.missing", key="period", alias="时期")
        reading.problems.append(missing)
        head = None
    defaults = {key: data[key] for key in ("period", "code") if isinstance(data.get(key), str)}
    if head is None:
        # Reported once, at the head of the file: the rows are read on only for mistakes of their own.
        defaults["period"] = _ANY_PERIOD
    found = [
        ({**defaults, **row} if isinstance(row, dict) else row, Origin(source.file, ("results", n)))
        for n, row in enumerate(rows)
    ]
    if head is None:
        list(_validated(reading, found))
        return [], None
    return found, head


def _csv_rows(reading: Reading, path: Path) -> list[tuple[Any, Origin]]:
    shown_name = reading.shown(path)
    table, problems = read_table(path, reading.root, shown_name)
    reading.problems.extend(problems)
    if table is None:
        return []
    reading.sources.tables[shown_name] = table.without_cells()
    return [(dict(row.cells), Origin(shown_name, (n,))) for n, row in enumerate(table.rows)]


class _Placing:
    """Finds the code of each measurement."""

    def __init__(self, reading: Reading, codes: Iterable[Code], *, whole: bool) -> None:
        self.reading = reading
        self.indicators = {code.id: {known.id for known in code.performance_indicators} for code in codes}
        self.whole = whole
        self._lost: set[Place] = set()

    def placed(self, row: Measurement) -> Measurement | None:
        if row.code is not None:
            known = self.indicators.get(row.code)
            if known is not None and row.indicator in known:
                return row
            lost = ("code", row.code) if known is None else ("indicator", row.indicator)
            self._report_lost(row, *lost)
            return None
        found = [code for code, known in self.indicators.items() if row.indicator in known]
        if not found:
            self._report_lost(row, "indicator", row.indicator)
            return None
        if len(found) > 1:
            place = self.reading.sources.place(row.origin, "indicator")
            names = ", ".join(found)
            self.reading.problems.append(
                schema_problem(place, "results.ambiguous", indicator=row.indicator, codes=names)
            )
            return None
        copy = row.model_copy(update={"code": found[0]})
        copy.set_origin(row.origin)
        return copy

    def _place(self, row: Measurement, field: str) -> Place:
        source = self.reading.sources.documents.get(row.origin.file)
        if source is not None and not source.text_of((*row.origin.path, field)):
            # Said at the head of the file for all its rows: one mistake, one problem.
            return source.locate((field,))
        return self.reading.sources.place(row.origin, field)

    def _report_lost(self, row: Measurement, field: str, value: str) -> None:
        # While a code of this organization cannot be read, nobody knows whether the row fits it.
        if self.whole:
            place = self._place(row, field)
            if place in self._lost:
                return
            self._lost.add(place)
            arguments = {"kind": field, "id": shown(value), "owner": str(row.period.id), "nearest": ""}
            self.reading.problems.append(
                Problem(
                    place,
                    "dangling-reference",
                    Severity.ERROR,
                    text=f"results.unknown_{field}",
                    arguments=arguments,
                )
            )


_ALL = TypeAdapter(list[Measurement])


def _validated(reading: Reading, rows: list[tuple[Any, Origin]]) -> Iterable[Measurement]:
    try:
        # Nearly always every row is right: all at once they take half the time of one by one.
        measurements = _ALL.validate_python([data for data, _ in rows])
    except ValidationError:
        return _validated_singly(reading, rows)
    typed: dict[frozenset[str], set[str]] = {}
    for measurement, (_, origin) in zip(measurements, rows, strict=True):
        measurement.set_origin(origin)
        measurement.share_fields_set(typed)
    return measurements


def _validated_singly(reading: Reading, rows: Iterable[tuple[Any, Origin]]) -> Iterator[Measurement]:
    for data, origin in rows:
        if not isinstance(data, dict):
            place = reading.sources.place(origin)
            reading.problems.append(
                schema_problem(place, "schema.not_mapping", key="results", value=shown(data))
            )
            continue
        measurement = reading.document(Measurement, data, origin)
        if measurement is not None:
            yield measurement


def read_results(
    reading: Reading, files: Iterable[Path], codes: tuple[Code, ...], *, whole: bool
) -> tuple[tuple[Measurement, ...], tuple[ResultsHead, ...]]:
    """Read all results files; `whole` says that every code of the organization could be read."""
    rows: list[tuple[Any, Origin]] = []
    heads: list[ResultsHead] = []
    for path in files:
        if path.suffix.lower() == ".csv":
            rows.extend(_csv_rows(reading, path))
            continue
        found, head = _yaml_rows(reading, path)
        rows.extend(found)
        if head is not None and head.events:
            heads.append(head)
    return placed_rows(reading, rows, codes, whole=whole), tuple(heads)


def placed_rows(
    reading: Reading, rows: list[tuple[Any, Origin]], codes: Iterable[Code], *, whole: bool
) -> tuple[Measurement, ...]:
    """Return the rows that are right, each with its code; what is wrong with the others becomes problems."""
    placing = _Placing(reading, codes, whole=whole)
    placed = (placing.placed(row) for row in _validated(reading, rows))
    return tuple(row for row in placed if row is not None)
