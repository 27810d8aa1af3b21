"""`make system` names exactly what is missing, and installs only where it may."""

import json
import sys

import pytest

import system
from system import Need

PRESENT = Need("纸 · paper", ("paper",), lambda: True)
ABSENT = Need("墨 · ink", ("ink", "pen"), lambda: False)


@pytest.fixture
def asked(monkeypatch):
    """What apt was asked for; nothing is installed."""
    wishes = []
    monkeypatch.setattr(system, "install", lambda needs: wishes.append(system.packages_of(needs)))
    return wishes


def arrange(monkeypatch, *needs, may):
    monkeypatch.setattr(system.missing, "__defaults__", (needs,))
    monkeypatch.setattr(system, "may_install", lambda: may)


def test_where_nothing_is_missing_nothing_is_installed_or_said(monkeypatch, capsys, asked):
    arrange(monkeypatch, PRESENT, may=True)
    assert system.main() == 0
    assert asked == []
    assert capsys.readouterr() == ("", "")


def test_without_root_or_apt_what_is_missing_is_named_and_nothing_else(monkeypatch, capsys, asked):
    arrange(monkeypatch, PRESENT, ABSENT, may=False)
    assert system.main() == 1
    assert asked == []
    said = capsys.readouterr().err
    assert "墨 · ink (ink, pen)" in said
    assert "sudo apt-get install --no-install-recommends ink pen\n" in said
    assert "paper" not in said


def test_with_root_and_apt_only_what_is_missing_is_asked_for_and_its_failure_is_told(
    monkeypatch, capsys, asked
):
    arrange(monkeypatch, PRESENT, ABSENT, may=True)
    assert system.main() == 1
    assert asked == [("ink", "pen")]
    assert "墨 · ink" in capsys.readouterr().err


def test_what_apt_has_brought_is_no_longer_missing(monkeypatch, asked):
    arrange(monkeypatch, Need("墨 · ink", ("ink",), lambda: bool(asked)), may=True)
    assert system.main() == 0
    assert asked == [("ink",)]


def test_what_no_package_brings_comes_by_its_own_command_without_root(monkeypatch, tmp_path, asked):
    pot = tmp_path / "pot"
    brush = Need("笔 · brush", (), pot.exists, (sys.executable, "-c", f"open({str(pot)!r}, 'w')"))
    arrange(monkeypatch, brush, may=False)
    assert system.main() == 0
    assert asked == []


def test_a_command_that_brings_nothing_is_told(monkeypatch, capsys):
    arrange(monkeypatch, Need("笔 · brush", (), lambda: False, (sys.executable, "-c", "pass")), may=True)
    assert system.main() == 1
    said = capsys.readouterr().err
    assert f"笔 · brush ({sys.executable} -c pass)" in said
    assert "apt-get" not in said


def test_a_language_server_of_another_version_counts_as_missing(monkeypatch, tmp_path):
    monkeypatch.setattr(system, "PACKAGE", tmp_path / "package.json")
    monkeypatch.setattr(system, "FOLDER", tmp_path)
    (tmp_path / "package.json").write_text(
        json.dumps({"version": "0.0.1", "dependencies": {tmp_path.name: "0.0.2"}}), encoding="utf-8"
    )
    assert "yaml-language-server" in [need.name for need in system.missing()]


def test_a_browser_that_does_not_start_counts_as_missing(monkeypatch, tmp_path):
    program = tmp_path / "chromium"
    program.write_text("#!/bin/sh\necho install the snap >&2\nexit 1\n")
    program.chmod(0o755)
    monkeypatch.setenv("CHROMIUM", str(program))
    assert [need.packages for need in system.missing() if "chromium" in need.packages] == [("chromium",)]
