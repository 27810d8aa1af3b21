"""Forms: the 35 an organization needs, blank and filled in, an organization's own, and how they print."""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from browser import Watched
from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.internal_view import forms_of
from mkdocs_conduct.internal_view.form_blocks import PARTS, placeholders, shares
from mkdocs_conduct.internal_view.prefill import READERS, Prefill, said
from mkdocs_conduct.internal_view.prefill.record import Record
from mkdocs_conduct.load import Loaded, builtin_forms, load_workspace
from mkdocs_conduct.model import Form, Model, Text
from mkdocs_conduct.model.form import FieldKind
from mkdocs_conduct.model.form_sources import BUILT_IN_FORMS, EVERYWHERE, SOURCES, FormSource
from mkdocs_conduct.rules.forms import unknown_names
from mkdocs_conduct.site import Audience, Site, SiteOptions
from mkdocs_conduct.speaker import Speaker
from printed import print_pdf
from sample import BOOKSHOP, DEMO, ROOT, WHOLE, seen, write_codes

TITLES = (
    ("工作质量反馈单",),
    ("常规检查记录表", "专项检查记录表", "突击检查记录表", "综合检查记录表"),
    ("突击检查报告",),
    ("员工申诉表",),
    ("投诉台账", "投诉登记和跟踪表"),
    ("投诉者用表",),
    ("宾客意见征求表",),
    ("服务满意调查问卷", "服务承诺满意调查问卷", "服务质量差距问卷（SERVQUAL）"),
    ("神秘顾客记录表",),
    ("岗位承诺检查表",),
    ("卫生和班前检查表",),
    ("急修和报修记录",),
    ("承诺履行日志", "未履行承诺记录"),
    ("质量目标分解与考核表",),
    ("归口程序季度检查表",),
    ("沟通计划表", "培训签到表"),
    ("培训矩阵",),
    ("相关方输入登记表",),
    ("评审议程", "评审纪要"),
    ("改进措施登记表",),
    ("安全隐患跟踪单",),
    ("问题用户认定单",),
    ("质量周例会记录", "月度质量分析表"),
    ("首问交接单",),
    ("回访记录",),
    ("值班表", "证照到期表", "周期任务表"),
    ("服务争议内部仲裁建议书",),
    ("质量档案",),
    ("表扬和奖励推荐表",),
    ("处理决定通知单",),
    ("检查结果月度公布单",),
    ("部门质量报告",),
    ("顾客访谈记录",),
    ("每日考核记录",),
    ("员工互助金月度收支公示表",),
)
"""The forms of each of the 35 numbers."""
GOLDEN = (
    "hewei-kitchen/work-quality-feedback",
    "hewei-kitchen/work-quality-feedback/filled",
    "hewei-kitchen/inspection-comprehensive/filled",
    "hewei-kitchen/staff-appeal/filled",
    "hewei-kitchen/questionnaire-code",
    "hewei-kitchen/customer-interview/filled",
    "hewei-kitchen/daily-assessment",
    "anju-property/complaint-register/filled",
    "anju-property/goal-assessment/filled",
    "anju-property/review-agenda/filled",
    "anju-property/training-matrix/filled",
    "anju-property/complainant-form",
)
OWN = """\
title: 钥匙借用单
use: duty
collects: [姓名]
from: complaints
heading: id
blocks:
  - fields:
      - {label: 事由, width: 6, lines: 2, value: problem}
      - {label: 投诉电话, width: 6, value: organization.complaint_phone}
"""
SETTINGS = "as_of: 2026-03-01\nlanguages: [zh]\n"
PRINTED = ("BD-01", "BD-02-2", "BD-05-1", "BD-08-2", "BD-11", "BD-19-2", "BD-23-2", "BD-33", "BD-34")
"""The forms that are printed in a test: with long tables, several sheets, on both kinds of paper."""
OVERFLOWING = """() => Array.from(document.querySelectorAll(
    ".conduct-print__field, .conduct-print__table td, .conduct-print__table th, .conduct-print__tick, .conduct-print__body"))
  .filter(one => one.scrollWidth > one.clientWidth + 1)
  .map(one => `${one.className}: ${one.innerText.slice(0, 30)}`)"""


@cache
def demo() -> Site:
    return build(Options(codes=DEMO, site=SiteOptions(audience=Audience.INTERNAL))).site


@cache
def loaded(codes: Path = DEMO) -> Loaded:
    return load_workspace(codes, base=codes)


def made(folder: Path, **files: str) -> Built:
    texts = {"settings.yml": SETTINGS, "returns.yml": BOOKSHOP}
    texts.update({name.replace("__", "/") + ".yml": text for name, text in files.items()})
    options = SiteOptions(audience=Audience.INTERNAL, preview=True)
    return build(Options(codes=write_codes(folder, texts), site=options))


def page(site: Site, url: str) -> str:
    return next(one.content.html for one in site.pages if one.url == f"{url}/")


def lines(html: str) -> str:
    return "\n".join(filter(None, (line.strip() for line in seen(html, "conduct-print").splitlines()))) + "\n"


@pytest.mark.parametrize("organization", ["anju-property", "hewei-kitchen"])
def test_every_one_of_the_35_forms_is_there_and_in_the_index(organization: str) -> None:
    titles = {one.title for one in demo().pages if one.url.startswith(f"forms/{organization}/")}
    if organization == "anju-property":
        # The organization's own title of it.
        assert "投诉登记表" in titles
        titles.add("投诉登记和跟踪表")
    assert [title for group in TITLES for title in group if title not in titles] == []
    index = page(demo(), "forms")
    assert [title for group in TITLES for title in group if f">{title}" not in index] == []
    assert len(TITLES) == 35


def test_the_list_of_built_in_forms_names_the_files_that_ship() -> None:
    forms = builtin_forms()
    assert {form.id for form in forms} == BUILT_IN_FORMS
    assert [form.id for form in forms if form.origin.file != f"{form.id}.yml"] == []
    numbers = [form.number for form in forms]
    assert None not in numbers
    assert len(set(numbers)) == len(numbers)


def test_our_own_forms_name_only_sources_and_values_that_there_are() -> None:
    assert [(form.id, found[:2]) for form in builtin_forms() for found in unknown_names(form)] == []


def words_of(value: object) -> list[dict[str, str]]:
    """Every text in a form, by language."""
    if isinstance(value, Text):
        return [dict(value.forms)]
    if isinstance(value, Model):
        return [found for name in type(value).model_fields for found in words_of(getattr(value, name))]
    return [found for one in value for found in words_of(one)] if isinstance(value, tuple) else []


def test_every_word_of_our_own_forms_is_chinese_and_english() -> None:
    for form in builtin_forms():
        for text in words_of(form):
            # Signs and figures are the same in both.
            assert {"zh", "en"} <= set(text) or not any(one.isalpha() for one in "".join(text.values())), text


def said_all(prefill: Prefill, name: str, source: FormSource, records: tuple[Record, ...]) -> None:
    for record in records:
        assert set(source.values) <= set(record.values), name
        assert set(record.values) <= set(source.values) or name == "training_rows", name
        assert set(record.lists) == set(source.lists), name
        assert all(isinstance(said(prefill.s, value), str) for value in record.values.values())
        for inner, kind in source.lists.items():
            said_all(prefill, inner, kind, record.lists[inner])


@pytest.mark.parametrize("codes", [DEMO, WHOLE], ids=["demo", "whole"])
def test_every_source_has_just_the_values_it_is_said_to_have(codes: Path) -> None:
    assert set(READERS) == set(SOURCES)
    workspace = loaded(codes).workspace
    for framework in workspace.frameworks:
        prefill = Prefill(Speaker(framework, "zh", workspace.settings, workspace.as_of))
        for name, source in SOURCES.items():
            said_all(prefill, name, source, prefill.records(name))


@pytest.mark.parametrize("address", GOLDEN)
def test_a_form_says_what_it_should(golden: Callable[[str, str], None], address: str) -> None:
    golden(f"forms/{address.replace('/', '-')}.txt", lines(page(demo(), f"forms/{address}")))


def test_the_english_form_is_english_throughout(golden: Callable[[str, str], None]) -> None:
    golden("forms/mystery-customer.en.txt", lines(page(demo(), "en/forms/hewei-kitchen/mystery-customer")))


def test_the_four_inspections_are_four_different_forms() -> None:
    shown = {
        kind: lines(page(demo(), f"forms/hewei-kitchen/inspection-{kind}"))
        for kind in ("routine", "special", "surprise", "comprehensive")
    }
    assert len(set(shown.values())) == 4
    assert "突击检查的理由（必填）" in shown["surprise"]
    assert "整改期限" in shown["comprehensive"]
    assert "复述忌口" in shown["special"] or "消防安全" in shown["special"]
    assert "按计划检查" in shown["routine"]


def test_a_blank_form_shows_nothing_of_any_case() -> None:
    blank = page(demo(), "forms/hewei-kitchen/work-quality-feedback")
    assert "HW-FK-31" not in blank
    assert "✓" not in blank
    filled = page(demo(), "forms/hewei-kitchen/work-quality-feedback/filled")
    assert filled.count("HW-FK-31") >= 1
    assert filled.count("conduct-print__paper") == 3


def test_an_agenda_lists_what_was_missed_and_leaves_out_what_was_met() -> None:
    agenda = lines(page(demo(), "forms/anju-property/review-agenda/filled"))
    missed = agenda.split("一、没有达标的指标")[1].split("二、逾期的事项")[0]
    assert "%" in missed
    assert "达标" not in missed.replace("没有达标", "")


def test_a_form_of_the_organization_is_printed_blank_and_filled(tmp_path: Path) -> None:
    built = made(
        tmp_path,
        forms__key_loan=OWN,
        complaints__2026="records: [{id: T-1, received_on: 2026-02-01, problem: 钥匙丢了}]\n",
    )
    blank, filled = page(built.site, "forms/key_loan"), page(built.site, "forms/key_loan/filled")
    assert "钥匙丢了" not in blank
    assert "0571-5550 1234" in blank
    assert "钥匙丢了" in filled
    assert "本单位自己的表单" in page(built.site, "forms")


def test_a_form_with_the_id_of_a_built_in_one_stands_in_its_place(tmp_path: Path) -> None:
    built = made(tmp_path, **{"forms__handover-slip": OWN.replace("钥匙借用单", "交班本")})
    titles = [one.title for one in built.site.pages if one.url == "forms/handover-slip/"]
    assert titles == ["交班本"]


@pytest.mark.parametrize(
    ("old", "new", "line", "hint"),
    [
        ("value: problem", "value: probelm", 8, "problem"),
        ("from: complaints", "from: complaint", 4, "complaints"),
        ("organization.complaint_phone", "organization.fax", 9, "organization."),
        ("heading: id", "heading: nummer", 5, "received_on"),
    ],
)
def test_a_source_nobody_knows_is_a_problem_with_its_place_and_what_is_known(
    tmp_path: Path, old: str, new: str, line: int, hint: str
) -> None:
    built = made(tmp_path, forms__loan=OWN.replace(old, new))
    found = [one for one in built.report.problems if one.rule == "form-unknown-source"]
    assert [one.place.line for one in found] == [line]
    for language in ("zh", "en"):
        assert hint in found[0].hint(language)


def test_a_field_wider_than_the_row_is_a_problem(tmp_path: Path) -> None:
    built = made(tmp_path, forms__loan=OWN.replace("width: 6, lines", "width: 15, lines"))
    assert [one.rule for one in built.report.problems if one.rule.startswith("form-")] == ["form-too-wide"]


def test_a_form_that_cannot_be_read_is_a_problem_and_the_others_are_printed(tmp_path: Path) -> None:
    built = made(tmp_path, forms__loan=OWN.replace("use: duty", "use: dutty"))
    assert [one.place.line for one in built.report.problems if one.rule == "schema-error"] == [2]


def test_the_title_and_retention_the_organization_lists_are_the_ones_shown() -> None:
    shown = lines(page(demo(), "forms/hewei-kitchen/work-quality-feedback"))
    assert "保存：2年" in shown
    assert "HW-BD-01" in shown


def test_an_organization_known_from_publications_only_has_no_forms() -> None:
    codes = ROOT / "tests" / "real" / "codes"
    frameworks = loaded(codes).workspace.frameworks
    transcribed = [one for one in frameworks if one.codes and all(code.is_transcribed for code in one.codes)]
    assert transcribed
    assert all(forms_of(one) == () for one in transcribed)


def test_columns_fill_the_table_exactly() -> None:
    for widths in ([1], [1, 1, 1], [2, 5, 10, 9, 3, 3, 7], [1] * 20, [100, 1, 1]):
        found = shares(widths)
        assert min(found) >= 1
        assert abs(sum(found) - PARTS) <= len(widths)
    assert shares([1, 1, 2]) == [12, 12, 24]


def test_columns_of_one_width_are_printed_as_wide_as_each_other() -> None:
    days = shares([2, 2, 10, 9, *[2] * 7])
    assert len(set(days[4:])) == 1
    assert sum(days) == PARTS
    assert len(set(shares([1] * 7))) == 1


def test_only_names_in_braces_are_filled_in() -> None:
    assert list(placeholders("电话 {organization.name}，{note} {} {a b} {x")) == ["organization.name", "note"]


def test_every_built_in_form_is_signed_or_says_who_fills_it_in() -> None:
    # What a guest fills in is not signed.
    unsigned = [form.id for form in builtin_forms() if not form.signatures]
    assert unsigned == ["guest-opinion"]


def test_a_choice_without_options_of_the_organization_is_written_by_hand(tmp_path: Path) -> None:
    shown = page(made(tmp_path).site, "forms/work-quality-feedback")
    level = shown.split("缺陷等级")[1].split("</div>")[0]
    assert "conduct-print__box" not in level


def test_the_guides_list_every_source_with_its_values() -> None:
    for name in ("site_src/guide/forms.md", "site_src/en/guide/forms.md"):
        text = (ROOT / name).read_text(encoding="utf-8")
        for source, kind in SOURCES.items():
            row = next((line for line in text.splitlines() if line.startswith(f"| `{source}`")), "")
            assert [one for one in (*kind.values, *kind.lists) if f"`{one}`" not in row] == [], source
        assert all(f"`{kind}`" in text for kind in FieldKind)
        assert all(f"{name}." in text for name in EVERYWHERE)


@pytest.fixture
def internal(built_site: Callable[..., Path], served: Callable[[Path], str]) -> str:
    return served(built_site(DEMO, "internal"))


def width_of(form: Form) -> int:
    """The printable width of its paper in pixels."""
    return 1024 if form.paper == "landscape" else 695


def test_no_form_is_clipped_on_paper_and_no_page_of_it_is_empty(
    internal: str, page_factory: Callable[..., Watched], tmp_path: Path
) -> None:
    watched = page_factory("desktop")
    tab: Any = watched.page
    tab.emulate_media(media="print")
    urls = {one.url for one in demo().pages}
    for form in builtin_forms():
        blank, filled = f"forms/hewei-kitchen/{form.id}/", f"forms/hewei-kitchen/{form.id}/filled/"
        address = filled if filled in urls else blank
        tab.set_viewport_size({"width": width_of(form), "height": 1000})
        tab.goto(f"{internal}/{address}")
        assert tab.evaluate(OVERFLOWING) == [], address
        if form.number in PRINTED:
            sheets = print_pdf(tab, tmp_path / "form.pdf")
            sides = (297, 210) if form.paper == "landscape" else (210, 297)
            assert {sheet.size for sheet in sheets} == {sides}, address
            # Every page says whose form it is, besides its number.
            assert [n for n, sheet in enumerate(sheets, 1) if "HW-BD" not in sheet.text] == [], address
    assert watched.faults() == ()
