"""The dashboard, the plan, registers and matrices: what they say, where they lead, what prints and downloads."""

import csv
import io
import re
from collections.abc import Iterator
from datetime import timedelta

import pytest

from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.internal_view import (
    REGISTERS,
    Register,
    Sign,
    dashboard,
    fingerprint,
    plan_of,
    post_sheet,
    posts_of,
    version_register,
)
from mkdocs_conduct.internal_view.due import way
from mkdocs_conduct.labels import LANGUAGES, labels
from mkdocs_conduct.load import Loaded, load_workspace
from mkdocs_conduct.site import Audience, SiteOptions
from mkdocs_conduct.speaker import Speaker
from sample import DEMO, WHOLE, whole, write_codes

FOLDER = "anju-property"
CODE = f"{FOLDER}/property-service.yml"


def speaker(loaded: Loaded, language: str = "zh", number: int = 0) -> Speaker:
    workspace = loaded.workspace
    return Speaker(workspace.frameworks[number], language, workspace.settings, workspace.as_of)


def told(register: Register) -> Iterator[str]:
    """Say a register line by line."""
    yield f"# {register.title}"
    for table in register.tables:
        yield f"## {table.title}"
        yield " | ".join(column.title for column in table.columns)
        for row in table.rows:
            yield " | ".join(f"{cell.sign and '[' + cell.sign + '] '}{cell.words}" for cell in row)
        if table.note:
            yield f"({table.note})"


@pytest.fixture(scope="module")
def example() -> Loaded:
    return load_workspace(WHOLE, base=WHOLE)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Built:
    codes = tmp_path_factory.mktemp("registers") / "codes"
    for name in (
        "settings.yml",
        *(p.relative_to(DEMO).as_posix() for p in (DEMO / "demo-restaurant").rglob("*.yml")),
    ):
        path = codes / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text((DEMO / name).read_text(encoding="utf-8"), encoding="utf-8")
    site = SiteOptions(audience=Audience.INTERNAL)
    return build(Options(codes=codes, base=codes, site=site))


def page(built: Built, url: str) -> str:
    (found,) = [one for one in built.site.pages if one.url == url]
    return found.content.html


def test_every_register_of_the_whole_example_says_what_the_files_say(example, golden):
    made = [register for make in REGISTERS.values() if (register := make(speaker(example))) is not None]
    assert [one.id for one in made] == [name for name in REGISTERS if name != "score-sheets"]
    said = "\n".join(line for one in made for line in told(one)) + "\n"
    # What a sheet's fingerprint is depends on all its words, which have goldens of their own.
    golden("registers/registers-zh.txt", re.sub(r"\b[0-9a-f]{8}\b", "········", said))


@pytest.mark.parametrize("language", LANGUAGES)
def test_registers_speak_each_language_without_a_word_missing(example, language):
    for make in REGISTERS.values():
        register = make(speaker(example, language))
        said = "\n".join(told(register)) if register is not None else ""
        assert not re.search(r"register\.|matrix\.|\{n\}", said), said
    assert dashboard(speaker(example, language)).groups
    assert plan_of(speaker(example, language)).parts


def test_an_organization_that_wrote_nothing_has_no_registers_but_a_dashboard(tmp_path):
    loaded = load_workspace(write_codes(tmp_path), base=tmp_path)
    bare = [name for name, make in REGISTERS.items() if make(speaker(loaded)) is not None]
    assert bare == ["responsibility"]
    assert not dashboard(speaker(loaded)).owners or dashboard(speaker(loaded)).groups


def test_a_promise_nobody_keeps_is_marked_in_the_matrix(tmp_path):
    changed = (CODE, "    delivered_by: [night-duty, repairer]\n", "")
    register = REGISTERS["responsibility"](speaker(whole(tmp_path, changed)))
    assert register is not None
    signs = [row[-1].sign for row in register.tables[0].rows]
    assert Sign.BAD in signs
    assert Sign.GOOD in signs


def test_an_indicator_without_its_newest_report_is_not_reported_however_good_the_last_one_was(tmp_path):
    register = REGISTERS["indicators"](speaker(whole(tmp_path, as_of="2027-09-30")))
    assert register is not None
    verdicts = {row[1].text for table in register.tables for row in table.rows}
    assert "未报告" in verdicts
    assert "达标" not in verdicts


def test_the_fingerprint_of_a_sheet_stays_while_days_pass_and_changes_with_a_word(tmp_path):
    today = whole(tmp_path / "a")
    later = whole(tmp_path / "b", as_of="2026-03-05")
    changed = whole(tmp_path / "c", (f"{FOLDER}/organization.yml", "name: 夜间值班员", "name: 夜间值守员"))
    first, second, third = (speaker(one) for one in (today, later, changed))
    post = "night-duty"
    assert post_sheet(first, post).made_on != post_sheet(second, post).made_on
    marks = [fingerprint(post_sheet(one, post)) for one in (first, second, third)]
    assert marks[0] == marks[1] != marks[2]
    assert re.fullmatch(r"[0-9a-f]{8}", marks[0])


def test_the_page_of_versions_says_whether_a_code_is_as_it_was_published(tmp_path):
    files = {p.relative_to(WHOLE).as_posix(): p.read_text(encoding="utf-8") for p in WHOLE.rglob("*.*")}
    code = load_workspace(WHOLE, base=WHOLE).workspace.frameworks[0].codes[0]
    entry = f"code: {code.id}, version: '{code.version}', fingerprint: abc, on: 2026-02-01"
    noted = f"versions: [{{{entry}}}]\n"
    files[f"{FOLDER}/published.yml"] = noted
    s = speaker(load_workspace(write_codes(tmp_path, files), base=tmp_path))
    said = []
    for mark in ("abc", "def"):
        register = version_register(s, {code.id: mark})
        assert register is not None
        said.append((register.tables[0].rows[0][2].text, register.tables[0].rows[0][4].text))
    assert said == [("abc", "与公布时一致"), ("def", "公布后改过")]


def test_no_two_sheets_share_a_fingerprint(example):
    s = speaker(example)
    marks = [fingerprint(post_sheet(s, post)) for post in posts_of(s)]
    assert len(set(marks)) == len(marks)


def test_the_place_of_an_entry_is_counted_as_people_count():
    assert way(("reviews", 1, "decisions", 0, "due")) == "reviews[2].decisions[1]"
    assert way(("next_review",)) == "next_review"
    assert way((3, "due_on")) == "4"


def test_the_year_marks_what_is_done_planned_and_late(example):
    plan = plan_of(speaker(example))
    assert [month.label for month in plan.months][:3] == ["1月", "2月", "3月"]
    assert [month.is_now for month in plan.months].index(True) == 2
    marks = {mark.sign for part in plan.parts for row in part.rows for mark in row.marks}
    assert {Sign.GOOD, Sign.OPEN, Sign.NONE} <= marks
    assert all(len(row.marks) == 12 for part in plan.parts for row in part.rows)


def test_a_fiscal_year_begins_with_its_own_month(tmp_path):
    april = (
        f"{FOLDER}/organization.yml",
        "id: anju-property\n",
        "id: anju-property\nfiscal_year_starts: 04-01\n",
    )
    plan = plan_of(speaker(whole(tmp_path, april)))
    assert (plan.months[0].title, plan.months[-1].title) == ("2025年4月", "2026年3月")


def test_a_score_sheet_adds_up_its_points(golden):
    loaded = load_workspace(DEMO, base=DEMO)
    number = [one.organization.id for one in loaded.workspace.frameworks].index("bochuan-materials")
    register = REGISTERS["score-sheets"](speaker(loaded, number=number))
    assert register is not None
    golden("registers/score-sheets.txt", "\n".join(told(register)) + "\n")


def test_the_dashboard_counts_what_it_lists(example):
    shown = dashboard(speaker(example))
    assert sum(one.count for one in shown.counts) == len(shown.lines)
    near = sum(len(owner.lines) for owner in shown.owners)
    assert near == sum(one.count for one in shown.counts if one.key != "later")


def test_pages_link_to_their_files_and_to_what_they_name(demo):
    paths = {file.path for file in demo.site.files}
    shown = page(demo, "dashboard/")
    assert 'href="due.csv"' in shown
    assert "dashboard/due.csv" in paths
    assert 'href="../supervision/#finding-W-33"' in shown
    assert 'href="../registers/versions/"' in shown
    assert "plan/calendar.ics" in paths
    assert 'href="calendar.ics"' in page(demo, "plan/")
    # Every file that a page offers is there.
    for one in demo.site.pages:
        if one.kind in ("dashboard", "plan", "register"):
            for link in re.findall(r'href="([^"#]+\.(?:csv|ics))"', one.content.html):
                joined = re.sub(r"[^/]+/\.\./", "", f"{one.url}{link}")
                assert joined in paths, link


def test_the_table_of_what_is_due_opens_in_a_spreadsheet(demo):
    (file,) = [one for one in demo.site.files if one.path == "dashboard/due.csv"]
    rows = list(csv.reader(io.StringIO(file.text.removeprefix("\ufeff"))))
    assert rows[0] == ["情况", "逾期天数", "类别", "事项", "时期", "规范", "负责岗位", "期限", "写在哪里"]
    assert {len(row) for row in rows} == {9}
    assert [row[7] for row in rows[1:]] == sorted(row[7] for row in rows[1:])


def test_the_public_site_has_none_of_it():
    codes = DEMO / "demo-taxi"
    built = build(Options(codes=codes, base=codes, site=SiteOptions()))
    assert not [one.url for one in built.site.pages if one.kind in ("dashboard", "plan", "register")]
    assert not [file.path for file in built.site.files if file.path.endswith(".ics")]


def test_a_sheet_says_the_fingerprint_the_page_of_versions_says(demo):
    versions = page(demo, "registers/versions/")
    sheets = [one for one in demo.site.pages if one.kind == "sheet" and one.language == "zh"]
    found = r'conduct-sheet__fingerprint">([0-9a-f]{8})<'
    marks = {mark for one in sheets for mark in re.findall(found, one.content.html)}
    assert len(marks) > 5
    assert marks <= set(re.findall(r"\b[0-9a-f]{8}\b", versions))


def test_signs_never_stand_without_words(demo):
    for one in demo.site.pages:
        if one.kind in ("dashboard", "register"):
            assert not re.search(r'aria-hidden="true">[✓▲○–]</span>\s*</span>', one.content.html)
    marks = re.findall(r'class="conduct-register__mark [^>]*>', page(demo, "plan/"))
    assert marks
    assert all('aria-label="' in mark for mark in marks)


def test_a_week_of_the_dashboard_holds_its_days(example):
    s = speaker(example)
    for group in dashboard(s).groups:
        if group.id.startswith("week-"):
            days = [line.day_iso for line in group.lines]
            assert max(days) <= (s.as_of + timedelta(days=31)).isoformat()


def test_words_of_registers_have_the_same_arguments_everywhere():
    for key in labels("zh").keys():  # noqa: SIM118  (labels are no mapping)
        if key.split(".")[0] in ("dashboard", "due", "plan", "register", "matrix"):
            assert all(key in labels(language) for language in LANGUAGES), key
