"""Hand-written pages that say `audience: internal` are in the internal site and nowhere in the public one."""

import gzip
import re

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files

from built import INDEX, run_build
from mkdocs_conduct.mkdocs_plugin.written import AudienceError, audience_of, leave_out
from mkdocs_conduct.site import Audience
from sample import read_page, write_codes

INNER = "---\ntitle: 夜班交接手册\naudience: internal\n---\n# 夜班交接手册\n\n值班室钥匙在第三格。\n"
TRACES = ("夜班交接手册", "值班室钥匙", "handover")


@pytest.fixture
def codes(tmp_path):
    return write_codes(tmp_path / "codes")


def page(text: str) -> File:
    file = File("handover.md", None, "site", use_directory_urls=True)
    file.content_string = text
    return file


def traces(site) -> list[str]:
    """Return the files of a site that have a trace of the internal page."""
    found = []
    for path in sorted(one for one in site.rglob("*") if one.is_file()):
        content = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
        # The Chinese search index puts characters of no width into words.
        text = content.decode("utf-8", errors="replace").replace("\u200b", "")
        if any(trace in text or trace in path.as_posix() for trace in TRACES):
            found.append(path.relative_to(site).as_posix())
    return found


def test_an_internal_page_leaves_no_trace_in_the_public_site(tmp_path, codes):
    config = {"site_url": "https://codes.example/"}
    outcome = run_build(tmp_path, codes, pages={**INDEX, "staff/handover.md": INNER}, config=config)
    assert outcome.returncode == 0, outcome.log
    assert traces(outcome.site) == []
    assert (outcome.site / "sitemap.xml").is_file()


def test_an_internal_page_is_in_the_internal_site_in_navigation_and_search(tmp_path, codes):
    outcome = run_build(tmp_path, codes, "internal", pages={**INDEX, "staff/handover.md": INNER})
    assert outcome.returncode == 0, outcome.log
    assert "值班室钥匙" in read_page(outcome.site, "staff/handover/")
    assert {"staff/handover/index.html", "search/search_index.json", "index.html"} <= set(
        traces(outcome.site)
    )


def test_a_navigation_that_names_internal_pages_builds_both_sites(tmp_path, codes):
    nav = [
        {"首页": "index.md"},
        {"交接": "./handover.md"},
        {"员工": [{"交接手册": "staff/handover.md"}]},
        {"帮助": ["help.md", "staff/handover.md"]},
        "handover.md",
        {"外面": "https://a.example"},
    ]
    pages = {**INDEX, "handover.md": INNER, "staff/handover.md": INNER, "help.md": "# 帮助\n"}
    public = run_build(tmp_path / "public", codes, pages=pages, config={"nav": nav})
    assert public.returncode == 0, public.log
    assert traces(public.site) == []
    html = read_page(public.site, "")
    assert "帮助" in html
    assert "https://a.example" in html
    assert "员工" not in html
    internal = run_build(tmp_path / "internal", codes, "internal", pages=pages, config={"nav": nav})
    assert internal.returncode == 0, internal.log
    assert "交接手册" in read_page(internal.site, "")


@pytest.mark.parametrize(
    "link",
    [
        "[交接](staff/handover.md)",
        "[交接](staff/handover.md#keys)",
        "[交接](staff/handover/)",
        '<a class="x" href="staff/handover/#keys">交接</a>',
        "[交接](/staff/handover/)",
    ],
)
def test_a_link_from_a_public_page_to_an_internal_one_is_told_with_both_pages(tmp_path, codes, link):
    pages = {"index.md": f"# 首页\n\n{link}\n", "staff/handover.md": INNER}
    outcome = run_build(tmp_path, codes, pages=pages)
    assert outcome.returncode == 1
    assert re.search(r"WARNING.*index\.md.*staff/handover\.md.*audience: internal", outcome.log)
    assert "Traceback" not in outcome.log


def test_links_among_internal_pages_and_to_public_ones_are_no_problem(tmp_path, codes):
    inner = INNER + "\n[首页](../index.md)、[另一页](other.md)\n"
    pages = {**INDEX, "staff/handover.md": inner, "staff/other.md": INNER}
    for audience in ("public", "internal"):
        outcome = run_build(tmp_path / audience, codes, audience, pages=pages)
        assert outcome.returncode == 0, outcome.log


def test_an_internal_page_in_place_of_a_generated_one_leaves_the_generated_one_to_the_public(tmp_path, codes):
    outcome = run_build(tmp_path, codes, pages={**INDEX, "codes/returns.md": INNER})
    assert outcome.returncode == 0, outcome.log
    assert "七天内凭小票退货" in read_page(outcome.site, "codes/returns/")
    assert traces(outcome.site) == []


@pytest.mark.parametrize("audience", ["public", "internal"])
@pytest.mark.parametrize(
    "front", ["audience: staff", "audience: [internal, public]", "audience:", "audience: 内部"]
)
def test_an_audience_that_is_none_is_an_error_that_names_the_page(tmp_path, codes, front, audience):
    pages = {**INDEX, "staff/handover.md": f"---\n{front}\n---\n# 交接\n"}
    outcome = run_build(tmp_path, codes, audience, pages=pages, strict=False)
    assert outcome.returncode == 1
    assert "staff/handover.md" in outcome.log
    assert "Traceback" not in outcome.log
    assert not list(outcome.site.rglob("*.html"))


@pytest.mark.parametrize(
    "text",
    [
        INNER,
        "---\nAudience: Internal \n---\n# 交接\n",
        '---\n"audience": "internal"\n---\n# 交接\n',
        "audience: internal\n\n# 交接\n",
        "\ufeff---\naudience: internal\n---\n".removeprefix("\ufeff"),
    ],
)
def test_internal_is_read_in_every_way_that_front_matter_can_say_it(text):
    assert audience_of(page(text)) is Audience.INTERNAL


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# 交接\n",
        "---\ntitle: 交接\n---\n# 交接\n",
        "---\naudience: public\n---\n# 交接\n",
        "---\nsocial:\n  audience: friends\n---\n# 交接\n",
        "# 怎样写\n\n```yaml\n---\naudience: internal\n---\n```\n",
        "---\n\n---\n\naudience: internal\n",
    ],
)
def test_a_page_is_for_everybody_unless_its_front_matter_says_otherwise(text):
    assert audience_of(page(text)) is Audience.PUBLIC


@pytest.mark.parametrize(
    "text",
    [
        "\n---\naudience: internal\n---\n# 交接\n",
        "---\naudience：internal\n---\n# 交接\n",
        "---\ntitle: [交接\naudience: internal\n---\n# 交接\n",
        "---\ntitle: 交接: 夜班\naudience: internal\n---\n# 交接\n",
        "---\naudience: internal\n# 交接\n",
        "--- \n\taudience: internal\n---\n# 交接\n",
        "\n\naudience: internal\n",
    ],
)
def test_front_matter_that_means_to_say_it_and_cannot_be_read_publishes_nothing(text):
    file = page(text)
    with pytest.raises(AudienceError):
        audience_of(file)
    files = Files([file])
    left = leave_out(files, MkDocsConfig(), is_internal=False)
    assert [error.page for error in left.errors] == ["handover.md"]
    assert list(files) == []


def test_an_internal_site_leaves_nothing_out():
    files = Files([page(INNER)])
    config = MkDocsConfig()
    config.nav = [{"交接": "handover.md"}]
    assert leave_out(files, config, is_internal=True).files == ()
    assert len(files) == 1
    assert config.nav == [{"交接": "handover.md"}]
