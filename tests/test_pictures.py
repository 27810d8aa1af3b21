"""Pictures of every kind of page, for a person to look at: tests/artefacts/<profile>/, made anew by each run."""

from pathlib import Path

import pytest

from browser import open_watched
from page_kinds import THEME, kinds
from sample import DEMO, REAL

ARTEFACTS = Path(__file__).parent / "artefacts"
CODES = {
    "ct-xianning": "codes/ct-xianning/six-commitments/",
    "hk-dsd": "zh-Hant/codes/hk-dsd/routine-services/",
    "leeds-library": "en/codes/leeds-library/service-standards/",
    "linyi-water": "codes/linyi-water/service-commitments/",
    "south-staffs-water": "en/codes/south-staffs-water/customer-promise/",
    "state-grid": "codes/state-grid/ten-commitments/",
}
PROFILES = ("desktop", "phone", "dark", "print")
TALLEST = 4500
"""Of a long page the beginning is enough to see what is wrong, and quick to take."""


def take(chromium, profile, pages):
    """Take one picture of each page: `pages` are names and addresses. Return those that asked or reported something."""
    folder = ARTEFACTS / profile
    folder.mkdir(parents=True, exist_ok=True)
    watched = open_watched(chromium, "desktop" if profile == "print" else profile, reduced_motion="reduce")
    page = watched.page
    if profile == "print":
        # The width of the paper between its margins, at 96 dots an inch.
        page.set_viewport_size({"width": 680, "height": 1000})
        page.emulate_media(media="print")
    for name, address in pages:
        page.goto(address)
        page.evaluate("document.fonts.ready")
        page.screenshot(path=folder / f"{name}.jpg", type="jpeg", quality=60, scale="css", **_whole(page))
    faults = watched.faults()
    page.context.close()
    return faults


def _whole(page):
    width, height = page.evaluate("[innerWidth, Math.ceil(document.documentElement.scrollHeight)]")
    return {"full_page": True, "clip": {"x": 0, "y": 0, "width": width, "height": min(height, TALLEST)}}


@pytest.mark.parametrize("profile", PROFILES)
def test_pictures_of_all_kinds_of_pages_and_all_real_codes_are_there_to_be_looked_at(
    chromium, built_site, served, profile
):
    sites = {
        audience: served(built_site(DEMO, audience, config={"theme": THEME}))
        for audience in ("public", "internal")
    }
    real = served(built_site(REAL, strict=False, config={"theme": THEME}))
    public, internal = kinds(DEMO, "public"), kinds(DEMO, "internal")
    pages = [(name, f"{sites['public']}/{address}") for name, address in public.items()]
    pages += [(name, f"{sites['internal']}/{internal[name]}") for name in internal if name not in public]
    pages += [(f"real-{name}", f"{real}/{address}") for name, address in CODES.items()]
    assert take(chromium, profile, pages) == ()
    assert {path.stem for path in (ARTEFACTS / profile).glob("*.jpg")} >= {name for name, _ in pages}
