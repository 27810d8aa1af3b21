"""What the schema calls internal is in no file of a public site: not in a page, the search index, the sitemap or beside them."""

import gzip
import logging
import re
import warnings
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from built import build_site, write_project
from mkdocs_conduct import build as facade
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.model import (
    Checklist,
    Code,
    ComplaintRecord,
    Goals,
    Improvements,
    Measurement,
    Organization,
    ResultsHead,
    Reviews,
    Supervision,
    Survey,
)
from mkdocs_conduct.problems import Report
from planted import MARK, internal_texts, planted
from sample import BOOKSHOP, DEMO, REAL, seen, write_codes

TEXTUAL = {".css", ".html", ".js", ".json", ".map", ".svg", ".txt", ".xml"}


def files_of(site: Path) -> dict[str, str]:
    """Return every file as text, packed ones unpacked, undecodable bytes kept readable."""
    found = {}
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        found[path.relative_to(site).as_posix()] = content.decode("utf-8", errors="replace")
    return found


def marks_in(site: Path) -> set[str]:
    return {
        mark
        for text in files_of(site).values()
        for mark in re.findall(rf"{MARK}\d{{5}}X", text, re.IGNORECASE)
    }


@pytest.fixture(scope="module", params=[DEMO, REAL], ids=["demo", "real codes"])
def sites(request, tmp_path_factory):
    """Both sites of codes whose internal texts are all marked, and where each mark is."""
    loaded, places = planted(load_workspace(request.param))
    built = {}
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        # Marks are no posts and no files: what rules and the theme say of them is beside the point.
        warnings.simplefilter("ignore")
        patch.setattr(facade, "load", lambda _options: loaded)
        patch.setattr(facade.check, "run", lambda *_a, **_k: Report())
        for audience in ("public", "internal"):
            folder = tmp_path_factory.mktemp(audience)
            config = load_config(str(write_project(folder, request.param, audience)))
            logging.getLogger("mkdocs").setLevel(logging.ERROR)
            config.plugins.run_event("startup", command="build", dirty=False)
            mkdocs_build(config)
            built[audience] = folder / "site"
    return built, places


def test_no_internal_text_of_any_field_is_in_a_file_of_the_public_site(sites):
    built, places = sites
    assert sorted({places[mark] for mark in marks_in(built["public"])}) == []


def test_every_internal_text_field_of_the_schema_was_marked():
    _, places = planted(load_workspace(DEMO))
    beside = (ComplaintRecord, Goals, Improvements, Reviews, Supervision, Survey)
    expected = internal_texts(Organization, Code, Measurement, ResultsHead, Checklist, *beside)
    assert len(expected) > 40
    assert expected - set(places.values()) == set()


def test_the_marks_are_real_because_the_internal_site_shows_them(sites):
    built, places = sites
    shown = {places[mark] for mark in marks_in(built["internal"])}
    assert len(shown) > 2


def test_no_file_of_a_public_site_is_a_source_or_names_one(built_site):
    files = files_of(built_site(DEMO))
    tables = [name for name in files if name.endswith(".csv")]
    assert not [name for name in files if name.endswith((".yml", ".yaml", ".jinja", ".md"))]
    # The table that a code's results page offers is made from that page, no file of the editor's.
    assert {Path(name).name for name in tables} == {"results.csv"}
    named = {path.name for path in DEMO.rglob("*.yml")} | {"organization.yml"}
    pages = {
        name: text for name, text in files.items() if Path(name).suffix in TEXTUAL - {".js", ".map", ".css"}
    }
    assert [(name, file) for name, text in pages.items() for file in named if file in text] == []


def test_no_file_of_a_public_site_names_a_folder_of_the_machine_that_built_it(built_site):
    site = built_site(DEMO)
    assert [
        name for name, text in files_of(site).items() if str(site.parent) in text or str(DEMO) in text
    ] == []


def test_no_person_of_the_demo_is_named_in_public(built_site):
    persons = {
        post.person
        for one in load_workspace(DEMO).workspace.frameworks
        for post in one.organization.posts
        if post.person
    }
    assert persons
    assert [
        (name, one) for name, text in files_of(built_site(DEMO)).items() for one in persons if one in text
    ] == []


def test_a_public_site_has_no_sheet_no_page_of_problems_and_no_link_to_one(built_site):
    files = files_of(built_site(DEMO))
    assert not [name for name in files if name.startswith(("posts/", "en/posts/", "problems/"))]
    assert not [
        name
        for name, text in files.items()
        if name.endswith(".html") and re.search(r'href="[^"]*(posts|problems)/', text)
    ]


def test_an_internal_page_says_so_and_asks_search_engines_to_stay_away(built_site):
    site = built_site(DEMO, "internal")
    pages = {
        name: text for name, text in files_of(site).items() if name.endswith(".html") and name != "404.html"
    }
    assert [name for name, text in pages.items() if 'content="noindex, nofollow"' not in text] == []
    assert [name for name, text in pages.items() if "内部" not in text and "nternal" not in seen(text)] == []


SECRETS = """\
  - id: C2
    promise: 店内设意见簿。
    remedy: 每周回复
    indicators: [K1, K2]
performance_indicators:
  - {id: K1, name: 公布的指标, kind: count, direction: higher, targets: "≥1", frequency: monthly}
  - {id: K2, name: 隐去的指标, kind: count, direction: higher, targets: "≥1", frequency: monthly, publish: false, hide_reason: 隐去的缘由}
"""
ORGANIZATION = """\
id: bookshop
name: 小林书店
channels:
  - {id: desk, kind: phone, value: 0571-5550 1234, hours: 9:00-18:00, handles: [complaint]}
  - {id: inner, kind: phone, name: 内线, value: 0571-5550 9999, hours: 全天, handles: [complaint], public: false}
"""
RESULTS = """\
period: 2026-02
results:
  - {indicator: K1, value: 31415}
  - {indicator: K2, value: 27182}
"""


@pytest.fixture(scope="module")
def bookshop(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bookshop")
    text = (
        BOOKSHOP.replace("organization: {name: 小林书店}\n", "purpose: 退换有底\nscope: 店内卖出的书\n")
        .replace("complaints: {phone: 0571-5550 1234, ", "complaints: {channels: [desk, inner], ")
        .replace("hours: 9:00-18:00, answer", "answer")
    )
    codes = {
        "organization.yml": ORGANIZATION,
        "returns.yml": text + SECRETS,
        "results/2026-02.yml": RESULTS,
        "draft.yml": text.replace("退换货承诺", "还没有批准的承诺").replace("in_force", "draft"),
        "old.yml": text.replace("退换货承诺", "已经废止的承诺").replace("in_force", "withdrawn"),
    }
    return files_of(build_site(folder, write_codes(folder / "codes", codes), strict=False))


def test_what_is_published_is_there(bookshop):
    page = bookshop["codes/returns/index.html"]
    for words in ("公布的指标", "31,415", "0571-5550 1234"):
        assert words in page or words.replace(",", "") in page


@pytest.mark.parametrize("words", ["隐去的指标", "隐去的缘由", "27182", "27,182"])
def test_an_indicator_that_is_not_published_leaves_no_trace(bookshop, words):
    assert [name for name, text in bookshop.items() if words in text] == []


@pytest.mark.parametrize("words", ["内线", "5550 9999", "55509999"])
def test_a_channel_that_is_not_public_leaves_no_trace(bookshop, words):
    assert [name for name, text in bookshop.items() if words in text] == []


@pytest.mark.parametrize("words", ["还没有批准的承诺", "已经废止的承诺", "codes/draft", "codes/old"])
def test_a_code_that_is_a_draft_or_withdrawn_leaves_no_trace(bookshop, words):
    assert [name for name, text in bookshop.items() if words in text or words in name] == []
