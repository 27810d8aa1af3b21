"""The page of results: the newest period due first, charts with the same numbers as a table, and a download."""

import csv
import io
import itertools
import re

import pytest

from mkdocs_conduct.build import Options, build
from mkdocs_conduct.feeds.results_table import COLUMNS
from mkdocs_conduct.problems import Severity
from mkdocs_conduct.site import SiteOptions
from sample import seen, write_codes

SETTINGS = "as_of: 2025-06-20\nlanguages: [zh, en]\n"
ORGANIZATION = """\
id: shop
name: {zh: 小店, en: Shop}
posts: [{id: boss, name: {zh: 店长, en: Manager}}]
places: [{id: north, name: {zh: 北店, en: North shop}}, {id: south, name: {zh: 南店, en: South shop}}]
channels: [{id: tel, kind: phone, value: 0571-5550 1234, hours: 9:00-18:00, handles: [inquiry, complaint]}]
"""
CODE = """\
title: {zh: 服务承诺, en: Service code}
status: in_force
version: "1"
approved: {by: boss, on: 2025-01-02}
effective_from: 2025-01-02
next_review: 2027-01-31
purpose: {zh: 让您知道等多久。, en: So that you know how long it takes.}
scope: {services: [{zh: 送货, en: Deliveries}]}
commitments:
  - {id: C1, promise: {zh: 两天内送到。, en: We deliver within two days.}, limit: 2天, indicators: [K1, K2, K3, K4]}
performance_indicators:
  - id: K1
    name: {zh: 准时率, en: On time}
    definition: {zh: 两天内送到的比例。, en: Share delivered within two days.}
    numerator: {zh: 两天内送到的件数, en: delivered within two days}
    denominator: {zh: 送货件数, en: deliveries}
    exclusions: [{zh: 地址有误的件, en: Parcels with a wrong address}]
    source: 密来源
    frequency: monthly
    targets: [{until: 2025-02, value: "≥90%"}, {since: 2025-03, value: "≥95%"}]
  - {id: K2, name: {zh: 满意率, en: Satisfied}, frequency: monthly, targets: ≥95%}
  - {id: K3, name: {zh: 回访, en: Calls back}, frequency: monthly, targets: ≥95%}
  - {id: K4, name: {zh: 答复率, en: Answers}, frequency: monthly, targets: ≥95%}
"""
RESULTS = """\
results:
  - {indicator: K1, period: 2025-01, numerator: 92, denominator: 100}
  - {indicator: K1, period: 2025-02, state: no_cases}
  - indicator: K1
    period: 2025-03
    numerator: 141
    denominator: 150
    excluded: [{count: 3, reason: {zh: 地址有误, en: wrong address}}]
    explanation: {zh: "=一辆车故障。", en: One van broke down.}
    action: {zh: 已备一辆车。, en: A spare van is ready.}
    evidence: 密证据
  - {indicator: K2, period: 2025-04, site: north, value: 97}
  - {indicator: K2, period: 2025-04, site: south, value: 93}
  - {indicator: K2, period: 2025-03, site: north, value: 98}
  - {indicator: K2, period: 2025-03, site: south, value: 96.5}
  - {indicator: K3, period: 2025-04, value: 99}
"""
PAGE = "codes/service/results/"


def made(folder, **options):
    texts = {
        "settings.yml": SETTINGS,
        "organization.yml": ORGANIZATION,
        "service.yml": CODE,
        "results/a.yml": RESULTS,
    }
    built = build(Options(codes=write_codes(folder, texts), site=SiteOptions(**options)))
    assert [str(one.message("en")) for one in built.report.problems if one.severity is Severity.ERROR] == []
    return built.site


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    return made(tmp_path_factory.mktemp("results"))


@pytest.fixture(scope="module")
def pages(site):
    return {page.url: page for page in site.pages}


def part(page, indicator):
    """Return the HTML of one indicator."""
    found = re.search(rf'<article [^>]*id="k-{indicator}">.*?</article>', page.content.html, re.DOTALL)
    assert found
    return found[0]


def words(html):
    return " ".join(seen(html, "article").split())


def table_of(site):
    (file,) = [one for one in site.files if one.path.endswith("results.csv")]
    return file


def rows_of(site):
    return list(csv.DictReader(io.StringIO(table_of(site).text.removeprefix("\ufeff"))))


def test_the_newest_period_due_comes_first_with_how_long_it_is_late(pages):
    text = words(part(pages[PAGE], "K1"))
    assert text.index("2025年4月 ○未报告 应在2025年5月31日前公布，已逾期20天") < text.index(
        "最近一次报告 94%"
    )


def test_an_indicator_that_was_never_reported_says_which_period_is_late(pages):
    text = words(part(pages[PAGE], "K4"))
    assert text.startswith("答复率 ○未报告 2025年4月 ○未报告 应在2025年5月31日前公布，已逾期20天")
    assert "还没有可以画图的数值。" in text


def test_a_miss_stands_with_its_reason_the_action_and_what_was_left_out(pages):
    text = words(part(pages[PAGE], "K1"))
    for said in (
        "原因：=一辆车故障。",
        "措施：已备一辆车。",
        "不含3例：地址有误",
        "两天内送到的件数 ÷ 送货件数",
    ):
        assert said in text


def test_what_is_internal_is_neither_on_the_page_nor_in_the_table(site, pages):
    assert "密" not in pages[PAGE].content.html
    assert "密" not in table_of(site).text


def test_a_chart_has_the_numbers_of_the_table(pages):
    html = part(pages[PAGE], "K1")
    points = re.findall(r"<title>(2025年\d月：[^<]*)</title>", html)
    assert sorted(points) == [
        "2025年1月：92%（92/100），达标", "2025年2月：无此事项", "2025年3月：94%（141/150），未达标", "2025年4月：未报告",
    ]  # fmt: skip
    cells = [
        " ".join(seen(f"<tr>{row}</tr>", "tr").split())
        for row in re.findall(r"<tr[^>]*>(.*?)</tr>", html, re.DOTALL)
    ]
    assert [row for row in cells if row.startswith("2025年")] == [
        "2025年4月 – ≥95% ○未报告",
        "2025年3月 94% 141/150 ≥95% ▲未达标",
        "2025年2月 当期没有此类事项 ≥90% –无数值",
        "2025年1月 92% 92/100 ≥90% ✓达标",
    ]


def test_every_chart_is_a_picture_with_a_title_and_a_description(pages):
    html = pages[PAGE].content.html
    charts = re.findall(r'<svg class="conduct-chart__plot[^>]*>', html)
    assert len(charts) == 3
    for chart in charts:
        assert 'role="img"' in chart
        title, description = re.search(r'aria-labelledby="(\S+) (\S+)"', chart).groups()
        assert f'<title id="{title}">' in html
        assert f'<desc id="{description}">' in html


def test_each_place_has_a_chart_with_its_name_as_heading_and_nothing_is_added_up(pages):
    html = part(pages[PAGE], "K2")
    assert re.findall(r"<h4[^>]*>([^<]*)</h4>", html) == ["北店", "南店"]
    assert "全部" not in words(html)


def test_one_figure_is_a_sentence_and_no_chart(tmp_path):
    page = {one.url: one for one in made(tmp_path).pages}["en/codes/service/results/"]
    html = part(page, "K3")
    assert "<figure" not in html
    assert "Only one period has a value" in words(html)


def test_headings_follow_one_another_without_a_gap(pages):
    levels = [int(level) for level in re.findall(r"<h([1-6])", pages[PAGE].content.html)]
    assert levels[0] == 1
    assert [b - a for a, b in itertools.pairwise(levels) if b - a > 1] == []


def test_the_contents_of_the_page_lead_to_every_indicator(pages):
    headings = pages[PAGE].content.headings
    assert [(one.anchor, one.title) for one in headings if one.level == 3] == [
        ("k-K1-name", "准时率"),
        ("k-K2-name", "满意率"),
        ("k-K3-name", "回访"),
        ("k-K4-name", "答复率"),
    ]


def test_ids_on_the_page_are_unique(pages):
    ids = re.findall(r'\sid="([^"]*)"', pages[PAGE].content.html)
    assert len(ids) == len(set(ids))


def test_a_table_can_be_scrolled_by_keyboard_and_has_a_name(pages):
    html = part(pages[PAGE], "K1")
    assert re.search(r'<div [^>]*role="region" tabindex="0" aria-labelledby="k-K1-table">', html)
    assert re.search(r'<caption [^>]*id="k-K1-table">准时率的各期数值</caption>', html)


@pytest.mark.parametrize(
    ("directory_urls", "page", "link"),
    [(True, PAGE, "../results.csv"), (False, "codes/service/results.html", "results.csv")],
)
def test_the_download_is_found_from_the_page_in_either_form_of_addresses(
    tmp_path, directory_urls, page, link
):
    site = made(tmp_path, directory_urls=directory_urls)
    found = {one.url: one.content.html for one in site.pages}
    assert f'href="{link}" download' in found[page]
    assert table_of(site).path == "codes/service/results.csv"


def test_pages_in_other_languages_lead_to_the_same_table(pages):
    assert 'href="../../../../codes/service/results.csv"' in pages["en/codes/service/results/"].content.html


def test_the_table_has_stable_keys_and_a_row_for_what_is_missing(site):
    rows = rows_of(site)
    assert tuple(rows[0]) == COLUMNS
    late = rows[0]
    assert (late["indicator"], late["period"], late["value"], late["verdict"], late["days_overdue"]) == (
        "K1",
        "2025-04",
        "",
        "not_reported",
        "20",
    )


def test_no_cell_of_the_table_is_a_formula(site):
    assert [row["explanation"] for row in rows_of(site) if row["explanation"]] == ["'=一辆车故障。"]


def test_the_table_is_written_as_it_was(site, golden):
    golden("public/results.csv", table_of(site).text.replace("\r\n", "\n"))


def test_an_indicator_is_written_as_it_was(pages, golden):
    html = part(pages["en/codes/service/results/"], "K1")
    golden(
        "public/indicator.en.html", "".join(f"{one.strip()}\n" for one in html.splitlines() if one.strip())
    )


def test_on_the_narrowest_phone_words_keep_their_size_and_nothing_leaves_the_screen(
    built_site, served, page_factory, tmp_path_factory
):
    texts = {
        "settings.yml": SETTINGS,
        "organization.yml": ORGANIZATION,
        "service.yml": CODE,
        "results/a.yml": RESULTS,
    }
    folder = write_codes(tmp_path_factory.mktemp("narrow") / "codes", texts)
    page = page_factory("phone", viewport={"width": 320, "height": 640}).page
    page.goto(f"{served(built_site(folder, strict=False))}/{PAGE}")
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    sizes = page.evaluate(
        """Array.from(document.querySelectorAll('.conduct-chart text'), one => {
             const box = one.getBoundingClientRect()
             return [parseFloat(getComputedStyle(one).fontSize), box.left >= 0 && box.right <= 320]
           })"""
    )
    assert len(sizes) > 20
    assert [size for size, is_inside in sizes if size < 11 or not is_inside] == []
