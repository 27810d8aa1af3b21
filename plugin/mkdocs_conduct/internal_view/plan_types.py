"""What the plan of a year knows. Every `str` is in the page's language and may be empty; `…_md` holds inline Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from .due import DueLine
from .register_types import Sign


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """One column of the calendar."""

    label: str
    """`1月`."""
    title: str
    """`2026年1月`."""
    is_now: bool


@dataclass(frozen=True, slots=True)
class Mark:
    """What one cell of the calendar says."""

    sign: Sign
    """Done, overdue, planned; none where there is nothing."""
    label: str
    """In words: `已做：1月20日`."""
    day: str
    """The day of the month, short; empty where it is the whole month."""


EMPTY = Mark(Sign.NONE, "", "")


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarRow:
    """One thing planned, month by month."""

    text_md: str
    owner: str
    marks: tuple[Mark, ...]
    """One for each month."""
    elsewhere: str
    """Days outside these months; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarPart:
    """Rows under one heading."""

    id: str
    title: str
    rows: tuple[CalendarRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunicationRow:
    """One line of the communication plan (Annex I)."""

    id: str
    audience: str
    purpose_md: str
    method_md: str
    material_md: str
    when: str
    frequency: str
    owner: str
    owner_id: str
    last_done: str
    evidence_md: str
    next_day: str
    state: str
    """`done`, `overdue`, `planned` or `undated`."""
    state_label: str
    sign: Sign
    effect_md: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CommunicationTable:
    """The communications of one code on one side."""

    id: str
    title: str
    rows: tuple[CommunicationRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The plan of one organization."""

    language: str
    organization: str
    as_of: str
    as_of_iso: str
    tables: tuple[CommunicationTable, ...]
    months: tuple[Month, ...]
    span: str
    """The months shown: `2026年1月–12月`."""
    parts: tuple[CalendarPart, ...]
    lines: tuple[DueLine, ...]
    """All that has a day to come, or is overdue: what calendars take over."""
