"""The forms that ship with us, and an organization's own from `forms/*.yml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from ..model import Form, Origin
from ..source import read_source
from .reading import Reading

FOLDER = Path(__file__).parents[1] / "forms"


@cache
def builtin_forms() -> tuple[Form, ...]:
    """Return the forms that ship with us, in the order of their files; a fault in one is our own error."""
    return tuple(_builtin(path) for path in sorted(FOLDER.glob("*.yml")))


def _builtin(path: Path) -> Form:
    source, problems = read_source(path, FOLDER, path.name)
    if source is None or problems:
        raise ValueError(f"{path.name}: {[str(one.message('en')) for one in problems]}")
    form = Form.model_validate(source.data)
    form.set_origin(Origin(path.name))
    return form


def read_forms(reading: Reading, paths: tuple[Path, ...]) -> tuple[Form, ...]:
    """Read an organization's own forms; what cannot be read is a problem and left out."""
    found = (reading.file(Form, path, {"id": path.stem}) for path in paths)
    return tuple(form for form in found if form is not None)
