"""Putting a meeting together, from one key to every detail."""

import pytest
from before_meeting import SIZES, at_home, on_row, page, press, rows, seen, starrt, write
from textual.pilot import Pilot
from textual.widgets import Input

from dialoog.domain.agreement import Owner, Wording
from dialoog.domain.goal import Level
from dialoog.domain.programme import Programme, numbered
from dialoog.live.workplace import Workplace

PROPOSED = ["Opening", "Check-in", "STARRT reflection", "Harvest and agreements", "Check-out"]


async def fill(pilot: Pilot[int], field: str, text: str) -> None:
    """Go to a field and type."""
    pilot.app.screen.query_one(f"#{field}", Input).focus()
    await pilot.pause()
    await write(pilot, text)


def parts(pilot: Pilot[int]) -> list[str]:
    return rows(pilot)[:-1]


def begun(workplace: Workplace) -> Programme:
    """The programme of the meeting that is going on."""
    (session,) = workplace.interrupted()
    return session.programme


def seats(programme: Programme) -> list[str]:
    return [seat.name for seat in programme.seats]


@pytest.mark.parametrize("size", SIZES)
async def test_a_newcomer_begins_with_two_keys(workplace: Workplace, size: tuple[int, int]) -> None:
    async with at_home(workplace, "enter", "f5", size=size) as pilot:
        assert page(pilot) == "Stage"
        assert begun(workplace).steps[0].form == "opening"


@pytest.mark.parametrize("size", SIZES)
async def test_the_total_and_the_end_are_always_in_sight(workplace: Workplace, size: tuple[int, int]) -> None:
    async with at_home(workplace, "n", size=size) as pilot:
        assert "ready at 15:00" in seen(pilot)
        await fill(pilot, "materials", "figures")
        assert "ready at 15:00" in seen(pilot)


async def test_the_button_begins_too(workplace: Workplace) -> None:
    async with at_home(workplace, "n") as pilot:
        await pilot.click("#start")
        await pilot.pause()
        assert page(pilot) == "Stage"


async def test_a_proposal_is_ready(workplace: Workplace) -> None:
    async with at_home(workplace, "n") as pilot:
        assert parts(pilot) == PROPOSED


class TestTheProgramme:
    async def test_forms_move_up_and_down(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n", "down", "comma") as pilot:
            assert parts(pilot)[:2] == ["Check-in", "Opening"]
            assert on_row(pilot) == "Check-in", "the cursor goes along"
            await press(pilot, "shift+down")
            assert parts(pilot) == PROPOSED

    async def test_a_form_goes_out_and_another_comes_in_after_the_cursor(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n", "delete") as pilot:
            assert parts(pilot) == PROPOSED[1:]
            await press(pilot, "w")
            while on_row(pilot) != "Opening":
                await press(pilot, "down")
            await press(pilot, "enter")
            assert parts(pilot)[:2] == ["Check-in", "Opening"]

    async def test_the_last_row_adds_a_form_with_enter(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n", "end", "enter") as pilot:
            assert page(pilot) == "LibraryPage"

    async def test_plus_and_minus_change_how_long_a_form_takes(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n", "plus", "plus", "minus") as pilot:
            assert "3′  Opening" in seen(pilot)
            await press(pilot, "f5")
        programme = begun(workplace)
        assert programme.steps[0].seconds == 180
        assert programme.seconds_set == (("1.1", 180),)

    async def test_looking_back_is_proposed_for_a_team_with_agreements_to_look_back_on(
        self, workplace: Workplace
    ) -> None:
        team = workplace.add_team("Havo")
        workplace.agree(team.id, Wording("swap lessons", (Owner("g-jan", "Jan"),)))
        async with at_home(workplace, "n") as pilot:
            assert "Open agreements" in parts(pilot)

    async def test_but_not_over_forms_that_were_chosen(self, workplace: Workplace) -> None:
        team = workplace.add_team("Havo")
        workplace.agree(team.id, Wording("swap lessons", (Owner("g-jan", "Jan"),)))
        workplace.add_team("Vwo")
        async with at_home(workplace, "n", "delete", "tab", "enter", "down", "enter") as pilot:
            assert parts(pilot) == PROPOSED[1:]

    async def test_without_a_form_nothing_begins(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n", *["delete"] * 5) as pilot:
            assert parts(pilot) == []
            assert "Nothing chosen yet" in seen(pilot)
            await press(pilot, "f5")
            assert page(pilot) == "SetUp"
            assert workplace.interrupted() == ()

    async def test_letters_typed_in_a_field_are_only_letters(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "aim", "why +-,.")
            assert page(pilot) == "SetUp"
            assert parts(pilot) == PROPOSED


class TestWhoIsThere:
    async def test_a_number_makes_numbered_seats_and_longer_rounds(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "people", "40")
            assert "40 people" in seen(pilot)
            assert "30′  Check-in" in seen(pilot)
            await press(pilot, "f5")
        assert begun(workplace).seats == numbered(40)

    async def test_names_make_guests(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "people", "Jan, Els")
            assert "2 people: Jan and Els" in seen(pilot)
            await press(pilot, "f5")
        assert seats(begun(workplace)) == ["Jan", "Els"]
        assert workplace.room.people() == ()

    async def test_a_team_on_file_brings_its_people(self, workplace: Workplace) -> None:
        people = [workplace.add_person(name) for name in ("Fatima", "Jan")]
        team = workplace.add_team("Havo", tuple(person.id for person in people))
        workplace.add_team("Vwo")
        async with at_home(workplace, "n", "tab", "enter", "down", "enter") as pilot:
            assert "2 people: Fatima and Jan" in seen(pilot)
            await press(pilot, "f5")
        programme = begun(workplace)
        assert programme.team == team.id
        assert [seat.id for seat in programme.seats] == [f"p-{person.id}" for person in people]
        assert programme.title == "STARRT reflection · Havo"

    async def test_a_new_team_is_put_on_file_with_the_names_typed(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "new_team", "Havo")
            assert "will be put on file" in seen(pilot)
            await fill(pilot, "people", "Fatima, Jan")
            await press(pilot, "f5")
        (team,) = workplace.room.teams()
        assert team.name == "Havo"
        assert [seat.name for seat in workplace.seats(team)] == ["Fatima", "Jan"]
        assert begun(workplace).seats == workplace.seats(team)

    async def test_nothing_is_put_on_file_before_it_begins(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "new_team", "Havo")
            await press(pilot, "f4", "escape", "escape")
            assert page(pilot) == "Home"
        assert workplace.room.teams() == ()

    async def test_a_team_that_is_on_file_is_not_made_twice(self, workplace: Workplace) -> None:
        team, other = workplace.add_team("Havo"), workplace.add_team("Vwo")
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "new_team", "havo")
            assert "on file already" in seen(pilot)
            await press(pilot, "f5")
        assert workplace.room.teams() == (team, other)
        assert begun(workplace).team == team.id

    async def test_the_only_team_is_the_one_a_new_meeting_is_for(self, workplace: Workplace) -> None:
        team = workplace.add_team("Havo")
        async with at_home(workplace, "n", "f5"):
            pass
        assert begun(workplace).team == team.id

    async def test_a_number_that_cannot_be_is_explained_and_waited_for(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "people", "0")
            assert "Write a number from 1 to 500" in seen(pilot)
            await press(pilot, "tab", "f5")
            assert page(pilot) == "SetUp"
            assert pilot.app.focused is not None
            assert pilot.app.focused.id == "people"


class TestUntilWhen:
    async def test_what_was_understood_is_echoed(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "until", "half four")
            assert "15:30" not in seen(pilot)
            await press(pilot, *["backspace"] * 9)
            await fill(pilot, "until", "half past 3")
            assert "15:30, in 1 hour and 30 minutes" in seen(pilot)

    async def test_too_long_is_said_and_one_key_makes_it_fit(self, workplace: Workplace, clock) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "until", "40 min")
            assert "1 hour: 20 minutes too long" in seen(pilot)
            await press(pilot, "f7")
            assert "too long" not in seen(pilot)
            await press(pilot, "f5")
        programme = begun(workplace)
        assert programme.seconds <= 40 * 60
        assert programme.until == clock.at + 40 * 60

    async def test_what_cannot_fit_says_so(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "until", "3 min")
            await press(pilot, "f7")
            assert "too long" in seen(pilot)
            assert "take a form out" in seen(pilot)

    async def test_a_time_that_has_passed_does_not_begin_a_meeting(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "until", "13:30")
            await press(pilot, "f5")
            assert page(pilot) == "SetUp"
            assert workplace.interrupted() == ()

    async def test_but_it_can_be_kept_for_another_day(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "until", "13:30")
            await press(pilot, "f6")
            assert page(pilot) == "Home"
        assert len(workplace.prepared()) == 1


async def test_the_other_fields_reach_the_meeting(workplace: Workplace) -> None:
    goal = workplace.add_goal("Pupils ask more", Level.SCHOOL)
    async with at_home(workplace, "n") as pilot:
        await fill(pilot, "aim", "Choose two lessons")
        await press(pilot, "enter", "enter", "down", "enter", "tab")
        await write(pilot, "the survey")
        await press(pilot, "enter", "space", "f5")
    programme = begun(workplace)
    assert programme.aim == "Choose two lessons"
    assert programme.steps[0].phase.text == "Choose two lessons"
    assert programme.goals == (goal.id,)
    assert programme.materials == "the survey"
    assert programme.bell


class TestKeepingAndComingBack:
    async def test_what_was_typed_is_there_again_after_going_back(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "aim", "Choose")
            await press(pilot, "escape", "n")
            assert pilot.app.screen.query_one("#aim", Input).value == "Choose"

    async def test_after_a_meeting_has_begun_the_next_set_up_is_fresh(self, workplace: Workplace) -> None:
        async with at_home(workplace, "n") as pilot:
            await fill(pilot, "aim", "Choose")
            await press(pilot, "f6", "n")
            assert pilot.app.screen.query_one("#aim", Input).value == ""

    async def test_a_draft_is_on_the_first_screen_and_can_be_changed_and_begun(
        self, workplace: Workplace, clock
    ) -> None:
        team = workplace.add_team("Havo")
        kept = workplace.prepare(starrt(team=team.id, team_name="Havo", seats=numbered(12), until=clock.at + 3600))
        async with at_home(workplace, "enter") as pilot:
            assert page(pilot) == "SetUp"
            assert pilot.app.screen.query_one("#people", Input).value == "12"
            assert pilot.app.screen.query_one("#until", Input).value == "15:00"
            await press(pilot, "delete", "f5")
        (session,) = workplace.interrupted()
        assert session.id == kept.id
        assert session.programme.steps[0].form == "check-in"
        assert session.programme.team == team.id
        assert workplace.prepared() == ()


async def test_the_run_sheet_shows_times_cards_and_what_to_say_and_is_saved(workplace: Workplace) -> None:
    async with at_home(workplace, "n", "f4", size=(120, 60)) as pilot:
        text = seen(pilot)
        assert "14:00" in text
        assert "14:02" in text
        assert "1. " in text
        assert "For you who leads:" in text
        await press(pilot, "s")
        (file,) = (workplace.path / "plans").iterdir()
        assert "STARRT reflection" in file.read_text(encoding="utf-8")
        await press(pilot, "escape")
        assert page(pilot) == "SetUp"
