"""Supervision: what is open and late, appeals over holidays, samples anybody can draw again, windows ranked, the page."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from enum import StrEnum
from fractions import Fraction
from pathlib import Path

import pytest

from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.calendar import WorkingDays
from mkdocs_conduct.internal_view import RegisterState, SupervisionSheet, supervision_sheet
from mkdocs_conduct.labels import LANGUAGES, labels
from mkdocs_conduct.load import Loaded, load_workspace
from mkdocs_conduct.measure.complaints import working_days
from mkdocs_conduct.measure.findings import (
    last_held,
    placed_appeals,
    placed_findings,
    takes_money,
    tally_findings,
    unpublished,
)
from mkdocs_conduct.measure.ranking import newest_ranking, ranking
from mkdocs_conduct.measure.sampling import drawn, drawn_numbers, spot_check_sample
from mkdocs_conduct.model import Calendar, CodeFramework, Frequency
from mkdocs_conduct.model.consequences import PenaltyRule, Sanction, SanctionKind
from mkdocs_conduct.model.inspection import AppealOutcome, CauseOrigin, Inspections, InspectionSource
from mkdocs_conduct.model.quantity import parse_period
from mkdocs_conduct.model.supervision import ConductRole, InspectionKind, InspectionMode, Notice, Supervision
from mkdocs_conduct.site import Audience, SiteOptions
from mkdocs_conduct.speaker import Speaker
from sample import DEMO, WHOLE, seen, whole, write_codes

FOLDER = "anju-property"
INSPECTIONS = f"{FOLDER}/inspections/2026-02.yml"
SUPERVISION = f"{FOLDER}/supervision.yml"


def sheet_of(loaded: Loaded, language: str = "zh") -> SupervisionSheet:
    workspace = loaded.workspace
    return supervision_sheet(Speaker(workspace.frameworks[0], language, workspace.settings, workspace.as_of))


def with_files(framework: CodeFramework, *files: dict[str, object]) -> CodeFramework:
    return replace(framework, inspections=tuple(Inspections.model_validate(one) for one in files))


@pytest.fixture(scope="module")
def framework() -> CodeFramework:
    return load_workspace(WHOLE, base=WHOLE).workspace.frameworks[0]


def built(codes: Path, audience: Audience = Audience.INTERNAL) -> Built:
    return build(Options(codes=codes, base=codes, site=SiteOptions(audience=audience)))


# What is open and late


def test_a_finding_is_late_from_the_day_after_it_was_due_until_it_is_closed(framework):
    closed, still_open = placed_findings(framework)
    assert still_open.finding.due == date(2026, 3, 10)
    assert [still_open.days_late(date(2026, 3, day)) for day in (9, 10, 11, 20)] == [0, 0, 1, 10]
    assert closed.days_late(date(2027, 1, 1)) == 0


def test_a_feedback_sheet_without_a_day_of_its_own_is_due_with_its_finding(framework):
    finding = {"id": "F", "text": "漏记", "due": "2026-02-20", "feedback": {"number": "1"}}
    held = {"id": "I", "type": "routine", "date": "2026-02-10", "findings": [finding]}
    (one,) = placed_findings(with_files(framework, {"inspections": [held]}))
    assert not one.awaits_feedback(date(2026, 2, 20))
    assert one.awaits_feedback(date(2026, 2, 21))


def test_a_tally_has_what_is_known_with_nothing_found_and_ends_with_what_names_nothing():
    counted = tally_findings([("b", True), (None, False), ("b", False), ("x", True)], ["a", "b"])
    assert [(one.id, one.count, one.open) for one in counted] == [
        ("a", 0, 0),
        ("b", 2, 1),
        ("x", 1, 1),
        ("", 1, 0),
    ]


def test_an_inspection_of_tomorrow_was_not_held_yet(framework):
    held = [{"id": str(n), "type": "routine", "date": f"2026-02-{n}"} for n in (10, 27)]
    found = with_files(framework, {"inspections": held})
    assert last_held(found, date(2026, 2, 26)) == {"routine": date(2026, 2, 10)}


def test_results_told_later_are_no_announcement_of_today(framework):
    held = [{"id": "1", "type": "special", "date": "2025-12-03"}]
    told = [{"type": "special", "on": "2026-03-05"}]
    found = with_files(framework, {"inspections": held, "publications": told})
    assert unpublished(found, "special", Frequency.MONTHLY, date(2026, 1, 31)) == ()
    late = unpublished(found, "special", Frequency.MONTHLY, date(2026, 2, 1))
    assert [(period.id, one.id) for period, one in late] == [("2025-12", "1")]
    assert unpublished(found, "special", Frequency.MONTHLY, date(2026, 3, 5)) == ()


# Appeals


@pytest.mark.parametrize(
    ("lodged", "due"),
    [
        # The three days of the new year are free, and the Sunday after them is worked.
        ("2025-12-29", "2026-01-08"),
        # Spring Festival, with a Saturday worked before it and one after it.
        ("2026-02-12", "2026-02-28"),
        ("2026-03-02", "2026-03-11"),
    ],
)
def test_seven_working_days_are_counted_over_holidays_and_make_up_days(framework, lodged, due):
    appeals = with_files(framework, {"appeals": [{"id": "A", "lodged_on": lodged}]})
    (one,) = placed_appeals(appeals, working_days(framework))
    assert one.answer_by == date.fromisoformat(due)
    assert not one.is_overdue(one.answer_by)


def test_an_appeal_over_a_year_whose_holidays_are_not_decided_says_so(framework):
    appeals = with_files(framework, {"appeals": [{"id": "A", "lodged_on": "2098-12-29"}]})
    (one,) = placed_appeals(appeals, working_days(framework))
    assert one.undecided == 2099


def test_without_rules_an_appeal_has_no_last_day(framework):
    appeals = replace(
        with_files(framework, {"appeals": [{"id": "A", "lodged_on": "2026-01-05"}]}), supervision=None
    )
    (one,) = placed_appeals(appeals, WorkingDays(Calendar()))
    assert (one.lodge_by, one.answer_by, one.is_overdue(date.max)) == (None, None, False)


def test_a_country_nobody_knows_has_weekends_and_no_traceback(framework):
    appeals = with_files(framework, {"appeals": [{"id": "A", "lodged_on": "2025-12-29"}]})
    unknown = WorkingDays(Calendar.model_validate({"holidays": "CHINA"}))
    (one,) = placed_appeals(appeals, unknown)
    assert one.answer_by == date(2026, 1, 7)


# Samples


def test_a_sample_is_the_same_wherever_it_is_drawn():
    # Written down here: another machine, another Python or another day must draw these.
    assert drawn("seed", "abcdefgh", 3) == ("a", "f", "h")
    assert drawn_numbers("seed", 240, 5) == (46, 49, 118, 226, 230)


def test_the_order_of_the_list_changes_nothing_about_who_is_drawn():
    assert set(drawn("seed", "hgfedcba", 3)) == set(drawn("seed", "abcdefgh", 3))


def test_one_more_name_replaces_at_most_one_of_those_drawn():
    before = set(drawn("seed", "abcdefgh", 4))
    assert len(before - set(drawn("seed", "abcdefghi", 4))) <= 1


def test_a_sample_of_more_than_there_are_is_all_of_them():
    assert drawn("seed", "ab", 5) == ("a", "b")
    assert drawn_numbers("seed", 3, 5) == (1, 2, 3)


def test_numbers_drawn_are_on_the_list_and_none_comes_twice():
    numbers = drawn_numbers("seed", 40, 39)
    assert len(set(numbers)) == 39
    assert 1 <= min(numbers) <= max(numbers) <= 40


def test_each_period_and_each_organization_has_a_sample_of_its_own(framework):
    check = framework.supervision.spot_checks[2]
    other = replace(framework, organization=framework.organization.model_copy(update={"id": "other"}))
    samples = {
        spot_check_sample(one, check, parse_period(period))
        for one in (framework, other)
        for period in ("2026-02", "2026-03", "2026-04")
    }
    assert len(samples) == 6


# Ranking


def scored(framework: CodeFramework, *scores: tuple[str, str, str]) -> CodeFramework:
    held = [
        {"id": f"I{n}", "type": "routine", "date": day, "scores": [{"window": window, "score": score}]}
        for n, (day, window, score) in enumerate(scores)
    ]
    return with_files(framework, {"inspections": held})


def test_windows_rank_by_their_exact_mean_and_equals_share_a_place(framework):
    found = scored(
        framework,
        ("2026-02-02", "a", "90"),
        ("2026-02-03", "b", "90.1"),
        ("2026-02-04", "b", "90.2"),
        ("2026-02-05", "c", "90.15"),
        ("2026-02-06", "d", "100"),
        ("2026-01-06", "a", "100"),
    )
    ranks = ranking(found, parse_period("2026-02"), date(2026, 2, 28))
    assert [(one.rank, one.window, one.mean, one.count) for one in ranks] == [
        (1, "d", Fraction(100), 1),
        (2, "b", Fraction(9015, 100), 2),
        (2, "c", Fraction(9015, 100), 1),
        (4, "a", Fraction(90), 1),
    ]


def test_scores_after_today_do_not_rank(framework):
    found = scored(framework, ("2026-02-02", "a", "90"), ("2026-03-02", "a", "95"))
    period, ranks = newest_ranking(found, Frequency.MONTHLY, date(2026, 3, 1))
    assert (period.id, ranks[0].mean) == ("2026-02", 90)
    assert newest_ranking(found, Frequency.MONTHLY, date(2026, 1, 1)) is None


# Sanctions


@pytest.mark.parametrize(
    ("kind", "words", "money"),
    [
        ("deduction", "绩效减五分", True),
        ("warning", "警告并乐捐20元", True),
        ("other", "fined 50 yuan", True),
        ("other", "confined to indoor duty, redefined, fine-tuned", False),
        ("warning", "书面警告", False),
        ("teaching", "training is confined to one day", False),
    ],
)
def test_a_sanction_takes_money_by_its_kind_or_its_words(kind, words, money):
    sanction = Sanction.model_validate({"id": "S", "kind": kind, "rule": words})
    assert takes_money(sanction) is money


# The page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("kind", InspectionKind),
        ("mode", InspectionMode),
        ("notice", Notice),
        ("source", InspectionSource),
        ("cause_kind", CauseOrigin),
        ("outcome", AppealOutcome),
        ("sanction", SanctionKind),
        ("whom", ConductRole),
        ("penalty_rule", PenaltyRule),
        ("counts", RegisterState),
        ("state", RegisterState),
    ],
)
def test_every_value_has_words_in_every_language(language: str, prefix: str, values: type[StrEnum]):
    known = labels(language).keys()
    assert {f"supervision.{prefix}.{value}" for value in values} - known == set()


def test_the_register_begins_with_what_is_overdue_and_ends_with_what_was_closed_first(tmp_path):
    third = "      - {id: FD3, text: 灯不亮, class: quality, due: 2026-03-12}\nappeals:\n"
    sheet = sheet_of(whole(tmp_path, (INSPECTIONS, "appeals:\n", third), as_of="2026-03-11"))
    assert [(one.id, one.state, one.days_late) for one in sheet.findings] == [
        ("FD2", RegisterState.OVERDUE, 1),
        ("FD3", RegisterState.OPEN, 0),
        ("FD1", RegisterState.CLOSED, 0),
    ]
    assert [sheet.count(state) for state in RegisterState] == [1, 1, 1]


def test_an_organization_without_words_of_its_own_has_ours_for_the_three_conditions(tmp_path):
    line = "closure_rules: {corrected: 改好并防止再发生, responsible_settled: 责任到岗位, people_taught: 当事人受过教育}\n"
    own = sheet_of(whole(tmp_path / "own")).closure_rules_md
    ours = sheet_of(whole(tmp_path / "ours", (SUPERVISION, line, ""))).closure_rules_md
    assert own == ("改好并防止再发生", "责任到岗位", "当事人受过教育")
    assert len(ours) == 3
    assert set(ours).isdisjoint(own)


def test_a_regular_inspection_not_held_in_this_period_is_due(tmp_path):
    sheet = sheet_of(whole(tmp_path, as_of="2026-01-20"))
    assert {one.id: one.is_due for one in sheet.plan} == {
        "routine": True,
        "special": False,
        "surprise": False,
        "comprehensive": False,
    }


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_page_of_an_organization_that_says_everything_reads_like_this(
    language: str, tmp_path: Path, golden: Callable[[str, str], None]
):
    changes = [
        (
            INSPECTIONS,
            "decided_by: service-quality, answered_on: 2026-02-25, outcome: partly",
            "decided_by: service-quality",
        ),
        (SUPERVISION, "kind: warning, rule: 书面警告", "kind: deduction, rule: 扣绩效分"),
    ]
    whole(tmp_path, *changes, as_of="2026-03-12")
    if language == "en":
        # All that the page says of the organization's own is Chinese; only the words of ours are looked at here.
        settings = tmp_path / "settings.yml"
        settings.write_text(settings.read_text(encoding="utf-8") + "languages: [en]\n", encoding="utf-8")
        organization = tmp_path / FOLDER / "organization.yml"
        text = organization.read_text(encoding="utf-8")
        organization.write_text(
            re.sub("^language: zh .*$", "language: en", text, flags=re.MULTILINE), encoding="utf-8"
        )
    pages = {page.url: page for page in built(tmp_path).site.pages}
    said = seen(f"<body>{pages['supervision/'].content.html}</body>")
    lines = (" ".join(line.split()) for line in said.splitlines())
    golden(f"internal/supervision-{language}.txt", "\n".join(line for line in lines if line) + "\n")


def test_two_organizations_have_a_page_each_and_one_without_supervision_has_none(tmp_path):
    files = {p.relative_to(WHOLE).as_posix(): p.read_text(encoding="utf-8") for p in WHOLE.rglob("*.*")}
    second = {
        name.replace(FOLDER, "second"): text.replace("id: anju-property", "id: second")
        for name, text in files.items()
        if name.startswith(FOLDER)
    }
    third = {
        name.replace("second", "third"): text.replace("id: second", "id: third")
        for name, text in second.items()
        if "supervision" not in name and "inspections" not in name
    }
    write_codes(tmp_path, {**files, **second, **third})
    urls = [page.url for page in built(tmp_path).site.pages if page.kind == "supervision"]
    assert urls == ["supervision/anju-property/", "supervision/second/"]


def test_the_public_site_has_no_page_of_supervision_and_no_word_of_an_inspection():
    pages = built(DEMO, Audience.PUBLIC).site.pages
    assert [page.url for page in pages if page.kind == "supervision"] == []
    text = "".join(page.content.html for page in pages)
    for words in ("HW-JC-2512", "晚餐高峰迎宾台离岗", "停岗学习", "W-33"):
        assert words not in text


def test_a_page_that_cannot_be_said_whole_in_another_language_does_not_exist_in_it():
    pages = [page for page in built(DEMO).site.pages if page.kind == "supervision"]
    assert "supervision/hewei-kitchen/" in {page.url for page in pages}
    assert "en/supervision/hewei-kitchen/" not in {page.url for page in pages}


def test_nothing_that_supervision_says_is_public():
    for model in (Supervision, Inspections):
        assert {model.audience_of(name) for name in model.model_fields} == {"internal"}
