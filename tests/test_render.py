"""Inline Markdown: what an editor typed is read by visitors and never does anything to them."""

import html
import re
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mkdocs_conduct.render import inline
from sample import seen

ALLOWED = {"a", "br", "code", "em", "li", "ol", "p", "strong", "ul"}
SCHEMES = ("http:", "https:", "mailto:", "tel:")
CONTROLS = "".join(map(chr, range(33)))
# What has a meaning to Markdown, HTML or a browser, mixed with what has none.
PIECES = st.sampled_from(
    [
        "<script>alert(1)</script>",
        "<img/src=x/onerror=alert(1)>",
        "<svg/onload=alert(1)>",
        '<a/href="javascript:alert(1)">x</a>',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html,<script>)",
        "[x](https://a.example)",
        "[x](tel:12315)",
        '[x]("onmouseover="alert(1))',
        '[x](https://a.example"onclick="alert(1))',
        "![x](https://a.example/x.png)",
        "[x][y]",
        "[y]:javascript:1",
        "<https://a.example>",
        "<javascript:alert(1)>",
        "</div>",
        "-->",
        "<!--",
        "]]>",
        "<![CDATA[",
        "&lt;script&gt;",
        "&#106;avascript:",
        "&amp;",
        "&",
        "<",
        ">",
        '"',
        "'",
        "**",
        "*",
        "_",
        "__",
        "`",
        "``",
        "\\\\",
        "#",
        "##",
        "---",
        "===",
        "-",
        "+",
        "1.",
        "1)",
        ">",
        "~~~",
        "```",
        "{{",
        "}}",
        "{%",
        "%}",
        "承诺",
        "超时",
        "15分钟",
        "≥98%",
        "https://a.example",
    ]
)
TEXTS = st.lists(
    st.one_of(PIECES, st.text(max_size=12), st.sampled_from([" ", "\n", "\n\n", "    "])), max_size=12
).map("".join)
# Neither a sign of Markdown nor something a browser swallows.
WORDS = st.text(
    st.characters(categories=("L", "N", "P", "S"), exclude_characters="*_`[]\\<>&#!"), min_size=1, max_size=40
)

LETTERS = st.text(st.characters(categories=("L",)), min_size=1, max_size=20)


class Tags(HTMLParser):
    """Collects the tags and attributes a browser would act on."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def is_safe(address: str) -> bool:
    """Say whether a browser, which drops tabs and line breaks, reads no scheme or one of the harmless ones."""
    bare = re.sub(r"[\t\r\n]", "", html.unescape(address)).lstrip(CONTROLS)
    scheme = re.match(r"[a-z][a-z0-9+.-]*:", bare.lower())
    return scheme is None or scheme[0] in SCHEMES


@given(TEXTS)
@example('[x](https://a.example "onclick=alert(1)")')
@example("[x](jav\tascript:alert(1))")
@example("<scr<script>ipt>alert(1)</script>")
def test_no_text_becomes_active_content(text):
    for tag, attributes in Tags(str(inline(text))).found:
        assert tag in ALLOWED
        assert set(attributes) <= ({"href", "rel", "title"} if tag == "a" else set())
        assert is_safe(attributes.get("href") or "")


@given(WORDS)
def test_words_without_marks_of_markdown_come_out_as_they_were_typed(text):
    assert html.unescape(re.sub(r"<[^>]*>", "", str(inline(text)))) == text


@given(
    st.lists(LETTERS, min_size=1, max_size=4),
    st.sampled_from(["**", "*", "`", "__", "<b>", "</p>", "#", "<!--", "&", "![", "1. "]),
)
def test_no_word_vanishes_whatever_stands_beside_it(words, mark):
    shown = seen(f"<body>{inline(f' {mark} '.join(words))}</body>")
    for word in words:
        assert "".join(word.split()) in "".join(shown.split())


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("**当场**退款", "<strong>当场</strong>退款"),
        ("*当场*退款", "<em>当场</em>退款"),
        ("见 `R-12` 表", "见 <code>R-12</code> 表"),
        ("拨打 [12315](tel:12315)", '拨打 <a href="tel:12315" rel="noopener noreferrer">12315</a>'),
        ("[办法](../rules/)", '<a href="../rules/" rel="noopener noreferrer">办法</a>'),
        ("5 < 6 & 7 > 6", "5 &lt; 6 &amp; 7 &gt; 6"),
        ("<b>粗</b>", "&lt;b&gt;粗&lt;/b&gt;"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("# 不是标题", "# 不是标题"),
        ("C:\\temp", "C:\\temp"),
    ],
)
def test_emphasis_and_links_are_shown_and_html_is_text(typed, shown):
    assert str(inline(typed)) == shown


def test_a_list_stays_a_list():
    assert [tag for tag, _ in Tags(str(inline("- 小票\n- 图书没有污损"))).found] == ["ul", "li", "li"]


@pytest.mark.parametrize(
    "address",
    ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "JAVASCRIPT:alert(1)", "file:///etc/passwd"],
)
def test_a_link_that_could_run_something_leads_nowhere_and_its_words_stay(address):
    (found,) = Tags(str(inline(f"请[点这里]({address})"))).found or [("", {})]
    assert found[1].get("href") is None
    assert seen(f"<body>{inline(f'请[点这里]({address})')}</body>") == "请点这里"


def test_a_single_paragraph_has_no_paragraph_around_it_and_two_have():
    assert "<p>" not in inline("一*句*话")
    assert str(inline("第一段\n\n第二段")).count("<p>") == 2
