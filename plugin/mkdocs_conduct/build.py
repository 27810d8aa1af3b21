"""The façade of the whole: load → check → views → pages. Hosts and the command line call this and nothing below."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from . import check
from .labels import labels
from .load import Loaded, load_workspace
from .model.quantity import ReadingError, read_date
from .problems import Report
from .render import Renderer, builtin_templates
from .site import Site, SiteOptions, make_site

AS_OF_VARIABLE = "CONDUCT_AS_OF"


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
        return Built(report, Site((), (language,)), language)
    site = make_site(loaded, report, options.site, Renderer(options.templates))
    found = check.at_levels(site.problems, loaded.workspace.settings)
    return Built(Report.of((*report.problems, *found)), site, language)


def watched(options: Options) -> tuple[Path, ...]:
    """Return the folders whose changes make pages anew."""
    folders = [options.codes, builtin_templates()]
    if options.templates is not None:
        folders.append(options.templates)
    return tuple(folder for folder in folders if folder.is_dir())


def words(language: str, key: str, **arguments: object) -> str:
    """Return one of our own words, for hosts that speak to the editor."""
    return labels(language)(key, **arguments)
