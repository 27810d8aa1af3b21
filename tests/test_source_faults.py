"""What a user reads when the writing is at fault: every slip, in Chinese and English, to the letter."""

from pathlib import Path

import pytest

from mkdocs_conduct.labels import KEY_ALIASES, labels
from mkdocs_conduct.problems import Report, as_text
from mkdocs_conduct.source import read_source

GROUPS = {
    "colons": {
        "full-width, the whole file": "title：退换货\n",
        "full-width, between good lines": "title: a\nstatus：in_force\nversion: 1\n",
        "full-width, before a good line": "limit:\n  within：7天\n  from: 购买\n",
        "full-width, on every line of a mapping": "title: a\nlimit:\n  within：7天\n  from：购买\n",
        "full-width, in Chinese keys of a list": "list:\n  - 编号：C1\n    承诺：七天\n",
        "full-width, in an item": "commitments:\n  - id：C1\n",
        "full-width, in braces": "approved: {by：店长, on: 2026-01-05}\n",
        "no space": "a: 1\ntitle:退换货\nstatus: draft\n",
        "no space, first line": "title:退换货\nstatus: draft\n",
        "no space, before a time": "hours:9:00-18:00\nstatus: draft\n",
        "no space, in braces": "limit: {within:7天}\n",
        "a full-width space": "title:　退换货\nstatus: draft\n",
        "a colon in the text": "promise: 注意: 七天内退货\n",
        "a colon in the text, in braces": "p: {text: 注意: 七天, amount: 10元}\n",
        "a colon in a text with a comment": "promise: 注意: 七天 # 核对过\n",
        "no name": ": 退换货\n",
        "no colon": "a: 1\ntitle 退换货\nb: 2\n",
        "no colon, last line": "a: 1\ntitle\n",
    },
    "signs": {
        "at": "value: @all\n",
        "at, in an item": "- @all\n",
        "at, in braces": "limit: {from: @all, until: x}\n",
        "at, in a key": "@all: x\n",
        "backtick": "value: `x`\n",
        "per cent": "value: %98\n",
        "greater or equal": "target: >=98%\n",
        "greater": "target: >98%\n",
        "greater, one digit": "target: >5\nunit: 分\n",
        "bar": "note: |重要\n",
        "star": "note: *重要\n",
        "star, in letters": "note: *important\n",
        "star, twice": "note: **重要** 今天\n",
        "exclamation mark": "note: !重要 今天\n",
        "exclamation mark, in letters": "note: !important 今天\n",
        "exclamation mark, alone": "note: ! 今天\n",
        "ampersand": "note: &重要 今天\n",
        "ampersand, in letters": "note: &important 今天\n",
        "question mark": "note: ? 今天\n",
        "tag of a mapping": "note: !x {a: 1}\n",
        "tag of a quoted text": 'note: !x "a"\n',
        "brackets": "text: [急] 今天到场\n",
        "braces": "text: {急} 今天到场\nb: 1\n",
        "braces, one too many": "a: {b: 1}}\n",
        "quotes": 'text: "七天" 退货\n',
        "quotes, two of them": 'text: "七天"和"十天"\n',
        "an apostrophe": "text: 'it's free'\nb: 1\n",
        "a backslash": 'path: "C:\\data"\n',
        "a backslash in a long text": 'path: "一\n  二 \\d"\n',
        "a long line": f"text: @{'长' * 200}\n",
    },
    "hashes": {
        "in the text": "note: 3号楼 #2单元\n",
        "at its start": "note: #2单元\n",
        "in an item": "list:\n  - 3号楼 #2单元\n",
        "in a text of two lines": "note: 一\n  二 #三\n",
        "before another line of text": "note: 在 #2 号楼\n  门口\n",
        "in braces": "p: {a: 在 #2号楼, b: c}\nd: e\n",
        "in braces, over two lines": "p: {a: 在 #2号楼,\n  b: c}\n",
    },
    "shape": {
        "tab": "limit:\n\twithin: 7天\n",
        "tab, deeper": "a:\n  b: 1\n\tc: 2\n",
        "tab, after spaces": "a: 1\n  \tb: 2\n",
        "full-width spaces": "title: x\n　　status: draft\n",
        "full-width spaces, first line": "　　title: x\n",
        "deeper below a value": "title: x\n  status: draft\n",
        "between two levels": "a:\n    b: 2\n  c: 3\n",
        "one space less, in an item": "commitments:\n  - id: C1\n    promise: x\n   limit: y\n",
        "one space less than the first line": "  title: x\n status: draft\n",
        "dash without space, a list": "limitations:\n  -台风\n  -停电\n",
        "dash without space, an item": "a:\n- x\n-y\nb: 1\n",
        "dash without space, a mapping": "-id: C1\n promise: x\n",
        "list on the line of its name": "a: - b\n  - c\n",
        "key among items": "- a\nb: 1\n",
        "item among keys": "a: 1\n- b\n",
        "bracket not closed": "indicators: [K1, K2\nb: 1\n",
        "bracket not closed, end of the file": "a: [1]\nindicators: [K1,\n",
        "brace not closed": "limit: {within: 7天\nb: 2\n",
        "bracket too many": "i: ]\n",
        "comma too many": "i: [1,,2]\n",
        "full-width comma": "approved: {by: 店长，on: 2026-01-05}\n",
        "full-width comma and colon": "approved: {by: 店长，on：2026-01-05, at: x: y}\n",
        "quote not closed": 'title: "退换货\nb: 1\n',
        "quote not closed, closed by the next": "a: 'x\nb: 'y'\n",
        "quote not closed, in an item": 'c:\n  - id: C1\n    promise: "七天\n    limit: x\n  - id: C2\n    promise: "十天"\n',
        "something else": "%YAML 3.0\n---\na: 1\n",
    },
    "documents": {
        "empty": "",
        "only comments": "# 待写\n\n",
        "null": "~\n",
        "two documents": "a: b\n---\nc: d\n",
        "text after the end": "a: b\n...\nc: d\n",
        "a list": "- id: C1\n",
        "an empty list": "[]\n",
        "a text": "退换货\n",
        "a quoted nothing": '""\n',
        "a key twice": "title: a\nstatus: b\ntitle: c\n",
        "a key twice, in two languages": "promise: a\n承诺: b\n",
        "a list as key": "? [a]\n: b\n",
        "no key": "a: {: b}\n",
        "merge": "<<: {a: 1}\n",
        "recursion": "a: &a [*a]\n",
        "control character": "a: b\nc: d\x1be\n",
        "line separator": "a: b\u2028c: d\n",
        "nesting": "a: " + "[" * 60 + "]" * 60 + "\n",
        "nesting by references": "\n".join(f"k{n}: &k{n} [{f'*k{n - 1}' if n else 1}]" for n in range(60))
        + "\n",
        "expansion": "k0: &k0 [1,2]\n"
        + "".join(f"k{n}: &k{n} [{','.join([f'*k{n - 1}'] * 9)}]\n" for n in range(1, 9)),
    },
}

GOOD = {
    "comments": "a: x # note\nb: y ## note\nc: z #!\n#d\nlist: #x\n  - e#f\n",
    "quoted and block texts": "a: \"x #y\"\nb: |\n  within：7天 #1\n  -q\n  k:v\nc: '>5'\n",
    "addresses": "a: http://x\nb:\n  - https://x.cn\n  - tel:123\n  - 8:30\nc: [mailto:a@b.cn]\n",
    "colons in text": "a: 时间：9:00\nb:\n  - 电话：0571\n  - 服务时间：全天\n  - 承诺：七天\n",
    "a key's colon in the second line of a text": "a: 我们承诺\n  时限：七天\n",
    "signs inside": "a: AT&T! 5>3 *b* @c\nb: x!y\nc: -5\nd:\n  -5\n",
    "references": "a: &x 7天\nb: *x\nc: &y [1]\nd: [*y, *y]\n",
    "plain tags": "a: !!str 2.10\nb: !!map {c: !!int 3}\n",
    "one document": "---\na: b\n",
    "block text with a digit": "a: |2\n    b\nc: >\n\nd: x\n",
}


@pytest.fixture(autouse=True)
def aliases(monkeypatch):
    for alias, name in {"承诺": "promise", "编号": "id", "时限": "limit"}.items():
        monkeypatch.setitem(KEY_ALIASES, alias, name)


def report(folder: Path, text: str, language: str) -> str:
    path = folder / "x.yml"
    path.write_bytes(text.encode())
    _, problems = read_source(path, folder, "codes/x.yml")
    return as_text(Report.of(problems), language, with_summary=False)


def shown_input(text: str) -> str:
    lines = [line if len(line) <= 120 else f"{line[:120]} (…)" for line in text.split("\n")[:12]]
    return "\n".join(f"  | {ascii(line)[1:-1] if not line.isprintable() else line}" for line in lines)


@pytest.mark.parametrize("group", GROUPS)
def test_every_slip_is_told_with_its_place_and_its_cure(group, tmp_path, golden):
    parts = []
    for name, text in GROUPS[group].items():
        told = [report(tmp_path, text, language) for language in ("zh", "en")]
        parts.append("\n".join([f"## {name}", shown_input(text), *told]) + "\n")
    golden(f"source/{group}.txt", "\n".join(parts))


@pytest.mark.parametrize("group", GROUPS)
def test_every_slip_is_exactly_one_problem(group, tmp_path):
    counts = {}
    for name, text in GROUPS[group].items():
        (tmp_path / "x.yml").write_bytes(text.encode())
        counts[name] = len(read_source(tmp_path / "x.yml", tmp_path, "x.yml")[1])
    assert counts == dict.fromkeys(counts, 1)


@pytest.mark.parametrize("name", GOOD)
def test_what_only_looks_like_a_slip_is_no_problem(name, tmp_path):
    assert report(tmp_path, GOOD[name], "en") == ""


def test_a_cure_that_shows_a_whole_line_cures_it(tmp_path):
    still_wrong = {}
    for group in ("colons", "signs", "hashes"):
        for name, text in GROUPS[group].items():
            (tmp_path / "x.yml").write_text(text, encoding="utf-8")
            _, (problem,) = read_source(tmp_path / "x.yml", tmp_path, "x.yml")
            fixed = str(problem.arguments.get("fixed", "…"))
            if text.count("\n") > 1 or "…" in fixed or fixed.startswith("- "):
                continue
            if told := report(tmp_path, f"{fixed}\n", "en"):
                still_wrong[name] = told
    assert still_wrong == {}


def test_every_message_and_hint_exists_in_both_languages():
    keys = [
        {key for key in sorted(labels(language).keys()) if key.startswith("problem.source.")}
        for language in ("zh", "en")
    ]
    assert keys[0] == keys[1]
    assert {key.rpartition(".")[0] for key in keys[0] if key.endswith("message")} == {
        key.rpartition(".")[0] for key in keys[0] if key.endswith("hint")
    }
