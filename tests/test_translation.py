"""A translation file laid over its code: by id, by position, and what of it has nothing to translate."""

from pathlib import Path

import pytest

from mkdocs_conduct.load import Loaded, load_workspace
from mkdocs_conduct.model import Code
from mkdocs_conduct.problems import Report
from sample import write_codes

CODE = """\
title: 维修承诺
status: in_force
purpose: {zh: 说清楚, fr: Clarté}
scope: 全部小区
limitations: [台风, 暴雨]
commitments:
  - id: C1
    promise: 十五分钟到场。
    limit: {within: 15分钟, from: 报修, until: 到场}
    remedy: 致歉
    variants:
      - {id: night, when: 夜间, limit: {within: 30分钟}}
  - id: C2
    promise:
      - {text: 旧话, until: 2025-12}
      - {text: 新话, since: 2026-01}
    limit:
      - {within: 1天, of: 联系}
      - {within: 2天, of: 修好}
    remedy: {text: 减免10元, amount: 10元}
performance_indicators:
  - {id: K1, name: 按时率, targets: ≥98%}
"""


def texts(data, path=()):
    """Yield every text of plain data with its path."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*path, key))
    elif isinstance(data, list):
        for n, value in enumerate(data):
            yield from texts(value, (*path, n))
    elif isinstance(data, str):
        yield path, data


def load(folder: Path, translation: str, *, code: str = CODE, name: str = "repair.en.yml") -> Loaded:
    write_codes(
        folder,
        {"x/organization.yml": "id: anju\nname: 安居\n", "x/repair.yml": code, f"x/{name}": translation},
    )
    return load_workspace(folder, base=folder / "x")


def code_of(loaded: Loaded) -> Code:
    return loaded.workspace.frameworks[0].codes[0]


def kinds(loaded: Loaded) -> list[tuple[str, str]]:
    return [(str(problem.place), problem.text) for problem in Report.of(loaded.problems).problems]


def test_a_text_gets_its_translation_and_keeps_its_first_language(tmp_path):
    loaded = load(tmp_path, "title: Repairs\n")
    assert loaded.problems == ()
    assert code_of(loaded).title.forms == (("", "维修承诺"), ("en", "Repairs"))
    assert str(code_of(loaded).title) == "维修承诺"


def test_a_text_in_several_languages_gets_one_more(tmp_path):
    purpose = code_of(load(tmp_path, "purpose: Clear\n")).purpose
    assert purpose is not None
    assert purpose.forms == (("zh", "说清楚"), ("fr", "Clarté"), ("en", "Clear"))


def test_items_are_matched_by_id_in_any_order(tmp_path):
    loaded = load(
        tmp_path,
        "commitments:\n  - {id: C2, remedy: {text: 10 yuan off}}\n  - {id: C1, promise: There in 15 minutes., variants: [{id: night, when: at night}]}\n"
        "performance_indicators: [{id: K1, name: On time}]\n",
    )
    assert loaded.problems == ()
    first, second = code_of(loaded).commitments
    assert first.promise.text.get("en", "zh") == "There in 15 minutes."
    assert first.variants[0].when is not None
    assert first.variants[0].when.get("en", "zh") == "at night"
    assert second.remedies[0].text is not None
    assert second.remedies[0].text.get("en", "zh") == "10 yuan off"
    assert code_of(loaded).performance_indicators[0].name.get("en", "zh") == "On time"


def test_items_without_ids_are_matched_by_position(tmp_path):
    loaded = load(
        tmp_path,
        "limitations: [Typhoon, Rainstorm]\ncommitments:\n"
        "  - {id: C2, promise: [{text: old words}, {text: new words}], limit: [{of: contact}, {of: repair}]}\n",
    )
    assert loaded.problems == ()
    code = code_of(loaded)
    assert [text.get("en", "zh") for text in code.limitations] == ["Typhoon", "Rainstorm"]
    second = code.commitments[1]
    assert [wording.text.get("en", "zh") for wording in second.wordings] == ["old words", "new words"]
    assert [limit.of.get("en", "zh") for limit in second.limits if limit.of] == ["contact", "repair"]


@pytest.mark.parametrize(
    "remedy", ["We apologise.", "{text: We apologise.}", "[We apologise.]", "[{text: We apologise.}]"]
)
def test_a_sentence_is_translated_in_whichever_shape_the_translation_has(tmp_path, remedy):
    loaded = load(tmp_path, f"commitments: [{{id: C1, remedy: {remedy}}}]\n")
    assert loaded.problems == ()
    text = code_of(loaded).commitments[0].remedies[0].text
    assert text is not None
    assert text.forms == (("", "致歉"), ("en", "We apologise."))


@pytest.mark.parametrize("remedy", ["10 yuan off", "{text: 10 yuan off}", "[{text: 10 yuan off}]"])
def test_the_words_of_a_mapping_are_translated_and_the_rest_stays(tmp_path, remedy):
    loaded = load(tmp_path, f"commitments: [{{id: C2, remedy: {remedy}}}]\n")
    assert loaded.problems == ()
    found = code_of(loaded).commitments[1].remedies[0]
    assert found.text is not None
    assert found.text.get("en", "zh") == "10 yuan off"
    assert str(found.amount) == "10 CNY"


def test_a_scope_in_words_is_translated(tmp_path):
    scope = code_of(load(tmp_path, "scope: All estates\n")).scope
    assert scope is not None
    assert scope.text is not None
    assert scope.text.get("en", "zh") == "All estates"


def test_a_translation_may_use_chinese_keys(tmp_path):
    loaded = load(tmp_path, "标题: Repairs\n承诺列表: [{编号: C1, 承诺: There in 15 minutes.}]\n")
    assert loaded.problems == ()
    assert code_of(loaded).title.get("en", "zh") == "Repairs"


def test_two_translations_stand_beside_each_other(tmp_path):
    write_codes(tmp_path, {"x/repair.zh-Hant.yml": "title: 維修承諾\n"})
    title = code_of(load(tmp_path, "title: Repairs\n")).title
    assert title.forms == (("", "维修承诺"), ("en", "Repairs"), ("zh-Hant", "維修承諾"))


@pytest.mark.parametrize(
    ("translation", "place", "expected"),
    [
        ("slogan: Fast\n", "repair.en.yml:1:9", "translation.nothing"),
        ("commitments:\n  - {id: C9, promise: x}\n", "repair.en.yml:2:5", "translation.unknown_id"),
        ("commitments:\n  - {id: C1, group: x, promise: y}\n", "repair.en.yml:2:21", "translation.nothing"),
        ("limitations: [Typhoon]\n", "repair.en.yml:1:14", "translation.count"),
        ("limitations: [a, b, c]\n", "repair.en.yml:1:14", "translation.count"),
        ("title: {a: b}\n", "repair.en.yml:1:8", "translation.shape"),
        ("title: [a, b]\n", "repair.en.yml:1:8", "translation.shape"),
        ("commitments: x\n", "repair.en.yml:1:14", "translation.nothing"),
    ],
)
def test_what_does_not_fit_the_original_is_one_problem_at_its_place(tmp_path, translation, place, expected):
    loaded = load(tmp_path, translation)
    assert kinds(loaded) == [(place, expected)]
    assert code_of(loaded).title.get("zh", "zh") == "维修承诺"


def test_a_translation_that_does_not_fit_in_one_place_still_counts_in_others(tmp_path):
    loaded = load(tmp_path, "title: Repairs\nslogan: Fast\nlimitations: [Typhoon]\n")
    assert code_of(loaded).title.get("en", "zh") == "Repairs"
    assert [text.get("en", "zh") for text in code_of(loaded).limitations] == ["Typhoon", None]


def test_a_translation_without_its_original_is_a_problem(tmp_path):
    loaded = load(tmp_path, "title: Lost\n", name="lost.en.yml")
    assert kinds(loaded) == [("lost.en.yml:1:1", "translation.orphan")]


@pytest.mark.parametrize("name", ["v2.1.yml", "notes.old.yml"])
def test_a_dot_in_a_name_makes_no_translation_unless_a_language_follows(tmp_path, name):
    loaded = load(tmp_path, "title: 另一份\nstatus: draft\n", name=name)
    assert loaded.problems == ()
    assert [code.id for code in loaded.workspace.frameworks[0].codes] == sorted(
        [name.removesuffix(".yml"), "repair"]
    )


def test_a_broken_translation_leaves_the_code(tmp_path):
    loaded = load(tmp_path, "title: [\n")
    assert len(loaded.problems) == 1
    assert code_of(loaded).title.forms == (("", "维修承诺"),)


def test_ids_are_not_translated(tmp_path):
    loaded = load(tmp_path, "id: mending\ntitle: Repairs\n", code="id: repair\n" + CODE)
    assert code_of(loaded).id == "repair"


def test_every_text_of_plain_data_is_found_with_its_path():
    assert list(texts({"a": ["x", {"b": "y"}], "c": None})) == [(("a", 0), "x"), (("a", 1, "b"), "y")]
