"""Files as data with places: what is read, what is refused, and where each part stands."""

import os
from pathlib import Path

import pytest
import yaml

from mkdocs_conduct.labels import KEY_ALIASES
from mkdocs_conduct.problems import Place
from mkdocs_conduct.source import Source, node, read_source

TEXT = """\
title: 退换货
version: 2.10
phone: 0571
hours: 8:30
free: no
empty:
nothing: ~
quoted: ""
commitments:
  - 编号: C1
    承诺: 七天退货
    limit: {within: 7天, from: 购买}
    remedy: {text: 赠券, 20元}
  - id: C2
    limit:
      - within: 3天
"""


@pytest.fixture(autouse=True)
def aliases(monkeypatch):
    monkeypatch.setitem(KEY_ALIASES, "承诺", "promise")
    monkeypatch.setitem(KEY_ALIASES, "编号", "id")


@pytest.fixture
def read(tmp_path):
    def read(content: bytes | str):
        path = tmp_path / "x.yml"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_source(path, tmp_path, "codes/x.yml")

    return read


@pytest.fixture
def source(read) -> Source:
    source, problems = read(TEXT)
    assert source is not None
    assert problems == ()
    return source


def kind(result) -> str:
    source, (problem,) = result
    assert source is None
    assert problem.rule == "schema-error"
    return problem.text.removeprefix("source.")


def test_scalars_stay_the_text_that_was_typed(source):
    assert {name: source.data[name] for name in ("version", "phone", "hours", "free")} == {
        "version": "2.10",
        "phone": "0571",
        "hours": "8:30",
        "free": "no",
    }


def test_an_unquoted_nothing_is_none_and_a_quoted_one_is_text(source):
    assert [source.data[name] for name in ("empty", "nothing", "quoted")] == [None, None, ""]


def test_keys_are_canonical_whatever_language_they_were_typed_in(source):
    assert source.data["commitments"][0]["promise"] == "七天退货"
    assert source.typed_key(("commitments", 0, "promise")) == "承诺"
    assert source.typed_key(("commitments", 1, "id")) == "id"


def test_the_typed_key_of_a_list_item_is_the_key_of_the_list(source):
    assert source.typed_key(("commitments", 0)) == "commitments"
    assert source.typed_key((0,)) == ""


def test_a_key_that_is_not_there_is_called_as_in_the_path(source):
    assert source.typed_key(("commitments", 0, "owner")) == "owner"


@pytest.mark.parametrize(
    ("path", "key", "line", "column"),
    [
        ((), False, 1, 1),
        (("title",), False, 1, 8),
        (("title",), True, 1, 1),
        (("empty",), False, 6, 7),
        (("commitments", 0), False, 10, 5),
        (("commitments", 0), True, 10, 5),
        (("commitments", 0, "promise"), False, 11, 9),
        (("commitments", 0, "promise"), True, 11, 5),
        (("commitments", 0, "limit", "from"), False, 12, 31),
        (("commitments", 1, "limit", 0, "within"), False, 16, 17),
    ],
)
def test_every_part_has_its_line_and_column(source, path, key, line, column):
    assert source.locate(path, key=key) == Place("codes/x.yml", line, column)


@pytest.mark.parametrize(
    ("path", "parent"),
    [
        (("owner",), ()),
        (("commitments", 7, "id"), ("commitments",)),
        (("commitments", 0, "limit", "until"), ("commitments", 0, "limit")),
        (("title", "zh", "x"), ("title",)),
        (("commitments", "id"), ("commitments",)),
        (("title", 1), ("title",)),
    ],
)
def test_a_path_beyond_what_exists_ends_at_the_nearest_parent(source, path, parent):
    assert source.locate(path) == source.locate(parent)
    assert source.text_of(path) == ""


def test_the_missing_part_of_a_mapping_is_placed_at_the_key_of_the_mapping(source):
    assert source.locate(("commitments", 0, "limit", "until"), key=True) == Place("codes/x.yml", 12, 5)


def test_one_item_instead_of_a_list_is_found_as_the_first_of_the_list(source):
    path = ("commitments", 0, "limit", 0, "within")
    assert source.locate(path) == Place("codes/x.yml", 12, 21)
    assert source.locate(("title", 0), key=True) == Place("codes/x.yml", 1, 1)
    assert source.text_of(path) == "7天"


def test_a_comma_that_cuts_a_text_is_recognised(source):
    assert source.is_comma_cut(("commitments", 0, "remedy", "20元"))


@pytest.mark.parametrize(
    "path",
    [("commitments", 0, "remedy", "text"), ("empty",), ("commitments", 0, "remedy", "x"), ("commitments", 0)],
)
def test_other_keys_are_not_cut_by_a_comma(source, path):
    assert not source.is_comma_cut(path)


def test_an_empty_value_with_a_colon_is_not_cut_by_a_comma(read):
    source, _ = read("a: {b: , c: '', d: {}, e: }\n")
    assert [source.is_comma_cut(("a", key)) for key in "bcde"] == [False] * 4


def test_what_a_reported_slip_made_meaningless_is_marked_as_reported(read):
    source, problems = read("limit:\n  within：7天\n  from：购买\ntitle: x\np: {by：店长}\n")
    assert len(problems) == 2
    assert source.is_reported(("limit", "within"))
    assert source.is_reported(("p", "by：店长"))
    assert not source.is_reported(("title",))


def test_of_a_key_typed_twice_the_last_counts_and_has_the_place(read):
    source, problems = read("title: a\nb: 1\ntitle: c\n")
    assert len(problems) == 1
    assert (source.data["title"], source.locate(("title",)).line) == ("c", 3)


def test_data_with_unusable_keys_keeps_the_usable_ones(read):
    source, problems = read("a: 1\n? [b]\n: 2\n<<: {c: 3}\nd: 4\n")
    assert source.data == {"a": "1", "d": "4"}
    assert [problem.text for problem in problems] == ["source.key-not-text", "source.merge-key"]


def test_references_are_written_out(read):
    source, problems = read("a: &x {b: 1}\nc: *x\nd: [*x]\n")
    assert problems == ()
    assert source.data == {"a": {"b": "1"}, "c": {"b": "1"}, "d": [{"b": "1"}]}


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_lines_are_counted_the_same_whatever_ends_them(read, end):
    source, problems = read(TEXT.replace("\n", end))
    assert problems == ()
    assert source.locate(("commitments", 1, "id")) == Place("codes/x.yml", 14, 9)


def test_characters_count_as_one_column_each(read):
    source, _ = read("𠮷𠮷: {𠮷: x, 好: y}\n")
    assert source.locate(("𠮷𠮷", "好")).column == 15


def test_a_byte_order_mark_is_no_part_of_the_first_key(read):
    source, problems = read(b"\xef\xbb\xbf" + TEXT.encode())
    assert problems == ()
    assert source.locate(("title",)) == Place("codes/x.yml", 1, 8)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf_16_is_refused_by_name(read, encoding):
    assert kind(read("ab: 退换货\n".encode(encoding))) == "utf-16"


def test_gbk_is_refused_by_name_and_line(read):
    result = read("a: b\r\n\r\ntitle: 退换货\n".encode("gbk"))
    assert kind(result) == "encoding-gb"
    assert result[1][0].place == Place("codes/x.yml", 3, 8)


def test_bytes_in_no_encoding_are_refused_at_their_line(read):
    result = read(b"\xef\xbb\xbfa: b\nc: \xff\xff\n")
    assert kind(result) == "encoding"
    assert result[1][0].place == Place("codes/x.yml", 2, 4)


def test_a_zero_byte_is_refused(read):
    assert kind(read(b"abcdefgh: x\0\n")) == "control"


def test_a_file_over_five_megabytes_is_refused(read):
    assert kind(read(b"#" * (5 * 1024 * 1024 + 1))) == "too-large"
    assert kind(read(b"#" * (5 * 1024 * 1024))) == "empty"


def test_a_missing_file_is_a_problem(tmp_path):
    assert kind(read_source(tmp_path / "x.yml", tmp_path, "x.yml")) == "missing"


def test_a_folder_or_a_pipe_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.yml")
    assert kind(read_source(tmp_path / "pipe.yml", tmp_path, "x.yml")) == "not-a-file"
    assert kind(read_source(tmp_path, tmp_path, "x.yml")) == "not-a-file"


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path):
    root = tmp_path / "codes"
    root.mkdir()
    (tmp_path / "secret.yml").write_text("a: b\n", encoding="utf-8")
    (root / "x.yml").symlink_to(tmp_path / "secret.yml")
    (root / "y.yml").symlink_to(root / "z.yml")
    (root / "z.yml").write_text("a: b\n", encoding="utf-8")
    assert kind(read_source(root / "x.yml", root, "x.yml")) == "outside"
    assert read_source(root / "y.yml", root, "y.yml")[1] == ()


def test_a_link_to_itself_is_a_problem(tmp_path):
    (tmp_path / "x.yml").symlink_to(tmp_path / "x.yml")
    assert kind(read_source(tmp_path / "x.yml", tmp_path, "x.yml")) == "unreadable"


def test_a_file_without_permission_is_a_problem(tmp_path, monkeypatch):
    (tmp_path / "x.yml").write_text("a: b\n", encoding="utf-8")

    def refuse(*_):
        raise PermissionError

    monkeypatch.setattr(Path, "open", refuse)
    assert kind(read_source(tmp_path / "x.yml", tmp_path, "x.yml")) == "permission"


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "? " * 100_000, '{"]": ' * 100_000])
def test_a_hundred_thousand_levels_are_refused_and_do_not_end_the_process(read, text):
    assert kind(read(text)) == "deep"


def test_fifty_levels_are_read(read):
    source, problems = read("a: " + "[" * 48 + "x" + "]" * 48)
    assert problems == ()
    assert source is not None


def test_a_billion_laughs_are_counted_without_laughing(read):
    lines = ["k0: &k0 [1,2,3]", *(f"k{n}: &k{n} [{','.join([f'*k{n - 1}'] * 9)}]" for n in range(1, 20))]
    assert kind(read("\n".join(lines))) == "too-many"


def test_the_parser_in_python_reads_and_tells_the_same(read, monkeypatch):
    texts = [TEXT, "a: 1\ntitle:退换货\nb: 2\n", "a: @b\n", "a: [" + "[" * 60, "a: 'x\nb: 1\n"]
    expected = [read(text) for text in texts]

    class PythonLoader(yaml.SafeLoader):
        depth = 0
        resolve = node.Loader.resolve
        descend_resolver = node.Loader.descend_resolver
        ascend_resolver = node.Loader.ascend_resolver

    monkeypatch.setattr(node, "Loader", PythonLoader)
    for text, (source, problems) in zip(texts, expected, strict=True):
        again, problems_again = read(text)
        assert problems_again == problems
        assert (again.data if again else None) == (source.data if source else None)
