"""One open workspace: its meetings, people, goals, and the agreements made outside a meeting."""

from pathlib import Path

import pytest
from hand_clock import HandClock
from meetings_on_file import CALENDAR, FRIDAY, opened, programme

from dialoog.domain.agreement import NotAllowed, Owner, Status, Wording
from dialoog.domain.person import Membership, Person, Team
from dialoog.domain.programme import Seat
from dialoog.live.workplace import Workplace
from dialoog.storage.store import ReadOnly, StoreError


def test_there_is_no_workspace_until_someone_makes_one(tmp_path: Path, clock: HandClock) -> None:
    with pytest.raises(StoreError):
        Workplace.open(tmp_path / "school", clock=clock)
    assert not (tmp_path / "school").exists()


def test_meetings_are_prepared_then_going_on_then_held_the_latest_first(workplace: Workplace, clock: HandClock) -> None:
    draft = workplace.prepare(programme())
    clock.later(1)
    first, second = opened(workplace), opened(workplace)
    clock.later(1)
    third = opened(workplace)
    second.close()
    clock.later(1)
    first.close()
    assert workplace.prepared() == (draft,)
    assert workplace.interrupted() == (third.record,)
    assert workplace.held() == (first.record, second.record)


def test_who_is_only_allowed_to_look_is_told_who_has_it(workplace: Workplace, clock: HandClock) -> None:
    session = workplace.prepare(programme())
    assert workplace.ledger.drain(30)
    with Workplace.open(workplace.path, clock=clock, write=False) as beside:
        assert not beside.writable
        assert beside.prepared() == (session,)
    with Workplace.open(workplace.path, clock=clock) as second:
        assert not second.writable
        assert second.workspace.holder is not None
    with pytest.raises(ReadOnly):
        Workplace.open(workplace.path, clock=clock, wait=0.01)


def test_a_team_sits_down_as_it_is_today(workplace: Workplace) -> None:
    people = (Person("p1", "Fatima el Amrani", "Fatima"), Person("p2", "Jan"), Person("p3", "Els"))
    members = (Membership("p1"), Membership("p2", until=workplace.today.replace(day=1)), Membership("gone"))
    team = Team("havo", "Havo", members=(*members, Membership("p3")))
    workplace.ledger.put(*people, team)
    assert workplace.seats(team) == (Seat("p-p1", "Fatima"), Seat("p-p3", "Els"))


def test_people_are_added_to_the_team_as_it_is_now(workplace: Workplace) -> None:
    team = workplace.add_team(" Havo\n")
    workplace.add_person("Jan", team)
    workplace.add_person("Els", team)
    (found,) = workplace.room.teams()
    assert found.name == "Havo"
    assert [seat.name for seat in workplace.seats(found)] == ["Jan", "Els"]


def test_a_name_is_someone_on_file_or_a_guest(workplace: Workplace) -> None:
    workplace.ledger.put(Person("p1", "Fatima el Amrani", "Fatima"))
    assert workplace.owner("fatima") == workplace.owner(" Fatima el  Amrani ") == Owner("p-p1", "Fatima")
    assert workplace.owner("Kim") == Owner("g-kim", "Kim")


def test_an_agreement_outside_a_meeting_runs_at_once_and_is_clean(workplace: Workplace) -> None:
    agreement = workplace.agree("havo", Wording("Bellen\x1b\nmet Kim", (Owner("g-kim", "Kim"),), FRIDAY))
    assert (agreement.wording.what, agreement.status) == ("Bellen met Kim", Status.RUNNING)
    assert agreement.waiting_for == ()
    assert workplace.agree("havo", Wording("Wie doet dit?")).status is Status.PROPOSED


def test_settling_outside_a_meeting_has_the_same_rules(workplace: Workplace, clock: HandClock) -> None:
    agreement = workplace.agree("havo", CALENDAR)
    with pytest.raises(NotAllowed):
        workplace.settle(agreement, Status.LAPSED)
    assert workplace.room.agreements() == (agreement,)
    done = workplace.settle(agreement, Status.DONE)
    assert (workplace.last_success("havo"), workplace.last_success("vwo")) == (done, None)


def test_a_review_is_of_this_team_and_what_is_due(workplace: Workplace, clock: HandClock) -> None:
    due = workplace.agree("havo", CALENDAR)
    workplace.agree("vwo", CALENDAR)
    assert workplace.for_review("havo") == ()
    clock.later(minutes=4 * 24 * 60)
    assert workplace.for_review("havo") == (due,)
