"""Screens that have no room, do not know it yet, or are not whole yet."""

import pytest
from hand_clock import HandClock
from staging import on_stage
from textual.app import App, ComposeResult
from textual.widgets import OptionList

from dialoog.live.workplace import Workplace
from dialoog.tui.screens.page import Page
from dialoog.tui.screens.stage import Stage
from dialoog.tui.terminal import forgive_no_room


class Shut(App[None]):
    """A list without a line of room."""

    CSS = "OptionList { height: 0; border: none; }"

    def compose(self) -> ComposeResult:
        yield OptionList("Havo", "Vwo")


@pytest.mark.parametrize("key", ["pageup", "pagedown"])
async def test_paging_in_a_list_without_room_does_nothing(monkeypatch: pytest.MonkeyPatch, key: str) -> None:
    monkeypatch.setattr(OptionList, "_move_page", OptionList._move_page)
    forgive_no_room()
    async with Shut().run_test(size=(0, 0)) as pilot:
        options = pilot.app.query_one(OptionList)
        options.highlighted = 1
        await pilot.press(key)
        assert options.highlighted == 1


class Looking(Page[None]):
    """Remembers what it knew of its room when it was composed."""

    knew: frozenset[str] = frozenset()

    def body(self) -> ComposeResult:
        self.knew = frozenset(self.classes)
        yield from ()


@pytest.mark.parametrize("size", [(120, 36), (80, 24), (40, 12), (40, 8)])
async def test_a_screen_knows_its_room_before_it_is_made(
    workplace: Workplace, clock: HandClock, size: tuple[int, int]
) -> None:
    async with on_stage(workplace, clock, size=size) as wall:
        page = Looking()
        await wall.app.push_screen(page)
        await wall.settle()
        assert len(page.knew) == 2
        assert page.knew == page.classes, "what Textual found at the first resize is the same"


async def test_a_key_that_comes_before_the_stage_is_whole_does_nothing(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock) as wall:
        stage = Stage(wall.live)
        shown = wall.app.push_screen(stage)
        clock_before = wall.state.clock
        assert not await wall.app.run_action("hold_or_run", stage)
        assert wall.state.clock == clock_before
        await shown
        assert await wall.app.run_action("hold_or_run", stage)
        assert wall.state.clock != clock_before
