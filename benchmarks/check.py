"""Measure loading and checking codes against what PyYAML's C loader alone takes for the same files.

    python benchmarks/check.py                  # 1,000 codes
    python benchmarks/check.py 300 --repeat 5

Both sides run in processes of their own, in turn. What counts is the processor time of the work; the
time of the whole process, which begins with importing what is needed, is printed beside it. Codes with
their results and codes alone are measured apart. Ends with 1 where the ratio is 2 or more.
"""

import argparse
import shutil
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from generate import SETTINGS, write_yaml
from run import HERE, run

GOAL_RATIO = 2.0
BEFORE_RESULTS = "2026-01-15"


@dataclass(frozen=True, slots=True)
class Effort:
    """What one side needs for a folder."""

    work: float
    """Seconds of processor time."""
    process: float
    """The same with start-up."""
    memory: float
    """Megabytes at the peak."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Both sides on the same files."""

    files: str
    conduct: Effort
    pyyaml: Effort

    @property
    def ratio(self) -> float:
        """How many times as long we take."""
        return self.conduct.work / self.pyyaml.work


def main() -> int:
    """Measure, print, judge."""
    arguments = parse()
    print(f"{arguments.codes} codes, best of {arguments.repeat}")
    print(f"{'files':<18} {'side':<10} {'work cpu s':>10} {'process cpu s':>14} {'peak MB':>8}")
    comparisons = []
    for files, folder in folders(arguments.codes, arguments.work).items():
        comparisons.append(compare(files, folder, arguments.repeat))
        print_comparison(comparisons[-1])
    faults = ratio_faults(comparisons)
    for fault in faults:
        print(f"goal missed: {fault}")
    return 1 if faults else 0


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("codes", type=int, nargs="?", default=1000, help="how many codes (1000)")
    parser.add_argument("--repeat", type=int, default=3, help="runs of each side (3)")
    parser.add_argument(
        "--work", type=Path, default=HERE / "work", help="where codes are written (benchmarks/work)"
    )
    return parser.parse_args()


def folders(count: int, work: Path) -> dict[str, Path]:
    """Write the codes to check, with and without their results."""
    home = work / f"check-{count}"
    shutil.rmtree(home, ignore_errors=True)
    whole, alone = home / "whole", home / "alone"
    run([sys.executable, str(HERE / "generate.py"), str(count), str(whole)], home / "generate.log")
    shutil.copytree(whole, alone, ignore=shutil.ignore_patterns("results"))
    # A day on which no result is due: to place and tell a thousand problems is another matter.
    write_yaml(alone / "settings.yml", {**SETTINGS, "as_of": BEFORE_RESULTS})
    return {"codes and results": whole, "codes alone": alone}


def compare(files: str, folder: Path, repeat: int) -> Comparison:
    """Run both sides in turn, so that a slow minute of the machine hits both."""
    pairs = [(effort("conduct", folder), effort("pyyaml", folder)) for _ in range(repeat)]
    return Comparison(files, best([pair[0] for pair in pairs]), best([pair[1] for pair in pairs]))


def effort(side: str, folder: Path) -> Effort:
    """Run one side once."""
    log = folder.parent / f"{side}.log"
    cost = run([sys.executable, str(HERE / "sides.py"), side, str(folder)], log)
    return Effort(float(log.read_text(encoding="utf-8")), cost.cpu, cost.memory)


def best(efforts: Sequence[Effort]) -> Effort:
    """Return the least times and the greatest memory."""
    return Effort(
        min(effort.work for effort in efforts),
        min(effort.process for effort in efforts),
        max(effort.memory for effort in efforts),
    )


def print_comparison(comparison: Comparison) -> None:
    """Print both sides and their ratios."""
    ours, theirs = comparison.conduct, comparison.pyyaml
    for name, side in (("conduct", ours), ("PyYAML", theirs)):
        print(
            f"{comparison.files:<18} {name:<10} {side.work:>10.2f} {side.process:>14.2f} {side.memory:>8.0f}"
        )
    print(
        f"{'':<18} {'ratio':<10} {comparison.ratio:>10.2f} {ours.process / theirs.process:>14.2f} "
        f"{ours.memory / theirs.memory:>8.2f}"
    )


def ratio_faults(comparisons: Sequence[Comparison]) -> list[str]:
    """Return the comparisons in which we are too slow."""
    return [
        f"{comparison.files}: {comparison.ratio:.2f} times what PyYAML's C loader takes, not below {GOAL_RATIO:g}"
        for comparison in comparisons
        if comparison.ratio >= GOAL_RATIO
    ]


if __name__ == "__main__":
    sys.exit(main())
