"""The organization's page about complaints: where, how long, what may come of it, where else; and the way there from a code."""

import itertools
import re
from pathlib import Path

import pytest

from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.problems import Severity
from mkdocs_conduct.site import Audience, SiteOptions, SitePage
from sample import BOOKSHOP, DEMO, REAL, SETTINGS, built_of, by_address, seen, write_codes

PAGE = "codes/complaints/"
ORGANIZATION = """\
id: water
name: {zh: 清河供水公司, en: Qinghe Water}
posts:
  - {id: desk, name: {zh: 服务台, en: Service desk}}
  - {id: boss, name: {zh: 经理, en: Manager}}
channels:
  - {id: tel, kind: phone, value: 0571-5550 1234, hours: 9:00-18:00, languages: [zh, en], handles: [inquiry, complaint], free: true}
  - {id: mail, kind: email, value: a@water.example, handles: [complaint]}
  - {id: counter, kind: window, value: {zh: 大厅一号, en: Counter 1}, handles: [complaint]}
  - {id: north-tel, kind: phone, value: 0571-5550 7777, handles: [repair]}
  - {id: secret, kind: phone, value: 0571-5550 9999, public: false}
places:
  - {id: north, name: {zh: 城北厅, en: North office}, area: {zh: 城北, en: The north}, phone: 0571-5550 4321, hours: 8:00-17:00, channels: [counter, north-tel]}
  - {id: south, name: {zh: 城南厅, en: South office}, channels: [counter]}
  - {id: pumps, name: {zh: 泵房, en: Pump house}}
complaints:
  channels: [tel, mail, counter]
  acknowledge_within: 1天
  progress_every: 2天
  decide_within: 5天
  levels: [{by: desk, within: 5天}, {by: boss, within: 10天, kind: review}]
  outcomes: [{zh: 道歉, en: An apology}]
  what_to_bring: [{zh: 户号, en: Your account number}]
  policy: {zh: 投诉不影响用水。, en: A complaint does not affect your supply.}
disputes:
  - id: office
    provider: {zh: 水务局, en: Water office}
    kind: regulator
    phone: 12345
    fee: {zh: 免费, en: Free}
    when: {zh: 对答复不满意, en: You do not accept our answer}
    time_limits: {zh: 六十天, en: Sixty days}
    jurisdiction: {zh: 只管水费, en: Water charges only}
    participates: true
confidentiality: {notice: {zh: 只用于办理。, en: Used for your request only.}}
"""
CODE = """\
title: {zh: 供水承诺, en: Water code}
status: in_force
version: "1"
approved: {by: boss, on: 2026-01-05}
effective_from: 2026-01-05
next_review: 2027-01-31
purpose: {zh: 让您知道等多久。, en: So that you know how long it takes.}
scope: {services: [{zh: 供水, en: Water}]}
inquiries: {channels: [tel], answer_within: 1天, text: {zh: 水费问题请带账单。, en: Please bring your bill.}}
commitments: [{id: C1, promise: {zh: 当天恢复供水。, en: Water is back the same day.}}]
"""
OTHER = CODE.replace("供水承诺", "排水承诺").replace("Water code", "Drains code")
OWN = OTHER + "complaints: {phone: 0571-5550 8888, answer_within: 3天}\n"
BOTH = SETTINGS.replace("[zh]", "[zh, en]")


def made(folder: Path, audience: Audience = Audience.PUBLIC, **files: str) -> Built:
    """Build the water company with one code; `files` replace or add files, named by their stems."""
    texts = {"settings": BOTH, "organization": ORGANIZATION, "water": CODE, **files}
    return built_of(folder, {f"{name}.yml": text for name, text in texts.items()}, audience)


def words(page: SitePage) -> str:
    return " ".join(seen(page.content.html, "conduct").split())


def section(page: SitePage, anchor: str) -> str:
    """Return what a reader sees of the section with this heading."""
    found = re.search(
        rf'<section [^>]*aria-labelledby="{anchor}">.*?</section>', page.content.html, re.DOTALL
    )
    return " ".join(seen(found[0], "section").split()) if found else ""


def lines(html: str) -> str:
    return "".join(f"{line.strip()}\n" for line in html.splitlines() if line.strip())


@pytest.fixture(scope="module")
def water(tmp_path_factory):
    return by_address(made(tmp_path_factory.mktemp("water")))


def test_an_organization_with_rules_for_complaints_has_one_page_about_them_in_every_language(water):
    assert water[PAGE].title == "投诉与建议"
    assert water[f"en/{PAGE}"].title == "Complaints"
    assert [one.language for one in water[PAGE].alternates] == ["zh", "en"]


def test_the_page_says_where_with_what_how_long_and_what_may_come_of_it(water):
    page = water[PAGE]
    assert 'href="tel:057155501234"' in page.content.html
    assert "9:00-18:00" in section(page, "reach")
    assert "中文、英语" in section(page, "reach")
    assert "a@water.example" in section(page, "reach")
    assert "户号" in section(page, "prepare")
    assert section(page, "outcomes").endswith("道歉")


def test_the_steps_come_in_order_each_with_its_limit_and_no_limit_twice(water):
    stair = section(water[PAGE], "happens")
    steps = ["您提出投诉", "1天内告知已受理", "每2天", "5天内答复", "复核", "10天内答复", "仍不满意"]
    assert [stair.find(step) for step in steps] == sorted(stair.find(step) for step in steps)
    assert -1 not in [stair.find(step) for step in steps]
    assert "处理决定" not in stair


def test_a_body_outside_is_told_with_cost_time_and_what_it_is_for(water):
    told = section(water[PAGE], "unhappy")
    for said in ("12345", "免费", "对答复不满意", "六十天", "只管水费", "同意参加这里的处理"):
        assert said in told
    assert "We have agreed to take part there" in section(water[f"en/{PAGE}"], "unhappy")


def test_places_that_say_how_to_reach_them_are_listed_and_others_are_not(water):
    told = section(water[PAGE], "places")
    assert "城北厅 服务区域城北 电话0571-5550 4321 电话0571-5550 7777 时间8:00-17:00" in told
    assert "城南厅" not in told
    assert "泵房" not in told
    # Both offices name the counter, so it says nothing of either.
    assert "大厅一号" not in told


def test_a_channel_that_is_not_public_stands_on_neither_page(water):
    assert [url for url, page in water.items() if "9999" in page.content.html] == []


def test_the_page_names_the_codes_and_leads_to_each(water):
    assert 'href="../water/"' in water[PAGE].content.html
    assert "供水承诺" in section(water[PAGE], "codes")


def test_the_code_leads_to_the_page_and_shows_what_a_caller_needs_at_once(water):
    page = water["codes/water/"]
    assert 'href="../complaints/"' in page.content.html
    at_once = re.sub(r"<details.*?</details>", "", page.content.html, flags=re.DOTALL)
    contact = " ".join(seen(at_once[at_once.index('id="contact"') - 80 :], "section").split())
    for said in ("0571-5550 1234", "9:00-18:00", "5天内", "水务局", "12345", "水费问题请带账单。"):
        assert said in contact
    folded = section(page, "contact")
    for said in ("a@water.example", "户号", "道歉", "对答复不满意", "六十天"):
        assert said in folded
        assert said not in contact


@pytest.mark.parametrize("handles", ["inquiry", "inquiry, complaint"])
def test_an_organization_with_one_telephone_and_no_rules_has_no_page_and_no_link(tmp_path, handles):
    organization = (
        "{id: water, name: {zh: 供水公司, en: Water}, posts: [{id: boss, name: {zh: 经理, en: Manager}}], "
        f"channels: [{{id: tel, kind: phone, value: 0571-5550 1234, handles: [{handles}]}}]}}"
    )
    settings = BOTH.replace("{no-", "{no-complaint-contact: off, no-")
    found = by_address(made(tmp_path, organization=organization, settings=settings))
    assert "0571-5550 1234" in section(found["codes/water/"], "contact")
    assert [url for url in found if "complaints" in url] == []
    assert "complaints/" not in found["codes/water/"].content.html


def test_a_code_with_rules_of_its_own_is_named_and_its_page_is_where_they_stand(tmp_path):
    found = by_address(made(tmp_path, drains=OWN))
    assert "8888" not in found[PAGE].content.html
    assert 'href="../drains/#contact"' in found[PAGE].content.html
    assert "排水承诺 投诉办法见这份承诺" in section(found[PAGE], "codes")
    assert section(found[PAGE], "codes").count("投诉办法见这份承诺") == 1


def test_the_rules_of_a_single_code_are_those_of_its_organization(tmp_path):
    found = by_address(made(tmp_path, water=OWN))
    assert "0571-5550 8888" in section(found[PAGE], "reach")
    assert "投诉办法见这份承诺" not in words(found[PAGE])


def test_a_shop_in_one_file_has_the_page_too_and_it_stands_in_the_navigation(tmp_path):
    codes = write_codes(tmp_path, {"settings.yml": SETTINGS, "returns.yml": BOOKSHOP})
    found = by_address(build(Options(codes=codes, site=SiteOptions())))
    assert "0571-5550 1234" in section(found[PAGE], "reach")
    assert found[PAGE].in_navigation
    assert found[PAGE].in_search


def test_without_a_translation_there_is_no_page_in_that_language_and_the_organization_is_told(tmp_path):
    built = made(tmp_path, organization=ORGANIZATION.replace("area: {zh: 城北, en: The north}", "area: 城北"))
    found = by_address(built)
    assert f"en/{PAGE}" not in found
    assert 'href="../../../codes/complaints/"' in found["en/codes/water/"].content.html
    told = [one for one in built.report.problems if one.text == "missing-translation-of-complaints"]
    assert [(one.severity, one.arguments["text"]) for one in told] == [(Severity.INFO, "城北")]


def test_a_draft_alone_makes_no_page(tmp_path):
    assert PAGE not in by_address(made(tmp_path, water=CODE.replace("in_force", "draft")))


def test_figures_about_complaints_stand_on_the_page_and_lead_to_their_history():
    found = by_address(build(Options(codes=DEMO, site=SiteOptions())))
    page = found["codes/yunling-motors/complaints/"]
    assert page.title == "云岭行汽车集团（虚构示例）：投诉与建议"
    assert not page.in_navigation
    assert re.search(r'href="\.\./service-promise/results/#k-K8">投诉率<', page.content.html)
    assert "results" not in found["codes/anju-property/complaints/"].content.html


def test_a_page_made_of_transcribed_codes_says_that_it_is_not_official():
    found = by_address(build(Options(codes=REAL, site=SiteOptions())))
    told = {url: page for url, page in found.items() if page.kind == "complaints"}
    assert told
    assert [url for url, page in told.items() if "conduct-banner" not in page.content.html] == []


def test_headings_follow_one_another_without_a_gap(water):
    levels = [heading.level for heading in water[PAGE].content.headings]
    assert levels[0] == 1
    assert [b - a for a, b in itertools.pairwise(levels) if b - a > 1] == []


def test_the_page_is_written_as_it_was(water, golden):
    golden("public/complaints.zh.html", lines(water[PAGE].content.html))
    golden("public/complaints.en.html", lines(water[f"en/{PAGE}"].content.html))


@pytest.mark.parametrize("language", ["", "en/"])
def test_how_to_complain_fits_one_phone_screen_of_a_code(page_factory, served, built_site, language):
    phone = page_factory("phone")
    phone.page.goto(f"{served(built_site(DEMO))}/{language}codes/anju-property/property-service/#contact")
    box = phone.page.locator(".conduct-contact").bounding_box()
    assert box is not None
    # The bar at the top covers a part of the screen.
    bar = phone.page.locator(".md-header").bounding_box()
    assert bar is not None
    assert box["height"] <= 844 - bar["height"]
    for said in ("0571-5550 1608", "8:30", "10", "12315"):
        assert said in phone.page.locator(".conduct-contact").inner_text()
    assert phone.faults() == ()
