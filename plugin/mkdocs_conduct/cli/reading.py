"""Reading the codes a command is about, or ending the command in the reader's language."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from ..build import Options, editor_language, load, words
from ..load import Loaded
from ..problems import Report, as_text
from .options import terminal_language


def existing(path: Path, *, is_folder: bool = False) -> None:
    """End the command, as a wrong use of it, where `path` is not there, or is no folder where one is needed."""
    if not (path.is_dir() if is_folder else path.exists()):
        raise click.UsageError(
            words(terminal_language(), "cli.no_folder", path=path), click.get_current_context()
        )


def readable(codes: Path, as_of: date | None, lang: str | None, broken: str) -> tuple[Loaded, str]:
    """Return what was loaded and the language to speak.

    Files that cannot be read end the command with all their problems, and with the words of the key `broken`.
    """
    existing(codes, is_folder=True)
    loaded = load(Options(codes=codes, as_of=as_of))
    language = lang or editor_language(loaded)
    report = Report.of(loaded.problems)
    if report.fails():
        click.echo(as_text(report, language), err=True)
        raise click.ClickException(words(language, broken))
    return loaded, language
