"""What is due, in words: one line for each thing with a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..measure.due import Due, DueKind, DueState, Path
from ..speaker import Speaker
from .register_types import Sign

SIGNS = {
    DueState.OVERDUE: Sign.BAD,
    DueState.WEEK: Sign.OPEN,
    DueState.SOON: Sign.OPEN,
    DueState.LATER: Sign.NEUTRAL,
}
_ANCHORS = {
    DueKind.FINDING: "finding-{}",
    DueKind.FOLLOW_UP_LOOK: "finding-{}",
    DueKind.FEEDBACK_SHEET: "finding-{}",
}
_REGISTERS = {
    DueKind.ACTION: "improvements",
    DueKind.VERIFICATION: "improvements",
    DueKind.COVERAGE: "oversight",
    DueKind.AUDIT_FINDING: "oversight",
    DueKind.INPUT: "inputs",
    DueKind.INPUT_ANSWER: "inputs",
    DueKind.TRAINING: "training",
    DueKind.CERTIFICATE: "papers",
    DueKind.COMPETENCE: "papers",
    DueKind.RESULT: "indicators",
    DueKind.SURVEY: "surveys",
}
_SUPERVISION = frozenset((*_ANCHORS, DueKind.APPEAL, DueKind.INSPECTION, DueKind.PUBLICATION))
_PLANNED = frozenset((DueKind.COMMUNICATION, DueKind.PLAN_ITEM, DueKind.MILESTONE))


@dataclass(frozen=True, slots=True, kw_only=True)
class DueLine:
    """One thing to be done by a day. Every `str` may be empty; `…_md` holds inline Markdown."""

    kind: str
    """`评审决定`."""
    id: str
    text_md: str
    period: str
    code: str
    code_id: str
    owner: str
    owner_id: str
    """What `link("sheet", id)` takes, though the post may have no sheet."""
    day: str
    day_iso: str
    start: str
    """Its first day, where it takes several."""
    start_iso: str
    key: str
    """Tells it from all others of the organization, whatever day it is due."""
    state: str
    """`overdue`, `week`, `soon` or `later`."""
    state_label: str
    """`逾期34天`, `本周`, `9天后`."""
    sign: Sign
    days_late: int
    place: str
    """Where it stands: the file, and the way to it inside."""
    link: tuple[str, str, str]
    """Kind, id and anchor of the page that shows it; an empty kind is none."""


def way(path: Path) -> str:
    """Return the entry of a file that a path leads to: `reviews[2].decisions[1]`, counted from 1; a key where there is none."""
    parts: list[str] = []
    last = max((n for n, part in enumerate(path) if isinstance(part, int)), default=len(path) - 1)
    for part in path[: last + 1]:
        if isinstance(part, int) and parts:
            parts[-1] += f"[{part + 1}]"
        else:
            parts.append(str(part + 1) if isinstance(part, int) else part)
    return ".".join(parts)


def _state_label(s: Speaker, one: Due, state: DueState) -> str:
    if state is DueState.OVERDUE:
        return s.words("due.state.overdue", n=one.days_late(s.as_of))
    days = (one.day - s.as_of).days
    if days == 0:
        return s.words("due.state.today")
    return s.words("due.state.in_days", n=days)


def _link(one: Due) -> tuple[str, str, str]:
    if one.kind in _SUPERVISION:
        return ("supervision", "", _ANCHORS.get(one.kind, "").format(one.id))
    if one.kind in _REGISTERS:
        return ("register", _REGISTERS[one.kind], "")
    return ("plan", "", "") if one.kind in _PLANNED else ("", "", "")


def who(s: Speaker, owner: str) -> str:
    """Return the name of who sees to something: a post or a unit; free text is its own name."""
    return s.place(owner) if owner in s.framework.places and owner not in s.framework.posts else s.post(owner)


def due_line(s: Speaker, one: Due) -> DueLine:
    """Say one thing that is due."""
    state = one.state(s.as_of)
    code = next((code for code in s.framework.codes if code.id == one.code), None)
    file = one.origin.file.rsplit("/", 1)[-1]
    return DueLine(
        kind=s.words(f"due.kind.{one.kind}"),
        id=one.id,
        text_md=s.text(one.text),
        period=s.phrases.period(one.period) if one.period else "",
        code=s.text(code.title) if code else "",
        code_id=one.code,
        owner=who(s, one.owner),
        owner_id=one.owner if one.owner in s.framework.posts else "",
        day=s.date(one.day) if one.day != date.max else "",
        day_iso=one.day.isoformat(),
        start=s.date(one.start),
        start_iso=one.start.isoformat() if one.start else "",
        key=f"{one.kind}|{one.code}|{one.id}",
        state=str(state),
        state_label=_state_label(s, one, state),
        sign=SIGNS[state],
        days_late=one.days_late(s.as_of),
        place=" · ".join(filter(None, (file, way(one.path)))),
        link=_link(one),
    )
