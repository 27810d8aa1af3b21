"""Take the pictures of README and guides from sites that are really built: `python tests/take_pictures.py`."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from browser import ARGUMENTS, Watched, find_browser, open_watched, serve_directory
from built import environment

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "site_src" / "assets" / "pictures"
LIMIT = 250_000
"""No picture may be heavier than this many bytes: a README is read on telephones too."""
FOLDERS = {"zh": "", "en": "en/"}
CODE = "codes/anju-property/property-service/"
PUBLIC = {
    "code-desktop": ("desktop", CODE),
    "code-phone": ("phone", CODE),
    "code-dark": ("dark", CODE),
    "results-desktop": ("desktop", f"{CODE}results/"),
    "complaints-phone": ("phone", "codes/anju-property/complaints/"),
    "index-desktop": ("desktop", "codes/"),
}
"""The public pages that are shown: the name of the picture, the visitor's device and the address."""
SHEET = "posts/anju-property/repairer/"
A4 = {"width": 794, "height": 1123}
"""The paper at 96 dots an inch."""
# What the printer adds and a screen does not show: the margins of the sheet's own @page rule.
PAPER = ".conduct-sheet { box-sizing: border-box; padding: 8mm 11mm 12mm !important; }"


class PictureError(Exception):
    """A picture is not fit to be shown; the text says why."""


def build(configuration: str, site: Path) -> Path:
    """Build one of the project's own sites into a folder and return it."""
    # Not strict: a picture that is not there yet is no fault here, but the reason for being called.
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "-f", configuration, "-d", str(site)]
    subprocess.run(command, cwd=ROOT, env=environment(), check=True)
    return site


def _open(browser: Browser, profile: str, address: str, language: str) -> Watched:
    locale = {"zh": "zh-CN", "en": "en-GB"}[language]
    watched = open_watched(browser, profile, locale=locale, reduced_motion="reduce")
    watched.page.goto(address, wait_until="load")
    watched.page.evaluate("document.fonts.ready")
    return watched


def _save(page: Page, name: str, faults: tuple[str, ...]) -> None:
    if faults:
        raise PictureError(f"{name}: {'; '.join(faults)}")
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    if path.stat().st_size > LIMIT:
        raise PictureError(f"{path.name} has {path.stat().st_size} bytes, more than {LIMIT}")
    sys.stdout.write(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB\n")
    page.context.close()


def take_public(browser: Browser, base: str, name: str, language: str) -> None:
    """Take a public page of the demonstration as it opens."""
    profile, address = PUBLIC[name]
    watched = _open(browser, profile, f"{base}/{FOLDERS[language]}{address}", language)
    _save(watched.page, f"{name}.{language}", watched.faults())


def take_sheet(browser: Browser, base: str, language: str) -> None:
    """Take the first page of a sheet as the printer lays it out."""
    watched = _open(browser, "desktop", f"{base}/{FOLDERS[language]}{SHEET}", language)
    page = watched.page
    page.set_viewport_size({"width": A4["width"], "height": A4["height"]})
    page.emulate_media(media="print")
    page.add_style_tag(content=PAPER)
    _save(page, f"sheet.{language}", watched.faults())


def main() -> None:
    """Build both sites and take every picture in every language."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        public = build("mkdocs.yml", Path(folder) / "public")
        internal = build("mkdocs.internal.yml", Path(folder) / "internal")
        browser = playwright.chromium.launch(executable_path=find_browser(), args=list(ARGUMENTS))
        with serve_directory(public) as site, serve_directory(internal) as sheets:
            for language in FOLDERS:
                for name in PUBLIC:
                    take_public(browser, site, name, language)
                take_sheet(browser, sheets, language)
        browser.close()


if __name__ == "__main__":
    main()
