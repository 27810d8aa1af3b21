"""The command `conduct`: what it prints, where, and with which exit code it ends."""

import json
import re
from datetime import date

import pytest
from jsonschema import Draft7Validator

from mkdocs_conduct.build import Options, checked
from mkdocs_conduct.check import EXPLAINED
from mkdocs_conduct.cli.starter import write_starter
from sample import BOOKSHOP, DEMO, ROOT, SETTINGS, run, seen, write_codes

BROKEN = "title: 坏的规范\nstatus: in_forse\ncommitments:\n  - {id: C1, promise: 多一个字母, remedyy: 道歉}\n"


def conduct(folder, *arguments, **environ):
    return run("-m", "mkdocs_conduct.cli", *arguments, folder=folder, **environ)


@pytest.fixture
def broken(tmp_path):
    write_codes(tmp_path / "codes", {"bad.yml": BROKEN, "returns.yml": BOOKSHOP})
    return tmp_path


def test_a_clean_code_ends_with_0_and_one_line(tmp_path):
    write_codes(tmp_path / "codes")
    done = conduct(tmp_path, "check")
    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) == 1


def test_problems_end_with_1_and_each_has_its_place_and_a_cure(broken):
    done = conduct(broken, "check")
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert [
        re.match(r"codes/bad\.yml:(\d+):\d+: ", line)[1] for line in lines if line.startswith("codes/")
    ] == ["2", "4"]
    assert "“remedy”" in done.stdout
    assert "“in_force”" in done.stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ["check", "nowhere"],
        ["check", "--as-of", "soon"],
        ["check", "--format", "xml"],
        ["check", "--select", "no-remdy"],
        ["check", "--ignore", "schema-error"],
        ["rules", "no-remdy"],
        ["chek"],
        ["check", "--colour"],
        ["export"],
        ["export", "out", "--codes", "nowhere"],
        ["new"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2_and_no_traceback(tmp_path, arguments):
    done = conduct(tmp_path, *arguments)
    assert done.returncode == 2
    assert "Traceback" not in done.stdout


def test_one_organizations_folder_can_be_checked_alone(tmp_path):
    done = conduct(tmp_path, "check", DEMO / "demo-property")
    assert done.returncode == 0, done.stdout


def test_messages_come_in_the_language_asked_for(broken):
    chinese = conduct(broken, "check", "--lang", "zh").stdout
    english = conduct(broken, "check", "--lang", "en").stdout
    assert "错误" in chinese
    assert ": error: " in english
    assert not re.search("[\u4e00-\u9fff]", english)


def test_json_has_every_problem_and_the_counts(broken):
    done = conduct(broken, "check", "--format", "json")
    report = json.loads(done.stdout)
    assert done.returncode == 1
    assert {problem["file"] for problem in report["problems"]} == {"codes/bad.yml"}
    assert report["summary"]["error"] == len(report["problems"]) == 2
    assert all(
        {"line", "column", "severity", "rule", "message", "hint"} <= problem.keys()
        for problem in report["problems"]
    )


def test_json_of_a_clean_code_is_json_too(tmp_path):
    write_codes(tmp_path / "codes")
    assert json.loads(conduct(tmp_path, "check", "--format", "json").stdout)["summary"]["error"] == 0


def test_github_annotations_are_one_line_for_each_problem(broken):
    lines = conduct(broken, "check", "--format", "github").stdout.splitlines()
    assert len(lines) == 2
    assert all(
        re.match(r"::error file=codes/bad\.yml,line=\d+,col=\d+,title=[a-z-]+::.+", line) for line in lines
    )


def test_sarif_is_valid_and_describes_every_check(broken):
    schema = json.loads((ROOT / "tests" / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8"))
    for folder, language in ((broken / "codes", "zh"), (DEMO, "en")):
        log = json.loads(conduct(broken, "check", folder, "--format", "sarif", "--lang", language).stdout)
        assert list(Draft7Validator(schema).iter_errors(log)) == []
        (one,) = log["runs"]
        assert [rule["id"] for rule in one["tool"]["driver"]["rules"]] == list(EXPLAINED)
        for result in one["results"]:
            assert one["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]


def test_a_warning_passes_and_fails_under_strict(tmp_path):
    settings = SETTINGS.replace("levels: {", "levels: {no-remedy: warning, ")
    text = BOOKSHOP.replace("    remedy: 未做到时赠送20元购书券\n", "")
    write_codes(tmp_path / "codes", {"settings.yml": settings, "returns.yml": text})
    lenient = conduct(tmp_path, "check")
    assert "no-remedy" in lenient.stdout
    assert lenient.returncode == 0
    strict = conduct(tmp_path, "check", "--strict")
    assert strict.returncode == 1
    assert "--strict" in strict.stdout.splitlines()[-1]


def test_the_day_comes_from_the_option_else_the_environment_else_the_settings(tmp_path):
    # The review is due on 2027-01-31; settings.yml says 2026-03-01.
    write_codes(tmp_path / "codes")
    late, early = {"CONDUCT_AS_OF": "2028-01-01"}, {"CONDUCT_AS_OF": "2026-03-01"}
    assert "review-overdue" not in conduct(tmp_path, "check").stdout
    assert "review-overdue" in conduct(tmp_path, "check", **late).stdout
    assert "review-overdue" in conduct(tmp_path, "check", "--as-of", "2028-01-01", **early).stdout
    assert "review-overdue" not in conduct(tmp_path, "check", "--as-of", "2026年3月1日", **late).stdout


def test_a_day_in_the_environment_that_is_none_ends_with_2(tmp_path):
    write_codes(tmp_path / "codes")
    done = conduct(tmp_path, "check", CONDUCT_AS_OF="soon")
    assert done.returncode == 2
    assert "soon" in done.stdout


def test_control_characters_of_a_file_never_reach_the_terminal(tmp_path):
    write_codes(tmp_path / "codes", {"bad.yml": 'title: "\\e[31m红"\nstatus: "\\e[2J\\a"\ncommitments: []\n'})
    assert "\x1b" not in conduct(tmp_path, "check").stdout


def test_a_terminal_without_chinese_gets_question_marks_and_no_traceback(broken):
    done = conduct(broken, "check", PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert "codes/bad.yml:2:" in done.stdout


def test_help_is_there_in_both_languages(tmp_path):
    done = conduct(tmp_path, "--help")
    assert done.returncode == 0
    assert all(
        words in done.stdout for words in ("check", "rules", "export", "new", "检查", "Customer-satisfaction")
    )


def test_the_starter_checks_clean_and_builds_strictly(tmp_path):
    done = conduct(tmp_path, "new", "mine", "--as-of", "2026-02-17")
    assert done.returncode == 0, done.stdout
    assert "mkdocs.yml" in done.stdout
    for configuration, page in (("mkdocs.yml", "site/codes"), ("mkdocs.internal.yml", "site-internal/posts")):
        built = run(
            "-m",
            "mkdocs",
            "build",
            "--strict",
            "-f",
            configuration,
            folder=tmp_path / "mine",
            CONDUCT_AS_OF="2026-03-01",
        )
        assert built.returncode == 0, built.stdout
        assert list((tmp_path / "mine" / page).rglob("index.html"))


@pytest.mark.parametrize(
    ("made", "review"),
    [("2026-02-17", "2027-01-31"), ("2026-11-21", "2027-10-31"), ("2028-03-31", "2029-02-28")],
)
def test_nothing_is_to_be_said_of_the_starter_until_its_review(tmp_path, made, review):
    starter = write_starter(tmp_path / "mine", date.fromisoformat(made))
    (code,) = (path for path in starter if path.name == "returns.yml")
    assert f"next_review: {review}" in code.read_text(encoding="utf-8")
    for day in {made, f"{made[:4]}-12-31", review}:
        _, report = checked(Options(codes=tmp_path / "mine" / "codes", as_of=date.fromisoformat(day)))
        assert report.problems == ()


def test_every_key_of_the_starters_code_is_explained_in_chinese(tmp_path):
    conduct(tmp_path, "new", "mine")
    (code,) = (tmp_path / "mine" / "codes" / "my-organization").glob("returns.yml")
    top = [line for line in code.read_text(encoding="utf-8").splitlines() if re.match(r"[a-z_]+:", line)]
    explained = [line for line in top if re.search(r"#.*[\u4e00-\u9fff]", line)]
    assert len(explained) >= len(top) / 2


def test_the_starters_pages_follow_from_its_yaml(tmp_path):
    conduct(tmp_path, "new", "mine", CONDUCT_AS_OF="2026-03-01")
    run("-m", "mkdocs", "build", folder=tmp_path / "mine", CONDUCT_AS_OF="2026-03-01")
    pages = [
        seen(page.read_text(encoding="utf-8"))
        for page in (tmp_path / "mine" / "site" / "codes").rglob("*.html")
    ]
    assert any("购买后7天内凭小票退货，当场退款。" in page for page in pages)


@pytest.mark.parametrize("name", ["file", "folder"])
def test_new_refuses_what_is_not_an_empty_folder_and_touches_nothing(tmp_path, name):
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "mine.txt").write_text("我的", encoding="utf-8")
    (tmp_path / "file").write_text("我的", encoding="utf-8")
    done = conduct(tmp_path, "new", name)
    assert done.returncode == 1
    assert "Traceback" not in done.stdout
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder", "mine.txt"]


def test_new_fills_a_folder_that_is_there_and_empty(tmp_path):
    (tmp_path / "mine").mkdir()
    assert conduct(tmp_path, "new", "mine").returncode == 0
    assert (tmp_path / "mine" / "mkdocs.yml").is_file()
