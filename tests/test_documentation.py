"""What README and guides say is true: keys, examples, options, files."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args

import pytest
import yaml
from click.testing import CliRunner

from format_page import INTRODUCTIONS, anchors, chapters
from mkdocs_conduct import model
from mkdocs_conduct.check import EXPLAINED
from mkdocs_conduct.cli import main
from mkdocs_conduct.labels import KEY_ALIASES, canonical_key
from mkdocs_conduct.load import load_workspace
from mkdocs_conduct.mkdocs_plugin.config import ConductConfig
from mkdocs_conduct.model import DOCUMENTS, Audience, Model
from mkdocs_conduct.schema import Choice, keys_of, mappings
from mkdocs_conduct.schema.walk import below
from write_reference import WRITERS

ROOT = Path(__file__).parents[1]
SITE = ROOT / "site_src"
FOLDERS = {"zh": SITE, "en": SITE / "en"}
PUBLIC_ROOTS = {model.Code, model.Organization, model.Measurement, model.ResultsHead}
"""The documents of which anything can be public."""


def models_in(annotation: object) -> set[type[Model]]:
    """Return the models that a field's type is made of."""
    if isinstance(annotation, type):
        return {annotation} if issubclass(annotation, Model) else set()
    return {found for part in get_args(annotation) for found in models_in(part)}


def all_models() -> dict[type[Model], bool]:
    """Return every model that a file can hold, and whether some way to it is public."""
    found: dict[type[Model], bool] = {}
    waiting = [(one, one in PUBLIC_ROOTS) for one in (*DOCUMENTS.values(), model.Measurement)]
    while waiting:
        one, public = waiting.pop()
        if one in found and (found[one] or not public):
            continue
        found[one] = public
        for name, field in one.model_fields.items():
            open_ = public and one.audience_of(name) is Audience.PUBLIC
            waiting.extend((inner, open_) for inner in models_in(field.annotation))
    return found


def documented(language: str) -> dict[str, dict[str, str]]:
    """Return the tables of the format page: anchor → key → who may see it (`-` where it does not say)."""
    seen_by = {"公开": "public", "内部": "internal", "public": "public", "internal": "internal"}
    tables: dict[str, dict[str, str]] = {}
    anchor = ""
    for line in (FOLDERS[language] / "reference/format.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            heading = re.search(r"^### .*\{#([\w-]+)\}", line)
            anchor = heading[1] if heading else ""
        elif anchor and line.startswith("| `"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            key = cells[0].split("`")[1]
            if language == "zh":
                assert canonical_key(cells[0].split("`")[3]) == key, f"{key}: its Chinese key is another"
            tables.setdefault(anchor, {})[key] = seen_by.get(cells[-1], "-")
    return tables


@pytest.mark.parametrize("language", FOLDERS)
def test_the_format_page_lists_every_key_of_every_mapping_and_who_may_see_it(language):
    places = anchors()
    expected = {
        places[one]: {
            key.name: "public"
            if public and (one.audience_of(key.field) if key.field else key.audience) is Audience.PUBLIC
            else "internal"
            for key in keys_of(one)
        }
        for one, public in all_models().items()
    }
    expected["settings"] = dict.fromkeys(expected["settings"], "-")
    assert documented(language) == expected


def test_no_two_tables_of_the_format_page_have_the_same_address():
    addresses = list(anchors().values())
    assert sorted(addresses) == sorted(set(addresses))


@pytest.mark.parametrize("language", FOLDERS)
def test_every_table_has_its_place_in_the_introductions(language):
    template = (INTRODUCTIONS / f"format.{language}.md").read_text(encoding="utf-8")
    shown = [one.model for tables in chapters(template).values() for one in tables]
    forgotten = [one.model.__name__ for one in mappings() if one.model not in shown]
    assert not forgotten, f"add `{{{{ {' '.join(forgotten)} }}}}` to tests/reference/format.{language}.md"
    assert len(shown) == len(set(shown))


def blocks(path: Path, form: str) -> Iterator[str]:
    yield from re.findall(
        rf"^```{form}\n(.*?)^```", path.read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE
    )


BASE = {
    "title": "退换货承诺",
    "status": "draft",
    "commitments": [{"id": "C0", "promise": "七天内退货。"}],
    "performance_indicators": [{"id": "K1", "name": "到场率"}, {"id": "K2", "name": "夜间到场率"}],
}


def write_example(folder: Path, text: str, language: str) -> None:
    """Put an example where its first line says, else into a code that has what it takes."""
    data: Mapping[str, Any] = yaml.load(text, yaml.BaseLoader)
    data = {canonical_key(key): value for key, value in data.items()}
    code: dict[str, Any] = {**BASE}
    named = re.match(r"# (\S+)\n", text)
    if named and "." in named[1].removesuffix(".yml"):
        # A translation joins the page's own smallest code.
        (folder / named[1]).write_text(text, encoding="utf-8")
        smallest = next(blocks(FOLDERS[language] / "guide/write-a-code.md", "yaml"))
        (folder / "returns.yml").write_text(smallest, encoding="utf-8")
        return
    if named:
        path = folder / named[1]
        path.parent.mkdir(parents=True, exist_ok=True)
        # An organization may be shown in parts; its name is not always among them.
        name = {"name": "小林书店"} if path.stem == "organization" else {}
        path.write_text(yaml.safe_dump({**name, **data}, allow_unicode=True), encoding="utf-8")
    elif {"limit", "variants", "remedy"} & data.keys():
        code["commitments"] = [{**BASE["commitments"][0], **data}]
    else:
        code.update(data)
    (folder / "returns.yml").write_text(yaml.safe_dump(code, allow_unicode=True), encoding="utf-8")


EXAMPLES = [
    (language, text)
    for language, folder in FOLDERS.items()
    for text in blocks(folder / "guide/write-a-code.md", "yaml")
]


@pytest.mark.parametrize(("language", "text"), EXAMPLES)
def test_every_example_of_the_guide_can_be_read(language, text, tmp_path):
    folder = tmp_path / "codes" / "shop"
    folder.mkdir(parents=True)
    write_example(folder, text, language)
    loaded = load_workspace(tmp_path / "codes", base=tmp_path)
    assert [problem.message("en") for problem in loaded.problems] == []
    assert loaded.workspace.frameworks[0].codes


def test_the_table_of_the_guide_can_be_read(tmp_path):
    for language, folder in FOLDERS.items():
        shop = tmp_path / language / "shop"
        (shop / "results").mkdir(parents=True)
        (shop / "returns.yml").write_text(yaml.safe_dump(BASE, allow_unicode=True), encoding="utf-8")
        table = next(blocks(folder / "guide/write-a-code.md", "csv"))
        (shop / "results/2026.csv").write_text(table, encoding="utf-8")
        loaded = load_workspace(tmp_path / language, base=tmp_path)
        assert loaded.problems == ()
        assert len(loaded.workspace.frameworks[0].measurements) == 2


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_codes_of_the_readme_check_clean(language, tmp_path):
    examples = [text for text in blocks(ROOT / "README.md", "yaml") if "commitments:" in text]
    path = tmp_path / "codes" / "returns.yml"
    path.parent.mkdir()
    path.write_text(examples[("zh", "en").index(language)], encoding="utf-8")
    done = CliRunner().invoke(main, ["check", "--strict", "--as-of", "2026-03-01", str(path.parent)])
    assert done.exit_code == 0, done.output


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_problems_that_readme_and_guide_show_are_what_check_says(language, tmp_path, monkeypatch):
    good = [text for text in blocks(ROOT / "README.md", "yaml") if "commitments:" in text][language == "en"]
    kept = [line for line in good.splitlines() if not line.strip().startswith(("next_review:", "remedy:"))]
    text = "\n".join(kept).replace("within: 7", "within: 10") + "\n"
    shop = tmp_path / "codes" / {"zh": "xiaolin", "en": "bookshop"}[language]
    shop.mkdir(parents=True)
    (shop / "returns.yml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    said = CliRunner().invoke(main, ["check", "--as-of", "2026-03-01"]).output
    for page in (ROOT / "README.md", FOLDERS[language] / "guide/check.md"):
        assert said in list(blocks(page, "text"))


def test_both_languages_have_the_same_pages():
    english = {path.relative_to(SITE / "en") for path in (SITE / "en").rglob("*.md")}
    chinese = {path.relative_to(SITE) for path in SITE.rglob("*.md")} - {
        Path("en") / path for path in english
    }
    assert chinese == english


def named_in_coverage(language: str) -> tuple[set[str], set[str]]:
    """Return the ids of rules and the keys that the tables of the coverage page name."""
    text = (FOLDERS[language] / "reference/coverage.md").read_text(encoding="utf-8")
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    named = {name for row in rows for name in re.findall(r"`([^`]+)`", row)}
    ids = {name for name in named if "-" in name}
    return ids, {name for name in named - ids if not name.endswith((".yml", "/"))}


def choices(form: object) -> set[str]:
    """Return the words that a key takes; none where it takes others."""
    return set(form.words) if isinstance(form, Choice) else set()


@pytest.mark.parametrize("language", FOLDERS)
def test_what_the_coverage_page_names_is_there(language):
    ids, keys = named_in_coverage(language)
    assert ids - EXPLAINED.keys() == set()
    every = [key for one in mappings() for key in keys_of(one.model)]
    right = {key.name for key in every}
    right |= {f"{key.name}: {word}" for key in every for word in choices(key.form)}
    below_others = (found for one in mappings() for found in below(one.model))
    right |= {f"{above}.{key.name}" for above, part, _ in below_others for key in keys_of(part)}
    assert keys - right == set()


def test_the_coverage_page_says_the_same_in_both_languages():
    assert named_in_coverage("zh") == named_in_coverage("en")


@pytest.mark.parametrize("language", FOLDERS)
def test_every_command_and_option_is_described(language):
    text = (FOLDERS[language] / "reference/cli.md").read_text(encoding="utf-8")
    sections = dict(re.findall(r"^## conduct (\w+) .*?\n(.*?)(?=^## |\Z)", text, re.DOTALL | re.MULTILINE))
    assert sections.keys() == main.commands.keys()
    for name, command in main.commands.items():
        options = {option for one in command.params for option in one.opts if option.startswith("--")}
        assert {option for option in options if option not in sections[name]} == set()


@pytest.mark.parametrize("language", FOLDERS)
def test_every_option_of_the_plugin_is_described(language):
    text = (FOLDERS[language] / "reference/configuration.md").read_text(encoding="utf-8")
    assert {name for name, _ in ConductConfig._schema if f"| `{name}` |" not in text} == set()


def test_whatever_the_readme_points_at_exists():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    targets = re.findall(r"\]\(([^)#\s]+)(?:#[^)]*)?\)|src=\"([^\"]+)\"", text)
    paths = [path for pair in targets for path in pair if path and not path.startswith(("http:", "https:"))]
    assert paths
    assert [path for path in paths if not (ROOT / path).exists()] == []


def test_every_key_of_the_format_has_a_chinese_name():
    named = set(KEY_ALIASES.values())
    keys = {key.name for one in all_models() for key in keys_of(one)}
    assert keys - named == set()


@pytest.mark.parametrize("path", WRITERS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_written_page_of_the_reference_is_what_would_be_written_now(path):
    assert path.read_text(encoding="utf-8") == WRITERS[path](), "make reference writes it anew"
