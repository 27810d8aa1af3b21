"""Views as data files: what a spreadsheet or another program reads."""

from .atom import FeedCode, atom, feed_entries
from .code_json import FORMAT, SCHEMA, CodeDocument, code_json, code_schema
from .jsonld import structured
from .table import clause_table, table

__all__ = [
    "FORMAT",
    "SCHEMA",
    "CodeDocument",
    "FeedCode",
    "atom",
    "clause_table",
    "code_json",
    "code_schema",
    "feed_entries",
    "structured",
    "table",
]
