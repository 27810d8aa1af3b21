"""A filled-in sheet into the folder of codes: read, compared, tried on a copy, and only then written."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace as changed
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from ..build import Options, checked, words
from ..entry import FIELDS, Change, ChangeKind, NewFile, compared, formulas, unread_headings, written
from ..entry.changes import place_of, said
from ..load import Entries, Loaded, read_entries
from ..model import CodeFramework, Measurement
from ..problems import Place, Problem, Report, Severity, as_text
from ..source import Table
from ..xlsx import FormulaError, UnreadableError, XlsxMissingError, read_csv_text

_WHICH = FIELDS[:4]


def import_file(
    file: Path,
    options: Options,
    loaded: Loaded,
    framework: CodeFramework,
    language: str,
    *,
    replaces: bool,
    writes: bool,
) -> bool:
    """Bring a sheet into the results of an organization, and say what changes. Return whether all went well."""
    entries = _entries(file, framework, language)
    assert entries.table is not None  # noqa: S101  (else it ended with its problems)
    changes, twice = compared(entries, framework)
    _end_with(twice, language)
    _tell(changes, entries, loaded, language)
    different = [one for one in changes if one.kind is ChangeKind.CHANGED]
    if different and not replaces:
        click.echo(words(language, "outputs.results.keep"), err=True)
        return False
    _refuse_yaml(different, loaded, language)
    new = written(changes, _folder(framework), lambda row: _standing(row, loaded))
    _end_with(_found_on_a_copy(new, options, entries.table), language)
    if not writes:
        click.echo(words(language, "outputs.results.dry"))
        return True
    for one in new:
        _write(one)
        click.echo(words(language, "outputs.results.written", path=one.path))
    return True


def _entries(file: Path, framework: CodeFramework, language: str) -> Entries:
    text = None
    if file.suffix.lower() in (".xlsx", ".xlsm"):
        try:
            text = read_csv_text(file)
        except XlsxMissingError as error:
            raise click.ClickException(words(language, "outputs.results.xlsx_missing")) from error
        except UnreadableError as error:
            raise click.ClickException(words(language, "outputs.results.not_workbook", path=file)) from error
        except FormulaError as error:
            place = Place(str(file), error.row, error.column)
            _end_with(
                [Problem(place, "schema-error", text="entry.formula", arguments={"text": str(error)})],
                language,
            )
    entries = read_entries(file, framework, text=text, unread=unread_headings())
    computed = tuple(formulas(entries.table)) if entries.table is not None else ()
    # Of a formula it is enough to hear that it is one.
    places = {problem.place for problem in computed}
    others = (problem for problem in entries.problems if problem.place not in places)
    _end_with((*others, *computed), language)
    return entries


def _end_with(problems: Iterable[Problem], language: str) -> None:
    """Show problems; with an error among them the command ends."""
    report = Report.of(problems)
    if report.problems:
        click.echo(as_text(report, language), err=True)
    if report.fails():
        raise click.ClickException(words(language, "outputs.results.unread"))


def _named(row: Measurement) -> str:
    return " ".join(said(row, key) for key in _WHICH if said(row, key))


def _standing(row: Measurement, loaded: Loaded) -> tuple[Path, int]:
    place = loaded.sources.place(row.origin)
    return Path(place.file), place.line


def _tell(changes: Sequence[Change], entries: Entries, loaded: Loaded, language: str) -> None:
    gap = words(language, "list.sep")
    empty = words(language, "outputs.results.empty")
    for one in changes:
        if one.kind is ChangeKind.NEW:
            text = gap.join(f"{key} {said(one.row, key)}" for key in FIELDS[4:] if said(one.row, key))
            click.echo(words(language, "outputs.results.new", which=_named(one.row), said=text))
        elif one.before is not None and one.fields:
            fields = gap.join(
                words(
                    language, "outputs.results.field", field=key, before=before or empty, after=after or empty
                )
                for key, before, after in one.fields
            )
            place = loaded.sources.place(one.before.origin)
            click.echo(
                words(language, "outputs.results.changed", which=_named(one.row), place=place, fields=fields)
            )
    counts = {str(kind): sum(one.kind is kind for one in changes) for kind in ChangeKind}
    click.echo(words(language, "outputs.results.sum", blank=entries.empty, **counts))


def _refuse_yaml(different: Iterable[Change], loaded: Loaded, language: str) -> None:
    for one in different:
        if one.before is not None and one.before.origin.file not in loaded.sources.tables:
            place = loaded.sources.place(one.before.origin)
            raise click.ClickException(
                words(language, "outputs.results.in_yaml", which=_named(one.row), place=place)
            )


def _folder(framework: CodeFramework) -> Path:
    """Return the folder of an organization's results: below the one its files are in."""
    file = framework.organization.origin.file or framework.codes[0].origin.file
    return Path(file).parent / "results"


def _found_on_a_copy(new: Sequence[NewFile], options: Options, table: Table) -> Iterator[Problem]:
    """Yield what the checks find once the files are changed and did not find before, at its place in the sheet."""
    _, before = checked(options)
    known = {(one.rule, one.text, one.place.file, str(one.arguments)) for one in before.problems}
    codes = options.codes.resolve()
    with TemporaryDirectory(prefix="conduct-") as folder:
        # In the same shape as it stands: settings may lie beside an organization's folder.
        root = Path(folder).resolve() / codes.parent.name / codes.name
        shutil.copytree(codes, root, ignore=shutil.ignore_patterns(".*"))
        for settings in codes.parent.glob("settings.y*ml"):
            shutil.copy(settings, root.parent)
        files = {}
        for one in new:
            target = root / one.path.resolve().relative_to(codes)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(one.text, encoding="utf-8", newline="")
            files[target] = one
        _, after = checked(changed(options, codes=root, base=root.parent))
        for problem in after.problems:
            shown = root.parent / problem.place.file
            own = options.codes.joinpath(shown.relative_to(root)) if shown.is_relative_to(root) else shown
            name = own.as_posix()
            if (problem.rule, problem.text, name, str(problem.arguments)) in known:
                continue
            if problem.severity is Severity.INFO:
                continue
            row = files[shown].lines.get(problem.place.line) if shown in files else None
            place = changed(problem.place, file=name) if row is None else place_of(row, table)
            yield changed(problem, place=place)


def _write(one: NewFile) -> None:
    """Write a file at once: who reads it meanwhile sees the old one or the new one."""
    one.path.parent.mkdir(parents=True, exist_ok=True)
    half = one.path.with_name(f".{one.path.name}.tmp")
    half.write_text(one.text, encoding="utf-8", newline="")
    half.replace(one.path)
