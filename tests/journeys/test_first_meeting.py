"""From an empty folder to a team plan, by the keys a facilitator presses on a first afternoon."""

from pathlib import Path

from hand_clock import HandClock
from staging import in_app

from dialoog.domain.agreement import Status
from dialoog.live.workplace import Workplace


async def test_a_first_meeting(tmp_path: Path, clock: HandClock) -> None:
    with Workplace.open(tmp_path / "school", clock=clock, create=True) as workplace:
        async with in_app(workplace, clock) as wall:
            assert wall.page == "Home"
            await wall.press("n")
            assert wall.page == "SetUp"
            wall.app.screen.query_one("#new_team").focus()
            await wall.type("Havo-bovenbouw", "enter")
            await wall.type("Fatima, Jan, Els", "enter")
            await wall.type("75 min")
            await wall.press("f5")
            assert wall.page == "Stage"
            assert [seat.name for seat in wall.state.present] == ["Fatima", "Jan", "Els"]

            for _press in range(200):
                if wall.page == "Closing":
                    break
                step = wall.state.step
                assert step is not None
                if step.form == "harvest" and not wall.live.made_here():
                    await wall.press("o")
                    await wall.type("Doorvragen hielp", "enter", "a")
                    await wall.type("Een les bij elkaar bezoeken", "enter")
                    await wall.type("fatima, jan", "enter")
                    await wall.type("over 3 weken", "enter", "1", "1")
                    assert [one.status for one in wall.live.made_here()] == [Status.CONFIRMED]
                await wall.press("pagedown")
            assert wall.page == "Closing"
            await wall.press("e", "q")
            assert wall.page == "Home"
            await wall.press("ctrl+q")
            assert wall.app.return_code == 0

    plan = (tmp_path / "school" / "plans" / "team-plan-havo-bovenbouw.md").read_text("utf-8")
    assert "Een les bij elkaar bezoeken" in plan
    assert "Fatima" in plan
    with Workplace.open(tmp_path / "school", clock=clock) as workplace:
        (held,) = workplace.held()
        assert [one.status for one in workplace.room.agreements(session=held.id)] == [Status.RUNNING]
        assert {person.name for person in workplace.room.people()} == {"Fatima", "Jan", "Els"}
