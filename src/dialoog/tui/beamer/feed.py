"""The stage's end of the line: whoever shows the token is sent what the room sees, for as long as they keep up.

A beamer says how much room it has when it has seen a view, and only then is sent the next: always the newest. So a
slow one misses some, a hanging one is let go, and neither ever keeps the stage waiting. Only this computer can
connect, and who does not have the token learns nothing, not even that this is dialoog.
"""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hmac import compare_digest
from secrets import token_hex

from .endpoint import Endpoint
from .wire import LONGEST_HELLO, Garbled, Room, View, decode_room, encode

HOST = "127.0.0.1"
MOST_BEAMERS = 4
MOST_LINES = 16
"""Connections at one time, those that have not said who they are among them."""
SIGN_OF_LIFE = 1.0
"""Seconds after which a view is sent again, so that a beamer knows that the stage is there."""
PATIENCE = 2.0
"""Seconds somebody gets to show the token."""
HANGING = 5.0
"""Seconds after which a beamer that does not say it has seen a view is let go."""
FAREWELL = 0.5
"""Seconds the last view gets to arrive."""


@dataclass(eq=False, slots=True)
class _Beamer:
    writer: StreamWriter
    room: Room
    news: asyncio.Event = field(default_factory=asyncio.Event)
    seen: asyncio.Event = field(default_factory=asyncio.Event)


class Feed:
    """Sends the newest view to every beamer. Used in the event loop it was opened in."""

    def __init__(self, changed: Callable[[], None]) -> None:
        """`changed` is called when a beamer came or went."""
        self._changed = changed
        self._token = token_hex(32)
        self._view: View | None = None
        self._line = b""
        self._beamers: list[_Beamer] = []
        self._lines: dict[asyncio.Task[None], StreamWriter] = {}
        self._server: asyncio.Server | None = None

    @property
    def rooms(self) -> tuple[Room, ...]:
        """How much room each beamer has; empty when nobody looks."""
        return tuple(beamer.room for beamer in self._beamers)

    async def open(self) -> Endpoint:
        """Listen from now on. Raises OSError."""
        self._server = await asyncio.start_server(self._met, HOST, 0, limit=LONGEST_HELLO)
        return Endpoint(self._server.sockets[0].getsockname()[1], self._token)

    def show(self, view: View) -> None:
        """Let the beamers show this. Comes back at once; the same view again costs nothing."""
        if view != self._view:
            self._view, self._line = view, encode(view)
            for beamer in self._beamers:
                beamer.news.set()

    async def close(self, last: View) -> None:
        """Send a last view to whoever still listens, and close every line."""
        if self._server is None:
            return
        self._server.close()
        self._changed = lambda: None
        for beamer in self._beamers:
            beamer.writer.write(encode(last))
        for writer in self._lines.values():
            writer.close()
        if self._lines:
            _gone, waiting = await asyncio.wait(self._lines, timeout=FAREWELL)
            for task in waiting:
                self._lines[task].transport.abort()
                task.cancel()

    async def _met(self, reader: StreamReader, writer: StreamWriter) -> None:
        """One connection, from its first to its last byte."""
        me = asyncio.current_task()
        assert me is not None
        self._lines[me] = writer
        try:
            if len(self._lines) <= MOST_LINES:
                async with asyncio.timeout(PATIENCE):
                    room = decode_room(await reader.readline())
                if self._welcome(room):
                    await self._keep_up(_Beamer(writer, replace(room, token="")), reader)
        except (OSError, ValueError, TimeoutError, Garbled):
            pass  # gone, or not somebody we talk to
        finally:
            del self._lines[me]
            writer.close()

    def _welcome(self, room: Room) -> bool:
        known = compare_digest(room.token.encode("utf-8", "replace"), self._token.encode())
        return known and len(self._beamers) < MOST_BEAMERS

    async def _keep_up(self, beamer: _Beamer, reader: StreamReader) -> None:
        telling = asyncio.create_task(self._tell(beamer))
        self._beamers.append(beamer)
        self._changed()
        try:
            async for line in reader:
                beamer.room = decode_room(line)
                beamer.seen.set()
        finally:
            telling.cancel()
            self._beamers.remove(beamer)
            self._changed()

    async def _tell(self, beamer: _Beamer) -> None:
        while True:
            if self._line:
                beamer.news.clear()
                beamer.seen.clear()
                beamer.writer.write(self._line)
                try:
                    async with asyncio.timeout(HANGING):
                        await beamer.seen.wait()
                except TimeoutError:
                    beamer.writer.transport.abort()
                    return
            with suppress(TimeoutError):
                async with asyncio.timeout(SIGN_OF_LIFE):
                    await beamer.news.wait()
