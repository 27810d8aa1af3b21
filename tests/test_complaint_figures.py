"""Figures computed from records: exact, only what counts, and only what was over on the day asked for."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from mkdocs_conduct.calendar import WorkingDays, months_later
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.measure import Attainment, Derived, derived, rows_of, series_for, tally
from mkdocs_conduct.measure.complaints import due_of
from mkdocs_conduct.model import Calendar, Category, CodeFramework, ComplaintRecord, Measurement
from mkdocs_conduct.model.quantity import parse_duration
from mkdocs_conduct.public_view import Verdict, public_code
from mkdocs_conduct.speaker import Speaker
from sample import write_codes

ORGANIZATION = """\
id: group
name: {zh: 车行集团, en: Car group}
units: [{id: east, name: {zh: 东店, en: East}}, {id: west, name: {zh: 西店, en: West}}]
calendar: {holidays: CN}
complaints:
  decide_within: 5个工作日
  categories: [{id: goods, name: 商品}, {id: price, name: 价格}, {id: idea, name: 建议, counts_as_complaint: false}]
  customers: [{period: 2026-01, count: 200}, {period: 2026-02, count: 400}, {period: 2026-03, count: 100}]
user_classes: [{id: problem, name: 问题用户, rule: {at_least: 2, of: [甲, 乙]}, exclude_from: [K1]}]
"""
CODE = """\
title: {zh: 服务承诺, en: Service}
status: in_force
version: 1
approved: {by: boss, on: 2026-01-05}
effective_from: 2026-01-01
next_review: 2027-01-31
commitments: [{id: C1, promise: {zh: 按时, en: On time}}]
performance_indicators:
  - {id: K1, name: {zh: 投诉率, en: Complaint rate}, formula: complaint_rate, direction: lower, targets: ≤1%, frequency: monthly}
  - {id: K2, name: {zh: 有效投诉率, en: Valid rate}, formula: valid_complaint_rate, direction: lower, targets: ≤1%, frequency: monthly}
  - {id: K3, name: {zh: 及时率, en: In time}, formula: complaints_in_time, targets: "100%", frequency: monthly}
  - {id: K4, name: {zh: 改进有效率, en: Effective}, formula: effective_improvements, targets: ≥90%, frequency: quarterly}
  - {id: K5, name: {zh: 满意指数, en: Index}, kind: index, formula: survey_index, targets: "≥80", frequency: yearly}
"""
HEAD = "id,received_on,category,verified,fault,effect,decided_on,due_on,user_class,site\n"
RECORDS = HEAD + (
    "T1,2026-01-05,goods,是,gross,serious,2026-01-12,,,east\n"
    "T2,2026-01-20,price,是,slight,loss,2026-01-28,,,west\n"
    "T3,2026-01-21,price,否,gross,loss,2026-01-22,,,\n"
    "T4,2026-01-22,idea,是,gross,loss,2026-01-23,,,\n"
    "T5,2026-02-02,goods,是,intent,slight,,2026-02-27,problem,\n"
    "T6,2026-02-03,,是,intent,loss,2026-02-04,2026-02-05,,\n"
)


def framework(folder: Path, records: str = RECORDS, **files: str) -> CodeFramework:
    texts = {
        "x/organization.yml": ORGANIZATION,
        "x/service.yml": CODE,
        "x/complaints/2026.csv": records,
        **{name.replace("__", "/") + ".yml": text for name, text in files.items()},
    }
    loaded = load_workspace(write_codes(folder, texts), base=folder)
    assert loaded.problems == ()
    return loaded.workspace.frameworks[0]


def rows(found: CodeFramework, name: str, day: date = date(2026, 3, 1)) -> dict[str, Measurement]:
    code = found.codes[0]
    indicator = next(one for one in code.performance_indicators if one.id == name)
    return {
        " ".join(filter(None, (row.period.id, row.site))): row for row in rows_of(found, code, indicator, day)
    }


def shares(
    found: CodeFramework, name: str, day: date = date(2026, 3, 1)
) -> dict[str, tuple[int, int] | None]:
    return {
        period: None if row.numerator is None else (int(row.numerator), int(row.denominator or 0))
        for period, row in rows(found, name, day).items()
    }


# Rates


def test_the_complaint_rate_counts_complaints_that_proved_right_over_customers(tmp_path):
    # January: T1 and T2; T3 did not prove right and T4 is a suggestion.
    assert shares(framework(tmp_path), "K1") == {"2026-01": (2, 200), "2026-02": (1, 400)}


def test_a_valid_complaint_takes_intent_or_gross_fault_and_loss_or_a_serious_effect(tmp_path):
    assert shares(framework(tmp_path), "K2") == {"2026-01": (1, 200), "2026-02": (1, 400)}


def test_a_period_that_is_not_over_has_no_rate_yet(tmp_path):
    found = framework(tmp_path)

    assert set(shares(found, "K1", date(2026, 2, 28))) == {"2026-01"}
    assert set(shares(found, "K1", date(2026, 4, 1))) == {"2026-01", "2026-02", "2026-03"}


def test_a_month_with_customers_and_no_complaints_has_a_rate_of_nothing(tmp_path):
    assert shares(framework(tmp_path), "K1", date(2026, 4, 1))["2026-03"] == (0, 100)


def test_without_any_records_nothing_is_computed(tmp_path):
    assert shares(framework(tmp_path, HEAD), "K1") == {}


def test_complaints_of_customers_who_do_not_count_are_left_out_and_disclosed_without_naming_the_class(
    tmp_path,
):
    found = framework(tmp_path)
    row = rows(found, "K1")["2026-02"]

    assert [(one.count, one.reason.get("zh", "zh")) for one in row.excluded] == [
        (1, "按规定不计入的顾客类别")
    ]
    assert "问题用户" not in str(row.excluded)
    assert rows(found, "K1")["2026-01"].excluded == ()


def test_a_class_of_customers_that_counts_is_not_left_out(tmp_path):
    assert rows(framework(tmp_path), "K2")["2026-02"].excluded == ()


def test_where_customers_are_counted_by_site_rates_are_by_site_and_complaints_without_one_are_told(tmp_path):
    by_site = (
        "customers: [{period: 2026-01, count: 50, site: east}, {period: 2026-01, count: 80, site: west}]"
    )
    organization = ORGANIZATION.replace(
        ORGANIZATION[ORGANIZATION.index("customers:") :].splitlines()[0], by_site
    )
    records = RECORDS.replace("T3,2026-01-21,price,否", "T3,2026-01-21,price,是")
    found = framework(tmp_path, records, x__organization=organization)

    assert shares(found, "K1") == {"2026-01 east": (1, 50), "2026-01 west": (1, 80)}
    note = rows(found, "K1")["2026-01 east"].note
    assert note is not None
    assert note.get("en", "zh") == "1 more complaint names no place and is not counted"


def test_the_periods_of_customers_are_those_of_the_indicator(tmp_path):
    quarterly = CODE.replace("targets: ≤1%, frequency: monthly", "targets: ≤1%, frequency: quarterly", 1)

    assert shares(framework(tmp_path, x__service=quarterly), "K1") == {}


def test_what_a_code_leaves_out_about_complaints_is_as_the_organization_says(tmp_path):
    own = CODE.replace(
        "commitments:", "complaints: {phone: 0571-5550 1234, decide_within: 9个工作日}\ncommitments:"
    )
    found = framework(tmp_path, x__service=own)

    assert shares(found, "K1") == {"2026-01": (2, 200), "2026-02": (1, 400)}
    assert shares(found, "K3") == {"2026-01": (1, 1), "2026-02": (3, 4)}


# In time


def test_a_complaint_is_in_time_that_was_decided_by_the_fifth_working_day_after_receipt(tmp_path):
    # T1: received on Monday 5 January, due on the 12th, decided then. T2: due on the 27th, decided on the 28th.
    # T3: due on the 28th. T5 was due on 27 February and is still open, T6 was in time.
    assert shares(framework(tmp_path), "K3") == {"2026-01": (2, 3), "2026-02": (1, 2)}


def test_the_closing_stands_in_where_no_decision_was_written(tmp_path):
    records = "id,received_on,due_on,closed_on\nT1,2026-01-05,2026-01-10,2026-01-10\nT2,2026-01-05,2026-01-10,2026-01-11\n"

    assert shares(framework(tmp_path, records), "K3") == {"2026-01": (1, 2)}


def test_a_month_between_two_with_complaints_due_had_none_and_says_so(tmp_path):
    records = "id,received_on,due_on,decided_on\nT1,2025-11-05,2025-11-10,2025-11-10\nT2,2026-01-05,2026-01-10,2026-01-10\n"

    assert shares(framework(tmp_path, records), "K3") == {
        "2025-11": (1, 1),
        "2025-12": None,
        "2026-01": (1, 1),
    }


def test_a_figure_that_rests_on_an_undecided_year_says_so(tmp_path):
    records = "id,received_on,decided_on\nT1,2090-01-09,2090-01-10\n"
    row = rows(framework(tmp_path, records), "K3", date(2090, 3, 1))["2090-01"]

    assert row.note is not None
    assert (row.note.get("zh", "zh") or "").startswith("2090年的放假安排尚未公布")
    assert rows(framework(tmp_path / "b"), "K3")["2026-01"].note is None


@pytest.mark.parametrize(
    ("limit", "due"),
    [
        ("5个工作日", date(2026, 2, 26)),  # over the Spring Festival, with a Saturday worked on both sides
        ("当日", date(2026, 2, 12)),
        ("次日12:00", date(2026, 2, 13)),
        ("24小时", date(2026, 2, 13)),
        ("36小时", date(2026, 2, 14)),
        ("3天", date(2026, 2, 15)),
        ("2周", date(2026, 2, 26)),
        ("1个月", date(2026, 3, 12)),
        ("999999周", date.max),
        ("999999个工作日", date.max),
        ("999999个月", date.max),
    ],
)
def test_the_due_day_is_counted_from_the_day_after_receipt(limit, due):
    record = ComplaintRecord.model_validate({"id": "T1", "received_on": "2026-02-12"})
    found = due_of(record, parse_duration(limit), WorkingDays(Calendar(holidays="CN")))

    assert found is not None
    assert found.day == due


def test_a_due_day_that_was_typed_goes_before_the_limit_and_without_either_nothing_is_due():
    typed = ComplaintRecord.model_validate({"id": "T1", "received_on": "2026-02-12", "due_on": "2026-02-13"})
    record = ComplaintRecord.model_validate({"id": "T1", "received_on": "2026-02-12"})
    working = WorkingDays(Calendar())

    found = due_of(typed, parse_duration("5天"), working)
    assert found is not None
    assert found.day == date(2026, 2, 13)
    assert due_of(record, None, working) is None


def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month():
    assert months_later(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert months_later(date(2026, 1, 31), 13) == date(2027, 2, 28)
    assert months_later(date(2026, 3, 31), -12) == date(2025, 3, 31)


# Improvements and the survey


def test_effective_improvements_are_those_that_worked_of_those_checked_in_the_period(tmp_path):
    improvements = """\
improvements:
  - {id: A1, text: 甲, done_on: 2025-10-01, verified_on: 2025-11-02, effective: true}
  - {id: A2, text: 乙, done_on: 2025-10-01, verified_on: 2025-12-02, effective: false}
  - {id: A3, text: 丙, done_on: 2025-10-01}
  - {id: A4, text: 丁, done_on: 2025-10-01, verified_on: 2026-02-02, effective: true}
"""
    found = framework(tmp_path, x__improvements=improvements)

    assert shares(found, "K4") == {"2025-Q4": (1, 2)}


def test_the_survey_index_is_that_of_the_wave_of_the_period_with_the_number_of_answers(tmp_path):
    survey = """\
title: 调查
subject: service
index_formula: mean_0_100
items: [{id: Q1, text: 满意吗}]
waves:
  - {period: 2025, population: 900, sample: 300, returned: 12, answers: [{item: Q1, counts: {5: 8, 4: 4}}]}
  - {period: 2026, returned: 12, answers: [{item: Q1, counts: {1: 12}}]}
"""
    found = framework(tmp_path, x__satisfaction__service=survey)
    row = rows(found, "K5")

    assert set(row) == {"2025"}
    assert row["2025"].value == Decimal(275) / 3
    assert row["2025"].sample_size == 12


# With what somebody typed


def test_words_typed_for_a_computed_period_stand_beside_its_figures(tmp_path):
    results = "results: [{indicator: K1, period: 2026-01, action: 加强验收}]"
    found = framework(tmp_path, x__results__a=results)
    row = rows(found, "K1")["2026-01"]

    assert (row.numerator, row.denominator, str(row.action)) == (2, 200, "加强验收")
    assert row.origin.file.endswith("a.yml")


def test_a_typed_state_stands_and_other_typed_periods_join_the_computed_ones(tmp_path):
    results = (
        "results: [{indicator: K1, period: 2026-01, state: withheld},"
        " {indicator: K1, period: 2025-12, numerator: 3, denominator: 90}]"
    )
    found = framework(tmp_path, x__results__a=results)

    assert shares(found, "K1") == {"2026-01": None, "2025-12": (3, 90), "2026-02": (1, 400)}


def test_a_computed_figure_is_judged_by_its_target_like_a_typed_one(tmp_path):
    found = framework(tmp_path)
    code = found.codes[0]
    series = {one.id: series_for(found, code, one, date(2026, 3, 1)) for one in code.performance_indicators}

    assert [o.attainment for o in series["K1"].outcomes] == [Attainment.MET, Attainment.MET]
    assert series["K3"].attainment is Attainment.MISSED
    assert isinstance(series["K1"].outcomes[0].measurement, Derived)


def test_an_indicator_without_a_formula_is_never_computed(tmp_path):
    plain = CODE.replace("formula: complaint_rate, ", "")
    found = framework(tmp_path, x__service=plain)
    indicator = found.codes[0].performance_indicators[0]

    assert derived(found, found.codes[0], indicator, date(2026, 3, 1)) == ()


def test_a_computed_indicator_is_shown_to_the_public_like_a_typed_one(tmp_path):
    survey = """\
title: 调查
subject: service
index_formula: mean_0_100
items: [{id: Q1, text: 满意吗}]
waves: [{period: 2025, returned: 3, answers: [{item: Q1, counts: {5: 2, 4: 1}}]}]
"""
    found = framework(tmp_path, x__satisfaction__service=survey)
    settings = load_workspace(tmp_path, base=tmp_path).workspace.settings
    speaker = Speaker(found, "en", settings, date(2026, 3, 1))
    page = public_code(speaker, found.codes[0])
    shown = {one.id: one for one in page.indicators}

    assert speaker.missing == []
    assert (shown["K1"].latest[0].value, shown["K1"].latest[0].counts) == ("0.2%", "1 of 400")
    assert shown["K1"].formula == "complaints that proved right ÷ customers"
    assert shown["K1"].latest[0].excluded == (
        "leaves out 1 case: customers who are not counted, by our rules",
    )
    assert shown["K1"].verdict is Verdict.MET
    assert shown["K5"].latest[0].value == "91.7"


# Tally


def records_in(*categories: str | None) -> list[ComplaintRecord]:
    return [
        ComplaintRecord.model_validate({"id": f"T{n}", "received_on": "2026-01-05", "category": category})
        for n, category in enumerate(categories)
    ]


CATEGORIES = [
    Category.model_validate(one)
    for one in ({"id": "a"}, {"id": "b"}, {"id": "c"}, {"id": "idea", "counts_as_complaint": False})
]


def test_complaints_are_tallied_with_the_most_frequent_category_first():
    found = tally(records_in("b", "c", "c", "idea", None, "a", "c"), CATEGORIES)

    assert [(one.id, one.count) for one in found.counts] == [("c", 3), ("a", 1), ("b", 1)]
    assert [one.cumulative for one in found.counts] == [60, 80, 100]
    assert found.uncategorised == 1
    assert [(one.id, one.count) for one in found.suggestions] == [("idea", 1)]
    assert found.total == 6


def test_a_category_that_is_not_listed_is_counted_and_known_as_such():
    found = tally(records_in("x", "a", "x"), CATEGORIES)

    assert [(one.id, one.category is None) for one in found.counts] == [("x", True), ("a", False)]


def test_without_records_a_tally_is_empty():
    assert tally([], CATEGORIES).total == 0
