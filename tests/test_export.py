"""`conduct export`: the same pages as files, for any other generator or none."""

import re
from pathlib import Path

import pytest
import yaml

from built import run_build
from sample import DEMO, read_page, run, seen, squeeze, write_codes

LOOK = """[".conduct-bar", ".conduct-glance h2", ".conduct-counter", ".conduct-head h1", ".conduct-inline"].map(one => {
  const look = getComputedStyle(document.querySelector(one));
  return [one, one === ".conduct-bar" && look.height, look.fontSize, look.display, look.paddingLeft, look.listStyleType];
})"""
BARE = {"plugins": [], "markdown_extensions": ["attr_list"]}


def export(folder, *arguments):
    return run("-m", "mkdocs_conduct.cli", "export", *arguments, folder=folder)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    """The demo's public pages as Markdown, in the docs_dir of a site that does not know us."""
    folder = tmp_path_factory.mktemp("exported")
    done = export(folder, "site_src", "--codes", DEMO)
    assert done.returncode == 0, done.stdout
    return folder


def test_every_page_comes_out_once_with_title_and_language(exported, built_site):
    site = built_site(DEMO)
    expected = {p.parent.relative_to(site).as_posix() for p in site.rglob("codes/**/index.html")}
    pages = sorted((exported / "site_src").rglob("*.md"))
    assert {
        p.relative_to(exported / "site_src").with_suffix("").as_posix().removesuffix("/index") for p in pages
    } == expected
    for page in pages:
        head = yaml.safe_load(page.read_text(encoding="utf-8").split("---")[1])
        assert head["title"]
        assert head["lang"] == ("en" if "en" in page.relative_to(exported / "site_src").parts else "zh")


@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_a_site_without_our_plugin_shows_the_same_words(exported, built_site, tmp_path, theme):
    config = {**BARE, "theme": {"name": theme}, "docs_dir": str(exported / "site_src")}
    outcome = run_build(tmp_path, DEMO, config=config)
    assert outcome.returncode == 0, outcome.log
    for address in ("codes/anju-property/property-service/", "en/codes/hewei-kitchen/hospitality/", "codes/"):
        mark = "conduct-index" if address == "codes/" else "conduct-code"
        ours = seen(read_page(built_site(DEMO), address), mark)
        theirs = seen(read_page(outcome.site, address), mark)
        assert len(squeeze(ours)) > 100
        assert squeeze(theirs) == squeeze(ours)


def test_links_between_exported_pages_lead_to_pages(exported, tmp_path):
    outcome = run_build(
        tmp_path, DEMO, config={**BARE, "theme": {"name": "mkdocs"}, "docs_dir": str(exported / "site_src")}
    )
    page = read_page(outcome.site, "codes/")
    links = re.findall(r'<h\d class="conduct-card__title"><a href="([^"]+)"', page)
    assert len(links) == 5
    assert all((outcome.site / "codes" / link / "index.html").is_file() for link in links)


def test_html_pages_open_by_themselves_and_find_their_styles(tmp_path):
    assert export(tmp_path, "out", "--codes", DEMO, "--format", "html").returncode == 0
    page = tmp_path / "out" / "codes" / "anju-property" / "property-service.html"
    html = page.read_text(encoding="utf-8")
    assert html.lower().startswith("<!doctype html>")
    assert 'lang="zh"' in html
    styles = re.findall(r'<link rel="stylesheet" href="([^"]+)"', html)
    assert styles
    assert all((page.parent / style).is_file() for style in styles)
    assert "15分钟内到达现场" in html


def test_html_pages_look_as_they_do_in_the_site(tmp_path, built_site, page_factory):
    done = export(tmp_path, "out", "--codes", DEMO, "--format", "html")
    assert done.returncode == 0, done.stdout
    code = "codes/anju-property/property-service"
    tab = page_factory("desktop").page
    looks = []
    for file in (built_site(DEMO) / code / "index.html", tmp_path / "out" / f"{code}.html"):
        tab.goto(file.as_uri())
        looks.append(tab.evaluate(LOOK))
    assert looks[0] == looks[1]


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_file_of_somebody_else_is_never_overwritten_and_then_nothing_is_written(tmp_path, form):
    write_codes(tmp_path / "codes")
    foreign = tmp_path / "out" / "codes" / f"returns.{form}"
    foreign.parent.mkdir(parents=True)
    foreign.write_text("# 手写的", encoding="utf-8")
    done = export(tmp_path, "out", "--format", form)
    assert done.returncode == 1
    assert f"returns.{form}" in done.stdout
    assert foreign.read_text(encoding="utf-8") == "# 手写的"
    assert [path.name for path in (tmp_path / "out").rglob("*") if path.is_file()] == [foreign.name]


@pytest.mark.parametrize("form", ["html", "md"])
def test_our_own_files_are_replaced_by_the_next_export(tmp_path, form):
    codes = write_codes(tmp_path / "codes")
    assert export(tmp_path, "out", "--format", form).returncode == 0
    code = codes / "returns.yml"
    code.write_text(
        code.read_text(encoding="utf-8").replace("七天内", "十天内").replace("7天", "10天"), encoding="utf-8"
    )
    assert export(tmp_path, "out", "--format", form).returncode == 0
    assert "十天内凭小票退货" in (tmp_path / "out" / "codes" / f"returns.{form}").read_text(encoding="utf-8")


def test_the_internal_export_has_sheets_and_the_public_one_none(tmp_path, exported):
    assert export(tmp_path, "out", "--codes", DEMO, "--audience", "internal").returncode == 0
    assert (tmp_path / "out" / "posts" / "anju-property" / "repairer.md").is_file()
    assert not list((exported / "site_src").rglob("posts"))


def test_codes_with_errors_are_not_exported(tmp_path):
    write_codes(tmp_path / "codes", {"bad.yml": "title: x\nstatus: in_forse\n"})
    done = export(tmp_path, "out")
    assert done.returncode == 1
    assert "bad.yml:2:" in done.stdout
    assert not (tmp_path / "out").exists()


def test_a_target_that_is_a_file_is_told_without_a_traceback(tmp_path):
    write_codes(tmp_path / "codes")
    Path(tmp_path / "out").write_text("x", encoding="utf-8")
    done = export(tmp_path, "out")
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stdout
