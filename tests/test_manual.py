"""The manual of checks: every name a problem can carry is explained in both languages, from one source."""

import ast
import json
import re
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from mkdocs_conduct.build import Options, build
from mkdocs_conduct.check import CHECKS, EXPLAINED
from mkdocs_conduct.check.elsewhere import ELSEWHERE
from mkdocs_conduct.cli import main
from mkdocs_conduct.cli.manual import as_data, descriptions, examples, groups, listing, page, paragraphs
from mkdocs_conduct.labels import HERE, MANUALS, labels
from mkdocs_conduct.labels.clauses import clause_name, clause_title, clauses, mapped_clauses, named_clauses
from mkdocs_conduct.model import Waiver
from mkdocs_conduct.problems import Severity
from mkdocs_conduct.rules import Manual
from sample import BOOKSHOP, write_codes

PACKAGE = HERE.parent
LANGUAGES = ("zh", "en")
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.fixture(autouse=True)
def _a_chinese_terminal(monkeypatch):
    monkeypatch.setenv("LC_ALL", "zh_CN.UTF-8")


def conduct(*arguments):
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


# What a docstring says

EXPLANATION = """A promise says when.

    Why it matters,
    on two lines. And an exception.

    Bad: `within: 3`
    alone. Good: `within: 3天`.

    中文：承诺要说
    什么时候做到。

    为什么重要，写成了
    两行 `within`。

    反例：只有`within: 3`。正例：
    `within: 3天`。
    """


def test_a_docstring_is_read_as_two_pages():
    assert Manual.read(EXPLANATION, "en") == Manual(
        "A promise says when.",
        ("Why it matters, on two lines. And an exception.",),
        "`within: 3` alone.",
        "`within: 3天`.",
    )
    assert Manual.read(EXPLANATION, "zh") == Manual(
        "承诺要说什么时候做到。",
        ("为什么重要，写成了两行 `within`。",),
        "只有`within: 3`。",
        "`within: 3天`。",
    )


def test_what_a_docstring_does_not_say_is_empty():
    assert Manual.read("Only this.", "en") == Manual("Only this.", (), "", "")
    assert Manual.read("Only this.", "zh") == Manual("", (), "", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("rule", [*CHECKS, *ELSEWHERE], ids=lambda rule: rule.id)
def test_every_rule_has_a_manual_page_with_a_reason_and_two_examples(rule, language):
    manual = rule.manual(language)
    end = {"zh": "。", "en": "."}[language]
    assert manual.summary.endswith(end)
    assert manual.why
    assert all(text.endswith((end, "：", ":")) for text in manual.why)
    assert manual.bad
    assert manual.good
    # An English page may name Chinese words, but it does not begin with one.
    assert HAN.search(manual.summary) if language == "zh" else manual.summary[0].isascii()


# Every name is explained


def named_by_code() -> set[str]:
    """Return the names that rooms give the problems they make without a rule."""
    found = set()
    for path in sorted(PACKAGE.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants = {
            target.id: node.value.value
            for node in tree.body
            if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
            for target in node.targets
            if isinstance(target, ast.Name)
        }
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Problem":
                rule = node.args[1]
                name = (
                    rule.value if isinstance(rule, ast.Constant) else constants.get(getattr(rule, "id", ""))
                )
                found.add(name or ast.unparse(rule))
    return found


def test_every_name_that_a_problem_can_carry_is_explained():
    named = named_by_code()
    assert {"schema-error", "missing-translation"} <= named
    # `check` names the problems of rules by the rule itself.
    assert named - {"rule.id"} - EXPLAINED.keys() == set()
    assert {rule.id for rule in CHECKS} <= EXPLAINED.keys()


def test_what_is_explained_beside_the_rules_is_what_problems_are_called():
    texts = {
        word.value.value
        for path in sorted((PACKAGE / "rules").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        for word in node.keywords
        if word.arg == "text" and isinstance(word.value, ast.Constant)
    }
    assert {entry.id for entry in ELSEWHERE} <= named_by_code() | texts


def test_checks_come_in_the_order_of_the_standard_and_each_once():
    order = ["", *clauses()]
    places = [order.index(check.clause) for check in EXPLAINED.values()]
    assert places == sorted(places)
    assert [check.id for _, _, checks in groups("en") for check in checks] == list(EXPLAINED)


def test_a_check_is_told_first_for_codes_and_then_for_organizations():
    check = EXPLAINED["unknown-post"]
    kinds = [rule.of_organization is not None for rule in check.rules]
    assert kinds == sorted(kinds)
    assert set(kinds) == {False, True}
    assert len(examples(check, "zh")) == 2 * len(check.rules)
    for manual in check.manuals("zh")[1:]:
        assert any(manual.summary in text for text in paragraphs(check, "zh"))


# Clauses


def test_39_clauses_ask_for_something():
    assert len(mapped_clauses()) == 39
    assert mapped_clauses()[0] == "4.1"
    assert mapped_clauses()[12] == "4.13"
    assert mapped_clauses()[-10:] == ("8.5", *"ABCDEFGHI")


def test_clauses_come_in_their_order_with_annexes_and_sister_standards_last():
    assert clauses()[:5] == ("0", "1", "2", "3", "4")
    assert clauses().index("4.9") + 1 == clauses().index("4.10")
    assert clauses()[-4:] == ("I", "19012", "19013", "19014")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_clause_that_a_rule_serves_has_a_title(language):
    named = {clause for rule in CHECKS for clause in named_clauses(rule.clause)}
    assert named - set(clauses()) == set()
    assert all(clause_title(clause, language) for clause in clauses())


def test_a_clause_is_named_with_its_number_and_an_annex_as_an_annex():
    assert clause_name("4.13", "zh") == "4.13 及时"
    assert clause_name("4.13", "en") == "4.13 Timeliness"
    assert clause_name("D", "zh") == "附录D 便利性指南"
    assert clause_name("19012", "en").startswith("GB/T 19012")
    assert named_clauses("6.4, 19012") == ("6.4", "19012")


@pytest.mark.parametrize("part", MANUALS)
def test_the_manual_has_the_same_words_in_both_languages(part):
    def leaves(language):
        data = yaml.safe_load((HERE / f"{part}.{language}.yml").read_text(encoding="utf-8"))
        return dict(flat(data))

    def flat(data, prefix=""):
        for key, value in data.items():
            if isinstance(value, dict) and "other" not in value:
                yield from flat(value, f"{prefix}{key}.")
            else:
                text = value["other"] if isinstance(value, dict) else value
                yield f"{prefix}{key}", sorted(re.findall(r"\{(\w*)\}", text))

    assert leaves("zh") == leaves("en")


# conduct rules


@pytest.mark.parametrize("language", LANGUAGES)
def test_conduct_rules_lists_every_check_with_its_clause_level_and_summary(language):
    told = conduct("rules", "--lang", language)
    assert told.exit_code == 0
    assert told.output == listing(language) + "\n"
    for check in EXPLAINED.values():
        severity = labels(language)(f"severity.{check.severity}")
        summary = re.escape(check.main.manual(language).summary)
        assert re.search(rf"(?m)^  {check.id} +{severity} +{summary}$", told.output)
    assert clause_name("4.13", language) in told.output.splitlines()


def test_a_manual_page_is_told_to_the_letter(golden):
    # One that can be waived and has milder levels, one that stands fast, one about organizations.
    names = ("commitment-without-indicator", "waiver-invalid", "no-organization")
    told = [page(EXPLAINED[name], language) for name in names for language in LANGUAGES]
    golden("messages/manual.txt", "\n\n----\n\n".join(told) + "\n")


def test_the_waiver_that_a_page_shows_is_one_that_counts(tmp_path):
    text = conduct("rules", "no-remedy", "--lang", "zh").output
    snippet = re.search(r"(?m)^    waivers:\n {6}- (\{.*\})$", text)[1]
    assert Waiver.model_validate(yaml.load(snippet, yaml.BaseLoader)).check == "no-remedy"
    code = BOOKSHOP.replace("    remedy: 未做到时赠送20元购书券\n", "").replace(
        "by: 店长", "by: general-manager"
    )
    for name, waivers in (("without", ""), ("with", f"waivers:\n  - {snippet}\n")):
        codes = write_codes(tmp_path / name, {"returns.yml": code + waivers})
        assert ("no-remedy" in conduct("check", codes).output) is (name == "without")


def test_the_level_that_a_page_shows_is_one_that_counts(tmp_path):
    line = re.search(r"(?m)^    (levels: .*)$", conduct("rules", "no-remedy").output)[1]
    code = BOOKSHOP.replace("    remedy: 未做到时赠送20元购书券\n", "")
    codes = write_codes(tmp_path, {"returns.yml": code, "settings.yml": f"as_of: 2026-03-01\n{line}\n"})
    told = json.loads(conduct("check", codes, "--select", "no-remedy", "--format", "json").output)
    assert [problem["severity"] for problem in told["problems"]] == ["info"]


@pytest.mark.parametrize("name", EXPLAINED)
def test_every_page_can_be_shown_and_says_whether_it_can_be_waived(name):
    check = EXPLAINED[name]
    for language in LANGUAGES:
        text = page(check, language)
        assert text.startswith(f"{name} · ")
        assert ("waivers:" in text) is check.is_waivable
        assert (f"levels: {{{name}: " in text) is not check.is_fixed


def test_the_language_is_chinese_unless_the_environment_says_english(monkeypatch):
    assert "警告" in conduct("rules", "no-remedy").output
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert HAN.search(conduct("rules", "review-overdue").output) is None


def test_json_of_a_check_has_what_its_page_says():
    one = json.loads(
        conduct("rules", "commitment-without-indicator", "--format", "json", "--lang", "en").output
    )
    assert one == as_data(EXPLAINED["commitment-without-indicator"], "en")
    assert (one["severity"], one["small_business"], one["transcribed"]) == ("warning", "info", "info")
    assert (one["clause"], one["waivable"], one["level_can_change"]) == ("6.5", True, True)


def test_json_lists_every_check():
    told = json.loads(conduct("rules", "--format", "json").output)
    assert [one["id"] for one in told["rules"]] == list(EXPLAINED)


@pytest.mark.parametrize(("typed", "near"), [("no-remdy", "no-remedy"), ("zzzzzz", "")])
def test_a_name_that_does_not_exist_ends_with_2_and_the_nearest(typed, near):
    done = conduct("rules", typed)
    assert done.exit_code == 2
    assert f"“{typed}”" in done.output
    assert near in done.output


def test_sarif_describes_every_check_in_both_languages():
    told = {one.id: one for one in descriptions("en")}
    assert list(told) == list(EXPLAINED)
    one = told["review-overdue"]
    assert (one.severity, one.clause) == (Severity.WARNING, "8.4")
    assert HAN.search(one.text) is None
    assert one.help.index("Level") < one.help.index("级别")


# conduct check --select and --ignore

BAD = BOOKSHOP.replace("next_review: 2027-01-31\n", "").replace("    remedy: 未做到时赠送20元购书券\n", "")
QUIET = "as_of: 2026-03-01\nlanguages: [zh]\n"


@pytest.fixture
def codes(tmp_path):
    return write_codes(tmp_path / "codes", {"returns.yml": BAD, "settings.yml": QUIET})


def names_of(*arguments):
    done = conduct("check", *arguments, "--format", "json")
    return {problem["rule"] for problem in json.loads(done.output)["problems"]}


def test_select_tells_of_these_checks_only(codes):
    assert {"no-next-review", "no-remedy", "no-dispute-route"} < names_of(codes)
    assert names_of(codes, "--select", "no-remedy") == {"no-remedy"}
    both = {"no-remedy", "no-next-review"}
    assert names_of(codes, "--select", "no-remedy, no-next-review") == both
    assert names_of(codes, "--select", "no-remedy", "--select", "no-next-review") == both


def test_ignore_tells_of_all_others(codes):
    every = names_of(codes)
    assert names_of(codes, "--ignore", "no-remedy") == every - {"no-remedy"}
    assert names_of(codes, "--select", "no-", "--ignore", "no-remedy") == {
        name for name in every - {"no-remedy"} if name.startswith("no-")
    }


def test_the_exit_code_counts_what_is_told(codes):
    assert conduct("check", codes).exit_code == 1
    assert conduct("check", codes, "--select", "no-dispute-route").exit_code == 0
    assert conduct("check", codes, "--ignore", "no-next-review").exit_code == 0


def test_a_message_with_a_level_of_its_own_is_selected_by_its_own_name(codes):
    (codes / "returns.yml").write_text(BOOKSHOP.replace("当场退款", "3天内到账"), encoding="utf-8")
    assert names_of(codes, "--select", "text-number-unstructured") == {"text-number-mismatch"}
    assert "text-number-mismatch" not in names_of(codes, "--ignore", "text-number-unstructured")


def test_a_message_with_a_level_of_its_own_is_waived_by_its_own_name(codes):
    waiver = (
        "waivers: {check: text-number-unstructured, on: C1, reason: 正在商定, by: 店长, until: 2026-12-31}\n"
    )
    text = BOOKSHOP.replace("当场退款", "3天内到账")
    (codes / "returns.yml").write_text(text + waiver, encoding="utf-8")
    assert "text-number-mismatch" not in names_of(codes)


@pytest.mark.parametrize(("level", "told"), [("off", []), ("warning", ["warning"])])
def test_a_level_holds_for_what_is_told_when_pages_are_built(codes, level, told):
    (codes / "returns.yml").write_text(BOOKSHOP, encoding="utf-8")
    (codes / "returns.en.yml").write_text("title: Returns\n", encoding="utf-8")
    settings = f"as_of: 2026-03-01\nlanguages: [zh, en]\nlevels: {{missing-translation: {level}}}\n"
    (codes / "settings.yml").write_text(settings, encoding="utf-8")
    problems = build(Options(codes=codes)).report.problems
    assert [str(p.severity) for p in problems if p.rule == "missing-translation"] == told


def test_a_file_that_cannot_be_read_is_told_whatever_is_selected(codes):
    (codes / "returns.yml").write_text(BAD.replace("title:", "titel:"), encoding="utf-8")
    assert names_of(codes, "--select", "no-remedy") == {"schema-error"}


@pytest.mark.parametrize("typed", ["schema-error", "waiver-invalid", "no-remedy,schema-error", "schema-"])
def test_what_nothing_can_do_without_cannot_be_ignored(codes, typed):
    done = conduct("check", codes, "--ignore", typed)
    assert done.exit_code == 2
    assert "不能忽略" in done.output


@pytest.mark.parametrize("option", ["--select", "--ignore"])
@pytest.mark.parametrize(
    ("typed", "said"),
    [("no-remdy", "“no-remedy”"), ("zzzzzz", "“zzzzzz”"), ("no-remedy,qq-", "“qq-”"), ("comm", "“comm”")],
)
def test_a_check_that_does_not_exist_ends_with_2_and_the_nearest(codes, option, typed, said):
    done = conduct("check", codes, option, typed)
    assert done.exit_code == 2
    assert said in done.output


def test_several_folders_are_one_report(tmp_path):
    one = write_codes(tmp_path / "one", {"returns.yml": BAD, "settings.yml": QUIET})
    two = write_codes(tmp_path / "two", {"returns.yml": BAD, "settings.yml": QUIET})
    told = json.loads(conduct("check", one, two, one, "--format", "json").output)
    assert {Path(problem["file"]).parent.name for problem in told["problems"]} == {"one", "two"}
    alone = json.loads(conduct("check", one, "--format", "json").output)
    assert len(told["problems"]) == 2 * len(alone["problems"])


def test_one_file_is_checked_with_its_organization_and_told_alone(tmp_path, monkeypatch):
    files = {
        "settings.yml": QUIET,
        "shop/organization.yml": "name: 小林书店\ndisputes: [{id: a, provider: b, kind: court}]\ncountry: Nowhere\n",
        "shop/returns.yml": BAD.replace("organization: {name: 小林书店}\n", ""),
        "shop/other.yml": BAD.replace("organization: {name: 小林书店}\n", ""),
    }
    write_codes(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    told = json.loads(conduct("check", "shop/returns.yml", "--format", "json").output)["problems"]
    assert {problem["file"] for problem in told} == {"shop/returns.yml"}
    assert "no-next-review" in {problem["rule"] for problem in told}
    organization = json.loads(conduct("check", "shop/organization.yml", "--format", "json").output)[
        "problems"
    ]
    assert {problem["file"] for problem in organization} == {"shop/organization.yml"}


def test_a_file_of_results_is_checked_with_its_organization(tmp_path, monkeypatch):
    files = {
        "settings.yml": QUIET,
        "shop/returns.yml": BOOKSHOP,
        "shop/results/2026.yml": "period: 2026-01\nresults: [{indicator: K9, value: 3}]\n",
    }
    write_codes(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    assert names_of("shop/results/2026.yml") == {"dangling-reference"}
