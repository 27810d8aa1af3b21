"""Quantities, dates and periods in the words of three languages."""

import re
from contextlib import suppress
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_conduct.labels import labels
from mkdocs_conduct.model import Duration, DurationUnit, Period, PeriodKind
from mkdocs_conduct.model.quantity import (
    MonthDay,
    ReadingError,
    parse_amount,
    parse_duration,
    parse_period,
    parse_threshold,
)
from mkdocs_conduct.phrasing import Phrases

LANGUAGES = ("zh", "zh-Hant", "en")


def phrases(language: str, currency: str = "CNY") -> Phrases:
    return Phrases(labels(language), language, currency=currency, fiscal=MonthDay(4, 1))


ZH, HANT, EN = (phrases(language) for language in LANGUAGES)


@pytest.mark.parametrize(
    ("typed", "zh", "hant", "en"),
    [
        ("15分钟", "15分钟", "15分鐘", "15 minutes"),
        ("1 minute", "1分钟", "1分鐘", "1 minute"),
        ("一个半小时", "90分钟", "90分鐘", "90 minutes"),
        ("3个工作日", "3个工作日", "3個工作天", "3 working days"),
        ("1 working day", "1个工作日", "1個工作天", "1 working day"),
        ("半天", "半天", "半天", "half a day"),
        ("4周", "4周", "4星期", "4 weeks"),
        ("1个月", "1个月", "1個月", "1 month"),
        ("2年", "2年", "2年", "2 years"),
        ("30秒", "30秒", "30秒", "30 seconds"),
        ("当场", "当场", "即場", "on the spot"),
        ("当日", "当日", "即日", "the same day"),
        ("次日", "次日", "翌日", "the next day"),
        ("次日12:00", "次日12:00", "翌日12:00", "12:00 the next day"),
        ("1500天", "1500天", "1500天", "1500 days"),
    ],
)
def test_a_duration_reads_as_people_say_it(typed, zh, hant, en):
    duration = parse_duration(typed)
    assert [one.duration(duration) for one in (ZH, HANT, EN)] == [zh, hant, en]


def test_overnight_has_its_own_words():
    overnight = parse_duration("不过夜")
    assert ZH.duration(overnight) == "当天（不过夜）"
    assert EN.duration(overnight) == "the same day (not left overnight)"


@pytest.mark.parametrize(
    ("typed", "zh", "hant", "en"),
    [
        ("月", "每月", "每月", "every month"),
        ("12个月", "每12个月", "每12個月", "every 12 months"),
        ("1天", "每天", "每天", "every day"),
        ("24小时", "每24小时", "每24小時", "every 24 hours"),
        ("季度", "每3个月", "每3個月", "every 3 months"),
        ("年", "每年", "每年", "every year"),
        ("当日", "当日", "即日", "the same day"),
    ],
)
def test_a_repetition_says_one_without_a_number(typed, zh, hant, en):
    duration = parse_duration(typed)
    assert [one.every(duration) for one in (ZH, HANT, EN)] == [zh, hant, en]


@pytest.mark.parametrize(
    ("typed", "home", "zh", "hant", "en"),
    [
        ("10元", "CNY", "10元", "人民幣10元", "¥10"),
        ("10", "CNY", "10元", "人民幣10元", "¥10"),
        ("1.5元", "CNY", "1.5元", "人民幣1.5元", "¥1.5"),
        ("1万元", "CNY", "10,000元", "人民幣10,000元", "¥10,000"),
        ("£40", "GBP", "£40", "£40", "£40"),
        ("40", "GBP", "£40", "£40", "£40"),
        ("HK$10", "HKD", "HK$10", "HK$10", "HK$10"),
        ("10元", "HKD", "10元", "人民幣10元", "CN¥10"),
    ],
)
def test_an_amount_bears_the_sign_that_readers_know(typed, home, zh, hant, en):
    amount = parse_amount(typed)
    assert [phrases(language, home).amount(amount) for language in LANGUAGES] == [zh, hant, en]


def test_a_currency_without_a_sign_is_named_by_its_code():
    assert EN.amount(parse_amount("10 CHF")) == "CHF 10"


@pytest.mark.parametrize(
    ("typed", "direction", "zh", "en"),
    [
        ("≥98%", "higher", "≥98%", "≥98%"),
        ("98%", "higher", "≥98%", "≥98%"),
        ("98%", "lower", "≤98%", "≤98%"),
        ("5%", "range", "5%", "5%"),
        ("100%", "higher", "100%", "100%"),
        (">99.5%", "higher", ">99.5%", ">99.5%"),
        ("<0.05%", "lower", "<0.05%", "<0.05%"),
        ("15~30分钟", "range", "15–30分钟", "15–30分钟"),
        ("前3名", "higher", "前3名", "top 3"),
        ("≤3", "lower", "≤3", "≤3"),
        ("≥1000", "higher", "≥1,000", "≥1,000"),
    ],
)
def test_a_target_reads_as_a_sign_and_a_number(typed, direction, zh, en):
    bar = parse_threshold(typed)
    assert [ZH.threshold(bar, direction), EN.threshold(bar, direction)] == [zh, en]


def test_a_unit_of_the_indicator_stands_in_for_one_that_was_not_typed():
    assert ZH.threshold(parse_threshold("≤12"), "lower", "分钟") == "≤12分钟"
    assert EN.threshold(parse_threshold("≤12"), "lower", "minutes") == "≤12 minutes"
    assert EN.threshold(parse_threshold("≤12%"), "lower", "minutes") == "≤12%"
    assert EN.unit("") == ""


@pytest.mark.parametrize(
    ("typed", "zh", "hant", "en"),
    [
        ("2026-02", "2026年2月", "2026年2月", "February 2026"),
        ("2026-Q1", "2026年第1季度", "2026年第1季", "Q1 2026"),
        ("2026-H1", "2026年上半年", "2026年上半年", "first half of 2026"),
        ("2026-H2", "2026年下半年", "2026年下半年", "second half of 2026"),
        ("2026", "2026年", "2026年", "2026"),
        ("FY2025-26", "2025–26年度", "2025–26年度", "2025–26"),
        ("FY1999-00", "1999–00年度", "1999–00年度", "1999–00"),
        (
            "2026-01-05..2026-03-15",
            "2026年1月5日至2026年3月15日",
            "2026年1月5日至2026年3月15日",
            "5 January 2026 to 15 March 2026",
        ),
        ("2026-01-05..2026-01-05", "2026年1月5日", "2026年1月5日", "5 January 2026"),
    ],
)
def test_a_period_reads_as_people_say_it(typed, zh, hant, en):
    period = parse_period(typed)
    assert [one.period(period) for one in (ZH, HANT, EN)] == [zh, hant, en]


def test_a_week_is_counted_in_its_year():
    assert ZH.period(parse_period("2026-W07")) == "2026年第7周"
    assert EN.period(parse_period("2026-W07")) == "week 7 of 2026"


def test_a_period_said_twice_is_the_same_words():
    period = parse_period("2026-02")
    assert ZH.period(period) is ZH.period(period)


def test_days_times_and_instants_have_words():
    assert [one.date(date(2026, 2, 1)) for one in (ZH, HANT, EN)] == [
        "2026年2月1日",
        "2026年2月1日",
        "1 February 2026",
    ]
    assert EN.time(time(8, 5)) == "08:05"
    assert EN.instant(date(2026, 2, 1)) == "1 February 2026"
    assert EN.instant(parse_period("2026-02")) == "February 2026"


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("1", "1"),
        ("1.50", "1.5"),
        ("1234.5", "1,234.5"),
        ("-0.5", "-0.5"),
        ("1E+3", "1,000"),
        ("0.000001", "0.000001"),
        ("1000000", "1,000,000"),
    ],
)
def test_a_number_keeps_its_decimals_and_gets_separators(value, expected):
    assert EN.number(Decimal(value)) == expected


def test_a_number_may_be_rounded_to_so_many_decimals():
    assert EN.number(Decimal("2.345"), 2) == "2.34"
    assert EN.number(Decimal("2.5"), 0) == "2"
    assert EN.number(Decimal(2), 1) == "2.0"


def test_a_value_that_was_typed_keeps_all_its_decimals():
    assert EN.result(Decimal("98.3333"), None, "higher", computed=False) == "98.3333"
    assert EN.result(Decimal("98.3333"), None, "higher", computed=True) == "98.3"


def test_parts_are_joined_and_empty_ones_left_out():
    assert ZH.join(["甲", "", "乙"]) == "甲、乙"
    assert EN.join(["a", "", "b"]) == "a, b"
    assert ZH.clauses(["甲。", "", "乙。"]) == "甲；乙。"
    assert EN.clauses(["One.", "two."]) == "One; two."
    assert ZH.clauses([]) == ""


def test_a_language_that_nobody_knows_is_told_in_english():
    unknown = Phrases(labels("xx"), "xx")
    assert unknown.date(date(2026, 2, 1)) == "1 February 2026"
    assert unknown.duration(parse_duration("2天")) == "2 days"


def test_another_language_has_its_own_numbers_and_our_english_words():
    german = Phrases(labels("de"), "de")
    assert german.number(Decimal("1234.5")) == "1.234,5"
    assert german.number(Decimal("1.5")) == "1,5"


# Whatever can be typed can be said

SCRAPS = st.lists(
    st.sampled_from(
        [
            "0",
            "1",
            "2",
            "3",
            "24",
            "100",
            "2026",
            "0.5",
            "99.5",
            "1.25",
            "一",
            "两",
            "十",
            "半",
            "个",
            "个半",
            "秒",
            "分钟",
            "小时",
            "天",
            "日",
            "工作日",
            "周",
            "月",
            "季度",
            "年",
            "内",
            "不超过",
            "每",
            "次日",
            "当日",
            "当场",
            "不过夜",
            "12:00",
            "PT",
            "1H",
            "15M",
            "day",
            "days",
            "week",
            "months",
            "years",
            "half",
            "a",
            "within",
            "every",
            "元",
            "万",
            "£",
            "HK$",
            "$",
            "CNY",
            "GBP",
            "CHF",
            "%",
            "≥",
            "≤",
            "<",
            ">",
            "~",
            "-",
            "前",
            "名",
            "-01",
            "-Q1",
            "-H2",
            "-W07",
            "FY",
            "-26",
            "..",
            "第",
            "上半年",
        ]
    ),
    min_size=1,
    max_size=5,
).map("".join)
TALKERS = [phrases(language, currency) for language in LANGUAGES for currency in ("CNY", "GBP", "HKD")]


def said(words: str) -> None:
    """Hold that words are words: not empty, nothing left to fill in, no name of Python's."""
    assert words.strip()
    assert not re.search(r"[{}]|None|Decimal|DurationUnit|E[+-]", words), words


@given(SCRAPS)
def test_whatever_can_be_read_has_words_in_every_language(typed):
    with suppress(ReadingError):
        duration = parse_duration(typed)
        for talker in TALKERS:
            said(talker.duration(duration))
            said(talker.every(duration))
    with suppress(ReadingError):
        amount = parse_amount(typed)
        for talker in TALKERS:
            said(talker.amount(amount))
    with suppress(ReadingError):
        period = parse_period(typed)
        for talker in TALKERS:
            said(talker.period(period))
    with suppress(ReadingError):
        bar = parse_threshold(typed)
        for talker in TALKERS:
            said(talker.threshold(bar, "higher"))


@given(
    st.sampled_from(list(DurationUnit)),
    st.one_of(st.integers(0, 5000).map(Decimal), st.decimals(0, 100, places=2)),
)
def test_every_length_of_every_unit_has_words(unit, value):
    counted = unit not in (
        DurationUnit.IMMEDIATELY,
        DurationUnit.SAME_DAY,
        DurationUnit.OVERNIGHT,
        DurationUnit.NEXT_DAY,
    )
    if counted and value == 0:
        value = Decimal(1)
    duration = Duration(value if counted else Decimal(0), unit)
    for talker in TALKERS:
        said(talker.duration(duration))
        said(talker.every(duration))
    if counted and value == int(value) and value > 1:
        assert f"{int(value)}" in EN.every(duration)


@given(st.integers(1900, 2900), st.integers(1, 12))
def test_every_month_quarter_half_and_year_has_words_of_its_own(year, month):
    periods = [
        Period(PeriodKind.MONTH, year, month),
        Period(PeriodKind.QUARTER, year, (month + 2) // 3),
        Period(PeriodKind.HALF, year, 1 + (month > 6)),
        Period(PeriodKind.YEAR, year),
        Period(PeriodKind.FISCAL_YEAR, year),
    ]
    for talker in (ZH, HANT, EN):
        words = [talker.period(period) for period in periods]
        assert len(set(words)) == len(periods)
        assert all(str(year) in one for one in words)
