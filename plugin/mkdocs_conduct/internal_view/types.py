"""What internal sheets know. Every `str` is in the sheet's language; `…_md` holds inline Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Occasion


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPromise:
    """The promise an item keeps, quoted."""

    code_title: str
    number: str
    text_md: str
    code_id: str
    anchor: str
    is_quoted: bool = True
    """Whether the item quotes it: the steps of a procedure quote once, at the first, what all of them serve."""


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
    is_promise: bool = False
    """Whether it is a promise the post keeps itself, rather than a step or a line of a checklist."""
    form: str = ""
    """The id of the form it is recorded in: what `link("form", id)` takes; empty where words say where."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSection:
    """Items under one heading: promises kept, steps of a procedure, a checklist."""

    title: str
    note_md: str
    """What to know beforehand, with place and document number of a checklist; may be empty."""
    items: tuple[SheetItem, ...]
    occasion: Occasion
    signatures: tuple[str, ...] = ()
    """Who signs it, where a checklist names them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetOccasion:
    """One occasion on which items of a sheet are gone through."""

    id: Occasion
    name: str
    """`每班`."""
    items: int

    @property
    def part(self) -> str:
        """How addresses and document numbers call it: `each-case`."""
        return self.id.replace("_", "-")


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPhrase:
    """What to say to customers; plain words."""

    moment: str
    """When; may be empty."""
    say: str
    never_say: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """One part of the work standard of a post."""

    title: str
    lines_md: tuple[str, ...]


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
    """What the post may decide by itself; may be empty."""
    may_grant: str
    """Up to which sum it may grant a remedy by itself: `500元`; may be empty."""
    sections: tuple[SheetSection, ...]
    """In the order of their occasions."""
    occasions: tuple[SheetOccasion, ...]
    """The occasions of the sections, each once, in order."""
    phrases: tuple[SheetPhrase, ...]
    customer_word: str
    """How the organization calls its customers: `业主`."""
    work_standard: tuple[SheetPart, ...]
    """Duties, procedure and so on; empty where the post has no work standard."""
    remedies: tuple[str, ...]
    """What to offer if a promise is not kept, by promise; plain words."""
    signatures: tuple[str, ...]
    """Who signs: `检查人`, `岗位人员`, and whom its checklists name."""

    @property
    def items(self) -> tuple[SheetItem, ...]:
        """All lines to tick."""
        return tuple(item for section in self.sections for item in section.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostEntry:
    """One post in the index of sheets."""

    id: str
    """What `link("sheet", id)` takes."""
    name: str
    promises: int
    items: int
    occasions: tuple[SheetOccasion, ...]
    """Those that have a sheet of their own; empty where there is one occasion only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEntry:
    """Posts of one unit in the index; the name is empty for posts without a unit."""

    name: str
    posts: tuple[PostEntry, ...]
