"""Which file is what: settings, organizations, codes, translations, results, checklists."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..model.text import LANGUAGES

YAML = (".yml", ".yaml")
RESERVED = frozenset(
    (
        "organization",
        "complaints",
        "disputes",
        "satisfaction",
        "supervision",
        "goals",
        "reviews",
        "improvements",
        "inspections",
        "published",
    )
)
"""Names of files that are no codes."""
_TRANSLATION = re.compile(r"(?P<base>.+)\.(?P<language>[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*)")
SUBFOLDERS = frozenset(
    {"results", "checklists", "labels", "satisfaction", "complaints", "inspections", "forms"}
)
"""Folders inside an organization's that are read."""
ROW_FOLDERS = frozenset({"results", "complaints"})
"""Those whose files may be tables, one row for each thing."""


@dataclass(frozen=True, slots=True)
class OrganizationFolder:
    """The files of one organization."""

    path: Path
    organization: Path | None
    codes: tuple[Path, ...]
    translations: tuple[tuple[Path, Path, str], ...]
    """File, the file it translates, language tag."""
    complaints: Path | None
    disputes: Path | None
    results: tuple[Path, ...]
    checklists: tuple[Path, ...]
    satisfaction: tuple[Path, ...]
    """Surveys: satisfaction.yml and the files of the folder of that name."""
    complaint_records: tuple[Path, ...]
    """The files of the folder `complaints`, YAML or CSV."""
    goals: Path | None
    reviews: Path | None
    improvements: Path | None
    supervision: Path | None
    inspections: tuple[Path, ...]
    """Inspections held: inspections.yml and the files of the folder of that name."""
    published: Path | None
    """What each published version said."""
    forms: tuple[Path, ...]
    """The organization's own forms."""


def visible(folder: Path) -> Iterator[Path]:
    """Yield what lies in a folder, in order of names, without hidden files and what editors leave behind."""
    with os.scandir(folder) as entries:
        names = sorted(entry.name for entry in entries if not entry.name.startswith((".", "~", "#")))
    for name in names:
        if not name.endswith(("~", ".tmp", ".swp", ".bak")):
            yield folder / name


def _yaml_files(folder: Path) -> tuple[Path, ...]:
    return tuple(path for path in visible(folder) if path.suffix.lower() in YAML and not path.is_dir())


def _named(files: tuple[Path, ...], stem: str) -> Path | None:
    return next((path for path in files if path.stem == stem), None)


def _listed(files: tuple[Path, ...], stem: str) -> tuple[Path, ...]:
    found = _named(files, stem)
    return (found,) if found else ()


def _files_in(folder: Path) -> tuple[Path, ...]:
    return _yaml_files(folder) if folder.is_dir() else ()


def _data_files(folder: Path) -> tuple[Path, ...]:
    """Return the YAML and CSV files of a folder of rows."""
    if not folder.is_dir():
        return ()
    return tuple(
        path for path in visible(folder) if path.suffix.lower() in (*YAML, ".csv") and not path.is_dir()
    )


def translation_of(path: Path) -> tuple[str, str] | None:
    """Return the stem translated and the language of `<code>.<language>.yml`, or None for any other file."""
    match = _TRANSLATION.fullmatch(path.stem)
    if match and match["language"].split("-")[0].lower() in LANGUAGES:
        return match["base"], match["language"]
    return None


def _organization_folder(folder: Path) -> OrganizationFolder:
    files = tuple(path for path in _yaml_files(folder) if path.stem != "settings")
    by_stem = {path.stem: path for path in files}
    translations = []
    for path in files:
        found = translation_of(path)
        if found:
            translations.append((path, by_stem.get(found[0], folder / f"{found[0]}{path.suffix}"), found[1]))
    translated = {path for path, _, _ in translations}
    return OrganizationFolder(
        path=folder,
        organization=_named(files, "organization"),
        codes=tuple(path for path in files if path.stem not in RESERVED and path not in translated),
        translations=tuple(translations),
        complaints=_named(files, "complaints"),
        disputes=_named(files, "disputes"),
        results=_data_files(folder / "results"),
        checklists=_files_in(folder / "checklists"),
        satisfaction=(*_listed(files, "satisfaction"), *_files_in(folder / "satisfaction")),
        complaint_records=_data_files(folder / "complaints"),
        goals=_named(files, "goals"),
        reviews=_named(files, "reviews"),
        improvements=_named(files, "improvements"),
        supervision=_named(files, "supervision"),
        inspections=(*_listed(files, "inspections"), *_files_in(folder / "inspections")),
        published=_named(files, "published"),
        forms=_files_in(folder / "forms"),
    )


def organization_folders(root: Path) -> tuple[OrganizationFolder, ...]:
    """Return one entry for each organization: each folder below `root`, or `root` itself where its files lie there."""
    own = [path for path in _yaml_files(root) if path.stem != "settings"]
    folders = [_organization_folder(root)] if own else []
    below = (path for path in visible(root) if path.is_dir() and not (own and path.name in SUBFOLDERS))
    return (*folders, *(_organization_folder(path) for path in below if any(_yaml_files(path))))


def settings_file(root: Path) -> Path | None:
    """Return settings.yml of the codes folder; for one organization's folder, the one beside it."""
    places = [root]
    if root.is_dir() and _yaml_files(root):
        places.append(root.parent)
    for folder in places:
        for suffix in YAML:
            path = folder / f"settings{suffix}"
            if path.exists():
                return path
    return None
