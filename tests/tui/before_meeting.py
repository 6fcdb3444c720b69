"""What the tests of the screens before a meeting share: the app on a workspace, and what a person sees of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from dialoog import i18n, resources
from dialoog.domain.prepare import Draft, proposal
from dialoog.domain.programme import Programme
from dialoog.live.workplace import Workplace
from dialoog.tui.app import DialoogApp
from dialoog.tui.widgets.rows import Rows
from dialoog.workforms.library import Library

SIZES = ((40, 12), (80, 24), (120, 36), (200, 60))


def library() -> Library:
    return Library(resources.worksets(), language="en")


def starrt(**chosen: object) -> Programme:
    """The proposed programme with some fields filled in."""
    return Draft(proposal(library().get, review=False), **chosen).programme("en")  # type: ignore[arg-type]


@asynccontextmanager
async def at_home(
    workplace: Workplace, *keys: str, size: tuple[int, int] = (120, 36), forms: Library | None = None
) -> AsyncIterator[Pilot[int]]:
    """The app on its first screen, in English, after these keys."""
    i18n.use("en")
    async with DialoogApp(workplace, forms or library()).run_test(size=size, notifications=True) as pilot:
        await pilot.pause()
        await press(pilot, *keys)
        yield pilot


async def press(pilot: Pilot[int], *keys: str) -> None:
    """One key after the other, each when the screen is ready for it."""
    for key in keys:
        await pilot.press(key)
        await pilot.pause()


async def write(pilot: Pilot[int], text: str) -> None:
    await press(pilot, *("space" if one == " " else one for one in text))


def seen(pilot: Pilot[int]) -> str:
    """What stands on the wall."""
    return "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())


def page(pilot: Pilot[int]) -> str:
    """Which screen it is."""
    return type(pilot.app.screen).__name__


def rows(pilot: Pilot[int]) -> list[str]:
    """The titles in the list on this screen."""
    return [row.title for row in pilot.app.screen.query_one(Rows).rows if row.title]


def on_row(pilot: Pilot[int]) -> str:
    """The title of the row the cursor is on."""
    chosen = pilot.app.screen.query_one(Rows).chosen
    return chosen.title if chosen else ""


async def go_to(pilot: Pilot[int], title: str) -> None:
    """Walk down the list to this row."""
    for _row in pilot.app.screen.query_one(Rows).rows:
        if on_row(pilot) == title:
            return
        await press(pilot, "down")
    assert on_row(pilot) == title
