"""The façade of the whole: load → check → views → pages → proof. Hosts and the command line call this and nothing below."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from . import check, leaks
from .labels import labels
from .load import Loaded, load_workspace
from .model.quantity import ReadingError, read_date
from .problems import Report
from .render import Renderer, builtin_templates
from .site import Site, SiteOptions, make_site

AS_OF_VARIABLE = "CONDUCT_AS_OF"
_WRITTEN = (".md", ".markdown", ".jinja")
_FOR_STAFF = re.compile(r"^audience\s*:\s*[\"']?internal\b", re.IGNORECASE | re.MULTILINE)
_HEAD = 4000
"""How many characters may be front matter."""


class AsOfError(ValueError):
    """The day given for `as_of` from outside is no date."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a build needs to know."""

    codes: Path
    templates: Path | None = None
    """An organization's own templates."""
    as_of: date | None = None
    site: SiteOptions = field(default_factory=SiteOptions)
    base: Path | None = None
    """Files are shown relative to this folder; the current one where not given."""


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build: a report, and pages unless errors stopped it."""

    report: Report
    site: Site
    language: str
    """The language to speak to the editor in."""
    loaded: Loaded
    """What the pages were made from."""


@dataclass(frozen=True, slots=True)
class Proven:
    """What came of looking for every internal value in a built site. Nothing in it says one."""

    report: Report
    """An error for each value that leaked and for each file that could not be opened."""
    proof: leaks.Proof
    record: str
    """The same as JSON, with counts and the day."""

    def summary(self, language: str) -> str:
        """Say how many values were looked for in how many files."""
        return leaks.summary(self.proof, language)


def day_from_environment() -> date | None:
    """Return the day of `CONDUCT_AS_OF`, or None where it is not set. Raises AsOfError for no date."""
    typed = os.environ.get(AS_OF_VARIABLE, "").strip()
    return read_day(typed) if typed else None


def read_day(typed: str) -> date:
    """Read a day given from outside. Raises AsOfError."""
    try:
        return read_date(typed)
    except ReadingError as error:
        raise AsOfError(typed) from error


def load(options: Options) -> Loaded:
    """Read the folder of codes."""
    return load_workspace(options.codes, as_of=options.as_of or day_from_environment(), base=options.base)


def checked(options: Options) -> tuple[Loaded, Report]:
    """Read the folder of codes and run all checks."""
    with _without_collection():
        loaded = load(options)
        return loaded, check.run(loaded)


def editor_language(loaded: Loaded) -> str:
    """Return the language problems are told in: the first of the site's languages."""
    workspace = loaded.workspace
    first = workspace.settings.languages[:1] or tuple(
        f.organization.language for f in workspace.frameworks[:1]
    )
    return first[0] if first else "zh"


def build(options: Options) -> Built:
    """Make every page. Errors stop it (no pages), except in a preview, where broken pages show their problems."""
    with _without_collection():
        return _build(options)


@contextmanager
def _without_collection() -> Iterator[None]:
    # What a build allocates lives until its end: the collector would go over a growing heap again and
    # again and find nothing (half of the time for 150 codes).
    was_enabled = gc.isenabled()
    gc.unfreeze()
    gc.disable()
    try:
        yield
    finally:
        # The pages stay until they are written: what the host does next need not go over them either.
        gc.freeze()
        if was_enabled:
            gc.enable()


def _build(options: Options) -> Built:
    loaded, report = checked(options)
    language = editor_language(loaded)
    if report.fails() and not options.site.preview:
        return Built(report, Site((), (language,)), language, loaded)
    site = make_site(loaded, report, options.site, Renderer(options.templates))
    found = check.at_levels(site.problems, loaded.workspace.settings)
    return Built(Report.of((*report.problems, *found)), site, language, loaded)


def proven(
    site: Path,
    loaded: Loaded,
    codes: Path,
    *,
    written: Iterable[Path] = (),
    known: Iterable[str] = (),
    theme: Iterable[Path] = (),
) -> Proven:
    """Look for every internal value of a folder of codes in every file of a built site.

    Args:
        site: The folder of the site.
        loaded: What the folder of codes says.
        codes: The folder of codes, whose history tells who wrote it.
        written: Folders of hand-written pages and templates.
        known: Texts that are public anyway.
        theme: Folders that a theme copies files from.
    """
    with _without_collection():
        values = leaks.secrets(
            loaded.workspace,
            loaded.sources,
            known=known,
            written=[text for folder in written for text in _written_texts(folder)],
            authors=leaks.authors_of(codes),
        )
        proof = leaks.prove(site, values, unread=loaded.workspace.settings.proof.unread, theme=theme)
    record = leaks.as_record(proof, loaded.sources, loaded.workspace.as_of)
    return Proven(Report.of(leaks.problems(proof, loaded.sources)), proof, record)


def _written_texts(folder: Path) -> Iterator[str]:
    """Yield what stands in hand-written pages for the public."""
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in _WRITTEN and path.is_file():
            text = path.read_text(encoding="utf-8", errors="replace")
            # Where a page only writes about such a line it counts for less, which is the safe side.
            if not _FOR_STAFF.search(text[:_HEAD]):
                yield text


def watched(options: Options) -> tuple[Path, ...]:
    """Return the folders whose changes make pages anew."""
    folders = [options.codes, builtin_templates()]
    if options.templates is not None:
        folders.append(options.templates)
    return tuple(folder for folder in folders if folder.is_dir())


def words(language: str, key: str, **arguments: object) -> str:
    """Return one of our own words, for hosts that speak to the editor."""
    return labels(language)(key, **arguments)
