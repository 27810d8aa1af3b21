"""What is due when, and who sees to it: one list of everything that has a day, for the dashboard and calendars."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ..model import Origin, Period, Text

Path = tuple[str | int, ...]
SOON = timedelta(days=30)
"""What is due within this time is listed as coming soon."""


class DueKind(StrEnum):
    """What is due."""

    RESULT = "result"
    EVALUATION = "evaluation"
    REVIEW = "review"
    DECISION = "decision"
    TELLING = "telling"
    """Customers told what a review changed."""
    ACTION = "action"
    VERIFICATION = "verification"
    AUDIT_FINDING = "audit_finding"
    GAP = "gap"
    COVERAGE = "coverage"
    """Places where the owner of a procedure has not looked yet."""
    INSPECTION = "inspection"
    PUBLICATION = "publication"
    FINDING = "finding"
    FOLLOW_UP_LOOK = "follow_up_look"
    """The next look at a finding that is still open."""
    FEEDBACK_SHEET = "feedback_sheet"
    APPEAL = "appeal"
    COMPLAINT = "complaint"
    INPUT = "input"
    INPUT_ANSWER = "input_answer"
    COMMUNICATION = "communication"
    TRAINING = "training"
    COMPETENCE = "competence"
    CERTIFICATE = "certificate"
    PLAN_ITEM = "plan_item"
    MILESTONE = "milestone"
    COLLECTION = "collection"
    SURVEY = "survey"
    FOLLOW_UP = "follow_up"
    """Customers called or visited after the service."""
    METHOD = "method"


class DueState(StrEnum):
    """How a day stands to today: each state ends where the next begins."""

    OVERDUE = "overdue"
    WEEK = "week"
    """Until the Sunday of this week."""
    SOON = "soon"
    LATER = "later"


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """One thing to be done by a day."""

    kind: DueKind
    id: str
    """Tells it from others of its kind and code, whenever it is due."""
    text: Text | None
    """What is to be done, in the editor's words; None where the kind and `period` say all."""
    day: date
    """The last day on which it is in time."""
    owner: str
    """The post that sees to it: an id or free text; empty where nobody is named."""
    code: str
    """The id of the code it belongs to; empty for the whole organization."""
    origin: Origin
    path: Path
    """Where it stands in the file."""
    period: Period | None = None
    start: date | None = None
    """Its first day, where it takes several."""

    def state(self, today: date) -> DueState:
        """Return how it stands on a day."""
        if self.day < today:
            return DueState.OVERDUE
        if self.day <= sunday(today):
            return DueState.WEEK
        return DueState.SOON if self.day - today <= SOON else DueState.LATER

    def days_late(self, today: date) -> int:
        """Return for how many days it has been overdue; 0 where it is in time."""
        return max(0, (today - self.day).days)


def sunday(day: date) -> date:
    """Return the last day of the ISO week of a day; the end of time where there is none."""
    try:
        return day + timedelta(days=6 - day.weekday())
    except OverflowError:
        return date.max


def counts(items: Iterable[Due], today: date) -> Mapping[DueState, int]:
    """Return how many there are of each state, every state named."""
    found = dict.fromkeys(DueState, 0)
    for one in items:
        found[one.state(today)] += 1
    return found


def by_owner(items: Iterable[Due], order: Iterable[str]) -> Mapping[str, tuple[Due, ...]]:
    """Return the items of each owner that has any: posts in this order, then others, those of nobody last."""
    found: dict[str, list[Due]] = {}
    for one in items:
        found.setdefault(one.owner, []).append(one)
    known = [name for name in dict.fromkeys(order) if name in found and name]
    others = sorted(name for name in found if name and name not in known)
    return {name: tuple(found[name]) for name in (*known, *others, *([""] if "" in found else []))}


def by_week(items: Iterable[Due]) -> Mapping[tuple[int, int], tuple[Due, ...]]:
    """Return the items by the ISO week of their day, (year, week), in the order of the weeks."""
    found: dict[tuple[int, int], list[Due]] = {}
    for one in items:
        year, week, _ = one.day.isocalendar()
        found.setdefault((year, week), []).append(one)
    return {week: tuple(found[week]) for week in sorted(found)}
