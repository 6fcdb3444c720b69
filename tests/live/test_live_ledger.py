"""What is applied lies over what is on disk, and what others did to the files is noticed."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hand_clock import HandClock
from meetings_on_file import CALENDAR, opened, taken_up

from dialoog import i18n
from dialoog.domain.agreement import Agreement, Status
from dialoog.domain.facts import Event
from dialoog.domain.goal import Goal, GoalStatus, Level
from dialoog.domain.note import Note
from dialoog.domain.person import Person
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.storage.store import Term
from dialoog.storage.writer import Writer

PATIENCE = 30.0
File = dict[str, Any]


@pytest.fixture
def stalled(monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that takes everything in and gets nowhere."""
    monkeypatch.setattr(Writer, "_run", lambda self: None)


def edited(workplace: Workplace, live: LiveSession, change: Callable[[File], None]) -> None:
    """Another program changes the file of a meeting."""
    (path,) = workplace.path.glob(f"sessions/*/{live.record.id}.json")
    content = json.loads(path.read_text("utf-8"))
    change(content)
    path.write_text(json.dumps(content, indent=1), "utf-8")


def test_what_is_not_saved_yet_is_found_by_id_and_by_question(stalled: None, tmp_path: Path, clock: HandClock) -> None:
    workplace = Workplace.open(tmp_path / "school", clock=clock, create=True)
    first = workplace.agree("havo", CALENDAR)
    workplace.agree("vwo", CALENDAR)
    assert workplace.ledger.get(Agreement, first.id) == first
    assert workplace.room.agreements("havo") == (first,)
    settled = workplace.settle(first, Status.DONE)
    assert workplace.ledger.get(Agreement, first.id) == settled
    assert workplace.ledger.find(Agreement, Term("status", "eq", "running"), Term("team", "eq", "havo")) == ()
    assert workplace.mark.pending == 3
    workplace.workspace.close()


def test_what_is_not_saved_yet_lies_over_what_is(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = workplace.agree("havo", CALENDAR)
    gone = workplace.agree("havo", CALENDAR)
    assert workplace.ledger.drain(PATIENCE)
    monkeypatch.setattr(workplace.workspace, "unit", None)  # from here on every save fails
    settled = workplace.settle(kept, Status.DONE)
    workplace.ledger.forget(gone)
    assert workplace.room.agreements("havo") == (settled,)
    assert workplace.room.agreement(gone.id) is None
    assert workplace.ledger.find(Agreement, Term("status", "eq", "running")) == ()
    assert not workplace.mark.saved
    monkeypatch.undo()
    assert workplace.ledger.drain(PATIENCE)
    assert workplace.room.agreements("havo") == (settled,)


def test_fields_that_dialoog_does_not_know_survive(workplace: Workplace) -> None:
    live = opened(workplace)
    agreement = live.agree(CALENDAR)
    assert workplace.ledger.drain(PATIENCE)

    def colour(file: File) -> None:
        file["agreements"][agreement.id]["wording"]["colour"] = "blauw"

    edited(workplace, live, colour)
    (read,) = live.agreements()
    live.settle(read, Status.DONE)
    assert workplace.ledger.drain(PATIENCE)
    found = workplace.workspace.get("agreement", agreement.id)
    assert found is not None
    assert (found.doc["status"], found.doc["wording"]["colour"]) == ("done", "blauw")


@pytest.mark.parametrize("saved", [True, False], ids=["since we saved it", "since we read it"])
def test_what_another_program_wrote_meanwhile_is_kept_aside(workplace: Workplace, saved: bool) -> None:
    live = opened(workplace)
    made = live.agree(CALENDAR)
    assert workplace.close(PATIENCE)

    def other_words(file: File) -> None:
        file["agreements"][made.id]["wording"]["what"] = "Woorden van een ander"

    with Workplace.open(workplace.path, clock=workplace.clock) as later:
        again = taken_up(later, live.record.id)
        (agreement,) = again.agreements()
        if saved:
            agreement = again.accept(agreement, "p-jan")
            assert later.ledger.drain(PATIENCE)
        edited(later, again, other_words)
        again.settle(agreement, Status.DONE)
        assert later.ledger.drain(PATIENCE)
        (copy,) = later.path.glob("backup/conflict/*.json")
        assert "Woorden van een ander" in copy.read_text("utf-8")
        assert [(one.status, one.wording.what) for one in again.agreements()] == [(Status.DONE, CALENDAR.what)]
        assert any(copy.name in problem for problem in later.ledger.problems)


def broken_sequence(event: File) -> None:
    event["sequence"] = "drie"


def missing_device(event: File) -> None:
    del event["device"]


def newer_kind(event: File) -> None:
    event["kind"] = "danced"


def broken_fact(event: File) -> None:
    event["fact"] = {"step": 3}


@pytest.mark.parametrize("breaks", [broken_sequence, missing_device, newer_kind, broken_fact])
def test_an_event_that_cannot_be_read_is_named_and_does_not_stop_the_meeting(
    workplace: Workplace, breaks: Callable[[File], None]
) -> None:
    i18n.use("en")
    live = opened(workplace)
    live.onward()
    assert workplace.ledger.drain(PATIENCE)
    last = live.log[-1]
    edited(workplace, live, lambda file: breaks(file["events"][last.id]))
    again = taken_up(workplace, live.record.id)
    assert again.log == live.log[:-1]
    assert any(last.id in problem for problem in workplace.ledger.problems)
    assert again.onward()


def test_a_record_that_cannot_be_read_is_not_there_and_is_named(workplace: Workplace) -> None:
    live = opened(workplace)
    note = live.keep("Goed gesprek")
    assert workplace.ledger.drain(PATIENCE)
    edited(workplace, live, lambda file: file["notes"][note.id].update(at="gisteren"))
    assert (live.notes(), workplace.room.notes(live.record.id)) == ((), ())
    assert any(note.id in problem for problem in workplace.ledger.problems)


def test_every_kind_of_record_comes_back_as_it_was_put(workplace: Workplace) -> None:
    live = opened(workplace)
    live.keep("Goed gesprek")
    person = workplace.add_person("Fatima")
    goal = workplace.add_goal("Beter feedback geven", Level.TEAM, team="havo")
    workplace.ledger.put(Goal(goal.id, Level.TEAM, goal.text, GoalStatus.REACHED, "havo", until=CALENDAR.due))

    def found() -> tuple[tuple[Note, ...], tuple[Person, ...], tuple[Goal, ...]]:
        return workplace.ledger.find(Note), workplace.ledger.find(Person), workplace.ledger.find(Goal)

    applied = found()
    events = workplace.ledger.find(Event, Term("session", "eq", live.record.id))
    assert workplace.ledger.drain(PATIENCE)
    assert found() == applied
    assert set(workplace.ledger.find(Event, Term("session", "eq", live.record.id))) == set(events) == set(live.log)
    assert workplace.ledger.get(Person, person.id) == person
