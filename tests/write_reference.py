"""Write the pages of the reference that the program itself knows best; `make reference` runs this.

A test says when one of them is no longer what would be written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from format_page import format_page
from mkdocs_conduct.check import EXPLAINED, Check
from mkdocs_conduct.cli.manual import examples, groups, paragraphs, severities
from mkdocs_conduct.feeds import SCHEMA, code_schema
from mkdocs_conduct.labels import labels
from mkdocs_conduct.schema import KINDS, schema_text

ROOT = Path(__file__).parents[1]
FOLDERS = {"zh": ROOT / "site_src", "en": ROOT / "site_src" / "en"}
THEME = ROOT / "templates" / "theme"
SCHEMAS = ROOT / "site_src" / "assets" / "schema"


def _check(check: Check, language: str) -> Iterator[str]:
    words = labels(language)
    level = [f"**{words(f'severity.{check.severity}')}**", *severities(check, language)]
    if check.is_fixed:
        level.append(words("reference.never"))
    elif not check.is_waivable:
        level.append(words("reference.unwaivable"))
    yield f"### {check.id} {{ #{check.id} }}"
    yield check.main.manual(language).summary
    yield from paragraphs(check, language)
    yield "\n".join(f"- {example}" for example in examples(check, language))
    yield words("reference.level", levels=words("list.sep").join(level))


def checks(language: str) -> str:
    """Return the page of all checks."""
    words = labels(language)
    parts = [f"# {words('reference.title')}", words("reference.intro", n=len(EXPLAINED))]
    for clause, name, found in groups(language):
        parts.append(f"## {name} {{ #clause-{clause.replace('.', '-') or 'none'} }}")
        parts.extend(part for check in found for part in _check(check, language))
    return "\n\n".join((*parts, f"<!-- {words('reference.written')} -->")) + "\n"


WRITERS: dict[Path, Callable[[], str]] = {
    **{folder / "reference" / "checks.md": partial(checks, language) for language, folder in FOLDERS.items()},
    **{
        folder / "reference" / "format.md": partial(format_page, language)
        for language, folder in FOLDERS.items()
    },
    **{SCHEMAS / f"{name}.json": partial(schema_text, name) for name in KINDS},
    THEME / SCHEMA: code_schema,
}
"""Each file that is written, and what writes it."""


if __name__ == "__main__":
    for path, write in WRITERS.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(write(), encoding="utf-8", newline="\n")
