"""Small codes to build with, and what a reader sees of a built page."""

import re
import shutil
import subprocess
import sys
import unicodedata
from collections.abc import Mapping
from html.parser import HTMLParser
from pathlib import Path

from built import environment
from mkdocs_conduct.build import Built, Options, build
from mkdocs_conduct.load import Loaded, load_workspace
from mkdocs_conduct.problems import Severity
from mkdocs_conduct.site import Audience, SiteOptions, SitePage

ROOT = Path(__file__).parents[1]
DEMO = ROOT / "codes"
REAL = ROOT / "tests" / "real" / "codes"
CASES = ROOT / "tests" / "real" / "cases"
WHOLE = ROOT / "tests" / "fixtures" / "whole" / "codes"
"""The example that uses every key."""

BOOKSHOP = """\
title: 退换货承诺
status: in_force
version: "1"
approved: {by: 店长, on: 2026-01-05}
effective_from: 2026-02-01
next_review: 2027-01-31
organization: {name: 小林书店}
complaints: {phone: 0571-5550 1234, hours: 9:00-18:00, answer_within: 2个工作日}
commitments:
  - id: C1
    promise: 七天内凭小票退货，当场退款。
    limit: {within: 7天, from: 购买, until: 提出退货}
    remedy: 未做到时赠送20元购书券
"""
"""The smallest useful code: no organization beside it, no indicators, no results."""

SETTINGS = """\
as_of: 2026-03-01
languages: [zh]
levels: {no-dispute-route: off, commitment-without-indicator: off}
"""
"""The day is pinned, and what a small shop may leave out is not mentioned."""


def write_codes(folder: Path, files: Mapping[str, str] | None = None) -> Path:
    """Write a folder of codes; without `files` the bookshop's one."""
    for name, text in {"settings.yml": SETTINGS, **(files or {"returns.yml": BOOKSHOP})}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def whole(folder: Path, *changes: tuple[str, str, str], as_of: str = "2026-03-01") -> Loaded:
    """Load the example that uses every key, on another day, with words changed: file, old and new."""
    files = {p.relative_to(WHOLE).as_posix(): p.read_text(encoding="utf-8") for p in WHOLE.rglob("*.*")}
    files["settings.yml"] = files["settings.yml"].replace("2026-03-01", as_of)
    for name, old, new in changes:
        assert files[name].count(old) == 1, old
        files[name] = files[name].replace(old, new)
    return load_workspace(write_codes(folder, files), base=folder)


def built_of(folder: Path, files: Mapping[str, str], audience: Audience = Audience.PUBLIC) -> Built:
    """Build codes written into a folder; an error fails the test."""
    built = build(Options(codes=write_codes(folder, files), site=SiteOptions(audience=audience)))
    assert [one.message("en") for one in built.report.problems if one.severity is Severity.ERROR] == []
    return built


def by_address(built: Built) -> dict[str, SitePage]:
    """Return the pages of a site by their address."""
    return {page.url: page for page in built.site.pages}


def copy_demo(folder: Path) -> Path:
    """Copy the demo, for tests that change it."""
    return Path(shutil.copytree(DEMO, folder / "codes"))


def squeeze(text: str) -> str:
    """Return a text without what differs by formatting only: spaces, width of signs, emphasis, kind of dash and sign."""
    text = unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-")
    return re.sub(r"[\s*]+", "", text)


class _Reader(HTMLParser):
    """Collects the text between the tags of one element."""

    _UNSEEN = frozenset({"script", "style", "svg", "template", "noscript"})
    _VOID = frozenset({"area", "br", "col", "hr", "img", "input", "link", "meta", "wbr"})

    def __init__(self, mark: str) -> None:
        super().__init__(convert_charrefs=True)
        self._mark = mark
        self._depth = 0
        self._unseen = 0
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in self._VOID:
            return
        classes = (dict(attrs).get("class") or "").split()
        if self._depth or self._mark in classes or tag == self._mark:
            self._depth += 1
        if tag in self._UNSEEN:
            self._unseen += 1

    def handle_endtag(self, tag: str) -> None:
        if tag in self._VOID:
            return
        if self._depth:
            self._depth -= 1
        if tag in self._UNSEEN and self._unseen:
            self._unseen -= 1

    def handle_data(self, data: str) -> None:
        if self._depth and not self._unseen:
            self.words.append(data)


def seen(html: str, mark: str = "body") -> str:
    """Return the text of the element with this tag or class, without scripts and pictures."""
    reader = _Reader(mark)
    reader.feed(html)
    return "".join(reader.words)


def read_page(site: Path, address: str) -> str:
    """Return the HTML of a built page: `read_page(site, "codes/returns/")`."""
    return (
        site / address / "index.html" if address.endswith("/") or not address else site / address
    ).read_text(encoding="utf-8")


def run(*arguments: object, folder: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """Run this Python in a folder, with nothing the tester has set; output and errors come together."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        cwd=folder,
        env={**environment(), **environ},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
