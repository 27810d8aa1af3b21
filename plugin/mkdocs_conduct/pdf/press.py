"""Many booklets at once: one process for each core."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from importlib.util import find_spec
from multiprocessing import get_context

from .paper import Booklet, Printed


class PressMissingError(Exception):
    """WeasyPrint, or the Pango it draws letters with, is not installed; the text is what the system says."""


def _print(booklet: Booklet) -> Printed:
    # WeasyPrint is imported where it works: it takes a second, and only the extra [pdf] brings it.
    from .layout import printed  # noqa: PLC0415

    return printed(booklet)


def _ready() -> None:
    """Raise PressMissingError unless WeasyPrint can be imported."""
    if find_spec("weasyprint") is None:
        raise PressMissingError("weasyprint")
    try:
        from . import layout  # noqa: F401, PLC0415
    except OSError as error:
        # Pango is no Python package: pip cannot bring it.
        raise PressMissingError(str(error).splitlines()[0]) from error


def cores() -> int:
    """Return how many processes are worth starting."""
    # The cores of the computer are not always all ours, as in a container.
    ours = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return max(1, ours or 1)


def printing(booklets: Sequence[Booklet], jobs: int = 0) -> Iterator[Printed]:
    """Yield what came of each booklet, as soon as it is there: in any order.

    Args:
        booklets: What to print.
        jobs: How many processes; 0 for one each core.

    Raises:
        PressMissingError: Before anything is printed.
    """
    _ready()
    count = min(jobs or cores(), len(booklets))
    if count <= 1:
        yield from map(_print, booklets)
        return
    # A forked process would share the font library's state; a spawned one is the same on every system.
    with ProcessPoolExecutor(count, mp_context=get_context("spawn")) as pool:
        waiting = [pool.submit(_print, booklet) for booklet in booklets]
        try:
            for done in as_completed(waiting):
                yield done.result()
        finally:
            for one in waiting:
                one.cancel()
