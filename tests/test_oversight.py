"""Checks of procedures in all places, audits, and whether improvements worked."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.measure import answers, coverage_of, effectiveness, findings_by_procedure
from mkdocs_conduct.model.improvements import Improvement, Improvements
from mkdocs_conduct.model.quantity import MonthDay, parse_period, parse_threshold
from mkdocs_conduct.model.reviews import Audit, Oversight, Reviews
from mkdocs_conduct.rules import CodeContext
from mkdocs_conduct.rules.evaluations import audit_finding_open
from mkdocs_conduct.rules.improvements import action_overdue
from sample import WHOLE

NEW_YEAR = MonthDay(1, 1)
DAY = date(2026, 5, 20)


def oversight(*visits: tuple[str, str], **fields: Any) -> Oversight:
    done = [{"date": day, "place": place} for day, place in visits]
    return Oversight.model_validate(
        {"id": "OV1", "procedure": "P1", "places": ["a", "b", "c", "d"], "done": done, **fields}
    )


def covered(found: Oversight, since: date | None = None, fiscal: MonthDay = NEW_YEAR) -> dict[str, str]:
    periods = coverage_of(found, DAY, fiscal, since)
    return {one.period.id: f"{len(one.checked)}/{len(one.places)}" for one in periods}


def test_coverage_counts_each_place_once_a_quarter():
    found = oversight(
        ("2025-11-03", "a"),
        ("2026-01-05", "a"),
        ("2026-02-05", "a"),
        ("2026-03-31", "b"),
        ("2026-04-01", "c"),
    )
    assert covered(found) == {"2026-Q2": "1/4", "2026-Q1": "2/4", "2025-Q4": "1/4"}


def test_a_quarter_without_any_visit_is_there_with_nothing():
    assert covered(oversight(("2025-11-03", "a"))) == {"2026-Q2": "0/4", "2026-Q1": "0/4", "2025-Q4": "1/4"}


def test_coverage_begins_with_the_first_whole_quarter_or_the_first_visit():
    assert covered(oversight(), since=date(2026, 1, 1)) == {"2026-Q2": "0/4", "2026-Q1": "0/4"}
    assert covered(oversight(), since=date(2026, 1, 2)) == {"2026-Q2": "0/4"}
    assert covered(oversight(("2026-02-05", "a")), since=date(2026, 3, 1)) == {
        "2026-Q2": "0/4",
        "2026-Q1": "1/4",
    }


def test_nothing_is_covered_where_nothing_was_done_and_no_day_is_known():
    assert covered(oversight()) == {}


def test_a_visit_elsewhere_or_still_to_come_does_not_count():
    assert covered(oversight(("2026-04-02", "x"), ("2026-06-02", "a"))) == {"2026-Q2": "0/4"}


@pytest.mark.parametrize(
    ("frequency", "expected"),
    [("monthly", "2026-05"), ("weekly", "2026-W21"), ("half_yearly", "2026-H1"), ("yearly", "2026")],
)
def test_other_frequencies_have_their_own_periods(frequency, expected):
    assert next(iter(covered(oversight(("2026-05-19", "a"), frequency=frequency)))) == expected


def test_a_year_is_the_organizations_own_year():
    found = oversight(("2026-05-19", "a"), frequency="yearly")
    assert covered(found, fiscal=MonthDay(4, 1)) == {"FY2026-27": "1/4"}


def test_without_places_or_regular_times_there_is_no_coverage():
    assert covered(oversight(("2026-05-19", "a"), places=[])) == {}
    assert covered(oversight(("2026-05-19", "a"), frequency="irregular")) == {}


def test_the_share_is_exact_and_all_places_are_asked_for_where_no_target_is_given():
    (now, last) = coverage_of(
        oversight(("2026-01-05", "a"), ("2026-01-06", "b"), places=["a", "b", "c"]), DAY, NEW_YEAR
    )
    assert (last.share, last.is_met, last.is_over) == (Decimal(200) / 3, False, True)
    assert last.missing == ("c",)
    assert now.is_over is False


@pytest.mark.parametrize(("target", "is_met"), [("≥75%", True), ("≥76%", False), (">75%", False)])
def test_coverage_is_held_against_its_target(target, is_met):
    visits = [("2026-01-05", place) for place in "abc"]
    assert coverage_of(oversight(*visits, target=target), DAY, NEW_YEAR)[1].is_met is is_met


# Audits


def audit(*findings: tuple[str, str | None], **fields: Any) -> list[tuple[str, int, int, int, bool]]:
    listed = [
        {"level": level, "text": "漏签", **({"procedure": procedure} if procedure else {})}
        for level, procedure in findings
    ]
    found = Audit.model_validate({"id": "AU1", "date": "2026-02-20", "findings": listed, **fields})
    return [
        (one.procedure, one.major, one.minor, one.observations, one.is_in_order)
        for one in findings_by_procedure(found)
    ]


def test_findings_are_counted_by_procedure_and_level():
    found = audit(("minor", "P1"), ("minor", "P1"), ("observation", "P1"), ("major", "P2"), ("minor", None))
    assert found == [("P1", 0, 2, 1, True), ("P2", 1, 0, 0, False), ("", 0, 1, 0, True)]


def test_a_third_minor_finding_is_too_many_unless_the_audit_allows_it():
    three = [("minor", "P1")] * 3
    assert audit(*three)[0][-1] is False
    assert audit(*three, most_minor="3")[0][-1] is True
    assert audit(("minor", "P1"), most_minor="0")[0][-1] is False


def test_an_audit_without_findings_is_in_order():
    assert audit() == []


# Improvements


def action(**fields: Any) -> Improvement:
    return Improvement.model_validate({"id": "A1", "text": "备班", **fields})


def test_effectiveness_is_effective_of_verified_in_the_time_asked_for():
    actions = [
        action(verified_on="2026-01-01", effective="true"),
        action(verified_on="2026-03-31", effective="false"),
        action(verified_on="2025-12-31", effective="false"),
        action(done_on="2026-02-01"),
    ]
    found = effectiveness(actions, date(2026, 1, 1), date(2026, 3, 31))
    assert (found.effective, found.verified, found.rate, found.is_met) == (1, 2, Decimal(50), False)


def test_nine_of_ten_are_enough_where_no_target_is_given():
    actions = [action(verified_on="2026-01-05", effective=str(n > 0).lower()) for n in range(10)]
    first, last = date(2026, 1, 1), date(2026, 3, 31)
    assert effectiveness(actions, first, last).is_met is True
    assert effectiveness(actions, first, last, parse_threshold("≥91%")).is_met is False


def test_where_nothing_was_verified_there_is_no_rate():
    found = effectiveness([action()], date(2026, 1, 1), date(2026, 3, 31))
    assert (found.rate, found.is_met) == (None, None)


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"about": ["K1"], "period": "2026-Q1"}, True),
        ({"about": ["K1"], "period": "2026-02"}, True),
        ({"about": ["K1"], "period": "2025-Q4"}, False),
        ({"about": ["K2"], "period": "2026-Q1"}, False),
        ({"about": ["K1"]}, True),
        ({"about": ["K1"], "done_on": "2026-01-01"}, True),
        ({"about": ["K1"], "done_on": "2025-12-31"}, False),
    ],
)
def test_an_action_answers_a_result_by_what_it_is_about_and_its_time(fields, expected):
    assert answers(action(**fields), {"K1", "G1"}, parse_period("2026-Q1"), NEW_YEAR) is expected


# What concerns several codes


def told(rule: Any, **documents: Any) -> list[tuple[str, str]]:
    """Return what a rule tells with each of two codes, the first one and its copy, as (code, about)."""
    workspace = load_workspace(WHOLE, base=WHOLE).workspace
    whole = workspace.frameworks[0]
    second = whole.codes[0].model_copy(update={"id": "second", "procedures": ()})
    framework = replace(whole, codes=(*whole.codes, second), **documents)
    return [
        (code.id, finding.about)
        for code in framework.codes
        for finding in rule.of_code(CodeContext(framework, workspace.settings, date(2026, 3, 1), code))
    ]


def test_an_action_of_no_code_is_told_once_and_one_of_a_code_with_that_code():
    overdue = {"text": "备班", "due": "2026-02-20"}
    listed = [{"id": "A1", **overdue}, {"id": "A2", "code": "second", **overdue}]
    improvements = Improvements.model_validate({"improvements": listed})
    assert told(action_overdue, improvements=improvements) == [("property-service", "A1"), ("second", "A2")]


def test_a_finding_about_a_procedure_is_told_with_the_code_that_has_it():
    open_finding = {"level": "minor", "text": "漏签", "due": "2026-02-20"}
    findings = [{**open_finding, "procedure": "P1"}, open_finding]
    reviews = Reviews.model_validate({"audits": [{"id": "AU1", "date": "2026-02-01", "findings": findings}]})
    assert told(audit_finding_open, reviews=reviews) == [("property-service", "AU1")] * 2
