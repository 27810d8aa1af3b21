"""A folder of files becomes a workspace: which file is what, and every mistake of all files at once, at its place."""

from datetime import date
from pathlib import Path

import pytest

from mkdocs_conduct.load import Loaded, load_workspace
from mkdocs_conduct.problems import Report, as_text
from sample import BOOKSHOP, DEMO, REAL, write_codes

CODE = """\
title: 退换货承诺
status: in_force
commitments:
  - id: C1
    promise: 七天内退货。
"""
INDICATOR = CODE + "performance_indicators:\n  - {id: K1, name: 按时率}\n"
ORGANIZATION = "id: anju\nname: 安居物业\n"


def load(folder: Path, files: dict[str, str] | None = None) -> Loaded:
    """Write `files` and read the folder; files are shown relative to it."""
    return load_workspace(write_codes(folder, files), base=folder)


def told(loaded: Loaded, language: str = "en") -> str:
    return as_text(Report.of(loaded.problems), language, with_summary=False)


def kinds(loaded: Loaded) -> list[tuple[str, str]]:
    """Return place and message of each problem, in order."""
    return [
        (str(problem.place), problem.text or problem.rule) for problem in Report.of(loaded.problems).problems
    ]


def ids(loaded: Loaded) -> dict[str, list[str]]:
    return {f.organization.id: [code.id for code in f.codes] for f in loaded.workspace.frameworks}


# Which file is what


def test_each_folder_is_an_organization_with_its_codes(tmp_path):
    loaded = load(
        tmp_path,
        {
            "b/organization.yml": "id: beta\nname: b\n",
            "b/repair.yml": CODE,
            "b/returns.yaml": CODE,
            "a/returns.yml": BOOKSHOP,
        },
    )
    assert loaded.problems == ()
    assert ids(loaded) == {"a": ["returns"], "beta": ["repair", "returns"]}


def test_an_organization_may_lie_directly_in_the_folder_of_codes(tmp_path):
    loaded = load(
        tmp_path,
        {
            "organization.yml": ORGANIZATION,
            "repair.yml": INDICATOR,
            "results/2026-01.yml": "period: 2026-01\nresults: [{indicator: K1, numerator: 1, denominator: 2}]\n",
            "checklists/opening.yml": "title: 开门\nposts: [店长]\nitems: [开灯]\n",
            "other/returns.yml": BOOKSHOP,
        },
    )
    assert loaded.problems == ()
    assert ids(loaded) == {"anju": ["repair"], "other": ["returns"]}
    framework = loaded.workspace.frameworks[0]
    assert [row.code for row in framework.measurements] == ["repair"]
    assert [(checklist.id, checklist.posts) for checklist in framework.checklists] == [("opening", ("店长",))]


def test_the_smallest_useful_code_is_one_file(tmp_path):
    loaded = load(tmp_path)
    assert loaded.problems == ()
    framework = loaded.workspace.frameworks[0]
    assert str(framework.organization.name) == "小林书店"
    assert framework.organization.id == tmp_path.name
    assert [code.id for code in framework.codes] == ["returns"]


def test_an_id_beats_the_name_of_the_file_and_of_the_folder(tmp_path):
    loaded = load(tmp_path, {"x/organization.yml": ORGANIZATION, "x/a.yml": "id: refunds\n" + CODE})
    assert ids(loaded) == {"anju": ["refunds"]}


def test_a_code_without_any_organization_is_shown_under_its_folder(tmp_path):
    loaded = load(tmp_path, {"shop/a.yml": CODE})
    assert ids(loaded) == {"shop": ["a"]}
    assert loaded.problems == ()


@pytest.mark.parametrize("text", [CODE, BOOKSHOP])
def test_a_folder_whose_name_is_no_id_still_gives_an_organization_one(tmp_path, text):
    assert ids(load(tmp_path, {"我的 店(1)/a.yml": text})) == {"我的-店-1": ["a"]}
    assert load(tmp_path).problems == ()


@pytest.mark.parametrize("text", [CODE, BOOKSHOP])
def test_the_current_folder_can_be_read(tmp_path, monkeypatch, text):
    write_codes(tmp_path / "shop", {"a.yml": text})
    monkeypatch.chdir(tmp_path / "shop")
    assert ids(load_workspace(Path())) == {"shop": ["a"]}


def test_complaints_and_disputes_may_have_files_of_their_own(tmp_path):
    loaded = load(
        tmp_path,
        {
            "x/organization.yml": ORGANIZATION + "disputes: [{id: court, provider: 法院, kind: court}]\n",
            "x/a.yml": CODE,
            "x/complaints.yml": "phone: 12345\nanswer_within: 5天\n",
            "x/disputes.yml": "routes: [{id: ca, provider: 消协, kind: consumer_body}]\n",
        },
    )
    organization = loaded.workspace.frameworks[0].organization
    assert loaded.problems == ()
    assert organization.complaints is not None
    assert organization.complaints.origin.file == "x/complaints.yml"
    assert [(route.id, route.origin.file) for route in organization.disputes] == [
        ("court", "x/organization.yml"),
        ("ca", "x/disputes.yml"),
    ]


@pytest.mark.parametrize(
    "name",
    [
        ".returns.yml",
        "~returns.yml",
        "#returns.yml",
        "returns.yml~",
        "returns.yml.bak",
        "returns.yml.swp",
        "notes.txt",
    ],
)
def test_hidden_files_backups_and_other_files_are_left_alone(tmp_path, name):
    loaded = load(tmp_path, {"x/a.yml": BOOKSHOP, f"x/{name}": "title: [\n"})
    assert loaded.problems == ()
    assert ids(loaded) == {"x": ["a"]}


def test_hidden_folders_and_folders_without_yaml_are_no_organizations(tmp_path):
    loaded = load(tmp_path, {"x/a.yml": BOOKSHOP, ".git/config.yml": "a: 1\n", "pictures/a.txt": "x"})
    assert ids(loaded) == {"x": ["a"]}


@pytest.mark.parametrize("name", ["satisfaction", "supervision", "goals", "reviews", "improvements"])
def test_a_document_beside_the_codes_is_read_and_its_mistakes_are_told(tmp_path, name):
    loaded = load(tmp_path, {"x/a.yml": BOOKSHOP, f"x/{name}.yml": "anything: [goes]\n"})
    assert ("schema-error", f"x/{name}.yml:1:1") in {(p.rule, str(p.place)) for p in loaded.problems}


def test_the_demo_and_the_real_codes_are_read_without_a_problem():
    for folder in (DEMO, REAL):
        loaded = load_workspace(folder)
        assert [str(problem.place) for problem in loaded.problems] == []
        assert len(loaded.workspace.frameworks) >= 2


# Settings


def test_the_day_is_that_of_the_settings_unless_one_is_asked_for(tmp_path):
    write_codes(tmp_path)
    assert load_workspace(tmp_path).workspace.as_of == date(2026, 3, 1)
    assert load_workspace(tmp_path, as_of=date(2020, 1, 1)).workspace.as_of == date(2020, 1, 1)


def test_without_settings_the_day_is_today(tmp_path):
    (tmp_path / "a.yml").write_text(BOOKSHOP, encoding="utf-8")
    before = date.today()  # noqa: DTZ011
    assert before <= load_workspace(tmp_path).workspace.as_of <= date.today()  # noqa: DTZ011


def test_the_folder_of_one_organization_takes_the_settings_beside_it(tmp_path):
    write_codes(tmp_path, {"x/organization.yml": ORGANIZATION, "x/a.yml": CODE})
    loaded = load_workspace(tmp_path / "x", base=tmp_path)
    assert loaded.problems == ()
    assert loaded.workspace.as_of == date(2026, 3, 1)
    assert ids(loaded) == {"anju": ["a"]}


def test_settings_of_its_own_beat_those_beside_it(tmp_path):
    write_codes(
        tmp_path,
        {"x/organization.yml": ORGANIZATION, "x/a.yml": CODE, "x/settings.yml": "as_of: 2025-01-01\n"},
    )
    assert load_workspace(tmp_path / "x").workspace.as_of == date(2025, 1, 1)


def test_broken_settings_stop_nothing_else(tmp_path):
    loaded = load(tmp_path, {"settings.yml": "as_of: soon\n", "a.yml": BOOKSHOP})
    assert kinds(loaded) == [("settings.yml:1:8", "field.date")]
    assert ids(loaded) == {tmp_path.name: ["a"]}


# What is not there


def test_a_missing_folder_is_a_problem(tmp_path):
    loaded = load_workspace(tmp_path / "nowhere", base=tmp_path)
    assert kinds(loaded) == [("nowhere:1:1", "folder.missing")]
    assert loaded.workspace.frameworks == ()


def test_a_folder_without_codes_is_a_problem(tmp_path):
    assert kinds(load(tmp_path, {"settings.yml": "languages: zh\n"})) == [(".:1:1", "folder.empty")]


def test_a_file_in_place_of_the_folder_is_a_problem(tmp_path):
    (tmp_path / "codes").write_text("x", encoding="utf-8")
    assert kinds(load_workspace(tmp_path / "codes", base=tmp_path)) == [("codes:1:1", "folder.missing")]


def test_a_link_out_of_the_folder_is_not_followed(tmp_path):
    secret = tmp_path / "secret.yml"
    secret.write_text(BOOKSHOP, encoding="utf-8")
    folder = write_codes(tmp_path / "codes", {"x/a.yml": BOOKSHOP})
    (folder / "x" / "b.yml").symlink_to(secret)
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "c.yml").write_text(BOOKSHOP, encoding="utf-8")
    (folder / "y").symlink_to(tmp_path / "outside")
    loaded = load_workspace(folder, base=folder)
    assert kinds(loaded) == [("x/b.yml:1:1", "source.outside"), ("y/c.yml:1:1", "source.outside")]
    assert ids(loaded) == {"x": ["a"]}


def test_a_link_inside_the_folder_is_followed(tmp_path):
    folder = write_codes(tmp_path, {"x/a.yml": BOOKSHOP})
    (folder / "x" / "b.yml").symlink_to(folder / "x" / "a.yml")
    assert ids(load_workspace(folder)) == {"x": ["a", "b"]}


def test_files_outside_the_working_folder_are_shown_in_full(tmp_path):
    folder = write_codes(tmp_path / "codes", {"a.yml": "title: [\n"})
    (tmp_path / "work").mkdir()
    loaded = load_workspace(folder, base=tmp_path / "work")
    assert loaded.problems[0].place.file == (folder / "a.yml").as_posix()


# Broken files stop no others


def test_a_broken_code_leaves_the_others_standing_and_is_remembered(tmp_path):
    loaded = load(
        tmp_path,
        {
            "x/organization.yml": ORGANIZATION,
            "x/good.yml": CODE,
            "x/bad.yml": CODE.replace("in_force", "sometimes").replace(
                "退换货承诺", "{zh: 维修, en: Repair}"
            ),
            "x/worse.yml": "title: [\n",
        },
    )
    assert ids(loaded) == {"anju": ["good"]}
    assert [(b.id, b.file, b.title, b.organization) for b in loaded.broken] == [
        ("bad", "x/bad.yml", "维修", "anju"),
        ("worse", "x/worse.yml", "worse", "anju"),
    ]


def test_a_broken_code_keeps_the_id_typed_in_it(tmp_path):
    loaded = load(tmp_path, {"x/bad.yml": "id: repair\ntitle: 维修\nstatus: no\n"})
    assert [(b.id, b.title) for b in loaded.broken] == [("repair", "维修")]


def test_a_broken_organization_hides_its_codes_but_their_problems_come_as_well(tmp_path):
    loaded = load(
        tmp_path,
        {"x/organization.yml": "id: anju\n", "x/a.yml": "title: x\nstatus: maybe\n", "y/b.yml": BOOKSHOP},
    )
    assert ids(loaded) == {"y": ["b"]}
    assert kinds(loaded) == [("x/a.yml:2:9", "schema.choice"), ("x/organization.yml:1:1", "schema.missing")]


def test_a_broken_checklist_complaints_or_disputes_file_leaves_the_rest(tmp_path):
    loaded = load(
        tmp_path,
        {
            "x/organization.yml": ORGANIZATION,
            "x/a.yml": CODE,
            "x/complaints.yml": "answer_within: soon\n",
            "x/disputes.yml": "routes: [{id: a, provider: b, kind: friend}]\n",
            "x/checklists/open.yml": "title: 开门\nwhen: sometimes\n",
        },
    )
    assert ids(loaded) == {"anju": ["a"]}
    assert [place for place, _ in kinds(loaded)] == [
        "x/checklists/open.yml:2:7",
        "x/complaints.yml:1:16",
        "x/disputes.yml:1:37",
    ]


# Ids used twice


def test_two_codes_of_an_organization_cannot_have_one_id(tmp_path):
    loaded = load(tmp_path, {"x/a.yml": "id: a\n" + CODE, "x/b.yml": "id: a\n" + CODE})
    assert kinds(loaded) == [("x/b.yml:1:5", "duplicate.code")]
    assert '"a" is already used in x/a.yml' in told(loaded)


def test_two_organizations_cannot_have_one_id(tmp_path):
    loaded = load(
        tmp_path,
        {
            "x/organization.yml": ORGANIZATION,
            "x/a.yml": CODE,
            "y/organization.yml": ORGANIZATION,
            "y/a.yml": CODE,
        },
    )
    assert kinds(loaded) == [("y/organization.yml:1:5", "duplicate.organization")]


def test_codes_of_two_organizations_may_have_one_id(tmp_path):
    assert load(tmp_path, {"x/a.yml": CODE, "y/a.yml": CODE}).problems == ()


# Keys


@pytest.mark.parametrize(
    ("line", "key", "hint"),
    [
        ("nextreview: 2027-01-31", "nextreview", 'did you mean "next_review"?'),
        ("purpos: x", "purpos", 'did you mean "purpose"?'),
        ("下次评神: 2027-01-31", "下次评神", 'did you mean "下次评审"?'),
        ("目地: x", "目地", 'did you mean "目的"?'),
    ],
)
def test_a_misspelt_key_is_told_the_nearest_in_the_script_it_was_typed_in(tmp_path, line, key, hint):
    text = told(load(tmp_path, {"x/a.yml": f"{line}\n{CODE}"}))
    assert text.startswith(f'x/a.yml:1:1: error: there is no key "{key}" here')
    assert hint in text


def test_a_key_near_nothing_is_told_all_that_may_stand_there(tmp_path):
    text = told(load(tmp_path, {"x/a.yml": CODE.replace("promise:", "promise: x\n    zzzz:")}))
    assert 'there is no key "zzzz" here' in text
    assert "id, group, service_item" in text
    assert "until" in text
    assert "valid_until" not in text


def test_a_misspelt_key_that_must_be_there_is_one_problem(tmp_path):
    loaded = load(tmp_path, {"x/a.yml": CODE.replace("promise:", "promis:")})
    assert kinds(loaded) == [("x/a.yml:5:5", "schema.unknown_key_near")]
    assert 'did you mean "promise"?' in told(loaded)


def test_a_misspelt_chinese_key_that_must_be_there_is_one_problem(tmp_path):
    loaded = load(tmp_path, {"x/a.yml": CODE.replace("title:", "标提:")})
    assert kinds(loaded) == [("x/a.yml:1:1", "schema.unknown_key_near")]


def test_a_missing_key_is_missed_where_it_should_stand(tmp_path):
    loaded = load(
        tmp_path, {"x/a.yml": "title: x\nstatus: draft\ncommitments:\n  - id: C1\n  - promise: y\n"}
    )
    assert kinds(loaded) == [("x/a.yml:4:5", "schema.missing"), ("x/a.yml:5:5", "schema.missing")]
    assert "缺少“promise”（承诺）" in told(loaded, "zh")


def test_chinese_and_english_keys_may_be_mixed_and_are_spoken_of_as_typed(tmp_path):
    good = "标题: 退换货\nstatus: in_force\n承诺列表:\n  - 编号: C1\n    promise: 七天\n    时限: {within: 7天, 起点: 购买}\n"
    loaded = load(tmp_path, {"x/a.yml": good})
    assert loaded.problems == ()
    assert str(loaded.workspace.frameworks[0].codes[0].commitments[0].limits[0].start) == "购买"
    bad = load(
        tmp_path,
        {
            "x/a.yml": good.replace("7天,", "很快,")
            .replace("编号: C1", "编号: C 1")
            .replace("标题: 退换货", "标题: ''")
        },
    )
    text = told(bad)
    assert '"编号"' in text
    assert '"标题" is empty' in text
    assert 'the time "很快" of "within" cannot be read' in text


def test_a_text_that_a_comma_cut_is_told_as_such_and_nothing_else(tmp_path):
    loaded = load(
        tmp_path,
        {
            "x/a.yml": CODE.replace(
                "promise: 七天内退货。", "promise: x\n    limit: {within: 7天, from: 购买, 当天算第一天}"
            )
        },
    )
    assert kinds(loaded) == [("x/a.yml:6:35", "schema.comma_cut")]


def test_what_the_reader_reported_is_not_reported_again(tmp_path):
    loaded = load(tmp_path, {"x/a.yml": "title：退换货\n" + CODE.split("\n", 1)[1]})
    assert len(loaded.problems) == 1


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (("status: in_force", "status: inforce"), "schema.choice_near"),
        (("status: in_force", "status: maybe"), "schema.choice"),
        (("commitments:\n  - id: C1\n    promise: 七天内退货。", "commitments: 七天"), "schema.not_mapping"),
        (("promise: 七天内退货。", "promise: []"), "schema.empty_list"),
        (("promise: 七天内退货。", "promise: [[a]]"), "field.not_text"),
        (("status: in_force", "status: in_force\napproved: 店长"), "schema.not_mapping"),
        (("status: in_force", "status: in_force\nversion: [1]"), "field.not_line"),
    ],
)
def test_a_value_of_the_wrong_shape_is_one_problem(tmp_path, change, expected):
    assert [kind for _, kind in kinds(load(tmp_path, {"x/a.yml": CODE.replace(*change)}))] == [expected]


def test_the_nearest_choice_is_offered(tmp_path):
    assert 'did you mean "in_force"?' in told(
        load(tmp_path, {"x/a.yml": CODE.replace("in_force", "inforce")})
    )


def test_a_key_of_until_is_spoken_of_as_typed(tmp_path):
    loaded = load(tmp_path, {"x/a.yml": CODE + "    since: soon\n    until: later\n"})
    assert kinds(loaded) == [("x/a.yml:6:12", "field.instant"), ("x/a.yml:7:12", "field.instant")]
    assert '"later" of "until"' in told(loaded)


def test_a_long_value_is_cut_in_messages(tmp_path):
    text = told(load(tmp_path, {"x/a.yml": CODE.replace("in_force", "很" * 300)}))
    assert "很" * 60 + "…" in text
    assert "很" * 61 not in text


# All at once

MISTAKES = {
    "settings.yml": "as_of: 2026-03-01\nlangages: [zh]\n",
    "anju/organization.yml": "名称: 安居物业\nposts:\n  - {id: night duty, name: 值班员}\nchannels:\n  - {id: tel, kind: telephone, value: 0571-5550 1234}\n",
    "anju/repair.yml": """\
title: 维修承诺
status: inforce
version: 2.10
approved: {by: 总经理}
next_review: 明年
commitments:
  - 编号: C1
    承诺: 十五分钟到场。
    时限: {within: 很快, from: 报修}
    补求: 致歉
  - id: C2
    promise: 二十四小时修好。
    limit: {within: 24小时, notice: 3天}
    remedy: {when: 超时}
  - id: C3
    limit: {within: 7天, from: 报修, 不含节假日}
""",
    "anju/repair.en.yml": "title: Repair\nmotto: Fast\n",
    "anju/good.yml": INDICATOR,
    "anju/good.en.yml": "title: Returns\ncommitments:\n  - {id: C9, promise: x}\n",
    "anju/lost.en.yml": "title: Lost\n",
    "anju/reviews.yml": "a: b\n",
    "anju/results/2026-01.yml": "period: 2026-13\nresults:\n  - {indicator: K1, numerator: many}\n  - {indicator: K1, numerator: 1}\n",
    "anju/results/2026-02.csv": "indicator,period,numerator,denominator\nK1,2026-02,58,most\n",
    "anju/checklists/open.yml": "title: 开门\nposts: [店长]\nitems:\n- text: 开灯\n  kritical: true\n",
    "shop/returns.yml": "title：退换货\nstatus: in_force\ncommitments:\n\t- id: C1\n",
    "cafe/coffee.yml": BOOKSHOP.replace("小林书店", "小林咖啡"),
}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_mistake_of_every_file_comes_at_once(tmp_path, golden, language):
    loaded = load(tmp_path, MISTAKES)
    golden(f"load/mistakes.{language}.txt", as_text(Report.of(loaded.problems), language) + "\n")
    assert ids(loaded) == {"cafe": ["coffee"]}


def test_no_line_of_a_report_is_said_twice(tmp_path):
    lines = [line for line in told(load(tmp_path, MISTAKES)).splitlines() if not line.startswith(" ")]
    assert len(lines) == len(set(lines)) > 15


def test_mistakes_in_results_come_along_with_those_of_a_broken_organization(tmp_path):
    loaded = load(
        tmp_path,
        {
            "x/organization.yml": "id: anju\n",
            "x/a.yml": INDICATOR,
            "x/results/a.csv": "indicator,period\nK1,soon\n",
        },
    )
    assert kinds(loaded) == [
        ("x/organization.yml:1:1", "schema.missing"),
        ("x/results/a.csv:2:2", "field.period"),
    ]


def test_a_wording_that_cannot_be_read_does_not_make_the_promise_empty_as_well(tmp_path):
    loaded = load(tmp_path, {"x/a.yml": CODE.replace("七天内退货。", "[{text: 七天, since: soon}]")})
    assert kinds(loaded) == [("x/a.yml:5:33", "field.instant")]
