"""A fault in the writing, before it is known in which file the user would look for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ..problems import Place, Problem

RULE = "schema-error"
"""The rule that every fault in the writing breaks."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong (`kind` names the message `source.<kind>`) and where, line and column counted from 0."""

    kind: str
    line: int = 0
    column: int = 0
    arguments: Mapping[str, object] = field(default_factory=dict)

    def problem(self, shown: str) -> Problem:
        """Return this fault as a problem of the file the user knows as `shown`."""
        place = Place(shown, self.line + 1, self.column + 1)
        return Problem(place, RULE, text=f"source.{self.kind}", arguments=self.arguments)


class FaultError(Exception):
    """Reading cannot go on; the reason is a fault."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.kind)
        self.fault = fault
