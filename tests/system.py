"""What tests need from the system: install it where we may, otherwise say exactly what is missing.

Runs before anything is installed, so it uses nothing but the standard library.
"""

import ctypes.util
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass

from browser import BrowserMissingError, find_browser, has_chinese_font
from language_server import FOLDER, PACKAGE


@dataclass(frozen=True, slots=True)
class Need:
    """One thing that tests cannot do without."""

    name: str
    packages: tuple[str, ...]
    """What brings it on Debian and Ubuntu."""
    is_met: Callable[[], bool]
    command: tuple[str, ...] = ()
    """What brings it where no package does."""


def _browser_starts() -> bool:
    try:
        program = find_browser()
        # Ubuntu's chromium-browser may be no more than a pointer to a snap.
        return (
            subprocess.run([program, "--version"], capture_output=True, check=False, timeout=60).returncode
            == 0
        )
    except (BrowserMissingError, OSError, subprocess.TimeoutExpired):
        return False


def _has_pango() -> bool:
    return all(ctypes.util.find_library(name) for name in ("pango-1.0", "pangoft2-1.0", "harfbuzz-subset"))


def _has_language_server() -> bool:
    """Say whether the language server of the version that tests/lsp/package.json names is there."""
    if not PACKAGE.exists():
        return False
    wanted = json.loads((FOLDER / "package.json").read_text(encoding="utf-8"))["dependencies"][
        PACKAGE.parent.name
    ]
    found: str = json.loads(PACKAGE.read_text(encoding="utf-8"))["version"]
    return found == wanted


NEEDS = (
    Need("浏览器 Chromium · a Chromium browser", ("chromium",), _browser_starts),
    Need("中文字体 · a font with Chinese characters", ("fonts-noto-cjk", "fontconfig"), has_chinese_font),
    Need("Pango", ("libpango-1.0-0", "libpangoft2-1.0-0", "libharfbuzz-subset0"), _has_pango),
    Need("pdfinfo", ("poppler-utils",), lambda: shutil.which("pdfinfo") is not None),
    Need("Node.js", ("nodejs",), lambda: shutil.which("node") is not None),
    Need("npm", ("npm",), lambda: shutil.which("npm") is not None),
    Need(
        "yaml-language-server",
        (),
        _has_language_server,
        ("npm", "ci", "--no-audit", "--no-fund", "--prefix", os.path.relpath(FOLDER)),
    ),
)


def missing(needs: tuple[Need, ...] = NEEDS) -> tuple[Need, ...]:
    """Return the needs that this machine does not meet."""
    return tuple(need for need in needs if not need.is_met())


def packages_of(needs: tuple[Need, ...]) -> tuple[str, ...]:
    """Return what to ask apt for."""
    return tuple(package for need in needs for package in need.packages)


def may_install() -> bool:
    """Say whether we are root on a system with apt."""
    return hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get") is not None


def report(needs: tuple[Need, ...]) -> str:
    """Say what is missing and how to get it."""
    lines = ["测试还缺少以下系统软件 · tests need from the system what is missing here:"]
    lines += [f"  - {need.name} ({', '.join(need.packages) or ' '.join(need.command)})" for need in needs]
    if packages_of(needs):
        lines += [
            "在 Debian/Ubuntu 上运行 · on Debian and Ubuntu run:",
            f"  sudo apt-get install --no-install-recommends {' '.join(packages_of(needs))}",
            "浏览器也可以这样得到 · the browser may also come from:",
            "  CHROMIUM=/path/to/chromium, or .venv/bin/python -m playwright install chromium",
        ]
    return "\n".join(lines)


def install(needs: tuple[Need, ...]) -> None:
    """Ask apt for what is missing; that it could not is seen when we look again."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "update"], env=environment, check=False)
    command = ["apt-get", "install", "--yes", "--no-install-recommends", *packages_of(needs)]
    subprocess.run(command, env=environment, check=False)


def fetch(needs: tuple[Need, ...]) -> None:
    """Run the command of each need that has one; that it failed is seen when we look again."""
    for need in needs:
        if need.command and shutil.which(need.command[0]):
            subprocess.run(need.command, check=False)


def main() -> int:
    """Make the machine ready, or return 1."""
    needs = missing()
    if packages_of(needs) and may_install():
        install(needs)
        needs = missing()
    if any(need.command for need in needs):
        fetch(needs)
        needs = missing()
    if needs:
        sys.stderr.write(report(needs) + "\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
