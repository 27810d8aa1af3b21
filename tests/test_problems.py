"""Problems on the way out: as text, JSON, SARIF and GitHub annotations, in order, and harmless to a terminal."""

import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker

from mkdocs_conduct.problems import (
    Description,
    Place,
    Problem,
    Report,
    Severity,
    as_github,
    as_json,
    as_sarif,
    as_text,
    printable,
)

RULES = (
    Description("missing-translation", "译完", "都要译完", "都要译完 · all of it", Severity.INFO, "D"),
    Description("schema-error", "读得懂", "都读得懂", "都读得懂 · all of it", Severity.ERROR, ""),
)


def sarif(report, language="en"):
    return as_sarif(report, language, RULES, "1.2.3")


FORMATS = {"text": as_text, "json": as_json, "github": as_github, "sarif": sarif}

MISSING = Problem(
    Place("codes/a.yml", 12, 5),
    "schema-error",
    text="schema.missing",
    arguments={"key": "title", "alias": "标题"},
)
UNKNOWN = Problem(
    Place("codes/reviews.yml"), "no-owner", Severity.INFO, "4.8", arguments={"id": "reviews", "key": "title"}
)
UNTRANSLATED = Problem(
    Place("codes/a.yml", 3),
    "missing-translation",
    Severity.WARNING,
    "D",
    arguments={"language": "en", "id": "a", "n": 2, "text": "七天"},
)
REPORT = Report.of([UNKNOWN, MISSING, UNTRANSLATED])
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


def test_files_are_parted_by_an_empty_line_and_the_summary_stands_apart():
    assert [len(part.splitlines()) for part in as_text(REPORT, "en").split("\n\n")] == [4, 2, 1]


def test_the_summary_of_one_file_stands_below_it():
    assert "" not in as_text(Report.of([MISSING, UNTRANSLATED]), "en").split("\n")


def test_when_strict_the_summary_says_that_warnings_fail():
    assert as_text(REPORT, "en", strict=True).endswith("1 note. Warnings fail too (--strict).")
    assert as_text(REPORT, "zh", strict=True).endswith("1条提示。警告也算不通过（--strict）。")
    assert "--strict" not in as_text(Report.of([MISSING]), "en", strict=True)


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
        Place("a,b:c%.yml", 2, 3), "no-owner", Severity.WARNING, arguments={"id": "50%\n::error::x"}
    )
    line = as_github(Report.of([problem]), "en")
    assert line.startswith("::warning file=a%2Cb%3Ac%25.yml,line=2,col=3,title=no-owner::")
    assert "50%25\\n::error::x" in line
    assert "\n" not in line


# SARIF

SCHEMA = json.loads((Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA, format_checker=FormatChecker())


def faults(log):
    return [error.message for error in VALIDATOR.iter_errors(log)]


def results_of(*problems, language="en"):
    return json.loads(sarif(Report.of(problems), language))["runs"][0]["results"]


def fingerprints_of(*problems):
    return [result["partialFingerprints"]["conductProblem/v1"] for result in results_of(*problems)]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("report", [REPORT, Report()], ids=["problems", "clean"])
def test_sarif_is_valid_against_the_schema_of_the_standard(report, language):
    assert faults(json.loads(sarif(report, language))) == []


def test_the_schema_would_find_what_is_wrong():
    log = json.loads(sarif(REPORT))
    log["runs"][0]["results"][0]["level"] = "info"
    log["runs"][0]["results"][1]["locations"][0]["physicalLocation"]["region"]["startLine"] = 0
    assert len(faults(log)) == 2


def test_a_sarif_result_points_at_its_rule_and_place_and_says_the_hint_too():
    result, _, unknown = results_of(UNTRANSLATED, MISSING, UNKNOWN)
    assert (result["ruleId"], result["ruleIndex"], result["level"]) == ("missing-translation", 0, "warning")
    assert result["message"]["text"] == f"{UNTRANSLATED.message('en')}\n{UNTRANSLATED.hint('en')}"
    place = result["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": "codes/a.yml", "uriBaseId": "%SRCROOT%"}
    assert place["region"] == {"startLine": 3, "startColumn": 1}
    # A rule that the log does not describe has no index.
    assert (unknown["level"], "ruleIndex" in unknown) == ("note", False)


def test_a_sarif_log_describes_its_rules_and_speaks_the_language_asked_for():
    run = json.loads(sarif(REPORT, "zh"))["runs"][0]
    driver = run["tool"]["driver"]
    assert (driver["name"], driver["version"], run["language"]) == ("mkdocs-conduct", "1.2.3", "zh-CN")
    assert run["columnKind"] == "unicodeCodePoints"
    assert [rule["defaultConfiguration"]["level"] for rule in driver["rules"]] == ["note", "error"]
    assert driver["rules"][0]["properties"] == {"clause": "D"}
    assert run["results"][1]["message"]["text"].startswith(MISSING.message("zh"))


@pytest.mark.parametrize(
    ("file", "location"),
    [
        ("codes/书店 1/a#b.yml", {"uri": "codes/%E4%B9%A6%E5%BA%97%201/a%23b.yml", "uriBaseId": "%SRCROOT%"}),
        ("/srv/a.yml", {"uri": "file:///srv/a.yml"}),
    ],
)
def test_a_file_is_named_by_its_address(file, location):
    (result,) = results_of(Problem(Place(file), "schema-error", text="duplicate-id", arguments={"id": "C1"}))
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location


def stale(line, identifier="K1", due="2026-03-01", file="a.yml"):
    arguments = {"id": identifier, "key": "id", "period": due[:7], "due": due}
    return Problem(Place(file, line), "results-stale", Severity.WARNING, "8.1", arguments=arguments)


def test_a_fingerprint_stays_while_lines_move_and_days_pass():
    assert fingerprints_of(stale(3)) == fingerprints_of(stale(30, due="2026-04-01"))


def test_a_fingerprint_differs_where_the_thing_or_the_file_is_another():
    told = {
        *fingerprints_of(stale(3)),
        *fingerprints_of(stale(3, "K2")),
        *fingerprints_of(stale(3, file="b.yml")),
    }
    assert len(told) == 3


def test_two_problems_alike_have_two_fingerprints():
    assert len(set(fingerprints_of(stale(3), stale(9)))) == 2


def test_a_fingerprint_of_a_slip_does_not_count_lines():
    def twice(line):
        arguments = {"name": "title", "line": line}
        return Problem(Place("a.yml", line + 1), "schema-error", text="source.duplicate", arguments=arguments)

    assert fingerprints_of(twice(1)) == fingerprints_of(twice(7))


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
    assert REPORT.of_files(["codes/reviews.yml"]).problems == (UNKNOWN,)


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


@given(NASTY, NASTY)
def test_sarif_is_valid_and_holds_no_control_character_whatever_a_file_says(value, name):
    problem = Problem(
        Place(f"{name}.yml"), "schema-error", text="schema.missing", arguments={"key": value, "alias": ""}
    )
    told = sarif(Report.of([problem]))
    assert UNPRINTABLE.search(told) is None
    assert faults(json.loads(told)) == []


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
    problem = Problem(Place("a.yml"), "no-owner", arguments={"id": date(2026, 2, 1)})
    assert "2026-02-01" in problem.message("en")


def test_json_holds_no_turned_writing_in_file_names():
    problem = Problem(Place("a\u202e\x9b.yml"), "no-owner", arguments={"id": "a"})
    assert UNPRINTABLE.search(as_json(Report.of([problem]), "en")) is None
