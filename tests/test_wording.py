"""How days, times, numbers and people are said, in both languages."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog import i18n, wording
from dialoog.domain.agreement import Status

FRIDAY = date(2027, 3, 12)
TODAY = date(2026, 11, 18)
NOW = datetime(2026, 11, 18, 14, 45).astimezone()


@pytest.fixture(autouse=True)
def speaking_dutch() -> Iterator[None]:
    former = i18n.language()
    i18n.use("nl")
    yield
    i18n.use(former)


def test_a_day_has_its_year_only_where_it_could_be_another() -> None:
    assert wording.day(FRIDAY, TODAY) == "vrijdag 12 maart"  # the same school year
    assert wording.day(FRIDAY, date(2027, 9, 1)) == "vrijdag 12 maart 2027"
    assert wording.day(FRIDAY) == "vrijdag 12 maart 2027"
    assert wording.short_day(FRIDAY, TODAY) == "vr 12 mrt"
    i18n.use("en")
    assert wording.day(FRIDAY, TODAY) == "Friday 12 March"
    assert wording.short_day(FRIDAY) == "Fri 12 Mar 2027"


def test_a_time_is_told_in_the_time_of_the_room() -> None:
    assert wording.clock_time(NOW) == "14:45"
    assert wording.clock_time(NOW.astimezone(UTC)) == "14:45"
    assert wording.clock_time(datetime(2026, 11, 18, 9, 5)) == "09:05"  # noqa: DTZ001 (a time of day without a zone)


@pytest.mark.parametrize(
    ("value", "dutch", "english"),
    [(7.5, "7,5", "7.5"), (5, "5", "5"), (1250.5, "1.250,5", "1,250.5"), (-0.01, "0", "0"), (-3.25, "-3,2", "-3.2")],
)
def test_numbers(value: float, dutch: str, english: str) -> None:
    assert wording.number(value) == dutch
    assert wording.minutes(value) == f"{dutch} min"
    i18n.use("en")
    assert wording.number(value) == english


def test_a_number_keeps_the_zeros_that_count() -> None:
    assert wording.number(600, decimals=0) == "600"
    assert wording.number(12.5, decimals=2) == "12,5"


@pytest.mark.parametrize(
    ("seconds", "shown"),
    [(272, "4:32"), (271.2, "4:32"), (60, "1:00"), (0.4, "0:01"), (0, "0:00"), (-0.4, "0:00"), (-15.9, "+0:15"),
     (3872, "1:04:32"), (-3600, "+1:00:00")],
)  # fmt: skip
def test_the_countdown_reaches_zero_when_time_is_up(seconds: float, shown: str) -> None:
    assert wording.countdown(seconds) == shown


@pytest.mark.parametrize(
    ("seconds", "dutch", "english"),
    [
        (1, "1 seconde", "1 second"),
        (45, "45 seconden", "45 seconds"),
        (59.7, "1 minuut", "1 minute"),
        (540, "9 minuten", "9 minutes"),
        (3600, "1 uur", "1 hour"),
        (4200, "1 uur en 10 minuten", "1 hour and 10 minutes"),
        (7260, "2 uur en 1 minuut", "2 hours and 1 minute"),
    ],
)
def test_a_length_of_time(seconds: float, dutch: str, english: str) -> None:
    assert wording.span(seconds) == dutch
    i18n.use("en")
    assert wording.span(seconds) == english


@pytest.mark.parametrize(
    ("before", "dutch", "english"),
    [
        (timedelta(seconds=40), "zojuist", "just now"),
        (timedelta(seconds=-40), "zojuist", "just now"),
        (timedelta(minutes=9, seconds=50), "9 minuten geleden", "9 minutes ago"),
        (timedelta(hours=2), "vandaag om 12:45", "today at 12:45"),
        (timedelta(days=1), "gisteren om 14:45", "yesterday at 14:45"),
        (timedelta(days=7), "woensdag 11 november om 14:45", "Wednesday 11 November at 14:45"),
    ],
)
def test_how_long_ago(before: timedelta, dutch: str, english: str) -> None:
    assert wording.ago(NOW - before, NOW) == dutch
    i18n.use("en")
    assert wording.ago(NOW - before, NOW) == english


def test_names_are_listed_as_one_says_them() -> None:
    assert wording.names(["Fatima", "Jan", "Els"]) == "Fatima, Jan en Els"
    assert wording.names(["Fatima", "Jan"]) == "Fatima en Jan"
    assert wording.names(["Fatima"]) == "Fatima"
    assert wording.names([]) == ""
    i18n.use("en")
    assert wording.names(["Fatima", "Jan", "Els"]) == "Fatima, Jan and Els"


def test_every_status_of_an_agreement_has_a_word() -> None:
    said = [wording.status(value) for value in Status]
    assert said[:4] == ["voorstel", "bevestigd", "loopt", "verschoven"]
    assert said[4:] == ["gehaald", "deels gehaald", "niet gehaald", "vervallen"]
    assert wording.status("of-a-newer-dialoog") == "of-a-newer-dialoog"


@pytest.mark.parametrize(
    ("what", "read_aloud"),
    [
        ("de toets van periode 2 nakijken", "de toets van periode 2 nakijken."),
        ("We kijken de toets samen na.", "We kijken de toets samen na."),
        ("wie belt de ouders?", "wie belt de ouders?"),
    ],
)
def test_an_agreement_reads_well_however_it_was_typed(what: str, read_aloud: str) -> None:
    said = wording.agreement_sentence(["Fatima", "Jan"], what, FRIDAY, today=TODAY)
    assert said == f"Fatima en Jan, uiterlijk vrijdag 12 maart: {read_aloud}"


def test_an_agreement_says_who_when_and_how_we_notice() -> None:
    assert (
        wording.agreement_sentence(["Fatima"], "toets nakijken", FRIDAY, "minder vragen", today=TODAY)
        == "Fatima, uiterlijk vrijdag 12 maart: toets nakijken. We merken het aan: minder vragen."
    )
    assert wording.agreement_sentence(None, "telefoons in de tas") == "Het hele team: telefoons in de tas."
    assert wording.agreement_sentence([], "telefoons in de tas") == "Nog niemand: telefoons in de tas."
    i18n.use("en")
    assert (
        wording.agreement_sentence(["Fatima", "Jan"], "mark the test", FRIDAY, "fewer questions", today=TODAY)
        == "Fatima and Jan, by Friday 12 March: mark the test. We will notice it by: fewer questions."
    )


@given(st.text(max_size=50))
def test_what_people_typed_stands_in_the_sentence_unchanged(what: str) -> None:
    assert what.strip() in wording.agreement_sentence(["{who}"], what, FRIDAY, what)
