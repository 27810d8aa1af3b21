"""What an editor gets wrong beside the codes: files nobody reads, records whose days cannot be, forms that cannot be printed.

Each was a mistake of somebody who knew nothing but the guides, and was passed over in silence or told unclearly.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
import yaml

from mkdocs_conduct import check
from mkdocs_conduct.build import Options, build
from mkdocs_conduct.load import builtin_forms, load_workspace
from mkdocs_conduct.load.faults import shown
from mkdocs_conduct.problems import Report, as_text
from mkdocs_conduct.site import Audience, SiteOptions
from sample import seen, write_codes

ROOT = Path(__file__).parents[1]
GUIDES = {"zh": ROOT / "site_src" / "guide", "en": ROOT / "site_src" / "en" / "guide"}
HOTEL = {
    "hotel/organization.yml": """\
name: 青山小院
customer_word: 客人
posts:
  - {id: manager, name: 经理}
  - {id: quality, name: 质量经理}
  - {id: housekeeping, name: 客房主管}
  - id: room-attendant
    name: 客房服务员
    phrases: [您好，客房服务。]
    work_standard: {procedure: P1, details: 先敲门}
places: [{id: guest-floors, name: 客房楼层}]
channels: [{id: desk, kind: window, value: 大堂, hours: 全天, handles: [complaint]}]
complaints: {channels: [desk], answer_within: 3天}
""",
    "hotel/stay.yml": """\
title: 住店承诺
status: draft
purpose: 让客人睡得安稳。
scope: {services: [客房]}
commitments:
  - {id: C1, promise: 房间干净。, delivered_by: [room-attendant], procedures: [P1]}
performance_indicators: [{id: K1, name: 合格率, kind: rate, targets: ≥95%, frequency: monthly}]
procedures:
  - id: P1
    title: 做房
    steps: [{do: 敲门三次, by: room-attendant, if_problem: 找客房主管}, {do: 换床单, by: room-attendant}]
""",
    "hotel/checklists/room.yml": "title: 查房\nposts: [room-attendant]\nitems: [床, 灯]\n",
}


def told(folder: Path, files: dict[str, str], *, only: str = "", language: str = "en") -> str:
    """Return what `conduct check` says of the hotel with these files, or one check of it."""
    report = check.run(load_workspace(write_codes(folder, {**HOTEL, **files}), base=folder))
    problems = tuple(one for one in report.problems if not only or one.rule == only)
    return as_text(Report(problems), language, with_summary=False)


# Files that nobody reads


@pytest.mark.parametrize(
    "file",
    [
        "inspection/2026.yml",
        "archive/2026.yml",
        "complaints/2026.xlsx",
        "results/2026.xlsx",
        "forms/list.csv",
        "results.csv",
    ],
)
def test_a_file_of_data_that_nobody_reads_is_told(tmp_path, golden, file):
    said = told(tmp_path, {f"hotel/{file}": "a: b\n"}, only="unread-file", language="zh")
    golden(f"new_user/unread-{file.replace('/', '-')}.txt", said)


def test_texts_pictures_and_hidden_files_beside_the_codes_are_left_alone(tmp_path):
    files = {
        "README.md": "x",
        "notes.txt": "x",
        "pictures/room.png": "x",
        ".old/a.yml": "a: b",
        "forms/~$a.xlsx": "x",
    }
    assert told(tmp_path, {f"hotel/{name}": text for name, text in files.items()}, only="unread-file") == ""


def test_the_folder_of_another_organization_is_not_taken_for_one_that_nobody_reads(tmp_path):
    code = HOTEL["hotel/stay.yml"]
    loaded = load_workspace(write_codes(tmp_path, {"a.yml": code, "other/b.yml": code}), base=tmp_path)
    assert [one for one in loaded.problems if one.rule == "unread-file"] == []


def test_the_level_of_unread_files_can_be_changed(tmp_path):
    files = {"hotel/x.csv": "a", "settings.yml": "levels: {unread-file: off}\n"}
    assert told(tmp_path, files, only="unread-file") == ""


def test_a_document_whose_name_is_misspelt_is_not_read_as_a_code(tmp_path):
    said = told(tmp_path, {"hotel/supervison.yml": "focuses: []\n"}, only="schema-error")
    assert said.splitlines() == [
        'hotel/supervison.yml:1:1: error: "supervison.yml" has nothing that a code has, and is no file name we know (schema-error)',
        '    hint: did you mean "supervision.yml"? A code has title and status at least.',
    ]


def test_a_code_may_be_named_almost_like_a_document(tmp_path):
    assert "review.yml" not in told(
        tmp_path, {"hotel/review.yml": HOTEL["hotel/stay.yml"]}, only="schema-error"
    )


# Values


@pytest.mark.parametrize("identifier", ["a" * 121, "编" * 41])
def test_an_id_too_long_for_the_name_of_a_file_is_a_problem(tmp_path, identifier):
    form = f"id: {identifier}\ntitle: 单\nblocks: [{{text: 字}}]\n"
    assert "too many for the name of a file" in told(
        tmp_path, {"hotel/forms/a.yml": form}, only="schema-error"
    )


@pytest.mark.parametrize("identifier", ["a" * 120, "编" * 40])
def test_an_id_that_fits_is_none(tmp_path, identifier):
    form = f"id: {identifier}\ntitle: 单\nblocks: [{{text: 字}}]\n"
    assert told(tmp_path, {"hotel/forms/a.yml": form}, only="schema-error") == ""


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ([{"a": "b", "c": ["d", None]}], "[{a: b, c: [d, ]}]"),
        (None, ""),
        ("x" * 61, "x" * 60 + "…"),
    ],
)
def test_a_value_is_quoted_as_it_stands_in_the_file(value, words):
    assert shown(value) == words


def test_a_list_where_one_group_of_keys_is_due_is_told_so(tmp_path):
    files = {"hotel/supervision.yml": "active:\n  - {method: 询问}\n"}
    assert told(tmp_path, files, only="schema-error").splitlines() == [
        'hotel/supervision.yml:2:3: error: "active" should be "key: value" lines, and is a list: "[{method: 询问}]" (schema-error)',
        '    hint: leave out the "- " or the square brackets and write "key: value" line by line.',
    ]


def test_an_empty_value_is_told_as_empty_and_not_as_a_word_nobody_typed(tmp_path):
    files = {"hotel/stay.yml": HOTEL["hotel/stay.yml"].replace("status: draft", "status:")}
    said = told(tmp_path, files, only="schema-error")
    assert said.startswith("hotel/stay.yml:2:")
    assert "None" not in said


def test_a_wrong_heading_of_a_table_is_told_once(tmp_path):
    table = "indicater,period,numerator,denominator\nK1,2026-01,1,2\nK1,2026-02,1,2\n"
    said = told(tmp_path, {"hotel/results/2026.csv": table}, only="schema-error")
    assert said.count('"indicater"') == 1
    assert "2026.csv:1:1" in said


# Forms

FORM = """\
title: 行李单
note: 贵重物品请交{organization.name}前台。
number: BD-90
blocks:
  - fields: [{label: 取件, kind: choice, options: [本人, 代取]}]
  - table: {rows: 3, columns: [{label: 号, value: "#"}, {label: 行李}]}
  - table: {from: checklists, rows: 3, columns: [{label: 号, value: "#"}, {label: 名称, value: title}]}
"""


COMPLAINT = "records: [{id: T1, received_on: 2026-02-01, channel: desk, problem: 吵}]\n"


@cache
def pages() -> dict[str, str]:
    """Return what a reader of the hotel's internal site sees, by address."""
    files = {
        "settings.yml": "as_of: 2026-03-01\nlanguages: [zh]\n",
        "hotel/stay.yml": HOTEL["hotel/stay.yml"].replace(
            "status: draft",
            "status: in_force\nversion: 1\napproved: {by: manager, on: 2026-01-05}\neffective_from: 2026-01-10\n"
            "next_review: 2027-01-31",
        ),
        "hotel/forms/luggage.yml": FORM,
        "hotel/forms/complaint-form.yml": FORM.replace("number: BD-90\n", ""),
        "hotel/forms/told.yml": "title: 记录\nfrom: complaints\nblocks: [{fields: [{label: 渠道, value: channel}]}]\n",
        "hotel/complaints/2026.yml": COMPLAINT,
    }
    with TemporaryDirectory() as folder:
        codes = write_codes(Path(folder), {**HOTEL, **files})
        built = build(Options(codes=codes, site=SiteOptions(audience=Audience.INTERNAL)))
    assert built.site.pages, as_text(built.report, "en")
    return {page.url: page.content.html for page in built.site.pages}


def words(address: str) -> str:
    return " ".join(seen(f"<body>{pages()[address]}</body>".replace("<", " <")).split())


def test_rows_that_are_all_written_by_hand_bear_their_numbers():
    assert "号 行李 1 2 3 号 名称" in words("forms/luggage/")


def test_what_is_told_to_those_who_fill_in_a_form_may_hold_values():
    assert "贵重物品请交青山小院前台。" in words("forms/luggage/")


def test_a_form_that_stands_in_for_ours_keeps_its_number():
    assert "BD-05-2" in words("forms/complaint-form/")


def test_a_channel_without_a_name_is_told_by_its_kind_on_a_form():
    assert "渠道 窗口" in words("forms/told/filled/") or "渠道 服务窗口" in words("forms/told/filled/")


def test_a_sheet_names_a_procedure_by_its_title_and_customers_as_the_organization_does():
    sheet = words("posts/room-attendant/")
    assert "工作程序： 做房" in sheet or "工作程序：做房" in sheet
    assert "对客人这样说" in sheet
    assert "遇到问题：找客房主管" in sheet


def test_a_step_that_serves_the_promise_of_the_one_before_is_not_ruled_off_on_paper():
    # The class of what is printed again at the end of a sheet has a rule above it, and is not shown on screens.
    sheet = pages()["posts/room-attendant/"]
    assert (
        sheet.partition("换床单")[2]
        .lstrip()
        .startswith('</div>\n            <div class="conduct-sheet__promise">')
    )
    assert "conduct-sheet__again" not in sheet


def test_two_forms_of_one_number_are_told(tmp_path):
    form = FORM.replace("BD-90", "BD-05-2")
    assert "complaint-form" in told(
        tmp_path, {"hotel/forms/luggage.yml": form}, only="duplicate-document-number"
    )


def test_a_form_may_have_the_number_of_the_one_it_stands_in_for(tmp_path):
    files = {"hotel/forms/complaint-form.yml": FORM.replace("BD-90", "BD-05-2")}
    assert told(tmp_path, files, only="duplicate-document-number") == ""


@pytest.mark.parametrize("kind", ["forms", "checklists"])
def test_two_files_with_one_id_are_told(tmp_path, kind):
    text = {"forms": FORM, "checklists": HOTEL["hotel/checklists/room.yml"]}[kind]
    files = {f"hotel/{kind}/a.yml": f"id: same\n{text}", f"hotel/{kind}/b.yml": f"id: same\n{text}"}
    assert f"hotel/{kind}/b.yml:1:5" in told(tmp_path, files, only="schema-error")


# The guides


@pytest.mark.parametrize("language", GUIDES)
def test_the_guide_lists_every_built_in_form_with_its_number_and_title(language):
    text = (GUIDES[language] / "forms.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([\w-]+)` \| (BD-[\d-]+) \| (.+) \|$", text, re.MULTILINE)
    forms = [(one.id, str(one.number), one.title.any(language, language)) for one in builtin_forms()]
    assert sorted(listed) == sorted(forms)


@pytest.mark.parametrize("language", GUIDES)
def test_the_example_of_supervision_in_the_guide_can_be_read_and_has_no_fault(tmp_path, language):
    text = (GUIDES[language] / "plan-and-review.md").read_text(encoding="utf-8")
    section = text.partition("{ #supervision }")[2].partition("\n## ")[0]
    rules, held = re.findall(r"```yaml\n(.*?)```", section, re.DOTALL)
    files = {"hotel/supervision.yml": rules, "hotel/inspections/2026-10.yml": held}
    settings = "as_of: 2026-11-01\n"
    said = told(tmp_path, {**files, "settings.yml": settings})
    assert [line for line in said.splitlines() if "supervision.yml" in line or "inspections/" in line] == []
    assert yaml.safe_load(held)["inspections"][0]["findings"][0]["closure"] == dict.fromkeys(
        ("corrected", "responsible_settled", "people_taught"), True
    )
