"""What is left out is told at the place it is missing: every field of the property demo, cut out of its text one at a time.

A deletion may bring three kinds of errors: the cut key is missing where it stood, an id it gave is named elsewhere,
or a check asks for it at its holder. What else it brings stands in tests/golden/deletions, one line a deletion.
"""

import gc
import re
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from cut import Cut, Field, fields, row, without
from mkdocs_conduct import check
from mkdocs_conduct.check.catalogue import KNOWN
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.problems import Problem, Report, Severity
from sample import DEMO, write_codes

FOLDER = "demo-property"
CODE = "property-service.yml"
FILES = (
    *("organization.yml", CODE, "reviews.yml", "improvements.yml", "goals.yml", "supervision.yml"),
    *("satisfaction/code-survey.yml", "results/2025-12.yml", "results/2025-year.yml"),
)
# The translation would tell of every text it has left over, and customers served in English would lack it.
SETTINGS = "as_of: 2026-01-20\nlanguages: [zh]\nlevels: {language-mismatch: off}\n"
LEFT_OUT = "property-service.en.yml"
LANGUAGES = (".zh", ".en")
VARIED = ("commitments[]", "performance_indicators[]", "reviews[]")
"""Parts of which each says other things: two of them are asked."""

DANGLING = frozenset(("dangling-reference", "unknown-post"))
ASKED_FOR = frozenset(
    (
        *("no-next-review", "unpublishable-state", "no-purpose", "no-scope"),
        *("comm-no-audience", "indicator-without-target", "no-complaint-contact", "result-empty"),
    )
)
"""Errors of rules that ask for a field."""
# The improvement is about an indicator, what was missed is the goal's own result.
INDIRECT = frozenset((("improvements", "goal-missed-no-action"),))

# The checks of ranks A and B that ask for something: what is cut out of the demo for each, all of it together.
# Where the standard's model takes one of several fields for an answer, all of them are cut.
CODE_ASKS: dict[str, tuple[str, ...]] = {
    "schema-error": ("title",),
    "dangling-reference": ("procedures.0",),
    "commitment-without-indicator": ("commitments.1.indicators", "commitments.1.objectives"),
    "indicator-without-target": ("performance_indicators.0.targets",),
    "promise-not-measurable": tuple(
        f"commitments.5.{key}" for key in ("limit", "criteria", "indicators", "objectives")
    ),
    "limit-without-start": ("commitments.0.limit.from",),
    "text-number-mismatch": ("commitments.0.limit",),
    "no-remedy": ("commitments.0.remedy",),
    "no-owner": ("owner", "approved"),
    "no-next-review": ("next_review",),
    "comm-no-audience": ("communication_plan.internal.0.audience",),
    "delivering-post-not-informed": ("communication_plan.internal.2", "training.2"),
    "unpublishable-state": ("version",),
    "no-purpose": ("purpose",),
    "no-scope": ("scope",),
    "undefined-term": ("definitions.0",),
    "unused-definition": ("commitments.4",),
    "objective-without-indicator": ("objectives.0.indicators", "commitments.0.objectives"),
    "objective-not-dated": ("objectives.0.by",),
    "objective-without-commitment": ("commitments.0",),
    "indicator-orphan": ("commitments.1.indicators",),
    "indicator-no-formula": ("performance_indicators.0.numerator",),
    "indicator-no-frequency": ("performance_indicators.0.frequency",),
    "indicator-no-source": ("performance_indicators.4.source", "information_collection.4.source"),
    "commitment-without-procedure": ("commitments.0.procedures",),
    "step-without-actor": ("procedures.0.steps.0.by",),
    "remedy-no-procedure": ("commitments.0.remedy.automatic",),
    "remedy-without-budget": ("resources.7",),
    "commitment-without-resources": ("resources.1",),
    "comm-no-internal": ("communication_plan.internal",),
    "comm-no-external": ("communication_plan.external",),
    "comm-no-method": ("communication_plan.external.0.method",),
    "comm-no-timing": ("communication_plan.external.0.when", "communication_plan.external.0.done"),
    "comm-no-owner": ("communication_plan.external.0.owner",),
    "party-not-reached": ("communication_plan.external.1",),
    "comm-overdue": ("communication_plan.internal.0.done",),
    "no-customer-input": ("inputs",),
    "no-staff-input": ("inputs.3",),
    "input-without-disposition": ("inputs.0.disposition",),
    "input-older-than-review": ("inputs.4",),
    "party-never-heard": ("inputs.0",),
    "information-kind-missing": ("information.0",),
    "law-not-dated": ("information.2.date",),
    "no-legal-check": ("legal_check",),
    "nonfulfilment-without-remedy": (
        "implementation.nonfulfilments.0.remedy_given",
        "implementation.nonfulfilments.0.remedied_on",
    ),
    "exclusion-undisclosed": ("performance_indicators.1.exclusions",),
}
ASKS: dict[str, tuple[str, ...]] = {
    **{name: tuple(f"{CODE}:{field}" for field in cut) for name, cut in CODE_ASKS.items()},
    "no-complaint-contact": ("organization.yml:complaints.channels", "organization.yml:channels"),
    "unknown-post": ("organization.yml:posts.8",),
    "no-dispute-route": ("organization.yml:disputes",),
    "no-acknowledge-limit": ("organization.yml:complaints.acknowledge_within",),
    "no-decision-limit": ("organization.yml:complaints.decide_within",),
    "no-escalation": ("organization.yml:complaints.levels.1",),
    "web-only-complaint": tuple(f"organization.yml:complaints.channels.{n}" for n in (0, 1, 4)),
    "target-missed-no-action": ("results/2025-12.yml:results.0.action",),
    "selective-results": ("results/2025.csv:K13,2025-11", "results/2025.csv:K13,2025-12"),
    "no-code-satisfaction": ("satisfaction/code-survey.yml:waves",),
    "review-inputs-incomplete": ("reviews.yml:reviews.1.inputs.law",),
    "decision-overdue": ("reviews.yml:reviews.0.decisions.0.done_on",),
    "action-overdue": ("improvements.yml:improvements.0.done_on",),
    "action-not-verified": ("improvements.yml:improvements.0.verified_on",),
    "effectiveness-below-target": ("improvements.yml:improvements.0.effective",),
    "no-owner of an action": ("improvements.yml:improvements.2.owner",),
    "no-owner of a decision": ("reviews.yml:reviews.1.decisions.0.owner",),
}
# The others of ranks A and B: what they look at is there, and wrong.
LOOKS_AT: dict[str, tuple[str, ...]] = {
    "words in a text": (
        *("vague-time", "vague-effort", "vague-quality", "escape-clause", "absolute-claim"),
        *(
            "final-interpretation-clause",
            "certification-claim",
            "placeholder-in-public",
            "out-of-scope-provision",
        ),
        *("discriminatory-limit", "remedy-without-amount-or-action"),
    ),
    "figures": (
        *(
            "numerator-gt-denominator",
            "limit-above-statutory",
            "target-impossible",
            "direction-target-conflict",
        ),
        *("target-weaker-than-promise", "promise-above-past-result", "step-limit-sum-exceeds-promise"),
        "survey-sample-too-small",
    ),
    "days that have passed, or in the wrong order": (
        *("review-overdue", "results-stale", "comm-external-before-internal", "law-change-unreviewed"),
        "in-force-before-training",
    ),
    "two things that contradict each other": (
        "conflicting-commitments",
        "term-conflict",
        "investigator-is-subject",
    ),
    "a choice that was made": ("complaint-fee", "all-indicators-hidden", "survey-subject-service-only"),
    "what the demo has none of: adopted codes, codes of units, waivers, published.yml": (
        *("adopted-without-source", "adopted-no-own-contact", "adopted-duty-unassigned"),
        *("override-unregistered", "waiver-invalid", "changed-without-version"),
    ),
    "built pages": ("internal-leak", "personal-data-in-public"),
}
# Ranks A and B of the standard's model, rule by rule: a check that joins them must join one of the tables above.
RANKED = frozenset(
    (
        *(
            "schema-error",
            "dangling-reference",
            "internal-leak",
            "personal-data-in-public",
            "no-complaint-contact",
        ),
        *("commitment-without-indicator", "indicator-without-target", "vague-time", "promise-not-measurable"),
        *(
            "limit-without-start",
            "text-number-mismatch",
            "no-remedy",
            "no-owner",
            "unknown-post",
            "review-overdue",
        ),
        *("no-next-review", "results-stale", "target-missed-no-action", "comm-no-audience"),
        *("delivering-post-not-informed", "escape-clause", "absolute-claim", "final-interpretation-clause"),
        *("certification-claim", "numerator-gt-denominator", "unpublishable-state", "limit-above-statutory"),
        *("placeholder-in-public", "conflicting-commitments", "no-dispute-route", "changed-without-version"),
        *("no-purpose", "no-scope", "vague-effort", "vague-quality", "undefined-term", "unused-definition"),
        *(
            "term-conflict",
            "objective-without-indicator",
            "objective-not-dated",
            "objective-without-commitment",
        ),
        *("indicator-orphan", "indicator-no-formula", "indicator-no-frequency", "indicator-no-source"),
        *("target-impossible", "direction-target-conflict", "target-weaker-than-promise"),
        *("promise-above-past-result", "commitment-without-procedure", "step-without-actor"),
        *("step-limit-sum-exceeds-promise", "remedy-without-amount-or-action", "remedy-no-procedure"),
        *("remedy-without-budget", "commitment-without-resources", "comm-no-internal", "comm-no-external"),
        *("comm-no-method", "comm-no-timing", "comm-no-owner", "party-not-reached", "comm-overdue"),
        *(
            "comm-external-before-internal",
            "no-customer-input",
            "no-staff-input",
            "input-without-disposition",
        ),
        *("input-older-than-review", "party-never-heard", "information-kind-missing", "law-not-dated"),
        *("law-change-unreviewed", "no-legal-check", "no-code-satisfaction", "survey-subject-service-only"),
        *("survey-sample-too-small", "review-inputs-incomplete", "decision-overdue", "action-overdue"),
        *("action-not-verified", "effectiveness-below-target", "nonfulfilment-without-remedy"),
        *("in-force-before-training", "no-acknowledge-limit", "no-decision-limit", "complaint-fee"),
        *("web-only-complaint", "no-escalation", "investigator-is-subject", "selective-results"),
        *(
            "all-indicators-hidden",
            "exclusion-undisclosed",
            "out-of-scope-provision",
            "adopted-without-source",
        ),
        *(
            "adopted-no-own-contact",
            "adopted-duty-unassigned",
            "override-unregistered",
            "discriminatory-limit",
        ),
        "waiver-invalid",
    )
)


@dataclass(frozen=True)
class Deletion:
    """One field of one file."""

    file: str
    field: Field


class Demo:
    """The property demo in a folder of its own, with other texts than the real ones for a moment."""

    def __init__(self, folder: Path) -> None:
        base = DEMO / FOLDER
        self.texts = {
            path.relative_to(base).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(base.rglob("*.*"))
            if path.name != LEFT_OUT
        }
        self.lines = {name: text.splitlines() for name, text in self.texts.items()}
        files = {f"{FOLDER}/{name}": text for name, text in self.texts.items()}
        self.codes = write_codes(folder, {"settings.yml": SETTINGS, **files})
        self.fields = {name: fields(self.texts[name]) for name in FILES}

    def report(self, changed: dict[str, str]) -> Report:
        folder = self.codes / FOLDER
        try:
            for name, text in changed.items():
                (folder / name).write_text(text, encoding="utf-8")
            return check.run(load_workspace(self.codes, base=folder))
        finally:
            for name in changed:
                (folder / name).write_text(self.texts[name], encoding="utf-8")

    def without(self, *deletions: Deletion) -> "Outcome":
        gone: dict[str, list[Field]] = {}
        for deletion in deletions:
            gone.setdefault(deletion.file, []).append(deletion.field)
        cuts = {file: Cut(self.texts[file], found) for file, found in gone.items()}
        report = self.report({file: cut.text for file, cut in cuts.items()})
        done = [Deletion(file, field) for file, cut in cuts.items() for field in cut.gone]
        return Outcome(self, done, cuts, report.problems)

    def field(self, name: str) -> Deletion:
        file, _, path = name.partition(":")
        if file.endswith(".csv"):
            return Deletion(file, row(self.texts[file], path))
        return Deletion(file, next(field for field in self.fields[file] if field.name == path))


@dataclass(frozen=True)
class Outcome:
    """What the checks say of the demo without something."""

    demo: Demo
    gone: list[Deletion]
    cuts: dict[str, Cut]
    problems: tuple[Problem, ...]

    def _line(self, problem: Problem) -> str:
        file = problem.place.file
        lines = self.cuts[file].lines if file in self.cuts else self.demo.lines[file]
        return lines[problem.place.line - 1]

    def at(self, problem: Problem) -> str:
        """The words a problem is shown at."""
        line = self._line(problem)
        if problem.place.file.endswith(".csv"):
            return line
        found = re.match(r"[- ]*\w+: \[[^\]]*\]?|[^,}\]]*", line[problem.place.column - 1 :])
        return found[0].strip() if found else ""

    def is_at_holder(self, problem: Problem) -> bool:
        """Whether a problem is shown where a field was cut: at its holders up to the one with an id, or in that one."""
        return any(self._is_in(deletion, problem) for deletion in self.gone)

    def _is_in(self, deletion: Deletion, problem: Problem) -> bool:
        if deletion.file != problem.place.file:
            return False
        holders = deletion.field.holders
        if not holders:
            return False
        if len(holders) == 1:
            return self.is_at_top(problem)
        cut, line = self.cuts[deletion.file], problem.place.line
        for n, holder in reversed(list(enumerate(holders))[1:]):
            if line in (cut.line(holder.key_line), cut.line(holder.line)):
                return True
            if holder.id:
                # What is asked of a list as a whole is shown where it begins.
                above = holders[n - 1]
                is_inside = cut.line(holder.line) <= line <= cut.line(holder.last_line)
                return is_inside or line in (cut.line(above.key_line), cut.line(above.line))
        return False

    def is_at_top(self, problem: Problem) -> bool:
        """Whether a problem is shown at a key of a file itself: the one that was cut in, or the code's."""
        is_of_it = problem.place.file == CODE or problem.place.file in self.cuts
        return is_of_it and not self._line(problem).startswith((" ", "-"))

    def names(self, problem: Problem) -> bool:
        """Whether a problem is about what was cut or its part names, or shown at words of it."""
        words = {word for one in self.gone for word in one.field.part if len(word) > 1}
        shown = self._line(problem).split(",") if problem.place.file.endswith(".csv") else [self.at(problem)]
        return problem.arguments["id"] in words or any(word in text for text in shown for word in words)

    def is_dangling(self, problem: Problem) -> bool:
        """Whether a problem is about an id that was given in what was cut, and is shown where that is still named."""
        typed = problem.arguments.get("typed", problem.arguments["id"])
        if problem.rule not in DANGLING or all(typed not in one.field.ids for one in self.gone):
            return False
        at = self.at(problem)
        return typed in (at.split(",") if problem.place.file.endswith(".csv") else {at.strip("[]\"'")})

    def is_explained(self, problem: Problem) -> bool:
        """Whether an error is what must come of the deletion."""
        if problem.rule == "schema-error":
            keys = {deletion.field.key for deletion in self.gone}
            is_meant = problem.text != "schema.missing" or problem.arguments["key"] in keys
            return is_meant and self.is_at_holder(problem)
        if problem.rule in DANGLING:
            return self.is_dangling(problem)
        return problem.rule in ASKED_FOR and (self.is_at_holder(problem) or self.is_at_top(problem))

    def follows(self, problem: Problem) -> bool:
        """Whether a problem has to do with what was cut, and is shown where that is to be seen."""
        if problem.severity is Severity.ERROR:
            return self.is_explained(problem)
        is_indirect = any((one.field.schema, problem.rule) in INDIRECT for one in self.gone)
        return is_indirect or self.is_at_holder(problem) or self.names(problem) or self.is_at_top(problem)

    def told(self) -> Iterator[str]:
        """One line for all problems of a kind in a file, with the words at the first."""
        alike = Counter((p.severity, p.rule, p.text, p.place.file) for p in self.problems)
        for (severity, rule, text, file), n in alike.items():
            first = next(
                p
                for p in self.problems
                if (p.severity, p.rule, p.text, p.place.file) == (severity, rule, text, file)
            )
            name = f"{rule} ({text})" if text and text != rule else rule
            times = f" ×{n}" if n > 1 else ""
            yield f"{severity} {name}{times} {file}: {self.at(first)[:60]}"


def chosen(demo: Demo, file: str) -> Iterator[Deletion]:
    """Yield one field of each kind, two of some: the first, and one that its name decides on."""
    by_schema: dict[str, list[Field]] = {}
    for field in demo.fields[file]:
        # What is alone in its holder goes with it; the languages of a text are one field.
        if not field.is_sole and not field.schema.endswith(LANGUAGES):
            by_schema.setdefault(field.schema, []).append(field)
    for schema, alike in by_schema.items():
        yield Deletion(file, alike[0])
        if len(alike) > 1 and schema.count("[]") == 1 and schema.startswith(VARIED):
            yield Deletion(file, alike[1 + zlib.crc32(schema.encode()) % (len(alike) - 1)])


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    # A third of the time would go into looking through what all other tests have left behind.
    gc.collect()
    gc.freeze()
    yield Demo(tmp_path_factory.mktemp("deletions"))
    gc.unfreeze()


def test_the_demo_is_clean_before_anything_is_cut(demo: Demo):
    assert not demo.report({}).problems


@pytest.mark.parametrize("file", FILES[:7])
def test_of_a_document_that_cannot_be_read_nothing_is_missed_elsewhere(demo: Demo, file: str):
    report = demo.report({file: f"{demo.texts[file]}nonsense: 1\n"})

    assert [(problem.rule, problem.place.file) for problem in report.problems] == [("schema-error", file)]


@pytest.mark.parametrize("file", FILES)
def test_a_cut_takes_out_one_field_and_nothing_else(demo: Demo, file: str):
    before = yaml.load(demo.texts[file], Loader=yaml.CBaseLoader)

    for deletion in list(chosen(demo, file))[::9]:
        after = Cut(demo.texts[file], [deletion.field]).text
        assert yaml.load(after, Loader=yaml.CBaseLoader) == without(before, deletion.field.path)


@pytest.mark.parametrize("file", FILES)
def test_each_field_that_is_cut_is_told_where_it_is_missing_and_all_else_follows_from_it(
    demo: Demo, file: str, golden: Callable[[str, str], None]
):
    lines, unexplained = [], []
    for deletion in chosen(demo, file):
        outcome = demo.without(deletion)
        told = "".join(f"  {line}\n" for line in outcome.told())
        lines.append(f"{deletion.field.name}\n{told}")
        unexplained.extend(
            f"{deletion.field.name}: {problem}"
            for problem in outcome.problems
            if not outcome.follows(problem)
        )
    assert not unexplained
    golden(f"deletions/{Path(file).stem}.txt", "".join(lines))


def test_every_check_of_the_first_ranks_asks_for_something_or_looks_at_what_is_there():
    asked = {name.split()[0] for name in ASKS}
    looked_at = {name for names in LOOKS_AT.values() for name in names}

    assert asked.isdisjoint(looked_at)
    assert asked | looked_at == RANKED
    assert RANKED <= KNOWN


@pytest.mark.parametrize("asked_for", sorted(ASKS))
def test_a_check_asks_for_what_is_cut_where_it_was_or_is_named_and_any_part_of_it_is_an_answer(
    demo: Demo, asked_for: str
):
    rule = asked_for.split(maxsplit=1)[0]
    cut = [demo.field(name) for name in ASKS[asked_for]]

    outcome = demo.without(*cut)

    asked = [problem for problem in outcome.problems if problem.rule == rule]
    assert asked
    assert [problem for problem in outcome.problems if not outcome.follows(problem)] == []
    for kept in cut:
        rest = demo.without(*(deletion for deletion in cut if deletion is not kept))
        assert rule not in {problem.rule for problem in rest.problems}


@settings(max_examples=60, derandomize=True, database=None)
@given(numbers=st.lists(st.integers(0, 10**6), min_size=2, max_size=2, unique=True))
def test_of_any_two_fields_that_are_cut_every_error_is_told_where_they_were_or_are_named(
    demo: Demo, numbers: list[int]
):
    every = [Deletion(file, field) for file in FILES for field in demo.fields[file]]
    outcome = demo.without(*(every[number % len(every)] for number in numbers))

    errors = [problem for problem in outcome.problems if problem.severity is Severity.ERROR]
    assert [problem for problem in errors if not outcome.is_explained(problem)] == []
