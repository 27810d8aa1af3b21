"""What `check` makes of the rules: examples that are clean, levels, waivers, places, and that nothing a file says stops it."""

from collections.abc import Iterator
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
import yaml

from mkdocs_conduct import check
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.problems import Report, Severity, as_text
from sample import DEMO, write_codes

FIXTURES = Path(__file__).parent / "fixtures"
DESIGN = FIXTURES / "design" / "codes"
SMALLEST = (FIXTURES / "smallest" / "codes" / "returns.yml").read_text(encoding="utf-8")
WITHOUT_REMEDY = SMALLEST.replace("    remedy: 未做到时赠送20元购书券\n", "")
TWO_WITHOUT_REMEDY = WITHOUT_REMEDY + (
    "  - id: C2\n    promise: 到货后1天内通知您。\n    limit: {within: 1天, from: 到货, until: 通知}\n"
)


def report_of(folder: Path) -> Report:
    return check.run(load_workspace(folder, base=folder))


def told(report: Report) -> list[str]:
    return as_text(report, "en", with_summary=False).splitlines()[::2]


def of_small(folder: Path, code: str, settings: str = "as_of: 2026-03-01\n") -> list[str]:
    """Return what is worse than information in a folder with one small code."""
    codes = write_codes(folder, {"settings.yml": settings, "returns.yml": code})
    return [line for line in told(report_of(codes)) if ": info:" not in line]


def test_the_smallest_example_has_neither_error_nor_warning():
    report = report_of(FIXTURES / "smallest" / "codes")

    assert all(problem.severity is Severity.INFO for problem in report.problems), told(report)


def test_the_example_of_the_design_is_only_asked_for_what_it_leaves_out():
    report = report_of(DESIGN)

    assert report.errors == ()
    assert {problem.rule for problem in report.problems if problem.severity is Severity.WARNING} == {
        *("no-framework-owner", "no-feedback-channel", "no-customer-input", "no-leadership-commitment"),
        *(
            "no-legal-check",
            "no-training-resource",
            "indicator-no-source",
            "comm-overdue",
            "party-not-reached",
        ),
    }


def test_the_demo_has_neither_error_nor_warning():
    report = report_of(DEMO)

    assert not report.fails(strict=True), as_text(report, "en")


def test_a_level_turns_a_rule_off_or_makes_it_milder_or_worse(tmp_path: Path):
    def severities(level: str) -> list[str]:
        settings = f"as_of: 2026-03-01\nlevels: {{no-remedy: {level}}}\n"
        codes = write_codes(tmp_path / level, {"settings.yml": settings, "returns.yml": WITHOUT_REMEDY})
        return [str(p.severity) for p in report_of(codes).problems if p.rule == "no-remedy"]

    assert severities("off") == []
    assert severities("info") == ["info"]
    assert severities("warning") == ["warning"]
    assert severities("error") == ["error"]


def test_a_message_with_a_severity_of_its_own_takes_a_level_by_its_own_name(tmp_path: Path):
    code = SMALLEST.replace("当场退款", "3天内到账")
    plain = of_small(tmp_path / "plain", code)
    raised = of_small(
        tmp_path / "raised", code, "as_of: 2026-03-01\nlevels: {text-number-unstructured: error}\n"
    )

    assert [line.split(": ")[1] for line in plain] == ["warning"]
    assert [line.split(": ")[1] for line in raised] == ["error"]


def test_a_waiver_without_an_id_is_for_the_whole_code(tmp_path: Path):
    waiver = "waivers: {check: no-remedy, reason: 正在商定, by: 店长, until: 2026-12-31}\n"

    assert len(of_small(tmp_path / "without", TWO_WITHOUT_REMEDY)) == 2
    assert of_small(tmp_path / "with", TWO_WITHOUT_REMEDY + waiver) == []


def test_a_waiver_with_an_id_is_for_nothing_else(tmp_path: Path):
    waiver = "waivers: {check: no-remedy, on: C1, reason: 正在商定, by: 店长, until: 2026-12-31}\n"

    assert of_small(tmp_path, TWO_WITHOUT_REMEDY + waiver) == [
        (
            'returns.yml:13:9: warning: commitment "C2" does not say what the customer gets if it is broken '
            "(no-remedy, 6.4)"
        )
    ]


def test_a_waiver_does_not_reach_another_code(tmp_path: Path):
    waiver = "waivers: {check: no-remedy, reason: 正在商定, by: 店长, until: 2026-12-31}\n"
    files = {
        "settings.yml": "as_of: 2026-03-01\n",
        "a/returns.yml": WITHOUT_REMEDY + waiver,
        "b/returns.yml": WITHOUT_REMEDY,
    }
    report = report_of(write_codes(tmp_path, files))

    assert [p.place.file for p in report.problems if p.rule == "no-remedy"] == ["b/returns.yml"]


def test_a_short_form_is_quoted_as_it_was_typed(tmp_path: Path):
    code = SMALLEST.replace("{within: 7天, from: 购买, until: 提出退货}", "七天内")

    assert of_small(tmp_path, code) == [
        (
            'returns.yml:12:12: warning: the limit "七天内" of "C1" says neither from when it runs nor what must have '
            "happened by its end (limit-without-start, 4.13)"
        )
    ]


def test_a_promise_that_begins_later_is_held_against_the_limits_of_its_first_day(tmp_path: Path):
    later = (
        "    since: 2026-06-01\n    limit: {within: 7天, from: 购买, until: 提出退货, since: 2026-06-01}\n"
    )
    code = SMALLEST.replace("    limit: {within: 7天, from: 购买, until: 提出退货}\n", later)

    assert of_small(tmp_path, code) == []


def test_a_promise_in_words_only_is_not_asked_for_more_than_it_says(tmp_path: Path):
    code = SMALLEST.replace(
        "七天内凭小票退货，当场退款。", "{zh: 七天内凭小票退货。, en: Seven days to return with receipt.}"
    )

    assert of_small(tmp_path, code) == []


@pytest.mark.parametrize("words", ["within 7 days", "within a week", "within 168 hours"])
def test_the_same_time_in_another_unit_is_the_same(words: str, tmp_path: Path):
    code = SMALLEST.replace("七天内凭小票退货，当场退款。", f"{{zh: 七天内退货。, en: Return {words}.}}")

    assert of_small(tmp_path, code) == []


def test_a_level_counted_in_minutes_or_money_is_compared_as_time_or_money(tmp_path: Path):
    right = SMALLEST.replace("七天内凭小票退货，当场退款。", "等候不超过20分钟，押金不超过50元。").replace(
        "{within: 7天, from: 购买, until: 提出退货}",
        '[{level: 等候, op: "<=", value: 20, unit: 分钟}, {level: 押金, op: "<=", value: 50, unit: 元}]',
    )
    wrong = right.replace("不超过20分钟", "不超过30分钟")

    assert of_small(tmp_path / "right", right) == []
    assert of_small(tmp_path / "wrong", wrong) == [
        (
            'returns.yml:11:14: error: the words of "C1" say "30分钟", but "limit.value" is "20" '
            "(text-number-mismatch, 4.7)"
        )
    ]


def _parts(data: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every part of plain data."""
    items = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in items:
        yield (*path, key)
        yield from _parts(value, (*path, key))


def _with(data: Any, path: tuple[Any, ...], value: Any) -> Any:
    """Return a copy of plain data with one part replaced, or taken out where `value` is None."""
    copy = deepcopy(data)
    holder = copy
    for step in path[:-1]:
        holder = holder[step]
    if value is None:
        del holder[path[-1]]
    else:
        holder[path[-1]] = value
    return copy


def _design(name: str) -> Any:
    return yaml.load((DESIGN / "anju-property" / name).read_text(encoding="utf-8"), yaml.BaseLoader)


@pytest.mark.parametrize("name", ["organization.yml", "property-service.yml", "results/2026-02.yml"])
@pytest.mark.parametrize("value", [None, "nowhere", "0"], ids=["gone", "a stray word", "nothing"])
def test_whatever_part_of_a_file_is_gone_or_wrong_the_check_ends_with_a_report(
    name: str, value: str | None, tmp_path: Path
):
    files = {
        path.relative_to(DESIGN).as_posix(): path.read_text(encoding="utf-8")
        for path in DESIGN.rglob("*.yml")
    }
    data = _design(name)
    for n, path in enumerate(_parts(data)):
        text = yaml.safe_dump(_with(data, path, value), allow_unicode=True, sort_keys=False)
        codes = write_codes(tmp_path / str(n), {**files, f"anju-property/{name}": text})
        for language in ("zh", "en"):
            assert as_text(report_of(codes), language), path


def test_the_example_that_says_everything_checks_clean():
    codes = FIXTURES / "whole" / "codes"

    assert check.run(load_workspace(codes, base=codes)).problems == ()
