"""`conduct verify`: the proof of a public site, for a folder that is already built."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from ..build import Proven, proven, words
from ..problems import as_github, as_text
from .options import as_of_option, language_option, terminal_language
from .reading import readable

_WRITTEN = Path("site_src")


def _json_file(ctx: click.Context, file: Path | None, site: Path) -> None:
    """Refuse to write the record where it would be published."""
    if file is not None and site.resolve() in file.resolve().parents:
        raise click.UsageError(words(terminal_language(), "cli.json_in_site", path=file), ctx)


def _folders(written: tuple[Path, ...]) -> tuple[Path, ...]:
    return written or ((_WRITTEN,) if _WRITTEN.is_dir() else ())


def _told(found: Proven, language: str, form: str) -> None:
    if form == "github":
        click.echo(as_github(found.report, language))
    elif found.report.problems:
        click.echo(as_text(found.report, language))
    # What reads annotations reads this as an ordinary line of the log.
    click.echo(found.summary(language))


@click.command()
@click.argument("site_dir", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.option("--codes", type=click.Path(path_type=Path), default=Path("codes"), show_default=True,
              help="规范所在的文件夹。The folder of codes.")  # fmt: skip
@click.option("--written", type=click.Path(path_type=Path, exists=True, file_okay=False), multiple=True,
              help="手写页面和自己的模板所在的文件夹，默认 site_src。Folders of hand-written pages and templates.")  # fmt: skip
@click.option("--json", "record", type=click.Path(path_type=Path, dir_okay=False), metavar="FILE",
              help="把记录写成这个文件。Write the record to this file.")  # fmt: skip
@click.option("--format", "form", type=click.Choice(["text", "github"]), default="text", show_default=True,
              help="输出格式。Output format.")  # fmt: skip
@as_of_option
@language_option
@click.pass_context
def verify(
    ctx: click.Context,
    site_dir: Path,
    codes: Path,
    written: tuple[Path, ...],
    record: Path | None,
    form: str,
    as_of: date | None,
    lang: str | None,
) -> None:
    """核验已经生成的公开网站 SITE_DIR：每个内部的值，在每个文件里都找过。

    Look for every internal value of the codes in every file of the built public site SITE_DIR. Exit code 0: none was
    found, 1: leaks, files that cannot be opened, or codes that cannot be read, 2: usage.
    """
    _json_file(ctx, record, site_dir)
    loaded, language = readable(codes, as_of, lang, "cli.unread_codes")
    found = proven(site_dir, loaded, codes, written=_folders(written))
    if record is not None:
        record.write_text(found.record, encoding="utf-8", newline="\n")
    _told(found, language, form)
    sys.exit(0 if found.proof.is_clean else 1)
