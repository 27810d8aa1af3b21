"""CSV as spreadsheet programs save it: encodings, delimiters, and rows with their lines."""

import pytest

from mkdocs_conduct.labels import KEY_ALIASES
from mkdocs_conduct.problems import Place, Report, as_text
from mkdocs_conduct.source import read_table

TEXT = '指标,period,value,note\nK1,2026-02,98,\n\nK2 , 2026-02 ,97,"停电,\n两天"\n,,,\nK3,2026-03,96\n'

FAULTS = {
    "empty": "\n\n",
    "no headings": "K1,2026-02,98\nK2,2026-02,97\n",
    "full-width commas": "code，指标，value\nx，K1，98\n",
    "a heading twice": "code,指标,indicator\nx,K1,K1\n",
    "a column without heading": "code,,value\nx,K1,98\ny,K2,97\n",
    "a row too long": "code,value\nx,98\ny,1,000\n",
    "a quote in the middle": 'code,note\nx,"a"b\n',
    "a quote not closed": 'code,note\nx,1\ny,"a\nz,2\n',
    "control characters": "code,note\nx,\x1b[31m\n",
}


@pytest.fixture(autouse=True)
def aliases(monkeypatch):
    monkeypatch.setitem(KEY_ALIASES, "指标", "indicator")


@pytest.fixture
def read(tmp_path):
    def read(content: bytes | str):
        path = tmp_path / "x.csv"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_table(path, tmp_path, "results/x.csv")

    return read


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gbk", "gb18030"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_a_table_reads_the_same_in_each_encoding_and_with_each_line_end(read, encoding, end):
    table, problems = read(TEXT.replace("\n", end).encode(encoding))
    assert problems == ()
    assert table.columns == ("indicator", "period", "value", "note")
    assert [(row.line, dict(row.cells)) for row in table.rows] == [
        (2, {"indicator": "K1", "period": "2026-02", "value": "98"}),
        (4, {"indicator": "K2", "period": "2026-02", "value": "97", "note": "停电,\n两天"}),
        (7, {"indicator": "K3", "period": "2026-03", "value": "96"}),
    ]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_the_one_between_the_headings(read, delimiter):
    table, problems = read(f"code{delimiter}value\nx{delimiter}98\n")
    assert problems == ()
    assert dict(table.rows[0].cells) == {"code": "x", "value": "98"}


def test_a_cell_has_the_line_of_its_row_and_the_number_of_its_field(read):
    table, _ = read(TEXT)
    assert table.rows[1].place("value") == Place("results/x.csv", 4, 3)
    assert table.rows[1].place("site") == Place("results/x.csv", 4, 1)
    assert table.rows[1].place() == Place("results/x.csv", 4, 1)


def test_one_column_and_columns_without_heading_or_content_are_read(read):
    table, problems = read("code,,\nx,,\ny\n")
    assert problems == ()
    assert [row.cells["code"] for row in table.rows] == ["x", "y"]


def test_a_table_without_rows_has_none(read):
    table, problems = read("code,value\n")
    assert (table.rows, problems) == ((), ())


def test_faults_of_rows_leave_the_other_rows_readable(read):
    table, problems = read("code,,value\nx,K1,98\ny,,97,a,b\n")
    assert [row.cells["value"] for row in table.rows] == ["98", "97"]
    assert [(problem.text, problem.place.line) for problem in problems] == [
        ("source.table-unnamed", 2),
        ("source.table-long", 3),
    ]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"\xff\xfea\0", "source.utf-16"),
        (b"code\nabc\n\xff\xff\n", "source.table-encoding"),
        (b"code,value\nx,\0\n", "source.control"),
        (b"," * (5 * 1024 * 1024 + 1), "source.too-large"),
        (b"code\n" + b"x" * 200_000, "source.table-quote"),
    ],
)
def test_what_is_no_table_is_refused(read, content, kind):
    table, (problem,) = read(content)
    assert table is None
    assert problem.text == kind


def test_a_missing_table_is_a_problem(tmp_path):
    assert read_table(tmp_path / "x.csv", tmp_path, "x.csv")[1][0].text == "source.missing"


def test_every_slip_in_a_table_is_told_with_its_place_and_its_cure(read, golden):
    parts = []
    for name, text in FAULTS.items():
        _, problems = read(text)
        told = [as_text(Report.of(problems), language, with_summary=False) for language in ("zh", "en")]
        lines = "\n".join(
            f"  | {ascii(line)[1:-1] if not line.isprintable() else line}" for line in text.split("\n")
        )
        parts.append("\n".join([f"## {name}", lines, *told]) + "\n")
    golden("source/tables.txt", "\n".join(parts))


def test_a_table_without_its_cells_still_knows_the_places(read):
    table, _ = read(TEXT)
    emptied = table.without_cells()
    assert [dict(row.cells) for row in emptied.rows] == [{} for _ in table.rows]
    assert emptied.rows[1].place("value") == table.rows[1].place("value") == Place("results/x.csv", 4, 3)
