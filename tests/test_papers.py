"""Paper: who prints from the browser and who prints a file of `conduct pdf` get the same sheets."""

import pytest

from paper_counts import by_press, differing, papers
from sample import DEMO
from test_sheets import PAGES

# All that is printed of two organizations, one in each language; a whole sheet of each post is below.
ADDRESSES = (
    "forms/hewei-kitchen/",
    "registers/hewei-kitchen/",
    "dashboard/hewei-kitchen/",
    "plan/hewei-kitchen/",
    "supervision/hewei-kitchen/",
    "clause-map/hewei-kitchen/",
    "codes/hewei-kitchen/",
    "en/forms/anju-property/",
    "en/registers/anju-property/",
    "en/clause-map/anju-property/",
)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_browser_and_conduct_pdf_need_as_many_sheets(built_site, served, chromium, address):
    site = served(built_site(DEMO, "internal"))
    context = chromium.new_context()
    found = differing(context.new_page(), site, [address])
    context.close()
    assert found == {}


@pytest.mark.parametrize("address", PAGES)
def test_conduct_pdf_prints_the_sheet_of_a_post_on_as_many_sheets_as_a_browser(address):
    (page,) = (one for one in papers().chosen([address]) if one.url == f"{address}/")
    assert by_press(page) == PAGES[address]
