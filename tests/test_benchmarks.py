"""The benchmark measures what it says: the same made-up codes every time, each build on its own."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def run(monkeypatch):
    """The script, with its folder on the path as when it runs."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("run")


def generate(folder, count):
    subprocess.run([sys.executable, BENCHMARKS / "generate.py", str(count), folder], check=True)
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_number_of_codes_is_the_same_bytes(tmp_path):
    assert generate(tmp_path / "one", 2) == generate(tmp_path / "two", 2)


def test_more_codes_are_the_fewer_ones_and_more(tmp_path):
    few, many = generate(tmp_path / "few", 2), generate(tmp_path / "many", 31)
    assert few.items() <= many.items()
    assert len([path for path in many if path.match("code-*.yml") and "results" not in path.parts]) == 31


def test_made_up_codes_have_nothing_to_complain_about(tmp_path):
    generate(tmp_path, 2)
    command = [sys.executable, "-m", "mkdocs_conduct.cli", "check", tmp_path]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_cost_of_a_process_is_its_own_and_not_that_of_a_bigger_one_before_it(run, tmp_path):
    big = run.run([sys.executable, "-c", "x = bytearray(200_000_000)"], tmp_path / "log")
    small = run.run([sys.executable, "-c", "sum(range(5_000_000))"], tmp_path / "log")
    assert big.memory > 190
    assert small.memory < 150
    assert 0 < small.cpu < small.wall + 0.1


def test_a_process_that_fails_ends_the_benchmark_with_what_it_said(run, tmp_path):
    with pytest.raises(SystemExit, match="no such plugin"):
        run.run([sys.executable, "-c", "raise SystemExit('no such plugin')"], tmp_path / "log")


def size(run, codes, ours, bare):
    return run.Size(codes, run.Cost(ours, ours, 50), run.Cost(bare, bare, 60), codes, codes)


def test_half_of_the_time_of_bare_material_misses_the_goal_only_where_start_up_no_longer_counts(run):
    assert run.ratio_faults([size(run, 150, 0.9, 1), size(run, 300, 0.9, 2), size(run, 600, 1.9, 4)]) == []
    assert len(run.ratio_faults([size(run, 300, 1, 2)])) == 1


def test_growth_is_measured_against_how_many_codes_were_added(run, capsys):
    assert run.growth_faults([size(run, 100, 1, 2), size(run, 200, 2.1, 4), size(run, 800, 9, 16)]) == []
    assert len(run.growth_faults([size(run, 100, 1, 2), size(run, 200, 3.9, 4)])) == 1
    assert "100 → 200 codes: conduct ×3.90" in capsys.readouterr().out
