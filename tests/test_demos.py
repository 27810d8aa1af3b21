"""The demonstration organizations show the systems they are there to show: every test names its row."""

from datetime import date

import pytest

from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.measure import (
    Attainment,
    GoalLevel,
    coverage_of,
    effectiveness,
    findings_by_procedure,
    goal_tree,
    series_for,
)
from mkdocs_conduct.measure.ranking import ranking
from mkdocs_conduct.model import Code, CodeFramework, CodeStatus, Occasion
from mkdocs_conduct.model.quantity import parse_period
from mkdocs_conduct.site import Audience, SiteOptions, SitePage
from sample import DEMO, seen

LOADED = load_workspace(DEMO)
DAY = LOADED.workspace.as_of
FRAMEWORKS = {one.organization.id: one for one in LOADED.workspace.frameworks}
LOGISTICS, TAXI = FRAMEWORKS["bochuan-materials"], FRAMEWORKS["liuwan-taxi"]
PROJECT, RESTAURANT = FRAMEWORKS["qingxi-project"], FRAMEWORKS["hewei-kitchen"]
NEW = ("bochuan-materials", "liuwan-taxi", "qingxi-project")
NUMBERS = ("within", "notice", "level", "times", "always", "never")
WORKERS = ("goods-keeper", "raw-keeper")


def only_code(framework: CodeFramework) -> Code:
    (code,) = framework.codes
    return code


def kept_by(post: str) -> list[str]:
    return [one.id for one in only_code(LOGISTICS).commitments if post in one.delivered_by]


def items_of(framework: CodeFramework, checklist: str) -> int:
    return next(len(one.items) for one in framework.checklists if one.id == checklist)


def series(indicator: str) -> dict[str, Attainment]:
    """Return what came of each period of an indicator of the yard."""
    code = only_code(LOGISTICS)
    found = next(one for one in code.performance_indicators if one.id == indicator)
    outcomes = series_for(LOGISTICS, code, found, DAY).outcomes
    return {one.measurement.period.id: one.attainment for one in outcomes if one.measurement.period}


def sites(audience: Audience) -> dict[str, SitePage]:
    found: Built = build(Options(codes=DEMO, site=SiteOptions(audience=audience)))
    return {page.url: page for page in found.site.pages}


@pytest.fixture(scope="module")
def public() -> dict[str, SitePage]:
    return sites(Audience.PUBLIC)


@pytest.fixture(scope="module")
def internal() -> dict[str, SitePage]:
    return sites(Audience.INTERNAL)


def words(page: SitePage) -> str:
    return " ".join(seen(page.content.html, "conduct").split())


def sheet(internal: dict[str, SitePage], address: str) -> str:
    return " ".join(seen(internal[address].content.html, "conduct-sheet").split())


# All


def test_every_demo_reads_without_a_problem_and_its_public_texts_have_both_languages(public):
    assert [str(one) for one in LOADED.problems] == []
    codes = {url for url in public if url.startswith("codes/") and url.count("/") == 3}
    assert {"codes/bochuan-materials/yard-windows/", "codes/liuwan-taxi/passengers/"} <= codes
    assert {f"en/{url}" for url in codes} <= set(public)


@pytest.mark.parametrize("organization", [*NEW, "hewei-kitchen"])
def test_every_sheet_of_a_new_demo_exists_in_english_too(internal, organization):
    chinese = {url for url in internal if url.startswith(f"posts/{organization}/")}
    assert chinese
    assert {f"en/{url}" for url in chinese} <= set(internal)


# 装卸窗口


def test_a2_service_window_promises_stand_per_post_for_two_posts_with_seven_promises_each():
    assert {post: len(kept_by(post)) for post in WORKERS} == {"goods-keeper": 7, "raw-keeper": 7}
    assert set(kept_by("goods-keeper")) != set(kept_by("raw-keeper"))
    posts_at_windows = {post for window in LOGISTICS.organization.windows for post in window.posts}
    assert set(WORKERS) <= posts_at_windows


def test_a2_every_promise_of_the_windows_can_be_measured():
    measured = {one.id for one in only_code(LOGISTICS).performance_indicators if one.targets}
    for one in only_code(LOGISTICS).commitments:
        assert any(getattr(limit, key) for limit in one.limits for key in NUMBERS), one.id
        assert set(one.indicators) & measured, one.id
        assert one.remedies, one.id


def test_f6_loading_and_unloading_checklists_are_made_of_the_promises_of_the_post(internal):
    for post in WORKERS:
        text = sheet(internal, f"posts/bochuan-materials/{post}/")
        for one in only_code(LOGISTICS).commitments:
            assert (str(one.service_item) in text) == (one.id in kept_by(post)), (post, one.id)


def test_e21_windows_are_inspected_every_month_scored_and_ranked_inside_only(public):
    months = [f"2025-{month:02d}" for month in range(7, 13)]
    windows = {one.id for one in LOGISTICS.organization.windows}
    assert [str(held.date)[:7] for held in LOGISTICS.held_inspections] == months
    assert all({score.window for score in held.scores} == windows for held in LOGISTICS.held_inspections)
    october = parse_period("2025-10")
    best = ranking(LOGISTICS, october, DAY)[0]
    assert (best.window, best.mean) == ("w-load", 97)
    assert LOGISTICS.supervision is not None
    assert LOGISTICS.supervision.ranking is not None
    assert not LOGISTICS.supervision.ranking.publish
    assert not any("流动红旗" in words(page) or "抽查得分" in words(page) for page in public.values())


def test_half_a_year_of_results_has_a_miss_with_its_reason_and_a_month_nobody_reported():
    assert list(series("K1").values()).count(Attainment.MISSED) == 1
    missed = next(m for m in LOGISTICS.measurements if m.indicator == "K1" and str(m.period) == "2025-09")
    assert missed.explanation
    assert missed.action
    reported = set(series("K7"))
    assert "2025-10" not in reported
    assert {"2025-09", "2025-11"} <= reported


# 出租车


def test_i8_a_small_business_has_one_short_code_and_a_notice_for_it(public):
    code = only_code(TAXI)
    assert code.is_small_business
    assert len(code.commitments) == 4
    assert "codes/liuwan-taxi/passengers/notice/all/" in public


def test_a12_what_managers_owe_drivers_stays_with_the_staff(public, internal):
    assert items_of(TAXI, "five-assurances") == 5
    assert "放心" in sheet(internal, "posts/liuwan-taxi/manager/")
    assert not any("放心" in words(page) for url, page in public.items() if "liuwan-taxi" in url)


def test_a13_the_driver_standard_and_a14_the_phrases_are_on_the_drivers_sheet(internal):
    text = sheet(internal, "posts/liuwan-taxi/driver/")
    assert "三级甲等" in text
    assert "请问您去哪儿" in text


def test_a15_the_vehicle_standard_is_a_checklist_before_every_shift():
    vehicle = next(one for one in TAXI.checklists if one.id == "vehicle")
    assert vehicle.when is Occasion.SHIFT
    assert len(vehicle.items) > 10
    assert any(item.critical for item in vehicle.items)


# 工程项目部


def test_an_organization_with_goals_only_has_no_public_page_and_is_not_named_on_any(public, internal):
    assert PROJECT.codes == ()
    assert not any("qingxi" in url or "清溪" in words(page) for url, page in public.items())
    assert "posts/qingxi-project/quality-head/" in internal


def test_d5_organization_quality_goals_have_a_bar_and_a_result():
    roots = goal_tree(PROJECT, DAY).roots
    organization = [node for node in roots if node.level is GoalLevel.ORGANIZATION]
    assert len(organization) == 8
    assert {node.latest.attainment for node in organization if node.latest} == {Attainment.MET}
    assert sum(node.goal.zero_tolerance for node in organization) == 2


def test_d6_goals_are_broken_down_by_department_and_post_and_a_missed_one_has_an_action():
    nodes = tuple(goal_tree(PROJECT, DAY).nodes)
    departments = [node for node in nodes if node.level is GoalLevel.DEPARTMENT]
    assert len(departments) == 16
    assert all(node.goal.supports for node in departments)
    missed = [node.goal.id for node in nodes if node.latest and node.latest.attainment is Attainment.MISSED]
    assert missed == ["E2"]
    assert PROJECT.improvements is not None
    assert any("E2" in action.about for action in PROJECT.improvements.improvements)
    goals = PROJECT.goals
    assert goals is not None
    assert {sum(goal.score or 0 for goal in one.goals) for one in goals.departments} == {100}


def test_d7_procedure_owners_reach_nine_tenths_of_all_places_every_quarter():
    assert PROJECT.reviews is not None
    assert len(PROJECT.reviews.oversight) == 4
    for one in PROJECT.reviews.oversight:
        found = {c.period.id: c for c in coverage_of(one, DAY, PROJECT.organization.fiscal_year_starts, None)}
        for quarter in ("2025-Q1", "2025-Q2", "2025-Q3", "2025-Q4"):
            assert len(found[quarter].checked) >= 9, (one.id, quarter)


def test_d8_audits_found_nothing_major_and_at_most_two_minor_points_per_procedure():
    assert PROJECT.reviews is not None
    kinds = {audit.kind.value for audit in PROJECT.reviews.audits}
    assert kinds == {"internal", "external"}
    for audit in PROJECT.reviews.audits:
        for one in findings_by_procedure(audit):
            assert (one.major, one.minor <= 2) == (0, True)


def test_d9_every_goal_says_how_it_is_computed_and_when_it_is_looked_at():
    assert PROJECT.goals is not None
    assert all(goal.formula and goal.frequency for goal in PROJECT.goals.all)


def test_d23_nine_of_ten_verified_improvements_worked():
    assert PROJECT.improvements is not None
    found = effectiveness(PROJECT.improvements.improvements, date(2025, 1, 1), date(2025, 12, 31))
    assert (found.effective, found.verified) == (9, 10)


# 餐厅


def test_f1_to_f5_the_hygiene_and_welcome_lists_have_the_items_they_should():
    lists = {
        "personal-hygiene": 12,
        "environment-hygiene": 15,
        "tableware": 10,
        "food-hygiene": 12,
        "reception-steps": 10,
    }
    assert {name: items_of(RESTAURANT, name) for name in lists} == lists
    food = next(one for one in RESTAURANT.checklists if one.id == "food-hygiene")
    assert any("刀" in str(item.text) and item.critical for item in food.items)


def test_g5_every_restaurant_has_a_guest_opinion_form_and_a_box():
    boxes = {one.id for one in RESTAURANT.organization.channels if one.kind.value == "box"}
    assert all(boxes & set(place.channels) for place in RESTAURANT.organization.places)
    assert "guest-opinion" in {form.id for form in RESTAURANT.organization.forms}
    assert RESTAURANT.organization.follow_ups


def test_e1_to_e18_the_restaurant_has_four_inspections_classes_levels_closure_and_appeals():
    rules = RESTAURANT.supervision
    assert rules is not None
    assert {one.kind.value for one in rules.inspection_types} == {
        "routine",
        "special",
        "surprise",
        "comprehensive",
    }
    assert {one.kind.value for one in rules.problem_classes if one.kind} == {
        "discipline",
        "quality",
        "hazard",
    }
    assert (len(rules.defect_levels), len(rules.fault_levels)) == (4, 4)
    assert rules.appeals is not None
    assert rules.appeals.routes
    findings = [one for held in RESTAURANT.held_inspections for one in held.findings]
    assert any(one.feedback for one in findings)
    assert any(one.closed_on for one in findings)
    assert all(one.closure and not one.closure.missing for one in findings if one.closed_on)


def test_e26_nothing_leaves_the_kitchen_that_fails_the_gate():
    assert RESTAURANT.supervision is not None
    assert any(gate.by == "head-chef" for gate in RESTAURANT.supervision.gates)
    assert items_of(RESTAURANT, "kitchen-gate") == 8


def test_only_the_codes_that_should_be_are_public():
    published = [f"{f.organization.id}/{c.id}" for f in FRAMEWORKS.values() for c in f.codes]
    states = {c.status for f in FRAMEWORKS.values() for c in f.codes}
    assert set(published) == {
        "anju-property/property-service",
        "bochuan-materials/yard-windows",
        "hewei-kitchen/hospitality",
        "liuwan-taxi/passengers",
        "yunling-motors/service-promise",
    }
    assert states == {CodeStatus.IN_FORCE}
