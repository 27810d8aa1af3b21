"""Models → JSON Schema (draft-07), each key with what it means in Chinese and English."""

from __future__ import annotations

from collections.abc import Iterable

from ..labels.fields import ABOUT, NAME, description
from ..model import Audience, Model
from .form import Choice, Form, Free, Many, Pair, Part, Value, parts_of
from .keys import Key, keys_of, short_key
from .values import TEXT, Schema, several_languages, text_schema, value_schema
from .walk import reachable

LANGUAGES = ("zh", "en")
_ONE = ["object", "string", "number", "boolean"]
_AUDIENCE = {Audience.PUBLIC: "公开 · public", Audience.INTERNAL: "内部 · internal"}


def _in_both(name: str, key: str) -> tuple[str, ...]:
    return tuple(description(language, name, key) for language in LANGUAGES)


def _choice(choice: Choice) -> Schema:
    schema: Schema = {"enum": list(choice.words)}
    if choice.name:
        meanings = [" · ".join(_in_both(choice.name, word)) for word in choice.words]
        schema["markdownEnumDescriptions"] = meanings
    return schema


def _many(many: Many, *, is_required: bool) -> Schema:
    item = form_schema(many.of)
    several: Schema = {"type": "array" if is_required else ["array", "null"], "items": item}
    if many.is_needed:
        several["minItems"] = 1
    if not many.is_one_enough:
        return several
    one = {"anyOf": [item, {"enum": list(many.none)}]} if many.none else item
    # `anyOf` would do, but then editors show the explanation of a list once for each form it can have.
    return {"if": {"type": _ONE}, "then": one, "else": several}


def _optional(form: Form, schema: Schema) -> Schema:
    if isinstance(form, Choice) or form == Value("bool"):
        # Said so, and not by `"type": "null"`, editors do not offer `null` beside the words that mean something.
        return {"oneOf": [schema, {"not": {"type": [*_ONE, "array"]}}]}
    typed = schema.get("type")
    if typed is None:
        return {"if": {"type": "null"}, "else": schema}
    return {**schema, "type": [*(typed if isinstance(typed, list) else [typed]), "null"]}


def form_schema(form: Form, *, is_required: bool = True) -> Schema:
    """Return the schema of a form; what is not required may be an empty value too."""
    match form:
        case Many():
            return _many(form, is_required=is_required)
        case Value():
            schema = value_schema(form.kind)
        case Choice():
            schema = _choice(form)
        case Part():
            schema = {"$ref": f"#/definitions/{form.model.__name__}"}
        case Pair():
            schema = {"type": "array", "items": form_schema(form.of), "minItems": 2, "maxItems": 2}
        case Free():
            schema = {"type": "object", "additionalProperties": form_schema(form.of)}
    return schema if is_required else _optional(form, schema)


def _explained(name: str, paragraphs: tuple[str, ...]) -> Schema:
    """Return title and description; Markdown is marked as such, so that editors show it and not its signs."""
    markdown = "\n\n".join(paragraphs)
    return {
        "title": name,
        "description": "\n".join(paragraphs),
        **({"markdownDescription": markdown} if "`" in markdown else {}),
    }


def _key(model: type[Model], key: Key, *, is_public: bool) -> Schema:
    """Return the schema of a key: what it is called, what it means, who may see it, and its form."""
    meanings = _in_both(model.__name__, key.name)
    # Said here and not with the mapping itself: editors show what they find first, the one or the other.
    about = tuple(line for part in parts_of(key.form) for line in _in_both(part.__name__, ABOUT))
    seen = key.audience if is_public else Audience.INTERNAL
    shape = form_schema(key.form, is_required=key.is_required)
    return {
        **_explained(f"{key.alias} {key.name}", (*meanings, *about, _AUDIENCE[seen])),
        # Beside `$ref` nothing counts.
        **({"allOf": [shape]} if "$ref" in shape else shape),
    }


def _required(keys: Iterable[Key]) -> list[Schema]:
    return [
        {"anyOf": [{"required": [key.name]}, {"required": [key.alias]}]} for key in keys if key.is_required
    ]


def mapping_schema(model: type[Model], *, is_public: bool, path: str) -> Schema:
    """Return the schema of a mapping; `path` is where it stands in its file."""
    keys = keys_of(model)
    properties: Schema = {key.name: _key(model, key, is_public=is_public) for key in keys}
    for key in keys:
        if key.alias != key.name:
            properties[key.alias] = {"$ref": f"{path}/properties/{key.name}"}
    schema: Schema = {
        "title": " · ".join(_in_both(model.__name__, NAME)),
        "type": "object",
        "properties": properties,
        "additionalProperties": False,
    }
    if required := _required(keys):
        schema["allOf"] = required
    return schema


def _definition(model: type[Model], *, is_public: bool) -> Schema:
    """Return the schema of a mapping, or of the plain value that may stand for it."""
    path = f"#/definitions/{model.__name__}"
    key = short_key(model)
    if key is None:
        return mapping_schema(model, is_public=is_public, path=path)
    if key.form == Value(TEXT):
        mapping = mapping_schema(model, is_public=is_public, path=f"{path}/anyOf/0")
        typed = text_schema()
        words = {"type": typed["type"], "pattern": typed["pattern"]}
        return {"anyOf": [{**mapping, **words}, several_languages()]}
    mapping = mapping_schema(model, is_public=is_public, path=path)
    short = form_schema(key.form)
    kinds = short["type"] if isinstance(short["type"], list) else [short["type"]]
    return {**mapping, **short, "type": ["object", *kinds]}


def document_schema(root: type[Model], public: frozenset[type[Model]]) -> Schema:
    """Return the schema of a whole document, without what it points to."""
    schema = mapping_schema(root, is_public=root in public, path="#")
    return {**schema, **_explained(schema["title"], _in_both(root.__name__, ABOUT))}


def definitions(root: type[Model], public: frozenset[type[Model]]) -> Schema:
    """Return the definitions of everything below a document, and of texts."""
    models = {model.__name__: model for model in reachable([root])[1:]}
    found = {name: _definition(model, is_public=model in public) for name, model in sorted(models.items())}
    return {TEXT: text_schema(), **found}
