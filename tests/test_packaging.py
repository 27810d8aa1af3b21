"""What a user installs: one wheel that has everything pages are made of."""

import os
import zipfile

import pytest

from built import build_site
from sample import ROOT, run, write_codes


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("dist")
    done = run("-m", "build", "--wheel", "--no-isolation", "--outdir", folder, ROOT, folder=folder)
    assert done.returncode == 0, done.stdout
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


def below(folder):
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_the_wheel_has_every_module_label_and_starter_file(names):
    assert {f"mkdocs_conduct/{name}" for name in below(ROOT / "plugin" / "mkdocs_conduct")} <= names
    assert "mkdocs_conduct/py.typed" in names
    assert "mkdocs_conduct/starter/codes/settings.yml" in names


def test_the_wheel_has_every_template_and_style(names):
    assert {f"mkdocs_conduct/templates/{name}" for name in below(ROOT / "templates")} <= names
    assert "mkdocs_conduct/templates/public/code.html.jinja" in names


def test_the_wheel_has_nothing_else(names):
    assert {name.split("/", maxsplit=1)[0].split("-")[0] for name in names} == {"mkdocs_conduct"}
    assert not [name for name in names if "/tests/" in name or name.endswith(".pyc") or "demo-" in name]


def test_the_wheel_names_its_licence_its_plugin_and_its_command(wheel, names):
    assert [name for name in names if name.endswith("licenses/LICENSE")]
    with zipfile.ZipFile(wheel) as archive:
        (entry,) = [name for name in names if name.endswith("entry_points.txt")]
        text = archive.read(entry).decode()
    assert "[mkdocs.plugins]\nconduct = mkdocs_conduct.mkdocs_plugin:ConductPlugin" in text
    assert "[console_scripts]\nconduct = mkdocs_conduct.cli:main" in text


def test_an_installed_wheel_builds_pages_from_its_own_files(wheel, tmp_path, monkeypatch):
    target = tmp_path / "installed"
    done = run(
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--no-index",
        "--target",
        target,
        wheel,
        folder=tmp_path,
    )
    assert done.returncode == 0, done.stdout
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(target), *filter(None, [os.environ.get("PYTHONPATH")])])
    )
    where = run(
        "-c",
        "import mkdocs_conduct.render as r; print(r.__file__); print(r.builtin_templates())",
        folder=tmp_path,
    )
    assert [line.startswith(str(target)) for line in where.stdout.splitlines()] == [True, True], where.stdout
    site = build_site(tmp_path, write_codes(tmp_path / "codes"))
    assert "七天内凭小票退货" in (site / "codes" / "returns" / "index.html").read_text(encoding="utf-8")
    assert (site / "assets" / "conduct" / "conduct.css").is_file()
    started = run("-m", "mkdocs_conduct.cli", "new", "mine", folder=tmp_path)
    assert started.returncode == 0, started.stdout
    assert (tmp_path / "mine" / "mkdocs.yml").is_file()
