"""What holds for every file, however it was damaged."""

from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_conduct.problems import Report, as_json, as_text
from mkdocs_conduct.source import read_source, read_table
from mkdocs_conduct.source.events import plain_data
from mkdocs_conduct.source.node import Conversion, compose
from mkdocs_conduct.source.trap import find_traps, is_suspect

PIECES = st.sampled_from(  # what YAML gives a meaning to
    [
        "a",
        "b: ",
        ": ",
        "：",
        "\n",
        "\n  ",
        "\n- ",
        "- ",
        "-",
        "#",
        " #",
        "@",
        "*a",
        "&a ",
        "!x ",
        "[",
        "]",
        "{",
        "}",
        ",",
        "，",
        '"',
        "'",
        "\\",
        "|",
        ">",
        ">5",
        "%",
        "`",
        "? ",
        "\t",
        "\r",
        "\u3000",
        "七天",
        "<<: ",
        "---\n",
        "...\n",
        "~",
    ]
)
TEXTS = st.text(
    st.characters(max_codepoint=0xFFFF, exclude_categories=["C", "Z"]), min_size=1, max_size=12
).filter(lambda text: text not in ("~", "<<"))
DATA = st.dictionaries(
    TEXTS,
    st.recursive(
        TEXTS,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    return tmp_path_factory.mktemp("source")


def all_told(folder: Path, content: bytes) -> str:
    told = []
    (folder / "x").write_bytes(content)
    for read in (read_source, read_table):
        _, problems = read(folder / "x", folder, "x.yml")
        report = Report.of(problems)
        lines = content.replace(b"\r\n", b"\n").replace(b"\r", b"\n").count(b"\n") + 1
        assert all(1 <= problem.place.line <= lines and problem.place.column >= 1 for problem in problems)
        told += [write(report, language) for write in (as_text, as_json) for language in ("zh", "en")]
    return "".join(told)


@given(content=st.binary(max_size=200))
@example(content=b"\xff")
def test_any_bytes_are_read_or_refused_but_never_raise(folder, content):
    assert all_told(folder, content)


@given(pieces=st.lists(PIECES, max_size=25))
@example(pieces=["a"])
def test_any_jumble_of_signs_is_read_or_refused_but_never_raises(folder, pieces):
    assert all_told(folder, "".join(pieces).encode())


@given(
    text=st.text(max_size=60),
    before=st.sampled_from(["a: ", "a: @", 'a: "', "- ", "a: 1\n", "a: b #", "a：", ""]),
)
@example(text="\x1b[31m\u202e", before="a: @")
def test_no_control_character_reaches_what_is_printed(folder, text, before):
    told = all_told(folder, (before + text).encode("utf-8", "replace"))
    assert not [
        sign for sign in told if (not sign.isprintable() and sign not in "\n\u3000\xa0" and sign < "\xa0")
    ]
    assert not set(told) & set("\u202a\u202b\u202d\u202e\u2066\u2067\u2028\u2029")


def paths(data, path=()):
    if isinstance(data, dict | list):
        for step, value in data.items() if isinstance(data, dict) else enumerate(data):
            yield from paths(value, (*path, step))
    else:
        yield path, data


@given(data=DATA, flow=st.sampled_from([True, False, None]), style=st.sampled_from([None, "'", '"']))
def test_every_path_leads_to_a_line_that_holds_its_text(folder, data, flow, style):
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, default_style=style, width=1000)
    (folder / "y").write_bytes(text.encode())
    source, _ = read_source(folder / "y", folder, "y")
    assert source is not None
    lines = text.split("\n")
    for path, value in paths(source.data):
        place = source.locate(path)
        assert source.text_of(path) == (value or "")
        rest = lines[place.line - 1][place.column - 1 :].lstrip("'\"!|>-123456789 ")
        plain = "".join(sign for sign in value or "" if sign.isalnum() and sign.isprintable())
        if value and plain == value and not value.isdigit():
            assert rest.startswith(value.lstrip("123456789")), (text, path)


def looked_at(text: str) -> tuple[object, list[object]]:
    """Data and faults as the nodes of a text give them."""
    root = compose(text)
    conversion = Conversion()
    data = conversion.of(root)
    return data, [*conversion.faults, *find_traps(text, root, conversion.empty_blocks).faults]


@given(pieces=st.lists(PIECES, max_size=25))
@example(pieces=["b: ", "a", "\n", "b: ", "a"])
@example(pieces=["b: ", "\n  ", "a", "b: ", "\n- ", "~"])
@example(pieces=["<<: ", "a"])
@example(pieces=["b: ", ">", "\n"])
@example(pieces=["b: ", '"', '"'])
@example(pieces=["b: ", "a", "\n", "---\n", "b: ", "a"])
def test_what_is_read_without_nodes_is_what_they_would_give_and_has_no_fault(pieces):
    text = "b: a\n" + "".join(pieces).replace("\r", "")
    data = None if is_suspect(text) else plain_data(text)
    assert data is None or looked_at(text) == (data, [])


@given(data=DATA, flow=st.sampled_from([True, False, None]), style=st.sampled_from([None, "'", '"', "|"]))
def test_whatever_is_written_is_read_the_same_with_and_without_nodes(data, flow, style):
    text = yaml.safe_dump(data, allow_unicode=True, default_flow_style=flow, default_style=style, width=1000)
    found = None if is_suspect(text) else plain_data(text)
    assert found is None or looked_at(text) == (found, [])


def test_ordinary_files_are_read_without_nodes():
    text = "commitments:\n- id: C1\n  承诺: 急修：15分钟到场。\n  limitations: [台风, ~, '']\n  note:\n"
    assert not is_suspect(text)
    assert plain_data(text) == {
        "commitments": [
            {"id": "C1", "promise": "急修：15分钟到场。", "limitations": ["台风", None, ""], "note": None}
        ]
    }


def test_a_text_nested_too_deep_is_left_to_the_reader_that_says_so():
    deep = "a: " + "[" * 45 + "]" * 45
    assert plain_data("a: [[[]]]") == {"a": [[[]]]}
    assert plain_data(deep) is None
    assert looked_at(deep)[1] == []
