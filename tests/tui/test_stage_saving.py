"""What the room is told about saving, and what happens when a disk will not."""

import errno
from pathlib import Path

import pytest
from hand_clock import HandClock
from staging import in_app, on_stage, programme

from dialoog.live.workplace import Workplace
from dialoog.storage import files
from dialoog.tui.app import DialoogApp
from dialoog.workforms.library import Library


async def test_a_save_that_fails_is_said_and_comes_good(
    workplace: Workplace, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_temp: Path, _path: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    async with on_stage(workplace, clock) as wall:
        await wall.saved()
        assert "opgeslagen ✓" in wall.says
        with monkeypatch.context() as broken:
            broken.setattr(files.Path, "replace", full)
            await wall.press("o")
            await wall.type("Doorvragen hielp", "enter")
            while workplace.mark.problem is None:
                await wall.settle()
            await wall.settle()
            assert "nog niet opgeslagen (1)" in wall.says
            assert "de schijf is vol" in wall.says
            assert [note.text for note in wall.live.notes()] == ["Doorvragen hielp"]
            await wall.press("plus")
            assert "nog niet opgeslagen (2)" in wall.says
        await wall.saved()
        assert "opgeslagen ✓" in wall.says


@pytest.mark.parametrize("keys", [(), ("a",), ("v", "down", "enter"), ("ctrl+p",)], ids=" ".join)
async def test_quitting_pauses_and_saves(workplace: Workplace, clock: HandClock, keys: tuple[str, ...]) -> None:
    async with on_stage(workplace, clock) as wall:
        live = wall.live
        clock.later(10)
        await wall.press(*keys, "ctrl+q")
        assert wall.app.return_code == 0
    clock.later(minutes=30)
    assert live.state.remaining(live.now) == 110
    assert workplace.close()


async def test_a_save_that_comes_in_after_the_screen_has_gone_is_a_save(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        live = wall.live
        await wall.saved()
    live.keep("Nog net op tijd")
    live.lengthen(60)
    assert workplace.ledger.drain(10)
    live.keep("En deze ook")
    assert workplace.ledger.drain(10)


async def test_a_second_app_looks_on_and_says_who_is_working(workplace: Workplace, clock: HandClock) -> None:
    session = workplace.prepare(programme())
    workplace.live(session).open()
    assert workplace.ledger.drain(10)
    with Workplace.open(workplace.path, clock=clock) as second:
        app = DialoogApp(second, Library.of(None, "nl"), session)
        async with in_app(second, clock, app) as wall:
            assert wall.page == "Home", "a meeting that cannot be kept is not begun"
            assert "alleen lezen" in wall.says
            holder = second.workspace.holder
            assert holder is not None
            assert holder.user in wall.says
            await wall.press("n")
            assert wall.page == "Home"
