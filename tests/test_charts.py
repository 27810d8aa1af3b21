"""Charts: honest scales, targets as steps, gaps as what they are, and nothing outside the plot."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.public_view import public_code
from mkdocs_conduct.public_view.axis import axis_for
from mkdocs_conduct.public_view.charts import MOST_PERIODS, series_of
from mkdocs_conduct.public_view.placing import WIDTH, Room, box_of
from mkdocs_conduct.public_view.types import PublicIndicator, Scale
from mkdocs_conduct.public_view.types.charts import ChartLabel, ChartMark, PublicSeries
from mkdocs_conduct.speaker import Speaker
from sample import write_codes

ORGANIZATION = "id: shop\nname: 小店\nplaces: [{id: north, name: 北店}, {id: south, name: 南店}]\n"
CODE = """\
title: 服务承诺
status: in_force
version: "1"
approved: {{by: 店长, on: 2024-01-05}}
effective_from: 2024-01-05
next_review: 2027-01-31
commitments:
  - {{id: C1, promise: 准时送到。, limit: {limit}, indicators: [K1]}}
performance_indicators:
  - {{id: K1, name: 准时率, {indicator}}}
"""


def told(folder, rows, indicator="targets: ≥98%", *, limit="2天", day=date(2026, 1, 20), language="zh"):
    """Return the one indicator of a made-up code, and who tells it; rows are lines of a CSV file."""
    files = {
        "organization.yml": ORGANIZATION,
        "service.yml": CODE.format(
            indicator=indicator if "frequency" in indicator else f"frequency: monthly, {indicator}",
            limit=limit,
        ),
        "results/a.csv": "indicator,period,site,numerator,denominator,value,met,state\n"
        + "".join(f"K1,{row}\n" for row in rows),
    }
    loaded = load_workspace(write_codes(folder, files), base=folder)
    assert loaded.problems == ()
    framework = loaded.workspace.frameworks[0]
    speaker = Speaker(framework, language, loaded.workspace.settings, day)
    return public_code(speaker, framework.codes[0]).indicators[0], speaker


def drawn(folder, rows, *args, **options) -> PublicSeries:
    indicator, speaker = told(folder, rows, *args, **options)
    return series_of(speaker, indicator)


def months(*values, first=1):
    """Return rows with these values from January 2025 on; None for no row, a word for a state."""
    return [
        f"2025-{n:02},,,,,,{value}" if isinstance(value, str) else f"2025-{n:02},,,,{value},,"
        for n, value in enumerate(values, first)
        if value is not None
    ]


# Scales


@given(
    st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 4)), min_size=1, max_size=30),
    st.sampled_from([Scale.SHARE, Scale.NUMBER]),
)
def test_every_value_lies_inside_its_axis_and_more_is_never_lower(values, scale):
    axis = axis_for(values, scale)
    placed = [axis.place(value, 20, 150) for value in sorted(values)]
    assert all(20 <= y <= 150 for y in placed)
    assert all(above <= below for below, above in pairwise(placed))
    assert 2 <= len(axis.lines) <= 9
    assert axis.lines[0] <= min(values)


@pytest.mark.parametrize(
    ("values", "scale", "low", "high", "cut"),
    [
        ([97, 99.2], Scale.SHARE, 90, 100, True),
        ([100, 100], Scale.SHARE, 90, 100, True),
        ([62, 81], Scale.SHARE, 60, 100, True),
        ([12, 81], Scale.SHARE, 0, 100, False),
        ([0.2, 0.5], Scale.SHARE, 0, 0.6, False),
        ([3, 9], Scale.NUMBER, 0, 10, False),
        ([0, 0], Scale.NUMBER, 0, 1, False),
        ([9.1, 12], Scale.NUMBER, 8, 13, True),
    ],
)
def test_an_axis_begins_at_zero_unless_the_differences_would_be_lost(values, scale, low, high, cut):
    axis = axis_for(values, scale)
    assert (axis.low, axis.high, axis.is_cut) == (low, high, cut)


def test_the_first_rank_stands_at_the_top():
    axis = axis_for([1, 4], Scale.RANK)
    assert axis.place(1, 20, 150) < axis.place(4, 20, 150)
    assert axis.low == 1


# What is drawn


def test_a_met_and_a_missed_figure_differ_in_shape_and_words(tmp_path):
    (chart,) = drawn(tmp_path, months(99, 95, 98.5)).charts
    assert [(mark.verdict, mark.words) for mark in chart.marks] == [
        ("met", "2025年1月：99%，达标"),
        ("missed", "2025年2月：95%，未达标"),
        ("met", "2025年3月：98.5%，达标"),
    ][: len(chart.marks)]
    assert len(chart.marks) == 3


def test_the_target_is_a_step_at_its_height_that_moves_when_it_was_changed(tmp_path):
    targets = "targets: [{until: 2025-03, value: ≥90%}, {since: 2025-04, value: ≥95%}]"
    series = drawn(tmp_path, months(97, 96, 97, 96, 97, 98), targets, day=date(2025, 7, 5))
    (chart,) = series.charts
    old, new = chart.steps
    assert (old.x1, old.x2, new.x1, new.x2) == (0, 50, 50, 100)
    assert old.y1 == old.y2 > new.y1 == new.y2
    assert [label.words for label in chart.targets] == ["目标≥90%", "目标≥95%"]
    assert [(label.x, label.words) for label in chart.breaks] == [(50, "目标改变")]
    assert "从2025年4月起，目标由≥90%改为≥95%；每期按当期的目标判定。" in series.notes


def test_a_target_between_two_numbers_is_two_lines(tmp_path):
    indicator = "kind: mean, unit: 分钟, direction: range, targets: 15–30分钟"
    (chart,) = drawn(tmp_path, months(20, 31, 16), indicator, day=date(2025, 4, 5)).charts
    assert len(chart.steps) == 2
    assert [mark.verdict for mark in chart.marks] == ["met", "missed", "met"]


def test_a_changed_limit_is_flagged_and_interrupts_the_line(tmp_path):
    limit = "[{within: 3天, until: 2025-02}, {within: 2天, since: 2025-03}]"
    series = drawn(tmp_path, months(99, 99, 98.5, 99), limit=limit, day=date(2025, 5, 5))
    (chart,) = series.charts
    assert [(label.x, label.words) for label in chart.breaks] == [(50, "时限改变")]
    assert len(chart.lines) == 2
    assert "从2025年3月起，承诺的时限有改动，前后的数值不宜直接比较。" in series.notes


def test_a_missing_report_in_the_middle_is_a_gap_with_its_word_and_no_line_leads_over_it(tmp_path):
    series = drawn(tmp_path, months(99, 98, None, 99, 98), day=date(2025, 6, 5))
    (chart,) = series.charts
    assert [(gap.sign, gap.name, gap.x, gap.width) for gap in chart.gaps] == [
        ("not_reported", "未报告", 40, 20)
    ]
    assert len(chart.marks) == 4
    assert len(chart.lines) == 2
    assert ("not_reported", "未报告") in series.key


def test_the_reports_that_are_due_at_the_end_are_gaps_too_and_the_newest_stands_first(tmp_path):
    series = drawn(tmp_path, months(99, 98, 99), day=date(2025, 7, 20))
    assert series.due is not None
    assert (series.due.period_id, series.due.verdict) == ("2025-05", "not_reported")
    assert series.due.overdue == "应在2025年7月1日前公布，已逾期19天"
    (chart,) = series.charts
    assert [(gap.sign, gap.x, gap.width) for gap in chart.gaps] == [("not_reported", 60, 40)]


@pytest.mark.parametrize("state", ["no_cases", "not_measured", "not_applicable", "suspended", "withheld"])
def test_a_state_that_is_no_value_has_its_own_sign_and_is_no_point(tmp_path, state):
    series = drawn(tmp_path, months(99, state, 98), day=date(2025, 4, 5))
    (chart,) = series.charts
    assert [gap.sign for gap in chart.gaps] == [state]
    assert len(chart.marks) == 2
    assert chart.lines == ()
    assert state in {entry.sign for entry in series.key}


def test_sites_have_a_chart_each_on_one_scale_and_nothing_is_added_up(tmp_path):
    rows = [
        f"2025-{n:02},{site},,,{value},," for n in (1, 2, 3) for site, value in (("north", 99), ("south", 61))
    ]
    series = drawn(tmp_path, rows, day=date(2025, 4, 5))
    assert [chart.site for chart in series.charts] == ["北店", "南店"]
    first, second = series.charts
    assert first.down == second.down
    assert all(below.y > above.y for above, below in zip(first.marks, second.marks, strict=True))
    assert "各地点分别统计，同一纵轴，不合计。" in series.notes


def test_a_site_that_is_late_is_not_covered_by_one_that_is_not(tmp_path):
    rows = ["2025-01,north,,,99,,", "2025-01,south,,,99,,", "2025-02,north,,,99,,"]
    indicator, _ = told(tmp_path, rows, day=date(2025, 4, 2))
    assert indicator.verdict == "not_reported"
    assert [(one.site, one.verdict) for one in indicator.latest] == [
        ("北店", "met"),
        ("南店", "not_reported"),
    ]
    assert indicator.latest[1].overdue == "应在2025年3月31日前公布，已逾期2天"


def test_a_site_that_stopped_reporting_says_so_beside_the_newest_figures_of_others(tmp_path):
    rows = [f"2025-{n:02},north,,,99,," for n in (1, 2, 3)] + ["2025-01,south,,,99,,"]
    indicator, _ = told(tmp_path, rows, day=date(2025, 4, 5))
    assert [(one.site, one.period_id, one.verdict) for one in indicator.latest] == [
        ("北店", "2025-03", "met"),
        ("南店", "2025-02", "not_reported"),
    ]
    assert indicator.verdict == "not_reported"


def test_the_parts_of_a_reported_whole_owe_nothing(tmp_path):
    rows = ["2025-01,,,,99,,", "2025-01,south,,,99,,", "2025-02,,,,99,,"]
    indicator, _ = told(tmp_path, rows, day=date(2025, 4, 2))
    assert indicator.missing == ()


def test_a_whole_that_is_reported_by_its_parts_is_not_missing(tmp_path):
    rows = ["2025-01,,,,99,,", "2025-02,south,,,99,,", "2025-03,south,,,99,,"]
    indicator, _ = told(tmp_path, rows, day=date(2025, 4, 2))
    assert indicator.missing == ()


def test_figures_that_are_only_met_or_not_need_no_axis(tmp_path):
    rows = ["2025-01,,,,,true,", "2025-02,,,,,false,", "2025-03,,,,,true,"]
    (chart,) = drawn(tmp_path, rows, "kind: yes_no, targets: 100%", day=date(2025, 4, 5)).charts
    assert chart.down == chart.steps == chart.lines == ()
    assert [mark.verdict for mark in chart.marks] == ["met", "missed", "met"]
    assert chart.description == "3期：2期达标、1期未达标。"


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ((99,), "只有1期有数值，还画不出变化；数值见上。"),
        (("no_cases", "no_cases"), "还没有可以画图的数值。"),
    ],
)
def test_one_point_or_none_is_a_sentence_and_no_chart(tmp_path, values, words):
    series = drawn(tmp_path, months(*values), day=date(2025, 3, 1))
    assert series.charts == ()
    assert series.too_few == words


def test_only_the_newest_periods_are_drawn_and_the_others_are_said_to_be_in_the_table(tmp_path):
    rows = [f"{year}-{n:02},,,,99,," for year in (2023, 2024, 2025) for n in range(1, 13)]
    series = drawn(tmp_path, rows)
    (chart,) = series.charts
    assert len(chart.marks) == MOST_PERIODS
    assert series.periods == 36
    assert series.notes[-1] == "图中只有最近24期，更早的见表。"


def test_the_same_quarters_are_named_in_every_year(tmp_path):
    rows = [f"{year}-Q{n},,,,99,," for year in (2023, 2024, 2025) for n in range(1, 5)]
    (chart,) = drawn(tmp_path, rows, "targets: ≥98%, frequency: quarterly").charts
    assert [(tick.words, tick.below) for tick in chart.across] == [
        ("1季度", "2023年"),
        ("1季度", "2024年"),
        ("1季度", "2025年"),
    ]


def test_the_year_is_written_once_below_the_months(tmp_path):
    rows = [f"{year}-{n:02},,,,99,," for year in (2024, 2025) for n in range(1, 13)]
    (chart,) = drawn(tmp_path, rows).charts
    assert [(tick.words, tick.below) for tick in chart.across] == [
        ("1月", "2024年"), ("5月", ""), ("9月", ""), ("1月", "2025年"), ("5月", ""), ("9月", ""),
    ]  # fmt: skip


def test_a_cut_axis_is_said_to_be_cut(tmp_path):
    series = drawn(tmp_path, months(99, 97, 98), day=date(2025, 4, 5))
    assert series.charts[0].is_cut
    assert "纵轴从90%开始，不是从0开始。" in series.notes
    whole = drawn(tmp_path, months(9, 97, 98), day=date(2025, 4, 5))
    assert not whole.charts[0].is_cut
    assert not [note for note in whole.notes if "纵轴从" in note]


def test_the_description_says_what_the_picture_shows(tmp_path):
    (chart,) = drawn(tmp_path, months(99, 95, "no_cases", None, 98.5), day=date(2025, 6, 5)).charts
    assert chart.title == "准时率：2025年1月至2025年5月"
    assert chart.description == (
        "3期有数值，最低95%（2025年2月），最高99%（2025年1月），最近一期98.5%（2025年5月）。"
        "2期达标、1期未达标、1期未报告、1期无数值。目标≥98%。"
    )


# Everything stays inside


def within(series: PublicSeries) -> bool:
    return all(
        0 <= x <= 100 and chart.top <= y <= chart.bottom
        for chart in series.charts
        for x, y in [
            *((mark.x, mark.y) for mark in chart.marks),
            *((x, y) for line in (*chart.lines, *chart.steps) for x, y in ((line.x1, line.y1), (line.x2, line.y2))),
            *((x, chart.top) for gap in chart.gaps for x in (gap.x, round(gap.x + gap.width, 1))),
        ]
    )  # fmt: skip


@pytest.fixture(scope="module")
def year(tmp_path_factory) -> tuple[PublicIndicator, Speaker]:
    return told(tmp_path_factory.mktemp("year"), months(*[99] * 12))


@given(st.data())
def test_whatever_the_figures_are_every_point_lies_inside_the_plot(year, data):
    indicator, speaker = year
    number = st.one_of(st.none(), st.decimals(-1000, 1000, places=2, allow_nan=False, allow_infinity=False))
    scale = data.draw(st.sampled_from([Scale.SHARE, Scale.NUMBER]))
    rows = tuple(
        row._replace(
            facts=row.facts._replace(
                number=value, state="" if value is not None else "no_cases", bar=(Decimal(98),)
            )
        )
        for row in indicator.rows
        for value in [data.draw(number)]
    )
    series = series_of(speaker, replace(indicator, rows=rows, history=rows, scale=scale))
    assert within(series)
    for chart in series.charts:
        assert all(0 < label.y < chart.height for label in (*chart.values, *chart.targets, *chart.breaks))
        assert len(chart.marks) + round(sum(gap.width for gap in chart.gaps) / 100 * 12) == 12


def test_words_avoid_a_mark_where_they_can():
    room = Room()
    room.mark(ChartMark(50, 50, "met", ""))
    over, beside = ChartLabel(50, 54, "middle", "98%"), ChartLabel(50, 30, "middle", "98%")
    assert room.put([over, beside]) is beside
    assert room.put([beside], must=False) is None
    left, _, right, _ = box_of(beside)
    assert (left + right) / 2 == WIDTH / 2
