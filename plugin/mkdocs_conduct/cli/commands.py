"""The commands and their options."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from .. import __version__
from ..build import Options, build, words
from ..problems import as_text
from ..render import OwnTemplateError
from ..site import Audience, SiteOptions
from .check import check
from .export import ExportError, export_pages
from .lock import lock_versions
from .options import as_of_option, language_option, terminal_language
from .pdf import pdf
from .reading import existing
from .results import results
from .rules import rules
from .schema import schema
from .starter import StarterError, write_starter
from .verify import verify
from .xlsx import xlsx


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="conduct")
def main() -> None:
    """组织的顾客满意行为规范：检查、导出、新建。

    Customer-satisfaction codes of conduct from YAML: check them, export their pages, start new ones.
    Pages are built by `mkdocs build` and previewed by `mkdocs serve`.
    """
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show Chinese shows question marks instead of failing.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


main.add_command(check)
main.add_command(rules)
main.add_command(schema)
main.add_command(lock_versions)
main.add_command(verify)
main.add_command(pdf)
main.add_command(xlsx)
main.add_command(results)


@main.command()
@click.argument("target", type=click.Path(path_type=Path, file_okay=False))
@click.option("--codes", type=click.Path(path_type=Path), default=Path("codes"), show_default=True,
              help="规范所在的文件夹。The folder of codes.")  # fmt: skip
@click.option("--audience", type=click.Choice(["public", "internal"]), default="public", show_default=True,
              help="给谁看的页面。For whom.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["md", "html"]), default="md", show_default=True,
              help="md：带元数据的 Markdown 文件，任何生成器都能用；html：可以直接打开的网页。")  # fmt: skip
@click.option("--templates", type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="自己的模板文件夹。Your own templates.")  # fmt: skip
@as_of_option
@language_option
def export(
    target: Path,
    codes: Path,
    audience: str,
    form: str,
    templates: Path | None,
    as_of: date | None,
    lang: str | None,
) -> None:
    """把全部页面写成文件放进 TARGET，供别的网站生成器使用。

    Write the same pages as files into TARGET, for any other site generator.
    """
    existing(codes)
    site = SiteOptions(audience=Audience(audience), directory_urls=form == "md")
    try:
        built = build(Options(codes=codes, templates=templates, as_of=as_of, site=site))
    except OwnTemplateError as error:
        raise click.ClickException(str(error)) from error
    language = lang or built.language
    if built.report.problems:
        click.echo(as_text(built.report, language), err=True)
    if built.report.fails():
        sys.exit(1)
    try:
        written = export_pages(built.site, target, form)
    except ExportError as error:
        raise click.ClickException(words(language, "cli.not_ours", path=error)) from error
    click.echo(words(language, "cli.exported", n=written, path=target))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path))
@as_of_option
@language_option
def new(folder: Path, as_of: date | None, lang: str | None) -> None:
    """在 FOLDER 里新建一套起步文件，随后可以直接 mkdocs serve。例子里的日期从当月算起。

    Make a starter in FOLDER that `mkdocs serve` previews at once. The example takes effect this month.
    """
    language = lang or terminal_language()
    try:
        files = write_starter(folder, as_of or date.today())  # noqa: DTZ011  (a day of the calendar where the editor is)
    except StarterError as error:
        raise click.ClickException(words(language, "cli.not_empty", path=error)) from error
    for file in files:
        click.echo(f"  {file}")
    click.echo(words(language, "cli.started", path=folder))
