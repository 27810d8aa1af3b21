"""Model → what internal sheets show."""

from .sheets import post_entries, post_sheet, posts_of
from .types import PostEntry, PostSheet, SheetCode, SheetItem, SheetPromise, SheetSection, UnitEntry

__all__ = [
    "PostEntry",
    "PostSheet",
    "SheetCode",
    "SheetItem",
    "SheetPromise",
    "SheetSection",
    "UnitEntry",
    "post_entries",
    "post_sheet",
    "posts_of",
]
