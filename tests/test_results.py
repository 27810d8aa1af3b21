"""Results files: by period or by row, as YAML or as a spreadsheet saves them, each figure with its code found."""

from pathlib import Path

import pytest

from mkdocs_conduct.load import Loaded, load_workspace
from mkdocs_conduct.model import Measurement
from mkdocs_conduct.problems import Report, as_text
from sample import write_codes

CODE = """\
title: {title}
status: in_force
commitments:
  - {{id: C1, promise: 七天内退货。}}
performance_indicators:
  - {{id: {indicator}, name: 按时率}}
  - {{id: SAME, name: 满意率}}
"""
FILES = {
    "x/organization.yml": "id: anju\nname: 安居\nplaces: [{id: north, name: 北区}]\n",
    "x/repair.yml": CODE.format(title="维修", indicator="K1"),
    "x/returns.yml": CODE.format(title="退货", indicator="K2"),
}


def load(folder: Path, name: str, text: str | bytes, **others: str) -> Loaded:
    write_codes(folder, {**FILES, **{f"x/{key}.yml": value for key, value in others.items()}})
    path = folder / "x" / "results" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return load_workspace(folder, base=folder / "x")


def rows(loaded: Loaded) -> tuple[Measurement, ...]:
    return loaded.workspace.frameworks[0].measurements


def brief(loaded: Loaded) -> list[tuple[str | None, str, str]]:
    return [(row.code, row.indicator, row.period.id) for row in rows(loaded)]


def kinds(loaded: Loaded) -> list[tuple[str, str]]:
    return [
        (str(problem.place), problem.text or problem.rule) for problem in Report.of(loaded.problems).problems
    ]


def test_the_period_and_code_of_a_file_hold_for_each_row_that_says_nothing_else(tmp_path):
    loaded = load(
        tmp_path,
        "a.yml",
        "period: 2026-01\ncode: repair\nresults:\n"
        "  - {indicator: SAME, value: 1}\n  - {indicator: SAME, value: 2, period: 2026-02}\n  - {indicator: SAME, value: 3, code: returns}\n",
    )
    assert loaded.problems == ()
    assert brief(loaded) == [
        ("repair", "SAME", "2026-01"),
        ("repair", "SAME", "2026-02"),
        ("returns", "SAME", "2026-01"),
    ]


def test_the_code_of_an_indicator_is_found_where_only_one_has_it(tmp_path):
    loaded = load(
        tmp_path, "a.yml", "period: 2026-01\nresults: [{indicator: K2, numerator: 1, denominator: 2}]\n"
    )
    assert brief(loaded) == [("returns", "K2", "2026-01")]
    assert loaded.workspace.frameworks[0].by_indicator["returns", "K2"] == rows(loaded)


def test_an_indicator_that_two_codes_have_needs_a_code(tmp_path):
    loaded = load(tmp_path, "a.yml", "period: 2026-01\nresults: [{indicator: SAME, value: 1}]\n")
    assert kinds(loaded) == [("results/a.yml:2:23", "results.ambiguous")]
    assert "repair, returns" in as_text(Report.of(loaded.problems), "en")
    assert rows(loaded) == ()


def test_a_result_for_an_indicator_that_no_code_has_is_reported_at_its_row(tmp_path):
    loaded = load(
        tmp_path,
        "a.yml",
        "period: 2026-01\nresults:\n  - {indicator: K1, value: 1}\n  - {indicator: K7, value: 1}\n",
    )
    assert kinds(loaded) == [("results/a.yml:4:17", "results.unknown_indicator")]
    assert brief(loaded) == [("repair", "K1", "2026-01")]


def test_a_code_that_does_not_exist_is_reported_once_for_a_whole_file(tmp_path):
    text = "period: 2026-01\ncode: repairs\nresults:\n  - {indicator: K1, value: 1}\n  - {indicator: K1, value: 2}\n"
    assert kinds(load(tmp_path, "a.yml", text)) == [("results/a.yml:2:7", "results.unknown_code")]


def test_a_period_that_cannot_be_read_is_reported_once_for_a_whole_file(tmp_path):
    text = "period: 2026-13\nresults:\n  - {indicator: K1, value: 1}\n  - {indicator: K1, value: much}\n"
    loaded = load(tmp_path, "a.yml", text)
    assert kinds(loaded) == [("results/a.yml:1:9", "field.period"), ("results/a.yml:4:28", "field.number")]
    assert rows(loaded) == ()


def test_results_of_a_code_that_cannot_be_read_are_not_called_dangling(tmp_path):
    broken = CODE.format(title="维修", indicator="K1").replace("in_force", "maybe")
    loaded = load(
        tmp_path,
        "a.yml",
        "period: 2026-01\nresults: [{indicator: K1, value: 1}, {indicator: K2, value: 1}]\n",
        repair=broken,
    )
    assert kinds(loaded) == [("repair.yml:2:9", "schema.choice")]
    assert brief(loaded) == [("returns", "K2", "2026-01")]


def test_a_row_that_is_no_mapping_is_a_problem(tmp_path):
    loaded = load(tmp_path, "a.yml", "period: 2026-01\nresults: [K1, {indicator: K1, value: 1}]\n")
    assert kinds(loaded) == [("results/a.yml:2:11", "schema.not_mapping")]
    assert len(rows(loaded)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("period: 2026-01\nresults: none\n", "schema.not_list"),
        ("period: 2026-01\nresult: []\n", "schema.unknown_key"),
        ("results: [{indicator: K1, value: 1}]\n", "schema.missing"),
        ("period: 2026-01\nresults: [{indicator: K1, valu: 1}]\n", "schema.unknown_key_near"),
        ("period: 2026-01\nresults: [{indicator: K1, state: no_case}]\n", "schema.choice_near"),
    ],
)
def test_a_mistake_in_a_results_file_is_one_problem(tmp_path, text, expected):
    assert [kind for _, kind in kinds(load(tmp_path, "a.yml", text))] == [expected]


def test_a_results_file_that_is_not_a_list_is_told_what_was_typed(tmp_path):
    loaded = load(tmp_path, "a.yml", "时期: 2026-01\n结果: 以后再填\n")
    assert '"结果" should be a list, but is "以后再填"' in as_text(Report.of(loaded.problems), "en")


def test_a_results_file_without_rows_may_tell_events(tmp_path):
    loaded = load(tmp_path, "a.yml", "period: 2026-01\nevents: [台风]\nresults:\n")
    assert loaded.problems == ()
    head = loaded.workspace.frameworks[0].events[0]
    assert (str(head.events[0]), head.origin.file) == ("台风", "results/a.yml")
    assert head.period is not None
    assert head.period.id == "2026-01"


CSV = "编号,规范,指标,时期,测量地点,分子,分母,备注\n1,repair,K1,2026-01,north,58,60,雪天\n".replace(
    "编号,", ""
).replace("1,repair", "repair")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_table_is_read_as_spreadsheet_programs_save_it(tmp_path, encoding):
    loaded = load(tmp_path, "a.csv", CSV.encode(encoding))
    assert loaded.problems == ()
    row = rows(loaded)[0]
    assert (row.code, row.indicator, row.site, str(row.note)) == ("repair", "K1", "north", "雪天")
    assert (row.numerator, row.denominator) == (58, 60)


def test_an_empty_cell_says_nothing(tmp_path):
    loaded = load(
        tmp_path, "a.csv", "code,indicator,period,numerator,denominator,state\n,K1,2026-01,,,no_cases\n"
    )
    row = rows(loaded)[0]
    assert (row.code, row.numerator, row.state) == ("repair", None, "no_cases")


def test_a_mistake_in_a_table_is_placed_at_its_cell(tmp_path):
    loaded = load(tmp_path, "a.csv", "indicator,period,value\nK1,2026-01,1\nK1,2026-99,1\nK9,2026-01,1\n")
    assert kinds(loaded) == [
        ("results/a.csv:3:2", "field.period"),
        ("results/a.csv:4:1", "results.unknown_indicator"),
    ]


def test_a_broken_table_leaves_the_other_files(tmp_path):
    write_codes(tmp_path, {"x/results/b.yml": "period: 2026-01\nresults: [{indicator: K1, value: 1}]\n"})
    loaded = load(tmp_path, "a.csv", "")
    assert [kind for _, kind in kinds(loaded)] == ["source.table-empty"]
    assert brief(loaded) == [("repair", "K1", "2026-01")]


def test_other_files_beside_results_are_left_alone(tmp_path):
    assert load(tmp_path, "notes.txt", "x").problems == ()
    assert load(tmp_path, ".~lock.a.csv#", "x").problems == ()


def test_the_framework_knows_which_files_hold_figures_of_a_code(tmp_path):
    loaded = load(tmp_path, "a.yml", "period: 2026-01\nresults: [{indicator: K1, value: 1}]\n")
    assert loaded.workspace.frameworks[0].results_files == {"repair": frozenset(["results/a.yml"])}


def test_rows_share_what_they_typed_alike_and_a_changed_copy_has_its_own(tmp_path):
    loaded = load(
        tmp_path,
        "2026-02.yml",
        "code: x\nperiod: 2026-02\nresults:\n- {code: repair, indicator: K1, value: 98}\n"
        "- {code: repair, indicator: SAME, value: 97}\n- {code: returns, indicator: K2, value: 96, note: 少}\n",
    )
    first, second, third = rows(loaded)
    assert first.model_fields_set is second.model_fields_set
    assert third.model_fields_set == {"code", "period", "indicator", "value", "note"}
    copy = first.model_copy(update={"note": None})
    assert copy.model_fields_set == {"code", "period", "indicator", "value", "note"}
    assert second.model_fields_set == {"code", "period", "indicator", "value"}


def test_a_copy_of_a_row_stands_where_the_row_stood(tmp_path):
    loaded = load(tmp_path, "2026-02.csv", "code,indicator,period,value\nrepair,K1,2026-02,98\n")
    (row,) = rows(loaded)
    assert row.origin.file == "results/2026-02.csv"
    assert row.model_copy(update={"value": None}).origin == row.origin
    assert Measurement.model_validate({"indicator": "K1", "period": "2026-02"}).origin.file == ""
