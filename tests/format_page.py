"""The page of all keys: introductions kept by hand, tables from the model and the words of labels/fields.*.yml."""

import re
from pathlib import Path

from mkdocs_conduct.labels.fields import ABOUT, NAME, description
from mkdocs_conduct.model import (
    DOCUMENTS,
    Approval,
    Audience,
    CheckItem,
    Communication,
    Disputes,
    Measurement,
    Model,
    Post,
    ResultsHead,
    Settings,
)
from mkdocs_conduct.model.planning import Done, Step
from mkdocs_conduct.schema import Choice, Form, Free, Key, Many, Mapping, Pair, Part, keys_of, mappings
from mkdocs_conduct.schema.walk import below

INTRODUCTIONS = Path(__file__).parent / "reference"
WORDS = {
    "zh": {
        "key": "键",
        "meaning": "说明",
        "seen": "谁能看到",
        "public": "公开",
        "internal": "内部",
        "required": "（必填）",
        "see": "，见{link}",
        "colon": "：",
        "sep": "、",
    },
    "en": {
        "key": "key",
        "meaning": "meaning",
        "seen": "seen by",
        "public": "public",
        "internal": "internal",
        "required": " (required)",
        "see": ", see {link}",
        "colon": ": ",
        "sep": ", ",
    },
}
MARKER = re.compile(r"^\{\{ ([\w ]+) \}\}$", re.MULTILINE)
_ANCHORS: dict[type[Model], str] = {
    Approval: "approved",
    CheckItem: "items",
    Communication: "communication",
    Disputes: "disputes-file",
    Done: "done",
    Measurement: "results",
    Post: "posts",
    ResultsHead: "results-head",
    Step: "steps",
}
"""Where a heading's address is not the key that leads to it; addresses stay what they are."""


def _snake(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "_", name).lower()


def anchors() -> dict[type[Model], str]:
    """Return the address of every table on the page."""
    found = {model: _ANCHORS.get(model) or _snake(model.__name__) for model in DOCUMENTS.values()}
    found.update(_ANCHORS)
    inner = [one for one in mappings() if one.model not in found]
    keys = [*found.values(), *(one.key for one in inner)]
    for one in inner:
        found[one.model] = one.key if keys.count(one.key) == 1 else _snake(one.model.__name__)
    return found


def _inner(form: Form) -> Form:
    return _inner(form.of) if isinstance(form, Many | Pair | Free) else form


def _values(choice: Choice, language: str) -> str:
    words = WORDS[language]
    meanings = {word: description(language, choice.name, word) for word in choice.words}
    # What an English word means is not said twice.
    listed = (
        f"`{word}`" if said == word.replace("_", " ") else f"`{word}` {said}"
        for word, said in meanings.items()
    )
    return words["sep"].join(listed)


def _meaning(model: type[Model], key: Key, language: str) -> str:
    words = WORDS[language]
    said = description(language, model.__name__, key.name)
    form = _inner(key.form)
    if isinstance(form, Choice) and form.name:
        said += f"{words['colon']}{_values(form, language)}"
    if isinstance(form, Part) and form.model is not model:
        name = description(language, form.model.__name__, NAME)
        link = f"[{name if language == 'zh' else name[0].lower() + name[1:]}](#{anchors()[form.model]})"
        said += words["see"].format(link=link)
    return said + (words["required"] if key.is_required else "")


def _row(one: Mapping, key: Key, language: str) -> str:
    words = WORDS[language]
    typed = f"`{key.name}`、`{key.alias}`" if language == "zh" else f"`{key.name}`"
    cells = [typed, _meaning(one.model, key, language).replace("|", r"\|")]
    if one.model is not Settings:
        is_public = one.is_public and key.audience is Audience.PUBLIC
        cells.append(words["public" if is_public else "internal"])
    return f"| {' | '.join(cells)} |"


def table(one: Mapping, language: str) -> str:
    """Return the heading, the sentence and the table of one mapping."""
    words = WORDS[language]
    name = description(language, one.model.__name__, NAME)
    is_root = one.model in DOCUMENTS.values() or not one.key
    heading = f"### {name}{'' if is_root else f' `{one.key}`'} {{#{anchors()[one.model]}}}"
    head = [words["key"], words["meaning"]]
    if one.model is not Settings:
        head.append(words["seen"])
    rows = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    rows += [_row(one, key, language) for key in keys_of(one.model)]
    return "\n\n".join((heading, description(language, one.model.__name__, ABOUT), "\n".join(rows)))


def chapters(template: str) -> dict[str, list[Mapping]]:
    """Return the tables that stand at each marker of an introduction: the mappings it names, each with those below it."""
    named = {name for marker in MARKER.findall(template) for name in marker.split()}
    by_model = {one.model: one for one in mappings()}
    found: dict[str, list[Mapping]] = {marker: [] for marker in MARKER.findall(template)}
    shown: set[type[Model]] = set()

    def show(marker: str, one: Mapping) -> None:
        shown.add(one.model)
        found[marker].append(one)
        for _, part, _ in below(one.model):
            if part not in shown and part.__name__ not in named:
                show(marker, by_model[part])

    for marker in found:
        for name in marker.split():
            show(marker, next(one for one in by_model.values() if one.model.__name__ == name))
    return found


def format_page(language: str) -> str:
    """Return the page in one language."""
    template = (INTRODUCTIONS / f"format.{language}.md").read_text(encoding="utf-8")
    tables = chapters(template)

    def chapter(marker: re.Match[str]) -> str:
        return "\n\n".join(table(one, language) for one in tables[marker[1]])

    return MARKER.sub(chapter, template)
