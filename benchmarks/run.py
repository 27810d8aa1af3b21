"""Build N codes with us and the same pages as ready Markdown with bare MkDocs and Material; print the ratios.

    make bench                          150, 300 and 600 codes
    python benchmarks/run.py 100 200 --repeat 5

Every figure is that of a whole process, `python -m mkdocs build`, into an empty folder: wall and processor time
are the least of the repetitions, as noise only ever adds, and memory is the most that any of them held. Search
is off on both sides and only indexes are in the navigation. The ready Markdown is what `conduct export` writes;
with `--baseline markdown` it is a page a code as a person would write it (ready_markdown.py).

Ends with 1 if from 300 codes on we need half of bare Material's time or more, or if twice the codes take more
than 2.3 times the time.
"""

import argparse
import importlib.util
import itertools
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

HERE = Path(__file__).parent
GOAL_RATIO = 0.5
GOAL_FROM = 300
GOAL_GROWTH = 2.3
# ru_maxrss counts kilobytes, on macOS bytes.
RSS_PER_MEGABYTE = 1024 * 1024 if sys.platform == "darwin" else 1024


@dataclass(frozen=True, slots=True)
class Cost:
    """What one build needs."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds of processor time, children included."""
    memory: float
    """Megabytes at the peak."""


@dataclass(frozen=True, slots=True)
class Size:
    """Both builds of one number of codes."""

    codes: int
    ours: Cost
    bare: Cost
    our_pages: int
    bare_pages: int


def main() -> int:
    """Measure, print, judge."""
    arguments = parse()
    measure(1, arguments.work, arguments.baseline, repeat=1)  # compiles what Python compiles only once
    print(f"{'codes':>6} {'pages':>6}  {'build':<14} {'wall s':>8} {'cpu s':>8} {'peak MB':>8}")
    sizes = []
    for count in sorted(arguments.codes):
        sizes.append(measure(count, arguments.work, arguments.baseline, repeat=arguments.repeat))
        print_size(sizes[-1])
    faults = [*ratio_faults(sizes), *growth_faults(sizes)]
    for fault in faults:
        print(f"goal missed: {fault}")
    return 1 if faults else 0


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "codes", type=int, nargs="*", default=[150, 300, 600], help="how many codes, each size in turn"
    )
    parser.add_argument("--repeat", type=int, default=3, help="builds of each kind and size (3)")
    parser.add_argument(
        "--baseline", choices=("export", "markdown"), default="export", help="the ready Markdown"
    )
    parser.add_argument(
        "--work", type=Path, default=HERE / "work", help="where sites are built (benchmarks/work)"
    )
    arguments = parser.parse_args()
    if arguments.baseline == "export" and importlib.util.find_spec("mkdocs_conduct.cli") is None:
        print("there is no `conduct export` yet: comparing with --baseline markdown")
        arguments.baseline = "markdown"
    return arguments


def measure(count: int, work: Path, baseline: str, *, repeat: int) -> Size:
    """Build `count` codes both ways, in turn, so that a slow minute of the machine hits both."""
    folder = work / str(count)
    shutil.rmtree(folder, ignore_errors=True)
    codes, ours, bare = folder / "codes", folder / "ours", folder / "bare"
    # In processes of their own: a child's peak begins at what its parent holds.
    run([sys.executable, str(HERE / "generate.py"), str(count), str(codes)], folder / "generate.log")
    write_project(ours, {"conduct": {"codes_dir": str(codes.resolve()), "audience": "public"}})
    write_project(bare, {})
    if baseline == "export":
        command = [
            sys.executable,
            "-m",
            "mkdocs_conduct.cli",
            "export",
            "--codes",
            str(codes),
            str(bare / "site_src"),
        ]
    else:
        # From the folder of the scripts, as they import one another.
        script = "import sys, pathlib, ready_markdown as r; r.write_pages(int(sys.argv[1]), pathlib.Path(sys.argv[2]))"
        command = [sys.executable, "-c", script, str(count), str(bare.resolve() / "site_src" / "codes")]
    run(command, folder / "export.log")
    pairs = [(build(ours), build(bare)) for _ in range(repeat)]
    return Size(
        codes=count,
        ours=best([pair[0] for pair in pairs]),
        bare=best([pair[1] for pair in pairs]),
        our_pages=pages(ours),
        bare_pages=pages(bare),
    )


def write_project(folder: Path, plugins: Mapping[str, Any]) -> None:
    """Write a configuration and a home page; nothing but that page is in the navigation."""
    site_src = folder / "site_src"
    site_src.mkdir(parents=True)
    (site_src / "index.md").write_text("# 首页\n", encoding="utf-8")
    config = {
        "site_name": "服务承诺",
        "docs_dir": "site_src",
        "theme": {"name": "material", "language": "zh", "font": False},
        "markdown_extensions": ["attr_list", "tables"],
        "nav": ["index.md"],
        "not_in_nav": "*",
        "plugins": dict(plugins),
    }
    text = yaml.safe_dump(config, allow_unicode=True, sort_keys=False)
    (folder / "mkdocs.yml").write_text(text, encoding="utf-8")


def build(folder: Path) -> Cost:
    """Build one project into an empty folder."""
    shutil.rmtree(folder / "site", ignore_errors=True)
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(folder / "mkdocs.yml")]
    return run(command, folder / "build.log")


def run(command: Sequence[str], log: Path) -> Cost:
    """Run a process to its end; one that fails ends the benchmark with what it said."""
    log.parent.mkdir(parents=True, exist_ok=True)
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", "PYTHONPATH": str(HERE)}
    with log.open("w") as output:
        start = time.perf_counter()
        process = subprocess.Popen(command, env=environment, stdout=output, stderr=subprocess.STDOUT)
        # The usage of this child alone, where getrusage would give the peak of all children so far.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(
            f"{' '.join(command)} ended with {process.returncode}:\n{log.read_text(encoding='utf-8')[-4000:]}"
        )
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / RSS_PER_MEGABYTE)


def best(costs: Sequence[Cost]) -> Cost:
    """Return the least times and the greatest memory."""
    return Cost(
        min(cost.wall for cost in costs), min(cost.cpu for cost in costs), max(cost.memory for cost in costs)
    )


def pages(folder: Path) -> int:
    """Count the pages of a built site."""
    return sum(1 for _ in (folder / "site").rglob("*.html"))


def print_size(size: Size) -> None:
    """Print both builds of one size and their ratio."""
    for name, number, cost in (
        ("conduct", size.our_pages, size.ours),
        ("bare Material", size.bare_pages, size.bare),
    ):
        print(
            f"{size.codes:>6} {number:>6}  {name:<14} {cost.wall:>8.2f} {cost.cpu:>8.2f} {cost.memory:>8.0f}"
        )
    ratios = (
        size.ours.wall / size.bare.wall,
        size.ours.cpu / size.bare.cpu,
        size.ours.memory / size.bare.memory,
    )
    print(f"{'':>13}  {'ratio':<14} " + " ".join(f"{ratio:>8.2f}" for ratio in ratios))
    if size.our_pages != size.bare_pages:
        print("               (not the same number of pages: compare with care)")


def ratio_faults(sizes: Sequence[Size]) -> list[str]:
    """Return the sizes at which we are too slow."""
    return [
        f"{size.codes} codes take {size.ours.cpu / size.bare.cpu:.2f} of bare Material's time, not below {GOAL_RATIO}"
        for size in sizes
        if size.codes >= GOAL_FROM and size.ours.cpu >= GOAL_RATIO * size.bare.cpu
    ]


def growth_faults(sizes: Sequence[Size]) -> list[str]:
    """Print how time grows from size to size, and return the doublings that cost too much."""
    faults = []
    for small, large in itertools.pairwise(sizes):
        ours, bare = large.ours.cpu / small.ours.cpu, large.bare.cpu / small.bare.cpu
        memory = large.ours.memory / small.ours.memory
        print(
            f"{small.codes} → {large.codes} codes: conduct ×{ours:.2f} (memory ×{memory:.2f}), bare ×{bare:.2f}"
        )
        allowed = GOAL_GROWTH * large.codes / small.codes / 2
        if ours > allowed:
            faults.append(f"{small.codes} → {large.codes} codes take ×{ours:.2f}, more than ×{allowed:.2f}")
    return faults


if __name__ == "__main__":
    sys.exit(main())
