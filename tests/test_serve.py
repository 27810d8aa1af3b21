"""`mkdocs serve`: what an editor changes is on the screen within two seconds, and no mistake stops the preview."""

import contextlib
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from built import environment, write_project
from sample import copy_demo, seen

LIMIT = 2.0
# A busy machine is no fault of the code; CONDUCT_TEST_PATIENCE=1 asks for the promise itself.
PATIENCE = float(os.environ.get("CONDUCT_TEST_PATIENCE", "3"))
CODE = "codes/anju-property/property-service/"
SHEET = "posts/anju-property/repairer/"


class Preview:
    """A running `mkdocs serve` on a copy of the demo."""

    def __init__(self, folder: Path, audience: str = "public", **options: str) -> None:
        self.codes = copy_demo(folder)
        self.code = self.codes / "demo-property" / "property-service.yml"
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        path = write_project(folder, self.codes, audience, **options)
        self.log = (folder / "log.txt").open("w+", encoding="utf-8")
        command = [
            sys.executable,
            "-m",
            "mkdocs",
            "serve",
            "-f",
            str(path),
            "--dev-addr",
            f"127.0.0.1:{self.port}",
        ]
        self.process = subprocess.Popen(
            command, cwd=folder, env=environment(), stdout=self.log, stderr=subprocess.STDOUT
        )

    def get(self, address: str) -> str:
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/{address}", timeout=30) as answer:
                return answer.read().decode("utf-8")
        except urllib.error.HTTPError as error:
            return f"HTTP {error.code}"
        except OSError:
            return ""

    def said(self) -> str:
        self.log.flush()
        return Path(self.log.name).read_text(encoding="utf-8")

    def wait(self, address: str, expected: str, *, limit: float = LIMIT * PATIENCE) -> float:
        """Ask until a page says something; return after how many seconds it did."""
        start = time.monotonic()
        while time.monotonic() - start < limit:
            if expected in self.get(address):
                return time.monotonic() - start
            assert self.process.poll() is None, self.said()
            time.sleep(0.03)
        pytest.fail(
            f"{expected!r} not on {address} after {limit} s:\n{seen(self.get(address))[:500]}\n{self.said()[-3000:]}",
            pytrace=False,
        )

    def stop(self) -> None:
        self.process.send_signal(signal.SIGINT)
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()


@pytest.fixture(scope="module")
def preview(tmp_path_factory):
    running = Preview(tmp_path_factory.mktemp("preview"))
    running.wait(CODE, "水电急修", limit=60)
    yield running
    running.stop()


@pytest.fixture(scope="module")
def internal(tmp_path_factory):
    running = Preview(tmp_path_factory.mktemp("internal"), "internal")
    running.wait(SHEET, "水电急修", limit=60)
    yield running
    running.stop()


@pytest.fixture
def told(capsys):
    """Print how long each change really took, whatever pytest captures."""
    times: list[str] = []
    yield lambda what, seconds: times.append(f"{what} {seconds:.2f} s")
    with capsys.disabled():
        print("\n  visible after: " + ", ".join(times))  # noqa: T201  (the real times are the point)


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_an_edited_promise_is_on_the_screen_within_two_seconds(preview, told):
    change(preview.code, "promise: 水电急修，接到报修后15分钟内", "promise: 水电急修，改过以后15分钟内")
    told("edited", preview.wait(CODE, "改过以后15分钟内"))
    change(preview.code, "改过以后15分钟内", "接到报修后15分钟内")
    told("edited back", preview.wait(CODE, "接到报修后15分钟内"))


def test_a_new_code_and_a_new_result_appear_and_disappear_within_two_seconds(preview, told):
    text = preview.code.read_text(encoding="utf-8")
    new = preview.code.with_name("second-code.yml")
    assert preview.get("codes/anju-property/second-code/") == "HTTP 404"
    new.write_text(
        re.sub(r"title: .*", "title: 新加的承诺", text, count=1).replace(
            "id: property-service\n", "id: second-code\n"
        ),
        encoding="utf-8",
    )
    told("added", preview.wait("codes/anju-property/second-code/", "新加的承诺"))
    told("in the index", preview.wait("codes/", "新加的承诺"))
    new.unlink()
    told("deleted", preview.wait("codes/anju-property/second-code/", "HTTP 404"))
    assert "新加的承诺" not in preview.get("codes/")


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("status: in_force", "status: in_forse", r"property-service\.yml:5:\d+"),
        ("commitments:\n  - id: C1", "commitments:\n\t- id: C1", r"property-service\.yml:\d+:\d+"),
        ("title: 物业服务承诺", "title: [物业服务承诺", r"property-service\.yml:\d+:\d+"),
    ],
    ids=["a wrong value", "a tab", "an open bracket"],
)
def test_a_broken_code_shows_its_problems_with_places_and_mending_it_brings_it_back(
    preview, told, old, new, place
):
    with changed(preview.code, old, new):
        start = time.monotonic()
        while not re.search(place, shown := preview.get(CODE)):
            assert time.monotonic() - start < LIMIT * PATIENCE, seen(shown)[:800] + preview.said()[-2000:]
            time.sleep(0.03)
        told("broken", time.monotonic() - start)
        assert "Traceback" not in seen(shown)
        # The others stay up.
        assert "禾味" in preview.get("codes/hewei-kitchen/hospitality/")
    told("mended", preview.wait(CODE, "，接到报修后15分钟内"))
    assert not re.search(place, preview.get(CODE))


@contextlib.contextmanager
def changed(path: Path, old: str, new: str):
    """Change a file, and put it back whatever happens: the preview is shared."""
    whole = path.read_text(encoding="utf-8")
    assert old in whole
    path.write_text(whole.replace(old, new), encoding="utf-8")
    try:
        yield
    finally:
        path.write_text(whole, encoding="utf-8")


def test_a_broken_organization_leaves_the_others_where_they_are_and_comes_back(preview):
    with changed(preview.code.with_name("organization.yml"), "language: zh\n", "language: [\n"):
        time.sleep(LIMIT)
        assert preview.process.poll() is None
        other = preview.get("codes/hewei-kitchen/hospitality/")
    preview.wait(CODE, "安居物业服务有限公司", limit=10)
    assert "禾味" in other


def test_broken_settings_do_not_end_the_preview(preview):
    with changed(preview.codes / "settings.yml", "languages: [zh, en]", "languages: [zh"):
        time.sleep(LIMIT)
        assert preview.process.poll() is None
        assert "水电急修" in preview.get(CODE)
    preview.wait(f"en/{CODE}", "Property service", limit=10)


def test_a_whole_folder_that_vanishes_and_returns_does_not_end_the_preview(preview):
    folder = preview.codes / "demo-restaurant"
    aside = preview.codes.parent / "aside"
    folder.rename(aside)
    try:
        preview.wait("codes/hewei-kitchen/hospitality/", "HTTP 404")
    finally:
        aside.rename(folder)
    preview.wait("codes/hewei-kitchen/hospitality/", "禾味", limit=10)


def test_a_mistake_in_an_own_template_is_logged_and_the_preview_goes_on(tmp_path):
    overrides = tmp_path / "overrides" / "public"
    overrides.mkdir(parents=True)
    own = overrides / "code.html.jinja"
    own.write_text(
        '{% extends "builtin/public/code.html.jinja" %}{% block head %}自己的页头{% endblock %}',
        encoding="utf-8",
    )
    running = Preview(tmp_path, templates_dir="overrides")
    try:
        running.wait(CODE, "自己的页头", limit=60)
        own.write_text("{{ code.titel }}", encoding="utf-8")
        start = time.monotonic()
        while "titel" not in running.said():
            assert time.monotonic() - start < LIMIT * PATIENCE
            time.sleep(0.1)
        own.write_text(
            '{% extends "builtin/public/code.html.jinja" %}{% block head %}改好的页头{% endblock %}',
            encoding="utf-8",
        )
        running.wait(CODE, "改好的页头")
    finally:
        running.stop()


def test_every_page_reloads_itself(preview):
    for address in ("", "codes/", CODE):
        assert "livereload(" in preview.get(address)


def test_the_browser_shows_a_change_without_being_asked(preview, desktop, told):
    page = desktop.page
    page.goto(f"http://127.0.0.1:{preview.port}/{CODE}")
    start = time.monotonic()
    change(preview.code, "slogan: 急事先到，小事不拖", "slogan: 自己会变的口号")
    page.wait_for_selector("text=自己会变的口号", timeout=1000 * LIMIT * PATIENCE)
    told("in the browser", time.monotonic() - start)
    change(preview.code, "自己会变的口号", "急事先到，小事不拖")
    page.wait_for_selector("text=急事先到，小事不拖", timeout=1000 * LIMIT * PATIENCE)


def test_nothing_is_written_beside_the_codes(preview):
    assert not [
        path for path in preview.codes.rglob("*") if path.is_file() and path.suffix not in {".yml", ".csv"}
    ]


def test_a_sheet_follows_its_promise_and_its_checklist(internal, told):
    change(internal.code, "promise: 水电急修，接到报修后15分钟内", "promise: 水电急修，改过以后15分钟内")
    told("sheet", internal.wait(SHEET, "改过以后15分钟内"))
    checklist = internal.codes / "demo-property" / "checklists" / "opening-reception.yml"
    (first, *_) = re.findall(
        r"^  - (?:\{text: )?([^,{}\n]+)", checklist.read_text(encoding="utf-8"), re.MULTILINE
    )
    change(checklist, first, "检查表里新写的一项")
    told("checklist", internal.wait("posts/anju-property/reception/", "检查表里新写的一项"))


def test_the_preview_ends_when_it_is_asked_to(tmp_path):
    running = Preview(tmp_path)
    running.wait(CODE, "水电急修", limit=60)
    running.process.send_signal(signal.SIGINT)
    assert running.process.wait(60) is not None
    running.log.close()
