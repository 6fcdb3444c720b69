"""A meeting is the fold of its log: in any order, after any interruption, with what was undone left out."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from meetings import COURSES, MINUTE, PROGRAMME, TWO_O_CLOCK, Meeting, held_like_this

from dialoog.domain import conduct
from dialoog.domain.facts import UNDOABLE, AgreementTouched, Event, NoteKept, StepStarted, TimeRuns, Undone
from dialoog.domain.session import begin, fold, undoable
from dialoog.domain.timing import Running

Course = list[tuple[str, int, int]]


def test_before_the_opening_everything_is_still_to_come() -> None:
    state = begin(PROGRAMME)
    assert (state.running, state.step, state.position, state.next) == (False, None, -1, PROGRAMME.steps[0])
    assert state.expected_end(TWO_O_CLOCK) == PROGRAMME.until


def test_a_meeting_from_the_opening_to_the_end() -> None:
    meeting = Meeting()
    while meeting.state.next:
        meeting.later(5).goes_on()
    meeting.later(5).does(conduct.close(meeting.state))
    state = meeting.state
    assert (state.opened, state.closed) == (TWO_O_CLOCK, TWO_O_CLOCK + 30 * MINUTE)
    assert dict(state.spent) == {step.id: 5 * MINUTE for step in PROGRAMME.steps}
    assert (state.uncovered, state.running) == ((), False)


def test_what_was_left_out_or_not_reached_is_named_at_the_end() -> None:
    meeting = Meeting()
    meeting.does(conduct.leave_out(meeting.state, "2.2")).goes_on().goes_on()
    fact = conduct.close(meeting.state)
    assert fact is not None
    assert fact.uncovered == ("2.2", "3.1", "4.1")


def test_going_back_adds_to_what_was_spent_there() -> None:
    meeting = Meeting().later(2).goes_on().later(3)
    meeting.does(conduct.back(meeting.state, meeting.now)).later(4).goes_on()
    assert meeting.state.spent == {"1.1": 6 * MINUTE, "2.1": 3 * MINUTE}
    assert meeting.state.visited == ("1.1", "2.1")


def test_two_laptops_that_wrote_in_the_same_log_agree_on_what_happened() -> None:
    here = Event("x", "m1", 3, "a", TWO_O_CLOCK + 5, StepStarted("2.1", TWO_O_CLOCK + 600))
    there = Event("b", "m1", 3, "b", TWO_O_CLOCK + 4, TimeRuns(TWO_O_CLOCK + 900))
    opening = Meeting().log
    assert fold(PROGRAMME, [*opening, here, there]) == fold(PROGRAMME, [there, *opening, here])
    assert fold(PROGRAMME, [*opening, here, there]).clock == Running(TWO_O_CLOCK + 900)


def test_the_opening_is_not_undone() -> None:
    meeting = Meeting()
    assert meeting.undoes() is None
    assert meeting.goes_on().undoes() is not None
    assert meeting.undoes() is None
    assert meeting.state.current == "1.1"


def test_looking_at_a_card_does_not_stand_in_the_way_of_undoing() -> None:
    meeting = Meeting().goes_on()
    meeting.does(conduct.lengthen(meeting.state, 120, meeting.now)).does(conduct.show_card(meeting.state, 1))
    event = meeting.undoes()
    assert event is not None
    assert isinstance(event.fact, TimeRuns)
    assert (meeting.left, meeting.state.card) == (10, 1)


def test_a_card_that_was_shown_in_a_step_goes_with_it_when_the_step_is_undone() -> None:
    meeting = Meeting().goes_on()
    meeting.does(conduct.show_card(meeting.state, 2)).undoes()
    assert (meeting.state.current, meeting.state.card) == ("1.1", 0)


def test_undoing_the_end_takes_the_meeting_up_where_it_was() -> None:
    meeting = Meeting().goes_on().later(4)
    before = meeting.state
    meeting.does(conduct.close(meeting.state)).later(1).undoes()
    assert meeting.state == before


@given(COURSES, st.randoms(use_true_random=False))
def test_the_order_in_which_events_are_given_does_not_matter(course: Course, random: Random) -> None:
    meeting = held_like_this(course)
    shuffled = list(meeting.log)
    random.shuffle(shuffled)
    assert fold(PROGRAMME, shuffled) == meeting.state


@given(COURSES)
def test_undoing_gives_the_state_without_that_event(course: Course) -> None:
    meeting = held_like_this(course)
    undone = undoable(meeting.log)
    without = fold(PROGRAMME, [event for event in meeting.log if event is not undone])
    meeting.undoes()
    assert meeting.state == without


@given(COURSES)
def test_undoing_everything_leaves_the_opening_and_never_takes_words_away(course: Course) -> None:
    meeting = held_like_this(course)
    facts = [event.fact for event in meeting.log]
    while (event := meeting.undoes()) is not None:
        assert isinstance(event.fact, UNDOABLE)
    assert set(meeting.state.agreements) == {f.agreement for f in facts if isinstance(f, AgreementTouched)}
    assert set(meeting.state.notes) == {f.note for f in facts if isinstance(f, NoteKept)}
    assert (meeting.state.current, meeting.state.steps) == ("1.1", PROGRAMME.steps)
    assert [e.fact for e in meeting.log if not isinstance(e.fact, Undone)] == [
        fact for fact in facts if not isinstance(fact, Undone)
    ]
