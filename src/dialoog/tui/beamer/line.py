"""The beamer's end of the line: looks for a meeting, follows it, and looks again when it is gone.

Here and in `feed` no `asyncio.wait_for`: before Python 3.12 it forgets to be cancelled when that comes at the moment
its answer does (python/cpython#86296), and leaving would hang.
"""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from .endpoint import Endpoint, found
from .feed import HOST
from .wire import LONGEST_VIEW, Garbled, Room, View, decode_view, encode

AGAIN = 0.5
"""Seconds between two looks for a meeting."""
SILENCE = 2.2
"""Seconds without a word after which the stage is thought to be gone; it gives a sign of life every second."""


class Line:
    """Calls `seen` with every view that comes in, and with None while there is none to be had."""

    def __init__(self, workspace: Path | None, room: Callable[[], Room], seen: Callable[[View | None], None]) -> None:
        """`workspace` None: any meeting on this computer, the one begun last first."""
        self._workspace = workspace
        self._room = room
        self._seen = seen
        self._writer: StreamWriter | None = None

    async def follow(self) -> None:
        """Look and listen until cancelled."""
        while True:
            for endpoint in await self._found():
                with suppress(OSError, ValueError, TimeoutError, Garbled):
                    await self._listen(endpoint)
            self._seen(None)
            await asyncio.sleep(AGAIN)

    def say_room(self) -> None:
        """Tell the stage how much room there is now."""
        if self._writer is not None and not self._writer.is_closing():
            self._writer.write(encode(self._room()))

    async def _found(self) -> list[Endpoint]:
        return await asyncio.to_thread(found, self._workspace)

    async def _listen(self, endpoint: Endpoint) -> None:
        """One connection, to its end."""
        async with asyncio.timeout(SILENCE):
            reader, writer = await asyncio.open_connection(HOST, endpoint.port, limit=LONGEST_VIEW)
        try:
            writer.write(encode(replace(self._room(), token=endpoint.token)))
            async with asyncio.timeout(SILENCE):
                self._show(await reader.readline())
            self._writer = writer
            self.say_room()
            while line := await self._next(reader, endpoint):
                self._show(line)
                self.say_room()
        finally:
            self._writer = None
            writer.close()

    async def _next(self, reader: StreamReader, endpoint: Endpoint) -> bytes:
        """The next view; empty when the line was closed, or is silent while another meeting has begun."""
        while True:
            try:
                async with asyncio.timeout(SILENCE):
                    return await reader.readline()
            except TimeoutError:
                self._seen(None)
                if endpoint not in (await self._found())[:1]:
                    return b""

    def _show(self, line: bytes) -> None:
        self._seen(decode_view(line))
