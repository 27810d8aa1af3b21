"""Who wrote the files of a folder, as its Git history says; nobody where there is no Git or no history."""

from __future__ import annotations

import subprocess
from pathlib import Path

_PATIENCE = 20
"""Seconds after which a history is too long to be asked."""
_FORM = "%aN%x00%aE%x00%an%x00%cN%x00%cE"
_COMMAND = ("git", "--no-pager", "-c", "log.showSignature=false", "log", f"--format={_FORM}", "--", ".")


def authors_of(folder: Path) -> tuple[str, ...]:
    """Return the names and e-mail addresses of everybody who changed a file of this folder."""
    try:
        done = subprocess.run(  # noqa: S603  (a fixed command)
            _COMMAND, cwd=folder, capture_output=True, check=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError):
        return ()
    said = done.stdout.decode("utf-8", errors="replace").replace("\0", "\n").splitlines()
    return tuple(one for one in dict.fromkeys(said) if _is_somebody(one))


def _is_somebody(name: str) -> bool:
    # One Latin word, such as root or GitHub, is a word of many pages; the address beside it tells the same.
    return not (name.isascii() and (name.isalpha() or not name.strip()))
