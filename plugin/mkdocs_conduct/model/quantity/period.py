"""Period: what a result is about: a month, a quarter, a fiscal year, a span of days."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from .numeral import number_value
from .reading import YEARS, ReadingError, normalise, read_date


@dataclass(frozen=True, slots=True, order=True)
class MonthDay:
    """A day of every year: the one a fiscal year starts on."""

    month: int
    day: int

    def in_year(self, year: int) -> date:
        """Return this day in `year`."""
        return date(year, self.month, self.day)

    def __str__(self) -> str:
        return f"{self.month:02}-{self.day:02}"


NEW_YEAR = MonthDay(1, 1)
_MONTH_DAY = re.compile(r"(?:--)?([0-9]{1,2})(?: ?[-/.] ?|月)([0-9]{1,2})[日号號]?")


def parse_month_day(text: str) -> MonthDay:
    """Read a day of every year: `04-01`, `4/1`, `4月1日`; 02-29 is none."""
    match = _MONTH_DAY.fullmatch(normalise(text))
    if match is None:
        raise ReadingError("month_day", text)
    found = MonthDay(int(match[1]), int(match[2]))
    try:
        found.in_year(2001)
    except ValueError:
        raise ReadingError("month_day", text) from None
    return found


class PeriodKind(StrEnum):
    """What kind of period it is; all but the span follow one another."""

    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"
    FISCAL_YEAR = "fiscal_year"
    SPAN = "span"


_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF: 6}
_FIRST_OF_LETTERS = {PeriodKind.MONTH: "", PeriodKind.QUARTER: "Q", PeriodKind.HALF: "H"}


@dataclass(frozen=True, slots=True)
class Period:
    """A period: the `number`-th week, month, quarter or half of `year`, a year, or the days `first` to `last`.

    A fiscal year bears the year it begins in.
    """

    kind: PeriodKind
    year: int
    number: int = 0
    first: date | None = None
    last: date | None = None

    def __hash__(self) -> int:
        # Results are looked up by period over and over, and an enumeration's own hash takes longer than the rest.
        return hash((self.year, self.number, self.first, self.last))

    @property
    def id(self) -> str:
        """The canonical text: `2026-02`, `2026-Q1`, `2026-H1`, `2026`, `FY2025-26`, `2026-W07`, `2026-01-01..2026-03-15`."""
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.year}"
            case PeriodKind.FISCAL_YEAR:
                return f"FY{self.year}-{(self.year + 1) % 100:02}"
            case PeriodKind.WEEK:
                return f"{self.year}-W{self.number:02}"
            case PeriodKind.MONTH:
                return f"{self.year}-{self.number:02}"
            case PeriodKind.SPAN:
                return f"{self.first}" if self.first == self.last else f"{self.first}..{self.last}"
        return f"{self.year}-{_FIRST_OF_LETTERS[self.kind]}{self.number}"

    def __str__(self) -> str:
        return self.id

    def start(self, fiscal: MonthDay = NEW_YEAR) -> date:
        """Return the first day; `fiscal` is the day fiscal years start on."""
        if self.first is not None:
            return self.first
        if self.kind is PeriodKind.FISCAL_YEAR:
            return fiscal.in_year(self.year)
        if self.kind is PeriodKind.WEEK:
            return date.fromisocalendar(self.year, self.number, 1)
        if self.kind is PeriodKind.YEAR:
            return date(self.year, 1, 1)
        return date(self.year, (self.number - 1) * _MONTHS[self.kind] + 1, 1)

    def end(self, fiscal: MonthDay = NEW_YEAR) -> date:
        """Return the last day, which belongs to the period."""
        following = self.next()
        if self.last is not None or following is None:
            return self.last or self.start(fiscal)
        return following.start(fiscal) - timedelta(days=1)

    def next(self) -> Period | None:
        """Return the period that follows; a span has none."""
        return self._shifted(1)

    def previous(self) -> Period | None:
        """Return the period before; a span has none."""
        return self._shifted(-1)

    def _shifted(self, by: int) -> Period | None:
        if self.kind is PeriodKind.SPAN:
            return None
        if self.kind in (PeriodKind.YEAR, PeriodKind.FISCAL_YEAR):
            return Period(self.kind, self.year + by)
        if self.kind is PeriodKind.WEEK:
            year, week, _ = (self.start() + timedelta(weeks=by)).isocalendar()
            return Period(self.kind, year, week)
        in_a_year = 12 // _MONTHS[self.kind]
        year, index = divmod(self.year * in_a_year + self.number - 1 + by, in_a_year)
        return Period(self.kind, year, index + 1)

    def sort_key(self, fiscal: MonthDay = NEW_YEAR) -> tuple[date, date]:
        """Sort by the first day, the shorter period first."""
        return (self.start(fiscal), self.end(fiscal))


_YEAR = r"(?P<year>[0-9]{4})"
_DAY = r"[0-9]{4}(?:-[0-9]{1,2}-[0-9]{1,2}|/[0-9]{1,2}/[0-9]{1,2}|\.[0-9]{1,2}\.[0-9]{1,2}|年[0-9]{1,2}月[0-9]{1,2}[日号號])"
_SPAN = re.compile(
    rf"(?P<first>{_DAY}) ?(?:\.{{2,3}}|~|至|到|to|/|-{{1,2}}) ?(?P<last>{_DAY})", re.IGNORECASE
)
_FISCAL = re.compile(
    rf"(?P<mark>FY ?)?{_YEAR} ?(?P<sign>[-/]) ?(?P<to>[0-9]{{4}}|[0-9]{{2}}) ?"
    r"(?P<word>(?:财政|財政|财务|財務)?年度|财年|財年|学年|學年)?",
    re.IGNORECASE,
)
_REGULAR = (
    (PeriodKind.MONTH, rf"{_YEAR}[-/.](?P<n>[0-9]{{1,2}})|(?P<year2>[0-9]{{4}}) ?年 ?(?P<n2>[0-9]{{1,2}}|[一二三四五六七八九十]{{1,2}}) ?月份?"),
    (PeriodKind.QUARTER, rf"{_YEAR}[- ]?Q(?P<n>[1-4])|(?P<year2>[0-9]{{4}})年? ?第?(?P<n2>[1-4一二三四])季度?|Q(?P<n3>[1-4])[ -]?(?P<year3>[0-9]{{4}})"),
    (PeriodKind.HALF, rf"{_YEAR}[- ]?H(?P<n>[12])|(?P<year2>[0-9]{{4}})年?(?P<n2>[上下])半年|H(?P<n3>[12])[ -]?(?P<year3>[0-9]{{4}})"),
    (PeriodKind.WEEK, rf"{_YEAR}-?W(?P<n>[0-9]{{1,2}})|(?P<year2>[0-9]{{4}})年第?(?P<n2>[0-9]{{1,2}})[周週]"),
    (PeriodKind.YEAR, rf"{_YEAR} ?(?:年度?)?"),
)  # fmt: skip
_COMPILED = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _REGULAR)
_HALF_NAMES = {"上": 1, "下": 2}


def _span(text: str) -> Period | None:
    match = _SPAN.fullmatch(text)
    try:
        first, last = (
            (read_date(match["first"]), read_date(match["last"])) if match else (read_date(text),) * 2
        )
    except ReadingError:
        return None
    return None if last < first else Period(PeriodKind.SPAN, first.year, 0, first, last)


def _fiscal(text: str) -> Period | None:
    match = _FISCAL.fullmatch(text)
    if match is None:
        return None
    year, to = int(match["year"]), match["to"]
    # 2011-12 is December 2011; 2011/12 and 2015-16 can only be a pair of years.
    if match["sign"] == "-" and len(to) == 2 and 1 <= int(to) <= 12 and not (match["mark"] or match["word"]):
        return None
    follows = int(to) == (year + 1 if len(to) == 4 else (year + 1) % 100)
    return Period(PeriodKind.FISCAL_YEAR, year) if follows else None


def _regular(text: str) -> Period | None:
    for kind, pattern in _COMPILED:
        if match := pattern.fullmatch(text):
            found = {name.rstrip("23"): value for name, value in match.groupdict().items() if value}
            typed = found.get("n", "0")
            number = _HALF_NAMES.get(typed) or number_value(typed)
            return None if number is None else Period(kind, int(found["year"]), int(number))
    return None


def _exists(period: Period) -> bool:
    try:
        period.start()
    except ValueError:
        return False
    return period.year in YEARS


_READERS: tuple[Callable[[str], Period | None], ...] = (_span, _fiscal, _regular)


def parse_period(text: str) -> Period:
    """Read a period: `2026-02`, `2026年第一季度`, `2026-H1`, `2026`, `FY2025-26`, `2015-16`, `2026-01-01..2026-03-15`, `2026-W07`."""
    typed = normalise(text)
    for read in _READERS:
        period = read(typed)
        if period is not None and _exists(period):
            return period
    raise ReadingError("period", text)
