"""The proof: every file of a built site is opened, and no secret is in any of them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from pathlib import Path

from . import extract
from .part import Part, UnknownTypeError, UnreadableError
from .search import Novelty, Search
from .secret import Secret

_NAME = "name"


@dataclass(frozen=True, slots=True)
class Leak:
    """One secret in one file of the site."""

    file: str
    """Relative to the site, with what is secret in it masked."""
    where: str
    """Where in the file: a line, a page, `metadata`, `attachment`, or `name` for the name of the file itself."""
    extractor: str
    """What opened the file."""
    secret: Secret


@dataclass(frozen=True, slots=True)
class Unopened:
    """One file that could not be searched."""

    file: str
    is_unknown: bool
    """Whether nobody knows its type; else it is not what its name says."""


@dataclass(frozen=True, slots=True)
class Proof:
    """What came of it: clean where nothing was found and everything could be opened."""

    leaks: tuple[Leak, ...]
    unopened: tuple[Unopened, ...]
    values: int
    """How many secrets were looked for."""
    files: int
    """How many files were searched."""
    theme: int = 0
    """How many files were left out because a theme brings the very same bytes."""
    unread: tuple[str, ...] = ()
    """The files that could not be searched and that the settings name as such."""

    @property
    def is_clean(self) -> bool:
        """Whether nothing internal is in the site."""
        return not (self.leaks or self.unopened)


def prove(
    site: Path, secrets: Sequence[Secret], *, unread: Iterable[str] = (), theme: Iterable[Path] = ()
) -> Proof:
    """Look for every secret in every file of a built site.

    Args:
        site: The folder of the site.
        secrets: What must not be in it.
        unread: Patterns of files, relative to the site, that need not be opened where that is not possible.
        theme: Folders of themes and plugins: what is copied from there byte for byte says nothing of ours.
    """
    inspection = _Inspection(site, Search(secrets), tuple(unread), tuple(theme))
    inspection.walk()
    return Proof(
        leaks=tuple(inspection.leaks),
        unopened=tuple(inspection.unopened),
        values=len(secrets),
        files=inspection.files,
        theme=inspection.copied,
        unread=tuple(inspection.unread),
    )


@dataclass(slots=True)
class _Inspection:
    """Goes through one site."""

    site: Path
    search: Search
    patterns: tuple[str, ...]
    theme: tuple[Path, ...]
    novelty: Novelty = field(default_factory=Novelty)
    leaks: list[Leak] = field(default_factory=list)
    unopened: list[Unopened] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    files: int = 0
    copied: int = 0

    def walk(self) -> None:
        for folder, below, names in os.walk(self.site):
            below.sort()
            links = [name for name in below if Path(folder, name).is_symlink()]
            for name in sorted((*names, *links)):
                self._file(Path(folder, name))

    def _file(self, path: Path) -> None:
        name = path.relative_to(self.site).as_posix()
        in_name = list(self.search.found(Part(name)))
        shown = self._masked(name) if in_name else name
        self.leaks.extend(Leak(shown, _NAME, _NAME, secret) for secret, _ in in_name)
        try:
            self._content(path, name, shown)
        except UnknownTypeError:
            self._not_opened(name, shown, is_unknown=True)
        except (UnreadableError, OSError):
            self._not_opened(name, shown, is_unknown=False)

    def _content(self, path: Path, name: str, shown: str) -> None:
        # Asked before opening: to open a pipe would wait for ever.
        if not path.is_file():
            raise UnreadableError
        if not extract.is_known(name):
            raise UnknownTypeError
        content = path.read_bytes()
        if self._is_of_theme(name, content):
            self.copied += 1
            return
        kind, content = extract.opened(name, content)
        self.leaks.extend(self._searched(kind, content, shown))
        self.files += 1

    def _searched(self, kind: str, content: bytes, shown: str) -> Iterator[Leak]:
        open_ = extract.EXTRACTORS[kind]
        if kind in extract.BY_LINE:
            new = self.novelty.of(content)
            if not any(self.search.suspects(part.text) for part in open_(new)):
                self.novelty.learn()
                return
        for part in open_(content):
            for secret, line in self.search.found(part):
                yield Leak(shown, part.where or str(line), kind, secret)

    def _is_of_theme(self, name: str, content: bytes) -> bool:
        for folder in self.theme:
            original = f"{folder}/{name}"
            # Asked of every file of the site: thrice as fast as by Path.
            if os.path.isfile(original) and Path(original).read_bytes() == content:  # noqa: PTH113
                return True
        return False

    def _masked(self, name: str) -> str:
        """Return a path without the parts of it that hold a secret."""
        parts = name.split("/")
        kept = [part if not any(self.search.found(Part(part))) else f"{part[:1]}…" for part in parts]
        # Words may run over the border of two folders.
        return "/".join(kept) if kept != parts else "…"

    def _not_opened(self, name: str, shown: str, *, is_unknown: bool) -> None:
        if any(fnmatchcase(name, pattern) for pattern in self.patterns):
            self.unread.append(shown)
        else:
            self.unopened.append(Unopened(shown, is_unknown))
