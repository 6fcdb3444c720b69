"""Help lists what can be done, from the same table the keys come from."""

import pytest
from before_meeting import SIZES, at_home, page, press, seen
from textual.containers import VerticalScroll

from dialoog.live.workplace import Workplace
from dialoog.tui.screens.home import Home
from dialoog.tui.screens.setup import SetUp


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", ["question_mark", "f1", "h"])
async def test_help_opens_and_closes_with_the_same_key(workplace: Workplace, size: tuple[int, int], way: str) -> None:
    async with at_home(workplace, way, size=size) as pilot:
        assert page(pilot) == "Help"
        assert "choose" in seen(pilot)
        await press(pilot, way)
        assert page(pilot) == "Home"


async def test_every_act_of_the_page_is_there_with_its_key(workplace: Workplace) -> None:
    async with at_home(workplace, "f1", size=(120, 90)) as pilot:
        text = seen(pilot)
        for act in Home.ACTS:
            assert any(act.key_label in line and act.label in line for line in text.splitlines()), act.id


async def test_everything_can_be_reached_with_keys_on_the_smallest_screen(workplace: Workplace) -> None:
    async with at_home(workplace, "n", "f1", size=(40, 12)) as pilot:
        texts = [seen(pilot)]
        for _ in range(20):
            await press(pilot, "pagedown")
            await pilot.wait_for_animation()
            texts.append(seen(pilot))
        assert pilot.app.screen.query_one("#help", VerticalScroll).is_vertical_scroll_end
        for act in SetUp.ACTS:
            assert any(act.label in text for text in texts), act.id
        await press(pilot, "escape")
        assert page(pilot) == "SetUp"
