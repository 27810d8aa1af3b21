"""Fixtures for all tests: goldens, built sites, and a browser that tells what its pages did."""

import contextlib
import difflib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from browser import (
    ARGUMENTS,
    BrowserMissingError,
    Watched,
    find_browser,
    has_chinese_font,
    open_watched,
    serve_directory,
)
from built import build_once

# A busy machine is no fault of the code.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

GOLDEN = Path(__file__).parent / "golden"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write what the tests got into tests/golden/, for you to read in the diff",
    )


def compare_golden(path: Path, text: str, *, update: bool) -> None:
    """Hold a text against a file; with `update` the text becomes the file."""
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        return
    if not path.exists():
        pytest.fail(f"{path} does not exist: run pytest --update-golden and read it", pytrace=False)
    expected = path.read_text(encoding="utf-8")
    if text != expected:
        lines = difflib.unified_diff(
            expected.splitlines(keepends=True), text.splitlines(keepends=True), f"golden/{path.name}", "got"
        )
        shown = "".join(line if line.endswith("\n") else f"{line}\n" for line in lines)
        pytest.fail(f"{shown}\nif this is right: pytest --update-golden", pytrace=False)


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with tests/golden/<name>: `golden("source/tabs.txt", text)`."""
    update = bool(request.config.getoption("--update-golden"))

    def compare(name: str, text: str) -> None:
        compare_golden(GOLDEN / name, text, update=update)

    return compare


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder that all workers of this run see."""
    base = tmp_path_factory.getbasetemp()
    # With xdist each worker's own folder lies in the one of the run.
    return base.parent if hasattr(request.config, "workerinput") else base


@pytest.fixture(scope="session")
def built_site(shared_folder: Path) -> Callable[..., Path]:
    """Build a site once in the whole run: `built_site(codes_dir, "internal")`; takes what build_site takes."""

    def build(codes_dir: Path, audience: str = "public", **options: Any) -> Path:
        return build_once(shared_folder, codes_dir, audience, **options)

    return build


@pytest.fixture(scope="session")
def served() -> Iterator[Callable[[Path], str]]:
    """Serve folders until the end of the run: `served(site)` is the address of that site."""
    addresses: dict[Path, str] = {}
    with contextlib.ExitStack() as stack:

        def serve(path: Path) -> str:
            if path not in addresses:
                addresses[path] = stack.enter_context(serve_directory(path))
            return addresses[path]

        yield serve


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The browser. That it or a Chinese font is missing is a failure: a skipped test proves nothing."""
    try:
        program = find_browser()
    except BrowserMissingError as error:
        pytest.fail(str(error), pytrace=False)
    if not has_chinese_font():
        pytest.fail(
            "no font has Chinese characters (fc-list :lang=zh is empty): run `make system`", pytrace=False
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(ARGUMENTS))
        yield browser
        browser.close()


@pytest.fixture
def page_factory(chromium: Browser) -> Iterator[Callable[..., Watched]]:
    """Open pages: `page_factory("phone").page.goto(address)`; profiles are desktop, phone and dark."""
    opened: list[Watched] = []

    def make(profile: str = "desktop", **options: Any) -> Watched:
        opened.append(open_watched(chromium, profile, **options))
        return opened[-1]

    yield make
    for watched in opened:
        watched.page.context.close()


@pytest.fixture
def desktop(page_factory: Callable[..., Watched]) -> Watched:
    """A page 1280 wide."""
    return page_factory("desktop")


@pytest.fixture
def phone(page_factory: Callable[..., Watched]) -> Watched:
    """A page 390 wide, with touch and fine pixels."""
    return page_factory("phone")
