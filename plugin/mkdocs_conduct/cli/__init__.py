"""The command line: `conduct check`, `conduct export`, `conduct new`."""

from .commands import main

__all__ = ["main"]
