"""What is saved is saved: after a crash at any point, on a disk that fails for a while, when words are taken back."""

import errno
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from hand_clock import HandClock
from hypothesis import given, settings
from meetings_on_file import CALENDAR, COURSES, INTENTS, opened, pulled_out, shown, taken_up

from dialoog import i18n
from dialoog.domain.agreement import Owner, Wording
from dialoog.domain.session import fold
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace

Course = list[tuple[str, int, int]]
PATIENCE = 30.0
"""Seconds after which a save is taken to be stuck."""


def goes(live: LiveSession, clock: HandClock, course: Course) -> None:
    for intent, which, seconds in course:
        INTENTS[intent](live, which)
        clock.later(seconds)


# a crash


@settings(max_examples=25, deadline=None)
@given(COURSES)
def test_after_a_crash_everything_is_there_that_was_shown_as_saved(course: Course) -> None:
    clock = HandClock()
    with tempfile.TemporaryDirectory() as folder:
        with Workplace.open(Path(folder, "school"), clock=clock, create=True) as workplace:
            live = opened(workplace)
            goes(live, clock, course)
            assert workplace.ledger.drain(PATIENCE)
            assert workplace.mark.saved
            before = shown(live)
            copy = pulled_out(workplace, Path(folder, "copy"))
        with Workplace.open(copy, clock=clock) as again:
            assert shown(taken_up(again, live.record.id)) == before
            assert again.ledger.problems == ()


@settings(max_examples=25, deadline=None)
@given(COURSES)
def test_a_crash_in_the_middle_of_saving_leaves_the_meeting_at_an_earlier_moment(course: Course) -> None:
    clock = HandClock()
    with tempfile.TemporaryDirectory() as folder:
        with Workplace.open(Path(folder, "school"), clock=clock, create=True) as workplace:
            session = workplace.prepare(opened(workplace).programme)
            assert workplace.ledger.drain(PATIENCE)
            live = workplace.live(session)
            live.open()
            goes(live, clock, course)
            copy = pulled_out(workplace, Path(folder, "copy"))
        with Workplace.open(copy, clock=clock) as again:
            found = taken_up(again, session.id)
            assert found.log == live.log[: len(found.log)]
            assert found.state == fold(live.programme, live.log[: len(found.log)])
            assert (found.state.opened is None) == (found.state.step is None)
            assert found.record.status == ("prepared" if not found.log else found.record.status)
            assert found.state.running == (found.record.status == "running")
            assert again.ledger.problems == ()


# a disk that fails


class Disk:
    """The edge where a file is put in place, under our thumb."""

    def __init__(self, patch: pytest.MonkeyPatch) -> None:
        self._error: OSError | None = None
        self._open = Event()
        self._open.set()
        real = os.replace

        def replace(source: str, target: str) -> None:
            assert self._open.wait(PATIENCE)
            if self._error is not None:
                raise self._error
            real(source, target)

        patch.setattr(os, "replace", replace)

    def fails(self, error: OSError) -> None:
        self._error = error

    def hangs(self) -> None:
        self._open.clear()

    def works(self) -> None:
        self._error = None
        self._open.set()


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch, workplace: Workplace) -> Disk:
    return Disk(monkeypatch)


def until(workplace: Workplace, condition: Callable[[], bool]) -> None:
    """Wait for the writer to bring it about."""
    changed = Event()
    workplace.on_save = changed.set
    while not condition():
        assert changed.wait(PATIENCE)
        changed.clear()


def test_the_mark_says_how_much_is_not_on_disk_yet(workplace: Workplace, disk: Disk) -> None:
    live = opened(workplace)
    assert workplace.ledger.drain(PATIENCE)
    assert (workplace.mark.saved, workplace.mark.pending) == (True, 0)
    disk.hangs()
    live.onward()
    live.agree(CALENDAR)
    assert (workplace.mark.saved, workplace.mark.pending) == (False, 2)
    disk.works()
    assert workplace.ledger.drain(PATIENCE)
    assert (workplace.mark.saved, workplace.mark.pending, workplace.mark.problem) == (True, 0, None)


def test_a_full_disk_stops_no_meeting_and_is_saved_when_there_is_room(workplace: Workplace, disk: Disk) -> None:
    i18n.use("en")
    live = opened(workplace)
    assert workplace.ledger.drain(PATIENCE)
    disk.fails(OSError(errno.ENOSPC, "No space left on device"))
    live.onward()
    agreement = live.agree(CALENDAR)
    until(workplace, lambda: workplace.mark.problem is not None)
    assert "the disk is full" in (workplace.mark.problem or "")
    assert workplace.mark.pending == 2
    assert (live.state.current, live.made_here()) == ("2.1", (agreement,))
    disk.works()
    until(workplace, lambda: workplace.mark.saved)
    assert workplace.mark.problem is None


def test_closing_says_so_when_something_could_not_be_saved(disk: Disk, tmp_path: Path, clock: HandClock) -> None:
    workplace = Workplace.open(tmp_path / "other", clock=clock, create=True)
    live = opened(workplace)
    assert workplace.ledger.drain(PATIENCE)
    disk.fails(OSError(errno.EIO, "Input/output error"))
    live.onward()
    assert not workplace.close(timeout=0.1)
    assert workplace.mark.pending == 1


# words that are taken back


def traces(workplace: Workplace, word: str) -> list[str]:
    """Files below the workspace, and in the cache, that have this word in them."""
    folders = (workplace.path, Path(os.environ["XDG_CACHE_HOME"]))
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path.name for path in files if word.encode() in path.read_bytes()]


def test_a_sentence_that_hurts_leaves_no_trace(workplace: Workplace) -> None:
    live = opened(workplace)
    note = live.keep("Jan is een kletskous")
    assert workplace.ledger.drain(PATIENCE)
    live.renote(replace(note, text="Jan is soms een kletskous"))
    assert workplace.ledger.drain(PATIENCE)
    assert len(traces(workplace, "kletskous")) == 2  # the file, and the one before it
    live.withdraw(note)
    assert live.notes() == ()
    assert workplace.ledger.drain(PATIENCE)
    assert traces(workplace, "kletskous") == []
    assert workplace.close(timeout=PATIENCE)
    with Workplace.open(workplace.path, clock=workplace.clock) as again:
        found = taken_up(again, live.record.id)
        assert (found.notes(), found.state.notes) == ((), (note.id,))
        assert again.ledger.problems == ()


def test_an_agreement_that_is_taken_back_leaves_none_of_its_wordings(workplace: Workplace) -> None:
    live = opened(workplace)
    agreement = live.agree(Wording("Stoppen met roddelen", (Owner("p-jan", "Jan"),)))
    changed = live.reword(agreement, Wording("Aardiger zijn", agreement.wording.owners))
    assert workplace.ledger.drain(PATIENCE)
    assert traces(workplace, "roddelen") != []
    live.withdraw(changed)
    assert workplace.ledger.drain(PATIENCE)
    assert traces(workplace, "roddelen") == traces(workplace, "Aardiger") == []
    assert live.agreements() == ()


def test_words_taken_back_before_they_were_saved_never_reach_the_disk(workplace: Workplace, disk: Disk) -> None:
    live = opened(workplace)
    assert workplace.ledger.drain(PATIENCE)
    disk.hangs()
    live.onward()
    live.withdraw(live.keep("Jan is een kletskous"))
    assert live.notes() == ()
    disk.works()
    assert workplace.ledger.drain(PATIENCE)
    assert traces(workplace, "kletskous") == []


def test_a_folder_that_went_away_and_came_back_gets_everything(workplace: Workplace, tmp_path: Path) -> None:
    live = opened(workplace)
    assert workplace.ledger.drain(PATIENCE)
    shutil.move(workplace.path, tmp_path / "stick")
    (workplace.path).write_text("in the way")
    live.onward()
    note, agreement = live.keep("Ook dit blijft"), live.accept(live.agree(CALENDAR), "p-jan")
    until(workplace, lambda: workplace.mark.problem is not None)
    assert (live.state.current, live.notes(), live.made_here()) == ("2.1", (note,), (agreement,))
    workplace.path.unlink()
    shutil.move(tmp_path / "stick", workplace.path)
    assert workplace.ledger.drain(PATIENCE)
    assert shown(taken_up(workplace, live.record.id)) == shown(live)
