"""Paper: who prints from the browser and who prints a file of `conduct pdf` get the same sheets."""

import pytest

from paper_counts import by_press, differing, papers
from sample import DEMO
from test_sheets import PAGES

# Each kind of paper, long and short, in both languages; `paper_counts.py` compares all. Sheets of posts are below.
ADDRESSES = (
    "forms/hewei-kitchen/complaint-",
    "forms/hewei-kitchen/inspection-",
    "forms/hewei-kitchen/repair-record/",
    "forms/hewei-kitchen/work-quality-feedback/",
    "en/forms/anju-property/weekly-meeting/",
    "en/forms/anju-property/questionnaire-",
    "registers/hewei-kitchen/",
    "en/registers/anju-property/",
    "dashboard/hewei-kitchen/",
    "plan/hewei-kitchen/",
    "supervision/hewei-kitchen/",
    "clause-map/hewei-kitchen/",
    "codes/hewei-kitchen/complaints/form/",
    "codes/hewei-kitchen/hospitality/notice/waiter/",
    "en/codes/anju-property/complaints/form/",
    "en/codes/anju-property/property-service/notice/pump-operator/",
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
