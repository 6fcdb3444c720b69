"""The end of a meeting: early or in time, what it left, and the way back."""

from hand_clock import HandClock
from staging import ELS, JAN, on_stage, owned_by

from dialoog.domain.agreement import Status, Wording
from dialoog.domain.session import SessionStatus
from dialoog.live.workplace import Workplace


async def test_an_early_end_names_what_was_not_done_and_offers_the_agreements_first(
    workplace: Workplace, clock: HandClock
) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("x")
        assert "Nog niet gedaan: Check-in, Open afspraken, Situatie, Taak, Oogst en Check-out." in wall.says
        await wall.press("2")
        assert wall.page == "Stage"
        assert wall.state.step is not None
        assert wall.state.step.form == "harvest"


async def test_never_mind_goes_on_with_the_meeting(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("x", "1", "x", "escape")
        assert wall.page == "Stage"
        assert wall.state.running


async def test_the_end_asks_for_the_yes_that_is_missing(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        wall.live.agree(Wording("Samen nakijken", owned_by(JAN)))
        await wall.press("x", "3")
        assert "Jan, zeg je hier ja op?" in wall.says
        live = wall.live
        await wall.press("1")
        assert wall.page == "Closing"
        assert [one.status for one in live.made_here()] == [Status.RUNNING]
        assert live.record.status is SessionStatus.CLOSED


async def test_the_last_screen_has_what_was_agreed_and_learned(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        made = wall.live.agree(Wording("Samen nakijken", owned_by(JAN, ELS)))
        wall.live.accept(made, JAN.id)
        wall.live.keep("Doorvragen hielp")
        await wall.press("x", "3", "3")
        assert wall.page == "Closing"
        assert "○ Jan en Els: Samen nakijken. (wacht op ja: Els)" in wall.says
        assert "★ Doorvragen hielp" in wall.says


async def test_nothing_written_down_is_fine(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("x", "3")
        assert "een goed gesprek is ook een resultaat" in wall.says


async def test_the_team_plan_is_one_key_away(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        made = wall.live.agree(Wording("Samen nakijken", owned_by(JAN)))
        wall.live.accept(made, JAN.id)
        await wall.press("x", "3", "e")
        (plan,) = (workplace.path / "plans").glob("*.md")
        assert "Samen nakijken" in plan.read_text("utf-8")
        assert str(plan) in wall.told[-1]


async def test_a_plan_that_cannot_be_written_is_said(workplace: Workplace, clock: HandClock) -> None:
    (workplace.path / "plans").write_text("a file where the folder should be", "utf-8")
    async with on_stage(workplace, clock) as wall:
        await wall.press("x", "3", "e")
        assert wall.page == "Closing"
        assert "team-plan-havo.md" in wall.told[-1]


async def test_the_meeting_goes_on_after_all(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await wall.press("x", "3", "u")
        assert wall.page == "Stage"
        assert wall.state.running
        assert wall.state.current == "4.1"
        assert wall.question == "Wat gebeurde er?"
        await wall.press("q")
        assert wall.page == "Home"


async def test_the_first_screen_comes_after_the_last(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("x", "3", "q")
        assert wall.page == "Home"
        assert workplace.interrupted() == ()
