"""Findings → problems: the file, line and column of what a rule found, and values as they were typed."""

from __future__ import annotations

from ..load import Sources
from ..load.sources import typed_path
from ..model import Origin
from ..problems import Place, Problem, Severity
from ..rules import Finding, Rule, Typed
from ..source import Source

_NAMED_BY_ID = frozenset(
    (
        *("groups", "objectives", "commitments", "variants", "performance_indicators", "procedures"),
        *("communication_plan", "internal", "external", "resources", "disputes", "results"),
        *("units", "places", "posts", "windows", "channels", "customer_groups", "interested_parties"),
        *("information", "inputs", "training", "milestones", "information_collection", "implementation"),
        *("reviews", "evaluations", "audits", "oversight", "improvements", "departments", "goals", "items"),
        *("related_documents", "methods", "follow_ups", "campaigns", "user_classes", "forms", "waves"),
        *("inspections", "appeals", "inspection_types", "defect_levels", "fault_levels", "spot_checks"),
    )
)
"""Lists whose items have an id: a message names the item, so it need not name the list."""
_MOST = 60
"""How much of a typed value a message quotes."""
Path = tuple[str | int, ...]


class Placing:
    """Gives findings their places."""

    def __init__(self, sources: Sources) -> None:
        self._sources = sources

    def problem(self, rule: Rule, finding: Finding, severity: Severity, whole: str) -> Problem:
        """Return the problem of a finding; `whole` is the id of the code or organization it was found in."""
        arguments: dict[str, object] = {
            "id": finding.about or whole,
            "key": self._key(finding.origin, finding.path),
        }
        for name, value in finding.arguments.items():
            arguments[name] = self._shown(finding.origin, value)
        return Problem(
            self._place(finding), rule.id, severity, rule.clause, text=finding.text, arguments=arguments
        )

    def _key(self, origin: Origin, path: Path) -> str:
        """Return the key of a path as typed, with those above it that no id names: `remedy.for`, `approved.by`."""
        last = max((n for n, step in enumerate(path) if isinstance(step, str)), default=-1)
        keys = [
            self._sources.key(origin, *path[: n + 1])
            for n, step in enumerate(path)
            if isinstance(step, str) and (n == last or step not in _NAMED_BY_ID)
        ]
        return ".".join(keys)

    def _shown(self, origin: Origin, value: object) -> object:
        if not isinstance(value, Typed):
            return value
        typed = self._typed(origin, value.path) or str(value.value)
        return typed if len(typed) <= _MOST else f"{typed[:_MOST]}…"

    def _typed(self, origin: Origin, path: Path) -> str:
        """Return the text at `path`, or what stands there in its short form: `limit: 15分钟` for its `within`."""
        document = self._sources.documents.get(origin.file)
        if document is None:
            return ""
        full = typed_path((*origin.path, *path))
        for end in range(len(full), max(len(full) - 3, 0), -1):
            text = document.text_of(full[:end])
            if text:
                return text
        return ""

    def _place(self, finding: Finding) -> Place:
        if finding.language:
            found = self._translated(finding.origin, finding.path, finding.language)
            if found is not None:
                return found
        return self._sources.place(finding.origin, *finding.path, key=finding.key)

    def _translated(self, origin: Origin, path: Path, language: str) -> Place | None:
        """Return the place of a text in one language: inside the text itself, else in the translation file."""
        base = self._sources.documents.get(origin.file)
        if base is None:
            return None
        full = typed_path((*origin.path, *path))
        for words in (full, full[:-1]):
            if base.text_of((*words, language)):
                return base.locate((*words, language))
        stem, _, suffix = origin.file.rpartition(".")
        over = self._sources.documents.get(f"{stem}.{language}.{suffix}")
        return None if over is None else over.locate(_path_in(base, over, full))


def _path_in(base: Source, over: Source, path: Path) -> Path:
    """Return the path in a translation file of what stands at `path`: items of lists are found by their id."""
    found: list[str | int] = []
    for end, step in enumerate(path):
        if isinstance(step, int):
            identifier = base.text_of((*path[:end], step, "id"))
            step = _position(over, tuple(found), identifier) if identifier else step  # noqa: PLW2901
        found.append(step)
    return tuple(found)


def _position(over: Source, path: Path, identifier: str) -> int:
    n = 0
    while typed := over.text_of((*path, n, "id")):
        if typed == identifier:
            return n
        n += 1
    return n
