"""`conduct new`: one organization, one code, ready for `mkdocs serve`."""

from __future__ import annotations

from pathlib import Path

STARTER = Path(__file__).parents[1] / "starter"


class StarterError(Exception):
    """The folder holds something already; nothing was written."""


def write_starter(folder: Path) -> tuple[Path, ...]:
    """Copy the starter into `folder`, which must be new or empty, and return the files."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StarterError(str(folder))
    written = []
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        target = folder / source.relative_to(STARTER)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(source.read_bytes())
        written.append(target)
    return tuple(written)
