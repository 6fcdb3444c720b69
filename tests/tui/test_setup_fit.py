"""What the set-up says about the form the cursor is on: quiet, with a way out, never in the way."""

from datetime import date

from before_meeting import at_home, go_to, page, press, seen
from textual.pilot import Pilot
from textual.widgets import Input, Static

from dialoog.domain.memory import FormHeld, Memory
from dialoog.live.workplace import Workplace
from dialoog.tui.screens.setup import SetUp


def said(pilot: Pilot[int]) -> str:
    """The quiet line; empty where there is none."""
    line = pilot.app.screen.query_one("#fit", Static)
    return str(line.content) if line.display else ""


async def with_people(pilot: Pilot[int], typed: str) -> None:
    pilot.app.screen.query_one("#people", Input).value = typed
    await pilot.pause()


async def test_a_form_that_suits_needs_no_words(workplace: Workplace) -> None:
    async with at_home(workplace, "n") as pilot:
        await go_to(pilot, "STARRT reflection")
        await with_people(pilot, "9")
        assert said(pilot) == ""


async def test_a_long_round_says_what_it_costs_and_when_to_choose(workplace: Workplace) -> None:
    async with at_home(workplace, "n") as pilot:
        await go_to(pilot, "Check-in")
        await with_people(pilot, "24")
        assert said(pilot) == (
            "◐ possible, with something arranged: a round takes 18 min; shorter: in trios 2 min and one word each "
            "3 min. Choose with t when it begins."
        )
        await with_people(pilot, "8")
        assert said(pilot) == ""


async def test_too_few_people_is_said_and_the_meeting_begins_all_the_same(workplace: Workplace) -> None:
    async with at_home(workplace, "n") as pilot:
        await go_to(pilot, "STARRT reflection")
        await with_people(pilot, "1")
        assert said(pilot).startswith("○ rather not: from 2 people on")
        await press(pilot, "f5")
        assert page(pilot) == "Stage"


async def test_the_real_length_of_the_last_times_is_one_key_away(workplace: Workplace) -> None:
    team = workplace.add_team("Havo", tuple(workplace.add_person(f"Person {n}").id for n in range(8)))
    held = [FormHeld(f"s{day}", "check-in", date(2026, 11, day), 8, 360, 840) for day in (1, 2, 3)]
    workplace.ledger.put(Memory(team.id, tuple(held)))
    async with at_home(workplace, "n") as pilot:
        await go_to(pilot, "Check-in")
        assert said(pilot) == "The last three times 14 min: press t for that length"
        await press(pilot, "t")
        assert "14′  Check-in" in seen(pilot)
        assert said(pilot) == "", "it has that length now"
        await go_to(pilot, "STARRT reflection")
        setup = pilot.app.screen
        assert isinstance(setup, SetUp)
        assert not setup.check_action("as_before", ())
