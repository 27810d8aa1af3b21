"""The benchmark measures what it says: the same made-up codes every time, each build on its own."""

import importlib
import subprocess
import sys
from pathlib import Path

import pytest

from mkdocs_conduct.rules import RULES

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"


@pytest.fixture
def run(monkeypatch):
    """The script, with its folder on the path as when it runs."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("run")


@pytest.fixture
def check(monkeypatch):
    """The comparison with PyYAML, likewise."""
    monkeypatch.syspath_prepend(BENCHMARKS)
    return importlib.import_module("check")


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
    command = [sys.executable, "-m", "mkdocs_conduct.cli", "check", "--strict", tmp_path]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_cost_of_a_process_is_its_own_and_not_that_of_a_bigger_one_before_it(run, tmp_path):
    # In a process of its own, as the benchmark is: what the tests hold would count for each of its children.
    script = """
import pathlib, sys
import run
log = pathlib.Path(sys.argv[1])
big = run.run([sys.executable, "-c", "x = bytearray(200_000_000)"], log)
small = run.run([sys.executable, "-c", "sum(range(5_000_000))"], log)
print(big.memory, small.memory, small.cpu, small.wall)
"""
    command = [sys.executable, "-c", script, str(tmp_path / "log")]
    done = subprocess.run(
        command, cwd=run.HERE, capture_output=True, encoding="utf-8", check=True, timeout=120
    )
    big, small, cpu, wall = map(float, done.stdout.split())
    assert big > 190
    assert small < 150
    assert 0 < cpu < wall + 0.1


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


def comparison(check, conduct, pyyaml):
    return check.Comparison("codes", check.Effort(conduct, 9, 50), check.Effort(pyyaml, 9, 20))


def test_twice_the_time_of_the_c_loader_misses_the_goal_and_start_up_does_not_count(check):
    assert check.ratio_faults([comparison(check, 1.99, 1), comparison(check, 1, 1)]) == []
    assert check.ratio_faults([comparison(check, 4, 2)]) == [
        "codes: 2.00 times what PyYAML's C loader takes, not below 2"
    ]


def test_codes_are_checked_and_read_by_the_c_loader_from_the_same_files(check, tmp_path):
    folders = check.folders(2, tmp_path)
    assert [path.exists() for path in folders.values()] == [True, True]
    assert list(folders["codes and results"].rglob("results"))
    assert not list(folders["codes alone"].rglob("results"))
    compared = check.compare("codes", folders["codes and results"], 1)
    for side in (compared.conduct, compared.pyyaml):
        assert 0 < side.work < side.process
    assert compared.ratio == compared.conduct.work / compared.pyyaml.work


def test_made_up_codes_with_errors_end_the_comparison(check, tmp_path):
    generate(tmp_path / "codes", 1)
    code = tmp_path / "codes" / "organization-001" / "code-0001.yml"
    code.write_text(code.read_text("utf-8").replace("owner:", "owned:"), "utf-8")
    with pytest.raises(SystemExit, match="have errors"):
        check.effort("conduct", tmp_path / "codes")


def test_every_rule_is_timed_the_most_costly_first(tmp_path):
    generate(tmp_path, 2)
    command = [sys.executable, BENCHMARKS / "rules.py", "--folder", tmp_path]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=True)
    _, *lines, total = done.stdout.splitlines()
    assert {line.split()[0] for line in lines} == {rule.id for rule in RULES}
    times = [float(line.split()[1]) for line in lines]
    assert times == sorted(times, reverse=True)
    assert times[0] > 0
    assert total.startswith(f"{len(lines)} rules")


def test_without_codes_there_is_nothing_to_time(tmp_path):
    command = [sys.executable, BENCHMARKS / "rules.py", "--folder", tmp_path]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 2
    assert "holds no codes" in done.stderr
