"""What concerns a whole organization is told with one of its codes, and can be waived there."""

from pathlib import Path

import pytest

from mkdocs_conduct import check
from mkdocs_conduct.load import load_workspace
from sample import WHOLE, write_codes

FOLDER = "anju-property"
CODE = f"{FOLDER}/property-service.yml"
ORGANIZATION = f"{FOLDER}/organization.yml"


def files_with(*changes: tuple[str, str, str]) -> dict[str, str]:
    files = {
        path.relative_to(WHOLE).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(WHOLE.rglob("*.*"))
    }
    for name, old, new in changes:
        assert files[name].count(old) == 1, old
        files[name] = files[name].replace(old, new)
    return files


def found(folder: Path, rule: str, files: dict[str, str]) -> list[str]:
    report = check.run(load_workspace(write_codes(folder, files), base=folder))
    return [str(problem.place) for problem in report.problems if problem.rule == rule]


def second_code(text: str) -> str:
    """Return the code of the fixture under another id, for the same organization."""
    return text.replace("id: property-service", "id: more-service").replace("物业服务承诺", "更多服务承诺")


NO_OWNER = (ORGANIZATION, "framework:\n  owner: service-quality\n", "framework:\n")
OLD_METHOD = (ORGANIZATION, "last_reviewed: 2025-12-10", "last_reviewed: 2024-12-10")
NO_FEEDBACK = (ORGANIZATION, "repair, feedback]", "repair]")


@pytest.mark.parametrize(
    ("rule", "change"),
    [
        ("no-framework-owner", NO_OWNER),
        ("method-review-overdue", OLD_METHOD),
        ("no-feedback-channel", NO_FEEDBACK),
    ],
)
def test_what_the_organization_lacks_is_told_once_however_many_codes_it_has(
    rule: str, change: tuple[str, str, str], tmp_path: Path
):
    files = files_with(change)
    files[f"{FOLDER}/more-service.yml"] = second_code(files[CODE])

    assert len(found(tmp_path, rule, files)) == 1


def test_what_the_organization_lacks_is_told_though_its_first_code_is_a_draft(tmp_path: Path):
    files = files_with(NO_OWNER)
    files[f"{FOLDER}/a-draft.yml"] = (
        "title: 停车服务承诺\nstatus: draft\ncommitments: [{id: P1, promise: 有人指引车位。}]\n"
    )

    assert len(found(tmp_path, "no-framework-owner", files)) == 1


def test_what_the_organization_lacks_is_waived_by_its_id_in_the_code_it_is_told_with(tmp_path: Path):
    waiver = "waivers: [{check: method-review-overdue, on: ME1, reason: 正在换方法, by: general-manager, until: 2026-12-31}, "
    files = files_with(OLD_METHOD, (CODE, "waivers: [", waiver))

    assert found(tmp_path, "method-review-overdue", files) == []
    assert found(tmp_path, "dangling-reference", files) == []


@pytest.mark.parametrize(
    "rule",
    ["no-legal-check", "no-pilot", "no-customer-input", "information-kind-missing", "no-framework-owner"],
)
def test_a_transcription_is_not_asked_for_what_stands_in_no_publication(rule: str, tmp_path: Path):
    code = (
        "title: 供水承诺\nstatus: in_force\ntranscribed_from: {url: https://water.example}\n"
        "commitments: [{id: C1, promise: 停水提前24小时通知。, limit: {notice: 24小时, before: 停水}}]\n"
    )
    files = {
        "settings.yml": "as_of: 2026-03-01\n",
        "water/organization.yml": "name: 清泉水务\n",
        "water/supply.yml": code,
    }

    assert found(tmp_path / "transcribed", rule, files) == []
    own = files | {"water/supply.yml": code.replace("transcribed_from: {url: https://water.example}\n", "")}
    assert len(found(tmp_path / "own", rule, own)) == 1


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    service_item: 急修到场\n", "    service_item: 急修到场\n    customer_groups: [tenants]\n"),
        ("from: 接到报修电话", "from: 派工"),
        ("within: 15分钟", "within: 900秒"),
    ],
    ids=["other customers", "another start", "the same time in other words"],
)
def test_two_codes_do_not_conflict_where_their_promises_are_not_the_same(old: str, new: str, tmp_path: Path):
    files = files_with()
    files[CODE] = files[CODE].replace(
        "    service_item: 急修到场\n", "    service_item: 急修到场\n    customer_groups: [owners]\n"
    )
    other = second_code(files_with()[CODE])
    assert other.count(old) == 1
    longer = other if "within" in old else other.replace("within: 15分钟", "within: 20分钟")
    files[f"{FOLDER}/more-service.yml"] = longer.replace(old, new)

    assert found(tmp_path, "conflicting-commitments", files) == []


def test_two_codes_conflict_where_one_of_their_promises_is_for_everybody(tmp_path: Path):
    files = files_with()
    files[CODE] = files[CODE].replace(
        "    service_item: 急修到场\n", "    service_item: 急修到场\n    customer_groups: [owners]\n"
    )
    files[f"{FOLDER}/more-service.yml"] = second_code(files_with()[CODE]).replace(
        "within: 15分钟", "within: 20分钟"
    )

    assert len(found(tmp_path, "conflicting-commitments", files)) == 1
