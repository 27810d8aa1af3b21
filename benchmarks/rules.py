"""Print what each rule costs, the most costly first.

    python benchmarks/rules.py                  # made-up codes
    python benchmarks/rules.py --folder codes   # your own

Milliseconds of processor time for 1,000 codes, the placing of findings not included. `first` is what a
rule takes in its turn, `again` the same once more: what lies between was worked out for the rules after
it too (the texts of a code, say, or judged results).
"""

import argparse
import gc
import shutil
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generate import write_codes
from mkdocs_conduct.load import Loaded, load_workspace
from mkdocs_conduct.rules import RULES, CodeContext, Context, Rule

HERE = Path(__file__).parent
MILLISECONDS = 1000
CODES = 1000
"""What times are told for."""


@dataclass(slots=True)
class Cost:
    """What one rule took for all codes, in seconds, and what it found."""

    rule: str
    first: float = 0
    again: float = 0
    findings: int = 0


def main() -> int:
    """Load, run every rule twice, print."""
    arguments = parse()
    folder = arguments.folder or made_up(arguments.codes, HERE / "work" / "rules")
    # As in every run of ours: the collector would charge its time to whichever rule it meets.
    gc.disable()
    loaded = load_workspace(folder)
    codes = sum(len(framework.codes) for framework in loaded.workspace.frameworks)
    if not codes:
        print(f"{folder} holds no codes", file=sys.stderr)
        return 2
    print_costs(costs(loaded), CODES / codes, arguments.most)
    return 0


def parse() -> argparse.Namespace:
    """Read the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--codes", type=int, default=150, help="how many made-up codes (150)")
    parser.add_argument("--folder", type=Path, help="a folder of codes instead")
    parser.add_argument("--most", type=int, default=0, help="how many rules to print (all)")
    return parser.parse_args()


def made_up(count: int, folder: Path) -> Path:
    """Write made-up codes to an empty folder."""
    shutil.rmtree(folder, ignore_errors=True)
    write_codes(count, folder)
    return folder


def costs(loaded: Loaded) -> list[Cost]:
    """Return what each rule takes, in the order in which rules run."""
    calls = [(rule, list(calls_of(rule, contexts))) for rule, contexts in turns(loaded)]
    found = {rule.id: Cost(rule.id) for rule in RULES}
    for rule, looks in calls:
        seconds, findings = timed(looks)
        found[rule.id].first += seconds
        found[rule.id].findings += findings
    for rule, looks in calls:
        found[rule.id].again += timed(looks)[0]
    return list(found.values())


def turns(loaded: Loaded) -> Iterator[tuple[Rule, list[Context]]]:
    """Yield each rule with all it may look at."""
    settings, day = loaded.workspace.settings, loaded.workspace.as_of
    frameworks = loaded.workspace.frameworks
    organizations = [Context(framework, settings, day) for framework in frameworks]
    codes = [CodeContext(f, settings, day, code) for f in frameworks for code in f.codes]
    for rule in RULES:
        yield rule, [*organizations, *codes]


def calls_of(rule: Rule, contexts: Iterable[Context]) -> Iterator[Callable[[], Iterable[Any]]]:
    """Yield the calls that make a rule look at everything it applies to."""
    for context in contexts:
        if isinstance(context, CodeContext):
            if rule.of_code is not None and rule.applies_to(context.code):
                yield lambda look=rule.of_code, context=context: look(context)
        elif rule.of_organization is not None:
            yield lambda look=rule.of_organization, context=context: look(context)


def timed(looks: Iterable[Callable[[], Iterable[Any]]]) -> tuple[float, int]:
    """Return the seconds that calls take, and how much they yield."""
    start = time.process_time()
    findings = sum(len(list(look())) for look in looks)
    return time.process_time() - start, findings


def print_costs(found: list[Cost], scale: float, most: int) -> None:
    """Print the costs, the highest first."""
    unit = MILLISECONDS * scale
    print(f"{'rule':<38} {'first ms':>9} {'again ms':>9} {'findings':>9}")
    ranked = sorted(found, key=lambda cost: -cost.first)
    for cost in ranked[: most or None]:
        print(f"{cost.rule:<38} {cost.first * unit:>9.1f} {cost.again * unit:>9.1f} {cost.findings:>9}")
    total = (sum(cost.first for cost in found), sum(cost.again for cost in found))
    print(f"{f'{len(found)} rules, 1,000 codes':<38} {total[0] * unit:>9.0f} {total[1] * unit:>9.0f}")


if __name__ == "__main__":
    sys.exit(main())
