"""What internal sheets know. Every `str` is in the sheet's language; `…_md` holds inline Markdown."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPromise:
    """The promise an item keeps, quoted."""

    code_title: str
    number: str
    text_md: str
    code_id: str
    anchor: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetItem:
    """One line to tick."""

    text_md: str
    """What is done: the service item, a step, a line of a checklist."""
    limit: str
    """`15分钟内`; may be empty."""
    detail: str
    """From what to what, or the standard one sees it by; may be empty."""
    promises: tuple[SheetPromise, ...]
    record: str
    critical: bool
    cases: tuple[str, ...]
    """The limits of variants: `夜间：30分钟内`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSection:
    """Items under one heading: promises kept, steps of a procedure, a checklist."""

    title: str
    note_md: str
    items: tuple[SheetItem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetCode:
    """A code that a sheet is made from."""

    id: str
    title: str
    version: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PostSheet:
    """The printable A4 sheet of one post."""

    id: str
    language: str
    post: str
    unit: str
    organization: str
    document_number: str
    codes: tuple[SheetCode, ...]
    made_on: str
    """生成日期, in words."""
    made_on_iso: str
    authority_md: str
    """What the post may grant by itself; may be empty."""
    sections: tuple[SheetSection, ...]
    remedies: tuple[str, ...]
    """What to offer if a promise is not kept, by promise; plain words."""
    signatures: tuple[str, ...]
    """Who signs: `检查人`, `岗位人员`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEntry:
    """One post in the index of sheets."""

    id: str
    """What `link("sheet", id)` takes."""
    name: str
    promises: int
    items: int


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """Posts of one unit in the index; the name is empty for posts without a unit."""

    name: str
    posts: tuple[PostEntry, ...]
