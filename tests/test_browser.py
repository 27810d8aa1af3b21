"""The browser is found in a fixed order, and its pages tell what they did."""

import urllib.error
import urllib.request
from pathlib import Path

import pytest

from browser import (
    BrowserMissingError,
    find_browser,
    has_chinese_font,
    is_foreign,
    open_watched,
    playwright_browser,
    serve_directory,
)
from printed import A4, print_pdf

BUNDLED = Path("/bundled/chrome")
PAGE = """<!doctype html><html lang="zh"><meta charset="utf-8"><title>承诺</title><link rel="icon" href="data:,">
<style>@page {{ size: {size}; margin: 10mm }} .next {{ break-before: page }}</style>
<h1>水电急修</h1><p class="next">十五分钟内到达</p>{extra}</html>"""


def path_with(*names):
    return {name: f"/usr/bin/{name}" for name in names}.get


def bundled(_environ):
    return BUNDLED


def nothing(_environ):
    return None


def write_page(folder, *, size="A4", extra=""):
    (folder / "index.html").write_text(PAGE.format(size=size, extra=extra), encoding="utf-8")


def test_the_browser_named_by_the_environment_comes_first():
    which = path_with("/opt/mine", "chromium")
    found = find_browser({"CHROMIUM": "/opt/mine"}, which=lambda name: which(name) and name, own=bundled)
    assert found == Path("/opt/mine")


def test_a_browser_named_by_the_environment_that_does_not_exist_is_reported_and_not_worked_around():
    with pytest.raises(BrowserMissingError, match="'/opt/gone'"):
        find_browser({"CHROMIUM": "/opt/gone"}, which=path_with("chromium"), own=bundled)


def test_an_empty_name_in_the_environment_is_as_good_as_none():
    assert find_browser({"CHROMIUM": ""}, which=path_with("chromium"), own=bundled) == Path(
        "/usr/bin/chromium"
    )


@pytest.mark.parametrize(
    ("present", "chosen"),
    [
        (("google-chrome", "chromium-browser", "chromium"), "chromium"),
        (("google-chrome", "chromium-browser"), "chromium-browser"),
        (("google-chrome",), "google-chrome"),
    ],
)
def test_the_path_is_searched_before_playwrights_own_browser(present, chosen):
    assert find_browser({}, which=path_with(*present), own=bundled) == Path("/usr/bin") / chosen


def test_playwrights_own_browser_comes_last():
    assert find_browser({}, which=path_with(), own=bundled) == BUNDLED


def test_without_any_browser_the_message_says_what_to_run():
    with pytest.raises(BrowserMissingError, match="make system"):
        find_browser({}, which=path_with(), own=nothing)


def test_of_several_browsers_of_playwright_the_newest_is_taken_by_number(tmp_path):
    for revision in ("999", "1200", "1187"):
        program = tmp_path / f"chromium-{revision}" / "chrome-linux" / "chrome"
        program.parent.mkdir(parents=True)
        program.touch()
    found = playwright_browser({"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)})
    assert found == tmp_path / "chromium-1200/chrome-linux/chrome"


def test_a_folder_of_playwright_without_a_browser_gives_none(tmp_path):
    assert playwright_browser({"PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}) is None


@pytest.mark.parametrize(
    ("address", "foreign"),
    [
        ("https://fonts.googleapis.com/css", True),
        ("wss://example.org/live", True),
        ("http://127.0.0.1:8000/codes/", False),
        ("http://localhost:8000/", False),
        ("data:image/svg+xml,x", False),
        ("file:///srv/site/index.html", False),
    ],
)
def test_only_addresses_of_other_hosts_are_foreign(address, foreign):
    assert is_foreign(address) is foreign


def test_a_folder_is_served_with_its_index_while_the_context_lasts(tmp_path):
    write_page(tmp_path)
    with serve_directory(tmp_path) as address, urllib.request.urlopen(f"{address}/") as answer:
        assert "水电急修" in answer.read().decode()
    with pytest.raises(urllib.error.URLError):
        urllib.request.urlopen(f"{address}/")


def test_a_clean_page_has_no_faults(tmp_path, served, page_factory):
    write_page(tmp_path)
    watched = page_factory()
    watched.page.goto(served(tmp_path))
    assert watched.page.title() == "承诺"
    assert watched.faults() == ()


def test_a_request_to_another_host_a_script_error_and_a_missing_file_are_each_recorded(
    tmp_path, served, page_factory
):
    extra = (
        '<img src="https://elsewhere.example/pixel.png"><img src="missing.png">'
        "<script>console.error('bad news'); throw new Error('broken')</script>"
    )
    write_page(tmp_path, extra=extra)
    watched = page_factory()
    watched.page.goto(served(tmp_path))
    assert watched.foreign == ["https://elsewhere.example/pixel.png"]
    assert any("bad news" in text for text in watched.console_errors)
    assert any("missing.png" in text for text in watched.console_errors)
    assert watched.page_errors == ["broken"]
    assert {fault.split(":")[0] for fault in watched.faults()} == {"foreign", "console", "page"}


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        ("desktop", [1280, 900, 1, False, False]),
        ("phone", [390, 844, 2, True, False]),
        ("dark", [1280, 900, 1, False, True]),
    ],
)
def test_each_profile_is_the_device_it_is_named_after(page_factory, profile, expected):
    page = page_factory(profile).page
    page.set_content('<meta name="viewport" content="width=device-width">')
    seen = page.evaluate(
        "[innerWidth, innerHeight, devicePixelRatio, matchMedia('(pointer: coarse)').matches,"
        " matchMedia('(prefers-color-scheme: dark)').matches]"
    )
    assert seen == expected


@pytest.mark.parametrize(("size", "expected"), [("A4", A4), ("A4 landscape", (297, 210)), ("A5", (148, 210))])
def test_a_page_prints_on_the_paper_that_its_style_sheet_asks_for(
    tmp_path, served, page_factory, size, expected
):
    write_page(tmp_path, size=size)
    page = page_factory().page
    page.goto(served(tmp_path))
    sheets = print_pdf(page, tmp_path / "page.pdf")
    assert [sheet.size for sheet in sheets] == [expected, expected]
    assert "水电急修" in sheets[0].text
    assert "十五分钟内到达" in sheets[1].text
    assert not any(sheet.is_blank for sheet in sheets)


def test_a_missing_font_program_means_that_there_is_no_font(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert not has_chinese_font()


def test_an_unknown_profile_is_an_error_of_the_test(chromium):
    with pytest.raises(KeyError, match="watch"):
        open_watched(chromium, "watch")
