"""Do one side's work on a folder of codes in this process, and say what it took.

python benchmarks/sides.py conduct FOLDER
python benchmarks/sides.py pyyaml FOLDER
"""

import argparse
import csv
import time
from collections.abc import Callable
from pathlib import Path


def conduct() -> Callable[[Path], None]:
    """Return what `conduct check` does before it prints: read, validate, run all rules."""
    from mkdocs_conduct.build import Options, checked  # noqa: PLC0415  (the other side shall not pay for it)

    def work(folder: Path) -> None:
        _, report = checked(Options(codes=folder))
        if report.fails():
            raise SystemExit(f"the made-up codes have errors: {report.problems[:3]}")

    return work


def pyyaml() -> Callable[[Path], None]:
    """Return the least that reading the same files takes: PyYAML's C loader for YAML, csv for tables."""
    import yaml  # noqa: PLC0415  (each side pays for its own)

    def work(folder: Path) -> None:
        for path in sorted(folder.rglob("*")):
            if path.suffix == ".yml":
                yaml.load(path.read_bytes().decode("utf-8"), Loader=yaml.CSafeLoader)
            elif path.suffix == ".csv":
                with path.open(encoding="utf-8", newline="") as file:
                    list(csv.reader(file))

    return work


SIDES = {"conduct": conduct, "pyyaml": pyyaml}


def main() -> None:
    """Do the work that the command line asks for; print its processor time, start-up not included."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("side", choices=SIDES)
    parser.add_argument("folder", type=Path)
    arguments = parser.parse_args()
    work = SIDES[arguments.side]()
    start = time.process_time()
    work(arguments.folder)
    print(time.process_time() - start)


if __name__ == "__main__":
    main()
