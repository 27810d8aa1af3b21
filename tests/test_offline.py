"""A site that opens by a double click: from a folder, without a server and without a network."""

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from browser import open_watched
from built import build_site
from sample import DEMO, read_page, write_codes

PLUGINS = {"search": {}, "offline": {}, "conduct": {"codes_dir": str(DEMO)}}
CODE = "codes/anju-property/property-service.html"
PAGES = ("index.html", "codes/index.html", CODE, f"en/{CODE}", CODE.replace(".html", "/results.html"))


@pytest.fixture(scope="module")
def folder(built_site):
    return built_site(DEMO, config={"plugins": PLUGINS})


@pytest.fixture(scope="module")
def reader(chromium):
    """A page whose browser has no network at all."""
    watched = open_watched(chromium, "desktop", offline=True)
    yield watched
    watched.page.context.close()


def visit(reader, folder, address):
    reader.page.goto((folder / address).as_uri())
    return reader.page


def small(tmp_path, plugins, **config):
    """Build the bookshop with these plugins, in this order."""
    codes = write_codes(tmp_path / "codes")
    plugins["conduct"] = {"codes_dir": str(codes)}
    return build_site(tmp_path, codes, config={"plugins": plugins, **config})


def scripts(site, address):
    return re.findall(r'<script[^>]* src="([^"]+)"', read_page(site, address))


@pytest.mark.parametrize(("query", "found"), [("投诉处理", "投诉"), ("二次供水", "二次供水")])
def test_without_server_and_network_search_finds_chinese_words_in_mid_sentence(reader, folder, query, found):
    page = visit(reader, folder, "codes/index.html")
    box = page.locator(".md-search__input")
    box.click()
    box.fill(query)
    # An input method sends no keys; the theme listens for them.
    box.press("End")
    page.wait_for_selector(".md-search-result__link", timeout=15_000)
    page.locator(f".md-search-result__link[href*='{CODE}']").first.click()
    page.wait_for_url(f"**/{CODE}*")
    assert found in page.locator(".conduct-code").inner_text()
    assert reader.faults() == ()


@pytest.mark.parametrize("address", PAGES)
def test_opened_from_a_folder_a_page_has_its_styles_and_every_link_leads_to_a_file(reader, folder, address):
    page = visit(reader, folder, address)
    links = page.evaluate("Array.from(document.querySelectorAll('a[href]'), one => one.href)")
    files = {Path(unquote(urlsplit(link).path)) for link in links if link.startswith("file:")}
    assert len(files) > 1
    assert [path for path in files if not path.is_file()] == []
    assert page.evaluate("getComputedStyle(document.body).getPropertyValue('--conduct-brand')")
    assert reader.faults() == ()


def test_wherever_the_offline_plugin_stands_addresses_end_as_it_says_and_the_shim_is_ours(tmp_path):
    site = small(tmp_path, {"search": {}, "conduct": {}, "offline": {}})
    assert (site / "codes" / "returns.html").is_file()
    assert scripts(site, "codes/returns.html")[0] == "../assets/conduct/iframe-worker.js"
    assert "unpkg" not in read_page(site, "codes/returns.html")


def test_a_shim_of_the_site_s_own_stays(tmp_path):
    own = "assets/my-iframe-worker.js"
    site = small(tmp_path, {"search": {}, "offline": {}, "conduct": {}}, extra={"polyfills": [own]})
    found = [name for name in scripts(site, "codes/returns.html") if "iframe-worker" in name]
    assert found == [f"../{own}"]


@pytest.mark.parametrize("plugins", [{}, {"offline": {"enabled": False}}])
def test_a_site_for_a_server_has_no_shim(tmp_path, plugins):
    site = small(tmp_path, {"search": {}, **plugins, "conduct": {}})
    assert "iframe-worker" not in read_page(site, "codes/returns/")
