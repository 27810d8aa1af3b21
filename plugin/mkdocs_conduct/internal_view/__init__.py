"""Model → what internal sheets show."""

from .clause_map import ClauseEntry, ClauseMap, ClauseState, Evidence, clause_map, mapped_codes
from .sheets import post_entries, post_sheet, posts_of
from .types import PostEntry, PostSheet, SheetCode, SheetItem, SheetPromise, SheetSection, UnitEntry

__all__ = [
    "ClauseEntry",
    "ClauseMap",
    "ClauseState",
    "Evidence",
    "PostEntry",
    "PostSheet",
    "SheetCode",
    "SheetItem",
    "SheetPromise",
    "SheetSection",
    "UnitEntry",
    "clause_map",
    "mapped_codes",
    "post_entries",
    "post_sheet",
    "posts_of",
]
