"""The form to complain with on paper: what it asks, where it goes, and that it is one sheet."""

import re
from pathlib import Path

import pytest

from mkdocs_conduct.site import Audience
from printed import A4, print_pdf
from sample import DEMO, REAL, by_address
from test_complaints_page import CODE, ORGANIZATION, OTHER, OWN, lines, made, section, words

FORM = "codes/complaints/form/"
TOLD = "confidentiality: {notice: {zh: 只用于办理。, en: Used for your request only.}}"
DATA = TOLD.replace(
    "{notice", "{data_collected: [{zh: 姓名, en: Name}, {zh: 电话, en: Telephone}], retention: 1年, notice"
)
DECLARED = "forms: [{id: f1, title: 密表, collects: [%s], retention: 1年}]\n"


def organization(collects: str = "", told: str = DATA) -> str:
    """Return the water company, with a declared form where there is something it collects."""
    text = ORGANIZATION.replace(TOLD, told)
    if not collects:
        return text
    return text.replace("  acknowledge_within", "  form: f1\n  acknowledge_within") + DECLARED % collects


@pytest.fixture(scope="module")
def form(tmp_path_factory):
    return by_address(made(tmp_path_factory.mktemp("form"), organization=organization()))


def test_the_form_exists_in_every_language_and_stays_out_of_search_and_navigation(form):
    assert form[FORM].title == "投诉单"
    assert form[f"en/{FORM}"].title == "Complaint form"
    assert not form[FORM].in_search
    assert not form[FORM].in_navigation
    assert 'href="form/"' in form["codes/complaints/"].content.html
    assert [crumb.title for crumb in form[FORM].breadcrumbs] == ["服务承诺", "投诉与建议"]


def test_without_a_declared_form_it_asks_for_what_customers_are_told_of(form):
    assert "姓名" in section(form[FORM], "who")
    assert "电话" in section(form[FORM], "who")


def test_a_declared_form_decides_which_of_these_data_are_asked_for(tmp_path):
    page = by_address(made(tmp_path, organization=organization("电话")))[FORM]
    assert "电话" in section(page, "who")
    assert "投诉人 电话 希望怎样收到答复" in section(page, "who")


def test_it_never_asks_for_data_that_customers_were_not_told_of(tmp_path):
    settings = "as_of: 2026-03-01\nlanguages: [zh]\nlevels: {form-collects-undeclared-field: off}\n"
    page = by_address(made(tmp_path, organization=organization("电话, 身份证号"), settings=settings))[FORM]
    assert "身份证号" not in page.content.html
    assert "密表" not in page.content.html


def test_where_customers_are_told_of_no_data_it_leaves_to_them_how_to_be_answered(tmp_path):
    page = by_address(made(tmp_path, organization=organization(told=TOLD)))[FORM]
    assert section(page, "who").startswith("投诉人 希望怎样收到答复")
    assert "姓名" not in words(page)


def test_it_goes_only_where_paper_can_go(form):
    assert "大厅一号" in section(form[FORM], "send")
    assert "a@water.example" in section(form[FORM], "send")
    assert "0571-5550 1234" not in section(form[FORM], "send")


def test_the_receipt_says_when_an_answer_comes_where_to_ask_and_where_else_to_turn(form):
    receipt = section(form[FORM], "receipt")
    for said in ("登记号", "1天内告知已受理；5天内告知处理决定", "0571-5550 1234", "水务局"):
        assert said in receipt


def test_an_organization_that_can_only_be_called_has_no_form(tmp_path):
    found = by_address(made(tmp_path, water=OWN))
    assert FORM not in found
    assert "form/" not in found["codes/complaints/"].content.html


def test_of_a_transcribed_code_nobody_makes_a_form():
    from mkdocs_conduct.build import Options, build  # noqa: PLC0415  (the only test that reads the real codes)
    from mkdocs_conduct.site import SiteOptions  # noqa: PLC0415

    built = build(Options(codes=REAL, site=SiteOptions()))
    assert [page.url for page in built.site.pages if page.kind == "complaint_form"] == []


def test_with_several_codes_the_customer_ticks_the_one_that_is_meant(tmp_path, form):
    assert "有关的承诺" not in words(form[FORM])
    found = by_address(made(tmp_path, drains=OTHER))
    assert re.search("有关的承诺.*供水承诺|有关的承诺.*排水承诺", section(found[FORM], "about"))


def test_the_internal_site_has_the_same_form(tmp_path, form):
    inside = by_address(made(tmp_path, Audience.INTERNAL, organization=organization(), water=CODE))
    assert inside[FORM].content.html == form[FORM].content.html


def test_the_form_is_written_as_it_was(form, golden):
    golden("public/complaint-form.zh.html", lines(form[FORM].content.html))
    golden("public/complaint-form.en.html", lines(form[f"en/{FORM}"].content.html))


@pytest.mark.parametrize(
    "address",
    [
        "codes/anju-property/complaints/form/",
        "en/codes/anju-property/complaints/form/",
        "en/codes/yunling-motors/complaints/form/",
    ],
)
def test_the_form_prints_on_one_sheet_of_a4(page_factory, served, built_site, tmp_path: Path, address):
    desktop = page_factory("desktop")
    desktop.page.goto(f"{served(built_site(DEMO))}/{address}")
    sheets = print_pdf(desktop.page, tmp_path / "form.pdf")
    assert [sheet.size for sheet in sheets] == [A4]
    # What tells the reader to print is for the screen.
    assert "打印功能" not in sheets[0].text
    assert "Print it from" not in sheets[0].text
    assert desktop.faults() == ()
