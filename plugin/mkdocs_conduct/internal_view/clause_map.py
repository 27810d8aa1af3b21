"""The clause map: for each clause what shows that it was followed, what is missing, and what was left out with a reason.

It is a look at one's own work, and says nothing about conformity: the standard is guidance.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..labels import key_in_words
from ..labels.clauses import clause_title, mapped_clauses
from ..model import Code, CodeFramework
from ..speaker import Speaker
from .evidence import EVIDENCE, Found, found_at, is_called_for

PRINCIPLES = tuple(f"4.{n}" for n in range(2, 14))
"""The principles that 4.1 is shown by."""

_FILES = {name: f"{name}.yml" for name in ("organization", "goals", "reviews", "improvements", "supervision")}
_FOLDERS = {"results": "results/", "satisfaction": "satisfaction/"}
"""Documents that are found by their file rather than by a key of the code."""


class ClauseState(StrEnum):
    """What there is for a clause."""

    EVIDENCE = "evidence"
    PARTLY = "partly"
    MISSING = "missing"
    EXCLUDED = "excluded"
    NOT_CALLED_FOR = "not_called_for"


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """One key that holds evidence."""

    name: str
    """The keys on the way, in words: `规范 › 输入`."""
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseEntry:
    """What there is for one clause."""

    number: str
    title: str
    state: ClauseState
    state_label: str
    evidence: tuple[Evidence, ...]
    missing: tuple[str, ...]
    """The keys that are empty, in words."""
    newest: str
    """The newest day in the evidence, as 2026-01-20; may be empty."""
    note: str
    """Why it was left out, or how many principles have evidence; may be empty."""
    problems: int
    """How many problems the checks found that this clause is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClauseMap:
    """All clauses for one code."""

    code: str
    code_id: str
    organization: str
    version: str
    as_of: str
    as_of_iso: str
    counts: tuple[tuple[str, int], ...]
    """How many clauses are in each state, in words."""
    entries: tuple[ClauseEntry, ...]


def clause_map(speaker: Speaker, code: Code, problems: Mapping[str, int]) -> ClauseMap:
    """Return the map of a code; `problems` counts what the checks found, by clause."""
    entries = _entries(speaker, code, problems)
    states = [entry.state for entry in entries]
    return ClauseMap(
        code=speaker.text(code.title),
        code_id=code.id,
        organization=speaker.text(speaker.framework.organization.name),
        version=code.version or "",
        as_of=speaker.date(speaker.as_of),
        as_of_iso=speaker.as_of.isoformat(),
        counts=tuple(
            (speaker.words(f"sheet.clauses.state.{state}"), states.count(state))
            for state in ClauseState
            if state in states
        ),
        entries=entries,
    )


def _entries(speaker: Speaker, code: Code, problems: Mapping[str, int]) -> tuple[ClauseEntry, ...]:
    found = {
        clause: tuple(found_at(path, speaker.framework, code, speaker.as_of) for path in paths)
        for clause, paths in EVIDENCE.items()
    }
    shown = {clause: _shown(clause, code, found[clause]) for clause in found}
    return tuple(
        _principles(speaker, shown, problems)
        if clause == "4.1"
        else _entry(speaker, code, clause, found[clause], problems)
        for clause in mapped_clauses()
    )


def _shown(clause: str, code: Code, found: tuple[Found, ...]) -> ClauseState:
    if any(one.clause == clause for one in code.not_applicable):
        return ClauseState.EXCLUDED
    if not is_called_for(clause, code):
        return ClauseState.NOT_CALLED_FOR
    if not any(one.count for one in found):
        return ClauseState.MISSING
    return ClauseState.PARTLY if _missing(clause, found) else ClauseState.EVIDENCE


def _missing(clause: str, found: tuple[Found, ...]) -> tuple[str, ...]:
    return tuple(
        one.path
        for path, one in zip(EVIDENCE[clause], found, strict=True)
        if not one.count and not path.startswith("?")
    )


def _entry(
    speaker: Speaker, code: Code, clause: str, found: tuple[Found, ...], problems: Mapping[str, int]
) -> ClauseEntry:
    state = _shown(clause, code, found)
    days = [one.newest for one in found if one.newest]
    newest = max(days, default=None)
    reasons = [one.reason for one in code.not_applicable if one.clause == clause and one.reason]
    return ClauseEntry(
        number=clause,
        title=clause_title(clause, speaker.language),
        state=state,
        state_label=speaker.words(f"sheet.clauses.state.{state}"),
        evidence=tuple(_evidence(speaker, one) for one in found if one.count),
        missing=()
        if state in (ClauseState.EXCLUDED, ClauseState.NOT_CALLED_FOR)
        else tuple(_name(path, speaker.language) for path in _missing(clause, found)),
        newest=newest.isoformat() if newest else "",
        note=speaker.phrases.join(speaker.text(reason) for reason in reasons),
        problems=problems.get(clause, 0),
    )


def _evidence(speaker: Speaker, found: Found) -> Evidence:
    return Evidence(name=_name(found.path, speaker.language), count=found.count)


def _name(path: str, language: str) -> str:
    """Return where a path leads, in words: the file, and the keys an editor types there."""
    root, *steps = path.split(".")
    if root in _FOLDERS:
        return _FOLDERS[root]
    first = _FILES.get(root) or key_in_words(root, language)
    return " › ".join((first, *(key_in_words(step, language) for step in steps)))


def _principles(
    speaker: Speaker, shown: Mapping[str, ClauseState], problems: Mapping[str, int]
) -> ClauseEntry:
    """4.1 has no data of its own: it is followed as far as the principles are."""
    there = [clause for clause in PRINCIPLES if shown[clause] in (ClauseState.EVIDENCE, ClauseState.PARTLY)]
    whole = all(shown[clause] is not ClauseState.MISSING for clause in PRINCIPLES)
    state = ClauseState.EVIDENCE if whole else ClauseState.PARTLY if there else ClauseState.MISSING
    return ClauseEntry(
        number="4.1",
        title=clause_title("4.1", speaker.language),
        state=state,
        state_label=speaker.words(f"sheet.clauses.state.{state}"),
        evidence=(),
        missing=(),
        newest="",
        note=speaker.words("sheet.clauses.principles", n=len(there), all=len(PRINCIPLES)),
        problems=problems.get("4.1", 0),
    )


def mapped_codes(framework: CodeFramework) -> tuple[Code, ...]:
    """Return the codes that have a map: the organization's own, not what was copied from a publication."""
    return tuple(code for code in framework.codes if not code.is_transcribed)


__all__ = ["ClauseEntry", "ClauseMap", "ClauseState", "Evidence", "clause_map", "mapped_codes"]
