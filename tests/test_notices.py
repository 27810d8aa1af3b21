"""Notices: what hangs on the wall of a window or post, on how much paper, and who can read it."""

import re
from pathlib import Path

import pytest
import segno

from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.phrasing.room import width_of
from mkdocs_conduct.problems import Severity
from mkdocs_conduct.public_view.density import density_of, sheets_of
from mkdocs_conduct.public_view.notice import Subject
from mkdocs_conduct.public_view.types.notice import Density, NoticeKind, PublicNotice
from mkdocs_conduct.render import builtin_templates
from mkdocs_conduct.render.qr import qr
from mkdocs_conduct.site import SiteOptions, SitePage, notice_pages
from printed import A4, print_pdf
from sample import BOOKSHOP, DEMO, REAL, built_of, seen, write_codes

SETTINGS = "as_of: 2026-03-01\nlanguages: [zh, en]\npublic_url: https://water.example/service/\n"
ORGANIZATION = """\
id: water
name: {zh: 清源供水公司, en: Qingyuan Water}
posts:
  - {id: boss, name: {zh: 总经理, en: Manager}, person: 章若水}
  - {id: fitter, name: {zh: 抢修工, en: Repair fitter}, person: 陶一舟}
  - {id: clerk, name: {zh: 收费员, en: Cashier}, unit: west, person: 贺小满}
units:
  - {id: hq, name: {zh: 总部, en: Head office}}
  - id: west
    name: {zh: 西区营业所, en: West branch}
    parent: hq
    overrides:
      - {commitment: C2, limit: 8分钟, promise: {zh: 柜台等候不超过8分钟。, en: You wait 8 minutes at most.}, reason: 试点,
         filing: {number: X1, approved_by: boss, date: 2026-01-10}}
places:
  - {id: hall, name: {zh: 营业厅, en: Service hall}, address: {zh: 清源路1号, en: 1 Qingyuan Road}, phone: 0571-5550 2222}
  - {id: mobile, name: {zh: 流动服务车, en: Service van}}
windows:
  - {id: window-1, name: {zh: 一号窗口, en: Window 1}, place: hall, posts: [clerk, fitter]}
  - {id: van, name: {zh: 服务车, en: Van}, place: mobile, posts: [clerk]}
  - {id: idle, name: {zh: 休息室, en: Lounge}, place: hall, posts: [boss]}
channels:
  - {id: hotline, kind: phone, name: {zh: 客服热线, en: Hotline}, value: 0571-5550 1111, hours: {zh: 全天, en: Day and night}, handles: [inquiry, complaint]}
  - {id: hall-phone, kind: phone, name: {zh: 营业厅电话, en: Hall}, value: 0571-5550 2222, handles: [complaint]}
  - {id: box, kind: box, name: {zh: 意见箱, en: Box}, value: {zh: 营业厅门口, en: At the door}, handles: [complaint]}
complaints: {channels: [hotline, hall-phone, box], decide_within: 5个工作日}
disputes: [{id: ca, provider: {zh: 消费者协会（12315）, en: Consumer association (12315)}, kind: mediation, phone: 12315, fee: {zh: 免费, en: Free}}]
"""
CODE = """\
title: {zh: 供水服务承诺, en: Water service promises}
document_number: QY-01
status: in_force
version: "2.1"
approved: {by: boss, on: 2026-01-05}
effective_from: 2026-02-01
next_review: 2027-01-31
purpose: {zh: 让您知道等多久。, en: So that you know how long it takes.}
scope: {services: [{zh: 供水, en: Water supply}]}
convenience_measures: [{zh: 备有老花镜。, en: Reading glasses are at hand.}]
commitments:
  - id: C1
    service_item: {zh: 抢修, en: Repairs}
    promise: {zh: 爆管后一小时内到场。, en: We come within an hour.}
    limit: 1小时
    variants: [{id: night, when: {zh: 夜间, en: At night}, limit: 2小时}]
    limitations: [{zh: 道路封闭时除外。, en: Not when roads are closed.}]
    remedy: {text: {zh: 减免水费20元。, en: We take ¥20 off the bill.}, amount: 20元}
    delivered_by: [fitter]
  - id: C2
    promise: {zh: 柜台等候不超过10分钟。, en: You wait 10 minutes at most.}
    limit: 10分钟
    delivered_by: [clerk]
  - id: C3
    promise: {zh: 营业厅备有饮水。, en: There is water in the hall.}
    places: [hall]
    delivered_by: [clerk]
"""


def made(folder: Path, **files: str) -> Built:
    """Build the water company; `settings`, `organization` and `code` replace those above."""
    texts = {
        "settings.yml": files.get("settings", SETTINGS),
        "organization.yml": files.get("organization", ORGANIZATION),
        "service.yml": files.get("code", CODE),
    }
    return built_of(folder, texts)


def notices(built: Built) -> dict[str, SitePage]:
    """Return the notices by what follows `notice/` in their address, English ones after `en/`."""
    found = [page for page in built.site.pages if page.kind == "notice"]
    return {f"{'en/' * ('en/' in page.url)}{page.url.split('/notice/')[1]}": page for page in found}


def paper(page: SitePage) -> str:
    """Return what stands on the paper, a line for each line of the template."""
    lines = (" ".join(line.split()) for line in seen(page.content.html, "conduct-poster__paper").splitlines())
    return "\n".join(line for line in lines if line)


@pytest.fixture(scope="module")
def water(tmp_path_factory):
    return made(tmp_path_factory.mktemp("water"))


@pytest.fixture(scope="module")
def demo():
    return build(Options(codes=DEMO, site=SiteOptions()))


# ---- whose promises


def test_two_posts_of_one_code_give_two_printable_notices_each_with_its_own_promises(water):
    found = notices(water)
    fitter, clerk = paper(found["fitter/"]), paper(found["clerk/"])
    assert "爆管后一小时内到场。" in fitter
    assert "柜台等候" not in fitter
    assert "营业厅备有饮水。" in clerk
    assert "爆管" not in clerk


def test_a_window_shows_the_promises_of_all_its_posts_and_says_where_it_is(water):
    text = paper(notices(water)["window-1/"])
    assert all(words in text for words in ("爆管后一小时内到场。", "柜台等候", "营业厅备有饮水。"))
    assert "地点：营业厅、清源路1号" in text


def test_a_promise_for_other_places_is_not_on_the_notice_of_a_window(water):
    assert "营业厅备有饮水。" not in paper(notices(water)["van/"])


def test_a_window_or_post_without_a_promise_has_no_notice(water):
    assert {address.split("/")[0] for address in notices(water)} == {
        *("all", "window-1", "van", "fitter", "clerk", "en"),
    }


def test_a_post_of_a_unit_with_its_own_rule_shows_that_rule_and_leads_to_the_page_of_the_unit(water):
    page = notices(water)["clerk/"]
    text = paper(page)
    assert "柜台等候不超过8分钟。" in text
    assert "10分钟" not in text
    assert "西区营业所" in text
    assert "https://water.example/service/codes/service/west/" in text
    assert "柜台等候不超过10分钟。" in paper(notices(water)["all/"])


def test_a_promise_that_has_ended_is_on_no_notice_and_one_that_begins_later_says_when(tmp_path):
    code = CODE.replace("  - id: C2\n", "  - id: C2\n    until: 2026-02-28\n").replace(
        "  - id: C3\n", "  - id: C3\n    since: 2026-07-01\n"
    )
    text = paper(notices(made(tmp_path, code=code))["all/"])
    assert "柜台等候" not in text
    assert "2026年7月1日起" in text


def test_a_transcribed_code_has_no_notice_as_it_is_not_ours_to_put_on_a_wall():
    built = build(Options(codes=REAL, site=SiteOptions()))
    assert any(page.kind == "code" for page in built.site.pages)
    assert notices(built) == {}


# ---- what stands on them


def test_the_notice_of_the_whole_code_reads_as_it_did(water, golden):
    found = notices(water)
    golden("notices/all.txt", f"{paper(found['all/'])}\n\n{paper(found['en/window-1/'])}\n")


def test_the_whole_notice_has_promises_then_measures_then_the_telephone(water):
    text = paper(notices(water)["all/"])
    places = [text.index(words) for words in ("公开服务承诺", "公开便民措施", "公开监督投诉电话")]
    assert places == sorted(places)


def test_a_notice_says_document_version_day_and_when_it_was_made(water):
    text = paper(notices(water)["fitter/"])
    for words in ("清源供水公司", "供水服务承诺 2.1版", "自2026年2月1日起施行", "文件编号：QY-01"):
        assert words in text
    assert re.search(r"生成日期：2026年3月1日", text)


def test_the_telephone_of_the_windows_own_place_comes_first(water):
    def big(page: SitePage) -> str:
        return seen(page.content.html, "conduct-poster__phone").strip()

    assert big(notices(water)["window-1/"]) == "0571-5550 2222"
    assert big(notices(water)["fitter/"]) == "0571-5550 1111"
    assert "客服热线：0571-5550 1111" in paper(notices(water)["window-1/"])


def test_a_body_whose_name_says_its_number_does_not_say_it_twice(water):
    assert paper(notices(water)["fitter/"]).count("12315") == 1


def test_what_only_the_page_says_is_marked_and_never_cut_off(tmp_path):
    remedy = "我们上门致歉并说明原因，" * 8 + "再减免水费20元。"
    code = CODE.replace("减免水费20元。", remedy)
    text = paper(notices(made(tmp_path, code=code))["fitter/"])
    assert remedy[:12] not in text
    assert "没做到：补救办法见完整承诺" in text
    assert "标※的承诺有适用条件或例外。" in text
    assert "※" not in paper(notices(made(tmp_path, code=code))["clerk/"])


def test_no_notice_names_a_person(water, demo):
    people = {"章若水", "陶一舟", "贺小满"}
    for folder in DEMO.glob("*/organization.yml"):
        people.update(re.findall(r"person: *([一-鿿]{2,4})", folder.read_text(encoding="utf-8")))
    assert len(people) > 6
    pages = [*notices(water).values(), *(page for page in demo.site.pages if page.kind == "notice")]
    assert [(page.url, name) for page in pages for name in people if name in page.content.html] == []


def test_a_small_shop_without_an_organization_has_its_one_page(tmp_path):
    built = build(Options(codes=write_codes(tmp_path), site=SiteOptions()))
    found = notices(built)
    assert set(found) == {"all/", "all/large/"}
    assert "0571-5550 1234" in paper(found["all/"])
    assert "七天内凭小票退货" in BOOKSHOP
    assert "七天内凭小票退货" in paper(found["all/"])


# ---- the square and the address


def test_the_square_is_the_qr_code_of_the_page_in_the_language_of_the_notice(water):
    for name, address in (
        ("fitter/", "https://water.example/service/codes/service/"),
        ("en/fitter/", "https://water.example/service/en/codes/service/"),
    ):
        html = notices(water)[name].content.html
        assert f' d="{qr(address).path}"' in html
        assert address in paper(notices(water)[name])


def test_the_path_of_a_qr_code_paints_every_black_square_and_no_other():
    address = "https://water.example/service/codes/service/"
    drawing = qr(address)
    painted = {
        (int(x) + step, int(y))
        for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\3z", drawing.path)
        for step in range(int(length))
    }
    rows = segno.make_qr(address, error="m", boost_error=False).matrix
    assert painted == {(x + 4, y + 4) for y, row in enumerate(rows) for x, bit in enumerate(row) if bit}
    assert drawing.side == len(rows) + 8


def test_without_a_public_address_there_is_no_square_but_a_word_where_to_ask(tmp_path):
    settings = SETTINGS.replace("public_url: https://water.example/service/\n", "")
    page = notices(made(tmp_path / "none", settings=settings))["fitter/"]
    assert "<svg" not in page.content.html
    assert "也可以向工作人员索取完整承诺。" in paper(page)
    organization = ORGANIZATION.replace("id: water\n", "id: water\nwebsite: https://water.example\n")
    page = notices(made(tmp_path / "site", settings=settings, organization=organization))["fitter/"]
    assert "<svg" not in page.content.html
    assert "完整承诺见我们的网站：https://water.example" in paper(page)


# ---- where they are


def test_the_page_of_the_code_links_to_every_notice_and_a_notice_back(water):
    page = next(one for one in water.site.pages if one.url == "codes/service/")
    links = re.findall(r'href="(notice/[^"]*)"', page.content.html)
    assert links == [f"notice/{name}/" for name in ("all", "window-1", "van", "fitter", "clerk")]
    html = notices(water)["fitter/"].content.html
    assert 'href="../../"' in html
    assert 'href="large/"' in html
    assert 'href="../"' in notices(water)["fitter/large/"].content.html


def test_notices_are_not_in_the_search_nor_in_the_navigation(water):
    pages = notices(water).values()
    assert [page.url for page in pages if page.in_search or page.in_navigation] == []
    assert {page.shell for page in pages} == {"conduct/notice.html"}


def test_a_window_called_all_has_an_address_of_its_own(tmp_path):
    found = notices(made(tmp_path, organization=ORGANIZATION.replace("id: van,", "id: All,")))
    names = {name.split("/")[0].lower() for name in found if "en/" not in name}
    assert {"all", "window-1", "fitter", "clerk"} < names
    assert len(names) == 5


def test_a_post_in_free_text_called_as_a_window_has_an_address_of_its_own():
    both = [Subject(NoticeKind.WINDOW, "前台"), Subject(NoticeKind.POST, "前台")]
    window, post = notice_pages._named(both)
    assert window.id == "前台"
    assert post.id.startswith("前台-")
    assert "/" not in post.id


def test_a_window_without_a_translated_name_has_no_notice_in_that_language_and_this_is_told(tmp_path):
    built = made(tmp_path, organization=ORGANIZATION.replace("{zh: 一号窗口, en: Window 1}", "一号窗口"))
    assert "en/window-1/" not in notices(built)
    assert "en/fitter/" in notices(built)
    told = [one for one in built.report.problems if one.rule == "missing-translation"]
    assert [(one.arguments["text"], one.severity) for one in told] == [("一号窗口", Severity.INFO)]


# ---- how big


def planned_notices(monkeypatch, build_them) -> list[PublicNotice]:
    """Return the views of all notices that a build makes."""
    found: list[PublicNotice] = []
    plain = notice_pages.density_of
    monkeypatch.setattr(notice_pages, "density_of", lambda one: (found.append(one), plain(one))[1])
    build_them()
    return found


def test_the_more_a_notice_says_the_smaller_its_type_and_then_it_takes_more_sheets(tmp_path, monkeypatch):
    def long(count: int) -> str:
        more = "".join(
            f"  - {{id: D{n}, promise: {{zh: 第{n}件事我们在约定的时间里办好，办好以后告诉您。, en: We do {n}.}}, limit: {n + 1}天, delivered_by: [fitter]}}\n"
            for n in range(count)
        )
        return CODE + more

    seen_so_far = []
    for count in (0, 2, 5, 7, 40):
        views = planned_notices(
            monkeypatch, lambda count=count: made(tmp_path / str(count), code=long(count))
        )
        view = next(one for one in views if one.name == "抢修工")
        density = density_of(view)
        seen_so_far.append((list(Density).index(density), sheets_of(view, density)))
        assert len(view.promises) == count + 1
    sizes = [size for size, sheets in seen_so_far if sheets == 1]
    assert sizes == sorted(sizes)
    assert sizes[0] < sizes[-1]
    assert seen_so_far[-1][1] > 1


def test_a_chinese_character_is_as_wide_as_two_letters_or_nearly():
    assert width_of("承诺") == 2
    assert 2 <= width_of("word") <= 2.4
    assert width_of("") == 0


def test_every_notice_meant_for_one_sheet_is_no_higher_than_one(demo, page_factory):
    meant = [page for page in demo.site.pages if "conduct-poster--one" in page.content.html]
    assert len(meant) > 40
    style = (builtin_templates() / "theme/assets/conduct/notice.css").read_text(encoding="utf-8")
    page = page_factory(viewport={"width": 695, "height": 1000}).page
    page.emulate_media(media="print")
    page.set_content("\n".join(one.content.html for one in meant))
    page.add_style_tag(content=f"body {{ margin: 0; width: 184mm }} {style}")
    heights = page.locator(".conduct-poster__paper").evaluate_all(
        "(all) => all.map((one) => one.getBoundingClientRect().height * 25.4 / 96)"
    )
    high = {one.url: height for one, height in zip(meant, heights, strict=True) if height > 271}
    assert high == {}


@pytest.mark.parametrize("address", ["all", "front-desk-1", "reception", "cleaner"])
def test_a_notice_is_printed_on_a4_and_each_sheet_says_which_it_is_of_how_many(
    built_site, served, page_factory, tmp_path, address
):
    page = page_factory().page
    page.goto(f"{served(built_site(DEMO))}/codes/anju-property/property-service/notice/{address}/")
    is_single = page.locator(".conduct-poster--one").count() == 1
    sheets = print_pdf(page, tmp_path / "notice.pdf")
    assert (len(sheets) == 1) == is_single
    assert {sheet.size for sheet in sheets} == {A4}
    for number, sheet in enumerate(sheets, 1):
        assert "AJ-FW-01" in sheet.text
        assert f"{number} / {len(sheets)}" in sheet.text
    assert sum("0571-5550 1608" in sheet.text for sheet in sheets) == 1


def test_large_print_has_nothing_below_18_points_and_a_head_and_foot_on_every_sheet(
    built_site, served, page_factory, tmp_path
):
    page = page_factory().page
    page.goto(f"{served(built_site(DEMO))}/codes/anju-property/property-service/notice/reception/large/")
    sheets = print_pdf(page, tmp_path / "large.pdf")
    page.emulate_media(media="print")
    small = page.evaluate(
        """() => [...document.querySelectorAll(".conduct-poster__paper *")]
            .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()))
            .map((one) => [one.className, parseFloat(getComputedStyle(one).fontSize)])
            .filter(([name, size]) => size < 24 - 0.01)"""
    )
    assert small == []
    assert len(sheets) > 1
    for number, sheet in enumerate(sheets, 1):
        assert "AJ-FW-01" in sheet.text
        assert f"{number} / {len(sheets)}" in sheet.text


@pytest.mark.parametrize("profile", ["phone", "dark"])
def test_a_notice_on_a_screen_is_black_on_white_and_scrolls_only_down(
    built_site, served, page_factory, profile
):
    watched = page_factory(profile)
    page = watched.page
    page.goto(f"{served(built_site(DEMO))}/codes/anju-property/property-service/notice/front-desk-1/")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    colours = page.locator(".conduct-poster__paper").evaluate(
        "(one) => [getComputedStyle(one).color, getComputedStyle(one).backgroundColor]"
    )
    assert colours == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
    assert watched.faults() == ()
