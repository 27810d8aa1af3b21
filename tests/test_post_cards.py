"""The forms of a post's sheet: one for each occasion, large print for the wall, and the pocket card."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.internal_view import (
    PostSheet,
    SheetDensity,
    look_of,
    of_occasion,
    post_card,
    post_sheet,
    posts_of,
)
from mkdocs_conduct.internal_view.sheet_items import occasion_of
from mkdocs_conduct.internal_view.sheet_look import parted
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.model import Occasion
from mkdocs_conduct.render import builtin_templates
from mkdocs_conduct.site import SiteOptions
from mkdocs_conduct.site.making import Audience
from mkdocs_conduct.speaker import Speaker
from printed import A4, print_pdf
from sample import DEMO, seen, write_codes

ORGANIZATION = """\
id: shop
name: 小林书店
document_number_prefix: XL
posts:
  - id: clerk
    name: 店员
    authority: 可当场退款
    may_grant: 50元
    duties: [接待]
    phrases:
      - 您好。
      - {moment: 缺货, say: 我帮您订，两天到。, never_say: [没有, 不知道]}
    behaviour: [{text: 戴工牌, standard: 名字朝外, critical: true}]
    work_standard: {procedure: [迎客, 结账], details: [轻声], assessment: [每月抽查], relations: [听店长安排]}
  - {id: owner, name: 店长}
channels:
  - {id: hotline, kind: phone, name: 电话, value: 0571-5550 1234, hours: 全天, handles: [complaint]}
  - {id: orders, kind: phone, value: 0571-5550 9999, handles: [inquiry]}
complaints: {channels: [hotline], answer_within: 2个工作日}
"""
CODE = """\
title: 退换货承诺
status: in_force
version: "1"
approved: {by: owner, on: 2026-01-05}
effective_from: 2026-02-01
next_review: 2027-01-31
purpose: 让您放心买书。
scope: {services: [售书]}
commitments:
  - {id: C1, service_item: 退货, promise: 七天内凭小票退货。, limit: 7天, remedy: 赠20元购书券, delivered_by: [clerk]}
  - {id: C2, service_item: 新书, promise: 每月上两次新书。, limit: {times: 2, per: 1个月}, delivered_by: [clerk]}
procedures:
  - {id: P1, title: 退货, commitments: [C1], steps: [{do: 验书, by: clerk}, {do: 退款, by: clerk}]}
"""
CHECKLIST = """\
title: 开门检查
posts: [clerk]
when: daily
document_number: XL-07
place: 一楼
items: [开灯, 扫地]
signatures: [值班长]
"""
FILES = {
    "settings.yml": "as_of: 2026-03-01\nlanguages: [zh]\npublic_url: https://books.example/\n",
    "x/organization.yml": ORGANIZATION,
    "x/returns.yml": CODE,
    "x/checklists/open.yml": CHECKLIST,
}
GROUND = "posts/clerk"


def made(folder: Path) -> Built:
    """Return the internal site of a folder."""
    return build(Options(codes=folder, site=SiteOptions(audience=Audience.INTERNAL)))


@pytest.fixture(scope="module")
def workspace(tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop")
    loaded = load_workspace(write_codes(folder, FILES), base=folder)
    assert loaded.problems == ()
    return loaded.workspace


@pytest.fixture
def speaker(workspace):
    return Speaker(workspace.frameworks[0], "zh", workspace.settings, workspace.as_of)


@pytest.fixture
def sheet(speaker):
    return post_sheet(speaker, "clerk")


@pytest.fixture(scope="module")
def built(tmp_path_factory) -> Built:
    folder = write_codes(tmp_path_factory.mktemp("built"), FILES)
    return made(folder)


@pytest.fixture(scope="module")
def pages(built):
    return {page.url: page.content.html for page in built.site.pages}


# Occasions


def test_promises_steps_and_checklists_stand_under_the_occasion_they_are_done_on(sheet):
    assert [(section.occasion, section.title) for section in sheet.sections] == [
        (Occasion.EACH_CASE, "退换货承诺"),
        (Occasion.EACH_CASE, "程序：退货"),
        (Occasion.SHIFT, "仪容和行为规范"),
        (Occasion.DAILY, "开门检查"),
        (Occasion.MONTHLY, "退换货承诺"),
    ]
    assert [(one.name, one.items) for one in sheet.occasions] == [
        ("每次服务", 3),
        ("每班", 1),
        ("每天", 2),
        ("每月", 1),
    ]


@pytest.mark.parametrize(
    ("limit", "occasion"),
    [
        ("{times: 1, per: 1天}", Occasion.DAILY),
        ("{times: 3, per: 1周}", Occasion.WEEKLY),
        ("{times: 1, per: 1个月}", Occasion.MONTHLY),
        ("{times: 1, per: 1季度}", Occasion.QUARTERLY),
        ("{times: 2, per: 12个月}", Occasion.YEARLY),
        ("[{times: 1, per: 1年}, {times: 1, per: 1周}]", Occasion.WEEKLY),
        ("[{times: 1, per: 1周}, 2小时]", Occasion.EACH_CASE),
        ("2小时", Occasion.EACH_CASE),
    ],
)
def test_a_promise_to_do_something_so_often_belongs_to_that_occasion(tmp_path, limit, occasion):
    code = CODE.replace("{times: 2, per: 1个月}", limit)
    loaded = load_workspace(write_codes(tmp_path, {**FILES, "x/returns.yml": code}), base=tmp_path)
    assert occasion_of(loaded.workspace.frameworks[0].codes[0].commitments[1]) is occasion


def test_the_sheet_of_one_occasion_has_its_items_its_number_and_its_signatures_only(sheet):
    each, _, daily, _ = (of_occasion(sheet, one) for one in sheet.occasions)
    assert [section.title for section in daily.sections] == ["开门检查"]
    assert (daily.document_number, daily.signatures) == ("XL-clerk-daily", ("岗位人员", "检查人", "值班长"))
    assert (daily.phrases, daily.remedies, daily.authority_md, daily.work_standard) == ((), (), "", ())
    assert (each.document_number, each.signatures) == ("XL-clerk-each-case", ("岗位人员", "检查人"))
    assert each.remedies == ("退货：赠20元购书券",)
    assert len(each.phrases) == 2


def test_a_checklist_says_its_place_and_number(sheet):
    note = next(section.note_md for section in sheet.sections if section.title == "开门检查")
    assert note == "一楼；编号XL-07"


def test_the_steps_of_a_procedure_quote_once_what_all_of_them_serve(sheet):
    steps = sheet.sections[1].items
    assert [[quote.is_quoted for quote in step.promises] for step in steps] == [[True], [False]]


def test_a_post_with_several_occasions_has_a_sheet_for_each_and_the_forms_for_wall_and_pocket(pages):
    assert {url for url in pages if url.startswith("posts/clerk/")} == {
        f"{GROUND}/",
        f"{GROUND}/each-case/",
        f"{GROUND}/shift/",
        f"{GROUND}/daily/",
        f"{GROUND}/monthly/",
        f"{GROUND}/large/",
        f"{GROUND}/card/",
    }


def test_the_index_leads_to_every_form(pages):
    links = set(re.findall(r'href="(clerk/[^"]*)"', pages["posts/"]))
    assert links == {url.removeprefix("posts/") for url in pages if url.startswith("posts/clerk/")}


# What stands on them


def test_phrases_and_what_never_to_say_stand_on_the_sheet(pages):
    text = seen(pages[f"{GROUND}/"], "conduct-sheet")
    assert "缺货：“我帮您订，两天到。”" in text
    assert "不说：没有 / 不知道" in text
    assert "可批准的补救金额：至多50元" in text


def test_the_work_standard_prints_all_its_parts(sheet, pages):
    assert [part.title for part in sheet.work_standard] == [
        "职责",
        "工作程序",
        "办事细则",
        "考核标准",
        "与其他岗位的关系",
    ]
    assert "听店长安排" in seen(pages[f"{GROUND}/"], "conduct-sheet__standard")


@pytest.mark.parametrize("form", ["", "daily/", "large/", "card/"])
def test_every_form_carries_version_and_fingerprint(pages, form):
    text = seen(pages[f"{GROUND}/{form}"], "conduct-sheet__paper")
    assert "退换货承诺 1版" in text
    assert re.search(r"核对码[： ][0-9a-f]{8}", text)


@pytest.mark.parametrize("form", ["", "daily/", "large/"])
def test_the_code_to_scan_is_there_where_the_public_address_is_known(pages, form):
    assert "二维码：退换货承诺的公开页面" in pages[f"{GROUND}/{form}"]


def test_without_a_public_address_there_is_no_code_to_scan(tmp_path):
    files = {**FILES, "settings.yml": "as_of: 2026-03-01\nlanguages: [zh]\n"}
    site = made(write_codes(tmp_path, files))
    html = next(page.content.html for page in site.site.pages if page.url == f"{GROUND}/")
    assert "conduct-sheet__qr" not in html


def test_large_print_has_nothing_to_tick(pages):
    assert "checkbox" not in pages[f"{GROUND}/large/"]


# How they lie on paper


def test_a_section_that_fits_one_sheet_is_not_torn():
    assert parted([(5, [40]), (5, [30, 30])], first=80, room=100, end=10) == (2, (1,), False)


def test_a_section_longer_than_a_sheet_begins_where_there_is_room_for_it():
    assert parted([(5, [10]), (5, [30] * 6)], first=80, room=100, end=10) == (3, (), False)


def test_what_stands_below_the_table_goes_on_to_a_sheet_of_its_own_where_it_has_no_room():
    assert parted([(5, [30, 30])], first=70, room=100, end=20) == (2, (), True)


def test_a_short_sheet_is_printed_big_and_a_long_one_small(sheet):
    short = replace(sheet, sections=sheet.sections[:1])
    longer = replace(sheet, sections=sheet.sections[:1] * 7)
    assert (look_of(short).density, look_of(short).sheets) == (SheetDensity.ROOMY, 1)
    assert look_of(longer).density in (SheetDensity.SNUG, SheetDensity.NORMAL)
    assert look_of(longer).sheets == 1


def test_the_smallest_type_is_used_only_to_reach_one_sheet(sheet):
    for times in range(1, 60):
        look = look_of(replace(sheet, sections=sheet.sections[1:2] * times))
        assert look.density is not SheetDensity.DENSE or look.sheets == 1
    assert look.sheets > 2


# The pocket card


def test_a_card_has_promises_phrases_authority_remedies_and_the_telephone_for_complaints(speaker, sheet):
    card = post_card(speaker, sheet)
    assert [phone.value for phone in card.phones] == ["0571-5550 1234"]
    (face,) = card.faces
    assert [(one.number, one.name, one.limit) for one in face.promises] == [
        ("1", "退货", "7天内"),
        ("2", "新书", "每月2次"),
    ]
    assert [phrase.say for phrase in face.phrases] == ["您好。", "我帮您订，两天到。"]
    assert (face.has_authority, face.remedies) == (True, ("退货：赠20元购书券",))
    assert (card.copies, card.sheets) == (4, 1)


def test_a_card_of_two_faces_stands_twice_on_its_sheet_and_of_five_once_on_two(speaker, sheet):
    def with_phrases(times: int) -> PostSheet:
        return replace(sheet, phrases=sheet.phrases[1:] * times)

    two = next(card for n in range(60) if len((card := post_card(speaker, with_phrases(n))).faces) == 2)
    five = next(card for n in range(200) if len((card := post_card(speaker, with_phrases(n))).faces) == 5)
    assert (two.copies, two.sheets) == (2, 1)
    assert (five.copies, five.sheets) == (1, 2)
    assert sum(len(face.phrases) for face in five.faces) > sum(len(face.phrases) for face in two.faces)


def test_a_post_that_only_goes_through_checklists_has_no_card(tmp_path):
    files = {name: FILES[name] for name in ("settings.yml", "x/organization.yml")}
    files["x/checklists/open.yml"] = CHECKLIST.replace("[clerk]", "[owner]")
    site = made(write_codes(tmp_path, files))
    assert "posts/owner/large/" in {page.url for page in site.site.pages}
    assert "posts/owner/card/" not in {page.url for page in site.site.pages}


# Out of the printer


@pytest.fixture
def print_form(chromium, tmp_path):
    context = chromium.new_context()
    page = context.new_page()
    folder = builtin_templates() / "theme/assets/conduct"
    style = "".join((folder / name).read_text(encoding="utf-8") for name in ("sheet.css", "pocket.css"))

    def opened(html: str):
        page.set_content(
            f'<html lang="zh"><style>body {{ margin: 0 }} {style}</style><body>{html}</body></html>'
        )
        return page, print_pdf(page, tmp_path / "form.pdf")

    yield opened
    context.close()


def test_a_card_is_one_a4_sheet_and_nothing_runs_out_of_its_faces(print_form, pages):
    page, sheets = print_form(pages[f"{GROUND}/card/"])
    assert [sheet.size for sheet in sheets] == [A4]
    assert page.locator(".conduct-card__face").count() == 4
    over = page.locator(".conduct-card__face").evaluate_all(
        "faces => faces.filter(one => one.scrollHeight > one.clientHeight + 1).length"
    )
    assert over == 0


def test_no_face_of_any_demo_card_runs_over(print_form):
    site = made(DEMO)
    cards = [page for page in site.site.pages if page.url.endswith("/card/")]
    assert len(cards) > 20
    page, _ = print_form("".join(card.content.html for card in cards))
    over = page.locator(".conduct-card__face").evaluate_all(
        """faces => faces.filter(one => one.scrollHeight > one.clientHeight + 1
             || one.querySelector(".conduct-card__body").scrollHeight
              > one.querySelector(".conduct-card__body").clientHeight + 1).map(one => one.textContent)"""
    )
    assert over == []


def test_nothing_in_large_print_is_below_eighteen_points(print_form, pages):
    page, sheets = print_form(pages[f"{GROUND}/large/"])
    assert {sheet.size for sheet in sheets} == {A4}
    smallest = page.evaluate(
        """() => Math.min(...Array.from(document.querySelectorAll(".conduct-sheet__paper *"))
             .filter(one => Array.from(one.childNodes).some(node => node.nodeType === 3 && node.data.trim()))
             .map(one => parseFloat(getComputedStyle(one).fontSize)))"""
    )
    assert smallest >= 18 / 0.75 - 0.01


def test_the_sheets_of_the_occasions_of_the_demo_say_how_many_they_are():
    workspace = load_workspace(DEMO).workspace
    for framework in workspace.frameworks:
        s = Speaker(framework, "zh", workspace.settings, workspace.as_of)
        for post in posts_of(s):
            sheet = post_sheet(s, post)
            parts = [of_occasion(sheet, one) for one in sheet.occasions]
            assert sum(len(part.items) for part in parts) == len(sheet.items)
            assert all(look_of(part).sheets <= 2 for part in parts)
