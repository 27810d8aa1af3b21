"""Results typed into a spreadsheet and read back: what is written, what is refused, and that nothing is lost."""

import csv
import io

import pytest
from click.testing import CliRunner
from openpyxl import load_workbook

from mkdocs_conduct.cli import main
from sample import SETTINGS, write_codes

CODE = """\
title: 报修承诺
status: in_force
version: "1"
approved: {by: 经理, on: 2025-10-05}
effective_from: 2025-11-01
next_review: 2026-10-31
organization: {id: shop, name: 小林维修}
complaints: {phone: 0571-5550 1234, hours: 9:00-18:00, answer_within: 2个工作日}
commitments:
  - id: C1
    promise: 报修后24小时内上门。
    limit: {within: 24小时, from: 报修, until: 上门}
    remedy: 未做到时免上门费
    indicators: [K1, K2]
performance_indicators:
  - {id: K1, name: 按时上门率, numerator: 按时上门, denominator: 上门, targets: ≥50%, frequency: monthly}
  - {id: K2, name: 公示更新, kind: yes_no, targets: none, frequency: monthly}
"""
STANDING = "﻿indicator,period,numerator,denominator,note\r\nK1,2025-11,9,10,初次\r\n"
YAML = "period: 2025-11\nresults:\n  - {indicator: K2, met: true}\n"


@pytest.fixture
def codes(tmp_path):
    folder = write_codes(tmp_path / "codes", {"settings.yml": SETTINGS, "repairs.yml": CODE})
    (folder / "results").mkdir()
    (folder / "results/2025.csv").write_text(STANDING, encoding="utf-8", newline="")
    (folder / "results/2025-11.yml").write_text(YAML, encoding="utf-8")
    return folder


def conduct(*arguments):
    return CliRunner().invoke(main, list(map(str, arguments)))


def imported(codes, text, *options, encoding="utf-8"):
    path = codes.parent / "filled.csv"
    path.write_text(text, encoding=encoding, newline="")
    return conduct("results", "import", path, "--codes", codes, *options)


def files(codes):
    return {path.name: path.read_bytes().decode() for path in sorted((codes / "results").iterdir())}


def test_the_sheet_asks_for_each_period_that_has_ended_without_a_result(codes, tmp_path):
    out = tmp_path / "sheet.csv"
    assert conduct("results", "sheet", "--codes", codes, "--out", out).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [(row["指标"], row["时期"], row["怎样填"], row["截止日期"]) for row in rows] == [
        ("K1", "2025-12", "分子＝按时上门；分母＝上门", "2026-01-31"),
        ("K1", "2026-01", "分子＝按时上门；分母＝上门", "2026-03-03"),
        ("K1", "2026-02", "分子＝按时上门；分母＝上门", "2026-03-31"),
        ("K2", "2025-12", "达标填 true，没有达标填 false", "2026-01-31"),
        ("K2", "2026-01", "达标填 true，没有达标填 false", "2026-03-03"),
        ("K2", "2026-02", "达标填 true，没有达标填 false", "2026-03-31"),
    ]
    assert conduct("results", "sheet", "--codes", codes, "--out", out).exit_code == 1, "never overwritten"


def test_the_sheet_asks_for_a_period_that_was_left_out_before_the_newest_result(codes, tmp_path):
    (codes / "results/2026-01.yml").write_text(
        "period: 2026-01\nresults:\n  - {indicator: K2, met: true}\n", encoding="utf-8"
    )
    out = tmp_path / "sheet.csv"
    assert conduct("results", "sheet", "--codes", codes, "--out", out).exit_code == 0
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert [row["时期"] for row in rows if row["指标"] == "K2"] == ["2025-12", "2026-02"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("suffix", ["csv", "xlsx"])
def test_a_sheet_filled_in_comes_back_and_the_codes_stay_clean(codes, tmp_path, suffix, language):
    out = tmp_path / f"sheet.{suffix}"
    assert conduct("results", "sheet", "--codes", codes, "--out", out, "--lang", language).exit_code == 0
    figures = {"K1": {"numerator": 7, "denominator": 8}, "K2": {"met": True}}
    names = {"分子": "numerator", "分母": "denominator", "达标": "met"}
    if suffix == "csv":
        head, *rows = csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig")))
        for row in rows:
            for x, heading in enumerate(head):
                row[x] = (
                    str(figures[row[1]].get(names.get(heading, heading), row[x])).lower() if x > 6 else row[x]
                )
        text = io.StringIO()
        csv.writer(text).writerows([head, *rows])
        # As a Chinese spreadsheet program saves it.
        out.write_text(text.getvalue(), encoding="gb18030", newline="")
    else:
        book = load_workbook(out)
        page = book.worksheets[0]
        for row in page.iter_rows(min_row=2):
            for cell, heading in zip(row, page[1], strict=True):
                key = names.get(heading.value, heading.value)
                if key in figures[row[1].value]:
                    cell.value = figures[row[1].value][key]
        book.save(out)
    outcome = conduct("results", "import", out, "--codes", codes)
    assert outcome.exit_code == 0, outcome.output
    now = files(codes)
    assert set(now) == {"2025-11.yml", "2025.csv", "2026.csv"}
    assert "repairs,K1,2026-01,,7,8" in now["2026.csv"]
    assert "repairs,K2,2026-02,,,,,true" in now["2026.csv"]
    assert conduct("check", "--strict", codes).exit_code == 0, conduct("check", codes).output
    again = conduct("results", "import", out, "--codes", codes)
    assert "新的0行，相同的6行，改动的0行" in again.output
    assert files(codes) == now


def test_what_stands_in_a_file_stays_byte_for_byte_when_rows_are_added(codes):
    assert imported(codes, "indicator,period,numerator,denominator\nK1,2025-12,5,6\n").exit_code == 0
    # The column `code` is new, so that the rows there get an empty cell; nothing else changes.
    assert files(codes)["2025.csv"] == (
        "﻿indicator,period,numerator,denominator,note,code\r\nK1,2025-11,9,10,初次\r\nK1,2025-12,5,6,,repairs\r\n"
    )


def test_a_result_that_stands_there_is_kept_unless_told_otherwise(codes):
    text = "indicator,period,numerator,denominator\nK1,2025-11,8,10\nK1,2025-12,5,6\n"
    before = files(codes)
    outcome = imported(codes, text)
    assert outcome.exit_code == 1
    assert "numerator 9 → 8" in outcome.output
    assert "2025.csv:2:1" in outcome.output
    assert files(codes) == before
    trial = imported(codes, text, "--replace", "--dry-run")
    assert trial.exit_code == 0
    assert files(codes) == before
    assert imported(codes, text, "--replace").exit_code == 0
    assert "K1,2025-11,8,10,初次" in files(codes)["2025.csv"]
    assert "K1,2025-12,5,6" in files(codes)["2025.csv"]


def test_a_result_in_a_yaml_file_is_never_rewritten(codes):
    before = files(codes)
    outcome = imported(codes, "indicator,period,met\nK2,2025-11,false\n", "--replace")
    assert outcome.exit_code == 1
    assert "2025-11.yml:3" in outcome.output
    assert files(codes) == before


@pytest.mark.parametrize(
    ("row", "place", "says"),
    [
        ("K1,2026-13,5,6,", "filled.csv:2:2", "2026-13"),
        ("K9,2025-12,5,6,", "filled.csv:2:1", "K9"),
        ("K1,2025-12,viele,6,", "filled.csv:2:3", "viele"),
        ("K1,2025-12,=2+3,6,", "filled.csv:2:3", "=2+3"),
        ("K1,2025-12,7,6,", "filled.csv:2:1", "7"),
        ("K1,2025-12,5,6,=HYPERLINK(x)", "filled.csv:2:5", "=HYPERLINK"),
    ],
)
def test_a_row_that_does_not_fit_is_named_with_row_and_column_and_nothing_is_written(codes, row, place, says):
    before = files(codes)
    outcome = imported(codes, f"indicator,period,numerator,denominator,note\n{row}\n")
    assert outcome.exit_code == 1
    assert place in outcome.output
    assert says in outcome.output
    assert outcome.output.count("filled.csv:") == 1
    assert files(codes) == before


def test_a_result_typed_twice_is_a_mistake(codes):
    outcome = imported(codes, "indicator,period,numerator,denominator\nK1,2025-12,5,6\nK1,2025年12月,6,6\n")
    assert outcome.exit_code == 1
    assert "filled.csv:3:1" in outcome.output


def test_of_several_organizations_one_must_be_named(codes):
    folder = codes / "other"
    folder.mkdir()
    (folder / "x.yml").write_text(CODE.replace("id: shop", "id: other"), encoding="utf-8")
    outcome = imported(codes, "indicator,period,numerator,denominator\nK1,2025-12,5,6\n")
    assert outcome.exit_code == 2
    assert "--organization" in outcome.output
