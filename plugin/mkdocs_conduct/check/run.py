"""Loaded → Report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..load import Loaded
from ..model import Code, CodeFramework
from ..problems import Problem, Report
from ..rules import RULES, CodeContext, Context, Finding, Rule
from .levels import at_levels, level_problems
from .placing import Placing
from .waivers import Waivers


def run(loaded: Loaded) -> Report:
    """Return the problems of reading and everything the rules find; waived findings are left out."""
    found = at_levels((*loaded.problems, *_found(loaded)), loaded.workspace.settings)
    return Report.of((*found, *level_problems(loaded)))


def _found(loaded: Loaded) -> Iterator[Problem]:
    for framework in loaded.workspace.frameworks:
        yield from _of_organization(loaded, framework)
        for code in framework.codes:
            yield from _of_code(loaded, framework, code)


def _of_organization(loaded: Loaded, framework: CodeFramework) -> Iterator[Problem]:
    placing = Placing(loaded.sources)
    context = Context(framework, loaded.workspace.settings, loaded.workspace.as_of)
    for rule in RULES:
        if rule.of_organization is not None and rule.needs.isdisjoint(framework.unread):
            for finding in rule.of_organization(context):
                severity = finding.severity or rule.severity
                yield placing.problem(rule, finding, severity, framework.organization.id)


def _findings(rule: Rule, context: CodeContext) -> Iterable[Finding]:
    if rule.of_code is None or not rule.needs.isdisjoint(context.framework.unread):
        return ()
    return rule.of_code(context) if rule.applies_to(context.code) else ()


def _of_code(loaded: Loaded, framework: CodeFramework, code: Code) -> Iterator[Problem]:
    placing = Placing(loaded.sources)
    context = CodeContext(framework, loaded.workspace.settings, loaded.workspace.as_of, code)
    waivers = Waivers(code, context.as_of)
    for rule in RULES:
        for finding in _findings(rule, context):
            if not waivers.cover((rule.id, finding.text), finding.about or code.id):
                severity = finding.severity or rule.severity_for(code)
                yield placing.problem(rule, finding, severity, code.id)
    for finding in waivers.faults():
        yield placing.problem(waivers.rule, finding, waivers.rule.severity, code.id)
