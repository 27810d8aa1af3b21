"""Every word of ours, in every language: nothing missing, nothing mixed, nothing that only code knows."""

import ast
import re
import string
from collections.abc import Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Any

import pytest
from pydantic import BaseModel

import mkdocs_conduct.model as nouns
from mkdocs_conduct.labels import (
    HERE,
    KEY_ALIASES,
    LANGUAGES,
    MESSAGES,
    PARTS,
    Labels,
    _flat,
    _read,
    canonical_key,
    labels,
    locale_of,
    message_language,
)
from mkdocs_conduct.load.faults import keys_of
from mkdocs_conduct.load.results import _HEAD
from mkdocs_conduct.model import Disputes
from mkdocs_conduct.problems import Severity
from mkdocs_conduct.public_view import Trend, Verdict
from mkdocs_conduct.render.renderer import builtin_templates

PACKAGE = HERE.parent
MODEL = [kind for kind in vars(nouns).values() if isinstance(kind, type) and issubclass(kind, BaseModel)]
SIMPLIFIED_ONLY = (
    "们这说时为会对开关东车长门问间见观现规视语话请让认证记讨论应该线级组织结给经绝统练纸细终报护号码电发务达标复补偿"
    "检测订单费赔节约严格项顾员岗职责权义议处办单实际误迟纠纷调诉讼仲庭户区园场厅馆层栋楼种类别质价钱买卖贵账"
    "无数值没样较优势续连远进过还运动态绿红蓝临个仅从众优传伤侧储儿兰养冲决净减几凭则创刘剂务劳医华协单卫厂历压县参双变叠听启员响团围图圆圣块坏坚"
)
"""Characters that are never written in traditional Chinese; some stand twice."""
BOTH_WAYS = frozenset("标种类别值没样较红临从决净几刘参岗职责权动态楼层价仲格")
"""Of those, the ones with another reading: taken out, so that the list accuses nobody wrongly."""


def words_of(language: str) -> dict[str, Any]:
    """Return phrases, pages and sheets of a language, flat; a word with plural forms is a mapping."""
    return {
        key: word
        for part in PARTS
        for path in sorted(HERE.glob(f"{part}.{language}.yml"))
        for key, word in _flat(_read(path.relative_to(HERE).as_posix())).items()
    }


def messages_of(language: str) -> dict[str, Any]:
    files = [path for part in MESSAGES for path in sorted(HERE.glob(f"{part}.{language}.yml"))]
    return {
        key: word for path in files for key, word in _flat(_read(path.relative_to(HERE).as_posix())).items()
    }


def forms(word: Any) -> list[str]:
    return [str(form) for form in word.values()] if isinstance(word, Mapping) else [str(word)]


def placeholders(word: Any) -> set[str]:
    """Return the names filled into any form of a word."""
    fields = (field for form in forms(word) for _, field, _, _ in string.Formatter().parse(form))
    return {field for field in fields if field is not None}


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "zh"])
def test_every_language_has_the_keys_that_chinese_has(language):
    assert sorted(words_of(language)) == sorted(words_of("zh"))


@pytest.mark.parametrize("language", [language for language in LANGUAGES if language != "zh"])
def test_a_word_takes_the_same_arguments_in_every_language(language):
    chinese, other = words_of("zh"), words_of(language)
    # A word may leave a number out where its form says it; English has no word for the customer here.
    differing = {
        key: (placeholders(word), placeholders(other[key]))
        for key, word in chinese.items()
        if (placeholders(word) ^ placeholders(other[key])) - {"n"}
        and (language, key) != ("en", "page.promise.duties")
    }
    assert differing == {}


def test_every_message_exists_in_chinese_and_english_with_the_same_arguments():
    chinese, english = messages_of("zh"), messages_of("en")
    assert sorted(chinese) == sorted(english)
    differing = {key for key, word in chinese.items() if placeholders(word) != placeholders(english[key])}
    # English has no Chinese key to name beside the English one.
    assert differing == {"schema.missing.message"}
    assert {key.rsplit(".", 1)[1] for key in chinese} == {"message", "hint"}


def test_every_problem_with_a_hint_says_first_what_is_wrong():
    for language in ("zh", "en"):
        messages = messages_of(language)
        hints = [key for key in messages if key.endswith(".hint")]
        assert hints
        assert [key for key in hints if key.replace(".hint", ".message") not in messages] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language):
    empty = [key for key, word in words_of(language).items() if not all(form.strip() for form in forms(word))]
    assert empty == []


def test_english_words_have_no_chinese_characters():
    english = {**words_of("en"), **messages_of("en")}
    # Two places name what people type in Chinese: an amount and the full-width signs.
    told = {key: word for key, word in english.items() if re.search("[\u4e00-\u9fff]", "".join(forms(word)))}
    assert [key for key in told if not key.startswith(("field.amount", "source.", "field.not_"))] == []


def test_traditional_chinese_has_no_character_that_only_simplified_chinese_has():
    accused = frozenset(SIMPLIFIED_ONLY) - BOTH_WAYS
    assert len(accused) > 120
    found = {
        key: sorted(accused & set("".join(forms(word))))
        for key, word in words_of("zh-Hant").items()
        if accused & set("".join(forms(word)))
    }
    assert found == {}


def test_the_list_of_simplified_characters_would_catch_a_simplified_page():
    accused = frozenset(SIMPLIFIED_ONLY) - BOTH_WAYS
    caught = [key for key, word in words_of("zh").items() if accused & set("".join(forms(word)))]
    assert len(caught) > 100


# Keys


def test_every_alias_stands_for_one_key_only():
    table = _read("keys.yml")
    aliases = list(table.values())
    assert [alias for alias in aliases if aliases.count(alias) > 1] == []
    assert len(KEY_ALIASES) == len(table)


def test_every_alias_stands_for_a_key_that_some_file_may_hold():
    known = {key for model in [*MODEL, Disputes, *_inner(MODEL)] for key in keys_of(model)}
    known |= set(_HEAD) | {"post"}
    assert sorted(set(KEY_ALIASES.values()) - known) == []


def test_every_key_that_an_editor_may_type_has_a_chinese_alias():
    known = {key for model in [*MODEL, *_inner(MODEL)] for key in keys_of(model)}
    # What shapes are normalised to is typed under another name.
    known -= {"limits", "remedies", "wordings", "timing"}
    assert sorted(known - set(KEY_ALIASES.values())) == []


def _inner(models: list[type[BaseModel]]) -> list[type[BaseModel]]:
    """Return the models that only stand inside others: AtMost, Done and so on."""
    ours = (kind for kind in _all_subclasses(nouns.Model) if kind.__module__.startswith("mkdocs_conduct."))
    return [kind for kind in ours if kind not in models]


def _all_subclasses(kind: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for below in kind.__subclasses__():
        yield below
        yield from _all_subclasses(below)


def test_an_alias_is_read_as_its_key_and_anything_else_as_itself():
    assert canonical_key("承诺") == "promise"
    assert canonical_key("promise") == "promise"
    assert canonical_key("诺言") == "诺言"


# Keys that code and templates ask for

_LITERAL = re.compile(r"""\bt\(\s*(?P<quote>["'])(?P<key>[a-z][a-z_.]*)(?P=quote)\s*(?P<more>~)?""")


def asked_by_templates() -> list[tuple[str, str, bool]]:
    """Return file, key and whether the key is only the beginning of one."""
    asked = []
    for path in sorted(builtin_templates().rglob("*")):
        # The theme's partials speak with the theme's own words.
        if path.suffix in (".jinja", ".html") and "theme" not in path.parts:
            found = _LITERAL.finditer(path.read_text(encoding="utf-8"))
            asked.extend((path.name, match["key"], bool(match["more"])) for match in found)
    return asked


def asked_by_code() -> list[tuple[str, str, bool]]:
    """Return file, key and whether the key is only the beginning of one, for each call of labels in our code."""
    asked = []
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _speaks(node.func):
                asked.extend((path.name, key, more) for key, more in _keys(node))
    return asked


def _speaks(function: ast.expr) -> bool:
    if isinstance(function, ast.Name):
        return function.id == "words"
    if isinstance(function, ast.Attribute):
        return function.attr in ("words", "form")
    return (
        isinstance(function, ast.Call)
        and isinstance(function.func, ast.Name)
        and function.func.id == "labels"
    )


def _keys(call: ast.Call) -> Iterator[tuple[str, bool]]:
    for argument in call.args[:2]:
        branches = [argument.body, argument.orelse] if isinstance(argument, ast.IfExp) else [argument]
        for branch in branches:
            if isinstance(branch, ast.Constant) and isinstance(branch.value, str) and "." in branch.value:
                yield branch.value, False
            elif isinstance(branch, ast.JoinedStr) and isinstance(branch.values[0], ast.Constant):
                yield str(branch.values[0].value), True


def unknown(asked: list[tuple[str, str, bool]], language: str) -> list[tuple[str, str]]:
    keys = labels(language).keys()
    return [
        (file, key)
        for file, key, is_start in asked
        if (key not in keys if not is_start else not any(known.startswith(key) for known in keys))
    ]


def test_every_word_that_a_template_asks_for_exists():
    asked = asked_by_templates()
    assert len(asked) > 100
    assert unknown(asked, "zh") == []


def test_every_word_that_code_asks_for_exists():
    asked = asked_by_code()
    assert len(asked) > 80
    assert unknown(asked, "zh") == []


def test_every_message_that_the_loader_reports_exists():
    keys = labels("en").keys()
    asked = []
    for path in sorted((PACKAGE / "load").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "schema_problem":
                text = node.args[1]
                if isinstance(text, ast.Constant):
                    asked.append(f"problem.{text.value}.message")
    assert len(asked) >= 8
    assert [key for key in asked if key not in keys] == []


def test_every_fault_that_a_field_can_have_has_its_message():
    keys = labels("zh").keys()
    kinds = set()
    for path in sorted((PACKAGE / "model").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("fault", "reader"):
                branches = [
                    a
                    for one in node.args[:2]
                    for a in ([one.body, one.orelse] if isinstance(one, ast.IfExp) else [one])
                ]
                named = [
                    b.value for b in branches if isinstance(b, ast.Constant) and isinstance(b.value, str)
                ]
                kinds.update(named)
                kinds.update(f"not_{kind}" for kind in named if node.func.id == "reader")
    assert len(kinds) > 30
    assert sorted(kind for kind in kinds if kind and f"problem.field.{kind}.message" not in keys) == []


@pytest.mark.parametrize(
    ("prefix", "values"),
    [
        ("severity", Severity),
        ("report.count", Severity),
        ("attainment", Verdict),
        ("trend", Trend),
        ("state", nouns.MeasurementState),
        ("frequency", nouns.Frequency),
        ("status", nouns.CodeStatus),
        ("channel", nouns.ChannelKind),
        ("dispute", nouns.DisputeKind),
        ("occasion", nouns.Occasion),
        ("limit.clock", nouns.Clock),
        ("limit.counting", nouns.Counting),
        ("limit.statistic", [s for s in nouns.Statistic if s is not nouns.Statistic.EACH]),
        ("duration", nouns.DurationUnit),
    ],
)
def test_every_value_of_a_choice_has_words(prefix: str, values: type[StrEnum]):
    for language in LANGUAGES:
        assert [v for v in values if f"{prefix}.{v}" not in labels(language)] == []


# The nearest language


@pytest.mark.parametrize(
    ("tag", "spoken"),
    [
        ("zh", "zh"),
        ("zh-CN", "zh"),
        ("zh-Hans", "zh"),
        ("zh-Hant", "zh-Hant"),
        ("zh-TW", "zh-Hant"),
        ("zh-hk", "zh-Hant"),
        ("zh-Hant-MO", "zh-Hant"),
        ("en", "en"),
        ("en-GB", "en"),
        ("fr", "en"),
    ],
)
def test_the_nearest_language_of_ours_stands_in(tag, spoken):
    assert labels(tag).language == spoken


@pytest.mark.parametrize(("tag", "spoken"), [("zh-Hant", "zh"), ("ZH", "zh"), ("en", "en"), ("de", "en")])
def test_problems_speak_chinese_or_english(tag, spoken):
    assert message_language(tag) == spoken
    assert labels(tag)("problem.schema.missing.message", key="标题", alias="x") == labels(spoken)(
        "problem.schema.missing.message", key="标题", alias="x"
    )


def test_a_language_that_babel_does_not_know_gets_the_english_locale():
    assert locale_of("xx-nonsense").language == "en"


def test_a_language_that_babel_knows_gets_its_own_locale():
    assert locale_of("zh-Hant").script == "Hant"


# Forms


def test_english_says_one_thing_in_the_singular_and_others_in_the_plural():
    words = labels("en")
    assert words("duration.day", n=1) == "1 day"
    assert words("duration.day", n=2) == "2 days"
    assert words("duration.day", n=0) == "0 days"
    assert words("duration.day", n=Decimal("0.5")) == "0.5 days"


def test_a_named_form_is_there_even_where_grammar_knows_no_plural():
    assert labels("zh").form("every.month", "one") == "每月"
    assert labels("zh")("every.month", n=1) == "每1个月"
    assert labels("zh").form("customer", "one") == labels("zh")("customer")


def test_an_organization_replaces_words_in_one_language_only():
    own = labels("zh").extended({"customer": "乘客"})
    assert own("customer") == "乘客"
    assert own("site.codes") == labels("zh")("site.codes")
    assert labels("zh")("customer") == "顾客"


def test_a_word_that_does_not_exist_is_an_error_of_ours():
    with pytest.raises(KeyError):
        labels("zh")("no.such.word")


def test_a_brace_in_an_argument_stays_a_brace():
    assert labels("en")("report.hint", hint="{x} {0} {}") == "hint: {x} {0} {}"


def test_labels_know_their_keys():
    words = Labels("en", {"a": "b"})
    assert "a" in words
    assert "b" not in words
    assert words.keys() == {"a"}
