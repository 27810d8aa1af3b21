"""The index of codes: found by customer group, service, subject and organization, with script and without it."""

import re

import pytest

from browser import open_watched
from mkdocs_conduct.build import Options, build
from mkdocs_conduct.problems import Severity
from mkdocs_conduct.site import SiteOptions
from sample import write_codes

SETTINGS = "as_of: 2026-03-01\nlanguages: [zh, en]\n"
ORGANIZATION = """\
id: town
name: {zh: 城市服务公司, en: Town Services}
posts: [{id: boss, name: {zh: 总经理, en: Manager}}]
channels: [{id: tel, kind: phone, value: 0571-5550 1234, hours: 9:00-18:00, handles: [inquiry, complaint]}]
customer_groups:
  - {id: homes, name: {zh: 居民用户, en: Households}}
  - {id: shops, name: {zh: 商铺, en: Shops}}
units:
  - id: west
    name: {zh: 西城营业部, en: West branch}
    overrides:
      - commitment: water-1
        promise: {zh: 十分钟内到场。, en: We come within 10 minutes.}
        limit: 10分钟
        reason: 路近
        filing: {number: 1, approved_by: boss, date: 2026-01-10}
"""
CODE = """\
title: {title}
status: in_force
version: "1"
approved: {{by: boss, on: 2026-01-05}}
effective_from: 2026-01-05
next_review: 2027-01-31
purpose: {purpose}
scope: {{services: [{services}]}}
customer_groups: [{groups}]
commitments:
  - {{id: {name}-1, promise: {{zh: 十五分钟内到场。, en: We come within 15 minutes.}}, limit: 15分钟, topic: {topic}}}
"""
REPAIR = "{zh: 报修, en: Repairs}"
METER = "{zh: 抄表, en: Meter reading}"
CODES = {
    "water": ("{zh: 供水承诺, en: Water code}", "{zh: 水压足。, en: Enough pressure.}", f"{REPAIR}, {METER}", "homes, shops", "delivery"),
    "gas": ("{zh: 供气承诺, en: Gas code}", "{zh: 用气稳。, en: Steady supply.}", f"{REPAIR}, {METER}", "homes", "safety"),
    "waste": ("{zh: 清运承诺, en: Waste code}", "{zh: 日日清。, en: Every day.}", "{zh: 垃圾清运, en: Collection}", "shops", "delivery"),
    "park": ("{zh: 公园承诺, en: Park code}", "{zh: 天天开。, en: Always open.}", "{zh: 游园, en: Visits}", "homes", "自有主题"),
}  # fmt: skip


def files(*names, organization=ORGANIZATION):
    keys = ("title", "purpose", "services", "groups", "topic")
    codes = {
        f"{name}.yml": CODE.format(name=name, **dict(zip(keys, CODES[name], strict=True))) for name in names
    }
    if "water" not in names:
        organization = organization.split("units:", maxsplit=1)[0]
    return {"settings.yml": SETTINGS, "organization.yml": organization, **codes}


def indexes(folder, *names):
    """Return the HTML of the index in each language."""
    built = build(Options(codes=write_codes(folder, files(*names)), site=SiteOptions()))
    assert [str(one.message("en")) for one in built.report.problems if one.severity is Severity.ERROR] == []
    return {page.language: page.content.html for page in built.site.pages if page.kind == "index"}


@pytest.fixture(scope="module")
def town(tmp_path_factory):
    return indexes(tmp_path_factory.mktemp("town"), *CODES)


def lists(html):
    """Return what each filter leads to: the name of its place on the page and the codes there."""
    found = re.findall(r'<section class="conduct-found" id="([^"]+)".*?</section>', html, re.DOTALL)
    parts = {name: html.split(f'id="{name}"', 1)[1].split("</section>", 1)[0] for name in found}
    return {name: re.findall(r'<a href="[^"#]+">([^<]+)</a>', part) for name, part in parts.items()}


def test_each_group_service_and_subject_has_a_list_of_the_codes_that_name_it(town):
    assert lists(town["zh"]) == {
        "customer_group-居民用户": ["供气承诺", "公园承诺", "供水承诺"],
        "customer_group-商铺": ["清运承诺", "供水承诺"],
        "service-报修": ["供气承诺", "供水承诺"],
        "service-抄表": ["供气承诺", "供水承诺"],
        "service-游园": ["公园承诺"],
        "service-垃圾清运": ["清运承诺"],
        "topic-安全": ["供气承诺"],
        "topic-自有主题": ["公园承诺"],
        "topic-交付时间": ["清运承诺", "供水承诺"],
    }
    english = lists(town["en"])
    assert english["customer_group-Households"] == ["Gas code", "Park code", "Water code"]
    # A subject in the editor's own words has no others.
    assert [name for name in english if name.startswith("topic")] == ["topic-safety", "topic-delivery-times"]


def test_every_filter_is_a_link_to_a_list_and_every_list_has_a_filter(town):
    for html in town.values():
        links = re.findall(r'<a href="#([^"]+)" data-conduct-mark="\1"', html)
        assert sorted(links) == sorted(lists(html))


def test_three_codes_are_read_faster_than_filtered(tmp_path):
    html = indexes(tmp_path, "gas", "waste", "park")["zh"]
    assert "conduct-finder" not in html
    assert lists(html) == {}


def test_a_unit_with_special_rules_stands_below_its_code_and_is_marked(town):
    cards = {
        re.search(r"<a [^>]*>([^<]+)</a>", card)[1]: card
        for card in re.findall(r'<li class="conduct-card".*?</article>', town["zh"], re.DOTALL)
    }
    assert "本单位特别规定" in cards["供水承诺"]
    assert '<a href="water/west/">西城营业部</a>' in cards["供水承诺"]
    assert [title for title, card in cards.items() if "特别规定" in card] == ["供水承诺"]
    assert '<a href="water/west/">West branch</a>' in town["en"]


@pytest.fixture(scope="module")
def site(tmp_path_factory, built_site, served):
    codes = write_codes(tmp_path_factory.mktemp("index") / "codes", files(*CODES))
    # Not strict: of a code this small the checks have much to say.
    return served(built_site(codes, strict=False))


@pytest.fixture(scope="module")
def watched(chromium):
    """One page for all tests with script: each begins by opening the index anew."""
    one = open_watched(chromium)
    yield one
    one.page.context.close()


@pytest.fixture
def index(watched, site):
    watched.page.goto("about:blank")
    watched.page.goto(f"{site}/codes/")
    yield watched.page
    assert watched.faults() == ()


def cards(page):
    return [one.inner_text() for one in page.locator(".conduct-card__title a").all() if one.is_visible()]


def choose(page, facet, name):
    part = page.locator(".conduct-facet", has_text=facet)
    if not part.locator("a").first.is_visible():
        part.locator("summary").click()
    part.get_by_role("link", name=name).click()


def test_without_script_a_filter_shows_its_list_alone_and_one_comes_back_to_all(chromium, site):
    page = open_watched(chromium, java_script_enabled=False).page
    page.goto(f"{site}/codes/")
    assert not page.locator("#conduct-find").is_visible()
    assert [one for one in page.locator(".conduct-found").all() if one.is_visible()] == []
    choose(page, "适用对象", "商铺")
    assert cards(page) == []
    (found,) = [one for one in page.locator(".conduct-found").all() if one.is_visible()]
    assert re.findall(r"\S+承诺", found.inner_text()) == ["清运承诺", "供水承诺", "显示全部承诺"]
    page.locator(".conduct-found:visible").get_by_text("显示全部承诺").click()
    assert len(cards(page)) == 4
    page.context.close()


def test_filters_of_several_kinds_hold_together_and_the_address_keeps_them(index):
    choose(index, "适用对象", "居民用户")
    assert cards(index) == ["供气承诺", "公园承诺", "供水承诺"]
    choose(index, "服务项目", "抄表")
    assert cards(index) == ["供气承诺", "供水承诺"]
    index.reload()
    assert cards(index) == ["供气承诺", "供水承诺"]
    assert index.locator(".conduct-facet a[aria-current]").count() == 2
    index.go_back()
    assert cards(index) == ["供气承诺", "公园承诺", "供水承诺"]
    choose(index, "适用对象", "居民用户")
    assert len(cards(index)) == 4


def test_typing_narrows_the_list_and_a_reader_is_told_how_many_are_left(index):
    status = index.get_by_role("status").first
    assert status.inner_text() == "共4份承诺"
    box = index.get_by_label("在本页查找")
    box.fill("水压")
    assert (cards(index), status.inner_text()) == (["供水承诺"], "找到1份承诺")
    box.fill("恐龙")
    assert (cards(index), status.inner_text()) == ([], "没有符合条件的承诺。")
    index.get_by_text("显示全部承诺").locator("visible=true").click()
    assert (len(cards(index)), status.inner_text()) == (4, "共4份承诺")
    assert index.url.endswith("/codes/")


def test_an_address_with_a_search_that_somebody_sent_shows_what_they_saw(watched, site):
    watched.page.goto("about:blank")
    watched.page.goto(f"{site}/codes/#customer_group-居民用户&q=稳")
    assert cards(watched.page) == ["供气承诺"]
    assert watched.page.get_by_label("在本页查找").input_value() == "稳"


def test_the_link_to_a_unit_can_be_hit_though_the_whole_card_is_a_link(index, site):
    index.get_by_role("link", name="西城营业部").click()
    index.wait_for_url(f"{site}/codes/water/west/")
