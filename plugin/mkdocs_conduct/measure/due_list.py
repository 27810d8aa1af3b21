"""Everything of an organization that has a day and is not done, in one list."""

from __future__ import annotations

from datetime import date

from ..model import CodeFramework
from .due import Due, DueKind
from .due_of_codes import of_codes
from .due_of_documents import of_documents
from .due_of_supervision import of_supervision

_ORDER = {kind: n for n, kind in enumerate(DueKind)}


def due_items(framework: CodeFramework, today: date) -> tuple[Due, ...]:
    """Return everything with a day that is not done, the earliest first; what has no day is not in it.

    Codes transcribed from a publication and withdrawn ones bring nothing.
    """
    found = (
        *of_codes(framework, today),
        *of_documents(framework, today),
        *of_supervision(framework, today),
    )
    return tuple(sorted(found, key=lambda one: (one.day, _ORDER[one.kind], one.code, one.id)))
