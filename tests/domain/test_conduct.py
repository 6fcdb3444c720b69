"""How a meeting goes on: what each wish leads to, and that times stay true whatever is wished."""

from dataclasses import replace

import pytest
from hypothesis import given
from meetings import (
    CHECK_OUT,
    COURSES,
    HARVEST,
    MINUTE,
    PROGRAMME,
    REFLECTION,
    SITUATION,
    TASK,
    TWO_O_CLOCK,
    WISHES,
    Meeting,
    held_like_this,
    step,
    wishes,
)

from dialoog.domain import conduct
from dialoog.domain.conduct import Proposal, Way
from dialoog.domain.facts import Opened, StepStarted
from dialoog.domain.programme import Seat
from dialoog.domain.timing import Held, Running

Course = list[tuple[str, int, int]]


def ways(meeting: Meeting) -> dict[Way, Proposal]:
    return {one.way: one for one in conduct.proposals(meeting.state, meeting.now)}


def lengths(proposal: Proposal) -> dict[str, float]:
    return {step.id: step.seconds / MINUTE for step in proposal.fact.steps}


# beginning, going on, going back


def test_a_meeting_opens_with_its_first_step_and_only_once() -> None:
    meeting = Meeting(opened=False)
    assert conduct.opening(meeting.state, 100.0) == (Opened(), StepStarted("1.1", 280.0))
    assert conduct.opening(Meeting().state, 100.0) == ()


def test_a_programme_without_steps_does_not_open() -> None:
    assert conduct.opening(Meeting(replace(PROGRAMME, steps=()), opened=False).state, 100.0) == ()


def test_going_on_passes_over_what_was_left_out() -> None:
    meeting = Meeting()
    meeting.does(conduct.leave_out(meeting.state, "2.1")).goes_on()
    assert (meeting.state.current, meeting.left) == ("2.2", 15)


def test_after_the_last_step_there_is_nothing_to_go_on_to() -> None:
    meeting = Meeting()
    meeting.does(conduct.start(meeting.state, CHECK_OUT, meeting.now))
    assert conduct.onward(meeting.state, meeting.now) is None


def test_going_back_is_to_where_the_room_really_was() -> None:
    meeting = Meeting()
    assert conduct.back(meeting.state, meeting.now) is None
    meeting.does(conduct.leave_out(meeting.state, "2.1")).goes_on()
    meeting.does(conduct.back(meeting.state, meeting.now))
    assert (meeting.state.current, meeting.left) == ("1.1", 3)


def test_going_to_what_was_left_out_takes_it_in_again() -> None:
    meeting = Meeting()
    meeting.does(conduct.leave_out(meeting.state, "2.2"))
    meeting.does(conduct.start(meeting.state, TASK, meeting.now))
    assert (meeting.state.current, meeting.state.skipped) == ("2.2", frozenset())


def test_cards_stop_at_either_end() -> None:
    meeting = Meeting().goes_on()
    shown = [0]
    for by in (-1, 1, 1, 1, -1):
        meeting.does(conduct.show_card(meeting.state, by))
        shown.append(meeting.state.card)
    assert shown == [0, 0, 1, 2, 2, 1]


# time


def test_a_pause_moves_the_end_and_keeps_what_is_left() -> None:
    meeting = Meeting().later(1)
    meeting.does(conduct.hold_or_run(meeting.state, meeting.now)).later(5)
    assert (meeting.left, meeting.end) == (2, 65)
    meeting.does(conduct.hold_or_run(meeting.state, meeting.now)).later(1)
    assert (meeting.left, meeting.end) == (1, 65)


def test_a_break_is_until_a_time_and_the_step_waits() -> None:
    meeting = Meeting().later(1)
    meeting.does(conduct.take_break(meeting.state, TWO_O_CLOCK + 11 * MINUTE, meeting.now))
    assert (meeting.left, meeting.end) == (2, 70)
    meeting.later(14)
    assert (meeting.left, meeting.end) == (2, 74)
    meeting.does(conduct.hold_or_run(meeting.state, meeting.now)).later(1)
    assert (meeting.state.break_until, meeting.left) == (None, 1)


def test_a_minute_more_during_a_break_is_a_longer_break() -> None:
    meeting = Meeting().later(1)
    meeting.does(conduct.take_break(meeting.state, TWO_O_CLOCK + 11 * MINUTE, meeting.now))
    meeting.does(conduct.lengthen(meeting.state, MINUTE, meeting.now))
    assert (meeting.state.break_until, meeting.left) == (TWO_O_CLOCK + 12 * MINUTE, 2)
    assert conduct.lengthen(meeting.state, -60 * MINUTE, meeting.now) is None


def test_a_break_that_is_over_before_it_begins_is_none() -> None:
    meeting = Meeting()
    assert conduct.take_break(meeting.state, meeting.now, meeting.now) is None


@pytest.mark.parametrize(
    ("passed", "more", "left"),
    [
        pytest.param(1, 2, 4, id="more time is added to what is left"),
        pytest.param(1, -1, 1, id="less time is taken from it"),
        pytest.param(1, -5, 0, id="but no more than there is"),
        pytest.param(8, 2, 2, id="after the time is up the extra minutes count from now"),
        pytest.param(8, -1, -5, id="and there is nothing to take away"),
    ],
)
@pytest.mark.parametrize("paused", [False, True])
def test_minutes_more_or_less(passed: float, more: float, left: float, paused: bool) -> None:
    meeting = Meeting().later(passed)
    if paused:
        meeting.does(conduct.hold_or_run(meeting.state, meeting.now))
    meeting.does(conduct.lengthen(meeting.state, more * MINUTE, meeting.now))
    assert meeting.left == left
    assert isinstance(meeting.state.clock, Held if paused else Running)


def test_minutes_that_nobody_lived_through_do_not_count() -> None:
    meeting = Meeting().later(1)
    meeting.does(conduct.next_turn(meeting.state, meeting.now)).later(30)
    meeting.does(*conduct.allow_for(meeting.state, 30 * MINUTE))
    assert (meeting.left, meeting.state.turns.ends) == (2, meeting.now + 45)


def test_a_clock_that_was_set_back_leaves_the_time_as_it_was() -> None:
    meeting = Meeting().later(1)
    meeting.now -= 24 * 60 * MINUTE
    meeting.does(*conduct.allow_for(meeting.state, -24 * 60 * MINUTE))
    assert meeting.left == 2
    meeting.later(1).goes_on()
    assert meeting.state.spent == {"1.1": 0}


def test_time_that_stands_still_needs_no_allowance() -> None:
    meeting = Meeting()
    meeting.does(conduct.hold_or_run(meeting.state, meeting.now))
    assert conduct.allow_for(meeting.state, 600.0) == ()


# changing the programme


def test_one_more_round_comes_right_after_this_one() -> None:
    meeting = Meeting().goes_on()
    meeting.does(conduct.one_more_round(meeting.state)).goes_on()
    assert (meeting.state.current, meeting.left) == ("2.1+1", 10)
    meeting.does(conduct.one_more_round(meeting.state)).goes_on()
    assert [one.id for one in meeting.state.steps][1:5] == ["2.1", "2.1+1", "2.1+2", "2.2"]
    assert meeting.end == 57


def test_only_what_is_still_to_come_can_be_left_out_and_taken_in_again() -> None:
    meeting = Meeting().goes_on()
    assert conduct.leave_out(meeting.state, "1.1") is None
    assert conduct.leave_out(meeting.state, "2.1") is None
    meeting.does(conduct.leave_out(meeting.state, "2.3"))
    assert list(meeting.state.ahead) == [TASK, HARVEST, CHECK_OUT]
    meeting.does(conduct.leave_out(meeting.state, "2.3"))
    assert list(meeting.state.ahead) == [TASK, REFLECTION, HARVEST, CHECK_OUT]


def test_people_come_late_go_early_and_come_back() -> None:
    meeting = Meeting()
    meeting.does(conduct.arrive(meeting.state, Seat("g-emma", "Emma")))
    assert [seat.name for seat in meeting.state.present] == ["1", "2", "3", "4", "Emma"]
    meeting.does(conduct.leave(meeting.state, "n-3"))
    assert conduct.leave(meeting.state, "n-3") is None
    assert [seat.name for seat in meeting.state.present] == ["1", "2", "4", "Emma"]
    meeting.does(conduct.arrive(meeting.state, Seat("n-3", "3")))
    assert [seat.name for seat in meeting.state.present] == ["1", "2", "3", "4", "Emma"]
    assert conduct.arrive(meeting.state, Seat("n-3", "3")) is None


# making it fit


def test_a_meeting_that_is_in_time_needs_no_proposal() -> None:
    assert ways(Meeting()) == {}


def test_without_a_promised_end_nothing_has_to_fit() -> None:
    assert ways(Meeting(replace(PROGRAMME, until=None)).later(30)) == {}


def test_nine_minutes_late_and_the_three_ways_out() -> None:
    meeting = Meeting().later(12)
    assert meeting.end == 69
    found = ways(meeting)
    assert lengths(found[Way.SHORTEN]) == {"1.1": 3, "2.1": 8, "2.2": 12, "2.3": 15.5, "3.1": 8, "4.1": 4}
    assert found[Way.LEAVE_OUT].left_out == (SITUATION,)
    assert (found[Way.LATER].ends, found[Way.LATER].fact.until) == (TWO_O_CLOCK + 69 * MINUTE,) * 2


def test_the_fewest_steps_go_and_no_longer_ones_than_needed() -> None:
    steps = (step("1.1", "nu", 5), *(step(f"2.{n}", str(n), n) for n in (10, 4, 9, 3)), HARVEST)
    meeting = Meeting(replace(PROGRAMME, steps=steps, until=TWO_O_CLOCK + 26 * MINUTE))
    assert [one.phase.title for one in ways(meeting)[Way.LEAVE_OUT].left_out] == ["10", "3"]


def test_when_only_agreements_and_check_out_are_left_it_can_only_be_later() -> None:
    meeting = Meeting()
    meeting.does(conduct.start(meeting.state, REFLECTION, meeting.now)).later(50)
    assert list(ways(meeting)) == [Way.LATER]


def test_a_break_counts_in_what_has_to_fit() -> None:
    meeting = Meeting()
    meeting.does(conduct.take_break(meeting.state, meeting.now + 10 * MINUTE, meeting.now))
    found = ways(meeting)
    assert found[Way.SHORTEN].ends <= TWO_O_CLOCK + 60 * MINUTE
    assert found[Way.LEAVE_OUT].left_out == (SITUATION,)


@given(COURSES)
def test_what_is_proposed_really_fits_and_spares_what_it_may_not_take(course: Course) -> None:
    meeting = held_like_this(course)
    state = meeting.state
    spared = {one.id: one for one in state.steps if one.closing or one not in state.ahead}
    for way, proposal in ways(meeting).items():
        chosen = Meeting()
        chosen.log, chosen.state, chosen.now = list(meeting.log), state, meeting.now
        chosen.does(proposal.fact)
        assert chosen.state.expected_end(meeting.now) == pytest.approx(proposal.ends)
        assert state.until is not None
        if way is Way.LATER:
            assert proposal.ends > state.until
            assert proposal.fact.steps == state.steps
            continue
        assert proposal.ends <= state.until + 1e-3
        assert {one.id: one for one in proposal.fact.steps if one.id in spared} == spared
        assert not {one.id for one in proposal.left_out} & set(spared)
        assert set(proposal.fact.skipped) == state.skipped | {one.id for one in proposal.left_out}


# whatever happens


class KitchenTimer:
    """What somebody would read who keeps the time with a kitchen timer and a watch: the other way to know it."""

    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.left = meeting.state.steps[0].seconds
        self.runs = True

    def passes(self, seconds: float) -> None:
        self.meeting.now += seconds
        if self.runs:
            self.left -= seconds

    def follows(self, wish: str, which: int) -> None:
        if wish == "undo":
            return
        fact = WISHES[wish](self.meeting, which)
        match wish:
            case _ if fact is None:
                pass
            case "on" | "back" | "go there":
                assert isinstance(fact, StepStarted)
                self.left, self.runs = next(s for s in self.meeting.state.steps if s.id == fact.step).seconds, True
            case "pause or go on":
                self.runs = not self.runs
            case "break":
                self.runs = False
            case "more time" | "less time" if self.meeting.state.break_until is not None:
                pass  # the break gets longer or shorter, not the step
            case "more time":
                self.left = max(0, self.left) + 60
            case "less time":
                self.left = max(0, self.left - 120)


@given(COURSES)
def test_the_time_on_the_wall_is_that_of_a_kitchen_timer(course: Course) -> None:
    meeting = Meeting()
    timer = KitchenTimer(meeting)
    for wish, which, seconds in course:
        if wish == "undo":
            continue
        timer.follows(wish, which)
        wishes(meeting, wish, which)
        timer.passes(seconds)
        state = meeting.state
        assert state.remaining(meeting.now) == pytest.approx(timer.left)
        assert isinstance(state.clock, Running) == timer.runs
        pause = max(0.0, (state.break_until or 0.0) - meeting.now)
        to_come = [one for one in state.steps[state.position + 1 :] if one.id not in state.skipped]
        rest = max(0.0, timer.left) + pause + sum(one.seconds for one in to_come)
        assert state.expected_end(meeting.now) == pytest.approx(meeting.now + rest)
        assert [slot.step for slot in state.slots(meeting.now)] == to_come
        assert not to_come or state.slots(meeting.now)[-1].ends == pytest.approx(meeting.now + rest)


@given(COURSES)
def test_every_minute_between_opening_and_end_is_spent_somewhere(course: Course) -> None:
    meeting = held_like_this(course)
    meeting.does(conduct.close(meeting.state))
    assert sum(meeting.state.spent.values()) == pytest.approx(meeting.now - TWO_O_CLOCK)
    assert set(meeting.state.spent) <= set(meeting.state.visited)


@given(COURSES)
def test_the_room_is_always_somewhere_and_every_step_is_another(course: Course) -> None:
    meeting = Meeting()
    for wish, which, seconds in course:
        wishes(meeting, wish, which)
        meeting.later(seconds / MINUTE)
        state = meeting.state
        ids = [one.id for one in state.steps]
        assert len(ids) == len(set(ids))
        assert state.step is not None
        assert 0 <= state.card <= len(state.step.phase.cards)
        assert state.current not in state.skipped
        seats = [seat.id for seat in state.seats]
        assert len(seats) == len(set(seats))


@given(COURSES)
def test_when_it_is_over_nothing_changes_any_more(course: Course) -> None:
    meeting = held_like_this(course)
    meeting.does(conduct.close(meeting.state))
    after = set(WISHES) - {"arrive", "leave", "note", "agree"}
    assert [wish for wish in sorted(after) if WISHES[wish](meeting, 1) is not None] == []
    assert conduct.close(meeting.state) is None
