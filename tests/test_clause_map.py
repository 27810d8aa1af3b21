"""The clause map: what shows that each clause was followed, and what is still missing."""

import csv
import io
from pathlib import Path

import pytest

from mkdocs_conduct.build import Options, build
from mkdocs_conduct.feeds import table
from mkdocs_conduct.internal_view import ClauseMap, ClauseState, clause_map
from mkdocs_conduct.internal_view.evidence import EVIDENCE
from mkdocs_conduct.labels import KEY_ALIASES
from mkdocs_conduct.labels.clauses import mapped_clauses
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.site import Audience, SiteOptions
from mkdocs_conduct.speaker import Speaker
from sample import DEMO, write_codes

FIXTURES = Path(__file__).parent / "fixtures"
WORDS_OF_CERTIFICATION = ("认证", "符合标准", "合格", "certified", "conforms", "compliant")


def mapped(codes: Path, *, language: str = "zh") -> ClauseMap:
    loaded = load_workspace(codes, base=codes)
    framework = loaded.workspace.frameworks[0]
    speaker = Speaker(framework, language, loaded.workspace.settings, loaded.workspace.as_of)
    return clause_map(speaker, framework.codes[0], {"6.4": 2})


def state_of(clauses: ClauseMap, number: str) -> ClauseState:
    return next(entry.state for entry in clauses.entries if entry.number == number)


def changed(folder: Path, file: str, old: str, new: str) -> Path:
    base = FIXTURES / "whole" / "codes"
    files = {p.relative_to(base).as_posix(): p.read_text(encoding="utf-8") for p in base.rglob("*.*")}
    assert old in files[f"anju-property/{file}"]
    files[f"anju-property/{file}"] = files[f"anju-property/{file}"].replace(old, new)
    return write_codes(folder, files)


def test_the_map_has_the_39_clauses_and_annexes_in_the_order_of_the_standard():
    numbers = [entry.number for entry in mapped(FIXTURES / "whole" / "codes").entries]

    assert len(numbers) == 39
    assert numbers == [
        *(f"4.{n}" for n in range(1, 14)),
        *(f"5.{n}" for n in range(1, 4)),
        *(f"6.{n}" for n in range(1, 9)),
        "7",
        *(f"8.{n}" for n in range(1, 6)),
        *"ABCDEFGHI",
    ]


def test_every_clause_but_the_general_one_says_where_its_evidence_would_stand():
    assert set(EVIDENCE) == set(mapped_clauses()) - {"4.1"}


def test_every_step_of_every_path_is_a_key_an_editor_can_type():
    paths = {path.strip("?") for paths in EVIDENCE.values() for path in paths}
    steps = {step for path in paths if not path.startswith("satisfaction.") for step in path.split(".")[1:]}

    assert sorted(steps - set(KEY_ALIASES.values())) == []


def test_a_code_that_says_everything_has_evidence_for_every_clause_that_arises():
    states = {entry.number: entry.state for entry in mapped(FIXTURES / "whole" / "codes").entries}

    assert {number for number, state in states.items() if state is ClauseState.NOT_CALLED_FOR} == {"C", "G"}
    assert {state for number, state in states.items() if number not in "CG"} == {ClauseState.EVIDENCE}


def test_what_is_left_out_is_named_with_the_key_an_editor_would_type(tmp_path: Path):
    clauses = mapped(_without_legal_check(tmp_path))
    entry = next(one for one in clauses.entries if one.number == "4.7")

    assert entry.state is ClauseState.PARTLY
    assert entry.missing == ("规范 › 法律审查",)
    assert state_of(clauses, "H") is ClauseState.PARTLY


def _without_legal_check(folder: Path) -> Path:
    return changed(
        folder,
        "property-service.yml",
        "legal_check: {by: 法律顾问, on: 2025-12-20, references: [物业管理条例], result: 没有冲突}\n",
        "",
    )


def test_a_clause_with_nothing_is_missing_and_the_principles_say_how_many_have_evidence(tmp_path: Path):
    file = FIXTURES / "whole" / "codes" / "anju-property" / "improvements.yml"
    clauses = mapped(
        changed(
            tmp_path, "improvements.yml", file.read_text(encoding="utf-8"), "effectiveness_target: ≥90%\n"
        )
    )

    assert state_of(clauses, "8.5") is ClauseState.MISSING
    assert state_of(clauses, "4.9") is ClauseState.MISSING
    assert state_of(clauses, "4.1") is ClauseState.PARTLY
    assert next(one.note for one in clauses.entries if one.number == "4.1") == "12项原则中11项有依据"


def test_an_exclusion_shows_its_reason(tmp_path: Path):
    clauses = mapped(
        changed(
            tmp_path,
            "property-service.yml",
            "review_interval: 12个月\n",
            "review_interval: 12个月\nnot_applicable: [{clause: E, reason: 只有一个顾客}]\n",
        )
    )
    entry = next(one for one in clauses.entries if one.number == "E")

    assert entry.state is ClauseState.EXCLUDED
    assert entry.note == "只有一个顾客"
    assert entry.missing == ()


def test_plans_and_validity_are_no_newest_date():
    entry = next(one for one in mapped(FIXTURES / "whole" / "codes").entries if one.number == "8.4")

    assert entry.newest == "2026-02-01"


def test_the_table_has_a_row_for_each_clause_and_opens_in_a_spreadsheet_program_as_chinese():
    built = build(
        Options(codes=DEMO, site=SiteOptions(audience=Audience.INTERNAL)),
    )
    path = "clause-map/anju-property/property-service.csv"
    text = next(file.text for file in built.site.files if file.path == path)
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))

    assert text.startswith("\ufeff条款,")
    assert [row[0] for row in rows[1:]] == list(mapped_clauses())


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_program_would_compute_is_text(cell):
    text = table(["a"], [[cell]])

    assert next(csv.reader(io.StringIO(text.split("\n", 1)[1])))[0].startswith("'")


def test_the_public_site_has_no_clause_map():
    built = build(Options(codes=DEMO))

    assert not any("clause" in file.path for file in built.site.files)
    assert not any("clause-map" in page.url for page in built.site.pages)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_page_of_the_map_claims_certification_or_conformity(language):
    built = build(Options(codes=DEMO, site=SiteOptions(audience=Audience.INTERNAL)))
    pages = [p for p in built.site.pages if "clause-map" in p.url and p.language == language]
    text = " ".join(page.content.html for page in pages)

    assert pages
    assert [word for word in WORDS_OF_CERTIFICATION if word in text.replace("上岗合格", "")] == []
