"""`conduct pdf`: what is made for paper, as files for the printer."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import click
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from ..build import Options, build, words
from ..pdf import Booklet, Fault, PressMissingError, Printed, printing
from ..problems import as_text
from ..render import OwnTemplateError
from ..site import Audience, Site, SiteOptions
from .options import as_of_option, language_option
from .papers import Papers
from .reading import existing

_CREATOR = "mkdocs-conduct"
"""What a file of ours says made it."""


def _is_ours(path: Path) -> bool:
    try:
        with PdfReader(path) as reader:
            return reader.metadata is not None and reader.metadata.creator == _CREATOR
    except (PyPdfError, OSError, ValueError):
        return False


def _site(codes: Path, templates: Path | None, as_of: date | None, audience: str) -> tuple[Site, str]:
    """Build the pages, or say what is wrong and stop."""
    site = SiteOptions(audience=Audience(audience))
    try:
        built = build(Options(codes=codes, templates=templates, as_of=as_of, site=site))
    except OwnTemplateError as error:
        raise click.ClickException(str(error)) from error
    if built.report.fails():
        click.echo(as_text(built.report, built.language), err=True)
        sys.exit(1)
    return built.site, built.language


def _counted(found: Iterator[Printed], count: int, label: str) -> Iterator[Printed]:
    """Show on a terminal how far it is; elsewhere a bar would only fill the log."""
    if not sys.stderr.isatty():
        yield from found
        return
    with click.progressbar(found, length=count, label=label, file=sys.stderr) as bar:
        yield from bar


def _fault_lines(faults: Iterable[Fault], language: str) -> Iterator[str]:
    for fault in sorted(set(faults)):
        source = words(language, "outputs.pdf.from", file=fault.source) if fault.source else ""
        text = words(language, f"outputs.pdf.{fault.kind}", text=fault.text)
        yield f"{fault.path}{source}: {text}"


def _print(booklets: Sequence[Booklet], folder: Path, jobs: int, language: str) -> int:
    """Print all booklets into a folder and return how many files there are; with a fault nothing is written there."""
    folder.mkdir(parents=True, exist_ok=True)
    faults: list[Fault] = []
    written: list[str] = []
    with TemporaryDirectory(prefix=".conduct-", dir=folder) as half:
        found = printing(booklets, jobs)
        for one in _counted(found, len(booklets), words(language, "outputs.pdf.working")):
            faults.extend(one.faults)
            for path, content in one.files:
                target = Path(half, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(content)
                written.append(path)
        if not faults:
            for path in written:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                Path(half, path).replace(folder / path)
    if faults:
        click.echo("\n".join(_fault_lines(faults, language)), err=True)
        raise click.ClickException(words(language, "outputs.pdf.nothing"))
    return len(written)


def _refuse_others(booklets: Iterable[Booklet], folder: Path, language: str) -> None:
    """Stop where a file of somebody else's would be overwritten."""
    paths = [path for one in booklets for path in (one.bundle, *(paper.path for paper in one.papers)) if path]
    for path in paths:
        if (folder / path).exists() and not _is_ours(folder / path):
            raise click.ClickException(words(language, "cli.not_ours", path=folder / path))


@click.command()
@click.option("--codes", type=click.Path(path_type=Path), default=Path("codes"), show_default=True,
              help="规范所在的文件夹。The folder of codes.")  # fmt: skip
@click.option("--out", type=click.Path(path_type=Path, file_okay=False), default=Path("pdf"), show_default=True,
              help="PDF 文件放在哪里。Where the PDF files go.")  # fmt: skip
@click.option("--audience", type=click.Choice(["public", "internal"]), default="internal", show_default=True,
              help="public 只有公示牌和投诉表。public: notices and complaint forms only.")  # fmt: skip
@click.option("--only", multiple=True, metavar="ADDRESS",
              help="只要这些，例如 posts、forms、notice、posts/cleaner。Only these, by their address.")  # fmt: skip
@click.option("--post", "posts", multiple=True, metavar="ID",
              help="只要这些岗位的。Only the sheets of these posts.")  # fmt: skip
@click.option("--language", "languages", multiple=True, metavar="TAG",
              help="只要这些语言的，例如 zh。Only in these languages.")  # fmt: skip
@click.option("--jobs", type=click.IntRange(min=0), default=0, metavar="N",
              help="同时用几个处理器核心，默认全部。How many cores to use (default: all).")  # fmt: skip
@click.option("--templates", type=click.Path(path_type=Path, exists=True, file_okay=False),
              help="自己的模板文件夹。Your own templates.")  # fmt: skip
@as_of_option
@language_option
@click.pass_context
def pdf(
    ctx: click.Context,
    codes: Path,
    out: Path,
    audience: str,
    only: tuple[str, ...],
    posts: tuple[str, ...],
    languages: tuple[str, ...],
    jobs: int,
    templates: Path | None,
    as_of: date | None,
    lang: str | None,
) -> None:
    """把岗位检查表、表单和公示写成可以直接打印的 PDF 文件，每个岗位另有一份合订本。

    Write every sheet, form and notice as PDF/UA, ready for the printer, and one bundle for each post. Needs the extra:
    pip install "mkdocs-conduct[pdf]". Exit code 0: written, 1: faults, nothing was written, 2: usage.
    """
    existing(codes, is_folder=True)
    site, spoken = _site(codes, templates, as_of, audience)
    language = lang or spoken
    papers = Papers(site)
    booklets = tuple(papers.booklets(papers.chosen(only, posts, languages)))
    if not booklets:
        raise click.UsageError(words(language, "outputs.pdf.none"), ctx)
    _refuse_others(booklets, out, language)
    try:
        count = _print(booklets, out, jobs, language)
    except PressMissingError as error:
        raise click.ClickException(words(language, "outputs.pdf.missing", reason=error)) from error
    click.echo(words(language, "outputs.pdf.written", n=count, path=out))
