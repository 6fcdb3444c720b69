"""Beamers for tests: one that follows over a real socket and keeps what it was sent, and one that speaks in bytes."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from dialoog.tui.beamer.endpoint import Endpoint
from dialoog.tui.beamer.feed import HOST
from dialoog.tui.beamer.line import Line
from dialoog.tui.beamer.wire import Room, View, decode_view, encode
from dialoog.tui.stage.face import Face
from dialoog.tui.stage.scene import Scene
from dialoog.tui.widgets.rail import RailRow

ROOM = Room(60, 12)
PATIENCE = 10.0
"""Seconds after which a test gives up; all it waits for takes milliseconds."""


async def until(true: Callable[[], object]) -> None:
    """Come back as soon as this is so."""
    async with asyncio.timeout(PATIENCE):
        while not true():
            await asyncio.sleep(0.005)


def a_scene(text: str = "Wat speelt er?", *, clock: str = "4:00", title: str = "Havo-overleg") -> Scene:
    rows = (RailRow("Situatie", 8, "now"), RailRow("Taak", 4))
    face = Face("STARRT 1/2", "Situatie", text, "", clock, "calm", "tot 14:08", 0.5, False, rows, "einde 14:12")
    return Scene(title, face, "Situatie", text, "kaart 1/2", "", (), None, None, "")


class Watcher:
    """A beamer without a screen."""

    def __init__(self, workspace: Path | None, room: Room = ROOM) -> None:
        self.room = room
        self.views: list[View] = []
        self.lost = False
        self.line = Line(workspace, lambda: self.room, self._seen)

    def _seen(self, view: View | None) -> None:
        self.lost = view is None
        if view is not None:
            self.views.append(view)

    @property
    def view(self) -> View:
        """The latest."""
        return self.views[-1] if self.views else View()

    @property
    def scene(self) -> Scene:
        assert self.view.scene is not None
        return self.view.scene


@asynccontextmanager
async def watching(workspace: Path | None, room: Room = ROOM) -> AsyncIterator[Watcher]:
    watcher = Watcher(workspace, room)
    following = asyncio.create_task(watcher.line.follow())
    try:
        yield watcher
    finally:
        following.cancel()
        with suppress(asyncio.CancelledError):
            await following


class Bare:
    """A connection that says exactly what it is told to."""

    def __init__(self, reader: StreamReader, writer: StreamWriter) -> None:
        self._reader, self._writer = reader, writer

    def say(self, words: bytes | Room) -> None:
        self._writer.write(encode(words) if isinstance(words, Room) else words)

    async def hears(self) -> View:
        async with asyncio.timeout(PATIENCE):
            return decode_view(await self._reader.readline())

    async def hears_all(self) -> bytes:
        """Everything until the other side closes the line."""
        heard = b""
        async with asyncio.timeout(PATIENCE):
            with suppress(ConnectionError):
                while more := await self._reader.read(1 << 16):
                    heard += more
        return heard


@asynccontextmanager
async def connected(endpoint: Endpoint) -> AsyncIterator[Bare]:
    reader, writer = await asyncio.open_connection(HOST, endpoint.port)
    try:
        yield Bare(reader, writer)
    finally:
        writer.transport.abort()
        with suppress(OSError):
            await writer.wait_closed()
