"""The proof opens every kind of file and knows secrets in every writing; what it cannot open it does not pass."""

import json
from datetime import date
from pathlib import Path
from types import MappingProxyType

import material
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leaky import FILES, HAN, LATIN, gif, jpeg, pdf_page, png, secret, write
from mkdocs_conduct.leaks import as_record, extract, problems, prove, reading, secrets, summary
from mkdocs_conduct.leaks.letters import is_generic, normalised, weight
from mkdocs_conduct.leaks.search import Search
from mkdocs_conduct.load import Sources, load_workspace
from mkdocs_conduct.problems import Report, as_github, as_json, as_text
from sample import BOOKSHOP, DEMO, write_codes

WORDS = pytest.mark.parametrize("words", [HAN, LATIN], ids=["Han", "Latin"])


def leaks_of(site: Path, *values: str, **more):
    return prove(site, [secret(value) for value in values], **more).leaks


@WORDS
@pytest.mark.parametrize("file", FILES, ids=[name for _, name, _ in FILES])
def test_a_secret_is_found_in_every_kind_of_file_by_its_own_extractor_only(
    tmp_path, monkeypatch, file, words
):
    kind, name, make = file
    site = write(tmp_path, name, make(words))
    assert {(leak.file, leak.extractor) for leak in leaks_of(site, words)} == {(name, kind)}
    assert leaks_of(site, "没有写在任何地方的话", "nowhere to be seen") == ()
    switched_off = {**extract.EXTRACTORS, kind: lambda _content: ()}
    monkeypatch.setattr(extract, "EXTRACTORS", MappingProxyType(switched_off))
    assert leaks_of(site, words) == ()


def test_every_extractor_is_tested():
    assert {kind for kind, _, _ in FILES} == set(extract.EXTRACTORS)
    assert set(extract.KINDS.values()) == set(extract.EXTRACTORS)
    assert set(extract.EXTRACTORS) >= extract.BY_LINE


def test_without_unpacking_a_packed_file_would_hide_what_it_says(tmp_path, monkeypatch):
    name, make = next((name, make) for _, name, make in FILES if name.endswith(".gz"))
    site = write(tmp_path, name, make(HAN))
    assert leaks_of(site, HAN)
    monkeypatch.setattr(extract, "_unpacked", lambda content: content)
    assert leaks_of(site, HAN) == ()


@WORDS
def test_a_secret_in_the_name_of_a_file_or_folder_is_found_and_not_repeated(tmp_path, words):
    site = write(tmp_path, f"notes/{words}/index.html", words)
    found = leaks_of(site, words)
    assert [(leak.extractor, leak.where) for leak in found] == [("name", "name"), ("html", "1")]
    assert {leak.file for leak in found} == {f"notes/{words[0]}…/index.html"}


# Writings

TRAPS = [
    ("entities", "".join(f"&#x{ord(sign):x};" for sign in HAN)),
    ("entities", "&#8203;".join(HAN)),
    ("entities", "&shy;".join(LATIN)),
    ("escapes", "".join(f"\\u{ord(sign):04X}" for sign in HAN)),
    ("escapes", "".join(f"\\u{{{ord(sign):x}}}" for sign in HAN)),
    ("escapes", "".join(f"\\x{ord(sign):02x}" for sign in LATIN)),
    ("escapes", "\\n".join((HAN[:4], HAN[4:]))),
    ("css", "".join(f"\\{ord(sign):x} " for sign in HAN)),
    ("percent", "".join(f"%{byte:02x}" for byte in HAN.encode())),
    ("percent", "".join(f"%{byte:02X}" for byte in LATIN.encode())),
]


@pytest.mark.parametrize(("decoder", "written"), TRAPS)
def test_each_writing_is_read_by_its_own_decoder_only(tmp_path, monkeypatch, decoder, written):
    site = write(tmp_path, "page.html", f"<p>{written}</p>")
    assert len(leaks_of(site, HAN, LATIN)) == 1
    kept = {name: decode for name, decode in reading.DECODERS.items() if name != decoder}
    monkeypatch.setattr(reading, "DECODERS", MappingProxyType(kept))
    assert leaks_of(site, HAN, LATIN) == ()


def test_every_decoder_is_tested():
    assert {decoder for decoder, _ in TRAPS} | {"base64"} == set(reading.DECODERS)


def test_base64_is_read_where_an_address_holds_it(tmp_path, monkeypatch):
    name, make = next((name, make) for _, name, make in FILES if name == "inline.js")
    site = write(tmp_path, name, make(HAN))
    assert leaks_of(site, HAN)
    kept = {name: decode for name, decode in reading.DECODERS.items() if name != "base64"}
    monkeypatch.setattr(reading, "DECODERS", MappingProxyType(kept))
    assert leaks_of(site, HAN) == ()


def test_without_stripping_tags_would_hide_what_stands_between_them(tmp_path, monkeypatch):
    site = write(tmp_path, "page.html", f"<p>{'<b>'.join(HAN)}</p>")
    assert leaks_of(site, HAN)
    monkeypatch.setattr(reading, "STRIPPERS", MappingProxyType({}))
    assert leaks_of(site, HAN) == ()


@pytest.mark.parametrize(
    "written",
    [
        "\u200b".join(HAN),
        "\ufeff".join(HAN),
        "\u00ad".join(HAN),
        "\u200d".join(LATIN),
        "\n  ".join((HAN[:4], HAN[4:])),
        "值班经理\r\n罚款台账",
        f"{HAN[:4]}<!-- a -->{HAN[4:]}",
        f"{HAN[:4]}<wbr>{HAN[4:]}",
        f"<em>{HAN[:4]}</em><strong\n class='x'>{HAN[4:]}</strong>",
        f"{HAN[:3]}\ufe00{HAN[3:]}",
        "Ｑｕａｒｔｅｒｌｙ　ｐｅｎａｌｔｙ　ｌｅｄｇｅｒ",
        "QUARTERLY PENALTY LEDGER",
        "Quarterly\npenalty\n   ledger",
        "**Quarterly** penalty *ledger*",
        "&amp;#20540;&amp;#29677;经理罚款台账",
        '"{&quot;a&quot;: &quot;\\u503c\\u73ed\\u7ecf\\u7406罚款台账&quot;}"',
        "%25E5%2580%25BC%25E7%258F%25AD经理罚款台账",
    ],
)
def test_no_formatting_hides_a_secret(tmp_path, written):
    assert len(leaks_of(write(tmp_path, "page.html", f"<p>a {written} b</p>"), HAN, LATIN)) == 1


def test_the_radicals_that_the_text_of_a_pdf_has_are_read_as_characters(tmp_path):
    site = write(tmp_path, "page.pdf", pdf_page("⻓期客⼾⻅⾯⻛险"))
    assert [leak.where for leak in leaks_of(site, "长期客户见面风险")] == ["page=1"]


@given(
    st.lists(
        st.sampled_from(["\u200b", "\n", "<b>", "</b>", "&#8203;", "\u00ad", ""]), min_size=8, max_size=8
    )
)
def test_whatever_stands_between_its_letters_a_secret_is_found(between):
    text = "".join(sign + more for sign, more in zip(HAN, between, strict=True))
    search = Search([secret(HAN)])
    assert search.suspects(text)


@given(st.text(max_size=40), st.text(max_size=40))
def test_no_text_around_it_hides_a_secret_of_some_length(before, after):
    assert Search([secret(HAN + HAN)]).suspects(f"{before} {HAN}{HAN} {after}")


def test_the_line_of_a_leak_is_the_line_of_the_file(tmp_path):
    site = write(tmp_path, "page.html", f"<!doctype html>\n<p\nclass='x'>\na</p>\n<p>{HAN}</p>\n<p>b</p>\n")
    assert [leak.where for leak in leaks_of(site, HAN)] == ["5"]


def test_words_broken_over_lines_that_other_pages_have_are_found(tmp_path):
    write(tmp_path, "a.html", f"<p>\n{HAN[:4]}\n</p>\n")
    write(tmp_path, "b.html", f"<p>\n{HAN[4:]}\n</p>\n")
    write(tmp_path, "c.html", f"<p>\n{HAN[:4]}\n{HAN[4:]}\n</p>\n")
    assert [leak.file for leak in leaks_of(tmp_path, HAN)] == ["c.html"]


def test_a_leak_in_the_frame_of_all_pages_is_told_of_each(tmp_path):
    for name in "abc":
        write(tmp_path, f"{name}.html", f"<header>\n{HAN}\n</header>\n<p>{name}</p>\n")
    assert [leak.file for leak in leaks_of(tmp_path, HAN)] == ["a.html", "b.html", "c.html"]


# What is no leak


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Ledger note", "The pledger notes it"),
        ("repair-log", "the repair log is here"),
        ("repair-log", "repair-logs"),
        ("0571-5550 9999", "10571555099991"),
        ("更正账单", "<h4>账单更正</h4><div>账单有误</div>"),
        ("更正账单", "请及时更正。账单见背面"),
        ("更正账单", '{"text": "账单更正 账单有误"}'),
    ],
)
def test_letters_that_only_come_together_by_chance_are_no_leak(tmp_path, value, text):
    assert leaks_of(write(tmp_path, "page.html", text), value) == ()


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Ledger note", "the Ledger  note, of course"),
        ("repair-log", "see /forms/REPAIR-LOG.html"),
        ("0571-5550 9999", '<a href="tel:+057155509999">'),
        ("0571-5550 9999", "0571 5550-9999"),
        ("更正账单", "<td>更正\n账单</td>"),
        ("wang.wei@example.com", "&#119;ang.wei&#64;example.com"),
    ],
)
def test_the_same_words_written_otherwise_are_one(tmp_path, value, text):
    assert len(leaks_of(write(tmp_path, "page.html", text), value)) == 1


def test_a_short_name_counts_where_its_field_says_so(tmp_path):
    site = write(tmp_path, "page.html", "<p>经办人：张　三</p>")
    name = secret("张三", is_short=True)
    assert [leak.secret for leak in prove(site, [name]).leaks] == [name]
    assert secret("张三").needles == ()


def test_a_short_name_is_not_found_by_chance_in_the_bytes_of_a_font(tmp_path):
    site = write(tmp_path, "font.woff2", b"\0\1\xff" + "张三".encode() + b"\xff\0")
    assert prove(site, [secret("张三", is_short=True)]).is_clean


def test_the_beginning_of_a_long_text_is_a_leak(tmp_path):
    long = "每月由质量部抽查三十份工单并记录结果。发现问题的岗位当月扣罚绩效二百元！"
    site = write(tmp_path, "page.html", '<meta content="发现问题的岗位当月扣罚绩效二百元…">')
    assert len(leaks_of(site, long)) == 1


@pytest.mark.parametrize(
    "value", ["2026-01-05", "2026-Q1", "15个工作日", "每月", "≥98%", "20000元", "¥1,200,000", "14:30"]
)
def test_a_day_a_duration_and_an_amount_say_nothing_by_themselves(value):
    assert is_generic(value)


@pytest.mark.parametrize("value", ["0571-5550 9999", "13805551234", "110101199003078515", "夜班2人轮流值守"])
def test_a_telephone_number_and_a_sentence_say_something(value):
    assert not is_generic(value)


def test_four_han_or_eight_latin_characters_are_the_least_that_tells():
    assert [weight(normalised(words)) >= 8 for words in ("四个汉字", "三个字", "eight le", "eight let")] == [
        True,
        False,
        False,
        True,
    ]


# Fail closed


@pytest.mark.parametrize("name", ["film.mp4", "data.xlsx", "data.zip", "odd.xyz", "data.bin.gz"])
def test_a_file_of_unknown_type_fails_unless_the_settings_name_it(tmp_path, name):
    import gzip  # noqa: PLC0415  (only this test packs)

    site = write(tmp_path, f"files/{name}", gzip.compress(b"x") if name.endswith(".gz") else b"\0\1")
    proof = prove(site, [secret(HAN)])
    assert not proof.is_clean
    assert [(one.file, one.is_unknown) for one in proof.unopened] == [(f"files/{name}", True)]
    allowed = prove(site, [secret(HAN)], unread=["files/*"])
    assert allowed.is_clean
    assert allowed.unread == (f"files/{name}",)


def test_a_file_without_a_suffix_that_is_no_text_is_unknown(tmp_path):
    assert [one.is_unknown for one in prove(write(tmp_path, "blob", b"\0\1\2"), []).unopened] == [True]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("sitemap.xml.gz", b"no gzip"),
        ("sitemap.xml.gz", b"\x1f\x8b\x08\0\0\0\0\0\0\x03"),
        ("page.pdf", b"no pdf"),
        ("photo.png", b"no picture"),
        ("cut.png", png()[:-20]),
        ("cut.jpg", jpeg()[:12]),
        ("endless.jpg", jpeg()[:-2]),
        ("cut.gif", gif(b"abc")[:-1]),
    ],
)
def test_a_file_that_is_not_what_its_name_says_fails(tmp_path, name, content):
    proof = prove(write(tmp_path, name, content), [secret(HAN)])
    assert [(one.file, one.is_unknown) for one in proof.unopened] == [(name, False)]
    assert proof.files == 0
    assert prove(tmp_path, [], unread=[name]).unread == (name,)


def test_a_pdf_with_a_password_fails(tmp_path):
    from pypdf import PdfWriter  # noqa: PLC0415  (only this test locks)

    from leaky import written  # noqa: PLC0415

    writer = PdfWriter()
    writer.add_blank_page(10, 10)
    writer.encrypt("secret", algorithm="RC4-128")
    proof = prove(write(tmp_path, "locked.pdf", written(writer)), [secret(HAN)])
    assert not proof.is_clean


def test_what_could_be_opened_is_searched_whatever_the_settings_name(tmp_path):
    site = write(tmp_path, "page.html", HAN)
    assert len(leaks_of(site, HAN, unread=["*"])) == 1


def test_a_link_to_a_folder_or_to_nothing_fails(tmp_path):
    site = tmp_path / "site"
    write(site, "index.html", "a")
    (tmp_path / "elsewhere").mkdir()
    (site / "folder").symlink_to(tmp_path / "elsewhere")
    (site / "nothing.html").symlink_to(tmp_path / "nothing")
    assert sorted(one.file for one in prove(site, [secret(HAN)]).unopened) == ["folder", "nothing.html"]


def test_what_a_theme_brings_byte_for_byte_is_left_out_and_counted(tmp_path):
    theme, site = tmp_path / "theme", tmp_path / "site"
    for folder in (theme, site):
        write(folder, "assets/app.js", f"// {HAN}")
    write(site, "assets/own.js", "a")
    proof = prove(site, [secret(HAN)], theme=[theme])
    assert (proof.is_clean, proof.files, proof.theme) == (True, 1, 1)
    write(site, "assets/app.js", f"// {HAN} ")
    assert len(prove(site, [secret(HAN)], theme=[theme]).leaks) == 1


def test_a_site_without_secrets_is_searched_for_what_cannot_be_opened(tmp_path):
    assert not prove(write(tmp_path, "film.mp4", b"\0"), []).is_clean


# What is reported

PENALTY = """\
  - id: C2
    promise: 店内设意见簿。  # 店长每月扣罚记录在案
    remedy: 每周回复
procedures: [{id: P1, title: 夜间巡店, steps: [{do: 收银台异常当场扣罚二十元}]}]
"""


@pytest.fixture
def leaking(tmp_path):
    """A site with two leaks and a film, the workspace it was made from, and its proof."""
    loaded = load_workspace(
        write_codes(tmp_path / "codes", {"returns.yml": BOOKSHOP + PENALTY}), base=tmp_path
    )
    site = write(
        tmp_path / "site", "index.html", "<p>收银台异常当场扣罚二十元</p>\n<!-- 店长每月扣罚记录在案 -->"
    )
    write(site, "film.mp4", b"\0")
    found = secrets(loaded.workspace, loaded.sources, authors=["Wang Xiaolin"])
    write(site, "about.txt", "by Wang Xiaolin")
    return loaded, prove(site, found)


def test_a_leak_is_an_error_at_the_place_where_the_secret_was_typed(leaking):
    loaded, proof = leaking
    told = Report.of(problems(proof, loaded.sources))
    places = [
        (problem.place.file, problem.place.line, problem.rule, problem.clause) for problem in told.errors
    ]
    text = (BOOKSHOP + PENALTY).split("\n")
    comment, step = (
        next(n for n, line in enumerate(text, 1) if words in line) for words in ("扣罚记录", "扣罚二十元")
    )
    assert places == [
        ("about.txt", 1, "internal-leak", "4.10"),
        ("codes/returns.yml", comment, "internal-leak", "4.10"),
        ("codes/returns.yml", step, "internal-leak", "4.10"),
        ("film.mp4", 1, "internal-leak", "4.10"),
    ]


def test_no_report_says_a_secret(leaking):
    loaded, proof = leaking
    told = Report.of(problems(proof, loaded.sources))
    said = [as_record(proof, loaded.sources, date(2026, 3, 1)), summary(proof, "zh"), repr(proof)]
    for language in ("zh", "en"):
        said += [as_text(told, language), as_json(told, language), as_github(told, language)]
    whole = "\n".join(said)
    for words in ("收银台异常", "扣罚二十元", "扣罚记录", "Wang Xiaolin", "Xiaolin"):
        assert words not in whole
    assert "收…" in whole


def test_the_record_counts_and_names_files_and_places(leaking):
    loaded, proof = leaking
    record = json.loads(as_record(proof, loaded.sources, date(2026, 3, 1)))
    assert (record["date"], record["clean"], record["files"]) == ("2026-03-01", False, 2)
    assert record["values"] == proof.values > 2
    assert record["unopened"] == [{"file": "film.mp4", "reason": "unknown"}]
    assert [(one["file"], one["where"], one["kind"]) for one in record["leaks"]] == [
        ("about.txt", "1", "author"),
        ("index.html", "1", "field"),
        ("index.html", "2", "comment"),
    ]


def test_one_mistake_on_all_pages_is_one_problem(tmp_path):
    for name in "abcde":
        write(tmp_path, f"{name}.html", f"<p>{HAN} {name}</p>")
    told = problems(prove(tmp_path, [secret(HAN)]), Sources())
    assert [problem.arguments["where"] for problem in told] == ["a.html:1, b.html:1, c.html:1 … (+2)"]


def test_a_summary_of_leaks_counts_them(leaking):
    _, proof = leaking
    assert summary(proof, "en").endswith("found in 3 places; files that could not be searched: 1")


def test_the_messages_read_well(leaking, golden):
    loaded, proof = leaking
    told = Report.of(problems(proof, loaded.sources))
    golden("messages/leaks.txt", "\n\n".join((as_text(told, "zh"), as_text(told, "en"))) + "\n")


def test_a_clean_site_says_how_much_was_looked_for(tmp_path):
    write(tmp_path, "film.mp4", b"\0")
    proof = prove(write(tmp_path, "index.html", "a"), [secret(HAN)], unread=["*.mp4"])
    assert summary(proof, "en") == (
        "internal values looked for: 1; files searched: 1; none was found\n"
        "not searched, as `unread` in the settings says: film.mp4"
    )
    assert "1个文件" in summary(proof, "zh")


# The demo


def test_the_public_demo_is_proven_clean(built_site):
    loaded = load_workspace(DEMO)
    found = secrets(loaded.workspace, loaded.sources, known=["首页 测试用的网站。"])
    # As a build does: what the theme brings byte for byte is nobody's secret.
    proof = prove(built_site(DEMO), found, theme=[Path(material.__file__).parent / "templates"])
    assert (proof.leaks, proof.unopened) == ((), ())
    assert proof.values > 500
    assert proof.files > 50


def test_the_internal_demo_is_caught(built_site):
    loaded = load_workspace(DEMO)
    proof = prove(built_site(DEMO, "internal"), secrets(loaded.workspace, loaded.sources))
    assert len({leak.secret.value for leak in proof.leaks}) > 100
