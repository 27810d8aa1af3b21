"""The levels that settings.yml gives rules."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from ..load import Loaded
from ..model import Settings
from ..problems import Problem, Severity
from ..rules.base import nearest
from .catalogue import KNOWN, MADE, UNWAIVABLE


def levelled(problem: Problem, levels: Mapping[str, str]) -> Problem | None:
    """Return the problem with the level that the settings give its rule, None where that is off.

    A message with a severity of its own may be given a level by its own name.
    """
    level = levels.get(problem.text) or levels.get(problem.rule)
    if level is None or problem.rule in UNWAIVABLE:
        return problem
    return None if level == "off" else replace(problem, severity=Severity(level))


def at_levels(problems: Iterable[Problem], settings: Settings) -> Iterator[Problem]:
    """Yield the problems at the levels that the settings give their rules, without those that are off."""
    for problem in problems:
        found = levelled(problem, settings.levels)
        if found is not None:
            yield found


def level_problems(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each rule in `levels` that does not exist or has no other level."""
    settings = loaded.workspace.settings
    for name in settings.levels:
        if name in KNOWN and name not in UNWAIVABLE:
            continue
        place = loaded.sources.place(settings.origin, "levels", name, key=True)
        near = nearest(name, MADE)
        unknown = "unknown-check-near" if near else "unknown-check"
        text = "level-fixed" if name in UNWAIVABLE else unknown
        yield Problem(place, "schema-error", text=text, arguments={"check": name, "nearest": near})
