"""The plugin in MkDocs: its options, its errors, and how generated and hand-written pages live together."""

import json
import re
import shutil

import pytest

from built import INDEX, run_build, write_project
from sample import BOOKSHOP, DEMO, ROOT, SETTINGS, read_page, run, seen, write_codes

BROKEN = "title: 坏的规范\nstatus: in_forse\ncommitmets: []\ncommitments:\n  - {id: C1, promis: 少一个字母}\n"
LOCAL = {"validation": {"anchors": "warn", "omitted_files": "warn"}}


@pytest.fixture
def codes(tmp_path):
    return write_codes(tmp_path / "codes")


def built(tmp_path, codes, audience="public", **options):
    """Build, and hand over the site and the log; a build that fails fails the test."""
    outcome = run_build(tmp_path, codes, audience, **options)
    assert outcome.returncode == 0, outcome.log
    return outcome


def refused(tmp_path, codes, **options):
    """Build what must be refused: with exit code 1, nothing of Python's and nothing published."""
    outcome = run_build(tmp_path, codes, **options)
    assert outcome.returncode == 1, outcome.log
    assert "Traceback" not in outcome.log
    assert not list(outcome.site.rglob("*.html"))
    return outcome.log


def test_the_smallest_code_builds_without_a_warning(tmp_path, codes):
    page = seen(read_page(built(tmp_path, codes).site, "codes/returns/"), "md-content__inner")
    for words in (
        "退换货承诺",
        "七天内凭小票退货，当场退款。",
        "未做到时赠送20元购书券",
        "0571-5550 1234",
        "小林书店",
    ):
        assert words in page


def test_a_missing_folder_of_codes_is_told_with_the_option_and_the_folder(tmp_path):
    log = refused(tmp_path, tmp_path / "nowhere")
    assert "codes_dir" in log
    assert "nowhere" in log


def test_codes_inside_docs_dir_are_refused_because_they_would_be_copied(tmp_path):
    log = refused(tmp_path, write_codes(tmp_path / "site_src" / "codes"))
    assert "docs_dir" in log


def test_docs_dir_itself_is_refused_as_folder_of_codes(tmp_path):
    assert "docs_dir" in refused(tmp_path, write_codes(tmp_path / "site_src"))


def test_the_plugin_for_translated_sites_is_refused_beside_ours(tmp_path, codes, monkeypatch):
    # Any plugin under that name will do; the real one need not be installed.
    package = tmp_path / "fake"
    (package / "i18n-0.dist-info").mkdir(parents=True)
    (package / "fake_i18n.py").write_text(
        "from mkdocs.plugins import BasePlugin\nclass I18n(BasePlugin):\n    pass\n", encoding="utf-8"
    )
    info = package / "i18n-0.dist-info"
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: i18n\nVersion: 0\n", encoding="utf-8")
    (info / "entry_points.txt").write_text("[mkdocs.plugins]\ni18n = fake_i18n:I18n\n", encoding="utf-8")
    plugins = {"i18n": {}, "conduct": {"codes_dir": str(codes)}}
    monkeypatch.setenv("PYTHONPATH", str(package))
    log = refused(tmp_path, codes, config={"plugins": plugins})
    assert "i18n" in log
    assert "static-i18n" in log


@pytest.mark.parametrize("path", ["", "/", "..", "a/../../b"])
def test_a_path_that_is_none_in_the_site_is_refused(tmp_path, codes, path):
    assert "path" in refused(tmp_path, codes, path=path)


@pytest.mark.parametrize(
    ("option", "value"), [("templates_dir", "nowhere"), ("audience", "everybody"), ("code_dir", "codes")]
)
def test_an_option_that_cannot_be_is_told_by_name(tmp_path, codes, option, value):
    options = {"codes_dir": str(codes), option: value}
    log = refused(tmp_path, codes, config={"plugins": {"search": {}, "conduct": options}})
    assert option in log
    assert value in log or option == "code_dir"


def test_a_day_that_is_none_in_the_environment_is_told(tmp_path, codes):
    path = write_project(tmp_path, codes)
    done = run("-m", "mkdocs", "build", "-f", path, folder=tmp_path, CONDUCT_AS_OF="soon")
    assert done.returncode == 1
    assert "soon" in done.stdout
    assert "Traceback" not in done.stdout


def test_errors_in_codes_stop_a_build_and_all_of_all_files_are_listed_with_their_places(tmp_path):
    codes = write_codes(
        tmp_path / "codes", {"bad.yml": BROKEN, "worse.yml": "title: [", "returns.yml": BOOKSHOP}
    )
    log = refused(tmp_path, codes, strict=False)
    assert re.search(r"bad\.yml:2:9: ", log)
    assert re.search(r"bad\.yml:3:1: ", log)
    assert re.search(r"bad\.yml:5:\d+: ", log)
    assert re.search(r"worse\.yml:\d+:\d+: ", log)


def test_a_warning_about_codes_fails_a_strict_build_only(tmp_path):
    settings = SETTINGS.replace("levels: {", "levels: {no-remedy: warning, ")
    text = BOOKSHOP.replace("    remedy: 未做到时赠送20元购书券\n", "")
    codes = write_codes(tmp_path / "codes", {"settings.yml": settings, "returns.yml": text})
    strict = run_build(tmp_path, codes)
    assert strict.returncode == 1
    assert "WARNING" in strict.log
    assert "no-remedy" in strict.log
    assert "Traceback" not in strict.log
    assert run_build(tmp_path, codes, strict=False).returncode == 0


def test_a_hand_written_page_wins_over_the_generated_one_and_the_log_says_so(tmp_path, codes):
    pages = {**INDEX, "codes/returns.md": "# 手写的页面\n"}
    outcome = built(tmp_path, codes, pages=pages)
    html = read_page(outcome.site, "codes/returns/")
    assert "手写的页面" in html
    assert "七天内凭小票退货" not in html
    assert re.search(r"INFO.*codes/returns\.md", outcome.log)


def test_a_link_to_an_anchor_of_a_generated_page_is_good_and_one_to_a_missing_anchor_is_reported(
    tmp_path, codes
):
    good = {"index.md": "# 首页\n\n[退货](codes/returns.md#c-C1)、[全部](codes/index.md)\n"}
    outcome = built(tmp_path, codes, pages=good, config=LOCAL)
    assert 'href="codes/returns/#c-C1"' in read_page(outcome.site, "")
    shutil.rmtree(outcome.site)
    bad = {"index.md": "# 首页\n\n[退货](codes/returns.md#c-C9)\n"}
    outcome = run_build(tmp_path, codes, pages=bad, config=LOCAL)
    assert outcome.returncode == 1
    assert "c-C9" in outcome.log


def test_a_link_to_a_code_that_does_not_exist_is_reported(tmp_path, codes):
    outcome = run_build(tmp_path, codes, pages={"index.md": "[x](codes/nothing.md)\n"})
    assert outcome.returncode == 1
    assert "codes/nothing.md" in outcome.log


@pytest.mark.parametrize(
    ("audience", "expected"),
    [
        ("public", {"index", "codes"}),
        (
            "internal",
            {
                "index",
                "codes",
                "posts",
                "forms",
                "clause-map",
                "problems",
            },
        ),
    ],
)
def test_only_indexes_are_in_the_navigation(built_site, audience, expected):
    html = read_page(built_site(DEMO, audience), "")
    (navigation,) = re.findall(r'<nav class="md-nav md-nav--primary.*?</nav>\s*</div>', html, re.DOTALL)
    links = set(re.findall(r'href="([^"#]*)"', navigation))
    assert {link.strip("./").split("/")[0] or "index" for link in links} == expected
    assert all(link.count("/") <= 1 for link in links)


def test_an_own_template_replaces_ours_and_can_extend_it(tmp_path, codes):
    overrides = tmp_path / "overrides" / "public"
    overrides.mkdir(parents=True)
    (overrides / "code.html.jinja").write_text(
        '{% extends "builtin/public/code.html.jinja" %}{% block head %}<p>我们自己的页头</p>{{ super() }}{% endblock %}',
        encoding="utf-8",
    )
    html = read_page(built(tmp_path, codes, templates_dir="overrides").site, "codes/returns/")
    assert "我们自己的页头" in html
    assert "七天内凭小票退货，当场退款。" in html


@pytest.mark.parametrize(
    "template",
    [
        "{{ code.__class__.__mro__ }}",
        "{{ ''.__class__.__base__.__subclasses__() }}",
        "{{ link.__globals__['__builtins__']['open']('secret.txt').read() }}",
        "{{ t.__init__.__globals__ }}",
        "{% include '../secret.txt' %}",
        "{% include 'builtin/../../secret.txt' %}",
    ],
)
def test_an_own_template_reaches_no_file_and_nothing_inside_python(tmp_path, codes, template):
    overrides = tmp_path / "overrides" / "public"
    overrides.mkdir(parents=True)
    (tmp_path / "secret.txt").write_text("秘密", encoding="utf-8")
    (tmp_path / "overrides" / "secret.txt").write_text("可以", encoding="utf-8")
    (overrides / "code.html.jinja").write_text(template, encoding="utf-8")
    outcome = run_build(tmp_path, codes, templates_dir="overrides")
    assert outcome.returncode == 1
    assert not any("秘密" in page.read_text(encoding="utf-8") for page in outcome.site.rglob("*.html"))


def test_a_mistake_in_an_own_template_is_told_with_its_file_and_no_traceback(tmp_path, codes):
    overrides = tmp_path / "overrides" / "public"
    overrides.mkdir(parents=True)
    (overrides / "code.html.jinja").write_text("第一行\n{{ code.titel }}\n", encoding="utf-8")
    log = refused(tmp_path, codes, templates_dir="overrides")
    assert "code.html.jinja" in log
    assert "titel" in log


def test_without_directory_addresses_links_lead_to_files(tmp_path, codes):
    outcome = built(tmp_path, codes, config={"use_directory_urls": False})
    index = (outcome.site / "codes" / "index.html").read_text(encoding="utf-8")
    assert 'href="returns.html"' in index
    assert (outcome.site / "codes" / "returns.html").is_file()
    page = (outcome.site / "codes" / "returns.html").read_text(encoding="utf-8")
    assert 'href="index.html"' in page
    assert 'href="../assets/conduct/conduct.css"' in page


def test_generated_pages_live_where_path_says(tmp_path, codes):
    site = built(tmp_path, codes, path="服务/承诺").site
    assert (site / "服务" / "承诺" / "returns" / "index.html").is_file()
    assert not (site / "codes").exists()


def test_the_sites_own_theme_overrides_still_win(tmp_path, codes):
    custom = tmp_path / "theme" / "conduct"
    custom.mkdir(parents=True)
    (custom / "page.html").write_text("自己的外壳：{{ page.content }}", encoding="utf-8")
    theme = {"name": "material", "language": "zh", "font": False, "custom_dir": "theme"}
    html = read_page(built(tmp_path, codes, config={"theme": theme}).site, "codes/returns/")
    assert html.startswith("自己的外壳：")
    assert "七天内凭小票退货" in html


@pytest.mark.parametrize(("audience", "linked"), [("public", False), ("internal", True)])
def test_links_to_the_source_are_in_the_internal_site_only(tmp_path, codes, audience, linked):
    theme = {"name": "material", "language": "zh", "font": False, "features": ["content.action.edit"]}
    config = {"theme": theme, "repo_url": "https://git.example/a/b", "edit_uri": "edit/main/site_src/"}
    html = read_page(built(tmp_path, codes, audience, config=config).site, "codes/returns/")
    assert ("returns.yml" in html) is linked
    if linked:
        assert 'href="https://git.example/a/b/edit/main/codes/returns.yml"' in html


def test_a_code_and_an_index_are_found_by_search_and_sheets_are_not(built_site):
    index = json.loads(
        (built_site(DEMO, "internal") / "search" / "search_index.json").read_text(encoding="utf-8")
    )
    found = {entry["location"].split("#")[0] for entry in index["docs"]}
    assert "codes/anju-property/property-service/" in found
    assert "codes/" in found
    assert not [location for location in found if location.startswith(("posts", "problems", "en/posts"))]


@pytest.mark.parametrize("configuration", ["mkdocs.yml", "mkdocs.internal.yml"])
def test_the_project_itself_builds_strictly_with_its_own_configuration(tmp_path, configuration):
    command = ("-m", "mkdocs", "build", "--strict", "-f", ROOT / configuration, "-d", tmp_path / "site")
    done = run(*command, folder=tmp_path)
    assert done.returncode == 0, done.stdout
    assert (tmp_path / "site" / "codes" / "anju-property" / "property-service" / "index.html").is_file()
