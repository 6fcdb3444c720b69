"""Days and times as people type them, in both languages. Today is Wednesday 18 November 2026, 14:40."""

import contextlib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog import i18n, wording
from dialoog.dates import DateProblem, read_date, read_due, read_time, read_until

TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 14, 40, tzinfo=ZoneInfo("Europe/Amsterdam"))
SCHOOL_DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))
LANGUAGES = st.sampled_from(i18n.LANGUAGES)


@pytest.fixture(autouse=True)
def speaking_english() -> Iterator[None]:
    former = i18n.language()
    i18n.use("en")
    yield
    i18n.use(former)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("vandaag", "2026-11-18"),
        ("Morgen", "2026-11-19"),
        ("overmorgen", "2026-11-20"),
        ("vrijdag", "2026-11-20"),
        ("wo", "2026-11-25"),  # it is Wednesday: the next one
        ("uiterlijk vrijdag", "2026-11-20"),
        ("volgende week", "2026-11-27"),
        ("volgende week vrijdag", "2026-11-27"),
        ("maandag volgende week", "2026-11-23"),
        ("eind van de week", "2026-11-20"),
        ("over 6 weken", "2026-12-30"),
        ("over drie weken", "2026-12-09"),
        ("over één week", "2026-11-25"),
        ("over 10 dagen", "2026-11-28"),
        ("over 2 maanden", "2027-01-18"),
        ("eind maart", "2027-03-31"),
        ("begin november", "2027-11-01"),
        ("half februari 2028", "2028-02-15"),
        ("eind van de maand", "2026-11-30"),
        ("volgende maand", "2026-12-31"),
        ("12-3", "2027-03-12"),
        ("18-11", "2026-11-18"),  # today counts
        ("17-11", "2027-11-17"),
        ("12/3", "2027-03-12"),
        ("12.3.2027", "2027-03-12"),
        ("12 maart", "2027-03-12"),
        ("vóór 12 maart", "2027-03-12"),
        ("vr. 12 mrt. 2027", "2027-03-12"),
        ("12 mrt 27", "2027-03-12"),
        ("1e sept", "2027-09-01"),
        ("2027-03-12", "2027-03-12"),
        ("voor de kerst", "2026-12-25"),
        ("today", "2026-11-18"),
        ("the day after tomorrow", "2026-11-20"),
        ("Friday", "2026-11-20"),
        ("next week", "2026-11-27"),
        ("Friday next week", "2026-11-27"),
        ("in six weeks", "2026-12-30"),
        ("in a month", "2026-12-18"),
        ("by March 12", "2027-03-12"),
        ("the 12th of March", "2027-03-12"),
        ("March 12th, 2027", "2027-03-12"),
        ("end of next month", "2026-12-31"),
        ("mid-March", "2027-03-15"),
    ],
)
def test_a_day_as_people_type_it(typed: str, meant: str) -> None:
    assert read_date(typed, TODAY).isoformat() == meant


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("31-2", "February 2027 has no day 31. Write a day from 1 to 28."),
        ("29 februari", "February 2027 has no day 29. Write a day from 1 to 28."),
        ("3/25", "There is no month 25. Write the day first, as in 25-3."),
        ("03/04/26", "Write the year in full, for example 3-4-2026."),
        ("12-3-1999", "The year 1999 cannot be right. Write a year from 2000 to 2100."),
        ("over 999 jaar", "The year 3025 cannot be right. Write a year from 2000 to 2100."),
        ("donderdag 12 maart", "It says Thursday, but that date is Friday 12 March 2027. Write only the date."),
        ("volgende vrijdag", "“volgende vrijdag” can be two days. Write 20-11 or 27-11."),
        ("maart", "“maart” is a whole month. Write for example 12 March or end of March."),
        ("meivakantie", "“meivakantie” is not on the same day each year. Write the date, for example 12-3."),
        ("ooit", "“ooit” is not a day known here. Write for example 12-3, 12 March, Friday or in 6 weeks."),
        ("", "“” is not a day known here. Write for example 12-3, 12 March, Friday or in 6 weeks."),
    ],
)
def test_what_is_not_sure_is_asked_again(typed: str, answer: str) -> None:
    with pytest.raises(DateProblem) as problem:
        read_date(typed, TODAY)
    assert str(problem.value) == answer


def test_the_answer_is_in_the_language_in_use_and_can_be_typed_back() -> None:
    i18n.use("nl")
    with pytest.raises(DateProblem, match=r"hele maand\. Schrijf bijvoorbeeld 12 maart of eind maart\."):
        read_date("maart", TODAY)
    assert read_date("eind maart", TODAY) == date(2027, 3, 31)


def test_next_friday_is_clear_where_both_readings_are_one_day() -> None:
    saturday = date(2026, 11, 21)
    assert read_date("next Friday", saturday) == read_date("volgende vrijdag", saturday) == date(2026, 11, 27)


def test_a_month_on_from_the_last_day_is_the_last_day() -> None:
    assert read_date("over een maand", date(2027, 1, 31)) == date(2027, 2, 28)


def test_no_word_means_two_things_in_the_two_languages() -> None:
    for spoken in i18n.LANGUAGES:
        for table in (wording.DAYS, wording.SHORT_DAYS):
            for weekday, name in enumerate(table[spoken]):
                assert read_date(name, TODAY).weekday() == weekday
        for months in (wording.MONTHS, wording.SHORT_MONTHS):
            for month, name in enumerate(months[spoken], 1):
                assert read_date(f"1 {name}", TODAY).month == month


@given(SCHOOL_DAYS, LANGUAGES)
def test_a_day_as_it_is_said_is_read_as_that_day(when: date, spoken: str) -> None:
    i18n.use(spoken)
    assert read_date(wording.day(when), TODAY) == when
    assert read_date(wording.short_day(when), TODAY) == when
    assert read_date(when.isoformat(), TODAY) == when
    assert read_date(f"{when.day}-{when.month}-{when.year}", TODAY) == when


@given(SCHOOL_DAYS, st.integers(0, 364), LANGUAGES)
def test_a_coming_day_of_this_school_year_needs_no_year(today: date, ahead: int, spoken: str) -> None:
    i18n.use(spoken)
    when = today + timedelta(days=ahead)
    if when.year <= 2100:
        assert read_date(wording.day(when, today), today) == when


@settings(max_examples=300)
@given(st.text(max_size=30) | st.text("0123456789-/ ", max_size=12), SCHOOL_DAYS)
def test_any_text_is_a_day_or_a_problem(typed: str, today: date) -> None:
    for read in (lambda: read_date(typed, today), lambda: read_time(typed), lambda: read_until(typed, NOW)):
        with contextlib.suppress(DateProblem):
            read()


def test_a_date_that_may_be_a_slip_gets_a_remark_and_is_kept() -> None:
    assert read_due("12-3-2026", TODAY) == (date(2026, 3, 12), "Thursday 12 March 2026 has passed already.")
    assert read_due("zaterdag", TODAY) == (date(2026, 11, 21), "Saturday 21 November is in the weekend.")
    assert read_due("vandaag", TODAY) == (TODAY, None)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("16:00", "16:00"),
        ("16.00", "16:00"),
        ("16u30", "16:30"),
        ("1600", "16:00"),
        ("930", "09:30"),
        ("16 uur", "16:00"),
        ("4 uur", "16:00"),  # not at night
        ("4:30", "16:30"),
        ("04:30", "04:30"),
        ("tot 9 uur", "09:00"),
        ("half vijf", "16:30"),
        ("half een", "12:30"),
        ("half past four", "16:30"),
        ("4:30 p.m.", "16:30"),
        ("10 am", "10:00"),
        ("12 am", "00:00"),
        ("4 o’clock", "16:00"),
    ],
)
def test_a_time_as_people_type_it(typed: str, meant: str) -> None:
    assert read_time(typed) == time.fromisoformat(meant)


@pytest.mark.parametrize("typed", ["24:00", "12:60", "13 pm", "half three", "straks", ""])
def test_what_is_no_time(typed: str) -> None:
    with pytest.raises(DateProblem, match="Write for example 16:00"):
        read_time(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("16:00", "16:00"),
        ("tot half vijf", "16:30"),
        ("16u30", "16:30"),
        ("tot 4 uur", "16:00"),
        ("over 4 uur", "18:40"),
        ("45 min", "15:25"),
        ("90m", "16:10"),
        ("1u30", "16:10"),
        ("1 uur", "15:40"),
        ("1,5 uur", "16:10"),
        ("1.5 hours", "16:10"),
        ("2 hours", "16:40"),
        ("1 uur en 10 minuten", "15:50"),
        ("een kwartier", "14:55"),
        ("anderhalf uur", "16:10"),
    ],
)
def test_an_end_as_people_type_it(typed: str, meant: str) -> None:
    assert read_until(typed, NOW) == datetime.combine(TODAY, time.fromisoformat(meant), NOW.tzinfo)


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("14:30", "14:30 has passed: it is 14:40 now. Write a later time."),
        ("4 uur", "“4 uur” can be a time or a length. Write 16:00 or 240 min."),
        ("0 min", "“0 min” is no length for a meeting. Write for example 45 min or 16:00."),
        ("900 min", "“900 min” is no length for a meeting. Write for example 45 min or 16:00."),
    ],
)
def test_an_end_that_cannot_be_is_asked_again(typed: str, answer: str) -> None:
    with pytest.raises(DateProblem) as problem:
        read_until(typed, NOW)
    assert str(problem.value) == answer


def test_late_at_night_the_end_is_tomorrow() -> None:
    late = NOW.replace(hour=23, minute=30)
    assert read_until("0:15", late) == late + timedelta(minutes=45)


def test_a_length_is_real_time_also_over_a_clock_change() -> None:
    before = datetime(2026, 10, 25, 2, 30, tzinfo=NOW.tzinfo)  # at three the clock goes back to two
    assert read_until("1 uur", before).astimezone(UTC) - before.astimezone(UTC) == timedelta(hours=1)
