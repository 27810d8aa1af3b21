"""Numbers, dates, times and yes or no are read as typed; whatever else is refused with its kind."""

from datetime import date, time
from decimal import Decimal

import pytest

from mkdocs_conduct.model.quantity import (
    ReadingError,
    normalise,
    read_bool,
    read_date,
    read_number,
    read_time,
)


@pytest.mark.parametrize(
    ("typed", "plain"),
    [
        ("  ９８．５％ ", "98.5%"),
        ("15－30", "15-30"),
        ("15—30 – 2−1", "15-30 - 2-1"),
        ("15～30〜40", "15~30~40"),
        ("≧98", "≥98"),
        ("三个　 工作日", "三个 工作日"),
        ("8：30", "8:30"),
        ("\ufeff10\u200b元", "10元"),
    ],
)
def test_full_width_signs_dashes_and_spaces_become_plain_and_chinese_stays(typed, plain):
    assert normalise(typed) == plain


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1,000", "1000"),
        ("１，０００．５", "1000.5"),
        ("-3", "-3"),
        ("－3.50", "-3.5"),
        ("+7", "7"),
        ("0", "0"),
        ("十", "10"),
        ("十五", "15"),
        ("二十四", "24"),
        ("两", "2"),
        ("兩", "2"),
        ("半", "0.5"),
        ("零", "0"),
        ("一百零五", "105"),
        ("一百一十", "110"),
        ("一百五", "150"),
        ("三千", "3000"),
        ("三千零八十", "3080"),
        ("两万三千零五", "23005"),
        ("一万五", "15000"),
        ("一亿零三百万", "103000000"),
        ("二〇二六", "2026"),
        ("三点五", "3.5"),
        ("九十九点九", "99.9"),
        ("伍拾", "50"),
        ("1万", "10000"),
        ("1.5万", "15000"),
        ("3百", "300"),
        ("2千万", "20000000"),
        ("two", "2"),
    ],
)
def test_a_number_is_read_exactly_in_digits_and_in_chinese(typed, value):
    assert read_number(typed) == Decimal(value)


@pytest.mark.parametrize(
    "typed", ["", " ", "-", "1e5", "1,5", "1 000", "1,0000", "三五", "十十", "百", "万", "三点", "三点两", "a", "九成", "٣", "nan", "1" * 19, "0.0000000001", "一" * 60]
)  # fmt: skip
def test_what_is_no_number_is_refused(typed):
    with pytest.raises(ReadingError) as error:
        read_number(typed)
    assert (error.value.kind, error.value.value) == ("number", typed)
    assert str(error.value) == f"not a number: {typed!r}"


@pytest.mark.parametrize(
    "typed", ["2026-02-01", "2026/2/1", "2026.2.1", "2026年2月1日", "2026 年 2 月 1 日", "2026年2月1号", "２０２６－０２－０１", "二〇二六年二月一日"]
)  # fmt: skip
def test_a_date_is_read_in_every_usual_form(typed):
    assert read_date(typed) == date(2026, 2, 1)


@pytest.mark.parametrize(
    "typed", ["2026-02-30", "2026-2/1", "2026-02", "2026", "26-02-01", "1026-01-01", "01/02/2026", "明天", "2026年二五月1日", ""]
)  # fmt: skip
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(ReadingError) as error:
        read_date(typed)
    assert error.value.kind == "date"


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("8:30", time(8, 30)),
        ("08：30", time(8, 30)),
        ("0:00", time(0)),
        ("16时", time(16)),
        ("16 時", time(16)),
        ("8点半", time(8, 30)),
        ("八点十五分", time(8, 15)),
        ("8点整", time(8)),
        ("上午9:30", time(9, 30)),
        ("下午一時", time(13)),
        ("下午13:30", time(13, 30)),
        ("晚上8点30分", time(20, 30)),
        ("中午12点", time(12)),
        ("中午一点", time(13)),
        ("中午11:30", time(11, 30)),
        ("正午", time(12)),
        ("noon", time(12)),
        ("1 pm", time(13)),
        ("12 am", time(0)),
        ("12:30pm", time(12, 30)),
    ],
)
def test_a_time_of_day_is_read_in_chinese_and_english(typed, at):
    assert read_time(typed) == at


@pytest.mark.parametrize(
    "typed", ["24:00", "25:00", "8:60", "8", "十五", "13 pm", "0 am", "三五点", "下午", "8:3", "now", ""]
)
def test_what_is_no_time_of_day_is_refused(typed):
    with pytest.raises(ReadingError) as error:
        read_time(typed)
    assert error.value.kind == "time"


@pytest.mark.parametrize("typed", ["true", "Yes", "ON", "是", " 是 "])
def test_yes_is_read(typed):
    assert read_bool(typed) is True


@pytest.mark.parametrize("typed", ["false", "No", "off", "否"])
def test_no_is_read(typed):
    assert read_bool(typed) is False


@pytest.mark.parametrize("typed", ["", "1", "maybe", "是的吗"])
def test_what_is_neither_yes_nor_no_is_refused(typed):
    with pytest.raises(ReadingError) as error:
        read_bool(typed)
    assert error.value.kind == "bool"
