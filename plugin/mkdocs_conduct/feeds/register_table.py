"""Registers and the dashboard as data files: the same cells as on the page, and events for calendars."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from ..internal_view import Dashboard, DueLine, RegisterTable
from ..labels import Labels
from .ics import Event, calendar
from .table import table

_COLUMNS = ("state", "days_late", "kind", "what", "period", "code", "owner", "due", "place")


def register_table(one: RegisterTable) -> str:
    """Return a table of a register as a CSV file."""
    return table((column.title for column in one.columns), ((cell.words for cell in row) for row in one.rows))


def due_table(shown: Dashboard, words: Labels) -> str:
    """Return everything that is due as a CSV file, the earliest first; days are ISO 8601."""
    return table(
        (words(f"dashboard.column.{column}") for column in _COLUMNS),
        (
            (
                *(one.state_label, one.days_late or "", one.kind, one.text_md, one.period),
                *(one.code, one.owner, one.day_iso, one.place),
            )
            for one in shown.lines
        ),
    )


def due_calendar(
    name: str, lines: Iterable[DueLine], words: Labels, *, made_on: date, organization: str
) -> str:
    """Return what is due as an iCalendar file; `organization` is its id."""
    return calendar(name, _events(lines, words), made_on=made_on, host=organization)


def _events(lines: Iterable[DueLine], words: Labels) -> Iterator[Event]:
    for one in lines:
        what = words("list.comma").join(filter(None, (one.text_md, one.period))) or one.code or one.id
        said = (
            words("plan.event_owner", words=one.owner) if one.owner else "",
            words("plan.event_code", words=one.code) if one.code else "",
            words("plan.event_place", words=one.place) if one.place else "",
        )
        last = date.fromisoformat(one.day_iso)
        yield Event(
            key=one.key,
            first=min(date.fromisoformat(one.start_iso), last) if one.start_iso else last,
            last=last,
            summary=words("plan.event", kind=one.kind, what=what),
            description="\n".join(filter(None, said)),
            category=one.kind,
        )
