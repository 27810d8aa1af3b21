"""`conduct lock`: note what each published version says."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

import click

from ..build import Options, checked, editor_language, words
from ..check.lock import Lock, lock
from ..problems import as_text
from .options import as_of_option, language_option
from .reading import existing

FILE = "published.yml"


def _folder(root: Path, name: str) -> Path:
    """Return the organization's folder; its files may lie in the folder of codes itself."""
    below = root / name
    return below if name and below.is_dir() else root


def _told(found: Lock, path: Path, language: str) -> None:
    for one in found.added:
        click.echo(words(language, "cli.locked", code=one.code, version=one.version, path=path))
    for one in found.changed:
        click.echo(words(language, "cli.lock_changed", code=one.code, version=one.version), err=True)


@click.command("lock")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("codes"))
@click.option("--again", is_flag=True, help="内容改过的同一版重新记下。Note changed versions anew.")
@as_of_option
@language_option
def lock_versions(folder: Path, as_of: date | None, lang: str | None, *, again: bool) -> None:
    """记下 FOLDER（默认 codes）里每份规范这一版的公开内容；以后改了内容没有换版本，check 会提醒。

    Note in published.yml what the current version of each published code says; `conduct check` then tells where a
    version was changed. Exit code 0: all noted, 1: errors, or versions that changed since they were noted.
    """
    existing(folder)
    loaded, report = checked(Options(codes=folder, as_of=as_of))
    language = lang or editor_language(loaded)
    if report.fails():
        click.echo(as_text(report, language), err=True)
        sys.exit(1)
    changed = False
    for framework in loaded.workspace.frameworks:
        found = lock(framework, loaded.workspace.as_of, again=again)
        path = _folder(folder, framework.folder) / FILE
        if found.added:
            path.write_text(found.text, encoding="utf-8", newline="\n")
        _told(found, path, language)
        changed = changed or bool(found.changed)
    sys.exit(1 if changed else 0)
