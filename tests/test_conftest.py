"""The fixtures themselves: goldens that differ fail, builds run once, a missing browser is a failure."""

import textwrap
from pathlib import Path

import pytest

from built import build_once, build_site, run_build
from conftest import compare_golden

pytest_plugins = ["pytester"]

PLAIN = {"plugins": []}
# pytest runs in a process of its own, which must find this folder's modules.
HERE = Path(__file__).parent


def test_a_text_equal_to_its_golden_passes_and_a_different_one_fails_with_the_difference(tmp_path):
    path = tmp_path / "sheet.txt"
    path.write_text("一\n二\n", encoding="utf-8")
    compare_golden(path, "一\n二\n", update=False)
    with pytest.raises(pytest.fail.Exception, match=r"-二\n\+三\n"):
        compare_golden(path, "一\n三\n", update=False)


def test_a_missing_golden_fails_and_an_update_writes_it(tmp_path):
    path = tmp_path / "deep" / "sheet.txt"
    with pytest.raises(pytest.fail.Exception, match="--update-golden"):
        compare_golden(path, "一\n", update=False)
    compare_golden(path, "一\n", update=True)
    assert path.read_bytes() == "一\n".encode()


def test_a_golden_that_differs_only_in_the_last_line_break_fails(tmp_path):
    path = tmp_path / "sheet.txt"
    path.write_text("一\n", encoding="utf-8")
    with pytest.raises(pytest.fail.Exception):
        compare_golden(path, "一", update=False)


def test_a_site_is_built_by_the_whole_program(tmp_path):
    site = build_site(tmp_path, tmp_path, config=PLAIN, pages={"index.md": "# 首页\n"})
    assert "首页" in (site / "index.html").read_text(encoding="utf-8")


def test_a_build_that_fails_fails_the_test_with_its_log(tmp_path):
    with pytest.raises(pytest.fail.Exception, match="no-such-plugin"):
        build_site(tmp_path, tmp_path, config={"plugins": ["no-such-plugin"]})


def test_a_warning_fails_a_strict_build_only(tmp_path):
    options = {"config": PLAIN, "pages": {"index.md": "[无处](nowhere.md)\n"}}
    assert run_build(tmp_path, tmp_path, **options).returncode == 1
    assert run_build(tmp_path, tmp_path, strict=False, **options).returncode == 0


def test_the_same_site_is_built_once_and_another_one_is_built_apart(tmp_path):
    first = build_once(tmp_path, tmp_path, config=PLAIN)
    before = (first / "index.html").stat().st_mtime_ns
    assert build_once(tmp_path, tmp_path, config=PLAIN) == first
    assert (first / "index.html").stat().st_mtime_ns == before
    assert build_once(tmp_path, tmp_path, config={**PLAIN, "site_name": "另一个"}) != first


def test_a_shared_build_that_failed_fails_every_test_that_asks_for_it(tmp_path):
    for _ in range(2):
        with pytest.raises(pytest.fail.Exception, match="no-such-plugin"):
            build_once(tmp_path, tmp_path, config={"plugins": ["no-such-plugin"]})


@pytest.mark.parametrize(
    ("environment", "message"),
    [
        ({"CHROMIUM": "/nowhere/chromium"}, "/nowhere/chromium"),
        ({"CHROMIUM": "/bin/sh", "PATH": ""}, "no font has Chinese characters*make system"),
    ],
)
def test_a_missing_browser_or_font_is_an_error_and_never_a_skip(pytester, monkeypatch, environment, message):
    monkeypatch.syspath_prepend(HERE)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    pytester.makeconftest((HERE / "conftest.py").read_text(encoding="utf-8"))
    pytester.makepyfile(textwrap.dedent("def test_page(page_factory): page_factory()"))
    result = pytester.runpytest_inprocess("-p", "no:xdist")
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines([f"*{message}*"])
