"""Write N codes of conduct, always the same ones: ten promises, ten indicators, twelve months of results each.

    python benchmarks/generate.py 300 FOLDER

Thirty codes make an organization. Half of the codes have their results in YAML, half in CSV.
"""

import argparse
import csv
import random
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from content import THEMES, code, organization
from preparation import improvements, reviews, survey

CODES_PER_ORGANIZATION = 30
MONTHS = tuple(f"2026-{month:02}" for month in range(1, 13))
SETTINGS = {"as_of": "2027-01-15", "languages": ["zh"]}


def main() -> None:
    """Write the codes that the command line asks for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("codes", type=int, help="how many")
    parser.add_argument("folder", type=Path, help="an empty or new folder")
    arguments = parser.parse_args()
    write_codes(arguments.codes, arguments.folder)


def write_codes(count: int, folder: Path) -> None:
    """Write `count` codes; the same count gives the same bytes."""
    write_yaml(folder / "settings.yml", SETTINGS)
    for name, data in organizations(count):
        write_yaml(folder / name / "organization.yml", data)
        write_yaml(folder / name / "improvements.yml", improvements())
        write_yaml(folder / name / "satisfaction.yml", survey())
        write_yaml(folder / name / "reviews.yml", reviews())
    for number in range(count):
        data = code(number)
        home = folder / organization_id(number)
        write_yaml(home / f"{data['id']}.yml", data)
        write_results(home / "results", data["id"], number)


def write_yaml(path: Path, data: Mapping[str, Any]) -> None:
    """Write one file the way a person would: keys in our order, Chinese as Chinese."""
    path.parent.mkdir(parents=True, exist_ok=True)
    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=1000)
    path.write_text(text, encoding="utf-8")


def organization_id(number: int) -> str:
    """Return the organization of the code with this number."""
    return f"organization-{number // CODES_PER_ORGANIZATION + 1:03}"


def organizations(count: int) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield each organization's folder and data."""
    for number in range(0, count, CODES_PER_ORGANIZATION):
        name = organization_id(number)
        yield name, organization(name, number // CODES_PER_ORGANIZATION)


def results(name: str, number: int) -> list[dict[str, str]]:
    """Return 120 results; about one in ten misses its target and says why."""
    chance = random.Random(f"{name} {number}")
    rows = []
    for period in MONTHS:
        for ordinal in range(1, len(THEMES) + 1):
            cases = chance.randrange(40, 400)
            kept = cases - chance.randrange(0, cases // 16)
            row = {
                "indicator": f"K{ordinal}",
                "period": period,
                "numerator": str(kept),
                "denominator": str(cases),
            }
            if kept * 100 < cases * 95:
                row |= {"explanation": "当月寒潮，报修集中", "action": "增加一个夜班"}
            rows.append(row)
    return rows


def write_results(folder: Path, name: str, number: int) -> None:
    """Write a code's results: YAML for even numbers, CSV for odd ones."""
    rows = results(name, number)
    if number % 2 == 0:
        write_yaml(folder / f"{name}.yml", {"code": name, "results": rows})
        return
    folder.mkdir(parents=True, exist_ok=True)
    columns = ("code", "indicator", "period", "numerator", "denominator", "explanation", "action")
    with (folder / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, restval="", lineterminator="\n")
        writer.writeheader()
        writer.writerows({"code": name, **row} for row in rows)


if __name__ == "__main__":
    main()
