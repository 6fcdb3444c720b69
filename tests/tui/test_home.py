"""The first screen, and coming back to a meeting."""

import os
from pathlib import Path

import pytest
from before_meeting import SIZES, at_home, on_row, page, press, rows, seen, starrt

from dialoog.domain.agreement import Owner, Wording
from dialoog.domain.timing import Held
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.tui.screens.resuming import absence
from dialoog.wording import clock_time


def begun(workplace: Workplace, team_name: str = "Havo") -> LiveSession:
    live = workplace.live(workplace.prepare(starrt(team_name=team_name)))
    live.open()
    return live


@pytest.mark.parametrize("size", SIZES)
async def test_a_first_start_says_welcome_and_offers_one_obvious_step(
    workplace: Workplace, size: tuple[int, int]
) -> None:
    async with at_home(workplace, size=size) as pilot:
        assert rows(pilot) == ["New meeting", "Work forms", "Quit"]
        assert on_row(pilot) == "New meeting"
        assert "Welcome" in seen(pilot)


async def test_the_likeliest_step_stands_first(workplace: Workplace) -> None:
    begun(workplace)
    workplace.prepare(starrt(team_name="Vwo"))
    over = begun(workplace, "Mavo")
    over.close()
    team = workplace.add_team("Havo")
    workplace.agree(team.id, Wording("swap lessons", (Owner("g-jan", "Jan"),)))
    async with at_home(workplace) as pilot:
        subject = "STARRT reflection"
        assert rows(pilot) == [
            f"Go on: {subject} · Havo",
            f"Prepared: {subject} · Vwo",
            "New meeting",
            "Open agreements",
            "Work forms",
            "Earlier meetings",
            "Quit",
        ]
        assert on_row(pilot).startswith("Go on")


async def test_an_interrupted_meeting_says_where_it_was_and_how_long_ago(workplace: Workplace, clock) -> None:
    begun(workplace).onward()
    clock.later(minutes=12)
    async with at_home(workplace) as pilot:
        assert "12 minutes ago" in seen(pilot)


async def test_open_agreements_are_counted_per_team_and_nobody_is_named(workplace: Workplace) -> None:
    havo, vwo = workplace.add_team("Havo"), workplace.add_team("Vwo")
    for team in (havo, havo, vwo):
        workplace.agree(team.id, Wording("swap lessons", (Owner("g-jan", "Jan"),)))
    async with at_home(workplace) as pilot:
        assert "Havo 2 · Vwo 1" in seen(pilot)
        assert "Jan" not in seen(pilot)
        await press(pilot, "g")
        assert "Jan: swap lessons" in seen(pilot)


async def test_a_date_that_has_passed_is_not_put_on_the_wall(workplace: Workplace, clock) -> None:
    team = workplace.add_team("Havo")
    due = workplace.today
    workplace.agree(team.id, Wording("swap lessons", (Owner("g-jan", "Jan"),), due=due))
    async with at_home(workplace, "g") as pilot:
        assert "by Tuesday 9 March" in seen(pilot)
    clock.later(minutes=60 * 24)
    async with at_home(workplace, "g") as pilot:
        assert "Jan: swap lessons" in seen(pilot)


async def test_who_has_the_folder_is_said_and_nothing_can_be_begun(workplace: Workplace, clock) -> None:
    begun(workplace)
    workplace.ledger.drain(5)
    with Workplace.open(workplace.path, clock=clock) as second:
        async with at_home(second) as pilot:
            assert "Read only" in seen(pilot)
            assert second.workspace.holder is not None
            assert second.workspace.holder.machine in seen(pilot)
            assert on_row(pilot) == "Work forms"
            await press(pilot, "n")
            assert page(pilot) == "Home"


async def test_a_name_full_of_brackets_is_shown_as_it_is(workplace: Workplace) -> None:
    begun(workplace, "[bold]Havo[/bold]\x1b]0;x\x07")
    async with at_home(workplace) as pilot:
        assert "[bold]Havo[/bold]" in seen(pilot)
        assert "\x1b" not in seen(pilot)


async def test_the_mouse_does_what_enter_does(workplace: Workplace) -> None:
    async with at_home(workplace, size=(80, 24)) as pilot:
        line = next(y for y, text in enumerate(seen(pilot).splitlines()) if "Work forms" in text)
        await pilot.click(offset=(10, line))
        await pilot.pause()
        assert page(pilot) == "LibraryPage"


class TestComingBack:
    """The computer went down at 14:00 with the clock running; it is opened again nine minutes later."""

    @pytest.fixture
    def after_a_crash(self, tmp_path: Path, clock):
        where = tmp_path / "crashed"
        with Workplace.open(where, clock=clock, create=True) as before:
            begun(before)
            sign = where / ".dialoog" / "held-by.json"
            holder = sign.read_bytes()
        sign.write_bytes(holder)
        os.utime(sign, (clock.at, clock.at))
        clock.later(minutes=9)
        with Workplace.open(where, clock=clock) as again:
            yield again

    async def test_it_is_asked_whether_the_minutes_count(self, after_a_crash: Workplace) -> None:
        async with at_home(after_a_crash, "enter") as pilot:
            assert "Interrupted at 14:00, 9 minutes ago." in seen(pilot)
            assert "2:00 to go" in seen(pilot)
            assert "time is up" in seen(pilot)

    async def test_going_on_where_we_were_gives_the_minutes_back(self, after_a_crash: Workplace, clock) -> None:
        async with at_home(after_a_crash, "enter", "enter") as pilot:
            assert page(pilot) == "Stage"
            live = after_a_crash.live(after_a_crash.interrupted()[0])
            assert live.state.remaining(clock.wall()) == pytest.approx(120, abs=1)

    async def test_counting_them_leaves_the_clock_alone(self, after_a_crash: Workplace, clock) -> None:
        async with at_home(after_a_crash, "enter", "2") as pilot:
            assert page(pilot) == "Stage"
            live = after_a_crash.live(after_a_crash.interrupted()[0])
            assert live.state.remaining(clock.wall()) < 0

    async def test_never_mind_goes_back_and_changes_nothing(self, after_a_crash: Workplace) -> None:
        events = len(after_a_crash.live(after_a_crash.interrupted()[0]).log)
        async with at_home(after_a_crash, "enter", "escape") as pilot:
            assert page(pilot) == "Home"
            assert len(after_a_crash.live(after_a_crash.interrupted()[0]).log) == events

    def test_a_meeting_that_was_paused_is_not_asked_about(self, after_a_crash: Workplace) -> None:
        live = after_a_crash.live(after_a_crash.interrupted()[0])
        assert absence(live, after_a_crash.last_seen) is not None
        live.hold()
        assert isinstance(live.state.clock, Held)
        assert absence(live, after_a_crash.last_seen) is None

    def test_what_was_done_since_is_a_sign_of_life_too(self, after_a_crash: Workplace, clock) -> None:
        live = after_a_crash.live(after_a_crash.interrupted()[0])
        live.lengthen(60)
        clock.later(seconds=20)
        assert absence(live, after_a_crash.last_seen) is None
        clock.later(seconds=20)
        away = absence(live, after_a_crash.last_seen)
        assert away is not None
        assert clock_time(away.since) == "14:09"


async def test_past_meetings_show_what_they_led_to(workplace: Workplace) -> None:
    live = begun(workplace)
    live.agree(Wording("visit a lesson", (Owner("g-els", "Els"),)))
    live.keep("Pupils ask more.")
    live.close()
    async with at_home(workplace, "end", "up", "enter") as pilot:
        assert page(pilot) == "PastMeetings"
        assert "Els: visit a lesson." in seen(pilot)
        assert "Pupils ask more." in seen(pilot)


async def test_a_small_screen_reads_a_past_meeting_on_a_page_of_its_own(workplace: Workplace) -> None:
    live = begun(workplace)
    live.keep("Pupils ask more.")
    live.close()
    async with at_home(workplace, "end", "up", "enter", "enter", size=(40, 12)) as pilot:
        assert page(pilot) == "ReadingPage"
        assert "Pupils ask more." in seen(pilot)
        await press(pilot, "escape", "escape")
        assert page(pilot) == "Home"
