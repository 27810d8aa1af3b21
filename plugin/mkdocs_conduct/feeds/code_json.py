"""code.json: a code as data for other programs, and the JSON Schema that says what is in it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, Final, Literal

from pydantic import Field, TypeAdapter

from ..public_view import PublicData
from ..public_view.types.data import described

FORMAT: Final = "mkdocs-conduct/code@1"
"""It changes with the first key that means something else or is gone; new keys do not change it."""
SCHEMA = "assets/conduct/code-1.schema.json"
"""Where the JSON Schema lies in every site."""
_NULL = {"type": "null"}
# A number may be whole: the one says the other.
_WHOLE = {"type": "integer"}


@described
@dataclass(frozen=True, slots=True, kw_only=True)
class CodeDocument:
    """A code of conduct as published, in one language."""

    schema_: Annotated[str, Field(serialization_alias="$schema")]
    """Where this schema lies, relative to the document."""
    format: Literal["mkdocs-conduct/code@1"]
    language: str
    """BCP 47."""
    as_of: str
    """The day the data are for: which provisions hold, which result is late."""
    url: str | None
    """The page of the code; left out where the site's address is not known."""
    languages: dict[str, str]
    """This document in each language it exists in, by BCP 47 tag; relative to the document."""
    code: PublicData


@cache
def _adapter() -> TypeAdapter[CodeDocument]:
    return TypeAdapter(CodeDocument)


def code_json(document: CodeDocument) -> str:
    """Return the document as JSON; keys that say nothing are left out."""
    text = _adapter().dump_json(document, indent=1, by_alias=True, exclude_none=True)
    return text.decode() + "\n"


def code_schema() -> str:
    """Return the JSON Schema (draft 2020-12) of code.json."""
    schema = _adapter().json_schema(mode="serialization", by_alias=True)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "The output of mkdocs-conduct, format 1. Keys may be added; readers ignore what they do not know.",
    }
    return json.dumps({**head, **_plain(schema)}, ensure_ascii=False, indent=1) + "\n"


def _plain(schema: Mapping[str, Any]) -> dict[str, Any]:
    """Return a schema in which a key that says nothing is missing instead of null, without titles that repeat keys."""
    found: dict[str, Any] = {key: _walked(value) for key, value in schema.items()}
    properties = schema.get("properties")
    if isinstance(properties, Mapping):
        optional = {name for name, one in properties.items() if _NULL in one.get("anyOf", ())}
        found["required"] = [name for name in schema.get("required", ()) if name not in optional]
        for one in found["properties"].values():
            one.pop("title", None)
    if "anyOf" in found:
        said = [one for one in found["anyOf"] if one != _NULL]
        if {"type": "number"} in said:
            said = [one for one in said if one != _WHOLE]
        if len(said) == 1:
            del found["anyOf"]
            return {**said[0], **found}
    return found


def _walked(value: object) -> Any:
    if isinstance(value, list):
        return [_walked(item) for item in value]
    return _plain(value) if isinstance(value, Mapping) else value
