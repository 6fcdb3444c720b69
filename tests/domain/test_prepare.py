"""From a few choices to a programme."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.prepare import (
    Draft,
    Part,
    fitted,
    lasting,
    nudged,
    parts_of,
    proposal,
    seats_of,
    seconds_of,
    steps_of,
)
from dialoog.domain.programme import Seat
from dialoog.domain.workform import Phase, Tool, WorkForm

OPENING = WorkForm("opening", "Opening", "nl", (Phase("Waarvoor", 2, text="We zijn hier om te leren."),))
CHECK_IN = WorkForm("check-in", "Check-in", "nl", (Phase("Rondje", tool=Tool.TURNS, seconds=45),))
STARRT = WorkForm("starrt", "STARRT-reflectie", "nl", (Phase("Situatie", 5), Phase("Taak", 5), Phase("Reflectie", 20)))
FORMS = {form.id: form for form in (OPENING, CHECK_IN, STARRT)}
FATIMA, JAN = Seat("p-1", "Fatima"), Seat("p-2", "Jan")


def minutes(parts: tuple[Part, ...], people: int = 8) -> float:
    return seconds_of(parts, people) / 60


def test_a_proposal_is_what_the_library_has_of_it() -> None:
    assert [part.form.id for part in proposal(FORMS.get, review=True)] == ["opening", "check-in", "starrt"]


def test_looking_back_is_proposed_only_when_there_is_something_to_look_back_on() -> None:
    forms = {**FORMS, "review": WorkForm("review", "Open afspraken", "nl", (Phase("Terugblik", 10),))}
    assert "review" in [part.form.id for part in proposal(forms.get, review=True)]
    assert "review" not in [part.form.id for part in proposal(forms.get, review=False)]


def test_another_form_can_be_what_the_meeting_is_about() -> None:
    cafe = WorkForm("cafe", "World Café", "nl", (Phase("Ronde 1", 20), Phase("Afspraken", 10, tool=Tool.AGREEMENTS)))
    harvest = WorkForm("harvest", "Oogst", "nl", (Phase("Oogst", 8, tool=Tool.AGREEMENTS),))
    forms = {**FORMS, "cafe": cafe, "harvest": harvest}
    assert [part.form.id for part in proposal(forms.get, review=False)] == ["opening", "check-in", "starrt", "harvest"]
    about_cafe = [part.form.id for part in proposal(forms.get, review=False, about="cafe")]
    assert about_cafe == ["opening", "check-in", "cafe"], "it ends in agreements of its own"
    assert [part.form.id for part in proposal(forms.get, review=False, about="harvest")] == ["harvest"]


def test_a_round_is_as_long_as_there_are_people_and_without_any_as_for_eight() -> None:
    assert minutes((Part(CHECK_IN),), people=20) == 15
    assert minutes((Part(CHECK_IN),), people=0) == 6


def test_longer_and_shorter_go_by_minutes_to_a_quarter_and_by_five_after_it() -> None:
    up, down = [60.0 * 13], [60.0 * 26]
    for _ in range(4):
        up.append(nudged(up[-1], up=True))
        down.append(nudged(down[-1], up=False))
    assert [one / 60 for one in up] == [13, 14, 15, 20, 25]
    assert [one / 60 for one in down] == [26, 25, 20, 15, 14]
    assert nudged(60, up=False) == 60


def test_a_form_in_another_length_keeps_the_shares_of_its_phases() -> None:
    shorter = lasting(Part(STARRT), 15 * 60, people=8)
    assert [step.seconds / 60 for step in steps_of((shorter,), 8)] == [2.5, 2.5, 10]


@given(st.lists(st.floats(0.5, 90), min_size=1, max_size=12), st.integers(1, 240))
def test_a_form_takes_exactly_the_length_asked_unless_its_phases_vanish(phases: list[float], asked: int) -> None:
    part = Part(WorkForm("x", "X", "nl", tuple(Phase(str(n), length) for n, length in enumerate(phases))))
    after = lasting(part, asked * 60, people=8)
    assert sum(after.by_hand) == max(asked * 60, 30 * len(phases))
    assert min(after.by_hand) >= 30


def test_a_programme_that_is_too_long_can_be_made_to_fit() -> None:
    parts = (Part(OPENING), Part(STARRT))
    shorter = fitted(parts, 8, room=20 * 60)
    assert shorter is not None
    assert minutes(shorter) <= 20
    assert [part.form for part in shorter] == [OPENING, STARRT]


def test_where_even_the_shortest_does_not_fit_something_has_to_go() -> None:
    assert fitted((Part(STARRT),), 8, room=60) is None


def test_people_are_a_number_or_names_or_the_whole_team() -> None:
    assert [seat.name for seat in seats_of("3")] == ["1", "2", "3"]
    assert seats_of("", (FATIMA, JAN)) == (FATIMA, JAN)
    assert seats_of("jan; Els ,", (FATIMA, JAN)) == (JAN, Seat("g-els", "Els"))


def test_two_of_one_name_are_told_apart() -> None:
    assert [seat.name for seat in seats_of("Jan, Jan, Jan", (JAN,))] == ["Jan", "Jan 2", "Jan 3"]
    assert len({seat.id for seat in seats_of("Jan, Jan, Jan")}) == 3


@pytest.mark.parametrize("typed", ["0", "501", "9" * 5000])
def test_a_number_of_people_that_cannot_be_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=typed[:3]):
        seats_of(typed)


def test_what_was_typed_as_the_aim_is_what_the_room_reads_in_the_opening() -> None:
    programme = Draft((Part(OPENING), Part(STARRT)), aim="Kiezen wat we samen doen.").programme("nl")
    assert [step.phase.text for step in programme.steps][:2] == ["Kiezen wat we samen doen.", ""]
    assert programme.aim == "Kiezen wat we samen doen."


def test_without_an_aim_the_opening_keeps_its_own_words() -> None:
    assert Draft((Part(OPENING),)).programme("nl").steps[0].phase.text == "We zijn hier om te leren."


def test_a_meeting_is_called_after_what_it_is_about_and_who_it_is_with() -> None:
    parts = (Part(OPENING), Part(CHECK_IN), Part(STARRT))
    assert Draft(parts, team_name="Havo").programme("nl").title == "STARRT-reflectie · Havo"
    assert Draft(parts[:2]).programme("nl").title == "Check-in"
    assert Draft(()).programme("nl").title == ""


def test_a_programme_can_be_taken_up_again_as_it_was_chosen() -> None:
    parts = (Part(OPENING), lasting(Part(STARRT), 1200, 8), Part(CHECK_IN))
    programme = Draft(parts, aim="Samen kiezen.").programme("nl")
    assert parts_of(programme, FORMS.get) == parts


def test_a_form_that_is_gone_is_taken_from_the_programme() -> None:
    programme = Draft((Part(STARRT),)).programme("nl")
    changed = {"starrt": replace(STARRT, phases=STARRT.phases[:1])}
    for get in ({}.get, changed.get):
        (part,) = parts_of(programme, get)
        assert (part.form.title, part.form.phases) == (STARRT.title, STARRT.phases)
