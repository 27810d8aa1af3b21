"""ProperDocs, which goes on where MkDocs 1 stopped, builds the same site."""

import re

import pytest

from sample import DEMO

# The generator names itself, the day and its own assets.
OWN = (
    r'<meta name="generator"[^>]*>',
    r"<!--.*?-->",
    r"(?:mkdocs|properdocs)-[\d.]+",
)


@pytest.fixture(scope="module", params=["public", "internal"])
def sites(request, built_site):
    return built_site(DEMO, request.param), built_site(DEMO, request.param, generator="properdocs")


def pages(site):
    found = {}
    for path in site.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        for pattern in OWN:
            text = re.sub(pattern, "", text, flags=re.DOTALL)
        found[path.relative_to(site).as_posix()] = text
    return found


def test_the_same_files_come_out(sites):
    mkdocs, properdocs = (
        {p.relative_to(site).as_posix() for p in site.rglob("*") if p.is_file()} for site in sites
    )
    assert len(mkdocs) > 20
    assert properdocs == mkdocs


def test_every_page_is_the_same_but_for_the_generators_name(sites):
    mkdocs, properdocs = map(pages, sites)
    assert "codes/anju-property/property-service/index.html" in mkdocs
    assert [name for name, text in mkdocs.items() if properdocs.get(name) != text] == []


def test_the_search_index_is_the_same(sites):
    mkdocs, properdocs = (
        (site / "search" / "search_index.json").read_text(encoding="utf-8") for site in sites
    )
    assert properdocs == mkdocs
