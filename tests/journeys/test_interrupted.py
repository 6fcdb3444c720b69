"""The plug is pulled in the middle of a meeting: what is on the disk is where it goes on."""

import shutil
from pathlib import Path

from hand_clock import HandClock
from staging import JAN, in_app, on_stage, owned_by

from dialoog.domain.agreement import Wording
from dialoog.live.workplace import Workplace


async def test_an_interrupted_meeting_goes_on_where_it_was(tmp_path: Path, clock: HandClock) -> None:
    left_behind = tmp_path / "found"
    with Workplace.open(tmp_path / "school", clock=clock, create=True) as workplace:
        async with on_stage(workplace, clock, at="Situatie") as wall:
            await wall.press("right")
            await wall.later(90)
            await wall.press("o")
            await wall.type("Doorvragen hielp", "enter")
            wall.live.agree(Wording("Samen nakijken", owned_by(JAN)))
            await wall.saved()
            shutil.copytree(workplace.path, left_behind)
            before = wall.state

    with Workplace.open(left_behind, clock=clock) as workplace:
        (session,) = workplace.interrupted()
        async with in_app(workplace, clock) as wall:
            assert "Havo-overleg" in wall.says
            await wall.press("enter")
            assert wall.page == "Stage"
            assert wall.live.record == session
            assert wall.state == before
            assert wall.left == 8 * 60 - 90
            assert [note.text for note in wall.live.notes()] == ["Doorvragen hielp"]
            assert [one.wording.what for one in wall.live.made_here()] == ["Samen nakijken"]
            await wall.press("plus")
            assert wall.left == 9 * 60 - 90


async def test_a_meeting_that_was_put_away_goes_on_another_day(tmp_path: Path, clock: HandClock) -> None:
    with Workplace.open(tmp_path, clock=clock, create=True) as workplace:
        async with on_stage(workplace, clock, at="Situatie") as wall:
            await wall.later(60)
            await wall.press("q")
            assert wall.page == "Home"
            clock.later(minutes=60 * 24)
            await wall.press("home", "enter")
            assert wall.page == "Stage"
            assert "tijd stil ‖" in wall.says
            assert wall.left == 7 * 60
            await wall.press("space")
            await wall.later(10)
            assert wall.left == 7 * 60 - 10
