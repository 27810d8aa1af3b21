"""What is due when, and who sees to it: the same days as the checks hold against, one list for all."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mkdocs_conduct.check import run
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.measure.due import Due, DueKind, DueState, by_owner, by_week, counts, sunday
from mkdocs_conduct.measure.due_days import again_by, frequency_in
from mkdocs_conduct.measure.due_list import due_items
from mkdocs_conduct.model import CodeFramework, CodeStatus, Frequency, Origin, Text
from mkdocs_conduct.model.quantity import MonthDay
from sample import WHOLE, whole

DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 1, 1))
NEW_YEAR = MonthDay(1, 1)


@pytest.fixture(scope="module")
def framework() -> CodeFramework:
    return load_workspace(WHOLE, base=WHOLE).workspace.frameworks[0]


def due(day: date, owner: str = "", number: int = 0) -> Due:
    return Due(
        kind=DueKind.ACTION,
        id=f"A{number}",
        text=None,
        day=day,
        owner=owner,
        code="",
        origin=Origin(),
        path=(),
    )


def test_everything_with_a_day_stands_in_one_list(framework, golden):
    today = date(2026, 3, 1)
    lines = (
        f"{one.day} {one.state(today)} {one.kind} {one.id} | {one.owner} | {one.code}"
        f" | {one.origin.file} {one.path}"
        for one in due_items(framework, today)
    )
    golden("registers/due.txt", "\n".join(lines) + "\n")


def test_each_entry_of_the_list_has_a_name_of_its_own(framework):
    names = Counter((one.kind, one.code, one.id) for one in due_items(framework, date(2026, 3, 1)))
    assert [name for name, times in names.items() if times > 1] == []


OVERDUE = {
    "action-overdue": DueKind.ACTION,
    "action-not-verified": DueKind.VERIFICATION,
    "appeal-answer-overdue": DueKind.APPEAL,
    "audit-finding-open": DueKind.AUDIT_FINDING,
    "collection-overdue": DueKind.COLLECTION,
    "complaint-overdue": DueKind.COMPLAINT,
    "certificate-expired": DueKind.CERTIFICATE,
    "decision-overdue": DueKind.DECISION,
    "evaluation-overdue": DueKind.EVALUATION,
    "feedback-form-unanswered": DueKind.FEEDBACK_SHEET,
    "follow-up-overdue": DueKind.FOLLOW_UP,
    "gap-open": DueKind.GAP,
    "method-review-overdue": DueKind.METHOD,
    "milestone-overdue": DueKind.MILESTONE,
    "plan-item-overdue": DueKind.PLAN_ITEM,
    "rectification-overdue": DueKind.FINDING,
    "results-stale": DueKind.RESULT,
    "review-overdue": DueKind.REVIEW,
}


@pytest.mark.parametrize("as_of", ["2026-03-01", "2026-07-15", "2027-09-30"])
def test_what_a_check_calls_overdue_the_list_calls_overdue_too(tmp_path, as_of):
    loaded = whole(tmp_path, as_of=as_of)
    today = date.fromisoformat(as_of)
    late = {
        one.kind for one in due_items(loaded.workspace.frameworks[0], today) if one.state(today) == "overdue"
    }
    found = {problem.rule for problem in run(loaded).problems}
    missed = sorted(rule for rule, kind in OVERDUE.items() if rule in found and kind not in late)
    assert missed == []
    # In a year and a half nearly everything is late: an empty list would prove nothing.
    assert as_of < "2027" or len(found & OVERDUE.keys()) > 8


def test_an_organization_without_anything_has_nothing_due(framework):
    bare = CodeFramework(
        framework.organization.model_copy(
            update=dict.fromkeys(("certificates", "competence", "annual_plans", "follow_ups", "methods"), ())
        )
    )
    assert due_items(bare, date(2026, 3, 1)) == ()


def test_a_withdrawn_code_and_one_taken_from_a_publication_bring_nothing(framework):
    codes = tuple(code.model_copy(update={"status": CodeStatus.WITHDRAWN}) for code in framework.codes)
    gone = replace(framework, codes=codes, judged={})
    assert {one.code for one in due_items(gone, date(2026, 3, 1))} == {""}


def test_a_communication_that_comes_again_is_due_by_the_end_of_the_next_period():
    assert again_by(date(2026, 1, 8), Frequency.MONTHLY, NEW_YEAR) == date(2026, 2, 28)
    assert again_by(date(2026, 1, 8), Frequency.QUARTERLY, NEW_YEAR) == date(2026, 6, 30)
    assert again_by(date(2026, 1, 8), Frequency.DAILY, NEW_YEAR) == date(2026, 1, 9)
    assert again_by(date(2026, 1, 8), None, NEW_YEAR) is None
    assert again_by(date(2026, 1, 8), Frequency.IRREGULAR, NEW_YEAR) is None


@pytest.mark.parametrize(
    ("words", "frequency"),
    [
        ("monthly", Frequency.MONTHLY),
        ("每月", Frequency.MONTHLY),
        ("Every quarter", None),
        ("每季度", Frequency.QUARTERLY),
        ("half-yearly", Frequency.HALF_YEARLY),
        ("看情况", None),
    ],
)
def test_a_frequency_is_read_from_words_that_name_one(words, frequency):
    assert frequency_in(Text((("", words),))) is frequency


def test_the_week_ends_on_sunday_and_what_is_due_today_is_not_late():
    today = date(2026, 1, 20)
    states = {day: due(date(2026, 1, day)).state(today) for day in (19, 20, 25, 26)}
    assert states == {
        19: DueState.OVERDUE,
        20: DueState.WEEK,
        25: DueState.WEEK,
        26: DueState.SOON,
    }
    assert due(today + timedelta(days=30)).state(today) is DueState.SOON
    assert due(today + timedelta(days=31)).state(today) is DueState.LATER
    assert due(date(2026, 1, 1)).days_late(today) == 19


@given(DAYS, DAYS)
@settings(max_examples=60, deadline=None)
def test_each_day_has_one_state_and_is_late_only_when_overdue(day, today):
    one = due(day)
    assert (one.days_late(today) > 0) == (one.state(today) is DueState.OVERDUE)
    assert sum(counts([one], today).values()) == 1
    assert sunday(today).weekday() == 6


@given(st.lists(st.tuples(DAYS, st.sampled_from(["", "a", "b", "guard"])), max_size=20))
@settings(max_examples=60, deadline=None)
def test_grouping_loses_nothing_and_nobody_comes_last(pairs):
    items = [due(day, owner, n) for n, (day, owner) in enumerate(pairs)]
    owners = by_owner(items, ["b", "a"])
    assert sorted(one.id for mine in owners.values() for one in mine) == sorted(one.id for one in items)
    assert list(owners) == [name for name in ("b", "a", "guard", "") if name in owners]
    weeks = by_week(items)
    assert list(weeks) == sorted(weeks)
    assert sum(map(len, weeks.values())) == len(items)


def test_the_end_of_time_has_a_week_too():
    assert sunday(date.max) == date.max
    assert due(date.max).state(date(2026, 1, 1)) is DueState.LATER
