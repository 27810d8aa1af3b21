"""Every check by its name, explained: what `conduct rules`, the reference and other tools' reports are made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ..labels.clauses import clauses, named_clauses
from ..problems import Severity
from ..rules import RULES, Manual, Rule
from .catalogue import UNWAIVABLE
from .elsewhere import ELSEWHERE, SCHEMA_ERROR, TEXT_NUMBER_UNSTRUCTURED
from .waivers import WAIVER_INVALID


@dataclass(frozen=True, slots=True)
class Check:
    """One check, by the name that problems carry; several rules may look for it, the first tells its level."""

    id: str
    rules: tuple[Rule, ...]

    @property
    def main(self) -> Rule:
        """The rule whose summary and level are the check's: the one about codes where there are several."""
        return self.rules[0]

    @property
    def severity(self) -> Severity:
        """How bad a problem is where nothing makes it milder."""
        return self.main.severity

    @property
    def clause(self) -> str:
        """The first clause it serves, "" where it serves none."""
        return next(iter(named_clauses(self.main.clause)), "")

    @property
    def is_of_organization(self) -> bool:
        """Whether it looks at an organization as a whole."""
        return self.main.of_organization is not None

    @property
    def is_fixed(self) -> bool:
        """Whether it has no other level and cannot be ignored."""
        return self.id in UNWAIVABLE

    @property
    def is_waivable(self) -> bool:
        """Whether a code may waive it."""
        is_of_code = self.main.of_code is not None or self.main is TEXT_NUMBER_UNSTRUCTURED
        return is_of_code and not self.is_fixed

    def manuals(self, language: str) -> tuple[Manual, ...]:
        """Return the manual page of each of its rules in Chinese or English."""
        return tuple(rule.manual(language) for rule in self.rules)


def _explained() -> Mapping[str, Check]:
    by_id: dict[str, list[Rule]] = {}
    # What is said of files in general comes first, then what is said of a code, then of its organization.
    for rule in dict.fromkeys((SCHEMA_ERROR, *RULES, WAIVER_INVALID, *ELSEWHERE)):
        by_id.setdefault(rule.id, []).append(rule)
    checks = [
        Check(name, tuple(sorted(rules, key=lambda rule: rule.of_organization is not None)))
        for name, rules in by_id.items()
    ]
    order = ("", *clauses())
    checks.sort(key=lambda check: order.index(check.clause) if check.clause in order else len(order))
    return {check.id: check for check in checks}


EXPLAINED: Mapping[str, Check] = _explained()
"""Every check in the order of the clauses, those about the files themselves first."""
