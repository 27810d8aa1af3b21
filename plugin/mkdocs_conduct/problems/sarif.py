"""A report as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from .printing import dumped, printable
from .problem import Problem, Report, Severity

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://pypi.org/project/mkdocs-conduct/"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_TAGS = {"zh": "zh-CN", "en": "en"}
_ROOT = "%SRCROOT%"
_PASSING = frozenset(("line", "as_of", "due", "nearest"))
"""Arguments of messages that change while the problem stays the same."""


@dataclass(frozen=True, slots=True)
class Description:
    """What a log says of one rule."""

    id: str
    summary: str
    text: str
    """Its manual page in the language of the log."""
    help: str
    """Its manual page in both languages."""
    severity: Severity
    clause: str


def as_sarif(report: Report, language: str, rules: Iterable[Description], version: str) -> str:
    """Return the SARIF log of one run of this version with these rules."""
    described = tuple(rules)
    positions = {rule.id: n for n, rule in enumerate(described)}
    driver = {
        "name": "mkdocs-conduct",
        "version": version,
        "informationUri": _HOME,
        "rules": [_rule(rule) for rule in described],
    }
    run = {
        "tool": {"driver": driver},
        "language": _TAGS.get(language, language),
        # Columns are counted in characters, as everywhere in our reports.
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder that the command ran in."}}},
        "results": list(_results(report, language, positions)),
    }
    return dumped({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(rule: Description) -> dict[str, Any]:
    return {
        "id": rule.id,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.text},
        "help": {"text": rule.help},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"clause": rule.clause},
    }


def _results(report: Report, language: str, positions: dict[str, int]) -> Iterator[dict[str, Any]]:
    seen: Counter[str] = Counter()
    for problem in report.problems:
        said = filter(None, (problem.message(language), problem.hint(language)))
        identity = _identity(problem)
        seen[identity] += 1
        result: dict[str, Any] = {"ruleId": problem.rule}
        if problem.rule in positions:
            result["ruleIndex"] = positions[problem.rule]
        yield result | {
            "level": _LEVELS[problem.severity],
            "message": {"text": "\n".join(printable(part) for part in said)},
            "locations": [_location(problem)],
            "partialFingerprints": {"conductProblem/v1": f"{identity}:{seen[identity]}"},
        }


def _location(problem: Problem) -> dict[str, Any]:
    place = problem.place
    path = quote(place.file, errors="replace")
    # Files outside the folder the command ran in have their whole path.
    at = {"uri": f"file://{path}"} if path.startswith("/") else {"uri": path, "uriBaseId": _ROOT}
    region = {"startLine": place.line, "startColumn": place.column}
    return {"physicalLocation": {"artifactLocation": at, "region": region}}


def _identity(problem: Problem) -> str:
    """Return what stays the same while lines move and days pass: the file, the rule and what it is about."""
    arguments = problem.arguments
    named = {key: arguments[key] for key in ("id", "key") if key in arguments}
    about = named or {key: value for key, value in arguments.items() if key not in _PASSING}
    parts = (problem.place.file, problem.rule, problem.text, *(f"{k}={v}" for k, v in sorted(about.items())))
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:32]
