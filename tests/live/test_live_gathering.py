"""The people of a meeting: who comes and goes, who sits where, who does what, and what the team remembers of it."""

from collections.abc import Sequence

import pytest
from hand_clock import HandClock

from dialoog.domain.facts import SeatsSet
from dialoog.domain.memory import Memory
from dialoog.domain.note import NoteKind
from dialoog.domain.person import Team
from dialoog.domain.programme import Programme, Seat, casts_of, lay_out
from dialoog.domain.workform import Phase, Role, Tool, WorkForm
from dialoog.live.gathering import Gathering
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace

CHAIR = Role("voorzitter")
REST = Role("deelnemers", many=True)
TALK = Phase("Gesprek", 10, "Waar gaat het om?")
CAFE = Phase("Aan tafel", 20, "Wat hoor je?", tool=Tool.TABLES, options=(("rounds", "4"), ("change", "2")))
HEAP = Phase("Kaarten", 10, "Trek.", ("Wat lukte?", "Wat schuurt?", "Wie hielp?"), tool=Tool.CARDS)


def people(count: int) -> tuple[Seat, ...]:
    return tuple(Seat(f"p-{number}", f"Naam {number}") for number in range(1, count + 1))


def form(id: str, *phases: Phase, roles: tuple[Role, ...] = (), confidential: bool = False) -> WorkForm:
    return WorkForm(id, id, "nl", phases, roles=roles, confidential=confidential)


def meeting(workplace: Workplace, *forms: WorkForm, seats: Sequence[Seat]) -> LiveSession:
    workplace.ledger.put(Team("havo", "Havo"))
    programme = Programme(
        "Overleg", lay_out(forms, len(seats)), "nl", team="havo", seats=tuple(seats), casts=casts_of(forms)
    )
    live = workplace.live(workplace.prepare(programme))
    live.open()
    return live


def at(live: LiveSession, step: str) -> None:
    live.go_to(next(one for one in live.state.steps if one.id == step))


def hosts(live: LiveSession, round: int) -> list[str]:
    assert live.state.tables is not None
    return [table[0] for table in live.state.tables.rounds[round - 1]]


# tables


def test_hosts_stay_when_one_left_and_the_rest_is_mixed_again(workplace: Workplace) -> None:
    live = meeting(workplace, form("cafe", CAFE), seats=people(16))
    at(live, "1.1r1")
    live.leave(hosts(live, 2)[1])
    after = hosts(live, 2)
    assert live.set_tables()
    assert [hosts(live, number) for number in (2, 3, 4)] == [after] * 3


def test_when_all_rounds_began_there_is_nothing_to_set(workplace: Workplace) -> None:
    live = meeting(workplace, form("cafe", CAFE), seats=people(16))
    at(live, "1.1r4")
    before = len(live.log)
    assert not live.set_tables()
    assert len(live.log) == before


def test_who_is_kept_apart_stays_so_after_an_absence(workplace: Workplace) -> None:
    live = meeting(workplace, form("cafe", CAFE), seats=people(16))
    assert live.set_tables(4, (("p-1", "p-2"),))
    live.leave("p-1")
    assert live.set_tables()
    live.rejoin(live.state.seats[0])
    assert live.set_tables()
    assert live.state.tables is not None
    assert live.state.tables.apart == (("p-1", "p-2"),)
    together = [table for tables in live.state.tables.rounds for table in tables if {"p-1", "p-2"} <= set(table)]
    assert together == []


def test_two_phases_at_tables_have_plans_of_their_own(workplace: Workplace) -> None:
    live = meeting(workplace, form("cafe", CAFE, CAFE), seats=people(16))
    at(live, "1.1r4")
    first = live.state.tables
    at(live, "1.2r1")
    assert live.state.tables is not None
    assert live.state.tables != first
    assert live.state.rounds_begun("1.2") == 1
    assert live.set_tables()


# groups


def test_groups_end_with_their_form(workplace: Workplace) -> None:
    trios = Phase("In drieën", 6, "Vertel.", tool=Tool.PAIRS, options=(("size", "3"),))
    pairs = Phase("Duo's", 6, "Vertel.", tool=Tool.PAIRS)
    live = meeting(workplace, form("eerst", trios), form("daarna", pairs), seats=people(6))
    assert sorted(map(len, live.state.groups)) == [3, 3]
    at(live, "2.1")
    assert sorted(map(len, live.state.groups)) == [2, 2, 2]


# roles


def test_a_role_of_a_part_that_is_over_was_held(workplace: Workplace) -> None:
    live = meeting(workplace, form("een", TALK, roles=(CHAIR, REST)), form("twee", TALK), seats=people(4))
    assert live.give_roles()
    (chair,) = live.state.holding("voorzitter")
    at(live, "2.1")
    live.leave(chair)
    live.close()
    memory = workplace.ledger.get(Memory, "havo")
    assert memory is not None
    assert memory.held("een")[chair, "voorzitter"] == 1


def test_handed_out_again_a_role_goes_round_within_one_meeting(workplace: Workplace) -> None:
    live = meeting(workplace, form("een", TALK, roles=(CHAIR, REST)), seats=people(4))
    chairs = []
    for _round in range(4):
        assert live.give_roles()
        chairs += live.state.holding("voorzitter")
    assert len(set(chairs)) == 4


# turns


def test_after_a_pass_the_word_goes_on_by_chance_too(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    class Last:
        def choice(self, waiting: Sequence[str]) -> str:
            return waiting[-1]

    round = Phase("Rondje", text="Hoe is het?", tool=Tool.TURNS, seconds=45, options=(("order", "random"),))
    live = meeting(workplace, form("rondje", round), seats=people(5))
    monkeypatch.setattr(Gathering, "chance", Last())
    live.next_turn()
    live.pass_turn()
    assert live.state.turns.speaker == "p-4"
    live.leave("p-4")
    assert live.state.turns.speaker == "p-3"


def test_slept_minutes_do_not_count_in_a_silence(workplace: Workplace, clock: HandClock) -> None:
    live = meeting(workplace, form("een", TALK), seats=people(3))
    live.be_silent()
    clock.later(600)
    live.allow_for(600)
    assert live.state.silence is not None
    assert live.state.silence.until - live.now == 60


# names


def test_of_two_people_with_one_name_the_right_one_comes_back(workplace: Workplace) -> None:
    live = meeting(workplace, form("een", TALK), seats=(Seat("p-1", "Jan"), Seat("p-2", "Jan"), Seat("p-3", "Els")))
    live.leave("p-1")
    live.leave("p-2")
    live.rejoin(live.state.seats[1])
    assert [seat.id for seat in live.state.present] == ["p-2", "p-3"]


# undo


def test_undo_names_the_wish_and_not_what_followed_from_it(workplace: Workplace) -> None:
    live = meeting(workplace, form("een", TALK, roles=(CHAIR, REST)), seats=people(4))
    live.give_roles()
    live.leave("p-1")
    undone = live.undo()
    assert undone is not None
    assert isinstance(undone.fact, SeatsSet)
    assert len(live.state.present) == 4


def test_undo_of_the_last_card_of_a_heap_keeps_the_others_away(workplace: Workplace) -> None:
    live = meeting(workplace, form("kaarten", HEAP), seats=people(3))
    for _card in range(3):
        live.draw()
    drawn = live.state.drawn["1.1"]
    live.undo()
    live.draw()
    assert live.state.drawn["1.1"] == drawn


def test_a_meeting_that_goes_on_after_all_is_not_remembered_yet(workplace: Workplace) -> None:
    live = meeting(workplace, form("een", TALK), seats=people(3))
    live.close()
    assert workplace.ledger.get(Memory, "havo") is not None
    live.undo()
    memory = workplace.ledger.get(Memory, "havo")
    assert memory is not None
    assert memory.forms == ()
    live.close()
    live.undo()
    live.close()
    memory = workplace.ledger.get(Memory, "havo")
    assert memory is not None
    assert [one.form for one in memory.forms] == ["een"]


# confidence


def test_what_was_told_in_an_extra_round_that_was_undone_is_still_the_case(workplace: Workplace) -> None:
    live = meeting(workplace, form("intervisie", TALK, confidential=True), seats=people(3))
    live.one_more_round()
    live.keep("in vertrouwen", NoteKind.IDEA)
    live.undo()
    assert [note.text for note in live.case()] == ["in vertrouwen"]
