"""Working days: make-up days, holidays, the organization's own exceptions, and years nobody has decided yet."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mkdocs_conduct.calendar import WorkingDays, is_known_country
from mkdocs_conduct.model import Calendar


def working(**calendar) -> WorkingDays:
    return WorkingDays(Calendar.model_validate(calendar))


CHINA = working(holidays="CN")


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 2, 14), True),  # a Saturday worked in exchange for the Spring Festival
        (date(2026, 2, 28), True),
        (date(2026, 2, 18), False),  # a Wednesday in the Spring Festival
        (date(2026, 2, 21), False),  # an ordinary Saturday of it
        (date(2026, 2, 25), True),
        (date(2026, 1, 1), False),
        (date(2026, 3, 7), False),  # a weekend like any other
    ],
)
def test_china_works_on_make_up_weekends_and_rests_on_festival_weekdays(day, works):
    assert CHINA.is_working_day(day) is works


def test_days_off_of_the_organization_are_no_working_days():
    assert not working(holidays="CN", extra_days_off=["2026-03-02"]).is_working_day(date(2026, 3, 2))
    assert CHINA.is_working_day(date(2026, 3, 2))


def test_a_working_day_of_the_organization_beats_a_holiday_and_its_own_day_off():
    calendar = working(holidays="CN", extra_working_days=["2026-02-18"], extra_days_off=["2026-02-18"])
    assert calendar.is_working_day(date(2026, 2, 18))


def test_without_a_country_only_weekends_are_off():
    plain = working()
    assert plain.is_working_day(date(2026, 2, 18))
    assert not plain.is_working_day(date(2026, 2, 14))


def test_the_country_may_be_typed_in_small_letters():
    assert not working(holidays="gb").is_working_day(date(2026, 12, 25))


@pytest.mark.parametrize(
    ("day", "count", "expected"),
    [
        (date(2026, 2, 13), 1, date(2026, 2, 14)),
        (date(2026, 2, 14), 1, date(2026, 2, 24)),
        (date(2026, 2, 13), 3, date(2026, 2, 25)),
        (date(2026, 3, 6), 5, date(2026, 3, 13)),
    ],
)
def test_the_nth_working_day_is_counted_from_the_next_day(day, count, expected):
    assert CHINA.after(day, count) == expected


def test_a_year_that_the_state_council_has_not_decided_says_so():
    assert CHINA.is_decided(2026)
    assert not CHINA.is_decided(2090)


def test_countries_whose_law_says_all_are_always_decided():
    assert working(holidays="GB").is_decided(2090)
    assert working().is_decided(2090)


def test_a_country_is_known_by_its_code():
    assert is_known_country("CN")
    assert is_known_country("hk")
    assert not is_known_country("XX")


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.integers(1, 12))
def test_the_nth_working_day_has_exactly_n_working_days_up_to_it(day, count):
    end = CHINA.after(day, count)
    between = [day + timedelta(days=n) for n in range(1, (end - day).days + 1)]
    assert CHINA.is_working_day(end)
    assert sum(CHINA.is_working_day(one) for one in between) == count
