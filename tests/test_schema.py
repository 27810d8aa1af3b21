"""The JSON Schemas accept what the loader accepts, refuse what it refuses, and explain every key."""

import fnmatch
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, ClassVar, get_args

import pytest
import yaml
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator
from pydantic import TypeAdapter, ValidationError

from mkdocs_conduct import model
from mkdocs_conduct.cli import main
from mkdocs_conduct.labels import KEY_ALIASES
from mkdocs_conduct.labels.fields import ABOUT, COMMON, NAME, descriptions
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.model import DOCUMENTS, Model, base
from mkdocs_conduct.schema import (
    KINDS,
    Choice,
    Form,
    Many,
    Pair,
    Part,
    keys_of,
    mappings,
    schema_text,
    short_key,
)
from mkdocs_conduct.schema.form import VALUE_KINDS
from mkdocs_conduct.schema.values import value_schema

ROOT = Path(__file__).parents[1]
FOLDERS = {
    "codes": ROOT / "codes",
    "design": ROOT / "tests/fixtures/design/codes",
    "smallest": ROOT / "tests/fixtures/smallest/codes",
    "whole": ROOT / "tests/fixtures/whole/codes",
    "real": ROOT / "tests/real/codes",
    "starter": ROOT / "plugin/mkdocs_conduct/starter/codes",
}
LANGUAGES = ("zh", "en")


class EditorsLoader(yaml.SafeLoader):
    """YAML 1.2 as editors read it: `no` and `8:30` and dates are texts, `2.10` is a number."""

    yaml_implicit_resolvers: ClassVar[dict[str, Any]] = {}


for tag, pattern, starts in (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", "-+.0123456789"),
    ("null", r"~|null|Null|NULL|", ["~", "n", "N", ""]),
):
    EditorsLoader.add_implicit_resolver(
        f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), list(starts)
    )


def with_text_keys(value: Any) -> Any:
    if isinstance(value, dict):
        return {str(key): with_text_keys(item) for key, item in value.items()}
    return [with_text_keys(item) for item in value] if isinstance(value, list) else value


def as_editors_read(text: str) -> Any:
    return with_text_keys(yaml.load(text, EditorsLoader))


def kinds_of(file: str) -> list[str]:
    """Return the kinds a file below the folder of codes belongs to; `*` stops at a folder."""

    def matches(pattern: str) -> bool:
        parts = pattern.lstrip("!").split("/")
        names = file.split("/")
        return len(parts) == len(names) and all(map(fnmatch.fnmatchcase, names, parts))

    return [
        name
        for name, kind in KINDS.items()
        if any(matches(one) for one in kind.files if not one.startswith("!"))
        and not any(matches(one) for one in kind.files if one.startswith("!"))
    ]


@cache
def validator(kind: str) -> Draft7Validator:
    return Draft7Validator(json.loads(schema_text(kind)))


def wrong(kind: str, data: Any) -> list[str]:
    """Return what a schema finds wrong, and where."""
    return [
        f"{'.'.join(map(str, one.absolute_path))}: {one.message}" for one in validator(kind).iter_errors(data)
    ]


FILES = [
    pytest.param(
        path, path.relative_to(folder).as_posix(), id=f"{name}-{path.relative_to(folder).as_posix()}"
    )
    for name, folder in FOLDERS.items()
    for path in sorted(folder.rglob("*.yml"))
]


# Everything is explained


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_of_every_mapping_and_every_value_of_a_choice_is_described(language):
    known = descriptions(language)
    missing = []
    for one in mappings():
        name = one.model.__name__
        keys = {NAME, ABOUT} | {key.name for key in keys_of(one.model) if key.name not in known[COMMON]}
        missing += [f"{name}: {{{key}: …}}" for key in sorted(keys - known.get(name, {}).keys())]
    for choice in choices():
        words = {NAME, ABOUT, *choice.words}
        missing += [
            f"{choice.name}: {{{word}: …}}" for word in sorted(words - known.get(choice.name, {}).keys())
        ]
    where = f"plugin/mkdocs_conduct/labels/fields.{language}.yml"
    assert not missing, f"add to {where}:\n" + "\n".join(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_described_that_does_not_exist(language):
    known = {one.model.__name__: {key.name for key in keys_of(one.model)} for one in mappings()}
    known |= {choice.name: set(choice.words) for choice in choices()}
    known[COMMON] = {key for keys in known.values() for key in keys}
    said = descriptions(language)
    assert said.keys() - known.keys() == set()
    assert {
        f"{name}.{key}" for name, texts in said.items() for key in texts.keys() - known[name] - {NAME, ABOUT}
    } == set()


def test_no_description_is_empty_and_none_ends_like_a_sentence_in_a_table():
    for language in LANGUAGES:
        for name, texts in descriptions(language).items():
            for key, text in texts.items():
                assert text.strip(), f"{language} {name}.{key}"
                if key != ABOUT:
                    assert not text.endswith(("。", ".")), f"{language} {name}.{key}"


def test_english_descriptions_are_english():
    # An amount, a duration and a text in two languages are shown as they are typed.
    told = [
        f"{name}.{key}"
        for name, texts in descriptions("en").items()
        for key, text in texts.items()
        if re.search("[\u4e00-\u9fff]", re.sub("`[^`]*`", "", text))
    ]
    assert told == []


def choices() -> list[Choice]:
    found = {}
    for one in mappings():
        for key in keys_of(one.model):
            form: Form = key.form
            while isinstance(form, Many | Pair):
                form = form.of
            if isinstance(form, Choice) and form.name:
                found[form.name] = form
    return list(found.values())


def test_mappings_are_found_wherever_a_document_holds_them():
    def inside(annotation: object) -> Iterator[type[Model]]:
        if isinstance(annotation, type) and issubclass(annotation, Model):
            yield annotation
        for part in get_args(annotation):
            yield from inside(part)

    waiting = [*DOCUMENTS.values(), model.Measurement]
    found: set[type[Model]] = set()
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting.extend(part for info in one.model_fields.values() for part in inside(info.annotation))
    assert {one.model for one in mappings()} == found


def test_every_document_has_its_kind_of_file():
    assert {kind.document for kind in KINDS.values()} == set(DOCUMENTS.values())


# The schemas themselves


@pytest.mark.parametrize("kind", KINDS)
def test_a_schema_is_a_valid_schema_and_points_nowhere_but_into_itself(kind):
    schema = json.loads(schema_text(kind))
    Draft7Validator.check_schema(schema)
    for pointer in sorted(set(references(schema))):
        found = schema
        for step in pointer.removeprefix("#/").split("/"):
            found = found[int(step) if isinstance(found, list) else step]
        assert isinstance(found, dict), pointer


def references(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for item in value:
            yield from references(item)
    elif isinstance(value, dict):
        if isinstance(value.get("$ref"), str):
            yield value["$ref"]
        for item in value.values():
            yield from references(item)


def test_each_key_stands_in_both_languages_with_title_and_meaning():
    for one in mappings():
        schema = next(found for kind in KINDS if (found := definition(kind, one.model)) is not None)
        for key in keys_of(one.model):
            said = schema["properties"][key.name]
            assert said["title"] == f"{key.alias} {key.name}"
            chinese, english, *_ = said["description"].splitlines()
            assert re.search("[\u4e00-\u9fff]", chinese), f"{one.model.__name__}.{key.name}"
            assert english
            assert schema["properties"][key.alias]["$ref"].endswith(f"/properties/{key.name}")


def definition(kind: str, one: type[Model]) -> dict[str, Any] | None:
    schema = json.loads(schema_text(kind))
    if KINDS[kind].document is one:
        return schema
    found = schema["definitions"].get(one.__name__)
    return found["anyOf"][0] if found and "anyOf" in found else found


@pytest.mark.parametrize("kind", VALUE_KINDS)
def test_every_kind_of_value_has_a_schema(kind):
    assert value_schema(kind)


# What is right is accepted


@pytest.mark.parametrize(("path", "file"), FILES)
def test_every_file_belongs_to_one_kind_and_its_schema_accepts_it(path, file):
    kinds = kinds_of(file)
    assert len(kinds) == 1
    assert wrong(kinds[0], as_editors_read(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(("path", "file"), FILES)
def test_the_same_file_with_chinese_keys_is_accepted(path, file):
    data = as_editors_read(path.read_text(encoding="utf-8"))
    (kind,) = kinds_of(file)
    assert wrong(kind, with_chinese_keys(data, KINDS[kind].document)) == []


@pytest.mark.parametrize(("path", "file"), FILES)
def test_the_same_file_with_single_items_for_lists_of_one_is_accepted(path, file):
    data = as_editors_read(path.read_text(encoding="utf-8"))
    (kind,) = kinds_of(file)
    assert wrong(kind, with_single_items(data, KINDS[kind].document)) == []


@pytest.mark.parametrize(("path", "file"), FILES)
def test_the_same_file_with_every_value_quoted_is_accepted(path, file):
    (kind,) = kinds_of(file)
    data = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)
    # A quoted text is never nothing.
    assert wrong(kind, without_empty(data)) == []


_ALIAS = {key: alias for alias, key in KEY_ALIASES.items()}


def parts_by_key(one: type[Model] | None) -> dict[str, Form]:
    return {key.name: key.form for key in keys_of(one)} if one else {}


def inner(form: Form | None) -> type[Model] | None:
    while isinstance(form, Many | Pair):
        form = form.of
    return form.model if isinstance(form, Part) else None


def with_chinese_keys(value: Any, one: type[Model] | None) -> Any:
    if isinstance(value, list):
        return [with_chinese_keys(item, one) for item in value]
    forms = parts_by_key(one)
    if not isinstance(value, dict) or not value.keys() <= forms.keys():
        return value
    return {_ALIAS[key]: with_chinese_keys(item, inner(forms[key])) for key, item in value.items()}


def with_single_items(value: Any, one: type[Model] | None) -> Any:
    if isinstance(value, list):
        return [with_single_items(item, one) for item in value]
    if not isinstance(value, dict):
        return value
    found = {}
    for key, item in value.items():
        form = parts_by_key(one).get(key)
        single = isinstance(form, Many) and form.is_one_enough and isinstance(item, list) and len(item) == 1
        found[key] = with_single_items(item[0] if single else item, inner(form))
    return found


def without_empty(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: without_empty(item) for key, item in value.items() if item != ""}
    return [without_empty(item) for item in value] if isinstance(value, list) else value


CODE = """
title: 退换货承诺
status: draft
commitments:
  - id: C1
    promise: 七天内退货。
{more}
"""


def code(more: str) -> str:
    """Return a small code with more of the commitment, or of the code where it is not indented."""
    return CODE.replace("{more}", more)


RIGHT = {
    "a plain limit": "    limit: 7天",
    "a list of limits": "    limit: [7天, {within: 3天, of: 退款}]",
    "a limit in the words of a spreadsheet": "    limit: {level: 合格率, op: ≥, value: 99.5, unit: '%'}",
    "two languages": "    remedy: {zh: 道歉, en: We apologise}",
    "a text that is a number": "    remedy: 12315",
    "a text that is yes": "    remedy: yes",
    "no targets": "performance_indicators: {id: K1, name: 率, targets: none}",
    "a plain target": "performance_indicators: [{id: K1, name: 率, targets: ≥98%}]",
    "a target of its parts": "performance_indicators: [{id: K1, name: 率, targets: {op: '>=', value: 98}}]",
    "an empty value": "    remedy:",
    "an organization's name alone": "organization: 小林书店",
    "a version that is a number": "version: 2.10",
    "a day in Chinese": "effective_from: 2026年2月1日",
    "yes in Chinese": "    statutory: 是",
    "a full-width date": "effective_from: ２０２６－０２－０１",
    "an amount that is a number": "    remedy: {amount: 20}",
    "an event and a day that end it": "    limit: [{within: 3天, until: 完工}, {within: 5天, until: 2026-01-31}]",
    "a communication at no single day": "communication_plan: {internal: [{id: I1, when: 每次班前会}]}",
    "a step in words": "procedures: [{id: P1, title: 退货, steps: [核对小票, {do: 退款, by: 店员}]}]",
}


@pytest.mark.parametrize("more", RIGHT.values(), ids=RIGHT)
def test_what_the_loader_forgives_the_schema_forgives(more, tmp_path):
    text = code(more)
    assert schema_errors(text, tmp_path) == []
    assert wrong("code", as_editors_read(text)) == []


def schema_errors(text: str, folder: Path) -> list[str]:
    (folder / "returns.yml").write_text(text, encoding="utf-8")
    return [
        one.message("en")
        for one in load_workspace(folder, base=folder).problems
        if one.rule == "schema-error"
    ]


WRONG = {
    "an unknown key": "    remdy: 道歉",
    "an unknown Chinese key": "    补赏: 道歉",
    "a key of another mapping": "    steps: [核对小票]",
    "a word that is no status": "profile: tiny",
    "a mapping for a text": "purpose: {what: {else: x}}",
    "a list for a text": "purpose: [一, 二]",
    "a text for a mapping": "approved: 店长",
    "a duration without a unit": "    limit: 7",
    "a condition on no clock": "    limit: {within: 7天, clock: allways}",
    "no promise": "  - id: C2",
    "a list of one number for two": "    limit: {level: 压力, between: [15]}",
    "a date without a year": "effective_from: 2月1日",
    "an id with a space": "groups: [{id: my group, name: 一}]",
    "an indicator without a name": "performance_indicators: [{id: K1}]",
    "perhaps": "    statutory: 也许",
    "a negative number of times": "    limit: {times: -2, per: 1年}",
}


@pytest.mark.parametrize("more", WRONG.values(), ids=WRONG)
def test_what_the_loader_refuses_for_its_form_the_schema_refuses(more, tmp_path):
    text = code(more)
    assert schema_errors(text, tmp_path) != []
    assert wrong("code", as_editors_read(text)) != []


OTHERS = {
    "settings": ("levels: {no-remedy: error, long-sentence: off}", "levels: {no-remedy: fatal}"),
    "organization": ("posts: [{id: a, name: 店长}]\nname: 书店", "posts: [{id: a, name: 店长}]"),
    "complaints": ("categories: [质量, {id: b, name: 态度}]", "categorys: [质量]"),
    "disputes": ("routes: {id: a, provider: 消协, kind: mediation}", "routes: {id: a, kind: mediation}"),
    "goals": ("organization: [{id: Z1, text: 零事故, value: ≤0}]", "organization: [{text: 零事故}]"),
    "reviews": ("reviews: [{id: R1, decisions: [改]}]", "reviews: [{id: R1, inputs: {weather: 好}}]"),
    "improvements": (
        "improvements: [{id: A1, text: 加人, source: audit}]",
        "improvements: [{id: A1, text: 加人, source: luck}]",
    ),
    "supervision": ("focuses: [{id: F1, name: 时限}]", "focus: [{id: F1, name: 时限}]"),
    "inspections": (
        "inspections: [{id: I1, type: routine, date: 2026-01-15}]",
        "inspections: [{id: I1, type: routine}]",
    ),
    "satisfaction": (
        "title: 调查\nsubject: code\nitems: [清楚吗]\nwaves: [{period: 2026, answers: [{item: Q1, counts: {5: 4, 4: 1}}]}]",
        "title: 调查\nsubject: code\nwaves: [{period: 2026, answers: [{item: Q1, counts: [5, 4]}]}]",
    ),
    "complaint-records": ("records: [{id: 1, received_on: 2026-01-02}]", "records: [{id: 1}]"),
    "results": (
        "period: 2026-02\nresults: [{indicator: K1, numerator: 1, denominator: 2}]",
        "results: {indicator: K1}",
    ),
    "form": (
        "title: 借条\nuse: duty\nblocks: [{fields: [{label: 日期, kind: date}]}]\nsignatures: 借用人",
        "title: 借条\nuse: dutty",
    ),
    "checklist": (
        "title: 开店\npost: 店长\nitems: [开灯, {text: 扫地, critical: true}]",
        "title: 开店\nitems: [{critical: true}]",
    ),
    "translation": ("title: Returns\ncommitments: [{id: C1, promise: Bring it back.}]", "titel: Returns"),
    "published": ("versions: [{code: a, version: 1, fingerprint: abc}]", "versions: [{code: a}]"),
}


@pytest.mark.parametrize("kind", [kind for kind in KINDS if kind != "code"])
def test_each_kind_of_file_has_something_right_and_something_wrong(kind):
    right, not_right = OTHERS[kind]
    assert wrong(kind, as_editors_read(right)) == []
    assert wrong(kind, as_editors_read(not_right)) != []


# Values: whatever our readers read, the schema accepts

TYPED = {
    "date": ["2026-02-01", "2026/2/1", "2026.2.1", "2026年2月1日", "二〇二六年二月一日", "２０２６－２－１"],
    "time": ["8:30", "08：30", "16时", "下午一時", "8点半", "1 pm", "正午", "Noon"],
    "amount": ["10元", "£40", "HK$10", "十元", "1万元", "20", "1,000元"],
    "duration": [
        "15分钟",
        "十五分钟",
        "3个工作日",
        "当日",
        "不过夜",
        "半天",
        "次日12:00",
        "当场",
        "PT15M",
        "4 weeks",
    ],
    "threshold": ["≥98%", "<0.05%", "不超过3次", "15–30分钟", "前3名", "98", "零"],
    "period": ["2026-02", "2026-Q1", "2026-H1", "2026", "FY2025-26", "2026-01-01..2026-03-15", "二〇二六年"],
    "number": ["1,000", "－3.5", "1万", "一百零五", "两", "半"],
    "whole": ["3", "十", "1,000"],
    "bool": ["true", "YES", "on", "是", "否", "No"],
    "instant": ["2026-02-01", "2026-02", "2026"],
    "month_day": ["04-01", "4/1", "4月1日", "四月一日"],
    "id": ["C1", "front-desk", "前台.2", "a_b"],
    "line": ["x", "２", "一 二"],
}
READERS: dict[str, TypeAdapter[Any]] = {
    "date": TypeAdapter(base.DateField),
    "time": TypeAdapter(base.TimeField),
    "amount": TypeAdapter(base.AmountField),
    "duration": TypeAdapter(base.DurationField),
    "threshold": TypeAdapter(base.ThresholdField),
    "period": TypeAdapter(base.PeriodField),
    "number": TypeAdapter(base.NumberField),
    "whole": TypeAdapter(base.WholeField),
    "bool": TypeAdapter(base.BoolField),
    "instant": TypeAdapter(base.InstantField),
    "month_day": TypeAdapter(base.MonthDayField),
    "id": TypeAdapter(base.IdField),
    "line": TypeAdapter(base.LineField),
}


@given(st.data())
def test_no_value_that_is_read_is_marked_by_the_schema(data):
    kind = data.draw(st.sampled_from(list(TYPED)))
    typed = data.draw(
        st.sampled_from(TYPED[kind]) | st.text("0123456789年月日-/.:≥%元£半点时分钟天 是否", max_size=12)
    )
    try:
        READERS[kind].validate_python(typed)
    except ValidationError:
        return
    assert not list(Draft7Validator(value_schema(kind)).iter_errors(typed)), typed


# The command


def test_the_command_writes_one_kind_to_the_screen_and_all_into_a_folder(tmp_path):
    shown = CliRunner().invoke(main, ["schema", "checklist"])
    assert shown.exit_code == 0
    assert shown.output == schema_text("checklist")
    done = CliRunner().invoke(main, ["schema", "--output", str(tmp_path), "--lang", "en"])
    assert done.exit_code == 0
    assert f"wrote {len(KINDS)} JSON Schemas" in done.output
    assert {path.stem: path.read_text(encoding="utf-8") for path in tmp_path.iterdir()} == {
        kind: schema_text(kind) for kind in KINDS
    }


def test_the_command_alone_lists_the_kinds_and_their_files():
    said = CliRunner().invoke(main, ["schema", "--codes", "规范"]).output
    assert [line.split()[0] for line in said.splitlines()] == list(KINDS)
    assert "规范/*/checklists/*.yml" in said


def test_a_kind_that_does_not_exist_is_wrong_usage():
    assert CliRunner().invoke(main, ["schema", "codes"]).exit_code == 2


def test_the_settings_of_this_repository_and_of_new_projects_are_those_the_command_shows(tmp_path):
    ours = json.loads((ROOT / ".vscode/settings.json").read_text(encoding="utf-8"))
    shown = CliRunner().invoke(main, ["schema", "--settings", "--output", "site_src/assets/schema"])
    assert {key: ours[key] for key in json.loads(shown.output)} == json.loads(shown.output)
    CliRunner().invoke(main, ["new", str(tmp_path / "mine")])
    settings = (tmp_path / "mine/.vscode/settings.json").read_text(encoding="utf-8")
    assert settings == CliRunner().invoke(main, ["schema", "--settings"]).output
    for schema in json.loads(settings)["yaml.schemas"]:
        name = Path(schema).stem
        assert (tmp_path / "mine" / schema).read_text(encoding="utf-8") == schema_text(name)


def test_a_short_form_stands_for_a_key_that_exists():
    short = {one.model.__name__: key.name for one in mappings() if (key := short_key(one.model)) is not None}
    assert short["Limit"] == "within"
    assert short["Wording"] == "text"
    assert short["Step"] == "do"
    assert short["Target"] == "value"
    assert "Approval" not in short
