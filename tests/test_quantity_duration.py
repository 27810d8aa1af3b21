"""Durations are read in Chinese, English and ISO 8601, and compared only where that means something."""

from datetime import time
from decimal import Decimal

import pytest

from mkdocs_conduct.model.quantity import Duration, DurationUnit, ReadingError, comparable, parse_duration

NOON = time(12)


def _duration(said):
    number, unit = said.split(" ", 1)
    return Duration(Decimal(number), DurationUnit(unit))


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        # Deadlines of the founding documents.
        ("十五分钟内", "15 minute"),
        ("15分钟内", "15 minute"),
        ("不超过24小时", "24 hour"),
        ("24小时", "24 hour"),
        ("48小时内", "48 hour"),
        ("3日内", "3 day"),
        ("7个工作日内", "7 working_day"),
        ("三个工作日", "3 working_day"),
        ("一小时", "1 hour"),
        ("两天", "2 day"),
        ("5分钟", "5 minute"),
        ("每日", "1 day"),
        ("每周", "1 week"),
        ("每月", "1 month"),
        ("每季度", "3 month"),
        ("每年", "1 year"),
        ("每半年", "6 month"),
        # Published codes.
        ("45 分钟", "45 minute"),
        ("22 个工作日", "22 working_day"),
        ("9 個工作天", "9 working_day"),
        ("兩個工作天內", "2 working_day"),
        ("一個月內", "1 month"),
        ("10 天內", "10 day"),
        ("36 小時之內", "36 hour"),
        ("2 working days", "2 working_day"),
        ("within 10 working days", "10 working_day"),
        ("10 calendar days", "10 day"),
        ("4 weeks", "4 week"),
        ("48 hours", "48 hour"),
        ("1 month", "1 month"),
        ("within a month", "1 month"),
        # Forms the format promises.
        ("１５分鐘以内", "15 minute"),
        ("≤ 30 min", "30 minute"),
        ("24h", "24 hour"),
        ("24-hour", "24 hour"),
        ("half an hour", "30 minute"),
        ("two business days", "2 working_day"),
        ("at most 3 days", "3 day"),
        ("3 days or less", "3 day"),
        ("a fortnight", "2 week"),
        ("12个月", "12 month"),
        ("4周", "4 week"),
        ("三星期", "3 week"),
        ("季度", "3 month"),
        ("一刻钟", "15 minute"),
        ("20秒", "20 second"),
        ("半小时", "30 minute"),
        ("半個小時", "30 minute"),
        ("一个半小时", "90 minute"),
        ("两小时半", "150 minute"),
        ("半分钟", "30 second"),
        ("半天", "0.5 day"),
        ("半个工作日", "0.5 working_day"),
        ("1.5小时", "1.5 hour"),
        ("半个月", "15 day"),
        ("半年", "6 month"),
        ("一年半", "18 month"),
        ("0.5年", "6 month"),
        ("1小时30分", "90 minute"),
        ("1 hour 30 minutes", "90 minute"),
        ("1年6个月", "18 month"),
        ("PT15M", "15 minute"),
        ("P3D", "3 day"),
        ("P1M", "1 month"),
        ("P2W", "2 week"),
        ("PT1H30M", "90 minute"),
        ("P1Y6M", "18 month"),
        ("月", "1 month"),
        ("day", "1 day"),
        ("per month", "1 month"),
        ("每12个月", "12 month"),
        ("every 2 weeks", "2 week"),
        ("daily", "1 day"),
        ("annually", "1 year"),
        ("下一个工作日", "1 working_day"),
        ("next working day", "1 working_day"),
        # Moments count nothing.
        ("当场", "0 immediately"),
        ("即时", "0 immediately"),
        ("立即办结", "0 immediately"),
        ("immediately", "0 immediately"),
        ("当日", "0 same_day"),
        ("當天", "0 same_day"),
        ("即日", "0 same_day"),
        ("当日内完成", "0 same_day"),
        ("Same day", "0 same_day"),
        ("不过夜", "0 overnight"),
        ("不過夜", "0 overnight"),
        ("by end of day", "0 overnight"),
        ("次日", "1 next_day"),
        ("第二天", "1 next_day"),
        ("next day", "1 next_day"),
    ],
)
def test_a_duration_is_read_as_people_type_it(typed, said):
    assert parse_duration(typed) == _duration(said)


@pytest.mark.parametrize(
    "typed", ["次日12:00", "次日12：00前", "翌日正午前", "次日中午12点前", "于次日12时完成", "by noon next day", "noon on the next day", "next day by 12:00"]
)  # fmt: skip
def test_the_next_day_keeps_its_time_of_day(typed):
    assert parse_duration(typed) == Duration(Decimal(1), DurationUnit.NEXT_DAY, NOON)


@pytest.mark.parametrize(
    "typed",
    [
        "", " ", "3", "尽快", "分钟数", "0天", "-3天", "1.5个月", "一个半月", "半个半小时", "半天半", "三五天", "3-5天", "24时", "年内", "市内一小时",
        "2026年", "9999999天", "P", "PT", "P1DT", "PT0M", "P1M3D", "P0.5M", "1个月3天", "30分钟1小时", "3个工作日2小时", "3天尽快", "十十天后",
        "至少7日", "overnight", "fiscal_year", "户·30天", "次日25:00", "noon next day 12:00", "每", "每次",
    ],
)  # fmt: skip
def test_what_is_no_duration_is_refused(typed):
    with pytest.raises(ReadingError) as error:
        parse_duration(typed)
    assert (error.value.kind, error.value.value) == ("duration", typed)


@pytest.mark.parametrize(
    ("typed", "family", "minutes"),
    [
        ("30秒", "clock", "0.5"),
        ("15分钟", "clock", "15"),
        ("半天", "clock", "720"),
        ("4周", "clock", "40320"),
        ("当场", "clock", "0"),
        ("当日", "clock", "1440"),
        ("不过夜", "clock", "1440"),
        ("次日", "clock", "2880"),
        ("次日12:00", "clock", "2160"),
        ("3个工作日", "working", None),
        ("1个月", "calendar", None),
        ("2年", "calendar", None),
    ],
)
def test_minutes_are_known_within_the_clock_family_only(typed, family, minutes):
    duration = parse_duration(typed)
    assert duration.family == family
    assert duration.minutes == (None if minutes is None else Decimal(minutes))


@pytest.mark.parametrize(
    ("left", "right", "order"),
    [
        ("15分钟", "1小时", -1),
        ("60分钟", "1小时", 0),
        ("次日12:00", "24小时", 1),
        ("20秒", "1分钟", -1),
        ("当日", "24小时", 0),
        ("5个工作日", "7个工作日", -1),
        ("1年", "12个月", 0),
        ("2年", "18个月", 1),
        ("1个工作日", "24小时", None),
        ("1个月", "30天", None),
        ("当场", "1个工作日", None),
    ],
)
def test_durations_compare_within_a_family_and_not_across(left, right, order):
    assert comparable(parse_duration(left), parse_duration(right)) == order


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("3个工作日", "3 working days"),
        ("1个工作日", "1 working day"),
        ("半天", "0.5 days"),
        ("当场", "immediately"),
        ("不过夜", "by the end of the day"),
        ("次日", "next day"),
        ("次日8:30", "next day 08:30"),
    ],
)
def test_a_duration_says_itself_in_canonical_english(typed, said):
    assert str(parse_duration(typed)) == said
