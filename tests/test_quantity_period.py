"""Periods are read into canonical ids, know their days and their neighbours."""

from datetime import date

import pytest

from mkdocs_conduct.model.quantity import (
    MonthDay,
    Period,
    PeriodKind,
    ReadingError,
    parse_month_day,
    parse_period,
)

APRIL = MonthDay(4, 1)


@pytest.mark.parametrize(
    ("typed", "canonical", "kind"),
    [
        ("2026-02", "2026-02", PeriodKind.MONTH),
        ("2026/2", "2026-02", PeriodKind.MONTH),
        ("2026.10", "2026-10", PeriodKind.MONTH),
        ("2026年2月", "2026-02", PeriodKind.MONTH),
        ("2026年十二月份", "2026-12", PeriodKind.MONTH),
        ("2011-12", "2011-12", PeriodKind.MONTH),
        ("2026-Q1", "2026-Q1", PeriodKind.QUARTER),
        ("2026q1", "2026-Q1", PeriodKind.QUARTER),
        ("Q1 2026", "2026-Q1", PeriodKind.QUARTER),
        ("2026年第一季度", "2026-Q1", PeriodKind.QUARTER),
        ("2026年4季度", "2026-Q4", PeriodKind.QUARTER),
        ("2026-H1", "2026-H1", PeriodKind.HALF),
        ("H2 2026", "2026-H2", PeriodKind.HALF),
        ("2026上半年", "2026-H1", PeriodKind.HALF),
        ("2026年下半年", "2026-H2", PeriodKind.HALF),
        ("2026", "2026", PeriodKind.YEAR),
        ("２０２６年度", "2026", PeriodKind.YEAR),
        ("FY2025-26", "FY2025-26", PeriodKind.FISCAL_YEAR),
        ("fy 2025/26", "FY2025-26", PeriodKind.FISCAL_YEAR),
        ("2015-16", "FY2015-16", PeriodKind.FISCAL_YEAR),
        ("2016/17", "FY2016-17", PeriodKind.FISCAL_YEAR),
        ("2011/12", "FY2011-12", PeriodKind.FISCAL_YEAR),
        ("2011-12财年", "FY2011-12", PeriodKind.FISCAL_YEAR),
        ("2025–2026年度", "FY2025-26", PeriodKind.FISCAL_YEAR),
        ("1999-00", "FY1999-00", PeriodKind.FISCAL_YEAR),
        ("2026-W07", "2026-W07", PeriodKind.WEEK),
        ("2026年第7周", "2026-W07", PeriodKind.WEEK),
        ("2026-01-01..2026-03-15", "2026-01-01..2026-03-15", PeriodKind.SPAN),
        ("2026年1月1日至2026年3月15日", "2026-01-01..2026-03-15", PeriodKind.SPAN),
        ("2026/1/1 – 2026/3/15", "2026-01-01..2026-03-15", PeriodKind.SPAN),
        ("2026-02-01", "2026-02-01", PeriodKind.SPAN),
    ],
)
def test_a_period_has_one_canonical_id_however_it_is_typed(typed, canonical, kind):
    period = parse_period(typed)
    assert (period.id, period.kind, str(period)) == (canonical, kind, canonical)
    assert parse_period(canonical) == period


@pytest.mark.parametrize(
    "typed",
    ["", "2026-13", "2026-00", "2026-Q5", "2026-H3", "2025-W53", "2026-2028", "2026-28", "FY2026", "1026", "3000", "2月", "2026年三五月", "去年", "2026-03-15..2026-01-01", "2026-02-30..2026-03-15"],
)  # fmt: skip
def test_what_is_no_period_is_refused(typed):
    with pytest.raises(ReadingError) as error:
        parse_period(typed)
    assert (error.value.kind, error.value.value) == ("period", typed)


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-12", date(2026, 12, 1), date(2026, 12, 31)),
        ("2026-Q2", date(2026, 4, 1), date(2026, 6, 30)),
        ("2026-H2", date(2026, 7, 1), date(2026, 12, 31)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("2026-W01", date(2025, 12, 29), date(2026, 1, 4)),
        ("FY2025-26", date(2025, 4, 1), date(2026, 3, 31)),
        ("2026-01-01..2026-03-15", date(2026, 1, 1), date(2026, 3, 15)),
        ("2026-02-01", date(2026, 2, 1), date(2026, 2, 1)),
    ],
)
def test_a_period_knows_its_first_and_last_day(typed, first, last):
    period = parse_period(typed)
    assert (period.start(APRIL), period.end(APRIL)) == (first, last)


def test_a_fiscal_year_that_starts_with_the_calendar_year_covers_the_first_year_named():
    period = parse_period("FY2025-26")
    assert (period.start(), period.end()) == (date(2025, 1, 1), date(2025, 12, 31))


@pytest.mark.parametrize(
    ("typed", "following"),
    [
        ("2026-12", "2027-01"),
        ("2026-Q4", "2027-Q1"),
        ("2026-H1", "2026-H2"),
        ("2026", "2027"),
        ("FY1998-99", "FY1999-00"),
        ("2026-W53", "2027-W01"),
    ],
)
def test_regular_periods_follow_one_another(typed, following):
    period, successor = parse_period(typed), parse_period(following)
    assert period.next() == successor
    assert successor.previous() == period


def test_a_span_has_no_neighbours():
    span = parse_period("2026-01-01..2026-03-15")
    assert (span.next(), span.previous()) == (None, None)


def test_periods_sort_by_their_first_day_and_the_shorter_first():
    typed = ["FY2025-26", "2026", "2026-02", "2026-Q1", "2026-01", "2026-01-01..2026-02-15", "2025-12"]
    periods = sorted((parse_period(text) for text in typed), key=lambda period: period.sort_key(APRIL))
    assert [period.id for period in periods] == [
        "FY2025-26", "2025-12", "2026-01", "2026-01-01..2026-02-15", "2026-Q1", "2026", "2026-02",
    ]  # fmt: skip


@pytest.mark.parametrize("typed", ["04-01", "4-1", "4/1", "4月1日", "--04-01", "４月１日"])
def test_the_day_a_fiscal_year_starts_is_read(typed):
    assert parse_month_day(typed) == APRIL
    assert str(APRIL) == "04-01"


@pytest.mark.parametrize("typed", ["", "02-29", "13-01", "00-10", "2026-04-01", "April"])
def test_a_day_that_not_every_year_has_is_refused(typed):
    with pytest.raises(ReadingError) as error:
        parse_month_day(typed)
    assert error.value.kind == "month_day"


def test_a_period_is_a_value():
    assert {parse_period("2026-02"), parse_period("2026年2月")} == {Period(PeriodKind.MONTH, 2026, 2)}
