"""Staging: a public site is built beside the one that is there, and takes its place in one step."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

_STAGING = ".conduct-staging-"
_OLD = ".conduct-old-"
_DAY = 24 * 60 * 60


class Staging:
    """The folder that one build writes into.

    Raises:
        OSError: from every method but `discard`, where the file system does not do as asked.
    """

    def __init__(self, site_dir: str) -> None:
        self.site_dir = site_dir
        """The folder of the site as the configuration has it."""
        # Where it is a link, what it leads to changes, and the link stays.
        self._site = Path(site_dir).resolve()
        self.folder = self._site.with_name(f"{self._site.name}{_STAGING}{os.getpid()}")
        self._site.parent.mkdir(parents=True, exist_ok=True)
        self._clear_up()
        self.folder.mkdir()
        if self._site.is_dir():
            shutil.copymode(self._site, self.folder)

    @property
    def record(self) -> Path:
        """Where the record of the proof lies: beside the site."""
        return self._site.with_name(f"{self._site.name}-proof.json")

    @property
    def policy(self) -> Path:
        """Where the content security policy lies, which a web server may send: beside the site."""
        return self._site.with_name(f"{self._site.name}-csp.txt")

    def swap_in(self) -> None:
        """Put the new site in the place of the old one; on failure the old one is where it was."""
        old = self._site.with_name(f"{self._site.name}{_OLD}{os.getpid()}")
        had_one = self._site.exists()
        if had_one:
            self._site.rename(old)
        try:
            self.folder.rename(self._site)
        except OSError:
            if had_one:
                old.rename(self._site)
            raise
        if had_one:
            self._settle(old)

    def discard(self) -> None:
        """Remove the folder, whatever is in it."""
        shutil.rmtree(self.folder, ignore_errors=True)

    def _clear_up(self) -> None:
        """Remove what builds that were killed left behind; a site that one had only just set aside comes back."""
        for path in self._left_behind(_OLD):
            self._settle(path)
        for path in self._left_behind(_STAGING):
            shutil.rmtree(path, ignore_errors=True)

    def _left_behind(self, infix: str) -> list[Path]:
        start = f"{self._site.name}{infix}"
        found = [path for path in self._site.parent.iterdir() if path.name.startswith(start)]
        return [path for path in found if not _is_in_use(path, path.name[len(start) :])]

    def _settle(self, old: Path) -> None:
        if not self._site.exists():
            old.rename(self._site)
            return
        # MkDocs leaves hidden files of the folder alone: `.git` where the folder is a checkout.
        for path in old.glob(".*"):
            if not (self._site / path.name).exists():
                path.rename(self._site / path.name)
        shutil.rmtree(old, ignore_errors=True)


def _is_in_use(path: Path, number: str) -> bool:
    """Whether the process that made a folder may still be building."""
    if not number.isdecimal():
        return True  # Somebody else's name.
    if int(number) == os.getpid():
        return False
    try:
        is_old = time.time() - path.stat().st_mtime > _DAY
    except FileNotFoundError:
        return True  # Its process has just finished with it.
    return not is_old and _is_alive(int(number))


def _is_alive(process: int) -> bool:
    if os.name != "posix":
        return True  # There, to ask is to kill.
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True
