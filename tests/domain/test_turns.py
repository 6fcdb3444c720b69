"""A round: everyone once, passing allowed, nobody forgotten and nobody waited for who is not there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from meetings import PROGRAMME, TWO_O_CLOCK, Meeting

from dialoog.domain import conduct
from dialoog.domain.programme import Seat
from dialoog.domain.turns import Turns, passed, taken

ALL = ("an", "bo", "cas")
EMMA = Seat("g-emma", "Emma")


def next_speaker(meeting: Meeting) -> str | None:
    meeting.does(conduct.next_turn(meeting.state, meeting.now))
    return meeting.state.turns.speaker


def passes(meeting: Meeting) -> None:
    meeting.does(conduct.pass_turn(meeting.state))


def test_the_word_goes_round_in_order_and_then_the_round_is_over() -> None:
    meeting = Meeting()
    assert not meeting.state.turns.begun
    assert [next_speaker(meeting) for _ in range(5)] == ["n-1", "n-2", "n-3", "n-4", None]
    assert meeting.state.turns.spoken == ("n-1", "n-2", "n-3", "n-4")
    assert conduct.next_turn(meeting.state, meeting.now) is None


def test_a_speaker_has_the_time_that_the_form_gives() -> None:
    check_in = replace(PROGRAMME.steps[0], phase=replace(PROGRAMME.steps[0].phase, seconds=90))
    meeting = Meeting(replace(PROGRAMME, steps=(check_in, *PROGRAMME.steps[1:])))
    next_speaker(meeting)
    assert meeting.state.turns.ends == TWO_O_CLOCK + 90


def test_passing_is_not_speaking_and_not_being_asked_again() -> None:
    meeting = Meeting()
    next_speaker(meeting)
    passes(meeting)
    assert meeting.state.turns == Turns(passed=("n-1",))
    assert next_speaker(meeting) == "n-2"
    assert meeting.state.turns.spoken == ()


def test_who_would_be_next_may_pass_before_being_asked() -> None:
    meeting = Meeting()
    passes(meeting)
    assert meeting.state.turns.passed == ("n-1",)
    assert next_speaker(meeting) == "n-2"


def test_who_passed_may_speak_after_all() -> None:
    assert taken(passed(Turns(), "an"), "an", 45.0) == Turns(speaker="an", ends=45.0)


def test_a_latecomer_speaks_last() -> None:
    meeting = Meeting()
    next_speaker(meeting)
    meeting.does(conduct.arrive(meeting.state, EMMA))
    assert [next_speaker(meeting) for _ in range(4)] == ["n-2", "n-3", "n-4", "g-emma"]


def test_who_comes_in_when_all_have_spoken_still_gets_the_word() -> None:
    meeting = Meeting()
    while next_speaker(meeting):
        pass
    meeting.does(conduct.arrive(meeting.state, EMMA))
    assert next_speaker(meeting) == "g-emma"


def test_who_leaves_is_not_waited_for_and_keeps_the_seat() -> None:
    meeting = Meeting()
    next_speaker(meeting)
    meeting.does(conduct.leave(meeting.state, "n-2"))
    assert next_speaker(meeting) == "n-3"
    assert [seat.present for seat in meeting.state.seats] == [True, False, True, True]


def test_who_leaves_while_speaking_does_not_hold_up_the_round() -> None:
    meeting = Meeting()
    next_speaker(meeting)
    meeting.does(conduct.leave(meeting.state, "n-1"))
    assert next_speaker(meeting) == "n-2"


def test_in_a_pause_the_speaker_loses_no_time() -> None:
    meeting = Meeting()
    next_speaker(meeting)
    meeting.later(0.5).does(conduct.hold_or_run(meeting.state, meeting.now))
    meeting.later(10).does(conduct.hold_or_run(meeting.state, meeting.now))
    assert meeting.state.turns.ends == meeting.now + 15


def test_who_gets_the_word_in_a_pause_begins_when_the_clock_does() -> None:
    meeting = Meeting()
    meeting.does(conduct.hold_or_run(meeting.state, meeting.now))
    next_speaker(meeting)
    meeting.later(10).does(conduct.hold_or_run(meeting.state, meeting.now))
    assert meeting.state.turns.ends == meeting.now + 45


def test_each_step_begins_a_round_of_its_own() -> None:
    meeting = Meeting()
    next_speaker(meeting)
    assert meeting.goes_on().state.turns == Turns()


@given(st.lists(st.tuples(st.sampled_from(["take", "pass", "none"]), st.sampled_from(ALL))))
def test_nobody_is_in_two_places_whatever_is_said(acts: list[tuple[str, str]]) -> None:
    turns = Turns()
    for act, seat in acts:
        turns = passed(turns, seat) if act == "pass" else taken(turns, None if act == "none" else seat, 1.0)
        places = [*turns.spoken, *turns.passed, *([turns.speaker] if turns.speaker else []), *turns.waiting(ALL)]
        assert sorted(places) == sorted(ALL)
