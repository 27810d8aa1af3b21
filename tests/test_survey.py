"""The index and the scores of a survey, against figures worked out by hand."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mkdocs_conduct.measure import SurveyResult, result_of
from mkdocs_conduct.measure.survey import waves_until
from mkdocs_conduct.model import Survey
from mkdocs_conduct.model.quantity import MonthDay

ITEMS = [
    {"id": "Q1", "text": "甲", "dimension": "D1", "aspect": "clarity", "weight": "60"},
    {"id": "Q2", "text": "乙", "dimension": "D2", "aspect": "fulfilment", "weight": "40"},
]
DIMENSIONS = [{"id": "D1", "name": "可靠", "weight": "70"}, {"id": "D2", "name": "响应", "weight": "30"}]
ANSWERS = [
    {"item": "Q1", "counts": {"5": "4", "4": "4", "3": "2"}},  # mean 4.2, score 80, 8 of 10 satisfied
    {
        "item": "Q2",
        "counts": {"5": "1", "4": "2", "3": "3", "1": "4"},
    },  # mean 2.6, score 40, 3 of 10 satisfied
]


def survey(formula: str | None = None, **fields: Any) -> Survey:
    wave = {
        "period": "2025",
        "population": "200",
        "sample": "50",
        "returned": "10",
        "answers": fields.pop("answers", ANSWERS),
    }
    return Survey.model_validate(
        {
            "id": "S1",
            "title": "调查",
            "subject": "code",
            "scale": {"min": "1", "max": "5", "satisfied_from": "4"},
            "index_formula": formula,
            "items": ITEMS,
            "dimensions": DIMENSIONS,
            "waves": [wave],
            **fields,
        }
    )


def result(formula: str | None = None, **fields: Any) -> SurveyResult:
    found = survey(formula, **fields)
    return result_of(found, found.waves[0])


def without(part: str, items: list[dict[str, str]]) -> list[dict[str, str]]:
    return [{key: value for key, value in item.items() if key != part} for item in items]


@pytest.mark.parametrize(
    ("formula", "index"),
    [
        ("top_box", "55"),  # 11 of 20 answers
        ("mean_0_100", "60"),  # (80 + 40) ÷ 2
        ("weighted_mean_0_100", "64"),  # 0.6 × 80 + 0.4 × 40
    ],
)
def test_the_index_is_what_its_formula_says(formula, index):
    assert result(formula).index == Decimal(index)


def test_where_items_have_no_weights_those_of_the_dimensions_count():
    # 0.7 × 80 + 0.3 × 40
    assert result("weighted_mean_0_100", items=without("weight", ITEMS)).index == 68


def test_the_gap_is_perception_minus_expectation_weighted_by_dimension():
    answers = [
        {"item": "Q1", "mean": "4.2", "expected_mean": "4.8"},  # −0.6
        {"item": "Q2", "counts": {"2": "1", "3": "1"}, "expected_counts": {"4": "1", "5": "3"}},  # −2.25
    ]
    found = result("servqual_gap", answers=answers)

    # 0.7 × −0.6 + 0.3 × −2.25
    assert found.index == Decimal("-1.095")
    assert [one.gap for one in found.dimensions] == [Decimal("-0.6"), Decimal("-2.25")]
    assert [one.expected for one in found.items] == [Decimal("4.8"), Decimal("4.75")]


def test_a_reversed_item_is_turned_round_on_the_scale_for_perception_and_expectation():
    items = [{**ITEMS[0], "reversed": "true"}]
    answers = [{"item": "Q1", "counts": {"1": "3", "2": "1"}, "expected_mean": "1.5"}]
    item = result("mean_0_100", items=items, answers=answers).items[0]

    assert (item.mean, item.score, item.satisfied) == (Decimal("4.75"), Decimal("93.75"), Decimal(100))
    assert (item.expected, item.gap) == (Decimal("4.5"), Decimal("0.25"))


def test_an_index_of_thirds_adds_up_exactly():
    items = [{"id": f"Q{n}", "text": "甲"} for n in range(3)]
    answers = [{"item": f"Q{n}", "counts": {str(n + 3): "3"}} for n in range(3)]

    # Means 3, 4 and 5: scores 50, 75 and 100.
    assert result("mean_0_100", items=items, dimensions=[], answers=answers).index == 75


def test_without_a_formula_or_without_answers_there_is_no_index():
    assert result().index is None
    assert result("mean_0_100", answers=[]).index is None
    assert result("servqual_gap").index is None


def test_satisfied_answers_cannot_be_counted_where_nobody_said_which_they_are():
    found = result("top_box", scale={"min": "1", "max": "5"})

    assert found.index is None
    assert found.items[0].satisfied is None


def test_a_scale_without_length_gives_no_score():
    found = result("mean_0_100", scale={"min": "5", "max": "5"})

    assert found.index is None
    assert found.items[0].mean == Decimal("4.2")


def test_who_was_asked_and_who_answered_are_shares():
    found = result()

    assert (found.share_asked, found.response_rate) == (25, 20)


def test_what_the_survey_asks_about_the_code_is_scored_by_aspect():
    assert [(one.id, one.score) for one in result().aspects] == [("clarity", 80), ("fulfilment", 40)]


def test_answers_to_items_that_are_not_in_the_survey_do_not_count():
    found = result("mean_0_100", answers=[*ANSWERS, {"item": "Q9", "mean": "1"}])

    assert found.index == 60


def test_only_waves_that_are_over_are_told_the_newest_first():
    waves = [
        {"period": "2024"},
        {"period": "2026", "end": "2026-02-10"},
        {"period": "2025"},
        {"period": "2026-Q1"},
    ]
    found = waves_until(survey(waves=waves), date(2026, 3, 1), MonthDay(1, 1))

    assert [n for n, _ in found] == [1, 2, 0]
