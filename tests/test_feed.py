"""feed.xml: what changed, with ids and days that come from the data alone."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest

from mkdocs_conduct.build import Options, build
from mkdocs_conduct.site import Audience, SiteOptions
from sample import BOOKSHOP, SETTINGS, write_codes
from test_code_json import CODE, RESULTS
from test_code_json import SETTINGS as WITH_ADDRESS

ATOM = {"a": "http://www.w3.org/2005/Atom"}
HISTORY = """\
previous_versions:
  - {version: "1", effective_from: 2024-01-01, until: 2026-01-31, summary: {zh: 只有**到场**。, en: Only arrival.}}
"""
FILES = {"settings.yml": WITH_ADDRESS, "repair.yml": CODE + HISTORY, "results/2026-02.yml": RESULTS}


def feeds(folder, files, *, as_of=date(2026, 3, 10), **options):
    write_codes(folder, files)
    built = build(Options(folder, as_of=as_of, site=SiteOptions(**options)))
    assert not built.report.fails()
    return {file.path: file.text for file in built.site.files if file.path.endswith("feed.xml")}


def entries(text):
    return [
        (one.findtext("a:updated", namespaces=ATOM)[:10], one.findtext("a:title", namespaces=ATOM))
        for one in ET.fromstring(text).findall("a:entry", ATOM)
    ]


def ids(text):
    return {one.text for one in ET.fromstring(text).iterfind(".//a:id", ATOM)}


def test_the_feed_is_as_expected_to_the_letter(tmp_path, golden):
    golden("feeds/feed.xml", feeds(tmp_path, FILES)["feed.xml"])


def test_the_feed_tells_editions_results_and_what_is_coming_newest_first(tmp_path):
    assert entries(feeds(tmp_path, FILES)["feed.xml"]) == [
        ("2026-02-28", "《维修承诺》公布结果：2026年2月"),
        *sorted(
            [("2026-02-01", "《维修承诺》将有变动：2026年7月1日起"), ("2026-02-01", "《维修承诺》2版实施")],
            key=lambda one: entries(feeds(tmp_path, FILES)["feed.xml"]).index(one),
        ),
        ("2024-01-01", "《维修承诺》1版"),
    ]


def test_each_language_has_a_feed_of_its_own(tmp_path):
    found = feeds(tmp_path, FILES)
    assert set(found) == {"feed.xml", "en/feed.xml"}
    assert ("2026-02-28", "Repair code: results for February 2026") in entries(found["en/feed.xml"])
    assert ids(found["feed.xml"]) & ids(found["en/feed.xml"]) == set()
    assert 'href="https://shop.example/promises/en/codes/repair/' in found["en/feed.xml"]


def test_the_same_codes_give_the_same_feed_on_any_day(tmp_path):
    first = feeds(tmp_path, FILES)
    assert feeds(tmp_path, FILES, as_of=date(2026, 3, 25)) == first


def test_an_edition_that_is_to_come_is_news_from_its_approval_and_again_on_its_first_day(tmp_path):
    before = feeds(tmp_path, FILES, as_of=date(2026, 1, 20))["feed.xml"]
    after = feeds(tmp_path, FILES)["feed.xml"]
    assert ("2026-01-05", "《维修承诺》2版将于2026年2月1日实施") in entries(before)
    assert ("2026-02-01", "《维修承诺》2版实施") in entries(after)
    assert ids(before) & ids(after) >= {one for one in ids(before) if one in ids(after)}


def test_a_renamed_code_keeps_the_ids_of_its_entries(tmp_path):
    before = {**FILES, "old-repair.yml": FILES["repair.yml"].replace("former_ids: [old-repair]\n", "")}
    del before["repair.yml"]
    old = feeds(tmp_path / "a", before)["feed.xml"]
    assert ids(old) == ids(feeds(tmp_path / "b", FILES)["feed.xml"])


def test_every_entry_has_an_id_of_its_own_a_day_an_author_and_a_link(tmp_path):
    feed = ET.fromstring(feeds(tmp_path, FILES)["feed.xml"])
    found = feed.findall("a:entry", ATOM)
    assert len({one.findtext("a:id", namespaces=ATOM) for one in found}) == len(found) == 4
    for one in found:
        assert one.findtext("a:author/a:name", namespaces=ATOM) == "小林电器"
        assert one.find("a:link", ATOM).get("href").startswith("https://shop.example/promises/codes/repair/")
    assert feed.findtext("a:updated", namespaces=ATOM) == "2026-02-28T00:00:00Z"


def test_a_summary_is_words_without_marks(tmp_path):
    summaries = [
        one.text for one in ET.fromstring(feeds(tmp_path, FILES)["feed.xml"]).iterfind(".//a:summary", ATOM)
    ]
    assert "只有到场。" in summaries
    assert "1项未达标。" in summaries


def test_what_an_editor_typed_cannot_break_the_feed(tmp_path):
    title = '"<b>&]]></title><entry>"'
    files = {"settings.yml": WITH_ADDRESS, "returns.yml": BOOKSHOP.replace("退换货承诺", title)}
    text = feeds(tmp_path, files)["feed.xml"]
    assert len(ET.fromstring(text).findall("a:entry", ATOM)) == 1
    assert "<b>" in entries(text)[0][1]


@pytest.mark.parametrize(
    ("settings", "options", "expected"),
    [
        (SETTINGS, {}, False),
        (SETTINGS, {"site_url": "https://host.example/"}, True),
        (SETTINGS, {"site_url": "nowhere"}, False),
        (SETTINGS, {"site_url": "https://host.example/", "audience": Audience.INTERNAL}, False),
    ],
)
def test_there_is_a_feed_only_where_the_public_address_is_known(tmp_path, settings, options, expected):
    files = {"settings.yml": settings, "returns.yml": BOOKSHOP}
    assert bool(feeds(tmp_path, files, **options)) is expected
