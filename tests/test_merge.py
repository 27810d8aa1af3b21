"""Which entry holds on a day: first and last days, periods, fiscal years, and series of entries."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_conduct.merge import coming, first_day, holds, last_day, latest, on, past
from mkdocs_conduct.model import Period
from mkdocs_conduct.model.quantity import MonthDay, parse_period

NEW_YEAR = MonthDay(1, 1)
APRIL = MonthDay(4, 1)
ONE = timedelta(days=1)


@dataclass(frozen=True)
class Entry:
    since: Period | date | None = None
    valid_until: Period | date | None = None


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-Q4", date(2026, 10, 1), date(2026, 12, 31)),
        ("2026-H1", date(2026, 1, 1), date(2026, 6, 30)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("FY2025-26", date(2025, 4, 1), date(2026, 3, 31)),
        ("2026-01-05..2026-03-15", date(2026, 1, 5), date(2026, 3, 15)),
    ],
)
def test_a_period_holds_from_its_first_to_its_last_day(period, first, last):
    entry = Entry(parse_period(period), parse_period(period))
    assert first_day(entry.since, APRIL) == first
    assert last_day(entry.valid_until, APRIL) == last
    found = [holds(entry, day, APRIL) for day in (first - ONE, first, last, last + ONE)]
    assert found == [False, True, True, False]


def test_a_fiscal_year_begins_on_the_day_of_the_organization():
    year = parse_period("FY2025-26")
    assert first_day(year, NEW_YEAR) == date(2025, 1, 1)
    assert first_day(year, MonthDay(7, 1)) == date(2025, 7, 1)
    assert last_day(year, MonthDay(7, 1)) == date(2026, 6, 30)


def test_a_day_itself_still_belongs_to_since_and_until():
    entry = Entry(date(2026, 2, 1), date(2026, 2, 28))
    assert holds(entry, date(2026, 2, 1), NEW_YEAR)
    assert holds(entry, date(2026, 2, 28), NEW_YEAR)
    assert not holds(entry, date(2026, 3, 1), NEW_YEAR)


def test_an_entry_without_dates_always_holds():
    assert on([Entry()], date.min, NEW_YEAR) == on([Entry()], date.max, NEW_YEAR) == (Entry(),)


def test_on_keeps_the_order_typed():
    late, early = Entry(date(2026, 1, 1)), Entry(date(2020, 1, 1))
    assert on([late, early], date(2026, 5, 1), NEW_YEAR) == (late, early)


def test_the_entry_with_the_latest_since_counts_where_several_hold():
    old, new, future = Entry(), Entry(date(2026, 1, 1)), Entry(date(2027, 1, 1))
    assert latest([future, new, old], date(2026, 5, 1), NEW_YEAR) == new
    assert latest([future, new, old], date(2025, 5, 1), NEW_YEAR) == old
    assert latest([future], date(2026, 5, 1), NEW_YEAR) is None


def test_what_begins_later_is_coming_and_what_has_ended_is_past():
    ended, now, later = Entry(None, date(2026, 1, 31)), Entry(date(2026, 2, 1)), Entry(date(2026, 2, 2))
    entries, day = (ended, now, later), date(2026, 2, 1)
    assert past(entries, day, NEW_YEAR) == (ended,)
    assert coming(entries, day, NEW_YEAR) == (later,)


INSTANTS = st.one_of(
    st.none(),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["2025", "2025-03", "2026-Q2", "2026-H2", "FY2025-26", "2026-W07"]).map(parse_period),
)


@given(st.builds(Entry, INSTANTS, INSTANTS), st.dates(date(2020, 1, 1), date(2030, 1, 1)))
def test_every_entry_is_past_or_holds_or_is_coming(entry, day):
    states = (past([entry], day, APRIL), on([entry], day, APRIL), coming([entry], day, APRIL))
    backwards = first_day(entry.since, APRIL) > last_day(entry.valid_until, APRIL)
    # Only an entry that ends before it begins can be two of them at once.
    assert sum(bool(state) for state in states) == 1 or backwards
