"""Time on the stage: it is shown, it asks, and it never moves the room by itself."""

import re

import pytest
from hand_clock import HandClock
from staging import MINUTE, Wall, on_stage

from dialoog.domain.facts import BreakEnded
from dialoog.live.workplace import Workplace

DIGITS = re.compile(r"\d+:\d\d")


async def test_space_pauses_and_goes_on(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.later(30)
        await wall.press("space")
        assert "tijd stil ‖" in wall.says
        await wall.later(5 * MINUTE)
        assert wall.left == 90
        await wall.press("space")
        await wall.later(10)
        assert wall.left == 80


async def test_a_minute_more_or_less(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("plus", "equals_sign", "minus")
        assert wall.left == 3 * MINUTE
        await wall.press("minus", "minus", "minus", "minus")
        assert wall.left == 0


async def test_the_colour_of_the_clock_is_never_the_only_sign(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        assert "tot 14:02" in wall.says
        await wall.later(95)
        assert "bijna tijd ▾ 14:02" in wall.says
        await wall.later(30)
        wall.moment.hide()
        assert "de tijd is om ■" in wall.says
        assert "+0:05" in wall.says


async def test_time_up_is_a_choice_and_nothing_jumps(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.later(2 * MINUTE)
        assert "Tijd" in wall.says
        assert "→ verder" in wall.says
        await wall.later(20 * MINUTE)
        assert wall.state.current == "1.1"
        assert wall.moment.shown


@pytest.mark.parametrize(("keys", "left"), [(["plus"], 1), (["plus", "plus"], 2)])
async def test_time_up_gets_a_minute_from_now(
    workplace: Workplace, clock: HandClock, keys: list[str], left: int
) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.later(3 * MINUTE)
        await wall.press(*keys)
        assert not wall.moment.shown
        assert wall.left == left * MINUTE


@pytest.mark.parametrize("key", ["right", "pagedown"])
async def test_time_up_goes_on_with_one_press(workplace: Workplace, clock: HandClock, key: str) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.later(2 * MINUTE)
        await wall.press(key)
        assert wall.state.current == "2.1"


async def test_time_up_by_hands_up(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.later(2 * MINUTE)
        await wall.press("s")
        assert "Handen omhoog" in wall.says
        await wall.press("plus")
        assert wall.left == MINUTE


async def test_time_up_comes_once(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.later(2 * MINUTE)
        await wall.press("space")
        await wall.later(MINUTE)
        assert not wall.moment.shown


async def test_the_last_two_minutes_are_said_and_the_word_goes_with_any_key(
    workplace: Workplace, clock: HandClock
) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await wall.later(6 * MINUTE)
        assert "2 minuten" in wall.says
        await wall.press("right")
        assert not wall.moment.shown
        assert wall.question == "Wat gebeurde er?"


async def test_a_short_phase_is_not_interrupted_for_its_last_two_minutes(
    workplace: Workplace, clock: HandClock
) -> None:
    async with on_stage(workplace, clock, at="Taak") as wall:
        await wall.later(2 * MINUTE + 30)
        assert not wall.moment.shown


async def test_a_quiet_phase_has_no_running_digits(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Check-in") as wall:
        assert DIGITS.findall(wall.says.replace("einde 14:36", "")) == ["14:03"]
        assert "tot 14:03" in wall.says


async def test_what_does_not_fit_is_offered_to_be_cut(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, until=clock.wall() + 38 * MINUTE) as wall:
        assert "t" not in wall.hints
        await wall.later(6 * MINUTE)
        wall.moment.hide()
        assert "t" in wall.hints
        before = wall.state.steps
        await wall.press("t")
        assert "Wat geven we op?" in wall.says
        await wall.press("1")
        assert wall.page == "Stage"
        assert wall.state.short(clock.wall()) == 0
        assert wall.state.steps[-2:] == before[-2:], "agreements and check-out keep their time"


async def test_leaving_something_out_is_a_proposal_too(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, until=clock.wall() + 38 * MINUTE) as wall:
        await wall.later(6 * MINUTE)
        wall.moment.hide()
        await wall.press("t", "2")
        assert wall.state.skipped
        assert wall.state.short(clock.wall()) == 0


# a break


async def take_break(wall: Wall, until: str) -> None:
    await wall.press("k")
    await wall.press(*["backspace"] * len("10 min"))
    await wall.type(until, "enter")


async def test_a_break_has_its_own_clock_and_says_when_it_is_over(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.later(30)
        await take_break(wall, "14:10")
        assert "Pauze" in wall.says
        assert "we gaan verder om 14:10" in wall.says
        await wall.later(10 * MINUTE)
        assert "We gaan verder" in wall.says
        await wall.press("space")
        assert wall.state.break_until is None
        assert wall.left == 90


async def test_a_break_ends_before_it_began_is_not_understood(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await take_break(wall, "13:00")
        assert wall.page == "Entry"
        assert "13:00 is al geweest" in wall.says or "13:00" in wall.says
        await wall.press("escape")
        assert wall.state.break_until is None


async def test_a_minute_more_makes_the_break_longer(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await take_break(wall, "10 min")
        await wall.later(10 * MINUTE)
        await wall.press("plus")
        assert "we gaan verder om 14:11" in wall.says
        await wall.later(MINUTE)
        assert "We gaan verder" in wall.says
        assert wall.left == 2 * MINUTE


@pytest.mark.parametrize("key", ["right", "pagedown"])
async def test_a_clicker_ends_the_break_and_nothing_more(workplace: Workplace, clock: HandClock, key: str) -> None:
    async with on_stage(workplace, clock) as wall:
        await take_break(wall, "10 min")
        await wall.later(10 * MINUTE)
        await wall.press(key)
        assert isinstance(wall.live.log[-1].fact, BreakEnded)
        assert wall.state.current == "1.1"
        assert wall.left == 2 * MINUTE


async def test_a_break_that_ended_while_the_laptop_slept_is_over(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await take_break(wall, "10 min")
        clock.sleep(minutes=12)
        wall.stage.tick()
        await wall.settle()
        assert wall.page == "Stage"
        assert "We gaan verder" in wall.says


# time nobody lived through


async def asleep(wall: Wall, minutes: float) -> None:
    wall.clock.sleep(minutes=minutes)
    wall.stage.tick()
    await wall.settle()


async def test_after_a_sleep_the_room_is_asked_and_no_keeps_the_time(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await asleep(wall, 7)
        assert "7 minuten weg" in wall.says
        assert "nog 8 minuten" in wall.says
        await wall.press("1")
        assert wall.left == 8 * MINUTE


async def test_yes_counts_the_minutes(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await asleep(wall, 7)
        await wall.press("2")
        assert wall.left == MINUTE


async def test_time_that_ran_out_meanwhile_is_a_choice_as_well(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await asleep(wall, 9)
        await wall.press("2")
        assert "Tijd" in wall.says
        assert "→ verder" in wall.says


async def test_a_second_sleep_before_the_answer_is_one_question(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await asleep(wall, 2)
        await asleep(wall, 3)
        await wall.press("1")
        assert wall.page == "Stage"
        assert wall.left == 8 * MINUTE


async def test_a_clock_set_back_changes_nothing_and_is_said(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await asleep(wall, -60)
        assert wall.page == "Stage"
        assert wall.left == 8 * MINUTE
        assert "teruggezet" in wall.told[-1]


async def test_a_paused_meeting_asks_nothing(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await wall.press("space")
        await asleep(wall, 30)
        assert wall.page == "Stage"
        assert wall.left == 8 * MINUTE
