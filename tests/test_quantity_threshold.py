"""Thresholds are read with their comparison and unit, and met exactly."""

from decimal import Decimal

import pytest

from mkdocs_conduct.model.quantity import ReadingError, Threshold, parse_threshold


def _threshold(op, value, unit="", high=None):
    return Threshold(op, Decimal(value), None if high is None else Decimal(high), unit)


@pytest.mark.parametrize(
    ("typed", "threshold"),
    [
        # Rates of the founding documents.
        ("100%", _threshold("", 100, "%")),
        ("≥90%", _threshold(">=", 90, "%")),
        (">90%", _threshold(">", 90, "%")),
        ("≥98%", _threshold(">=", 98, "%")),
        ("<0.05%", _threshold("<", "0.05", "%")),
        ("不低于80%", _threshold(">=", 80, "%")),
        ("≥80", _threshold(">=", 80)),
        ("≤2 项", _threshold("<=", 2, "项")),
        ("≤3 次", _threshold("<=", 3, "次")),
        ("为零", _threshold("=", 0)),
        # Published codes.
        ("98% 以上", _threshold(">=", 98, "%")),
        ("不低于 0.2 兆帕", _threshold(">=", "0.2", "兆帕")),
        ("at least 90%", _threshold(">=", 90, "%")),
        ("Top 3", _threshold("<=", 3, "rank")),
        ("<0.1%", _threshold("<", "0.1", "%")),
        # Forms the format promises.
        ("＞＝ 98 ％", _threshold(">=", 98, "%")),
        ("≧98%", _threshold(">=", 98, "%")),
        ("至少98%", _threshold(">=", 98, "%")),
        ("98%（含）以上", _threshold(">=", 98, "%")),
        ("≥98%以上", _threshold(">=", 98, "%")),
        ("98 percent or more", _threshold(">=", 98, "%")),
        ("百分之九十八", _threshold("", 98, "%")),
        ("不低于百分之九十八", _threshold(">=", 98, "%")),
        ("百分之百", _threshold("", 100, "%")),
        ("千分之五以下", _threshold("<=", 5, "‰")),
        ("九成以上", _threshold(">=", 90, "%")),
        ("不超过3次", _threshold("<=", 3, "次")),
        ("少于三次", _threshold("<", 3, "次")),
        ("within 15 minutes", _threshold("<=", 15, "minutes")),
        ("15分钟内", _threshold("<=", 15, "分钟")),
        ("= 5", _threshold("=", 5)),
        ("零", _threshold("=", 0)),
        ("零投诉", _threshold("=", 0, "投诉")),
        ("0", _threshold("", 0)),
        ("80", _threshold("", 80)),
        ("前3名", _threshold("<=", 3, "rank")),
        ("前三位", _threshold("<=", 3, "rank")),
        ("第一名", _threshold("<=", 1, "rank")),
        ("top five", _threshold("<=", 5, "rank")),
        ("15–30", _threshold("between", 15, high=30)),
        ("15~30分钟", _threshold("between", 15, "分钟", 30)),
        ("15分钟至30分钟", _threshold("between", 15, "分钟", 30)),
        ("between 15 and 30 minutes", _threshold("between", 15, "minutes", 30)),
        ("-18~-5℃", _threshold("between", -18, "°C", -5)),
        ("≤-18℃", _threshold("<=", -18, "°C")),
        ("±3%", _threshold("between", -3, "%", 3)),
        ("90% of calls", _threshold("", 90, "% of calls")),
    ],
)
def test_a_threshold_is_read_as_people_type_it(typed, threshold):
    assert parse_threshold(typed) == threshold


@pytest.mark.parametrize(
    "typed",
    ["", "满意", "none", "30–15", "15分钟–30小时", "≥98%,力争100%", "≥98% ≤100%", "≥90%以下", "≤±3", "三五次", "三五–十", "前零名", "±三五", "百分之三五", "+5", "%"],
)  # fmt: skip
def test_what_is_no_threshold_is_refused(typed):
    with pytest.raises(ReadingError) as error:
        parse_threshold(typed)
    assert (error.value.kind, error.value.value) == ("threshold", typed)


@pytest.mark.parametrize(
    ("typed", "value", "direction", "met"),
    [
        ("98.5%", "98.4999999999999999999999999999999", "higher", False),
        ("98.5%", "98.5", "higher", True),
        ("100%", "99.5", "higher", False),
        ("3次", "4", "lower", False),
        ("3次", "3", "lower", True),
        ("3次", "2", "range", False),
        (">90%", "90", "higher", False),
        (">90%", "90.01", "higher", True),
        ("≥90%", "90", "lower", True),
        ("<0.05%", "0.05", "lower", False),
        ("≤2项", "2", "lower", True),
        ("为零", "0", "lower", True),
        ("为零", "0.0001", "lower", False),
        ("15–30", "15", "range", True),
        ("15–30", "30.01", "range", False),
        ("top 3", "1", "higher", True),
    ],
)
def test_a_threshold_is_met_exactly_and_its_own_comparison_counts_first(typed, value, direction, met):
    assert parse_threshold(typed).met_by(Decimal(value), direction) is met


@pytest.mark.parametrize(("direction", "op"), [("higher", ">="), ("lower", "<="), ("range", "=")])
def test_the_direction_fills_in_a_comparison_that_was_not_typed(direction, op):
    assert parse_threshold("98%").op_or_default(direction) == op
    assert parse_threshold("<98%").op_or_default(direction) == "<"


@pytest.mark.parametrize(
    ("typed", "said"), [("不低于98.50%", ">=98.5%"), ("≤3次", "<=3 次"), ("15～30分钟", "15~30 分钟"), ("前3名", "<=3 rank"), ("80", "80")]
)  # fmt: skip
def test_a_threshold_says_itself_in_canonical_form(typed, said):
    assert str(parse_threshold(typed)) == said
