"""Sites built by the whole program, as a user builds them: a process, a configuration, a folder."""

import fcntl
import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

INDEX = {"index.md": "# 首页\n\n测试用的网站。\n"}


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a build left behind."""

    site: Path
    returncode: int
    log: str


def write_project(
    folder: Path,
    codes_dir: Path,
    audience: str = "public",
    *,
    pages: Mapping[str, str] = INDEX,
    config: Mapping[str, Any] | None = None,
    **conduct: Any,
) -> Path:
    """Write mkdocs.yml and site_src; `config` replaces top-level keys, `conduct` are options of the plugin."""
    site_src = folder / "site_src"
    for name, text in pages.items():
        path = site_src / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    settings = {
        "site_name": "测试网站",
        "docs_dir": "site_src",
        "site_dir": "site",
        "theme": {"name": "material", "language": "zh", "font": False},
        "plugins": {
            "search": {},
            "conduct": {"codes_dir": str(codes_dir), "audience": audience, **conduct},
        },
        **(config or {}),
    }
    path = folder / "mkdocs.yml"
    path.write_text(yaml.safe_dump(settings, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return path


def environment() -> dict[str, str]:
    """Return the environment of a build that depends on nothing the tester has set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("CONDUCT_")}
    return {**kept, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1"}


def run_build(
    folder: Path,
    codes_dir: Path,
    audience: str = "public",
    *,
    generator: str = "mkdocs",
    strict: bool = True,
    **options: Any,
) -> Outcome:
    """Build, and report how it went; for tests of builds that must fail."""
    path = write_project(folder, codes_dir, audience, **options)
    command = [sys.executable, "-m", generator, "build", "-f", str(path)]
    if strict:
        command.append("--strict")
    done = subprocess.run(
        command,
        cwd=folder,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=300,
        check=False,
    )
    return Outcome(folder / "site", done.returncode, done.stdout)


def build_site(folder: Path, codes_dir: Path, audience: str = "public", **options: Any) -> Path:
    """Return the folder of the finished site; a build that fails fails the test with its log."""
    outcome = run_build(folder, codes_dir, audience, **options)
    if outcome.returncode:
        pytest.fail(f"the build ended with {outcome.returncode}:\n{outcome.log}", pytrace=False)
    return outcome.site


def build_once(shared: Path, codes_dir: Path, audience: str = "public", **options: Any) -> Path:
    """Return a site that all workers share; whoever asks first builds it, the others wait.

    A build that failed is not tried again: each test that needs it fails with the same log.
    """
    wanted = json.dumps([str(codes_dir.resolve()), audience, options], sort_keys=True, ensure_ascii=False)
    folder = shared / f"site-{hashlib.sha256(wanted.encode()).hexdigest()[:16]}"
    folder.mkdir(parents=True, exist_ok=True)
    record = folder / "outcome.json"
    with (folder / "lock").open("w") as lock:
        # Released by the system even if this worker dies.
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not record.exists():
            outcome = run_build(folder, codes_dir, audience, **options)
            record.write_text(json.dumps([outcome.returncode, outcome.log]), encoding="utf-8")
    returncode, log = json.loads(record.read_text(encoding="utf-8"))
    if returncode:
        pytest.fail(f"the build ended with {returncode}:\n{log}", pytrace=False)
    return folder / "site"
