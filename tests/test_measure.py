"""Results against targets: exact, each period by its own target, and never a figure that nobody measured."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_conduct.labels import labels
from mkdocs_conduct.measure import Attainment, Series, attainment_of, series_of, value_of
from mkdocs_conduct.measure.periods import between, period_of
from mkdocs_conduct.measure.series import GRACE
from mkdocs_conduct.model import Frequency, Measurement, MeasurementState, PerformanceIndicator
from mkdocs_conduct.model.quantity import MonthDay, parse_period, parse_threshold
from mkdocs_conduct.phrasing import Phrases

NEW_YEAR = MonthDay(1, 1)
APRIL = MonthDay(4, 1)
LATER = date(2026, 6, 1)


def indicator(**fields) -> PerformanceIndicator:
    return PerformanceIndicator.model_validate({"id": "K1", "name": "按时率", **fields})


def row(period: str = "2026-01", **fields) -> Measurement:
    return Measurement.model_validate({"indicator": "K1", "period": period, **fields})


def counts(numerator: int, denominator: int, period: str = "2026-01", **fields) -> Measurement:
    return row(period, numerator=str(numerator), denominator=str(denominator), **fields)


def judged(measurement: Measurement, fiscal: MonthDay = NEW_YEAR, **fields) -> Attainment:
    return attainment_of(indicator(**fields), measurement, fiscal).attainment


def series(*rows: Measurement, day: date = LATER, closed: bool = False, **fields) -> Series:
    return series_of(indicator(**fields), rows, day, NEW_YEAR, is_closed=closed)


# Values


@pytest.mark.parametrize(
    ("kind", "expected"),
    [("rate", "75"), ("percentile", "75"), ("mean", "0.75"), ("index", "0.75"), ("duration", "0.75")],
)
def test_a_rate_is_in_per_cent_and_a_mean_is_a_quotient(kind, expected):
    assert value_of(indicator(kind=kind), counts(3, 4)) == Decimal(expected)


def test_counts_beat_a_value_typed_beside_them():
    assert value_of(indicator(), counts(1, 2, value="99")) == Decimal(50)


def test_a_value_typed_alone_counts_and_so_does_a_number_of_cases_alone():
    assert value_of(indicator(), row(value="98.5")) == Decimal("98.5")
    assert value_of(indicator(kind="count"), row(numerator="7")) == Decimal(7)
    assert value_of(indicator(), row(denominator="60")) is None
    assert value_of(indicator(), row()) is None


def test_nothing_of_nothing_is_no_value_and_never_met():
    outcome = attainment_of(indicator(targets="≥0%"), counts(0, 0), NEW_YEAR)
    assert (outcome.value, outcome.attainment) == (None, Attainment.NO_VALUE)


def test_none_of_some_is_zero_and_a_miss():
    outcome = attainment_of(indicator(targets="≥98%"), counts(0, 7), NEW_YEAR)
    assert (outcome.value, outcome.attainment) == (Decimal(0), Attainment.MISSED)


@pytest.mark.parametrize("state", list(MeasurementState))
@pytest.mark.parametrize("direction", ["higher", "lower"])
def test_a_state_is_neither_a_value_nor_met_nor_missed(state, direction):
    outcome = attainment_of(
        indicator(targets="0", direction=direction), row(state=state.value, value="0", met="true"), NEW_YEAR
    )
    assert (outcome.value, outcome.attainment) == (None, Attainment.NO_VALUE)


# Exactness


@pytest.mark.parametrize(
    ("numerator", "denominator", "target", "expected"),
    [
        (199, 200, "100%", Attainment.MISSED),  # 99.5
        (2999, 3000, "100%", Attainment.MISSED),
        (3000, 3000, "100%", Attainment.MET),
        (98, 100, "≥98%", Attainment.MET),
        (9799, 10000, "≥98%", Attainment.MISSED),
        (98, 100, ">98%", Attainment.MISSED),
        (2, 3, "66.67%", Attainment.MISSED),
        (1, 3, "33.33%", Attainment.MET),
    ],
)
def test_a_miss_by_a_hair_is_a_miss(numerator, denominator, target, expected):
    assert judged(counts(numerator, denominator), targets=target) is expected


@pytest.mark.parametrize(
    ("target", "direction", "value", "expected"),
    [
        ("≤12", "lower", "12", Attainment.MET),
        ("≤12", "lower", "12.01", Attainment.MISSED),
        ("12", "lower", "11.9", Attainment.MET),
        ("12", "higher", "11.9", Attainment.MISSED),
        ("15~30", "range", "30", Attainment.MET),
        ("15~30", "range", "30.1", Attainment.MISSED),
        ("5", "range", "5", Attainment.MET),
        ("前3名", "higher", "3", Attainment.MET),
        ("前3名", "higher", "4", Attainment.MISSED),
    ],
)
def test_each_direction_is_judged_by_its_own_bar(target, direction, value, expected):
    assert judged(row(value=value), targets=target, direction=direction, kind="index") is expected


def shown(numerator: int, denominator: int, bar: str) -> str:
    value = value_of(indicator(), counts(numerator, denominator))
    assert value is not None
    return Phrases(labels("zh"), "zh").result(value, parse_threshold(bar), "higher", computed=True)


def test_a_miss_never_shows_as_the_target():
    assert shown(199, 200, "100%") == "99.5"
    assert shown(2999, 3000, "100%") == "99.97"
    assert shown(29999999, 30000000, "100%") == "99.999997"
    assert shown(3000, 3000, "100%") == "100"


@given(st.integers(1, 100_000), st.integers(0, 100_000), st.decimals(0, 100, places=2))
def test_what_is_shown_stands_on_the_same_side_of_the_target_as_the_value(denominator, missing, bar):
    numerator = max(denominator - missing, 0)
    value = Decimal(numerator) / denominator * 100
    threshold = parse_threshold(f"≥{bar}%")
    printed = Phrases(labels("zh"), "zh").result(value, threshold, "higher", computed=True)
    assert threshold.met_by(Decimal(printed), "higher") == threshold.met_by(value, "higher")


@given(st.integers(0, 10_000), st.integers(1, 10_000), st.decimals(0, 100, places=1))
def test_attainment_is_that_of_whole_numbers(numerator, denominator, bar):
    met = numerator * 1000 >= int(bar * 10) * denominator
    # Decimal division rounds at 28 digits, far beyond what these counts can tell apart.
    assert judged(counts(numerator, denominator), targets=f"≥{bar}%") is (
        Attainment.MET if met else Attainment.MISSED
    )


# Which target


SERIES = [{"since": "2025-01", "until": "2025-06", "value": "≥90%"}, {"since": "2025-07", "value": "≥95%"}]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("2024-12", Attainment.NO_TARGET),
        ("2025-06", Attainment.MET),
        ("2025-07", Attainment.MISSED),
        ("2025-H1", Attainment.MET),
        ("2025", Attainment.MISSED),
    ],
)
def test_each_period_is_judged_by_the_target_that_held_at_its_end(period, expected):
    assert judged(row(period, value="92"), targets=SERIES) is expected


def test_a_target_of_fiscal_years_holds_in_the_fiscal_years_of_the_organization():
    targets = [{"since": "FY2025-26", "value": "≥95%"}]
    assert judged(row("2025-03", value="92"), APRIL, targets=targets) is Attainment.NO_TARGET
    assert judged(row("2025-04", value="92"), APRIL, targets=targets) is Attainment.MISSED


def test_a_target_without_dates_holds_for_every_period():
    assert judged(row("2001-01", value="99"), targets="≥98%") is Attainment.MET


@pytest.mark.parametrize("targets", ["none", None])
def test_without_a_target_there_is_nothing_to_meet(targets):
    assert judged(row(value="99"), targets=targets) is Attainment.NO_TARGET


@pytest.mark.parametrize(("met", "expected"), [("true", Attainment.MET), ("false", Attainment.MISSED)])
def test_what_cannot_be_computed_is_what_was_said(met, expected):
    assert judged(row(met=met), kind="yes_no") is expected
    assert judged(row(met=met, value="3"), kind="qualitative", targets="≥5") is expected
    assert judged(row(met=met, value="3")) is expected


def test_a_figure_beats_what_was_said_of_it():
    assert judged(counts(1, 2, met="true"), targets="≥98%") is Attainment.MISSED


# Series


def test_the_newest_period_comes_first_and_the_shortest_of_those_that_end_together():
    found = series(
        row("2025", value="1"),
        row("2025-12", value="2"),
        row("2025-11", value="3"),
        row("2026-01", value="4"),
    )
    assert [outcome.measurement.period.id for outcome in found.outcomes] == [
        "2026-01",
        "2025-12",
        "2025",
        "2025-11",
    ]


def test_sites_of_the_newest_period_stand_together_without_an_overall_figure():
    found = series(
        counts(1, 2, site="北区"), counts(1, 1, "2025-12"), counts(3, 3, site="南区"), targets="≥98%"
    )
    assert [(o.measurement.site, o.value) for o in found.latest] == [
        ("北区", Decimal(50)),
        ("南区", Decimal(100)),
    ]
    assert found.attainment is Attainment.MISSED


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([], None),
        ([counts(1, 1, site="a"), counts(1, 1, site="b")], Attainment.MET),
        ([counts(1, 1, site="a"), counts(0, 0, site="b")], Attainment.MET),
        ([counts(0, 0, site="a"), counts(0, 1, site="b")], Attainment.MISSED),
        ([counts(0, 0, site="a"), row(state="suspended", site="b")], Attainment.NO_VALUE),
    ],
)
def test_a_period_is_missed_where_any_site_missed(rows, expected):
    assert series(*rows, targets="≥98%").attainment is expected


def test_only_the_newest_period_says_how_an_indicator_stands():
    assert (
        series(counts(0, 1, "2025-12"), counts(1, 1, "2026-01"), targets="≥98%").attainment is Attainment.MET
    )


def test_figures_from_before_an_indicator_began_are_left_out():
    found = series(row("2024-12", value="1"), row("2025-01", value="2"), since="2025")
    assert [outcome.measurement.period.id for outcome in found.outcomes] == ["2025-01"]


@pytest.mark.parametrize(
    ("direction", "older", "newer", "trend"),
    [
        ("higher", "90", "91", 1),
        ("higher", "91", "90", -1),
        ("lower", "90", "91", -1),
        ("lower", "91", "90", 1),
        ("higher", "90", "90.0", 0),
        ("lower", "90", "90", 0),
        ("range", "90", "91", None),
    ],
)
def test_the_trend_points_where_better_is(direction, older, newer, trend):
    assert (
        series(row("2025-12", value=older), row("2026-01", value=newer), direction=direction).trend == trend
    )


def test_a_trend_skips_periods_without_a_value():
    found = series(row("2025-11", value="90"), row("2025-12", state="no_cases"), row("2026-01", value="91"))
    assert found.trend == 1


def test_a_trend_is_not_told_from_one_figure_from_several_sites_or_from_none_now():
    assert series(row(value="1")).trend is None
    assert (
        series(row("2025-12", value="1", site="a"), row(value="2", site="a"), row(value="2", site="b")).trend
        is None
    )
    assert series(row("2025-11", value="1"), row("2025-12", value="2"), row(state="no_cases")).trend is None


def test_a_trend_compares_a_site_with_itself():
    found = series(
        row("2025-11", value="1", site="a"), row("2025-12", value="9", site="b"), row(value="5", site="a")
    )
    assert found.trend == 1


# Overdue


@pytest.mark.parametrize(
    ("frequency", "period", "following", "due"),
    [
        ("weekly", "2026-W01", "2026-W02", date(2026, 1, 25)),
        ("monthly", "2026-01", "2026-02", date(2026, 3, 31)),
        ("quarterly", "2025-Q4", "2026-Q1", date(2026, 5, 15)),
        ("half_yearly", "2025-H1", "2025-H2", date(2026, 3, 1)),
        ("yearly", "2024", "2025", date(2026, 4, 30)),
    ],
)
def test_a_result_is_overdue_the_day_after_its_grace_ends(frequency, period, following, due):
    in_time = series(row(period, value="1"), frequency=frequency, day=due)
    assert (in_time.is_overdue, in_time.due) == (False, None)
    late = series(row(period, value="1"), frequency=frequency, day=date.fromordinal(due.toordinal() + 1))
    assert (late.is_overdue, late.due, late.due_on) == (True, parse_period(following), due)


def test_every_regular_frequency_has_its_grace():
    assert set(GRACE) == set(Frequency) - {Frequency.IRREGULAR}


def test_of_several_missing_periods_the_newest_is_named():
    assert series(row("2025-06", value="1"), frequency="monthly", day=date(2026, 1, 15)).due == parse_period(
        "2025-11"
    )


def test_a_fiscal_year_is_due_after_it_ends():
    found = series_of(indicator(frequency="yearly"), (row("FY2023-24", value="1"),), date(2025, 7, 30), APRIL)
    assert (found.due, found.due_on) == (parse_period("FY2024-25"), date(2025, 7, 29))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"frequency": "irregular"},
        {"frequency": "monthly", "until": "2026-01"},
        {"frequency": "monthly", "until": "2026-01-31"},
    ],
)
def test_without_a_rhythm_or_after_its_end_nothing_is_overdue(fields):
    assert not series(row("2026-01", value="1"), day=date(2030, 1, 1), **fields).is_overdue


def test_an_indicator_withdrawn_later_is_overdue_for_the_periods_it_still_had():
    found = series(row("2026-01", value="1"), day=date(2030, 1, 1), frequency="monthly", until="2026-03")
    assert found.due == parse_period("2026-03")


def test_a_transcribed_code_is_never_overdue():
    assert not series(row("2020-01", value="1"), frequency="monthly", closed=True).is_overdue


def test_a_span_of_days_has_no_period_after_it():
    assert not series(row("2020-01-01..2020-03-15", value="1"), frequency="monthly").is_overdue


def test_a_state_is_a_report():
    assert not series(row("2026-04", state="suspended"), frequency="monthly", day=LATER).is_overdue


def test_nothing_is_overdue_before_the_first_report():
    assert not series(frequency="monthly").is_overdue


# Periods of days


@pytest.mark.parametrize(
    ("frequency", "fiscal", "period"),
    [
        ("daily", NEW_YEAR, "2026-02-16"),
        ("weekly", NEW_YEAR, "2026-W08"),
        ("monthly", NEW_YEAR, "2026-02"),
        ("quarterly", APRIL, "2026-Q1"),
        ("half_yearly", NEW_YEAR, "2026-H1"),
        ("yearly", NEW_YEAR, "2026"),
        ("yearly", APRIL, "FY2025-26"),
        ("irregular", NEW_YEAR, None),
    ],
)
def test_a_day_belongs_to_a_period_of_the_frequency(frequency, fiscal, period):
    found = period_of(date(2026, 2, 16), Frequency(frequency), fiscal)

    assert (found.id if found else None) == period


def test_between_two_periods_are_those_that_follow_one_another():
    def ids(*typed: str) -> list[str]:
        return [period.id for period in between(map(parse_period, typed), NEW_YEAR)]

    assert ids("2026-02", "2025-11") == ["2025-11", "2025-12", "2026-01", "2026-02"]
    assert ids("2026-02-16", "2026-02-10") == ["2026-02-10", "2026-02-16"]
    assert ids() == []
