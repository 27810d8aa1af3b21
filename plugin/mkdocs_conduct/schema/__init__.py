"""JSON Schema of every kind of file, and the keys of every mapping as editors type them."""

from .files import KINDS, FileKind, editor_settings, schema_text, schemas
from .form import Choice, Form, Free, Many, Pair, Part, Value
from .keys import Key, keys_of, short_key
from .walk import Mapping, mappings

__all__ = [
    "KINDS",
    "Choice",
    "FileKind",
    "Form",
    "Free",
    "Key",
    "Many",
    "Mapping",
    "Pair",
    "Part",
    "Value",
    "editor_settings",
    "keys_of",
    "mappings",
    "schema_text",
    "schemas",
    "short_key",
]
