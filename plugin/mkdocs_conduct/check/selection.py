"""Which checks are asked for: `--select no-remedy,comm-` and `--ignore long-sentence`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..problems import Problem, Report
from ..rules.base import nearest
from .catalogue import MADE, UNWAIVABLE

_ALWAYS = "schema-error"
"""Where a file cannot be read nothing can be said about it: told whatever is selected."""


class SelectionError(ValueError):
    """A name that selects nothing, or one that cannot be ignored; `key` is the message, `arguments` fill it."""

    def __init__(self, key: str, **arguments: object) -> None:
        super().__init__(key)
        self.key = key
        self.arguments = arguments


@dataclass(frozen=True, slots=True)
class Selection:
    """Names of checks to tell of; None selects all."""

    selected: frozenset[str] | None = None
    ignored: frozenset[str] = frozenset()

    @classmethod
    def of(cls, select: Iterable[str] = (), ignore: Iterable[str] = ()) -> Selection:
        """Read typed names: each item is a name, a prefix that ends with a hyphen, or several with commas between."""
        selected = frozenset(name for typed in _typed(select) for name in _named(typed))
        ignored = set()
        for typed in _typed(ignore):
            names = set(_named(typed))
            if names <= UNWAIVABLE:
                raise SelectionError("select.fixed", check=typed)
            ignored |= names - UNWAIVABLE
        return cls(selected or None, frozenset(ignored))

    def _has(self, problem: Problem) -> bool:
        # A message with a level of its own is a check by its own name too.
        names = {problem.rule, problem.text}
        if problem.rule == _ALWAYS:
            return True
        return (self.selected is None or bool(names & self.selected)) and not names & self.ignored

    def of_report(self, report: Report) -> Report:
        """Return the report with the selected checks only; files that cannot be read are always told."""
        return Report(tuple(problem for problem in report.problems if self._has(problem)))


def _typed(items: Iterable[str]) -> Iterable[str]:
    return [typed for item in items for typed in (part.strip() for part in item.split(",")) if typed]


def _named(typed: str) -> tuple[str, ...]:
    if typed in MADE:
        return (typed,)
    if typed.endswith("-"):
        family = tuple(name for name in MADE if name.startswith(typed))
        if family:
            return family
        raise SelectionError("select.none", check=typed)
    near = nearest(typed, MADE)
    raise SelectionError("select.unknown_near" if near else "select.unknown", check=typed, nearest=near)
