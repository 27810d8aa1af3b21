"""One public page and one sheet of the demo as they are written, so that every change of a template is read."""

import pytest

from mkdocs_conduct.build import Options, build
from mkdocs_conduct.site import Audience, SiteOptions
from sample import DEMO


@pytest.fixture(scope="module")
def pages():
    built = build(Options(codes=DEMO, site=SiteOptions(audience=Audience.INTERNAL)))
    return {page.url: page.content.html for page in built.site.pages}


def lines(html):
    """Leave out blank lines and indentation: they mean nothing and change with every nesting."""
    return "".join(f"{line.strip()}\n" for line in html.splitlines() if line.strip())


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("codes/hewei-kitchen/hospitality/", "public/hospitality.zh.html"),
        ("codes/", "public/index.zh.html"),
        ("posts/anju-property/repairer/", "internal/repairer.zh.html"),
    ],
)
def test_a_page_is_written_as_it_was(pages, golden, url, name):
    golden(name, lines(pages[url]))


def test_the_same_codes_give_the_same_pages_again(pages):
    again = build(Options(codes=DEMO, site=SiteOptions(audience=Audience.INTERNAL)))
    assert {page.url: page.content.html for page in again.site.pages} == pages
