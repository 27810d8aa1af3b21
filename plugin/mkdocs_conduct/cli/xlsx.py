"""`conduct xlsx`: the registers as one workbook."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path, PurePosixPath

import click

from ..build import Options, build, words
from ..problems import as_text
from ..site import Audience, Site, SiteOptions
from ..site.address import RESULTS_TABLE as _ONCE
from ..site.address import segment
from ..xlsx import Sheet, XlsxMissingError, workbook
from .options import as_of_option, language_option
from .reading import existing
from .results import organization_of

_MARK = "\ufeff"


def _tables(site: Site, language: str, organization: str | None) -> Iterator[Sheet]:
    """Yield every table that the internal site offers for download, in one language, of one organization or all."""
    others = tuple(f"{one}/" for one in site.languages[1:])
    prefix = "" if language == site.languages[0] else f"{language}/"
    for file in site.files:
        path = PurePosixPath(file.path)
        is_other = file.path.startswith(others)
        # The table of results is the same in all languages and lies at the first one's address.
        is_wanted = file.path.startswith(prefix) if is_other else not prefix or path.name == _ONCE
        if path.suffix != ".csv" or not is_wanted or (is_other and not prefix):
            continue
        if organization is not None and organization not in path.parts:
            continue
        head, *rows = csv.reader(io.StringIO(file.text.removeprefix(_MARK)))
        name = PurePosixPath(file.path.removeprefix(prefix)).with_suffix("").parts
        yield Sheet(
            name=" ".join((name[-1], *(part for part in reversed(name[1:-1]) if part != organization))),
            head=tuple(map(_plain, head)),
            rows=tuple(tuple(map(_plain, row)) for row in rows),
        )


def _plain(cell: str) -> str:
    # A workbook knows what is text: the sign that keeps CSV from being computed is not needed in it.
    return cell.removeprefix("'")


@click.command()
@click.option("--codes", type=click.Path(path_type=Path), default=Path("codes"), show_default=True,
              help="规范所在的文件夹。The folder of codes.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), default=Path("registers.xlsx"), show_default=True,
              help="写成这个文件。The file to write.")  # fmt: skip
@click.option("--organization", metavar="ID",
              help="只要这个组织的。Of this organization only.")  # fmt: skip
@as_of_option
@language_option
def xlsx(
    codes: Path,
    out: Path,
    organization: str | None,
    as_of: date | None,
    lang: str | None,
) -> None:
    """把登记表、结果和到期事项写成一个 XLSX 工作簿，一张表一页。只供内部使用。

    Write the registers, the results and what is due into one workbook, for staff. Needs the extra:
    pip install "mkdocs-conduct[xlsx]".
    """
    existing(codes, is_folder=True)
    built = build(Options(codes=codes, as_of=as_of, site=SiteOptions(audience=Audience.INTERNAL)))
    language = lang or built.language
    if built.report.fails():
        click.echo(as_text(built.report, language), err=True)
        sys.exit(1)
    if organization is not None:
        organization_of(built.loaded, organization, language)
    # Where there is one organization only, no address names it.
    named = segment(organization) if organization is not None and built.loaded.organizations > 1 else None
    sheets = tuple(_tables(built.site, language, named))
    try:
        content = workbook(
            sheets,
            title=words(language, "outputs.xlsx.title"),
            contents=words(language, "outputs.xlsx.contents"),
            day=built.loaded.workspace.as_of,
        )
    except XlsxMissingError as error:
        raise click.ClickException(words(language, "outputs.results.xlsx_missing")) from error
    out.parent.mkdir(parents=True, exist_ok=True)
    half = out.with_name(f".{out.name}.tmp")
    half.write_bytes(content)
    half.replace(out)
    click.echo(words(language, "outputs.xlsx.written", n=len(sheets), path=out))
