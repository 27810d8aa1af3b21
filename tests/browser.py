"""The browser that tests drive: where it is, what it opens, and what it must not do."""

from __future__ import annotations

import contextlib
import functools
import http.server
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

if TYPE_CHECKING:
    # `make system` reads this module before anything is installed.
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request, WebError

NAMES = ("chromium", "chromium-browser", "google-chrome")
HOME = ("127.0.0.1", "localhost", "::1")
ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    # Text has the same width on every machine.
    "--font-render-hinting=none",
    # A request to another host is recorded, and fails at once instead of depending on the network.
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
PROFILES: Mapping[str, Mapping[str, Any]] = {
    "desktop": {"viewport": {"width": 1280, "height": 900}},
    "phone": {
        "viewport": {"width": 390, "height": 844},
        "device_scale_factor": 2,
        "has_touch": True,
        "is_mobile": True,
    },
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


class BrowserMissingError(Exception):
    """No browser was found; the text says where we looked and what to do."""


def find_browser(
    environ: Mapping[str, str] = os.environ,
    *,
    which: Callable[[str], str | None] = shutil.which,
    own: Callable[[Mapping[str, str]], Path | None] | None = None,
) -> Path:
    """Return the browser: $CHROMIUM, else the PATH, else Playwright's own.

    A $CHROMIUM that leads nowhere is a mistake to report, not one to work around.
    """
    if named := environ.get("CHROMIUM"):
        if found := which(named):
            return Path(found)
        raise BrowserMissingError(f"$CHROMIUM is {named!r}, which is no program: correct or unset it")
    for name in NAMES:
        if found := which(name):
            return Path(found)
    if bundled := (own or playwright_browser)(environ):
        return bundled
    places = "$CHROMIUM, " + ", ".join(NAMES) + " on the PATH and Playwright's own"
    raise BrowserMissingError(f"no browser found (looked for {places}): run `make system`")


def playwright_browser(environ: Mapping[str, str]) -> Path | None:
    """Return the newest Chromium that `playwright install` has fetched, without starting Playwright."""
    home = Path.home()
    cache = home / ("Library/Caches" if sys.platform == "darwin" else ".cache")
    folder = Path(environ.get("PLAYWRIGHT_BROWSERS_PATH") or cache / "ms-playwright")
    programs = (
        "chrome-linux*/chrome",
        "chrome-mac*/Chromium.app/Contents/MacOS/Chromium",
        "chrome-mac*/*.app/Contents/MacOS/Google Chrome for Testing",
    )
    found = [path for program in programs for path in folder.glob(f"chromium-*/{program}")]
    return max(found, key=_revision, default=None)


def _revision(path: Path) -> int:
    """Return the number in `chromium-1234`."""
    match = re.search(r"chromium-(\d+)", path.as_posix())
    return int(match.group(1)) if match else 0


def has_chinese_font() -> bool:
    """Say whether the system can draw Chinese; without it every width and every PDF is wrong."""
    program = shutil.which("fc-list")
    if program is None:
        return False
    fonts = subprocess.run([program, ":lang=zh", "family"], capture_output=True, check=False)
    return bool(fonts.stdout.strip())


@dataclass(frozen=True, slots=True)
class Watched:
    """A page and everything it did that a page of ours must not do."""

    page: Page
    foreign: list[str] = field(default_factory=list)
    """Addresses on other hosts that it asked for."""
    console_errors: list[str] = field(default_factory=list)
    page_errors: list[str] = field(default_factory=list)
    """Exceptions that no script caught."""

    def faults(self) -> tuple[str, ...]:
        """Return all of them, each with its kind; empty for a clean page."""
        if not self.page.is_closed():
            # Events arrive only while Playwright is being called.
            self.page.evaluate("0")
        kinds = (("foreign", self.foreign), ("console", self.console_errors), ("page", self.page_errors))
        return tuple(f"{kind}: {text}" for kind, texts in kinds for text in texts)


def is_foreign(address: str) -> bool:
    """Say whether an address leads to another host; data:, blob: and file: lead nowhere."""
    parts = urlsplit(address)
    return parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in HOME


def open_watched(chromium: Browser, profile: str = "desktop", **options: Any) -> Watched:
    """Open an empty page in a context of its own; `options` go to Playwright's new_context."""
    context = chromium.new_context(**{"locale": "zh-CN", **PROFILES[profile], **options})
    watched = Watched(context.new_page())

    def on_request(request: Request) -> None:
        if is_foreign(request.url):
            watched.foreign.append(request.url)

    def on_console(message: ConsoleMessage) -> None:
        if message.type == "error":
            watched.console_errors.append(f"{message.text} ({message.location.get('url', '')})")

    def on_error(error: WebError) -> None:
        watched.page_errors.append(str(error.error))

    context.on("request", on_request)
    context.on("console", on_console)
    context.on("weberror", on_error)
    return watched


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - the name is the base class's
        """Say nothing: a passing test has nothing to say."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Let a browser hang up in the middle of an answer."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


@contextlib.contextmanager
def serve_directory(path: Path) -> Iterator[str]:
    """Serve a folder on a free port of this machine; the value is its address, without a slash at the end."""
    handler = functools.partial(_QuietHandler, directory=str(path))
    with _Server(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
