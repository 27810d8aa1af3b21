"""The rooms know each other in one direction only."""

import tomllib
from pathlib import Path

from importlinter.cli import lint_imports

from sample import ROOT

PACKAGE = ROOT / "plugin" / "mkdocs_conduct"


def test_the_import_contract_is_kept(monkeypatch, capsys):
    monkeypatch.chdir(ROOT)
    assert lint_imports(no_cache=True) == 0, capsys.readouterr().out


def test_every_room_stands_in_the_contract():
    contract = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ][0]
    named = {name.strip() for layer in contract["layers"] for name in layer.split("|")}
    rooms = {
        path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()
    }
    assert rooms - {"__init__"} == named


def lines_of(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def test_no_module_is_longer_than_300_lines():
    assert {path.name: lines_of(path) for path in PACKAGE.rglob("*.py") if lines_of(path) > 300} == {}


def test_no_function_is_longer_than_50_lines():
    import ast  # noqa: PLC0415  (only this test reads code as code)

    long = [
        f"{path.relative_to(PACKAGE)}:{node.lineno} {node.name}"
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno - node.lineno + 1 > 50
    ]
    assert long == []
