"""What `conduct lock` notes of a published version, and which changes make it another one."""

import shutil
from pathlib import Path

import pytest

from mkdocs_conduct import check
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.rules.versions import fingerprint
from sample import BOOKSHOP, DEMO, SETTINGS, run, write_codes

CHECK = "changed-without-version"


def conduct(folder: Path, *arguments: object):
    return run("-m", "mkdocs_conduct.cli", *arguments, "--lang", "en", folder=folder)


def written(folder: Path, code: str) -> Path:
    return write_codes(folder / "codes", {"settings.yml": SETTINGS, "returns.yml": code})


def found(folder: Path) -> list[str]:
    report = check.run(load_workspace(folder / "codes", base=folder))
    return [str(problem.place) for problem in report.problems if problem.rule == CHECK]


def fingerprint_of(folder: Path, code: str) -> str:
    framework = load_workspace(written(folder, code), base=folder).workspace.frameworks[0]
    return fingerprint(framework.codes[0], framework.organization.language)


def test_what_was_noted_and_not_changed_is_no_problem(tmp_path: Path):
    written(tmp_path, BOOKSHOP)
    done = conduct(tmp_path, "lock")

    assert done.returncode == 0, done.stdout
    assert 'version 1 of code "returns"' in done.stdout
    assert "on: 2026-03-01" in (tmp_path / "codes" / "published.yml").read_text(encoding="utf-8")
    assert found(tmp_path) == []


def test_a_promise_changed_in_the_same_version_is_found_at_the_version(tmp_path: Path):
    written(tmp_path, BOOKSHOP)
    conduct(tmp_path, "lock")
    written(tmp_path, BOOKSHOP.replace("20元购书券", "10元购书券"))

    assert found(tmp_path) == ["codes/returns.yml:3:10"]


def test_a_new_version_is_noted_beside_the_old_one(tmp_path: Path):
    written(tmp_path, BOOKSHOP)
    conduct(tmp_path, "lock")
    written(tmp_path, BOOKSHOP.replace("20元购书券", "10元购书券").replace('version: "1"', 'version: "2"'))
    done = conduct(tmp_path, "lock")

    assert done.returncode == 0, done.stdout
    noted = (tmp_path / "codes" / "published.yml").read_text(encoding="utf-8")
    assert noted.count("{code: ") == 2
    assert found(tmp_path) == []


def test_a_changed_version_is_told_and_left_unless_it_is_to_be_noted_again(tmp_path: Path):
    written(tmp_path, BOOKSHOP)
    conduct(tmp_path, "lock")
    before = (tmp_path / "codes" / "published.yml").read_text(encoding="utf-8")
    written(tmp_path, BOOKSHOP.replace("当场退款", "当场退款给您"))
    told = conduct(tmp_path, "lock")

    assert told.returncode == 1
    assert "--again" in told.stdout
    assert (tmp_path / "codes" / "published.yml").read_text(encoding="utf-8") == before

    again = conduct(tmp_path, "lock", "--again")
    assert again.returncode == 0, again.stdout
    assert (tmp_path / "codes" / "published.yml").read_text(encoding="utf-8").count("{code: ") == 1
    assert found(tmp_path) == []


def test_nothing_is_noted_of_codes_with_errors_and_of_drafts(tmp_path: Path):
    written(tmp_path, BOOKSHOP.replace("next_review: 2027-01-31\n", ""))
    assert conduct(tmp_path, "lock").returncode == 1
    written(tmp_path, BOOKSHOP.replace("in_force", "draft"))
    assert conduct(tmp_path, "lock").returncode == 0

    assert not (tmp_path / "codes" / "published.yml").exists()


def test_each_organization_has_a_file_of_its_own(tmp_path: Path):
    shutil.copytree(DEMO, tmp_path / "codes")
    done = conduct(tmp_path, "lock")

    assert done.returncode == 0, done.stdout
    # The project office has goals and no code.
    locked = {path.parent.name for path in (tmp_path / "codes").glob("*/published.yml")}
    assert locked == {path.parent.name for path in DEMO.glob("*/organization.yml")} - {"demo-project"}
    assert not (tmp_path / "codes" / "published.yml").exists()


def test_a_folder_that_is_not_there_is_wrong_usage(tmp_path: Path):
    assert conduct(tmp_path, "lock", "nowhere").returncode == 2


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: in_force", "status: under_review"),
        ("next_review: 2027-01-31", "next_review: 2027-06-30"),
        ("by: 店长", "by: 经理"),
        ("name: 小林书店", "name: 大林书店"),
        ("title: 退换货承诺", "title: {zh: 退换货承诺, en: Returns}"),
        ("title: 退换货承诺", "title:   '退换货承诺'"),
        ("commitments:\n", "limitations: []\ncommitments:\n"),
        ("commitments:\n", "procedures: [{id: P1, title: 退款, steps: [核对小票]}]\ncommitments:\n"),
    ],
    ids=[
        "status",
        "next review",
        "approval",
        "organization",
        "translation",
        "quotes",
        "empty list",
        "inside",
    ],
)
def test_what_does_not_change_a_promise_makes_no_other_version(old: str, new: str, tmp_path: Path):
    assert BOOKSHOP.count(old) == 1

    before = fingerprint_of(tmp_path / "a", BOOKSHOP)
    assert fingerprint_of(tmp_path / "b", BOOKSHOP.replace(old, new)) == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("七天内凭小票退货", "八天内凭小票退货"),
        ("within: 7天", "within: 8天"),
        ("until: 提出退货", "until: 退货"),
        ("未做到时赠送20元购书券", "{text: 赠送, amount: 20元}"),
        ("0571-5550 1234", "0571-5550 5678"),
        ("answer_within: 2个工作日", "answer_within: 3个工作日"),
        ("commitments:\n", "limitations: [特价书除外]\ncommitments:\n"),
        ("commitments:\n", "performance_indicators: [{id: K1, name: 退款率, targets: ≥98%}]\ncommitments:\n"),
    ],
    ids=["promise", "limit", "end", "remedy", "telephone", "answer", "limitation", "target"],
)
def test_what_customers_read_otherwise_makes_another_version(old: str, new: str, tmp_path: Path):
    assert BOOKSHOP.count(old) == 1
    changed = BOOKSHOP.replace(old, new)

    assert fingerprint_of(tmp_path / "b", changed) != fingerprint_of(tmp_path / "a", BOOKSHOP)
