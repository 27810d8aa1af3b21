"""Registers as a workbook: what a spreadsheet program finds in it."""

import io
from datetime import date

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from mkdocs_conduct.cli import main
from mkdocs_conduct.xlsx import FormulaError, Sheet, extra, read_csv_text, workbook
from sample import DEMO, write_codes

DAY = date(2026, 3, 1)


def opened(*sheets, **options):
    return load_workbook(io.BytesIO(workbook(sheets, title="登记表", day=DAY, **options)))


def test_a_table_has_a_head_that_stays_in_sight_and_widths_that_fit():
    book = opened(Sheet(name="结果", head=("指标", "说明"), rows=(("K1", "很长的说明" * 30),)))
    page = book["结果"]
    assert page.freeze_panes == "A2"
    assert page["A1"].font.bold
    assert page.column_dimensions["A"].width < page.column_dimensions["B"].width == 60


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "@SUM(A1)", "-1+2", '=HYPERLINK("http://x")'])
def test_a_text_that_begins_like_a_formula_stays_a_text(text):
    cell = opened(Sheet(name="a", head=("备注",), rows=((text,),)))["a"]["A2"]
    assert (cell.value, cell.data_type) == (text, "s")


def test_figures_are_figures_but_clauses_and_versions_are_not():
    rows = (("66", "4.1", "2.0"), ("97.5", "4.10", "2.1"))
    page = opened(Sheet(name="a", head=("n", "条款", "版本"), rows=rows))["a"]
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=2)] == [
        [66, "4.1", "2.0"],
        [97.5, "4.10", "2.1"],
    ]


def test_names_of_sheets_fit_and_none_is_taken_twice():
    names = ("责任/表: a", "责任/表: a", "x" * 40, "x" * 40)
    book = opened(*(Sheet(name=name, head=("a",), rows=()) for name in names))
    assert book.sheetnames == ["责任 表 a", "责任 表 a 2", "x" * 31, "x" * 29 + " 2"]


def test_the_first_page_leads_to_all_tables():
    page = opened(Sheet(name="结果", head=("a",), rows=(("1",),)), contents="目录")["目录"]
    assert [(page["A1"].value, page["B1"].value, page["A1"].hyperlink.location)] == [("结果", 1, "'结果'!A1")]


def test_the_same_tables_give_the_same_bytes():
    one = Sheet(name="a", head=("a",), rows=(("1",),))
    assert workbook([one], title="t", day=DAY) == workbook([one], title="t", day=DAY)


def test_what_a_spreadsheet_program_made_of_a_period_is_a_period_again(tmp_path):
    book = load_workbook(
        io.BytesIO(workbook([Sheet(name="a", head=("period", "n"), rows=())], title="t", day=DAY))
    )
    page = book["a"]
    page["A2"], page["A2"].number_format = date(2025, 12, 1), "mmm-yy"
    page["A3"], page["A3"].number_format = date(2025, 12, 4), "yyyy-mm-dd"
    page["B2"], page["B2"].number_format = 0.985, "0.0%"
    page["B3"] = 61.0
    book.save(tmp_path / "a.xlsx")
    assert read_csv_text(tmp_path / "a.xlsx").splitlines() == ["period,n", "2025-12,98.5", "2025-12-04,61"]


def test_a_formula_is_refused_with_its_cell(tmp_path):
    book = load_workbook(io.BytesIO(workbook([Sheet(name="a", head=("n",), rows=())], title="t", day=DAY)))
    book["a"]["A3"] = "=1+1"
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(FormulaError) as error:
        read_csv_text(tmp_path / "a.xlsx")
    assert (error.value.row, error.value.column, str(error.value)) == (3, 1, "=1+1")


def invoke(*arguments):
    return CliRunner().invoke(main, ["xlsx", *map(str, arguments)])


def test_the_registers_of_an_organization_are_one_workbook_without_a_formula(tmp_path):
    out = tmp_path / "registers.xlsx"
    outcome = invoke("--codes", DEMO, "--organization", "anju-property", "--out", out)
    assert outcome.exit_code == 0, outcome.output
    book = load_workbook(out)
    assert book.sheetnames[:2] == ["目录", "results property-service"]
    assert book["目录"].max_row == len(book.sheetnames) - 1
    assert len(book["results property-service"]["A"]) > 100
    kinds = {cell.data_type for page in book for row in page.iter_rows() for cell in row}
    assert "f" not in kinds
    assert not any("云岭" in str(cell.value) for page in book for row in page.iter_rows() for cell in row)


def test_without_the_extra_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setattr(extra, "find_spec", lambda _: None)
    outcome = invoke("--codes", write_codes(tmp_path / "codes"), "--out", tmp_path / "a.xlsx")
    assert outcome.exit_code == 1
    assert 'pip install "mkdocs-conduct[xlsx]"' in outcome.output
    assert not (tmp_path / "a.xlsx").exists()
