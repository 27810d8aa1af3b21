"""`conduct results`: a sheet of results to fill in, and back again."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from ..build import Options, words
from ..entry import entry_rows, headings
from ..feeds import table
from ..load import Loaded
from ..model import CodeFramework
from ..speaker import Speaker
from ..xlsx import Sheet, XlsxMissingError, workbook
from .importing import import_file
from .options import as_of_option, language_option
from .reading import readable

_codes_option = click.option("--codes", type=click.Path(path_type=Path), default=Path("codes"), show_default=True,
              help="规范所在的文件夹。The folder of codes.")  # fmt: skip
_organization_option = click.option("--organization", metavar="ID",
              help="是哪个组织的，有几个组织时要写。Whose results; needed where there are several.")  # fmt: skip


def organization_of(loaded: Loaded, wanted: str | None, language: str) -> CodeFramework:
    """Return the organization asked for, or the only one there is."""
    known = {framework.organization.id: framework for framework in loaded.workspace.frameworks}
    names = words(language, "list.sep").join(known)
    if wanted is None and len(known) != 1:
        raise click.UsageError(words(language, "outputs.results.which", names=names))
    if wanted is None:
        return next(iter(known.values()))
    if wanted not in known:
        raise click.UsageError(words(language, "outputs.results.no_organization", id=wanted, names=names))
    return known[wanted]


@click.group()
def results() -> None:
    """结果：写出要填的表，把填好的表读回来。Results: a sheet to fill in, and back again."""


@results.command("sheet")
@_codes_option
@_organization_option
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=Path("results.csv"), show_default=True,
              help="写成这个文件，.csv 或 .xlsx。The file to write, .csv or .xlsx.")  # fmt: skip
@as_of_option
@language_option
def sheet(codes: Path, organization: str | None, out: Path, as_of: date | None, lang: str | None) -> None:
    """写出要填的结果表：每个指标、每个已经结束还没有结果的时期一行。

    Write a sheet to fill in: one row for each indicator, place and period that has ended without a result.
    """
    loaded, language = readable(codes, as_of, lang, "outputs.results.broken")
    framework = organization_of(loaded, organization, language)
    if out.exists():
        raise click.ClickException(words(language, "outputs.results.exists", path=out))
    spoken = lang or framework.organization.language
    speaker = Speaker(framework, spoken, loaded.workspace.settings, loaded.workspace.as_of)
    rows = entry_rows(speaker)
    if not rows:
        click.echo(words(language, "outputs.results.nothing_due"))
        return
    head = headings(speaker.words)
    if out.suffix.lower() == ".xlsx":
        one = Sheet(name=speaker.words("outputs.xlsx.results"), head=head, rows=rows, is_form=True)
        try:
            out.write_bytes(workbook([one], title=one.name, day=loaded.workspace.as_of))
        except XlsxMissingError as error:
            raise click.ClickException(words(language, "outputs.results.xlsx_missing")) from error
    else:
        out.write_text(table(head, rows), encoding="utf-8", newline="")
    click.echo(words(language, "outputs.results.sheet", n=len(rows), path=out))


@results.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@_codes_option
@_organization_option
@click.option("--dry-run", is_flag=True, help="只说会改什么，不写。Say what would change and write nothing.")
@click.option("--replace", is_flag=True, help="已有的结果也改成表里的。Change results that stand there too.")
@as_of_option
@language_option
def import_(
    file: Path,
    codes: Path,
    organization: str | None,
    as_of: date | None,
    lang: str | None,
    *,
    dry_run: bool,
    replace: bool,
) -> None:
    """把填好的结果表 FILE（CSV 或 XLSX）读进 results/。不合格的行指出行和列；已有的结果不会悄悄改掉。

    Read a filled-in sheet back into results/. Rows that do not fit are named with row and column, and nothing is
    written; results that stand there change only with --replace. Exit code 0: written, 1: not written, 2: usage.
    """
    loaded, language = readable(codes, as_of, lang, "outputs.results.broken")
    framework = organization_of(loaded, organization, language)
    is_done = import_file(
        file,
        Options(codes=codes, as_of=as_of),
        loaded,
        framework,
        language,
        replaces=replace,
        writes=not dry_run,
    )
    sys.exit(0 if is_done else 1)
