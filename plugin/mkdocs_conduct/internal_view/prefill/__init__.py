"""What forms are filled with: the records of every source that `model.form_sources` names."""

from __future__ import annotations

from collections.abc import Mapping

from ...speaker import Speaker
from . import (
    agenda,
    complaints,
    customers,
    everywhere,
    goals,
    interviews,
    plans,
    promises,
    reviews,
    supervision,
    surveys,
)
from .record import Reader, Record, said

__all__ = ["READERS", "Prefill", "Record", "said"]

READERS: Mapping[str, Reader] = {
    **everywhere.READERS,
    **supervision.READERS,
    **interviews.READERS,
    **promises.READERS,
    **complaints.READERS,
    **surveys.READERS,
    **goals.READERS,
    **plans.READERS,
    **customers.READERS,
    **reviews.READERS,
    **agenda.READERS,
}
"""How each source is read."""


class Prefill:
    """The records of one organization told by one speaker, each source read once."""

    def __init__(self, s: Speaker) -> None:
        self.s = s
        self._read: dict[str, tuple[Record, ...]] = {}

    def records(self, source: str | None) -> tuple[Record, ...]:
        """Return the records of a source; none for a source nobody knows."""
        if source is None or source not in READERS:
            return ()
        if source not in self._read:
            self._read[source] = tuple(READERS[source](self.s))
        return self._read[source]

    def everywhere(self, name: str) -> str:
        """Return a value that every form may name, such as `organization.name`; empty for none."""
        source, _, value = name.partition(".")
        first = next(iter(self.records(source)), None)
        return said(self.s, first.values.get(value)) if first else ""
