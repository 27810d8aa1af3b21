"""Goals and what was reached of them: exact, from organization to department to post, with points."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from mkdocs_conduct.measure import (
    Attainment,
    GoalNode,
    GoalTree,
    goal_tree,
    score_sheet,
    smart_of,
)
from mkdocs_conduct.model import Code, CodeFramework, Commitment, Measurement, Organization
from mkdocs_conduct.model.goals import Goals

DAY = date(2026, 6, 1)


def framework(goals: dict[str, Any], rows: list[dict[str, Any]] | None = None, **code: Any) -> CodeFramework:
    indicators = [
        {
            "id": "K1",
            "name": "按时率",
            "numerator": "按时次数",
            "denominator": "次数",
            "targets": "≥95%",
            "frequency": "monthly",
        },
        {"id": "K2", "name": "平均用时", "kind": "mean", "unit": "分钟", "direction": "lower"},
    ]
    found = Code.model_validate(
        {
            "id": "service",
            "title": "服务承诺",
            "status": "in_force",
            "commitments": [{"id": "C1", "promise": "准时。", "indicators": ["K1"]}],
            "performance_indicators": indicators,
            **code,
        }
    )
    measured = [Measurement.model_validate({"code": "service", **row}) for row in rows or []]
    organization = Organization.model_validate(
        {"id": "o", "name": "集团", "posts": [{"id": "repairer", "name": "维修工", "unit": "north"}]}
    )
    return CodeFramework(organization, (found,), tuple(measured), goals=Goals.model_validate(goals))


def tree(goals: dict[str, Any], rows: list[dict[str, Any]] | None = None) -> GoalTree:
    return goal_tree(framework(goals, rows), DAY)


def one(goal: dict[str, Any], *results: dict[str, Any], rows: list[dict[str, Any]] | None = None) -> GoalNode:
    whole = {"id": "G1", "text": "按时", **goal}
    typed = [{"goal": "G1", "period": "2025", **result} for result in results]
    return tree({"organization": [whole], "results": typed}, rows).roots[0]


def reached(goal: dict[str, Any], *results: dict[str, Any]) -> tuple[Decimal | None, Attainment]:
    latest = one(goal, *results).latest
    assert latest is not None
    return latest.value, latest.attainment


# Values


@pytest.mark.parametrize(
    ("goal", "result", "value", "attainment"),
    [
        ({"value": "≥98%"}, {"numerator": "98", "denominator": "100"}, "98", Attainment.MET),
        ({"value": "≥98%"}, {"numerator": "9799", "denominator": "10000"}, "97.99", Attainment.MISSED),
        ({"value": "98%"}, {"numerator": "99", "denominator": "100"}, "99", Attainment.MET),
        ({"value": "<0.05%"}, {"numerator": "1", "denominator": "2000"}, "0.05", Attainment.MISSED),
        ({"value": "≥80"}, {"numerator": "8100", "denominator": "100"}, "81", Attainment.MET),
        ({"value": "≤3次"}, {"numerator": "4"}, "4", Attainment.MISSED),
        ({"value": "≥80"}, {"value": "79.9"}, "79.9", Attainment.MISSED),
        ({"zero_tolerance": "true"}, {"numerator": "0", "denominator": "500"}, "0", Attainment.MET),
        ({"zero_tolerance": "true"}, {"numerator": "1", "denominator": "500"}, "1", Attainment.MISSED),
        ({"zero_tolerance": "true"}, {"value": "0"}, "0", Attainment.MET),
        ({}, {"numerator": "3", "denominator": "4"}, "0.75", Attainment.NO_TARGET),
    ],
)
def test_a_goal_is_judged_exactly_by_what_it_asks(goal, result, value, attainment):
    assert reached(goal, result) == (Decimal(value), attainment)


def test_nothing_of_nothing_is_no_value_and_never_met():
    assert reached({"value": "≥98%"}, {"numerator": "0", "denominator": "0"}) == (None, Attainment.NO_VALUE)


def test_what_cannot_be_counted_is_as_it_was_said():
    assert reached({"value": "≥98%"}, {"met": "true"}) == (None, Attainment.MET)
    assert reached({}, {"met": "false"}) == (None, Attainment.MISSED)


def test_counts_beat_what_was_said():
    result = {"numerator": "1", "denominator": "2", "met": "true"}
    assert reached({"value": "≥98%"}, result) == (Decimal(50), Attainment.MISSED)


def test_a_goal_without_results_has_no_outcome():
    assert one({"value": "≥98%"}).latest is None


# Linked indicators


def row(period: str, numerator: int, site: str | None = None) -> dict[str, Any]:
    found = {"indicator": "K1", "period": period, "numerator": str(numerator), "denominator": "100"}
    return {**found, "site": site} if site else found


def test_a_goal_takes_the_newest_value_of_its_indicator_and_judges_it_by_its_own_bar():
    node = one({"value": "≥98%", "indicator": "K1"}, rows=[row("2026-04", 99), row("2026-05", 96)])
    assert node.latest is not None
    assert (node.latest.period.id, node.latest.value) == ("2026-05", Decimal(96))
    assert node.latest.attainment is Attainment.MISSED


def test_without_a_bar_of_its_own_the_target_of_the_indicator_counts():
    node = one({"indicator": "K1"}, rows=[row("2026-05", 96)])
    assert node.latest is not None
    assert node.latest.attainment is Attainment.MET


def test_a_bar_without_a_sign_goes_the_way_of_the_indicator():
    rows = [{"indicator": "K2", "period": "2026-05", "value": "11"}]
    node = one({"value": "12分钟", "indicator": "K2"}, rows=rows)
    assert node.latest is not None
    assert node.latest.attainment is Attainment.MET


def test_a_typed_result_stands_before_the_indicators_of_the_same_period():
    goals = {
        "organization": [{"id": "G1", "text": "按时", "value": "≥98%", "indicator": "K1"}],
        "results": [{"goal": "G1", "period": "2026-05", "numerator": "99", "denominator": "100"}],
    }
    latest = tree(goals, [row("2026-05", 90)]).roots[0].latest
    assert latest is not None
    assert latest.value == Decimal(99)


def test_only_results_of_the_goals_own_period_count_and_the_whole_year_before_its_last_month():
    goals = {
        "period": "2025",
        "organization": [{"id": "G1", "text": "按时", "value": "≥98%", "indicator": "K1"}],
    }
    rows = [row("2025-12", 90), row("2025", 99), row("2026-01", 80), row("2024", 70)]
    node = tree(goals, rows).roots[0]
    assert [outcome.period.id for outcome in node.outcomes] == ["2025", "2025-12"]


def test_a_department_is_judged_by_what_was_measured_there_and_the_organization_by_the_whole():
    goals = {
        "organization": [{"id": "G1", "text": "按时", "value": "≥98%", "indicator": "K1"}],
        "departments": [
            {"unit": "north", "goals": [{"id": "G2", "text": "按时", "supports": "G1", "indicator": "K1"}]},
            {"unit": "south", "goals": [{"id": "G3", "text": "按时", "supports": "G1", "indicator": "K1"}]},
        ],
        "posts": [
            {"post": "repairer", "goals": [{"id": "G4", "text": "按时", "supports": "G2", "indicator": "K1"}]}
        ],
    }
    rows = [row("2026-05", 99), row("2026-05", 91, "north")]
    values = {node.goal.id: node.latest.value if node.latest else None for node in tree(goals, rows).nodes}
    assert values == {"G1": Decimal(99), "G2": Decimal(91), "G3": Decimal(99), "G4": Decimal(91)}


def test_no_overall_figure_is_made_of_those_of_departments():
    node = one({"value": "≥98%", "indicator": "K1"}, rows=[row("2026-05", 99, "north")])
    assert node.latest is None


# The tree and its points


def branch(unit: str, *goals: dict[str, Any]) -> dict[str, Any]:
    return {"unit": unit, "goals": [{"text": "按时", "value": "≥98%", **goal} for goal in goals]}


def test_goals_stand_below_the_goal_they_serve_and_others_beside():
    goals = {
        "organization": [{"id": "G1", "text": "按时"}, {"id": "G2", "text": "满意"}],
        "departments": [branch("north", {"id": "D1", "supports": "G1"}, {"id": "D2"})],
        "posts": [{"post": "repairer", "goals": [{"id": "P1", "text": "按时", "supports": "D1"}]}],
    }
    found = tree(goals)
    assert [node.goal.id for node in found.roots] == ["G1", "G2", "D2"]
    assert [node.goal.id for node in found.nodes] == ["G1", "D1", "P1", "G2", "D2"]
    assert found.roots[0].below[0].below[0].path == ("posts", 0, "goals", 0)


def test_goals_that_serve_one_another_in_a_ring_are_all_there_once():
    goals = {
        "departments": [
            branch("north", {"id": "D1", "supports": "D2"}, {"id": "D2", "supports": "D1"}),
            branch("south", {"id": "D3", "supports": "D3"}),
        ]
    }
    assert sorted(node.goal.id for node in tree(goals).nodes) == ["D1", "D2", "D3"]


def test_a_goal_that_is_met_scores_all_its_points_and_a_missed_one_none():
    goals = {
        "departments": [
            branch(
                "north",
                {"id": "D1", "score": "30"},
                {"id": "D2", "score": "40"},
                {"id": "D3", "score": "20"},
                {"id": "D4"},
            ),
            branch("south", {"id": "D5"}),
        ],
        "results": [
            {"goal": "D1", "period": "2025", "numerator": "98", "denominator": "100"},
            {"goal": "D2", "period": "2025", "numerator": "97", "denominator": "100"},
            {"goal": "D4", "period": "2025", "numerator": "98", "denominator": "100"},
        ],
    }
    (score,) = tree(goals).scores
    assert (score.holder, score.scored, score.possible, score.open) == (
        "north",
        Decimal(30),
        Decimal(70),
        Decimal(20),
    )


def test_without_goals_there_is_an_empty_tree():
    bare = CodeFramework(Organization.model_validate({"id": "o", "name": "集团"}))
    assert goal_tree(bare, DAY) == GoalTree()


# Score sheets


def test_the_points_of_criteria_add_up_by_family_and_in_all():
    commitment = Commitment.model_validate(
        {
            "id": "C1",
            "promise": "接待",
            "criteria": [
                {"text": "三分钟内接待", "family": "service", "score": "10"},
                {"text": "着装", "family": "inspection", "score": "5.5"},
                "有问必答",
            ],
            "variants": [{"id": "v", "when": "周末", "criteria": [{"text": "五分钟内", "score": "4"}]}],
        }
    )
    sheet = score_sheet(commitment)
    assert sheet.total == Decimal("19.5")
    assert [line.text.forms[0][1] for line in sheet.lines] == ["三分钟内接待", "着装", "五分钟内"]
    assert {str(family): points for family, points in sheet.by_family.items()} == {
        "service": Decimal(10),
        "inspection": Decimal("5.5"),
        "None": Decimal(4),
    }


# SMART


def smart(rows: list[dict[str, Any]] | None = None, identifier: str = "K1", **code: Any) -> tuple[str, ...]:
    found = framework({}, rows, **code)
    indicator = next(one for one in found.codes[0].performance_indicators if one.id == identifier)
    return smart_of(found, found.codes[0], indicator, DAY).missing


def test_an_indicator_without_baseline_and_day_is_neither_achievable_nor_timed():
    assert smart() == ("achievable", "timed")


def test_a_past_result_that_reached_the_target_shows_that_it_can_be_reached():
    assert smart([row("2026-04", 95), row("2026-05", 90)]) == ("timed",)
    assert smart([row("2026-04", 94)]) == ("achievable", "timed")


def test_an_objective_with_a_day_gives_the_indicator_its_day():
    objective = {"id": "O1", "text": "准时", "indicators": ["K1"], "by": "2026-12-31"}
    assert smart([row("2026-04", 95)], objectives=[objective]) == ()


def test_an_indicator_that_nothing_uses_is_not_relevant():
    assert "relevant" in smart(identifier="K2")


def test_an_indicator_without_definition_target_and_frequency_has_none_of_the_five():
    assert smart(identifier="K2") == ("specific", "measurable", "achievable", "relevant", "timed")
