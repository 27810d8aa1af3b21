"""Whatever is typed, a parser answers or says `ReadingError`; what a value says of itself reads back."""

from contextlib import suppress
from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_conduct.model import quantity
from mkdocs_conduct.model.quantity import (
    Amount,
    Duration,
    DurationUnit,
    Period,
    PeriodKind,
    ReadingError,
    Threshold,
    comparable,
    mentions,
    parse_amount,
    parse_duration,
    parse_month_day,
    parse_period,
    parse_threshold,
    read_bool,
    read_date,
    read_number,
    read_time,
)

PARSERS = [
    parse_amount, parse_duration, parse_month_day, parse_period, parse_threshold, read_bool, read_date, read_number, read_time
]  # fmt: skip
# Scraps that parsers know, thrown together, reach further into them than random characters do.
SCRAPS = st.lists(
    st.sampled_from(
        [
            "0",
            "1",
            "3",
            "24",
            "2026",
            "99.5",
            "一",
            "两",
            "十",
            "百",
            "千",
            "万",
            "亿",
            "零",
            "半",
            "点",
            "个",
            "分钟",
            "小时",
            "日",
            "天",
            "工作日",
            "周",
            "月",
            "季度",
            "年",
            "秒",
            "内",
            "前",
            "提前",
            "不超过",
            "在",
            "每",
            "次",
            "第",
            "次日",
            "当日",
            "正午",
            "元",
            "¥",
            "HK$",
            "%",
            "百分之",
            "≥",
            "<",
            "±",
            "-",
            "~",
            ".",
            "..",
            ",",
            "/",
            ":",
            "W",
            "H",
            "Q",
            "FY",
            "财年",
            "上半年",
            "至",
            "to",
            "a",
            "half",
            "within",
            "in",
            "or",
            "less",
            "hour",
            "days",
            "next",
            "day",
            "PT",
            "P",
            "M",
            "D",
            "am",
            "次",
            "项",
            "完成",
            "名",
            "top",
        ]
    ),
    max_size=8,
)
TYPED = st.text(max_size=30) | SCRAPS.map("".join) | SCRAPS.map(" ".join)
NUMBERS = st.decimals(min_value=0, max_value=10**8, places=3, allow_nan=False)


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(text=TYPED)
def test_a_parser_raises_nothing_but_a_reading_error(parse, text):
    with suppress(ReadingError):
        parse(text)


@given(TYPED)
def test_mentions_are_in_order_do_not_overlap_and_quote_the_text(text):
    end = 0
    for mention in mentions(text):
        assert end <= mention.start < mention.end
        assert text[mention.start : mention.end] == mention.text
        assert not (mention.limit and mention.lead)
        end = mention.end


COUNTED = st.builds(
    Duration,
    st.integers(min_value=1, max_value=999).map(Decimal),
    st.sampled_from([unit for unit in DurationUnit if unit not in list(DurationUnit)[-4:]]),
)
FRACTIONS = st.builds(
    Duration,
    st.decimals(min_value=Decimal("0.01"), max_value=999, places=2),
    st.sampled_from([DurationUnit.MINUTE, DurationUnit.HOUR, DurationUnit.DAY, DurationUnit.WORKING_DAY]),
)
MOMENTS = st.sampled_from([DurationUnit.IMMEDIATELY, DurationUnit.SAME_DAY, DurationUnit.OVERNIGHT]).map(
    lambda unit: Duration(Decimal(0), unit)
)
NEXT_DAYS = st.builds(
    Duration,
    st.just(Decimal(1)),
    st.just(DurationUnit.NEXT_DAY),
    st.none() | st.builds(time, st.integers(0, 23), st.integers(0, 59)),
)
DURATIONS = COUNTED | FRACTIONS | MOMENTS | NEXT_DAYS


@given(DURATIONS)
def test_a_duration_reads_back(duration):
    assert parse_duration(str(duration)) == duration


@given(DURATIONS, DURATIONS)
def test_comparing_durations_the_other_way_round_gives_the_opposite(left, right):
    order = comparable(left, right)
    assert comparable(right, left) == (None if order is None else -order)


@given(st.builds(Amount, NUMBERS, st.sampled_from(["", "CNY", "HKD", "GBP", "SEK", "TRY"])))
def test_an_amount_reads_back(amount):
    assert parse_amount(str(amount)) == amount


UNITS = st.sampled_from(["", "%", "‰", "次", "分钟", "MPa", "rank", "% of calls"])
SIGNED = st.decimals(min_value=-(10**6), max_value=10**6, places=2)
BARS = st.builds(Threshold, st.sampled_from(["", ">=", ">", "<=", "<", "="]), SIGNED, st.none(), UNITS)
RANGES = st.builds(
    lambda low, width, unit: Threshold("between", low, low + width, unit),
    SIGNED,
    NUMBERS.filter(lambda n: n < 999),
    UNITS,
)


@given(BARS | RANGES)
def test_a_threshold_reads_back(threshold):
    assert parse_threshold(str(threshold)) == threshold


REGULAR = st.one_of(
    st.builds(Period, st.just(PeriodKind.MONTH), st.integers(1950, 2150), st.integers(1, 12)),
    st.builds(Period, st.just(PeriodKind.QUARTER), st.integers(1950, 2150), st.integers(1, 4)),
    st.builds(Period, st.just(PeriodKind.HALF), st.integers(1950, 2150), st.integers(1, 2)),
    st.builds(Period, st.just(PeriodKind.WEEK), st.integers(1950, 2150), st.integers(1, 52)),
    st.builds(Period, st.sampled_from([PeriodKind.YEAR, PeriodKind.FISCAL_YEAR]), st.integers(1950, 2150)),
)
DAYS = st.dates(date(1950, 1, 1), date(2150, 1, 1))
SPANS = st.tuples(DAYS, DAYS).map(sorted).map(lambda days: Period(PeriodKind.SPAN, days[0].year, 0, *days))


@given(REGULAR | SPANS)
def test_a_period_reads_back(period):
    assert parse_period(period.id) == period
    assert period.start() <= period.end()


@given(REGULAR)
def test_a_regular_period_ends_the_day_before_the_next_begins(period):
    following = period.next()
    assert following is not None
    assert (following.start() - period.end()).days == 1
    assert following.previous() == period


def test_the_room_exports_what_it_says():
    assert all(hasattr(quantity, name) for name in quantity.__all__)
