"""A report as text, JSON and GitHub annotations, from the same values."""

from __future__ import annotations

import json
import re
from itertools import groupby

from ..labels import labels
from .problem import Problem, Report, Severity

# C0 and C1 controls, line separators, bidirectional overrides and invisible joiners: a value from a
# user's file must not move the cursor, colour the terminal or turn the reading order round.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


def printable(text: str) -> str:
    r"""Return `text` with every control character spelled out (`\x1b`), on one line."""
    return _UNPRINTABLE.sub(lambda match: match[0].encode("unicode_escape").decode("ascii"), text)


def _lines(problem: Problem, language: str) -> list[str]:
    words = labels(language)
    severity = words(f"severity.{problem.severity}")
    source = ", ".join(part for part in (problem.rule, problem.clause) if part)
    lines = [printable(f"{problem.place}: {severity}: {problem.message(language)} ({source})")]
    if hint := problem.hint(language):
        lines.append("    " + printable(words("report.hint", hint=hint)))
    return lines


def summary(report: Report, language: str, *, strict: bool = False) -> str:
    """One line that counts the problems by severity; with `strict` it says that warnings fail."""
    words = labels(language)
    if not report.problems:
        return words("report.clean")
    counts = (
        words(f"report.count.{level}", n=report.count(level)) for level in Severity if report.count(level)
    )
    told = words("list.comma").join(counts)
    fails_by_warnings = strict and report.count(Severity.WARNING)
    return words("strict" if fails_by_warnings else "report.summary", counts=told)


def as_text(report: Report, language: str, *, with_summary: bool = True, strict: bool = False) -> str:
    """Return lines such as `codes/x.yml:12:5: error: … (no-remedy, 6.4)`, each with its hint below.

    With the summary it is a whole report: files are parted by an empty line, and the summary stands last.
    """
    groups = [
        "\n".join(line for problem in problems for line in _lines(problem, language))
        for _, problems in groupby(report.problems, key=lambda problem: problem.place.file)
    ]
    if not with_summary:
        return "\n".join(groups)
    # Where there are several files the count belongs to none of them.
    gap = "\n\n" if len(groups) > 1 else "\n"
    return gap.join((*groups, summary(report, language, strict=strict)))


def as_json(report: Report, language: str) -> str:
    """Return the documented JSON form: `{"problems": […], "summary": {…}}`."""
    problems = [
        {
            "file": problem.place.file,
            "line": problem.place.line,
            "column": problem.place.column,
            "severity": str(problem.severity),
            "rule": problem.rule,
            "clause": problem.clause,
            "message": problem.message(language),
            "hint": problem.hint(language),
        }
        for problem in report.problems
    ]
    counts = {str(level): report.count(level) for level in Severity}
    return dumped({"problems": problems, "summary": counts})


def dumped(data: object) -> str:
    """Return data as JSON that a terminal may show: control characters stand in it as JSON escapes."""
    text = json.dumps(data, ensure_ascii=False, indent=2)
    # Escaped as JSON has it: the name still reads back as it is, and the terminal is left alone.
    return "\n".join(
        _UNPRINTABLE.sub(lambda sign: f"\\u{ord(sign[0]):04x}", line) for line in text.split("\n")
    )


_NEW_LINE = "%0A"


def _escape(text: str, *, in_property: bool = False) -> str:
    text = printable(text).replace("%", "%25")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def as_github(report: Report, language: str) -> str:
    """Return workflow commands that GitHub shows beside the changed lines."""
    names = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
    lines = []
    for problem in report.problems:
        parts = (problem.message(language), problem.hint(language))
        lines.append(
            f"::{names[problem.severity]} file={_escape(problem.place.file, in_property=True)},"
            f"line={problem.place.line},col={problem.place.column},title={problem.rule}::{_NEW_LINE.join(_escape(part) for part in parts if part)}"
        )
    return "\n".join(lines)
