"""A calendar as phones and office programs take it over: RFC 5545, days without times.

Written here and not by a library: whole days need neither time zones nor rules of repetition, which is what a
library is for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from hashlib import sha256

_MOST = 75
"""How many octets a line may have, RFC 5545 3.1."""
_ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing in a calendar; it lasts whole days."""

    key: str
    """Tells it from all others, on every day the calendar is made: its UID is made of it."""
    first: date
    last: date
    summary: str
    description: str = ""
    category: str = ""


def calendar(name: str, events: Iterable[Event], *, made_on: date, host: str) -> str:
    """Return an iCalendar file; `host` names whose calendar it is, and the same key gives the same UID there.

    `made_on` stands as the moment of making, so that the same data make the same file on every day.
    """
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//mkdocs-conduct//mkdocs-conduct//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(name)}",
        *(line for event in events for line in _event(event, made_on, host)),
        "END:VCALENDAR",
    ]
    return "".join(f"{folded}\r\n" for line in lines for folded in _folded(line))


def _event(event: Event, made_on: date, host: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{_uid(event.key, host)}"
    yield f"DTSTAMP:{made_on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{_day(event.first)}"
    # The day after the last one: the end of an event does not belong to it.
    if event.last < date.max:
        yield f"DTEND;VALUE=DATE:{_day(event.last + timedelta(days=1))}"
    yield f"SUMMARY:{_text(event.summary)}"
    if event.description:
        yield f"DESCRIPTION:{_text(event.description)}"
    if event.category:
        yield f"CATEGORIES:{_text(event.category)}"
    # A last day to do something does not make anybody busy.
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _day(day: date) -> str:
    # Not strftime: it writes years before 1000 with fewer figures on some machines.
    return day.isoformat().replace("-", "")


def _uid(key: str, host: str) -> str:
    # Only letters and figures: an organization's id may be Chinese, and some programs refuse that in a UID.
    digest = sha256(f"{host}|{key}".encode()).hexdigest()
    return f"{digest[:32]}@mkdocs-conduct"


def _text(words: str) -> str:
    """Escape a text; controls, which no value may hold, fall away."""
    escaped = words.replace("\r\n", "\n").translate(_ESCAPED)
    return "".join(sign for sign in escaped if sign == "\t" or sign.isprintable() or sign > "\x9f")


def _folded(line: str) -> Iterator[str]:
    """Break a line so that each part has at most 75 octets, and no character is broken."""
    part, size = "", 0
    for sign in line:
        octets = len(sign.encode(errors="replace"))
        if size + octets > _MOST:
            yield part
            part, size = " ", 1
        part += sign
        size += octets
    yield part
