"""Pages of units with special rules: the code as the unit keeps it, marked, and found from the code's own page."""

import itertools
import re
from pathlib import Path

import pytest

from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.problems import Severity
from mkdocs_conduct.site import SiteOptions, SitePage
from sample import DEMO, built_of, by_address, seen

MARK = "本单位特别规定"
SETTINGS = "as_of: 2026-03-01\nlanguages: [zh, en]\n"
ORGANIZATION = """\
id: group
name: {zh: 集团, en: Group}
posts: [{id: boss, name: {zh: 总经理, en: Manager}}]
channels: [{id: tel, kind: phone, value: 0571-5550 1234, hours: 9:00-18:00, handles: [inquiry, complaint]}]
units:
  - {id: hq, name: {zh: 总部, en: Head office}}
  - id: west
    name: {zh: 西店, en: West shop}
    parent: hq
    overrides:
      - commitment: C1
        promise: {zh: 十分钟内到场。, en: We come within 10 minutes.}
        limit: 10分钟
        reason: 密理由
        filing: {number: 密备1, approved_by: boss, date: 2026-01-10}
  - {id: west-desk, name: {zh: 西店服务台, en: West desk}, parent: west}
  - {id: east, name: {zh: 东店, en: East shop}, parent: hq}
"""
CODE = """\
title: {zh: 服务承诺, en: Service code}
status: in_force
version: "1"
approved: {by: boss, on: 2026-01-05}
effective_from: 2026-01-05
next_review: 2027-01-31
purpose: {zh: 让您知道等多久。, en: So that you know how long it takes.}
scope: {services: [{zh: 维修, en: Repairs}]}
commitments:
  - {id: C1, promise: {zh: 十五分钟内到场。, en: We come within 15 minutes.}, limit: 15分钟, indicators: [K1]}
  - {id: C2, promise: {zh: 当天修好。, en: We mend it the same day.}}
performance_indicators:
  - {id: K1, name: {zh: 按时率, en: On time}, targets: ≥98%, frequency: monthly}
"""
RESULTS = "period: 2026-01\nresults: [{indicator: K1, value: 97.3}]\n"


def made(folder: Path, **files: str) -> Built:
    """Build the group; `organization`, `code` and `results` replace those above."""
    texts = {
        "settings.yml": SETTINGS,
        "organization.yml": files.get("organization", ORGANIZATION),
        "service.yml": files.get("code", CODE),
        "results/2026-01.yml": files.get("results", RESULTS),
    }
    return built_of(folder, texts)


def words(page: SitePage) -> str:
    return " ".join(seen(page.content.html, "conduct").split())


def card(page: SitePage, commitment: str) -> str:
    """Return the HTML of one promise."""
    found = re.search(rf'<article [^>]*id="c-{commitment}">.*?</article>', page.content.html, re.DOTALL)
    assert found
    return found[0]


@pytest.fixture(scope="module")
def group(tmp_path_factory):
    return by_address(made(tmp_path_factory.mktemp("group")))


def test_a_unit_with_rules_of_its_own_and_each_below_it_has_a_page_in_every_language(group):
    others = ("results", "notice", "en/")
    assert {url for url in group if url.count("/") > 2 and not any(part in url for part in others)} == {
        "codes/service/west/",
        "codes/service/west-desk/",
    }
    assert {"en/codes/service/west/", "en/codes/service/west-desk/"} <= set(group)


def test_the_page_of_a_unit_says_what_holds_there_and_the_rest_as_everywhere(group):
    page = group["codes/service/west/"]
    assert "十分钟内到场。" in card(page, "C1")
    assert "10分钟内" in card(page, "C1")
    assert "十五分钟" not in page.content.html
    assert "当天修好。" in card(page, "C2")


def test_only_the_promises_that_differ_carry_the_mark_in_words(group):
    page = group["codes/service/west-desk/"]
    assert MARK in card(page, "C1")
    assert MARK not in card(page, "C2")
    assert "Special rule of this unit" in card(group["en/codes/service/west/"], "C1")
    assert MARK not in group["codes/service/"].content.html


def test_the_heading_and_title_name_the_unit(group):
    page = group["codes/service/west/"]
    assert page.title == "服务承诺：西店"
    assert [heading.title for heading in page.content.headings if heading.level == 1] == ["服务承诺：西店"]
    assert group["en/codes/service/west/"].title == "Service code: West shop"


def test_the_way_to_a_unit_leads_over_the_index_and_the_code(group):
    assert [(crumb.title, crumb.url) for crumb in group["codes/service/west/"].breadcrumbs] == [
        ("服务承诺", "codes/"),
        ("服务承诺", "codes/service/"),
    ]


def test_the_page_of_a_unit_shows_no_figures_and_leads_to_those_of_the_code(group):
    page = group["codes/service/west/"]
    assert "97.3" in words(group["codes/service/"])
    assert "97.3" not in words(page)
    assert 'href="../results/"' in page.content.html
    assert "按时率" not in words(page)


def test_a_code_without_results_offers_none_on_the_page_of_a_unit(tmp_path):
    code = CODE.split("performance_indicators", maxsplit=1)[0].replace(", indicators: [K1]", "")
    page = by_address(made(tmp_path, code=code, results="results: []\n"))["codes/service/west/"]
    assert "results" not in page.content.html


def test_the_page_of_the_code_names_the_units_and_links_to_each(group):
    html = group["codes/service/"].content.html
    head = html[: html.index('id="promises"')]
    assert re.findall(r'<a [^>]*href="(west[^"]*)">([^<]*)</a>', head) == [
        ("west/", "西店"),
        ("west-desk/", "西店服务台"),
    ]


def test_a_promise_that_units_keep_otherwise_says_which_and_leads_to_it(group):
    page = group["codes/service/"]
    assert re.findall(r'<a [^>]*href="(west[^"]*)">([^<]*)</a>', card(page, "C1")) == [
        ("west/#c-C1", "西店另有规定"),
        ("west-desk/#c-C1", "西店服务台另有规定"),
    ]
    assert "另有规定" not in card(page, "C2")
    assert "West shop has a rule of its own" in card(group["en/codes/service/"], "C1")


def test_why_and_under_which_number_it_was_registered_stays_inside(group):
    assert [url for url, page in group.items() if "密" in page.content.html] == []


def test_the_index_names_units_with_their_code_only_and_the_search_finds_them(group):
    html = group["codes/"].content.html
    assert re.findall(r'<a href="(service/[^"]*)">([^<]*)</a>', html)[1:] == [
        ("service/west/", "西店"),
        ("service/west-desk/", "西店服务台"),
    ]
    assert MARK in html
    assert group["codes/service/west/"].in_search
    assert not group["codes/service/west/"].in_navigation


def test_a_rule_registered_for_a_later_day_makes_no_page_yet(tmp_path):
    later = ORGANIZATION.replace("date: 2026-01-10", "date: 2026-03-02")
    built = by_address(made(tmp_path, organization=later))
    assert [url for url in built if "west" in url] == []
    assert "另有规定" not in built["codes/service/"].content.html


def test_a_rule_for_a_promise_that_has_ended_makes_no_page(tmp_path):
    code = CODE.replace("{id: C1,", "{id: C1, until: 2026-02-28,")
    assert [url for url in by_address(made(tmp_path, code=code)) if "west" in url] == []


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_a_code_that_is_not_published_has_no_page_of_a_unit(tmp_path, status):
    code = CODE.replace("in_force", status)
    assert [url for url in by_address(made(tmp_path, code=code)) if "service" in url] == []


def test_without_a_translation_of_its_rule_a_unit_has_no_page_in_that_language(tmp_path):
    organization = ORGANIZATION.replace(
        "{zh: 十分钟内到场。, en: We come within 10 minutes.}", "十分钟内到场。"
    )
    built = made(tmp_path, organization=organization)
    found = by_address(built)
    assert "en/codes/service/west/" not in found
    # The page in English exists all the same, and leads to the one there is.
    assert 'href="../../../codes/service/west/#c-C1"' in card(found["en/codes/service/"], "C1")
    told = [problem for problem in built.report.problems if problem.rule == "missing-translation"]
    assert [(one.place.file.split("/")[-1], one.severity) for one in told] == [
        ("organization.yml", Severity.INFO)
    ]


def test_a_unit_named_results_does_not_take_the_place_of_the_results(tmp_path):
    organization = ORGANIZATION.replace("{id: west-desk,", "{id: results,")
    found = by_address(made(tmp_path, organization=organization))
    assert "97.3" in words(found["codes/service/results/"])
    (other,) = [url for url in found if url.startswith("codes/service/results-")]
    assert found[other].title == "服务承诺：西店服务台"


def test_with_several_organizations_the_address_names_the_organization():
    found = by_address(build(Options(codes=DEMO, site=SiteOptions())))
    page = found["codes/yunling-motors/service-promise/xiwan/"]
    assert "检查完成后20分钟内给您书面报价" in card(page, "C4")
    assert "检查完成后30分钟内给您书面报价" in card(found["codes/yunling-motors/service-promise/"], "C4")


def test_headings_of_a_unit_follow_one_another_without_a_gap(group):
    levels = [heading.level for heading in group["codes/service/west/"].content.headings]
    assert levels[0] == 1
    assert [b - a for a, b in itertools.pairwise(levels) if b - a > 1] == []


def test_the_page_of_a_unit_is_written_as_it_was(group, golden):
    html = group["en/codes/service/west/"].content.html
    golden("public/unit.en.html", "".join(f"{one.strip()}\n" for one in html.splitlines() if one.strip()))
