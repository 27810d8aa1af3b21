"""Where the parser gave up, among the lines that were typed."""

from __future__ import annotations

from dataclasses import dataclass

import yaml


@dataclass(frozen=True, slots=True)
class Failure:
    """Where the parser gave up (`line`, `column`) while reading what (`context`), begun where."""

    lines: list[str]
    line: int
    column: int
    context: str
    problem: str
    start_line: int
    start_column: int

    @property
    def text(self) -> str:
        """The line where it gave up."""
        return self.lines[self.line]

    @property
    def start_text(self) -> str:
        """The line where what it was reading began."""
        return self.lines[self.start_line]


def failure_of(text: str, error: yaml.YAMLError) -> Failure:
    """Return where in `text` the parser gave up."""
    lines = text.split("\n")
    mark, start = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    mark = mark or start
    line, column = (mark.line, mark.column) if mark else (0, 0)
    # At the end of the file there is nothing to see: the last typed line is meant.
    line = min(line, len(lines) - 1)
    while line and not lines[line].strip():
        line, column = line - 1, len(lines[line - 1])
    column = min(column, len(lines[line]))
    begin = (min(start.line, len(lines) - 1), start.column) if start else (line, column)
    return Failure(
        lines,
        line,
        column,
        getattr(error, "context", None) or "",
        getattr(error, "problem", None) or "",
        *begin,
    )


def indent(line: str) -> int:
    """Return how many blanks a line starts with."""
    return len(line) - len(line.lstrip())
