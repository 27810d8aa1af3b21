"""What `check` says of six codes that organizations really published: nothing false, and nothing that stops a build."""

from collections.abc import Callable

import pytest

from mkdocs_conduct import check
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.problems import Report, Severity, as_text
from sample import REAL


@pytest.fixture(scope="module")
def report() -> Report:
    return check.run(load_workspace(REAL, base=REAL))


def test_what_a_source_does_not_say_is_information_and_no_fault(report: Report):
    assert {problem.severity for problem in report.problems} == {Severity.INFO}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_said_of_published_codes_is_what_a_reader_agrees_with(
    language: str, report: Report, golden: Callable[[str, str], None]
):
    golden(f"real-{language}.txt", as_text(report, language) + "\n")
