"""The commands and their options."""

from __future__ import annotations

import locale
import os
import sys
from datetime import date
from pathlib import Path

import click

from .. import __version__
from ..build import AsOfError, Options, build, checked, editor_language, read_day, words
from ..problems import FORMATS, as_text
from ..render import OwnTemplateError
from ..site import Audience, SiteOptions
from .export import ExportError, export_pages
from .starter import StarterError, write_starter


def _terminal_language() -> str:
    typed = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if not typed:
        typed = locale.getlocale()[0] or ""
    return "en" if typed.lower().startswith("en") else "zh"


def _day(ctx: click.Context, param: click.Parameter, value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return read_day(value)
    except AsOfError:
        message = words(_terminal_language(), "config.as_of", value=value)
        raise click.BadParameter(message, ctx, param) from None


as_of_option = click.option(
    "--as-of",
    metavar="DATE",
    callback=_day,
    envvar="CONDUCT_AS_OF",
    help="比较日期用的“今天”，例如 2026-02-01。The day that dates are compared with.",
)
language_option = click.option(
    "--lang",
    type=click.Choice(["zh", "en"]),
    help="输出用的语言。The language of messages (default: the codes' own).",
)


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


@main.command()
@click.argument("path", type=click.Path(path_type=Path), default=Path("codes"))
@as_of_option
@click.option("--strict", is_flag=True, help="警告也算不通过。Warnings fail too.")
@click.option("--format", "form", type=click.Choice(sorted(FORMATS)), default="text", show_default=True,
              help="输出格式。Output format.")  # fmt: skip
@language_option
def check(path: Path, as_of: date | None, form: str, lang: str | None, *, strict: bool) -> None:
    """检查 PATH（默认 codes）里的全部规范，指出每处问题的位置和改法。

    Check all codes in PATH (a folder of codes, or one organization's). Exit code 0: clean, 1: problems, 2: usage.
    """
    if not path.exists():
        raise click.UsageError(words(_terminal_language(), "cli.no_folder", path=path))
    loaded, report = checked(Options(codes=path, as_of=as_of))
    click.echo(FORMATS[form](report, lang or editor_language(loaded)))
    sys.exit(1 if report.fails(strict=strict) else 0)


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
    if not codes.exists():
        raise click.UsageError(words(_terminal_language(), "cli.no_folder", path=codes))
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
@language_option
def new(folder: Path, lang: str | None) -> None:
    """在 FOLDER 里新建一套起步文件，随后可以直接 mkdocs serve。

    Make a starter in FOLDER that `mkdocs serve` previews at once.
    """
    language = lang or _terminal_language()
    try:
        files = write_starter(folder)
    except StarterError as error:
        raise click.ClickException(words(language, "cli.not_empty", path=error)) from error
    for file in files:
        click.echo(f"  {file}")
    click.echo(words(language, "cli.started", path=folder))
