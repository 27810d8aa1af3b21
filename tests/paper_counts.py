"""How many sheets a paper takes out of a browser, and out of `conduct pdf`: `python tests/paper_counts.py` compares all."""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from browser import ARGUMENTS, find_browser, serve_directory
from built import build_site
from mkdocs_conduct.build import Options, build
from mkdocs_conduct.cli.papers import Papers
from mkdocs_conduct.pdf.layout import printed
from mkdocs_conduct.site import Audience, SiteOptions, SitePage
from sample import DEMO


@cache
def papers() -> Papers:
    """Return the papers of the internal site of the demo."""
    made = build(Options(codes=DEMO, site=SiteOptions(audience=Audience.INTERNAL)))
    assert made.site.pages, made.report.errors
    return Papers(made.site)


def by_press(page: SitePage) -> int:
    """Return how many sheets `conduct pdf` makes of a page."""
    (booklet,) = papers().booklets([page])
    done = printed(booklet)
    assert done.faults == (), page.url
    # A bundle, which holds forms besides, comes last.
    return len(PdfReader(io.BytesIO(done.files[0][1])).pages)


def by_browser(tab: Any, address: str) -> int:
    """Return how many sheets a reader gets who prints the page from the site."""
    tab.goto(address, wait_until="domcontentloaded")
    return len(PdfReader(io.BytesIO(tab.pdf(prefer_css_page_size=True))).pages)


def differing(tab: Any, site: str, under: Sequence[str] = ("",)) -> dict[str, tuple[int, int]]:
    """Return the pages whose address begins so that take unlike numbers of sheets: the browser's, and ours."""
    found = {}
    pages = [page for page in papers().chosen() if page.url.startswith(tuple(under))]
    assert pages, under
    for page in pages:
        counts = by_browser(tab, f"{site}/{page.url}"), by_press(page)
        if counts[0] != counts[1]:
            found[page.url] = counts
    return found


def main() -> int:
    """Compare every paper of the demo, or those whose addresses begin as given; exit code 1: some differ."""
    under = sys.argv[1:] or [""]
    if not any(page.url.startswith(tuple(under)) for page in papers().chosen()):
        sys.stderr.write(f"no paper has an address that begins with {' or '.join(under)}\n")
        return 2
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        with serve_directory(build_site(Path(folder), DEMO, "internal")) as site:
            found = differing(browser.new_page(), site, under)
        browser.close()
    for url, (browsers, ours) in sorted(found.items()):
        sys.stdout.write(f"{url}: {browsers} from the browser, {ours} from conduct pdf\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
