"""Problems on the way out: as text, JSON and GitHub annotations, in order, and harmless to a terminal."""

import json
import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_conduct.problems import (
    FORMATS,
    Place,
    Problem,
    Report,
    Severity,
    as_github,
    as_json,
    as_text,
    printable,
)

MISSING = Problem(
    Place("codes/a.yml", 12, 5),
    "schema-error",
    text="schema.missing",
    arguments={"key": "title", "alias": "标题"},
)
UNREAD = Problem(Place("codes/reviews.yml"), "unread-file", Severity.INFO, arguments={"name": "reviews.yml"})
UNTRANSLATED = Problem(
    Place("codes/a.yml", 3),
    "missing-translation",
    Severity.WARNING,
    "D",
    arguments={"language": "en", "id": "a", "n": 2, "text": "七天"},
)
REPORT = Report.of([UNREAD, MISSING, UNTRANSLATED])
UNPRINTABLE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", sorted(FORMATS))
def test_a_report_is_told_to_the_letter_in_each_form(form, language, golden):
    golden(f"messages/{form}.{language}.txt", FORMATS[form](REPORT, language) + "\n")


def test_a_line_names_file_line_column_severity_rule_and_clause():
    assert as_text(Report.of([UNTRANSLATED]), "en").splitlines()[0].startswith("codes/a.yml:3:1: warning: ")
    assert as_text(Report.of([UNTRANSLATED]), "en").splitlines()[0].endswith(" (missing-translation, D)")


def test_a_problem_without_a_clause_names_the_rule_alone():
    assert as_text(Report.of([MISSING]), "en").splitlines()[0].endswith("(schema-error)")


def test_the_summary_counts_each_severity_and_can_be_left_out():
    assert as_text(REPORT, "en").endswith("\n1 error, 1 warning, 1 note.")
    assert as_text(REPORT, "zh").endswith("\n共1个错误、1个警告、1条提示。")
    assert "1 note." not in as_text(REPORT, "en", with_summary=False)


def test_a_report_without_problems_says_so():
    assert as_text(Report(), "en") == "No problems found."
    assert as_text(Report(), "zh") == "没有发现问题。"
    assert as_github(Report(), "en") == ""
    assert json.loads(as_json(Report(), "en")) == {
        "problems": [],
        "summary": {"error": 0, "warning": 0, "info": 0},
    }


def test_json_holds_every_part_of_a_problem():
    told = json.loads(as_json(Report.of([UNTRANSLATED]), "en"))["problems"]
    assert told == [
        {
            "file": "codes/a.yml",
            "line": 3,
            "column": 1,
            "severity": "warning",
            "rule": "missing-translation",
            "clause": "D",
            "message": UNTRANSLATED.message("en"),
            "hint": UNTRANSLATED.hint("en"),
        }
    ]


def test_a_github_annotation_escapes_what_its_syntax_uses():
    problem = Problem(
        Place("a,b:c%.yml", 2, 3), "unread-file", Severity.WARNING, arguments={"name": "50%\n::error::x"}
    )
    line = as_github(Report.of([problem]), "en")
    assert line.startswith("::warning file=a%2Cb%3Ac%25.yml,line=2,col=3,title=unread-file::")
    assert "50%25\\n::error::x" in line
    assert "\n" not in line


# Order


def test_problems_come_by_file_and_place_and_the_worst_first_at_one_place():
    first = Problem(Place("a.yml", 2), "b", Severity.INFO)
    worse = Problem(Place("a.yml", 2), "z", Severity.ERROR)
    earlier = Problem(Place("a.yml", 1, 9), "c", Severity.INFO)
    later = Problem(Place("a.yml", 10), "a", Severity.ERROR)
    other = Problem(Place("b.yml", 1), "a", Severity.ERROR)
    report = Report.of([other, later, first, worse, earlier])
    assert report.problems == (earlier, worse, first, later, other)


def test_the_same_problem_found_twice_is_told_once():
    again = Problem(MISSING.place, MISSING.rule, text=MISSING.text, arguments=dict(MISSING.arguments))
    assert Report.of([MISSING, again]).problems == (MISSING,)


def test_two_things_wrong_at_one_place_are_two_problems():
    other = Problem(
        MISSING.place, MISSING.rule, text=MISSING.text, arguments={"key": "status", "alias": "状态"}
    )
    assert len(Report.of([MISSING, other]).problems) == 2


@pytest.mark.parametrize(
    ("severity", "fails", "fails_strictly"),
    [(Severity.ERROR, True, True), (Severity.WARNING, False, True), (Severity.INFO, False, False)],
)
def test_an_error_always_fails_a_warning_when_strict_and_information_never(severity, fails, fails_strictly):
    report = Report.of([Problem(Place("a.yml"), "x", severity)])
    assert report.fails() is fails
    assert report.fails(strict=True) is fails_strictly


def test_a_report_counts_and_chooses_by_severity_and_file():
    assert [REPORT.count(severity) for severity in Severity] == [1, 1, 1]
    assert REPORT.errors == (MISSING,)
    assert REPORT.of_files(["codes/reviews.yml"]).problems == (UNREAD,)


def test_a_message_may_have_no_hint():
    assert Problem(
        Place("a.yml"), "schema-error", text="schema.missing", arguments={"key": "a", "alias": "b"}
    ).hint("en")
    bare = Problem(Place("a.yml"), "x")
    assert bare.hint("en") == ""


# What comes from a user's file cannot speak to the terminal

NASTY = st.text(
    st.one_of(st.characters(), st.sampled_from("\x1b\x07\r\n\t\x9b\u202e\u2066\u2069\u200b\u2028\ufeff"))
)


@given(NASTY, NASTY)
def test_text_and_annotations_hold_no_control_character_and_no_turned_writing(value, name):
    problem = Problem(
        Place(name), "schema-error", text="schema.missing", arguments={"key": value, "alias": ""}
    )
    for form in (as_text, as_github):
        for language in ("zh", "en"):
            assert UNPRINTABLE.search(form(Report.of([problem]), language)) is None


@given(NASTY)
def test_json_holds_no_control_character_in_messages_and_reads_back(value):
    problem = Problem(
        Place("a.yml"), "schema-error", text="schema.missing", arguments={"key": value, "alias": ""}
    )
    told = as_json(Report.of([problem]), "en")
    assert UNPRINTABLE.search(told) is None
    assert json.loads(told)["problems"][0]["message"] == problem.message("en")


@given(NASTY)
def test_each_problem_takes_one_line_and_its_hint_another(value):
    problem = Problem(
        Place("a.yml"), "schema-error", text="schema.missing", arguments={"key": value, "alias": ""}
    )
    assert len(as_text(Report.of([problem]), "en", with_summary=False).split("\n")) == 2
    assert len(as_github(Report.of([problem]), "en").split("\n")) == 1


def test_a_control_character_is_spelled_out_and_other_text_stays():
    assert printable("a\x1b[31m\u202e中文 é") == "a\\x1b[31m\\u202e中文 é"


def test_arguments_of_any_kind_are_told():
    problem = Problem(Place("a.yml"), "unread-file", arguments={"name": date(2026, 2, 1)})
    assert "2026-02-01" in problem.message("en")


def test_json_holds_no_turned_writing_in_file_names():
    problem = Problem(Place("a\u202e\x9b.yml"), "unread-file", arguments={"name": "a"})
    assert UNPRINTABLE.search(as_json(Report.of([problem]), "en")) is None
