"""What an editor shows while a code is typed: the real yaml-language-server with the settings of this repository."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from language_server import LanguageServer
from mkdocs_conduct.cli import main

ROOT = Path(__file__).parents[1]
CODE = """\
title: 物业服务承诺
status: in_forcee
version: 2.10
commitments:
  - id: C1
    promise: 水电急修，15分钟内到达现场。
    limit:
      within: 15分钟
      clock: allways
    remdy: 道歉

  - id: C2
    承诺: 七天内退货。
    limit: 7天
    remedy:
      amount: 10元
      automatic:

performance_indicators:
  - id: K1
    name: 到场率
    direction:
    targets: [≥98%, {value: ≥99%, since: 2026-03}]
"""
# Where something is about to be typed there is a space already.
for empty in ("automatic:", "direction:"):
    CODE = CODE.replace(empty, f"{empty} ")
CODE = CODE.replace("\n\n", "\n    \n")
LINES = CODE.splitlines()


def editor_of(root: Path) -> LanguageServer:
    """Return the server as Visual Studio Code starts it in a folder."""
    settings = json.loads((root / ".vscode/settings.json").read_text(encoding="utf-8"))
    yaml = {key.removeprefix("yaml."): value for key, value in settings.items() if key.startswith("yaml.")}
    return LanguageServer(
        root,
        {
            "yaml": {
                **yaml,
                "schemaStore": {"enable": False},
                "validate": True,
                "hover": True,
                "completion": True,
            }
        },
    )


@pytest.fixture(scope="module")
def editor() -> Iterator[LanguageServer]:
    with editor_of(ROOT) as server:
        yield server


@pytest.fixture(scope="module")
def path() -> Path:
    return ROOT / "codes" / "demo-property" / "being-typed.yml"


@pytest.fixture(scope="module")
def marks(editor, path) -> dict[int, str]:
    """What is marked in the code, by line."""
    return {one["range"]["start"]["line"]: one["message"] for one in editor.open(path, CODE)}


def line_of(text: str) -> int:
    return next(number for number, line in enumerate(LINES) if text in line)


def test_just_what_is_wrong_is_marked(marks):
    assert sorted(marks) == [line_of("in_forcee"), line_of("allways"), line_of("remdy")]
    assert "remdy" in marks[line_of("remdy")]
    assert '"in_force"' in marks[line_of("in_forcee")]
    assert '"service_hours"' in marks[line_of("allways")]


@pytest.mark.usefixtures("marks")
def test_a_commitment_is_offered_its_keys_in_english_and_chinese(editor, path):
    offered = editor.completion(path, line_of("remdy") + 1, 4)
    assert {"remedy", "补救", "delivered_by", "履行岗位"} <= offered.keys()
    assert "limit" not in offered
    assert "没有做到时的补救" in offered["remedy"]
    assert "what the customer gets if it is not kept" in offered["remedy"]
    assert "steps" not in offered


@pytest.mark.usefixtures("marks")
@pytest.mark.parametrize(
    ("line", "offered"), [("automatic:", {"true", "false"}), ("direction:", {"higher", "lower", "range"})]
)
def test_where_a_value_is_one_of_a_few_just_these_are_offered(editor, path, line, offered):
    number = line_of(line)
    assert editor.completion(path, number, len(LINES[number])).keys() == offered


@pytest.mark.usefixtures("marks")
@pytest.mark.parametrize(
    ("line", "chinese", "english"),
    [
        ("limit: 7天", "时限或标准，一条或几条", "one or several limits"),
        ("limit:", "时限或标准，一条或几条", "What a promise can be measured by"),
        ("within:", "多久之内", "within which time"),
        ("version:", "版本，例如", "version, such as"),
    ],
)
def test_a_key_is_explained_in_both_languages(editor, path, line, chinese, english):
    shown = editor.hover(path, line_of(line), LINES[line_of(line)].index(line) + 1)
    assert chinese in shown
    assert english in shown


@pytest.mark.usefixtures("marks")
def test_a_chinese_key_is_explained_as_its_english_one_is(editor, path):
    shown = editor.hover(path, line_of("承诺: 七天"), 5)
    assert "承诺 promise" in shown
    assert "对顾客说的那句话" in shown


@pytest.mark.usefixtures("marks")
def test_the_words_of_a_choice_are_explained(editor, path):
    shown = editor.hover(path, line_of("in_forcee"), 3)
    assert "`in_force`: 现行 · in force" in shown


def test_no_file_of_the_demonstration_is_marked(editor):
    files = sorted((ROOT / "codes").rglob("*.yml"))
    assert files
    marked = {
        file.relative_to(ROOT).as_posix(): found
        for file in files
        if (found := editor.open(file, file.read_text(encoding="utf-8")))
    }
    assert marked == {}


def test_a_new_project_has_the_same_help_without_a_network(tmp_path):
    CliRunner().invoke(main, ["new", str(tmp_path / "mine")])
    organization = tmp_path / "mine" / "codes" / "my-organization"
    with editor_of(tmp_path / "mine") as server:
        for file in sorted((tmp_path / "mine" / "codes").rglob("*.yml")):
            assert server.open(file, file.read_text(encoding="utf-8")) == []
        marked = server.open(organization / "second.yml", "title: 二\nstatus: draft\nslogn: 一\n")
        assert ["slogn" in one["message"] for one in marked] == [True]
        assert "口号" in server.completion(organization / "second.yml", 2, 0)
        marked = server.open(organization / "results" / "2026.yml", "period: 2026-02\nresult: []\n")
        assert ["result" in one["message"] for one in marked] == [True]


def test_any_editor_can_be_told_the_schema_in_the_file_itself(tmp_path):
    done = CliRunner().invoke(main, ["schema", "code", "--output", str(tmp_path / "schema")])
    assert done.exit_code == 0
    with LanguageServer(tmp_path, {"yaml": {"validate": True}}) as server:
        text = "# yaml-language-server: $schema=schema/code.json\ntitle: 一\nstatus: drafty\n"
        marked = server.open(tmp_path / "any.yml", text)
    assert ['"draft"' in one["message"] for one in marked] == [True]
