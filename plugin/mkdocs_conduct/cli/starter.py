"""`conduct new`: one organization, one code, ready for `mkdocs serve`."""

from __future__ import annotations

import json
import re
from datetime import date, timedelta
from pathlib import Path

from ..calendar import months_later
from .schema import FOLDER, SETTINGS, settings_text, write_schemas

EXTENSIONS = Path(".vscode/extensions.json")
STARTER = Path(__file__).parents[1] / "starter"
WRITTEN_FOR = date(2026, 2, 1)
"""The day the starter's code takes effect; its other days are near it."""
_DATE = re.compile(r"\b(202[5-7])(?:-(\d\d)(?:-(\d\d))?)?\b")
_DAY = timedelta(days=1)
IGNORED = (
    "/site/\n/site-internal/\n/site*.conduct-*/\n/site-proof.json\n/site-csp.txt\n/pdf/\n/registers.xlsx\n"
)
"""What `.gitignore` of a new project says."""


class StarterError(Exception):
    """The folder holds something already; nothing was written."""


def dated(text: str, today: date) -> str:
    """Move the days of a text of the starter by whole months, so that its code takes effect this month."""
    months = (today.year - WRITTEN_FOR.year) * 12 + today.month - WRITTEN_FOR.month

    def moved(match: re.Match[str]) -> str:
        year, month, day = match.groups()
        if month is None:
            return str(int(year) + today.year - WRITTEN_FOR.year)
        if day is None:
            return f"{months_later(date(int(year), int(month), 1), months):%Y-%m}"
        # By the day after, so that the last day of a month becomes the last one of another.
        following = date.fromisoformat(match[0]) + _DAY
        return str(months_later(following, months) - _DAY)

    return _DATE.sub(moved, text)


def write_starter(folder: Path, today: date) -> tuple[Path, ...]:
    """Copy the starter into `folder`, which must be new or empty, with what editors need; return the files.

    Its code takes effect in the month of `today`.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StarterError(str(folder))
    written = []
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        target = folder / source.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(dated(source.read_text(encoding="utf-8"), today), encoding="utf-8", newline="\n")
        written.append(target)
    write_schemas(folder / FOLDER)
    editor = {
        # What is built is no source, and the record beside it names files that must not be seen.
        folder / ".gitignore": IGNORED,
        folder / SETTINGS: settings_text(FOLDER.as_posix()),
        folder / EXTENSIONS: json.dumps({"recommendations": ["redhat.vscode-yaml"]}, indent=2) + "\n",
    }
    for path, text in editor.items():
        path.write_text(text, encoding="utf-8", newline="\n")
    return (*editor, folder / FOLDER, *written)
