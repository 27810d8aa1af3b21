"""Problem, Severity and Report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ..labels import labels


class Severity(StrEnum):
    """How bad a problem is: an error always fails, a warning fails with `--strict`, information never."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for the worst."""
        return (Severity.ERROR, Severity.WARNING, Severity.INFO).index(self)


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the user's files: the file as the user would name it, line and column counted from 1."""

    file: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault in the user's files.

    `rule` is the id of the check, `clause` the clause of GB/T 19010 it serves ("" where none does),
    `text` names the message (the rule's own where empty) and `arguments` fill it. The language is
    chosen by whoever prints it.
    """

    place: Place
    rule: str
    severity: Severity = Severity.ERROR
    clause: str = ""
    text: str = ""
    arguments: Mapping[str, object] = field(default_factory=dict)

    def message(self, language: str) -> str:
        """What is wrong with which named thing."""
        return labels(language)(f"problem.{self.text or self.rule}.message", **self.arguments)

    def hint(self, language: str) -> str:
        """What to write instead; empty where the message says it all."""
        key = f"problem.{self.text or self.rule}.hint"
        words = labels(language)
        return words(key, **self.arguments) if key in words else ""

    @property
    def sort_key(self) -> tuple[Place, int, str, str]:
        """By place, then the worst first."""
        return (self.place, self.severity.rank, self.rule, self.text)


@dataclass(frozen=True, slots=True)
class Report:
    """All problems of all files, sorted by place."""

    problems: tuple[Problem, ...] = ()

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> Report:
        """Sort and keep each problem once."""
        unique = {(p.sort_key, str(p.arguments)): p for p in problems}
        return cls(tuple(sorted(unique.values(), key=lambda p: p.sort_key)))

    def count(self, severity: Severity) -> int:
        """How many problems of this severity there are."""
        return sum(problem.severity is severity for problem in self.problems)

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that always fail."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    def fails(self, *, strict: bool = False) -> bool:
        """Whether a build or check with this report fails."""
        worst = Severity.WARNING if strict else Severity.ERROR
        return any(problem.severity.rank <= worst.rank for problem in self.problems)

    def of_files(self, files: Iterable[str]) -> Report:
        """Only the problems placed in these files."""
        wanted = frozenset(files)
        return Report(tuple(p for p in self.problems if p.place.file in wanted))
