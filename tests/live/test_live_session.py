"""A meeting as the screen holds it, over a real workspace: from opening to the end, and found again as it was."""

from dataclasses import replace

import pytest
from hand_clock import HandClock
from meetings_on_file import CALENDAR, ELS, FATIMA, FRIDAY, JAN, opened, shown, taken_up

from dialoog.domain.agreement import NotAllowed, Owner, Status, Wording
from dialoog.domain.note import NoteKind
from dialoog.domain.programme import Seat, numbered
from dialoog.domain.session import SessionStatus
from dialoog.domain.workform import Visibility
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace

MINUTE = 60.0


def left(live: LiveSession) -> float:
    """Minutes to go in this step."""
    return live.state.remaining(live.now) / MINUTE


def test_an_afternoon_is_found_again_as_it_was(workplace: Workplace, clock: HandClock) -> None:
    live = opened(workplace)
    live.next_turn()
    clock.later(minutes=3)
    live.onward()
    assert live.show_card(1)
    clock.later(minutes=4)
    live.hold_or_run()
    clock.later(minutes=5)
    live.hold_or_run()
    live.lengthen(2 * MINUTE)
    assert left(live) == 8
    live.take_break(clock.wall() + 10 * MINUTE)
    clock.later(minutes=10)
    live.hold_or_run()
    assert left(live) == 8
    live.keep("Vragen stellen helpt", NoteKind.INSIGHT)
    live.onward()
    agreement = live.accept(live.agree(CALENDAR), "p-jan")
    assert agreement.status is Status.CONFIRMED
    live.close()
    before = shown(live)
    assert workplace.close(timeout=30)

    with Workplace.open(workplace.path, clock=clock) as later:
        again = taken_up(later, live.record.id)
        assert shown(again) == before
        assert again.log == live.log
        assert [one.status for one in again.agreements()] == [Status.RUNNING]
        assert [note.text for note in again.notes()] == ["Vragen stellen helpt"]
        assert again.state.spent == {"1.1": 3 * MINUTE, "2.1": 19 * MINUTE, "2.2": 0}
        assert [one.id for one in later.held()] == [live.record.id]


def test_a_meeting_that_was_put_away_waits_with_its_time(workplace: Workplace, clock: HandClock) -> None:
    live = opened(workplace)
    clock.later(minutes=1)
    assert live.hold()
    assert not live.hold()
    clock.later(minutes=24 * 60)
    (session,) = workplace.interrupted()
    assert left(workplace.live(session)) == 2


def test_opening_is_one_act_and_happens_once(workplace: Workplace) -> None:
    live = opened(workplace)
    live.open()
    assert len(live.log) == 2
    assert len({event.at for event in live.log}) == 1
    assert live.record.status is SessionStatus.RUNNING


def test_the_end_can_be_undone(workplace: Workplace, clock: HandClock) -> None:
    live = opened(workplace)
    clock.later(minutes=2)
    before = live.state
    live.close()
    assert (live.record.status, live.record.ended) == (SessionStatus.CLOSED, clock.wall())
    clock.later(minutes=1)
    assert live.undo() is not None
    assert (live.state, live.record.status, live.record.ended) == (before, SessionStatus.RUNNING, None)
    assert workplace.interrupted() == (live.record,)
    assert left(live) == 0


def test_undo_leaves_words_alone(workplace: Workplace) -> None:
    live = opened(workplace)
    note, agreement = live.keep("Blijft staan"), live.agree(CALENDAR)
    assert live.undo() is None
    assert (live.notes(), live.agreements()) == ((note,), (agreement,))


def test_after_the_end_no_extra_round_is_planned(workplace: Workplace) -> None:
    live = opened(workplace)
    live.close()
    log = live.log
    assert not live.one_more_round()
    assert not live.onward()
    assert live.log == log


def test_one_more_round_goes_there_at_once(workplace: Workplace) -> None:
    live = opened(workplace)
    assert live.one_more_round()
    assert (live.state.current, live.state.next) == ("1.1+1", live.programme.steps[1])


def test_minutes_that_were_slept_are_given_back(workplace: Workplace, clock: HandClock) -> None:
    live = opened(workplace)
    clock.later(minutes=1)
    clock.sleep(minutes=30)
    live.allow_for(30 * MINUTE)
    assert left(live) == 2


def test_what_is_chosen_to_fit_does_fit(workplace: Workplace, clock: HandClock) -> None:
    live = opened(workplace)
    clock.later(minutes=9)
    proposals = live.proposals()
    live.choose(proposals[0])
    assert live.state.short(live.now) == 0
    live.undo()
    assert live.proposals() == proposals


def test_views_are_told_until_they_stop_watching(workplace: Workplace) -> None:
    live = opened(workplace)
    seen: list[str | None] = []
    stop = live.watch(lambda: seen.append(live.state.current))
    live.onward()
    stop()
    live.onward()
    assert seen == ["2.1"]


# who says yes


def test_who_has_left_cannot_say_yes(workplace: Workplace) -> None:
    live = opened(workplace)
    agreement = live.agree(CALENDAR)
    live.leave(JAN.id)
    with pytest.raises(NotAllowed):
        live.accept(agreement, JAN.id)
    assert live.agreements() == (agreement,)
    live.arrive("jan")
    assert live.accept(agreement, JAN.id).status is Status.CONFIRMED


def test_a_colleague_who_did_not_come_cannot_say_yes(workplace: Workplace) -> None:
    live = opened(workplace)
    agreement = live.agree(Wording("Bellen", (Owner("p-omar", "Omar"),)))
    with pytest.raises(NotAllowed):
        live.accept(agreement, "p-omar")


@pytest.mark.parametrize("owner", [Owner("p-omar", "Omar"), Owner("g-kim", "Kim"), Owner("n-2", "2")])
def test_in_a_group_known_by_numbers_the_facilitator_sees_who_says_yes(workplace: Workplace, owner: Owner) -> None:
    live = opened(workplace, numbered(4))
    assert live.accept(live.agree(Wording("Bellen", (owner,))), owner.id).status is Status.CONFIRMED


def test_an_agreement_of_before_that_is_adapted_runs_again_at_the_end(workplace: Workplace) -> None:
    old = workplace.agree("havo", CALENDAR)
    live = opened(workplace)
    changed = live.reword(old, Wording("De kalender af", CALENDAR.owners, FRIDAY))
    live.accept(changed, JAN.id)
    assert (live.made_here(), len(live.agreements())) == ((), 1)
    live.close()
    found = workplace.room.agreement(old.id)
    assert found is not None
    assert (found.status, found.wording.what, found.session) == (Status.RUNNING, "De kalender af", None)


def test_saying_yes_twice_or_changing_nothing_is_not_an_event(workplace: Workplace) -> None:
    live = opened(workplace)
    agreement = live.accept(live.agree(CALENDAR), JAN.id)
    log = live.log
    live.accept(agreement, JAN.id)
    live.reword(agreement, CALENDAR)
    assert live.log == log


# who is here


def test_a_guest_who_comes_back_is_the_same_guest(workplace: Workplace) -> None:
    live = opened(workplace)
    live.leave(ELS.id)
    assert live.arrive("els").id == ELS.id
    assert live.state.seats == (FATIMA, JAN, ELS)


def test_a_second_one_of_a_name_is_another_person(workplace: Workplace) -> None:
    live = opened(workplace)
    assert live.arrive("Els") == Seat("g-els 2", "Els 2")
    assert live.arrive("Jan") == Seat("g-jan 2", "Jan 2")
    assert live.arrive("Els") == Seat("g-els 3", "Els 3")
    assert len({seat.id for seat in live.state.seats}) == 6


def test_one_more_in_a_group_of_numbers(workplace: Workplace) -> None:
    live = opened(workplace, numbered(3))
    live.leave("n-2")
    assert live.arrive() == Seat("n-2", "2", present=False)
    assert live.arrive() == Seat("n-4", "4")
    assert [seat.present for seat in live.state.seats] == [True] * 4


def test_somebody_without_a_name_is_not_the_colleague_who_left(workplace: Workplace) -> None:
    live = opened(workplace)
    live.leave(JAN.id)
    assert live.arrive() == Seat("n-1", "1")
    assert JAN.id not in {seat.id for seat in live.state.present}


# words


def test_words_are_cleaned_at_the_door(workplace: Workplace) -> None:
    live = opened(workplace)
    note = live.keep("  Rood\x1b[31m\n\ten \u202eblauw ")
    agreement = live.agree(Wording("Bellen\nmet\x07 Kim", (Owner("g-kim", "Kim\x1b"),), why=" \u200bdaarom "))
    assert note.text == "Rood[31m\n en blauw"
    assert (agreement.wording.what, agreement.wording.why) == ("Bellen met Kim", "daarom")
    assert agreement.wording.owners == (Owner("g-kim", "Kim"),)


def test_a_note_says_where_and_when_it_was_kept(workplace: Workplace, clock: HandClock) -> None:
    live = opened(workplace)
    live.onward()
    note = live.keep("Op school", NoteKind.CAPTURE, "situatie")
    assert (note.step, note.at, note.name, note.session) == ("2.1", clock.wall(), "situatie", live.record.id)
    better = live.renote(replace(note, text="Op school, in de pauze"))
    assert live.notes() == (better,)
    assert live.notes(NoteKind.INSIGHT) == ()


def test_what_is_not_for_the_room_is_not_on_its_wall(workplace: Workplace) -> None:
    live = opened(workplace)
    for visibility in Visibility:
        live.keep(f"Voor {visibility}", visibility=visibility)
        live.agree(Wording(f"Voor {visibility}", visibility=visibility))
    assert [note.text for note in live.notes()] == ["Voor team", "Voor school"]
    assert [one.wording.what for one in live.made_here()] == ["Voor team", "Voor school"]


def test_a_promise_that_is_not_for_the_room_runs_at_the_end_as_well(workplace: Workplace) -> None:
    live = opened(workplace)
    private = live.agree(Wording("Met Kim praten", (Owner("p-jan", "Jan"),), visibility=Visibility.PRIVATE))
    live.accept(private, JAN.id)
    live.close()
    found = workplace.ledger.get(type(private), private.id)
    assert found is not None
    assert found.status is Status.RUNNING
