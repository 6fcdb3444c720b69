"""Walking through a meeting: cards, phases, the wall that stays where the room is, and the way back."""

from datetime import datetime

import pytest
from hand_clock import HandClock
from staging import CHECK_OUT, ELS, JAN, MINUTE, on_stage

from dialoog.domain.programme import numbered
from dialoog.live.workplace import Workplace
from dialoog.tui.screens.stage import Stage
from dialoog.tui.stage.words import undone_line
from dialoog.tui.themes import THEMES


@pytest.mark.parametrize(("on", "back"), [("right", "left"), ("pagedown", "pageup")])
async def test_cards_come_first_and_a_phase_needs_a_second_press(
    workplace: Workplace, clock: HandClock, on: str, back: str
) -> None:
    async with on_stage(workplace, clock) as wall:
        assert wall.question == "We leren hier."
        await wall.press(on)
        assert (wall.question, wall.foot) == ("Eerste kaart", "kaart 1/2")
        await wall.press(on, back, back)
        assert wall.question == "We leren hier."
        await wall.press(on, on, on)
        assert wall.foot == "nog eens →: Check-in (3 min)"
        assert wall.state.current == "1.1"
        await wall.press(on)
        assert wall.state.current == "2.1"
        await wall.press(back)
        assert wall.foot == "nog eens ←: terug naar Opening"
        await wall.press(back)
        assert wall.state.current == "1.1"


async def test_a_key_held_down_does_not_walk_into_the_next_phase(
    workplace: Workplace, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Stage, "BOUNCE", 0.15)
    async with on_stage(workplace, clock) as wall:
        for _repeat in range(20):
            await wall.press("right")
            clock.later(0.03)
        assert wall.state.current == "1.1"
        clock.later(0.2)
        await wall.press("right")
        assert wall.state.current == "2.1"


@pytest.mark.parametrize("key", ["plus", "space", "u"])
async def test_another_key_in_between_disarms(workplace: Workplace, clock: HandClock, key: str) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("right", "right", "right")
        assert wall.foot.startswith("nog eens")
        await wall.press(key)
        assert "nog eens" not in wall.foot
        await wall.press("right")
        assert wall.state.current == "1.1"


async def test_the_other_way_does_not_finish_what_this_way_began(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await wall.press("right", "right")
        assert wall.foot == "nog eens →: Taak (4 min)"
        await wall.press("left", "left")
        assert wall.foot.startswith("nog eens ←")
        assert wall.state.current == "4.1"


async def test_at_the_end_the_second_press_ends_the_meeting(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, CHECK_OUT) as wall:
        await wall.press("right")
        assert wall.foot == "nog eens →: de bijeenkomst afsluiten"
        await wall.press("right")
        assert wall.page == "Closing"


async def test_looking_ahead_does_not_move_the_wall(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("v")
        assert "▸" in wall.says
        assert "14:02  Check-in · 3 min" in wall.says
        await wall.press("down", "down", "down", "escape")
        assert wall.state.current == "1.1"


async def test_leaving_out_and_taking_in(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("v", "down", "space")
        assert wall.state.next is not None
        assert wall.state.next.form == "review"
        await wall.press("space", "escape")
        assert wall.state.next is not None
        assert wall.state.next.form == "check-in"


async def test_going_to_a_phase_asks_first(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("v", "down", "down", "down", "enter")
        assert "Nu naar Situatie?" in wall.says
        await wall.press("2")
        assert wall.state.current == "1.1"
        await wall.press("enter", "1")
        assert wall.page == "Stage"
        assert wall.state.current == "4.1"


async def test_an_extra_round_is_one_more_of_the_same(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await wall.later(3 * MINUTE)
        await wall.press("r")
        assert "Situatie nog een keer?" in wall.says
        await wall.press("1")
        assert wall.state.step is not None
        assert wall.state.step.phase.title == "Situatie"
        assert wall.left == 8 * MINUTE


async def test_undo_takes_the_latest_step_back_and_says_which(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("plus", "u")
        assert wall.left == 2 * MINUTE
        assert wall.told[-1] == "Teruggedraaid: een wijziging van de tijd"
        await wall.press("u")
        assert wall.told[-1] == "Er is niets om terug te draaien."


async def test_undo_leaves_what_was_agreed(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("plus", "a")
        await wall.type("Samen nakijken", "f5", "3")
        await wall.press("u", "u", "u")
        assert [one.wording.what for one in wall.live.made_here()] == ["Samen nakijken"]


async def test_undo_names_every_kind_of_step(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        live = wall.live
        steps = {
            "de pauze": lambda: live.take_break(live.now + 60),
            "een wijziging van het programma": lambda: live.leave_out("2.1"),
            "wie er is": lambda: live.leave("p-jan"),
            "naar een andere fase gaan": live.onward,
            "de laatste beurt": live.next_turn,
        }
        for what, step in steps.items():
            step()
            event = live.undo()
            assert event is not None
            assert undone_line(event) == f"Teruggedraaid: {what}"


async def test_the_wall_goes_dark_until_any_key_which_does_nothing_else(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        for key in ("b", "full_stop"):
            await wall.press(key)
            assert wall.dark
            assert wall.drawn.strip() == ""
            await wall.press("right")
            assert not wall.dark
            assert wall.question == "We leren hier."


async def test_colours_go_round(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        seen = []
        for _theme in THEMES:
            await wall.press("f3")
            seen.append(wall.app.theme)
        assert sorted(seen) == sorted(theme.name for theme in THEMES)
        assert seen[-1] == THEMES[0].name


async def test_groups_of_two_or_three_with_everybody_in_one(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, seats=numbered(7), at="Situatie") as wall:
        await wall.press("g")
        assert wall.page == "Choice"
        assert sorted(map(len, wall.state.groups)) == [2, 2, 3]
        await wall.press("2", "1")
        assert sorted(seat for group in wall.state.groups for seat in group) == [f"n-{n}" for n in range(1, 8)]
        assert "3 groepjes" in wall.says


async def test_without_anybody_on_the_list_there_are_no_groups(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, seats=(), at="Situatie") as wall:
        await wall.press("g")
        assert wall.page == "Stage"


async def test_someone_leaves_comes_back_and_a_guest_joins(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        await wall.press("m", "down", "minus")
        assert [seat.name for seat in wall.state.present] == ["Fatima", "Els"]
        assert "– Jan" in wall.says
        await wall.press("enter")
        assert JAN in wall.state.present
        await wall.press("equals_sign")
        await wall.type("Noor", "enter")
        assert wall.state.present[-1].name == "Noor"
        await wall.press("escape")
        assert wall.page == "Stage"


async def test_with_numbers_plus_is_one_more(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, seats=numbered(4)) as wall:
        await wall.press("m", "plus", "plus", "minus", "escape")
        assert [seat.name for seat in wall.state.present] == ["2", "3", "4", "5", "6"]


async def test_the_notes_ask_whether_the_room_reads_along(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, at="Situatie") as wall:
        await wall.press("f", "1")
        assert wall.page == "Stage"
        await wall.press("f", "2")
        assert "Loop langs de groepjes." in wall.says


async def test_leaving_pauses(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        live = wall.live
        await wall.press("q")
        assert wall.page == "Home"
        clock.later(minutes=60)
        assert live.state.remaining(live.now) == 2 * MINUTE


async def test_a_key_pressed_twice_leaves_once(workplace: Workplace, clock: HandClock) -> None:
    """A clicker bounces: the screen beneath must not go along."""
    async with on_stage(workplace, clock) as wall:
        await wall.press("o")
        await wall.type("Doorvragen hielp")
        await wall.pilot.press("enter", "enter", "enter")
        await wall.settle()
        assert wall.page == "Stage"
        assert [note.text for note in wall.live.notes()] == ["Doorvragen hielp"]
        await wall.press("h")
        await wall.pilot.press("escape", "escape", "escape")
        await wall.settle()
        assert wall.page == "Stage"
        await wall.pilot.press("q", "q", "q")
        await wall.settle()
        assert wall.page == "Home"


async def test_the_end_on_the_wall_moves_with_the_time(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, until=clock.wall() + 38 * MINUTE) as wall:
        end = datetime.fromtimestamp(wall.state.expected_end(clock.wall())).astimezone()
        assert f"einde {end:%H:%M}" in wall.says
        await wall.later(10 * MINUTE)
        wall.moment.hide()
        assert "einde 14:46 (+8′)" in wall.says
        assert ELS.name not in wall.says
