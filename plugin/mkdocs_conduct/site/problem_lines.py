"""Problems as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from ..labels import labels
from ..problems import Report


@dataclass(frozen=True, slots=True)
class ProblemLine:
    """A problem as templates see it."""

    place: str
    severity: str
    severity_label: str
    message: str
    hint: str
    rule: str


def lines(report: Report, language: str) -> tuple[ProblemLine, ...]:
    """Return problems as templates show them."""
    words = labels(language)
    return tuple(
        ProblemLine(
            place=str(problem.place),
            severity=problem.severity,
            severity_label=words(f"severity.{problem.severity}"),
            message=problem.message(language),
            hint=problem.hint(language),
            rule=problem.rule,
        )
        for problem in report.problems
    )
