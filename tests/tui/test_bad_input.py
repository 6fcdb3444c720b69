"""The app on a bad day: a disk that refuses, a folder that goes, files of another dialoog, a careless paste."""

import errno
import os
from pathlib import Path

import pytest
from hand_clock import HandClock
from staging import Wall, in_app, on_stage, owned_by, programme
from textual.events import Paste

from dialoog import i18n
from dialoog.domain.agreement import Wording
from dialoog.domain.person import Membership, Team
from dialoog.live.workplace import Workplace
from dialoog.storage import files
from dialoog.storage.lock import WorkspaceLock
from dialoog.tui.leaving import not_saved

LONGEST = "Elke maandag bespreken we welke leerlingen extra aandacht nodig hebben en wie er belt"


async def refuse(wall: Wall, monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the disk is full, and the app has noticed."""

    def full(_temp: Path, _path: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    await wall.saved()
    monkeypatch.setattr(files.Path, "replace", full)
    wall.live.keep("Doorvragen hielp")
    wall.live.agree(Wording(LONGEST, owned_by(*wall.state.present[:1])))
    while wall.app.workplace.mark.problem is None:
        await wall.settle()
    await wall.settle()


async def test_why_it_is_not_saved_fits_beside_the_title(
    workplace: Workplace, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(workplace, clock, size=(80, 24)) as wall:
        await refuse(wall, monkeypatch)
        top = wall.drawn.splitlines()[0]
        assert top.rstrip().endswith("nog niet opgeslagen (2): de schijf is vol")
        assert "Havo-overleg" in top
        monkeypatch.undo()
        await wall.saved()


async def test_quitting_while_it_cannot_be_saved_asks_first(
    workplace: Workplace, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(workplace, clock) as wall:
        await refuse(wall, monkeypatch)
        await wall.press("ctrl+q")
        assert "Nog niet alles is opgeslagen" in wall.says
        assert "Doorvragen hielp" in wall.says
        assert LONGEST in " ".join(wall.says.split())
        await wall.press("escape")
        assert wall.page == "Stage"
        await wall.press("ctrl+q", "ctrl+q")
        assert wall.app.return_code == 0
        told = not_saved(workplace)
        assert "de schijf is vol" in told
        assert told.splitlines()[-2] == "★ Doorvragen hielp"
        assert LONGEST in told.splitlines()[-1]
        monkeypatch.undo()


async def test_nothing_is_asked_once_there_is_room_again(
    workplace: Workplace, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with on_stage(workplace, clock) as wall:
        await refuse(wall, monkeypatch)
        monkeypatch.undo()
        await wall.saved()
        await wall.press("ctrl+q")
        assert wall.app.return_code == 0


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of a folder in use")
async def test_a_plan_is_not_written_into_the_place_of_a_folder_that_is_gone(
    workplace: Workplace, clock: HandClock
) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("x", "3")
        await wall.saved()
        assert wall.page == "Closing"
        here, away = workplace.path, workplace.path.with_name("away")
        here.rename(away)
        await wall.press("e")
        assert "is er nu niet" in wall.told[-1]
        assert not here.exists()
        away.rename(here)
        await wall.press("e")
        assert (here / "plans").is_dir()


async def test_a_folder_that_cannot_be_written_says_why(
    workplace: Workplace, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(_lock: object, _program: str, _wait: float) -> bool:
        raise OSError(errno.EROFS, "Read-only file system")

    i18n.use("nl")
    workplace.prepare(programme())
    assert workplace.ledger.drain(10)
    monkeypatch.setattr(WorkspaceLock, "take", locked)
    with Workplace.open(workplace.path, clock=clock) as second:
        async with in_app(second, clock) as wall:
            assert "de schijf is alleen-lezen" in wall.drawn
            assert "werkt hier nu" not in wall.drawn


async def test_who_was_working_here_and_left_is_not_said_to_work_here(workplace: Workplace, clock: HandClock) -> None:
    i18n.use("nl")
    with Workplace.open(workplace.path, clock=clock) as second:
        workplace.close()
        async with in_app(second, clock) as wall:
            assert "Start dialoog opnieuw" in " ".join(wall.drawn.split())


async def test_a_meeting_of_a_newer_dialoog_is_shown_and_does_not_go_on(workplace: Workplace, clock: HandClock) -> None:
    workplace.live(workplace.prepare(programme())).open()
    assert workplace.ledger.drain(10)
    file = next(workplace.path.glob("sessions/*/*.json"))
    newer = file.read_text("utf-8").replace('"schema": 1', '"schema": 9')
    file.write_text(newer, "utf-8")
    async with in_app(workplace, clock) as wall:
        assert "Ga verder: Havo-overleg" in wall.drawn
        assert "gemaakt met een nieuwere dialoog" in wall.drawn
        await wall.press("home", "enter")
        assert wall.page != "Stage"
    assert file.read_text("utf-8") == newer


async def test_people_who_have_not_come_in_yet_are_said_and_not_named(workplace: Workplace, clock: HandClock) -> None:
    workplace.ledger.put(Team("t1", "Havo", members=(Membership("gone-1"), Membership("gone-2"))))
    async with in_app(workplace, clock) as wall:
        assert "2 teamleden zijn niet te vinden in people.json" in " ".join(wall.drawn.split())


async def test_lines_that_are_pasted_are_all_kept_on_one(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("o")
        wall.app.post_message(Paste("Doorvragen\nhielp\t\x1b[31mecht\r\n\r\n"))
        await wall.settle()
        await wall.press("enter")
        assert [note.text for note in wall.live.notes()] == ["Doorvragen hielp [31mecht"]


async def test_ctrl_c_says_how_to_leave(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("ctrl+c")
        assert wall.page == "Stage"
        assert "Ctrl+Q" in wall.told[-1]
