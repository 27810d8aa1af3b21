"""`conduct check`: what is wrong, in the form asked for."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from itertools import chain
from pathlib import Path

import click

from .. import __version__
from ..build import Options, checked, editor_language, words
from ..check import Selection, SelectionError
from ..problems import Report, as_github, as_json, as_sarif, as_text
from .manual import descriptions
from .options import as_of_option, language_option, terminal_language
from .reading import existing

_NOT_OF_ONE_CODE = ("results", "checklists", "labels", "satisfaction", "complaints")
"""Folders inside an organization's: a file in them is checked with the whole of it."""


def _sarif(report: Report, language: str) -> str:
    return as_sarif(report, language, descriptions(language), __version__)


FORMS: dict[str, Callable[[Report, str], str]] = {"json": as_json, "github": as_github, "sarif": _sarif}
"""The output formats for other programs by name."""


def _selection(ctx: click.Context, select: tuple[str, ...], ignore: tuple[str, ...]) -> Selection:
    try:
        return Selection.of(select, ignore)
    except SelectionError as error:
        raise click.UsageError(words(terminal_language(), error.key, **error.arguments), ctx) from None


def _folder(path: Path) -> Path:
    """Return the folder that is read for a path: an organization's for a file of it."""
    if path.is_dir():
        return path
    folder = path.absolute().parent
    return folder.parent if folder.name in _NOT_OF_ONE_CODE else folder


def _report(path: Path, as_of: date | None) -> tuple[Report, str]:
    """Return the report about a folder or file, and the language of its editors."""
    loaded, report = checked(Options(codes=_folder(path), as_of=as_of))
    if not path.is_dir():
        whole = {problem.place.file for problem in report.problems}
        report = report.of_files(file for file in whole if Path(file).absolute() == path.absolute())
    return report, editor_language(loaded)


@click.command()
@click.argument("paths", metavar="[PATH]...", type=click.Path(path_type=Path), nargs=-1)
@as_of_option
@click.option("--strict", is_flag=True, help="警告也算不通过。Warnings fail too.")
@click.option("--select", multiple=True, metavar="NAME[,NAME]",
              help="只报这些检查；comm- 是名字以 comm- 开头的全部。Only these checks; comm- means all that begin so.")  # fmt: skip
@click.option("--ignore", multiple=True, metavar="NAME[,NAME]",
              help="不报这些检查。All but these checks.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", *FORMS]), default="text", show_default=True,
              help="输出格式。Output format.")  # fmt: skip
@language_option
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[Path, ...],
    as_of: date | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    form: str,
    lang: str | None,
    *,
    strict: bool,
) -> None:
    """检查 PATH（默认 codes）里的全部规范，指出每处问题的位置和改法。

    Check all codes in each PATH: a folder of codes, one organization's folder, or one file. Exit code 0: clean,
    1: problems, 2: usage.
    """
    selection = _selection(ctx, select, ignore)
    paths = paths or (Path("codes"),)
    for path in paths:
        existing(path)
    found = [_report(path, as_of) for path in paths]
    report = selection.of_report(Report.of(chain.from_iterable(one.problems for one, _ in found)))
    language = lang or found[0][1]
    if form == "text":
        click.echo(as_text(report, language, strict=strict))
    else:
        click.echo(FORMS[form](report, language))
    sys.exit(1 if report.fails(strict=strict) else 0)
