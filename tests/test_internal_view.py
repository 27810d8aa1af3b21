"""The sheet of each post: every promise it keeps, every step it takes, every list it goes through."""

from pathlib import Path

import pytest

from mkdocs_conduct.internal_view import PostSheet, post_entries, post_sheet, posts_of
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.model import Workspace
from mkdocs_conduct.provisions import is_in_use, numbers_of
from mkdocs_conduct.speaker import Speaker
from sample import DEMO, write_codes

ORGANIZATION = """\
id: anju
name: {zh: 安居物业, en: Anju}
document_number_prefix: AJ
units: [{id: hq, name: {zh: 总部, en: Head office}}, {id: site, name: {zh: 现场, en: On site}}]
posts:
  - {id: idle, name: {zh: 闲职, en: Idle}, unit: hq}
  - {id: night, name: {zh: 夜间值班员, en: Night duty}, unit: site, person: 张三丰, authority: {zh: 可减免10元, en: May waive 10 yuan}}
  - {id: repairer, name: {zh: 维修工, en: Repairer}, unit: hq}
"""
CODE = """\
title: {zh: 维修承诺, en: Repairs}
status: in_force
version: 2.10
groups: [{id: late, name: {zh: 后, en: late}}, {id: early, name: {zh: 前, en: early}}]
commitments:
  - id: C1
    group: early
    service_item: {zh: 急修, en: Urgent repairs}
    promise: {zh: 十五分钟到场。, en: There in 15 minutes.}
    limit: {within: 15分钟, from: {zh: 报修, en: the call}, until: {zh: 到场, en: arrival}}
    variants: [{id: v, when: {zh: 夜间, en: at night}, limit: 30分钟}, {id: w, when: {zh: 雨天, en: in rain}, remedy: {zh: 致歉, en: Sorry}}]
    remedy: {text: {zh: 减免, en: A waiver}, amount: 10元}
    delivered_by: [night, repairer]
    procedures: [P1]
  - id: C2
    group: late
    promise: {zh: 有人接听。, en: We answer.}
    delivered_by: [night, 门卫]
  - {id: C3, promise: {zh: 停了, en: gone}, until: 2025-12-31, delivered_by: [night]}
procedures:
  - id: P1
    title: {zh: 急修处理, en: Urgent repairs}
    steps:
      - {do: {zh: 接报, en: Take the call}, by: night, within: 2分钟, record: 登记表, critical: true, if_problem: {zh: 找经理, en: Ask}}
      - {do: {zh: 到场, en: Go there}, by: repairer}
      - {do: {zh: 回访, en: Call back}, by: 回访员}
  - {id: P2, title: {zh: 交接, en: Handover}, commitments: [C2], steps: [{do: {zh: 签字, en: Sign}, by: night}]}
"""
CHECKLIST = """\
title: {zh: 开门检查, en: Opening}
posts: [night, 门卫]
when: shift
note: {zh: 交班前, en: Before handover}
items:
  - {zh: 开灯, en: Lights on}
  - {text: {zh: 试电话, en: Try the phone}, standard: {zh: 通话清楚, en: Clear}, critical: yes, record: 交接单}
"""


def read(folder: Path, **changes: str) -> Workspace:
    files = {"x/organization.yml": ORGANIZATION, "x/repair.yml": CODE, "x/checklists/open.yml": CHECKLIST}
    for name, text in changes.items():
        files[f"x/{name}.yml"] = text
    loaded = load_workspace(write_codes(folder, files), base=folder)
    assert loaded.problems == ()
    return loaded.workspace


def speaker(workspace: Workspace, language: str = "zh") -> Speaker:
    return Speaker(workspace.frameworks[0], language, workspace.settings, workspace.as_of)


def sheet(folder: Path, post: str, language: str = "zh", **changes: str) -> PostSheet:
    return post_sheet(speaker(read(folder, **changes), language), post)


# Which posts have one


def test_every_post_that_delivers_acts_or_checks_has_a_sheet_and_no_other(tmp_path):
    assert posts_of(speaker(read(tmp_path))) == ("night", "repairer", "门卫", "回访员")


def test_each_post_that_delivers_in_the_demo_has_a_sheet_that_quotes_each_of_its_promises():
    workspace = load_workspace(DEMO).workspace
    for framework in workspace.frameworks:
        s = Speaker(framework, "zh", workspace.settings, workspace.as_of)
        posts = posts_of(s)
        delivering = {
            (post, code.id, numbers_of(s, code)[one.id])
            for code in framework.codes
            for one in code.commitments
            if is_in_use(s, one)
            for post in one.delivered_by
        }
        quoted = {
            (post, promise.code_id, promise.number)
            for post in posts
            for section in post_sheet(s, post).sections
            for item in section.items
            for promise in item.promises
        }
        assert delivering or not framework.codes
        assert delivering - quoted == set()
        assert {step.by for code in framework.codes for p in code.procedures for step in p.steps} - {
            None
        } <= set(posts)
        assert {post for checklist in framework.checklists for post in checklist.posts} <= set(posts)


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_code_that_is_not_in_use_makes_no_sheets(tmp_path, status):
    workspace = read(tmp_path, repair=CODE.replace("in_force", status))
    assert posts_of(speaker(workspace)) == ("night", "门卫")
    assert post_sheet(speaker(workspace), "night").codes == ()


# What a sheet says


def test_the_head_of_a_sheet_names_post_unit_organization_codes_and_day(tmp_path):
    made = sheet(tmp_path, "night")
    assert (made.post, made.unit, made.organization, made.document_number) == (
        "夜间值班员",
        "现场",
        "安居物业",
        "AJ-night",
    )
    assert [(code.id, code.title, code.version) for code in made.codes] == [("repair", "维修承诺", "2.10")]
    assert (made.made_on, made.made_on_iso, made.language) == ("2026年3月1日", "2026-03-01", "zh")
    assert (made.authority_md, made.signatures) == ("可减免10元", ("岗位人员", "检查人"))


def test_a_sheet_names_no_person(tmp_path):
    assert "张三丰" not in repr(sheet(tmp_path, "night"))


def test_a_post_in_free_words_has_a_sheet_of_its_own_name(tmp_path):
    made = sheet(tmp_path, "门卫")
    assert (made.id, made.post, made.unit, made.authority_md) == ("门卫", "门卫", "", "")
    assert [section.title for section in made.sections] == ["维修承诺", "开门检查"]


def test_without_a_prefix_a_sheet_has_no_number(tmp_path):
    assert (
        sheet(
            tmp_path, "night", organization=ORGANIZATION.replace("document_number_prefix: AJ\n", "")
        ).document_number
        == ""
    )


def test_each_promise_stands_with_its_number_limit_span_and_cases(tmp_path):
    first = sheet(tmp_path, "night").sections[0]
    assert first.title == "维修承诺"
    item = first.items[0]
    assert (item.text_md, item.limit, item.detail) == ("急修", "15分钟内", "从报修到到场")
    assert item.cases == ("夜间：30分钟内",)
    assert [(quote.number, quote.text_md, quote.anchor, quote.code_id) for quote in item.promises] == [
        ("2", "十五分钟到场。", "c-C1", "repair")
    ]
    assert [(one.text_md, one.promises[0].number) for one in first.items] == [
        ("急修", "2"),
        ("有人接听。", "1"),
    ]


def test_several_limits_say_what_each_is_about(tmp_path):
    chained = CODE.replace(
        "limit: {within: 15分钟,",
        "limit: [{within: 1小时, of: 联系}, {within: 1天, of: 修好}]\n    note: {within: 15分钟,",
    )
    chained = chained.replace(
        "    note: {within: 15分钟, from: {zh: 报修, en: the call}, until: {zh: 到场, en: arrival}}\n", ""
    )
    assert sheet(tmp_path, "night", repair=chained).sections[0].items[0].limit == "联系：1小时内；修好：1天内"


def test_a_promise_that_has_ended_is_on_no_sheet(tmp_path):
    assert "停了" not in repr(sheet(tmp_path, "night"))


def test_steps_stand_under_their_procedure_with_the_promises_they_serve(tmp_path):
    made = sheet(tmp_path, "night")
    assert [section.title for section in made.sections] == [
        "维修承诺",
        "程序：急修处理",
        "程序：交接",
        "开门检查",
    ]
    step = made.sections[1].items[0]
    assert (step.text_md, step.limit, step.record, step.critical, step.detail) == (
        "接报",
        "2分钟内",
        "登记表",
        True,
        "遇到问题：找经理",
    )
    assert [quote.text_md for quote in step.promises] == ["十五分钟到场。"]
    assert [quote.text_md for quote in made.sections[2].items[0].promises] == ["有人接听。"]


def test_a_sheet_has_the_steps_of_its_own_post_only(tmp_path):
    made = sheet(tmp_path, "repairer")
    assert [[item.text_md for item in section.items] for section in made.sections] == [["急修"], ["到场"]]


def test_a_post_that_only_takes_steps_has_no_promises_of_its_own(tmp_path):
    made = sheet(tmp_path, "回访员")
    assert [section.title for section in made.sections] == ["程序：急修处理"]
    assert made.remedies == ()


def test_a_checklist_stands_on_the_sheet_of_each_of_its_posts(tmp_path):
    section = sheet(tmp_path, "night").sections[-1]
    assert (section.title, section.note_md) == ("开门检查", "交班前")
    assert [(item.text_md, item.detail, item.critical, item.record) for item in section.items] == [
        ("开灯", "", False, ""),
        ("试电话", "通话清楚", True, "交接单"),
    ]


def test_a_sheet_says_what_to_offer_when_a_promise_is_broken(tmp_path):
    assert sheet(tmp_path, "night").remedies == ("急修：减免；10元", "急修（雨天）：致歉")


def test_a_post_without_anything_to_do_has_an_empty_sheet(tmp_path):
    assert sheet(tmp_path, "idle").sections == ()


# Languages and the index


def test_a_sheet_in_english_is_english_but_for_the_names_of_records(tmp_path):
    s = speaker(read(tmp_path), "en")
    made = post_sheet(s, "night")
    assert s.missing == []
    assert (made.post, made.sections[0].items[0].limit, made.made_on) == (
        "Night duty",
        "within 15 minutes",
        "1 March 2026",
    )
    assert made.sections[1].title == "Procedure: Urgent repairs"
    assert made.sections[0].items[0].cases == ("at night: within 30 minutes",)


def test_what_a_sheet_lacks_in_a_language_is_remembered(tmp_path):
    s = speaker(read(tmp_path, repair=CODE.replace("{zh: 签字, en: Sign}", "签字")), "en")
    post_sheet(s, "night")
    assert [str(text) for text in s.missing] == ["签字"]


def test_the_index_lists_posts_by_unit_in_the_order_of_units(tmp_path):
    s = speaker(read(tmp_path))
    units = post_entries(s, posts_of(s), prefix="anju")
    assert [(unit.name, [post.id for post in unit.posts]) for unit in units] == [
        ("总部", ["anju/repairer"]),
        ("现场", ["anju/night"]),
        ("", ["anju/门卫", "anju/回访员"]),
    ]


def test_the_index_counts_promises_once_and_every_item(tmp_path):
    s = speaker(read(tmp_path))
    counts = {
        post.name: (post.promises, post.items)
        for unit in post_entries(s, posts_of(s), prefix="a")
        for post in unit.posts
    }
    assert counts == {"维修工": (1, 2), "夜间值班员": (2, 6), "门卫": (1, 3), "回访员": (1, 1)}
