"""Looking for the form that suits this group, without leaving the list."""

from datetime import date

import pytest
from before_meeting import SIZES, at_home, go_to, library, on_row, page, press, rows, seen, write
from hand_clock import HandClock
from staging import in_app
from textual.pilot import Pilot
from textual.widgets import Input

from dialoog.domain.memory import FormHeld, Memory
from dialoog.live.workplace import Workplace
from dialoog.tui.screens.library import LibraryPage
from dialoog.tui.widgets.key_bar import KeyBar
from dialoog.tui.widgets.rows import Rows

GOOD, POSSIBLE, UNSUITED = "● suits you", "◐ possible, with something arranged", "○ rather not"


def title(id: str) -> str:
    """What a shipped form is called."""
    form = library().get(id)
    assert form is not None
    return form.title


def under(pilot: Pilot[int], heading: str) -> list[str]:
    """The forms below one verdict."""
    titles = [row.title for row in pilot.app.screen.query_one(Rows).rows]
    after = titles[titles.index(heading) + 1 :]
    headings = {GOOD, POSSIBLE, UNSUITED, "Cards, and how many", ""}
    return after[: next((at for at, title in enumerate(after) if title in headings), len(after))]


def wish(pilot: Pilot[int]) -> list[str]:
    """The line with what is sought."""
    return [f"{hint.key} {hint.what}" for hint in pilot.app.screen.query_one("#wish", KeyBar).hints]


def team_of(workplace: Workplace, count: int) -> str:
    team = workplace.add_team("Havo", tuple(workplace.add_person(f"Person {n}").id for n in range(count)))
    return team.id


async def test_with_nothing_said_nothing_is_judged(workplace: Workplace) -> None:
    async with at_home(workplace, "w") as pilot:
        assert wish(pilot) == [
            "p how many people?",
            "m how long?",
            "d which aim?",
            "e how much experience?",
            "s at home together?",
        ]
        assert not {GOOD, POSSIBLE, UNSUITED} & set(rows(pilot))


@pytest.mark.parametrize("size", SIZES)
async def test_three_people_see_what_suits_them_first_and_the_rest_with_its_mark(
    workplace: Workplace, size: tuple[int, int]
) -> None:
    async with at_home(workplace, "w", "p", "3", "enter", size=size) as pilot:
        assert "p 3" in seen(pilot)
        assert rows(pilot)[0] == GOOD
        assert "STARRT reflection" in under(pilot, GOOD)
        assert title("intervision-incident") in under(pilot, POSSIBLE)
        assert title("intervision-balint") in under(pilot, UNSUITED)
        leads = {row.title: row.lead for row in pilot.app.screen.query_one(Rows).rows}
        assert leads[title("intervision-incident")] == "◐  65′"
        assert leads[title("intervision-balint")] == "○  90′"


async def test_why_stands_beside_the_list(workplace: Workplace) -> None:
    async with at_home(workplace, "w", "p", "3", "enter", "slash", size=(200, 60)) as pilot:
        await write(pilot, "balint")
        await press(pilot, "enter")
        assert on_row(pilot) == title("intervision-balint")
        assert f"{UNSUITED}" in seen(pilot)
        assert "from 5 people on. It takes three people beside the presenter" in seen(pilot)


async def test_the_list_follows_while_one_types_and_a_slip_is_mended(workplace: Workplace) -> None:
    async with at_home(workplace, "w", "p", "2") as pilot:
        assert "World Café" in under(pilot, UNSUITED)
        await press(pilot, "3")
        assert "World Café" in under(pilot, GOOD)
        await press(pilot, "backspace", "backspace")
        assert GOOD not in rows(pilot)
        await press(pilot, "escape")
        assert page(pilot) == "LibraryPage"
        assert wish(pilot)[0] == "p how many people?"


async def test_a_check_in_with_twenty_eight_offers_another_way(workplace: Workplace) -> None:
    async with at_home(workplace, "w", "p", "2", "8", "enter", "m", "1", "5", "enter", size=(200, 60)) as pilot:
        await go_to(pilot, "Check-in")
        assert "Check-in" in under(pilot, POSSIBLE)
        assert "a round takes 21 min; shorter: in trios 2 min and one word each 4 min" in seen(pilot)


async def test_letters_go_through_the_aims_and_back_to_none(workplace: Workplace) -> None:
    async with at_home(workplace, "w", "d", "d", "d") as pilot:
        assert wish(pilot)[2] == "d aim: one question"
        assert title("intervision-incident") in under(pilot, GOOD)
        assert "World Café" in under(pilot, UNSUITED)
        await press(pilot, *"ddddd")
        assert wish(pilot)[2] == "d which aim?"


async def test_a_group_that_is_new_to_this_and_to_each_other(workplace: Workplace) -> None:
    async with at_home(workplace, "w", "e", "s") as pilot:
        assert wish(pilot)[3:] == ["e no experience", "s not yet at home together"]
        assert title("intervision-gossip") in under(pilot, UNSUITED)


async def test_words_make_the_list_shorter_and_escape_brings_it_back(workplace: Workplace) -> None:
    async with at_home(workplace, "w", "slash") as pilot:
        await write(pilot, "world caf")
        assert rows(pilot) == ["World Café"]
        await press(pilot, "enter")
        assert "“world caf”" in seen(pilot)
        await press(pilot, "escape")
        assert page(pilot) == "LibraryPage"
        assert "Check-in" in rows(pilot)
        await press(pilot, "slash")
        await write(pilot, "xyzzy")
        assert rows(pilot) == ["No form has these words."]
        await press(pilot, "enter", "enter", "space", "o", "escape", "escape")
        assert page(pilot) == "Home"


async def test_the_only_team_brings_its_number_and_what_it_did_before(workplace: Workplace) -> None:
    team = team_of(workplace, 9)
    held = [FormHeld(f"s{day}", "check-in", date(2026, 11, day), 9, 600, 840) for day in (1, 2, 3)]
    workplace.ledger.put(Memory(team, tuple(held)))
    async with at_home(workplace, "w", size=(200, 60)) as pilot:
        assert wish(pilot)[0] == "p 9 people"
        await go_to(pilot, "Check-in")
        assert "last on Tuesday 3 November; the last three times 14 min (planned 10 min)" in seen(pilot)


async def test_what_was_said_is_there_the_next_time_and_in_the_set_up(workplace: Workplace) -> None:
    team_of(workplace, 9)
    async with at_home(workplace, "w", "p", "4", "enter", "m", "6", "0", "enter", "escape", "w") as pilot:
        assert wish(pilot)[:2] == ["p 4 people", "m 60 min"]
        await go_to(pilot, "STARRT reflection")
        await press(pilot, "enter")
        assert page(pilot) == "SetUp"
        assert pilot.app.screen.query_one("#people", Input).value == "4"
        assert pilot.app.screen.query_one("#until", Input).value == "60 min"


async def test_a_form_sought_for_a_meeting_knows_the_people_and_the_minutes_that_are_left(workplace: Workplace) -> None:
    async with at_home(workplace, "n") as pilot:
        pilot.app.screen.query_one("#people", Input).value = "12"
        pilot.app.screen.query_one("#until", Input).value = "90 min"
        await press(pilot, "w")
        shelf = pilot.app.screen
        assert isinstance(shelf, LibraryPage)
        assert shelf.seeking.wish.people == 12
        assert shelf.seeking.wish.minutes == 90 - 2 - 9 - 40 - 8 - 6


async def test_while_a_form_is_read_another_wish_does_not_take_it_away(workplace: Workplace) -> None:
    async with at_home(workplace, "w", "p", "9", "enter", size=(80, 24)) as pilot:
        await go_to(pilot, "Dilemma dialogue")
        await press(pilot, "enter", "p", "3", "enter")
        assert "◐ possible" in seen(pilot)
        await press(pilot, "escape")
        assert on_row(pilot) == "Dilemma dialogue"


async def test_in_dutch_it_is_school_dutch(workplace: Workplace, clock: HandClock) -> None:
    async with in_app(workplace, clock) as wall:
        await wall.press("w", "p", "3", "enter")
        assert "● past bij jullie" in wall.says
        assert "liever niet" in wall.says
