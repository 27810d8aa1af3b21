"""Input that means harm: nothing executes, nothing escapes, and everything is shown as text or reported."""

import json
import re
import xml.etree.ElementTree as ET
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import run_build
from mkdocs_conduct.build import Options, build
from mkdocs_conduct.feeds import table
from mkdocs_conduct.load import Loaded, load_workspace
from mkdocs_conduct.model import Audience, CodeFramework, Model, Text
from mkdocs_conduct.model.text import LONGEST
from mkdocs_conduct.problems import Report, as_text
from mkdocs_conduct.render import OwnTemplateError, Renderer
from mkdocs_conduct.site import SiteOptions, SitePage, make_site
from sample import BOOKSHOP, DEMO, SETTINGS, seen, squeeze, write_codes

ACTIVE = {"base", "embed", "form", "frame", "iframe", "link", "meta", "object", "script", "style", "template"}
SCHEMES = {"http", "https", "mailto", "tel"}
ADDRESSES = {"href", "src", "action", "formaction", "xlink:href", "data", "poster", "srcset"}
HOSTILE = "</title></style></textarea><script>alert(1)</script><img src=x onerror=alert(1)>\"' onfocus=alert(1) autofocus x='"


class Tags(HTMLParser):
    """Collects what a browser would act on."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.active: list[str] = []
        self.scripts = 0
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.scripts += tag == "script"
        if tag in ACTIVE:
            self.active.append(tag)
        for name, value in attrs:
            # A browser drops tabs and line breaks from an address, and what is before it.
            bare = re.sub(r"[\t\r\n]", "", value or "").lstrip("".join(map(chr, range(33)))).lower()
            scheme = re.match(r"[a-z][a-z0-9+.-]*(?=:)", bare) if name in ADDRESSES else None
            if name.startswith("on") or name == "srcdoc" or (scheme and scheme[0] not in SCHEMES):
                self.active.append(f"{tag} {name}={value}")


# Every public text of the model, found by its mark


class Marker:
    """Puts words between marks of their own into every public text of models."""

    def __init__(self, words: str, line: str = "") -> None:
        self.words = words
        self.line = line
        self.fields: list[str] = []

    def marked(self, value: Any) -> Any:
        if isinstance(value, tuple):
            return tuple(self.marked(one) for one in value)
        if not isinstance(value, Model):
            return value
        update = {
            name: self._field(f"{type(value).__name__}.{name}", getattr(value, name))
            for name in type(value).model_fields
            if value.audience_of(name) is Audience.PUBLIC
        }
        return value.model_copy(update=update)

    def _field(self, field: str, value: Any) -> Any:
        if isinstance(value, Text):
            self.fields.append(field)
            n = len(self.fields)
            return Text(tuple((tag, f"甲{n}甲{self.words}乙{n}乙") for tag, _ in value.forms))
        if isinstance(value, tuple) and value and isinstance(value[0], Text):
            return tuple(self._field(field, one) for one in value)
        if self.line and field in LINES and isinstance(value, str):
            return self.line
        return self.marked(value)


LINES = (
    "Organization.website",
    "Organization.logo",
    "Organization.sector",
    "Place.kind",
    "Transcription.url",
)


@cache
def demo() -> Loaded:
    return load_workspace(DEMO)


def marked_pages(words: str, line: str = "") -> tuple[tuple[SitePage, ...], list[str]]:
    """Return the public pages of the demo with these words in every public text, and the field of each mark."""
    marker = Marker(words, line)
    loaded = demo()
    frameworks = tuple(
        CodeFramework(
            **{
                **{name: getattr(framework, name) for name in framework.__dataclass_fields__},
                "organization": marker.marked(framework.organization),
                "codes": marker.marked(framework.codes),
                "measurements": marker.marked(framework.measurements),
                "events": marker.marked(framework.events),
                "judged": {},
            }
        )
        for framework in loaded.workspace.frameworks
    )
    loaded = replace(loaded, workspace=replace(loaded.workspace, frameworks=frameworks))
    return make_site(loaded, Report(), SiteOptions(), Renderer()).pages, marker.fields


def between_marks(pages: tuple[SitePage, ...]) -> dict[int, set[str]]:
    """Return what a reader sees between the marks of each text."""
    found: dict[int, set[str]] = {}
    for page in pages:
        text = seen(f"<body>{page.content.html}</body>")
        for mark in re.finditer(r"甲(\d+)甲(.*?)乙\1乙", text, re.DOTALL):
            found.setdefault(int(mark[1]), set()).add(mark[2])
    return found


@cache
def shown_in_peace() -> frozenset[str]:
    pages, fields = marked_pages("无害")
    return frozenset(fields[n - 1] for n in between_marks(pages))


def test_the_texts_that_matter_most_are_among_those_that_pages_show():
    assert {
        "Code.title",
        "Code.purpose",
        "Code.limitations",
        "Wording.text",
        "Remedy.text",
        "Definition.term",
        "Definition.definition",
        "Channel.value",
        "Channel.name",
        "DisputeRoute.provider",
        "Complaints.policy",
        "PerformanceIndicator.name",
        "Measurement.explanation",
        "Organization.name",
        "Objective.text",
    } <= shown_in_peace()
    assert len(shown_in_peace()) > 40


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<script>alert(1)</script>", None),
        (HOSTILE, None),
        ("<svg/onload=alert(1)>", None),
        ("<!-- 无 -->", None),
        ("]]>-->", None),
        ("{{ 7*7 }}{% raw %}{# 无 #}${7*7}", None),
        ("&lt;b&gt;&#106;", None),
        ("[点](javascript:alert(1))", "点"),
        ("[点](JaVa\tScRiPt:alert(1))", "点"),
        ("[点](data:text/html,<script>alert(1)</script>)", "点"),
        ("[点](vbscript:x)", "点"),
        ('[点](https://a.example "onclick=alert(1)")', "点"),
        ("\u2067ع\u2069\u200f", None),
        ("零\u200b宽", None),
        ("👍🏽👨‍👩‍👧", None),
        ("=cmd|' /C calc'!A0", None),
    ],
)
def test_hostile_words_in_every_public_text_are_shown_and_do_nothing(typed, read):
    pages, fields = marked_pages(typed, line="javascript:alert(1)")
    assert [page.title for page in pages if Tags(page.content.html).active] == []
    found = between_marks(pages)
    assert shown_in_peace() - {fields[n - 1] for n in found} == set()
    wanted = squeeze(typed if read is None else read)
    texts = {(fields[n - 1], squeeze(text)) for n, words in found.items() for text in words}
    # Where no Markdown is read, it is shown as it was typed.
    assert {one for one in texts if one[1] not in {wanted, squeeze(typed)}} == set()


@settings(max_examples=12)
@given(
    st.lists(
        st.one_of(
            st.sampled_from(
                [
                    *(
                        "<script>",
                        "</script>",
                        "<img src=x onerror=a>",
                        "<svg onload=a>",
                        "<a href=javascript:a>",
                    ),
                    *(
                        "[x](javascript:a)",
                        "[x](",
                        "](",
                        "<!--",
                        "-->",
                        "]]>",
                        "{{",
                        "}}",
                        "{%",
                        "%}",
                        '"',
                        "'",
                        "`",
                    ),
                    *(
                        "**",
                        "_",
                        "\n\n",
                        "\n- ",
                        "&#x3c;",
                        "&lt;",
                        "\u202b",
                        "\u200b",
                        "</h3>",
                        "</div>",
                        "<",
                    ),
                ]
            ),
            st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=6),
        ),
        max_size=8,
    ).map("".join)
)
def test_no_words_become_active_or_make_a_text_vanish(words):
    pages, fields = marked_pages(words)
    assert [page.title for page in pages if Tags(page.content.html).active] == []
    shown = {
        fields[int(mark) - 1]
        for page in pages
        for mark in re.findall(r"甲(\d+)甲", seen(f"<body>{page.content.html}</body>"))
    }
    assert shown_in_peace() - shown == set()


# The whole site, with the theme around the pages

QUOTED = json.dumps(HOSTILE)
HOSTILE_CODE = f"""\
title: {QUOTED}
slogan: {QUOTED}
purpose: {QUOTED}
status: in_force
version: "1"
approved: {{by: {QUOTED}, on: 2026-01-05}}
effective_from: 2026-02-01
next_review: 2027-01-31
groups: [{{id: g, name: {QUOTED}}}]
organization:
  name: {QUOTED}
  website: "javascript:alert(1)"
  channels:
    - {{id: a, kind: website, name: {QUOTED}, value: "javascript:alert(1)", hours: {QUOTED}}}
    - {{id: b, kind: email, value: 'x@b.example"onclick="alert(1)', hours: 全天}}
    - {{id: c, kind: web_form, value: 'https://a.example/"onclick="alert(1)', hours: 全天}}
commitments:
  - {{id: C1, group: g, promise: {QUOTED}, remedy: {QUOTED}, limit: {{within: 7天, from: {QUOTED}, until: {QUOTED}}}}}
"""


@pytest.mark.parametrize("audience", ["public", "internal"])
def test_a_site_of_a_hostile_code_has_no_script_but_the_themes(tmp_path, audience):
    config = {"site_url": "https://codes.example/"}
    sites = {}
    for name, text in (("good", BOOKSHOP), ("bad", HOSTILE_CODE)):
        codes = write_codes(tmp_path / name / "codes", {"returns.yml": text})
        outcome = run_build(tmp_path / name, codes, audience, strict=False, config=config)
        assert outcome.returncode == 0, outcome.log
        sites[name] = outcome.site
    for path in sorted(sites["bad"].rglob("*.html")):
        twin = sites["good"] / path.relative_to(sites["bad"])
        # A page that the other organization has no words for is held against the home page.
        plain = twin if twin.exists() else sites["good"] / "index.html"
        bad, good = (Tags(page.read_text(encoding="utf-8")) for page in (path, plain))
        assert bad.scripts == good.scripts, path
        assert [one for one in bad.active if " " in one] == [one for one in good.active if " " in one], path
    page = (sites["bad"] / "codes/returns/index.html").read_text(encoding="utf-8")
    assert HOSTILE in seen(page, "title")
    assert squeeze(HOSTILE) in squeeze(seen(page, "md-content__inner"))
    ET.parse(sites["bad"] / "sitemap.xml")
    index = (sites["bad"] / "search/search_index.json").read_text(encoding="utf-8")
    # The theme's search puts titles and texts into its list as HTML.
    entries = json.loads(index)["docs"]
    assert entries
    assert [one for one in entries if Tags(one["title"] + one["text"]).active] == []


# What is read from files


def told(folder: Path, promise: str) -> tuple[str, str]:
    """Return the report of a code with this promise, and the text of its page, "" where there is none."""
    text = BOOKSHOP.replace("promise: 七天内凭小票退货，当场退款。", f"promise: {promise}")
    built = build(Options(codes=write_codes(folder / "codes", {"returns.yml": text}), base=folder))
    pages = [page for page in built.site.pages if page.kind == "code"]
    words = seen(f"<body>{pages[0].content.html}</body>") if pages else ""
    return as_text(built.report, "en"), words


CONTROLS = [
    "\x00",
    "\x02",
    "\x07",
    "\x08",
    "\x0b",
    "\x0c",
    "\x1b",
    "\x7f",
    "\x85",
    "\x9f",
    "\u2028",
    "\u202a",
    "\u202e",
    "\uffff",
]


@pytest.mark.parametrize("sign", CONTROLS, ids=lambda sign: f"U+{ord(sign):04X}")
def test_an_escaped_control_character_is_reported_by_its_number(tmp_path, sign):
    report, page = told(tmp_path, f'"七天内退货\\u{ord(sign):04x}退款"')
    assert f"U+{ord(sign):04X}" in report
    assert "codes/returns.yml:11:" in report
    assert page == ""


@pytest.mark.parametrize(
    "sign", ["\x00", "\x07", "\x1b", "\u202e", "\ufeff"], ids=lambda sign: f"U+{ord(sign):04X}"
)
def test_a_control_character_typed_as_it_is_is_reported_by_its_number(tmp_path, sign):
    report, page = told(tmp_path, f"七天内退货{sign}退款")
    assert f"U+{ord(sign):04X}" in report
    assert page == ""


@pytest.mark.parametrize("words", ["\\u200b", "\\u200b\\u2060\\u00ad", "\\u00a0 \\u3000"])
def test_a_promise_that_nobody_can_see_is_reported_as_empty(tmp_path, words):
    report, page = told(tmp_path, f'"{words}"')
    assert "empty" in report
    assert page == ""


def test_a_control_character_in_a_line_is_reported_too(tmp_path):
    text = BOOKSHOP.replace("{by: 店长,", '{by: "店\\u202e长",')
    report = as_text(
        build(Options(codes=write_codes(tmp_path / "codes", {"returns.yml": text}))).report, "en"
    )
    assert "U+202E" in report


@pytest.mark.parametrize("unit", ["退货", "[", "[a](", "*a ", "15分钟内", "<script>"])
def test_a_text_of_a_megabyte_is_reported_with_its_length(tmp_path, unit):
    words = unit * (1_000_000 // len(unit))
    report, page = told(tmp_path, json.dumps(words, ensure_ascii=False))
    assert str(len(words)) in report
    assert page == ""
    assert len(report) < 2000


@pytest.mark.parametrize("unit", ["退", "[", "[a](", "**", "<b>", "`", "\\"])
def test_the_longest_text_there_may_be_is_shown_whole(tmp_path, unit):
    words = (unit * LONGEST)[: LONGEST - 1]
    _, page = told(tmp_path, json.dumps(f"{words}。", ensure_ascii=False))
    letters = re.sub(r"[^\w<>\[(]", "", words)
    assert letters in re.sub(r"[^\w<>\[(]", "", page)


@pytest.mark.parametrize(
    "identifier",
    ["../../etc/passwd", "..", "a/b", "/etc", "%2e%2e%2fetc", "..%2f", "a\\b", "C:", "x?y#z", "con\u202e"],
)
def test_an_id_leads_nowhere_outside_the_site(tmp_path, identifier):
    text = f"id: {json.dumps(identifier)}\n{BOOKSHOP}"
    built = build(Options(codes=write_codes(tmp_path / "codes", {"returns.yml": text})))
    assert built.report.fails()
    assert built.site.pages == ()


@pytest.mark.parametrize(
    "name",
    [
        "a..b",
        "%2e%2e%2fetc",
        "..%2f..%2fetc",
        "a b",
        "a;rm -rf",
        "<script>",
        "'\"",
        "con",
        "index",
        "a#b?c",
        "...x",
    ],
)
def test_a_file_name_leads_nowhere_outside_the_site_and_into_no_page_as_markup(tmp_path, name):
    codes = write_codes(tmp_path / "codes", {f"{name}.yml": BOOKSHOP, "settings.yml": SETTINGS})
    built = build(Options(codes=codes))
    for page in built.site.pages:
        assert ".." not in re.split(r"[/\\]|%2f", page.address.source.lower().replace("%2e", "."))
        assert not page.address.source.startswith("/")
        assert Tags(page.content.html).active == []
    # A file that begins with a dot is hidden, here as everywhere; all others are read or reported.
    is_read = any(page.kind == "code" for page in built.site.pages)
    assert is_read or built.report.problems or name.startswith(".")


def test_a_link_out_of_the_folder_of_codes_is_not_followed(tmp_path):
    (tmp_path / "outside.yml").write_text(BOOKSHOP.replace("退换货承诺", "外面的承诺"), encoding="utf-8")
    codes = write_codes(tmp_path / "codes")
    (codes / "inside.yml").symlink_to(tmp_path / "outside.yml")
    built = build(Options(codes=codes))
    assert "inside.yml" in as_text(built.report, "en")
    assert built.report.fails()


INDICATOR = """\
    indicators: [K1]
performance_indicators:
  - {id: K1, name: 退货次数, kind: count, direction: higher, targets: "≥1", frequency: monthly}
"""


@pytest.mark.parametrize(
    "cell", ["=1+1", "=cmd|' /C calc'!A0", "+1", "-2+3", "@SUM(A1)", '=HYPERLINK("javascript:a","x")']
)
def test_a_formula_in_a_table_of_results_is_text_on_the_page(tmp_path, cell):
    quoted = '"' + cell.replace('"', '""') + '"'
    files = {
        "settings.yml": SETTINGS,
        "returns.yml": BOOKSHOP + INDICATOR,
        "results/2026.csv": f"indicator,period,value,note\nK1,2026-02,5,{quoted}\n",
    }
    built = build(Options(codes=write_codes(tmp_path / "codes", files)))
    assert not built.report.fails(), as_text(built.report, "en")
    html = "".join(page.content.html for page in built.site.pages)
    assert Tags(html).active == []
    assert squeeze(cell) in squeeze(seen(f"<body>{html}</body>"))


@pytest.mark.parametrize(
    "value", ["=1+1", "+1", "-1", "@a", "\t=1", "\r=1", "\n=1", "＝1+1", "＋1", "－1", "＠a"]
)
def test_no_cell_of_a_table_of_ours_is_a_formula(value):
    line = table([value], [[value]]).lstrip("\ufeff")
    assert line.replace('"', "").startswith("'")


# Templates of an organization


@pytest.mark.parametrize(
    "template",
    [
        "{{ code.__class__ }}",
        "{{ code['__class__'] }}",
        "{{ code | attr('__class__') }}",
        "{{ '' | attr('__class__') | attr('__mro__') }}",
        "{{ code._sa }}",
        "{{ '{0.__class__.__init__.__globals__}'.format(code) }}",
        "{{ '{0.__class__}'.format_map({'0': code}) }}",
        "{{ '%s' | format(t.__init__.__globals__) }}",
        "{{ link.__globals__ }}",
        "{{ link.__closure__ }}",
        "{{ link.__code__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.environ }}",
        "{{ joiner.__init__.__globals__ }}",
        "{{ lipsum.__globals__.os.popen('id').read() }}",
        "{{ namespace.__init__.__globals__ }}",
        "{{ [code] | groupby('__class__') | list | first | first }}",
        "{{ environ }}",
        "{{ open('secret.txt') }}",
        "{{ config }}",
        "{{ range(1000000000) | list }}",
        "{% import 'os' as os %}{{ os.environ }}",
        "{% include '/etc/passwd' %}",
        "{% include '../secret.txt' %}",
        "{% include 'builtin/../../pyproject.toml' %}",
        "{% extends '../secret.txt' %}",
        "{% do code.groups.append(1) %}",
    ],
)
def test_a_template_of_an_organization_reaches_no_file_no_environment_and_no_python(tmp_path, template):
    folder = tmp_path / "overrides"
    (folder / "public").mkdir(parents=True)
    (folder / "public/code.html.jinja").write_text(template, encoding="utf-8")
    (tmp_path / "secret.txt").write_text("秘密", encoding="utf-8")
    with pytest.raises(OwnTemplateError) as caught:
        build(Options(codes=write_codes(tmp_path / "codes"), templates=folder))
    assert "秘密" not in str(caught.value)


def test_what_a_template_may_not_see_is_undefined_to_filters_too(tmp_path):
    folder = tmp_path / "overrides"
    (folder / "public").mkdir(parents=True)
    template = "{{ [code] | map(attribute='__class__') | list }}"
    (folder / "public/code.html.jinja").write_text(template, encoding="utf-8")
    built = build(Options(codes=write_codes(tmp_path / "codes"), templates=folder))
    assert [page.content.html for page in built.site.pages if page.kind == "code"] == ["[Undefined]"]


def test_a_template_of_an_organization_changes_nothing_it_is_given(tmp_path):
    folder = tmp_path / "overrides"
    (folder / "public").mkdir(parents=True)
    template = "{% set x = dict(a=1) %}{{ x.update(b=2) }}"
    (folder / "public/code.html.jinja").write_text(template, encoding="utf-8")
    with pytest.raises(OwnTemplateError):
        build(Options(codes=write_codes(tmp_path / "codes"), templates=folder))
