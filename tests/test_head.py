"""What pages and the sitemap say of themselves to search engines, assistants and chats."""

import gzip
import json
import re
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest

from built import INDEX, build_site
from mkdocs_conduct.build import Options, build
from mkdocs_conduct.mkdocs_plugin.head import open_graph_locale
from sample import BOOKSHOP, SETTINGS, read_page, write_codes
from test_code_json import CODE, RESULTS
from test_code_json import SETTINGS as WITH_ADDRESS

BASE = "https://shop.example/promises/"
HOSTILE = '"></script><script>alert(1)</script><!-- & -->'
PAGES = {**INDEX, "en/index.md": "# Home\n", "note.md": '---\ntitle: A "B" & C\n---\n# x\n'}
MAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


class _Head(HTMLParser):
    """Collects what a head holds; scripts that are data with their text."""

    def __init__(self):
        super().__init__()
        self.meta, self.links, self.data, self._reading = {}, [], [], False

    def handle_starttag(self, tag, attrs):
        known = dict(attrs)
        if tag == "meta":
            self.meta.setdefault(known.get("property") or known.get("name"), []).append(known.get("content"))
        elif tag == "link":
            self.links.append(known)
        self._reading = tag == "script" and known.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self._reading:
            self.data.append(json.loads(data))
            self._reading = False


def head(site, address):
    reader = _Head()
    reader.feed(read_page(site, address))
    return reader


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("head")
    code = CODE.replace(
        "status: in_force",
        'purpose: {zh: "**放心**修，见[网站](https://shop.example)", en: Repairs}\nstatus: in_force',
    )
    codes = write_codes(
        folder / "codes",
        {"settings.yml": WITH_ADDRESS, "repair.yml": code, "results/2026-02.yml": RESULTS},
    )
    return build_site(folder, codes, pages=PAGES, strict=False)


def test_a_page_says_its_address_title_and_description_without_marks(site):
    found = head(site, "codes/repair/")
    assert found.meta["og:url"] == [f"{BASE}codes/repair/"]
    assert found.meta["og:title"] == ["维修承诺"]
    assert found.meta["og:description"] == found.meta["description"] == ["放心修，见网站"]
    assert found.meta["og:site_name"] == ["测试网站"]
    assert (found.meta["og:locale"], found.meta["og:locale:alternate"]) == (["zh_CN"], ["en_US"])
    assert [one["href"] for one in found.links if one["rel"] == "canonical"] == [f"{BASE}codes/repair/"]
    assert "og:image" not in found.meta


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("zh", "zh_CN"),
        ("zh-Hant", "zh_TW"),
        ("zh-HK", "zh_HK"),
        ("en", "en_US"),
        ("en-GB", "en_GB"),
        ("xx", "xx"),
    ],
)
def test_a_language_has_the_country_it_is_most_spoken_in_unless_it_names_one(language, expected):
    assert open_graph_locale(language) == expected


def test_a_page_leads_to_the_feed_of_its_language_and_a_code_to_its_data(site):
    for address, feed in (
        ("codes/repair/", "../../feed.xml"),
        ("en/codes/repair/", "../../feed.xml"),
        ("", "feed.xml"),
    ):
        links = {one.get("type"): one["href"] for one in head(site, address).links if one.get("type")}
        assert links["application/atom+xml"] == feed
        assert ("application/json" in links) == ("repair" in address)
    assert (site / "en" / "feed.xml").is_file()


def test_no_link_makes_the_theme_look_for_a_sitemap_elsewhere(site):
    # Material's script asks for a sitemap beside each link whose rel is alternate and nothing else.
    for path in site.rglob("*.html"):
        assert not re.search(r'rel="alternate"|rel=alternate[ >]', path.read_text(encoding="utf-8")), path


def test_a_page_written_by_hand_has_a_head_too(site):
    found = head(site, "note/")
    assert found.meta["og:title"] == ['A "B" & C']
    assert found.meta["og:url"] == [f"{BASE}note/"]
    assert head(site, "en/").meta["og:url"] == [f"{BASE}en/"]


def test_a_code_is_described_in_the_words_of_schema_org(site, golden):
    (found,) = head(site, "codes/repair/").data
    golden("feeds/jsonld.json", json.dumps(found, ensure_ascii=False, indent=1) + "\n")
    assert found["dateModified"] == "2026-02-28"
    assert head(site, "codes/repair/results/").data == []


def test_nothing_an_editor_typed_can_break_out_of_the_head(tmp_path):
    settings = SETTINGS + "public_url: https://shop.example\n"
    code = BOOKSHOP.replace(
        "title: 退换货承诺", f"title: {json.dumps(HOSTILE)}\npurpose: {json.dumps(HOSTILE)}"
    )
    codes = write_codes(tmp_path / "codes", {"settings.yml": settings, "returns.yml": code})
    html = read_page(build_site(tmp_path, codes, strict=False), "codes/returns/")
    assert "<script>alert(1)" not in html
    found = _Head()
    found.feed(html)
    assert found.data[0]["name"] == " ".join(HOSTILE.split())
    assert found.meta["og:title"][0].startswith('"></script>')


def test_a_transcribed_code_names_its_source_and_claims_no_publisher_and_no_telephone(tmp_path):
    transcribed = BOOKSHOP + "transcribed_from: [{url: https://source.example/a, title: 原文}]\n"
    write_codes(tmp_path, {"returns.yml": transcribed})
    page = next(one for one in build(Options(tmp_path)).site.pages if one.kind == "code")
    said = json.loads(page.head.structured)
    assert said["isBasedOn"] == ["https://source.example/a"]
    assert "publisher" not in said
    assert "telephone" not in page.head.structured


def addresses(site):
    root = ET.fromstring((site / "sitemap.xml").read_bytes())
    return {
        one.findtext("s:loc", namespaces=MAP): {
            link.get("hreflang"): link.get("href") for link in one.iterfind("x:link", MAP)
        }
        for one in root.iterfind("s:url", MAP)
    }


def test_the_sitemap_names_every_page_for_readers_in_all_its_languages(site):
    found = addresses(site)
    assert set(found) >= {
        BASE,
        f"{BASE}en/",
        f"{BASE}note/",
        f"{BASE}codes/",
        f"{BASE}codes/repair/",
        f"{BASE}codes/repair/results/",
        f"{BASE}codes/repair/changes/",
        f"{BASE}en/codes/repair/",
    }
    assert found[f"{BASE}en/codes/repair/"] == {
        "zh": f"{BASE}codes/repair/",
        "en": f"{BASE}en/codes/repair/",
        "x-default": f"{BASE}codes/repair/",
    }
    assert found[f"{BASE}note/"] == {}


def test_the_sitemap_names_no_paper_and_no_former_address(site):
    assert [one for one in addresses(site) if "notice" in one or "/form" in one or "old-repair" in one] == []


def test_every_address_in_the_sitemap_exists(site):
    for address in addresses(site):
        assert (site / address.removeprefix(BASE) / "index.html").is_file(), address


def test_the_days_in_the_sitemap_come_from_the_data(site):
    text = (site / "sitemap.xml").read_text(encoding="utf-8")
    assert set(re.findall(r"<lastmod>(.*?)</lastmod>", text)) == {"2026-02-28"}


def test_the_packed_sitemap_is_the_same(site):
    assert gzip.decompress((site / "sitemap.xml.gz").read_bytes()) == (site / "sitemap.xml").read_bytes()


def test_an_internal_site_tells_programs_nothing(tmp_path):
    codes = write_codes(tmp_path / "codes", {"settings.yml": WITH_ADDRESS, "repair.yml": CODE})
    site = build_site(tmp_path, codes, "internal", strict=False)
    assert addresses(site) == {}
    found = head(site, "codes/repair/")
    assert found.meta["robots"] == ["noindex, nofollow"]
    assert found.data == []
    assert not [name for name in found.meta if str(name).startswith("og:")]
    assert not (site / "feed.xml").exists()
