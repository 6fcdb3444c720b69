"""The school year begins on the first of August."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.school_year import SchoolYear


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2026, 7, 31), "2025-2026"),
        (date(2026, 8, 1), "2026-2027"),
        (date(2026, 12, 31), "2026-2027"),
        (date(2027, 1, 1), "2026-2027"),
        (date(2027, 7, 31), "2026-2027"),
    ],
)
def test_the_year_a_day_falls_in(day: date, year: str) -> None:
    assert str(SchoolYear.of(day)) == year


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_every_day_falls_in_one_year_and_years_follow_each_other(day: date) -> None:
    year = SchoolYear.of(day)
    assert year.first_day <= day <= year.last_day
    after = SchoolYear.of(year.last_day + timedelta(days=1))
    assert after > year
    assert after.first_day == year.last_day + timedelta(days=1)
