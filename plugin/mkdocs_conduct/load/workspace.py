"""The whole folder: each file read, validated and put in its place."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ..model import CodeFramework, Settings, Workspace
from ..problems import Place, Problem, Severity
from .faults import schema_problem
from .folder import organization_folders, settings_file
from .organization import read_framework
from .reading import BrokenCode, Reading
from .sources import Sources
from .strays import unread_files


@dataclass(frozen=True, slots=True)
class Loaded:
    """A workspace, the problems of reading it, and where everything stands."""

    workspace: Workspace
    problems: tuple[Problem, ...]
    sources: Sources
    broken: tuple[BrokenCode, ...] = ()
    organizations: int = 0
    """How many organizations the folder holds, readable or not."""


def load_workspace(root: Path, *, as_of: date | None = None, base: Path | None = None) -> Loaded:
    """Read the folder of codes at `root` (or one organization's folder).

    Args:
        root: The folder; a folder that is missing or holds no code is a problem, not an exception.
        as_of: The day dates are compared with; settings.yml's, else today, where not given.
        base: Files are shown relative to this folder (default: the current one).
    """
    reading = Reading(root, base or Path.cwd())
    if not root.is_dir():
        reading.problems.append(schema_problem(Place(reading.shown(root)), "folder.missing"))
        return Loaded(Workspace(Settings()), tuple(reading.problems), reading.sources)
    path = settings_file(root)
    if path is not None and path.parent != root:
        reading.root = root.parent
    settings = reading.file(Settings, path) or Settings()
    frameworks: list[CodeFramework] = []
    folders = organization_folders(root)
    for folder in folders:
        reading.problems.extend(unread_files(reading, folder, folders))
        framework = read_framework(reading, folder)
        if framework is not None:
            frameworks.append(framework)
    if not frameworks and not reading.problems:
        reading.problems.append(schema_problem(Place(reading.shown(root)), "folder.empty"))
    reading.problems.extend(_same_ids(frameworks, reading.sources))
    day = as_of or settings.as_of or date.today()  # noqa: DTZ011  (a day of the calendar where the editor is)
    workspace = Workspace(settings, tuple(frameworks), day)
    return Loaded(workspace, tuple(reading.problems), reading.sources, tuple(reading.broken), len(folders))


def _same_ids(frameworks: list[CodeFramework], sources: Sources) -> list[Problem]:
    seen: dict[str, CodeFramework] = {}
    problems = []
    for framework in frameworks:
        identifier = framework.organization.id
        if identifier in seen:
            place = sources.place(framework.organization.origin, "id")
            problems.append(
                Problem(
                    place,
                    "schema-error",
                    Severity.ERROR,
                    text="duplicate.organization",
                    arguments={"id": identifier},
                )
            )
        seen.setdefault(identifier, framework)
    return problems
