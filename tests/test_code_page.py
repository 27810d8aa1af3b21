"""The code page: three questions answered on the first two screens of a phone, terms linked once, one colour, the reader's day."""

import itertools
import re
import shutil
from pathlib import Path

import pytest
from mkdocs.structure.files import Files
from playwright.sync_api import Page

from browser import open_watched
from built import build_site
from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.mkdocs_plugin.brand import missing_logos
from mkdocs_conduct.model import Organization, contrast_with_white
from mkdocs_conduct.site import SiteOptions
from sample import DEMO, REAL, write_codes

TWO_SCREENS = 2 * 844
LIVE = "languages: [zh, en]\npublic_url: https://kaolin.example\n"
"""No day is pinned: the reader's browser decides."""
ORGANIZATION = """\
id: kaolin
name: {zh: 高岭水务, en: Kaolin Water}
logo: assets/logo.svg
colour: 7a1f2b
posts: [{id: boss, name: {zh: 总经理, en: Manager}}]
channels: [{id: tel, kind: phone, value: 0571-5550 1234, hours: 9:00-18:00, handles: [inquiry, complaint]}]
customer_groups: [{id: homes, name: {zh: 居民, en: homes}}, {id: shops, name: {zh: 商户, en: shops}}]
"""
CODE = """\
title: {zh: 供水承诺, en: Water code}
status: in_force
version: "1"
approved: {by: boss, on: 2020-01-05}
effective_from: 2030-03-01
effective_until: 2032-02-29
superseded_by: newer
next_review: 2031-03-01
purpose: {zh: 让您知道等多久。, en: So that you know how long it takes.}
scope: {services: [{zh: 供水, en: Water supply}]}
customer_groups: [homes, shops]
groups: [{id: fast, name: {zh: 抢修, en: Repairs}}, {id: open, name: {zh: 公开, en: Openness}}]
values: [{name: {zh: 客户观, en: Customers}, text: {zh: 水到家，心到家。, en: Close to every home.}}]
agreements:
  - {title: {zh: 供水合同, en: Supply contract}, text: {zh: 开户时签, en: signed at the start}, url: https://kaolin.example/c}
ethics: {statement: {zh: 不收礼。, en: We take no gifts.}, indicators: [K1]}
community: [{field: {zh: 教育, en: Education}, plan: {zh: 每年开放日, en: An open day a year}, done: [{zh: 办了两次, en: Held two}]}]
principles: [{name: {zh: 快, en: Fast}, text: {zh: 先到现场。, en: We come first.}, commitments: [C1, C2]}]
definitions:
  - {term: {zh: 急修, en: urgent repair}, definition: {zh: 停水的报修, en: a repair when the water is off}, source: {zh: 行业规程, en: Trade rules}}
  - {term: {zh: 维修, en: repair}, definition: {zh: 一般的修理, en: any mending}}
commitments:
  - {id: C1, group: fast, topic: delivery, promise: {zh: "急修十五分钟内到场，[急修](https://kaolin.example/u)不收费。", en: "Urgent repairs: we come within 15 minutes; each urgent repair is free."}, limit: 15分钟, remedy: {zh: 减免10元, en: 10 yuan off}, indicators: [K1]}
  - {id: C2, group: fast, topic: delivery, promise: {zh: 急修当天修好，维修三天修好。, en: "Urgent repair the same day, repair in 3 days."}, limit: 当日, customer_groups: [shops]}
  - {id: C3, group: open, topic: information, promise: {zh: 每月公布水质。, en: Water quality is published every month.}}
  - {id: C4, promise: {zh: 电话有人接。, en: Somebody answers the telephone.}}
  - {id: C5, promise: {zh: 投诉有答复。, en: Complaints are answered.}, limit: 5天}
  - {id: C6, promise: {zh: 收费写明依据。, en: Charges name their basis.}}
performance_indicators:
  - {id: K1, name: {zh: 按时率, en: On time}, targets: ≥98%, frequency: monthly}
"""
NEWER = CODE.replace("供水承诺", "新供水承诺").replace(
    "effective_until: 2032-02-29\nsuperseded_by: newer\n", ""
)
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"><rect width="60" height="20" fill="#7a1f2b"/></svg>'


def files(**texts: str) -> dict[str, str]:
    return {
        "settings.yml": LIVE,
        "organization.yml": ORGANIZATION,
        "water.yml": CODE,
        "newer.yml": NEWER,
        **texts,
    }


def made(folder: Path, **texts: str) -> Built:
    return build(Options(codes=write_codes(folder, files(**texts)), site=SiteOptions()))


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    built = made(tmp_path_factory.mktemp("water"))
    return {page.url: page.content.html for page in built.site.pages}


@pytest.fixture(scope="module")
def water(tmp_path_factory):
    """The site as a user builds it, with navigation that does not leave the page."""
    folder = tmp_path_factory.mktemp("water-site")
    theme = {
        "name": "material",
        "language": "zh",
        "font": False,
        "features": ["navigation.instant"],
        "palette": {"primary": "custom"},
    }
    config = {"theme": theme, "site_url": "http://127.0.0.1/"}
    pages = {"index.md": "# 首页\n\n[承诺](codes/water.md)\n", "assets/logo.svg": LOGO}
    codes = write_codes(folder / "codes", files())
    return build_site(folder, codes, pages=pages, config=config, strict=False)


@pytest.fixture(scope="module")
def phone(chromium):
    watched = open_watched(chromium, "phone", viewport={"width": 390, "height": 844})
    yield watched.page
    watched.page.context.close()


def first_screens(page: Page) -> str:
    """Return what a reader sees without scrolling further than to the second screen."""
    return page.evaluate(
        """limit => Array.from(document.querySelectorAll(".conduct :is(h1, h2, p, li, dd, strong, .conduct-gist__remedy)"))
          .filter(one => { const box = one.getBoundingClientRect(); return box.height && box.bottom + scrollY <= limit })
          .map(one => one.innerText).join("\\n")""",
        TWO_SCREENS,
    )


@pytest.fixture(scope="module")
def sites(tmp_path_factory, built_site):
    """The property demo by itself, and the real codes."""
    folder = tmp_path_factory.mktemp("property")
    shutil.copytree(DEMO / "demo-property", folder / "codes" / "demo-property")
    shutil.copy(DEMO / "settings.yml", folder / "codes")
    return {"property": build_site(folder, folder / "codes", strict=False), "real": built_site(REAL)}


@pytest.mark.parametrize(
    "asked",
    [
        (
            "property",
            "codes/property-service/",
            ("15分钟内", "15项达标、1项未达标", "没做到：10元/单", "投诉"),
        ),
        ("real", "zh-Hant/codes/hk-dsd/routine-services/", ("即日", "10項達標", "來源沒有寫明補救", "投訴")),
    ],
)
def test_the_first_two_screens_of_a_phone_say_what_is_promised_whether_it_was_kept_and_what_follows_if_not(
    sites, served, phone, asked
):
    site, url, answers = asked
    phone.goto(f"{served(sites[site])}/{url}")
    seen = first_screens(phone)
    assert [answer for answer in answers if answer not in seen] == []


def test_no_page_is_wider_than_a_phone_of_320_pixels(water, served, phone):
    phone.set_viewport_size({"width": 320, "height": 640})
    for url in ("codes/water/", "en/codes/water/"):
        phone.goto(f"{served(water)}/{url}")
        assert phone.evaluate("document.documentElement.scrollWidth") <= 320
    phone.set_viewport_size({"width": 390, "height": 844})


def test_the_page_in_brief_takes_one_promise_of_each_group_before_a_second_of_any(pages):
    brief = re.findall(r'conduct-gist__promise">\s*<a [^>]*href="#(c-C\d)"', pages["codes/water/"])
    assert brief == ["c-C1", "c-C2", "c-C3", "c-C4", "c-C5"]
    assert "看全部6条承诺" in pages["codes/water/"]
    assert "6条承诺中，1条写明了补救。" in pages["codes/water/"]


def test_a_term_is_linked_where_it_is_used_first_and_nowhere_else(pages):
    html = pages["codes/water/"]
    assert re.findall(r'(.{0,6})<a href="#(t-\d)"[^>]*>([^<]*)</a>', html) == [
        (html[html.index('<a href="#t-1"') - 6 : html.index('<a href="#t-1"')], "t-1", "急修"),
        ("急修当天修好，"[-6:], "t-2", "维修"),
    ]
    assert '<a href="https://kaolin.example/u" rel="noopener noreferrer">急修</a>' in html


def test_an_english_term_is_found_in_the_plural_and_not_inside_a_longer_term(pages):
    found = re.findall(r'<a href="#(t-\d)"[^>]*>([^<]*)</a>', pages["en/codes/water/"])
    assert found == [("t-1", "Urgent repairs"), ("t-2", "repair")]


def test_a_definition_names_its_source(pages):
    assert "出处：行业规程" in pages["codes/water/"]


def test_groups_are_numbered_and_promises_without_one_stand_under_a_heading_of_their_own(pages):
    headings = re.findall(r'<h3 id="(g-[^"]*)" class="conduct-group">([^<]*)</h3>', pages["codes/water/"])
    assert headings == [("g-fast", "一、抢修"), ("g-open", "二、公开"), ("g--other", "三、其他承诺")]


def test_a_group_that_brings_its_own_number_gets_none_of_ours(tmp_path):
    code = CODE.replace("zh: 抢修", "zh: 第一章 抢修")
    html = {page.url: page.content.html for page in made(tmp_path, **{"water.yml": code}).site.pages}
    assert ">第一章 抢修</h3>" in html["codes/water/"]


def test_promises_can_be_found_by_topic_and_by_the_customers_they_are_for(pages):
    shelves = re.findall(r"<dt>([^<]*)</dt><dd class=\"conduct-shelf\">(.*?)</dd>", pages["codes/water/"])
    assert [(name, re.findall(r">(\d+)<", links)) for name, links in shelves] == [
        ("交付时间", ["1", "2"]),
        ("信息", ["3"]),
        ("商户", ["2"]),
    ]
    assert "适用：商户</span>" in pages["codes/water/"]


def test_a_principle_leads_to_the_promises_that_show_it(pages):
    principle = re.search(r"<dt>快</dt>.*?</div>", pages["codes/water/"], re.DOTALL)
    assert principle
    assert re.findall(r'href="#(c-C\d)"', principle[0]) == ["c-C1", "c-C2"]


def test_what_the_organization_stands_for_is_told(pages):
    html = pages["en/codes/water/"]
    for words in (
        "Close to every home.",
        "Supply contract",
        "We take no gifts.",
        "An open day a year",
        "Held two",
    ):
        assert words in html


OVERDUE = "本承诺原定于2031年3月1日前评审，现已逾期。"
DAYS = {
    "2030-02-28": ("尚未实施", "本承诺从2030年3月1日起实施，现在尚未实施。"),
    "2030-03-01": ("现行", ""),
    "2031-03-01": ("现行", ""),
    "2031-03-02": ("现行", f"{OVERDUE}已过1天。"),
    "2032-02-29": ("现行", f"{OVERDUE}已过365天。"),
    "2032-03-01": (
        "已被代替",
        "本承诺实施到2032年2月29日为止，现已停止实施；本页供查阅。 现在的承诺：新供水承诺",
    ),
}


@pytest.mark.parametrize("day", DAYS)
def test_the_readers_day_decides_what_holds(water, served, phone, day):
    phone.clock.set_fixed_time(f"{day}T12:00:00")
    phone.goto(f"{served(water)}/codes/water/")
    banners = phone.locator("[data-conduct-banner]:visible").all_inner_texts()
    assert (phone.locator("[data-conduct-status]").inner_text(), "".join(banners)) == DAYS[day]


def test_the_day_decides_again_when_the_theme_shows_a_page_without_leaving_the_one_before(
    water, served, phone
):
    phone.clock.set_fixed_time("2031-03-01T12:00:00")
    phone.goto(f"{served(water)}/en/codes/water/")
    phone.clock.set_fixed_time("2031-03-03T12:00:00")
    phone.evaluate("document$.next(document)")
    assert phone.locator("[data-conduct-days]").inner_text().strip() == "It is 2 days late."


def test_without_script_the_dates_stand_there_in_words(pages):
    head = pages["en/codes/water/"].split("</header>")[0]
    for words in ("In force since 1 March 2030", "until 29 February 2032", "Next review: 1 March 2031"):
        assert words in head


def test_where_the_day_is_pinned_the_page_tells_of_that_day_for_good(tmp_path):
    built = made(tmp_path, **{"settings.yml": f"as_of: 2031-04-01\n{LIVE}"})
    html = next(page.content.html for page in built.site.pages if page.url == "codes/water/")
    assert "data-conduct-since" not in html
    assert re.search(r'data-conduct-banner="overdue">', html)


def test_the_colour_of_an_organization_reaches_the_head_of_the_page_and_its_own_links(water, served, phone):
    phone.goto(f"{served(water)}/codes/water/")
    read = "one => getComputedStyle(document.querySelector(one))"
    assert phone.evaluate(f"({read})('.md-header').backgroundColor") == "rgb(122, 31, 43)"
    assert phone.evaluate(f"({read})('.conduct-gist__limit').color") == "rgb(122, 31, 43)"
    logo = phone.locator(".conduct-head__logo")
    assert logo.evaluate("one => one.naturalWidth > 0")
    assert logo.get_attribute("alt") == "高岭水务的标志"


def test_several_organizations_colour_their_own_pages(tmp_path):
    codes = {
        f"{name}/{file}": text
        for name in ("a", "b")
        for file, text in files().items()
        if file != "settings.yml"
    }
    codes["b/organization.yml"] = ORGANIZATION.replace("id: kaolin", "id: b").replace("7a1f2b", '"#005A9C"')
    built = build(Options(codes=write_codes(tmp_path, {"settings.yml": LIVE, **codes}), site=SiteOptions()))
    (brand,) = [file.text for file in built.site.files if file.path.endswith("brand.css")]
    assert brand.splitlines() == [
        ':root:has([data-conduct-organization="kaolin"]) { --conduct-brand: #7a1f2b; }',
        ':root:has([data-conduct-organization="b"]) { --conduct-brand: #005a9c; }',
    ]


@pytest.mark.parametrize(
    ("typed", "kind"), [("8ab4f8", "colour_light"), ("red", "colour"), ("#12", "colour")]
)
def test_a_colour_that_white_words_would_drown_in_or_that_is_none_is_refused(typed, kind):
    with pytest.raises(ValueError, match=kind):
        Organization(id="a", name="x", colour=typed)


@pytest.mark.parametrize("typed", ["https://a.example/logo.svg", "../logo.svg", "/logo.svg", "logo.exe"])
def test_a_logo_from_elsewhere_is_refused(typed):
    with pytest.raises(ValueError, match="picture"):
        Organization(id="a", name="x", logo=typed)


def test_contrast_is_counted_as_wcag_counts_it():
    assert [round(contrast_with_white(one), 2) for one in ("#ffffff", "#000000", "#767676")] == [
        1.0,
        21.0,
        4.54,
    ]


def test_a_logo_that_is_no_file_of_the_site_is_told_of(tmp_path):
    (told,) = set(missing_logos(made(tmp_path), Files([])))
    assert "assets/logo.svg" in told


def test_the_page_reads_in_order_without_styles(water, served, phone):
    phone.goto(f"{served(water)}/codes/water/")
    levels = phone.evaluate(
        "Array.from(document.querySelectorAll('.conduct :is(h1, h2, h3, h4)'), one => Number(one.tagName[1]))"
    )
    assert levels[0] == 1
    assert max(b - a for a, b in itertools.pairwise(levels)) <= 1
