"""The second terminal: waits, shows, says when the line is lost, thanks; and has no keys but its own."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

import pytest
from beamers import a_scene, until
from textual.pilot import Pilot

from dialoog import i18n
from dialoog.i18n import _
from dialoog.tui.beamer import endpoint as endpoints
from dialoog.tui.beamer import feed as feeds
from dialoog.tui.beamer import line as lines
from dialoog.tui.beamer.app import BeamerApp
from dialoog.tui.beamer.feed import Feed
from dialoog.tui.beamer.screen import Beamer
from dialoog.tui.beamer.wire import Aloud, Call, Posted, View
from dialoog.tui.widgets.board import Block, Item

LONG = " ".join(f"woord{number}" for number in range(150))


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return tmp_path / "school"


@pytest.fixture(autouse=True)
def _quick(monkeypatch: pytest.MonkeyPatch) -> None:
    i18n.use("nl")
    monkeypatch.setattr(lines, "AGAIN", 0.01)


class Screen:
    """The second terminal as the room sees it."""

    def __init__(self, pilot: Pilot[int]) -> None:
        self.pilot = pilot

    @property
    def app(self) -> BeamerApp:
        assert isinstance(self.pilot.app, BeamerApp)
        return self.pilot.app

    @property
    def room(self) -> Beamer:
        return self.app.room

    @property
    def drawn(self) -> str:
        return "\n".join(strip.text for strip in self.app.screen._compositor.render_strips())

    async def shows(self, *words: str) -> None:
        await until(lambda: all(word in self.drawn for word in words))

    async def hides(self, *words: str) -> None:
        await until(lambda: not any(word in self.drawn for word in words))


@asynccontextmanager
async def on_beamer(school: Path | None, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Screen]:
    async with BeamerApp(school).run_test(size=size) as pilot:
        await pilot.pause()
        yield Screen(pilot)


@asynccontextmanager
async def a_stage(school: Path, view: View | None = None, last: View | None = None) -> AsyncIterator[Feed]:
    """The stage's end of the line; `last` None: it ends without a word, as by a crash."""
    feed = Feed(lambda: None)
    endpoint = await feed.open()
    feed.show(view or View(a_scene()))
    await asyncio.to_thread(endpoints.publish, school, endpoint)
    try:
        yield feed
    finally:
        if last is None:
            for writer in feed._lines.values():
                writer.transport.abort()
        else:
            endpoints.withdraw(school, endpoint)
        await feed.close(last or View())


SMALL = "Wat speelt er bij jullie in de klas, en wie heeft daar iets van gemerkt, en wanneer was dat precies geweest?"


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (250, 80)])
async def test_it_waits_shows_loses_finds_again_and_thanks(school: Path, size: tuple[int, int]) -> None:
    async with on_beamer(school, size) as screen:
        still = screen.room.query_one("#still")
        assert still.display
        async with a_stage(school, View(a_scene(SMALL))):
            await until(lambda: not still.display)
            await screen.shows("kaart 1/2")
            await screen.hides(_("no connection"))
        await screen.shows(_("no connection"))
        assert screen.room.query_one("#clock").has_class("-paused")
        async with a_stage(school, View(a_scene("Weer verder")), View(over="done")):
            await screen.hides(_("no connection"))
        await until(lambda: still.display)
        assert still.has_class("-thanks")


async def test_a_meeting_that_is_put_away_leaves_it_waiting(school: Path) -> None:
    async with on_beamer(school) as screen:
        async with a_stage(school, last=View(over="put away")):
            await screen.shows("kaart 1/2")
        await until(lambda: screen.room.query_one("#still").display)
        assert not screen.room.query_one("#still").has_class("-thanks")


async def test_a_stage_that_hangs_counts_as_lost_and_its_clock_stands_still(
    school: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "SIGN_OF_LIFE", 60)
    monkeypatch.setattr(lines, "SILENCE", 0.05)
    async with on_beamer(school) as screen, a_stage(school) as feed:
        await screen.shows(_("no connection"))
        feed.show(View(a_scene(clock="3:59")))
        await screen.hides(_("no connection"))


async def test_what_is_meant_for_the_room_lies_over_the_wall(school: Path) -> None:
    scene = a_scene(SMALL)
    async with on_beamer(school) as screen, a_stage(school, View(scene)) as feed:
        await screen.shows("kaart 1/2")
        feed.show(View(scene, aloud=Aloud("Fatima, zeg je hier ja op?", "Fatima, uiterlijk vrijdag: " + SMALL)))
        await screen.shows("zeg je hier ja op?", "uiterlijk vrijdag")
        await screen.hides("kaart 1/2")
        feed.show(View(scene, call=Call("Tijd", SMALL, over=True)))
        await screen.shows("gemerkt")
        await screen.hides("kaart 1/2", "ja op?")
        feed.show(View(scene, posted=Posted((Block("Goed", (Item("1", "De werkweek"),)),), "", "1")))
        await screen.shows("Goed", "De werkweek")
        feed.show(View(scene, dark=True))
        await until(lambda: not screen.drawn.strip())
        feed.show(View(replace(scene, silence=0.5, silence_until="stilte tot 14:05")))
        await screen.shows("stilte tot 14:05")
        await screen.hides("kaart 1/2")
        feed.show(View(scene))
        await screen.shows("kaart 1/2", "gemerkt")


async def test_it_shows_the_page_of_the_word_that_it_is_sent(school: Path) -> None:
    async with on_beamer(school, (60, 14)) as screen, a_stage(school, View(a_scene(LONG))) as feed:
        await screen.shows("woord0 ", "1/")
        feed.show(View(a_scene(LONG), word=149))
        await screen.shows("woord149")
        await screen.hides("woord0 ")
        await screen.pilot.resize_terminal(80, 20)
        await screen.shows("woord149")
        await until(lambda: feed.rooms and feed.rooms[0] == screen.room.room)


async def test_text_from_the_stage_is_text_and_nothing_else(school: Path) -> None:
    hostile = "[bold]Jan[/] [@click=app.leave]klik[/] \x1b]0;titel\x07\u202e"
    async with on_beamer(school) as screen, a_stage(school, View(a_scene(hostile, title=hostile))):
        await screen.shows("[bold]Jan[/]")
        assert "\x1b" not in screen.drawn
        assert "\u202e" not in screen.drawn


async def test_no_key_does_anything_but_close_change_colours_and_say_so(school: Path) -> None:
    async with on_beamer(school) as screen, a_stage(school, View(a_scene(SMALL))) as feed:
        await screen.shows("kaart 1/2")
        screen.room._hush()
        await screen.pilot.pause()
        before = screen.drawn
        for key in (
            "space",
            "right",
            "left",
            "b",
            "a",
            "j",
            "x",
            "u",
            "n",
            "f",
            "enter",
            "tab",
            "pagedown",
            "1",
            "ctrl+p",
        ):
            await screen.pilot.press(key)
        assert screen.drawn == before
        assert feed.rooms
        await screen.pilot.press("question_mark")
        await screen.shows(_("t other colours   q close"))
        theme = screen.app.theme
        await screen.pilot.press("t")
        assert screen.app.theme != theme
        await screen.pilot.press("q")
        await until(lambda: not screen.app._running or screen.app._exit)
    assert screen.app.return_code == 0


async def test_it_opens_no_file_of_the_workspace(school: Path) -> None:
    school.mkdir()
    (school / "dialoog.json").write_text("{}")
    async with on_beamer(school) as screen, a_stage(school):
        await screen.shows("kaart 1/2")
    assert [path.name for path in school.rglob("*")] == ["dialoog.json"]
    assert not hasattr(screen.app, "workplace")
