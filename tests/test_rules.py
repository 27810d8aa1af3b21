"""Every rule on cases that fail it and cases that pass: what an editor reads, to the letter, in Chinese and English.

The cases stand in tests/rules/<rule>.yml: each changes a few words of an example that says everything
the standard guides to, and is clean. What comes of them stands in tests/golden/rules/<rule>.txt.
"""

import inspect
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_conduct import check
from mkdocs_conduct.check import CHECKS
from mkdocs_conduct.labels import labels
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.problems import Report, Severity, as_text
from mkdocs_conduct.rules import RULES
from sample import write_codes

CASES = Path(__file__).parent / "rules"
FIXTURES = Path(__file__).parent / "fixtures"
FOLDER = "anju-property"
FILES = {
    "settings": "settings.yml",
    "org": f"{FOLDER}/organization.yml",
    "code": f"{FOLDER}/property-service.yml",
    "code.en": f"{FOLDER}/property-service.en.yml",
    "results": f"{FOLDER}/results/2026-02.yml",
}
IDS = sorted({rule.id for rule in CHECKS})
Case = dict[str, Any]


def cases_of(rule: str) -> list[Case]:
    return yaml.safe_load((CASES / f"{rule}.yml").read_text(encoding="utf-8"))


def changed(case: Case) -> dict[str, str]:
    """Return the files of an example, the one that says everything where the case does not say, with the changes of the case."""
    base = FIXTURES / case.get("base", "whole") / "codes"
    files = {
        path.relative_to(base).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(base.rglob("*.*"))
    }
    for short, old, new in case.get("change", ()):
        name = FILES.get(short, f"{FOLDER}/{short}")
        if old is None:
            del files[name]
        elif old == "":
            assert name not in files
            files[name] = new
        else:
            assert files[name].count(old) == 1, f"{old!r} stands {files[name].count(old)} times in {name}"
            files[name] = files[name].replace(old, new)
    return files


def report_of(case: Case, folder: Path) -> Report:
    codes = write_codes(folder, changed(case))
    return check.run(load_workspace(codes, base=codes))


def told(case: Case, report: Report) -> str:
    name = f"fails: {case['fail']}" if "fail" in case else f"passes: {case['pass']}"
    return f"== {name}\n{as_text(report, 'zh')}\n{as_text(report, 'en')}\n"


@pytest.mark.parametrize("rule", IDS)
def test_a_rule_says_exactly_this_in_the_cases_that_fail_it_and_nothing_in_those_that_pass(
    rule: str, tmp_path: Path, golden: Callable[[str, str], None]
):
    text = []
    for n, case in enumerate(cases_of(rule)):
        report = report_of(case, tmp_path / str(n))
        found = [problem for problem in report.problems if problem.rule == rule]
        if "fail" in case:
            assert found, f"{case['fail']}: nothing was found"
            # One mistake, one problem: what else a change brings about is said in the case.
            assert {problem.rule for problem in report.problems} == {rule, *case.get("also", ())}
        elif case.get("info"):
            assert found
            assert all(problem.severity is Severity.INFO for problem in found)
        else:
            assert not found, f"{case['pass']}: {as_text(Report(tuple(found)), 'en')}"
        text.append(told(case, report))
    golden(f"rules/{rule}.txt", "\n".join(text))


@pytest.mark.parametrize("rule", IDS)
def test_every_rule_has_a_case_that_fails_and_one_that_passes(rule: str):
    cases = cases_of(rule)

    assert any("fail" in case for case in cases)
    assert any("pass" in case for case in cases)


def test_no_cases_are_left_of_a_rule_that_is_gone():
    assert sorted(path.stem for path in CASES.glob("*.yml")) == IDS


@pytest.mark.parametrize("rule", CHECKS, ids=lambda rule: rule.id)
def test_every_rule_is_explained_with_a_bad_and_a_good_example(rule):
    explanation = inspect.cleandoc(rule.explanation)

    assert explanation.splitlines()[0].endswith((".", ":"))
    assert "Bad:" in explanation
    assert "Good:" in explanation


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_message_in_one_language_stands_in_the_other_with_the_same_arguments(language: str):
    folder = Path(inspect.getfile(labels)).parent / "rules"
    names = {
        tag: sorted(path.name.split(".")[0] for path in folder.glob(f"*.{tag}.yml")) for tag in ("zh", "en")
    }
    texts = {
        tag: {
            key: message
            for name in names[tag]
            for key, message in yaml.safe_load(
                (folder / f"{name}.{tag}.yml").read_text(encoding="utf-8")
            ).items()
        }
        for tag in ("zh", "en")
    }

    assert names["zh"] == names["en"]
    assert list(texts["zh"]) == list(texts["en"])
    for key, message in texts[language].items():
        assert set(message) == {"message", "hint"}, key
        assert str(message["message"]).strip(), key
        assert message["hint"].strip(), key


def test_every_rule_is_in_the_registry_once():
    functions = [rule.of_code or rule.of_organization for rule in RULES]

    assert len(set(functions)) == len(functions)
    assert all(functions)
