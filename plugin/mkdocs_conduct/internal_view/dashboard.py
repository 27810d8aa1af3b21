"""The dashboard: what is overdue, due this week, soon and later, by week and by owner; how the indicators stand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from ..measure import series_for
from ..measure.due import Due, DueState, by_owner, by_week, counts, sunday
from ..measure.due_list import due_items
from ..speaker import Speaker
from .due import SIGNS, DueLine, due_line, who
from .register_figures import indicators_in_use, verdict_of
from .register_types import Sign

_VERDICTS = {
    "missed": Sign.BAD,
    "not_reported": Sign.OPEN,
    "met": Sign.GOOD,
    "no_target": Sign.NEUTRAL,
    "no_value": Sign.NEUTRAL,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How many there are of something: `逾期3项`."""

    key: str
    label: str
    sign: Sign
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class DueGroup:
    """Lines under one heading."""

    id: str
    title: str
    note: str
    """The days of a week, or what else is to be said; may be empty."""
    lines: tuple[DueLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnerGroup:
    """What one post sees to."""

    id: str
    """The id of the post; empty for nobody, or for a post typed as free text."""
    number: int
    name: str
    counts: tuple[Count, ...]
    lines: tuple[DueLine, ...]
    """Those overdue or due within thirty days."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dashboard:
    """Everything with a day, of one organization on one day."""

    language: str
    organization: str
    as_of: str
    as_of_iso: str
    counts: tuple[Count, ...]
    verdicts: tuple[Count, ...]
    """How the indicators stand; what there is none of is left out."""
    groups: tuple[DueGroup, ...]
    """The overdue ones, then each ISO week within thirty days, then what comes later."""
    owners: tuple[OwnerGroup, ...]

    @property
    def lines(self) -> tuple[DueLine, ...]:
        """All lines, the earliest first."""
        return tuple(line for group in self.groups for line in group.lines)


def _counts(s: Speaker, items: tuple[Due, ...]) -> tuple[Count, ...]:
    found = counts(items, s.as_of)
    return tuple(
        Count(key=str(state), label=s.words(f"due.count.{state}", n=n), sign=SIGNS[state], count=n)
        for state, n in found.items()
    )


def _verdicts(s: Speaker) -> Iterator[Count]:
    found = Counter(
        verdict_of(series_for(s.framework, code, one, s.as_of)) for code, one in indicators_in_use(s)
    )
    for verdict, sign in _VERDICTS.items():
        if found[verdict]:
            label = s.words("due.indicators", verdict=s.words(f"attainment.{verdict}"), n=found[verdict])
            yield Count(key=verdict, label=label, sign=sign, count=found[verdict])


def _group(s: Speaker, identifier: str, title: str, items: tuple[Due, ...], note: str = "") -> DueGroup:
    return DueGroup(id=identifier, title=title, note=note, lines=tuple(due_line(s, one) for one in items))


def _groups(s: Speaker, items: tuple[Due, ...]) -> Iterator[DueGroup]:
    of = {state: tuple(one for one in items if one.state(s.as_of) is state) for state in DueState}
    if of[DueState.OVERDUE]:
        yield _group(s, "overdue", s.words("due.group.overdue"), of[DueState.OVERDUE])
    near = (*of[DueState.WEEK], *of[DueState.SOON])
    for (year, week), due in by_week(near).items():
        monday = date.fromisocalendar(year, week, 1)
        is_this = monday <= s.as_of <= sunday(s.as_of) and monday + timedelta(days=6) == sunday(s.as_of)
        title = s.words("due.group.this_week" if is_this else "due.group.week", year=year, n=week)
        days = s.words("period.span", start=s.date(monday), end=s.date(sunday(monday)))
        yield _group(s, f"week-{year}-{week}", title, due, days)
    if of[DueState.LATER]:
        yield _group(s, "later", s.words("due.group.later"), of[DueState.LATER])


def _owners(s: Speaker, items: tuple[Due, ...]) -> Iterator[OwnerGroup]:
    order = [post.id for post in s.framework.organization.posts]
    for number, (owner, mine) in enumerate(by_owner(items, order).items(), 1):
        near = tuple(one for one in mine if one.state(s.as_of) is not DueState.LATER)
        yield OwnerGroup(
            id=owner if owner in s.framework.posts else "",
            number=number,
            name=who(s, owner) if owner else s.words("due.nobody"),
            counts=tuple(one for one in _counts(s, mine) if one.count),
            lines=tuple(due_line(s, one) for one in near),
        )


def dashboard(s: Speaker) -> Dashboard:
    """Make the dashboard of an organization."""
    items = due_items(s.framework, s.as_of)
    return Dashboard(
        language=s.language,
        organization=s.text(s.framework.organization.name),
        as_of=s.date(s.as_of),
        as_of_iso=s.as_of.isoformat(),
        counts=_counts(s, items),
        verdicts=tuple(_verdicts(s)),
        groups=tuple(_groups(s, items)),
        owners=tuple(_owners(s, items)),
    )
