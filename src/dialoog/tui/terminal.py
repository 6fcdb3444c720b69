"""What a terminal does to a program: bad bytes, a closed window, a signal. Each leaves a clean terminal behind."""

import asyncio
import codecs
import signal
import sys
from collections.abc import Callable
from typing import Literal


def forgive_bad_bytes() -> None:
    """Let a byte that is not UTF-8 become '\ufffd' instead of ending the app.

    Textual 8.2.8 decodes keyboard input strictly in its reading thread, so that one stray byte (a Latin-1 paste, line
    noise) ends the program. To be removed when that is answered upstream (Textualize/textual#6456).
    """
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def forgiving(encoding: str) -> Callable[[], codecs.IncrementalDecoder]:
        decoder = codecs.getincrementaldecoder(encoding)
        return lambda: decoder(errors="replace")

    vars(linux_driver)["getincrementaldecoder"] = forgiving


def forgive_no_room() -> None:
    """Let Page Up and Page Down do nothing in a list that a window dragged shut leaves no room for.

    Textual 8.2.8 looks the highlighted line up among those that are drawn, of which there are none: a KeyError, and the
    end of the app. Once for every list there is, Textual's own among them.
    """
    from textual.widgets import OptionList

    move = OptionList._move_page

    def in_room(self: OptionList, direction: Literal[-1, 1]) -> None:
        if self.scrollable_content_region:
            move(self, direction)

    OptionList._move_page = in_room  # type: ignore[method-assign]


def on_farewell(leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code when the system asks us to go: SIGTERM, or the terminal window was closed.

    POSIX only. On Windows a closed console ends the process within seconds; every change is on disk already, and the
    next start offers to go on. Should the app hang on its way out, an alarm ends it after four seconds.
    """
    if sys.platform == "win32":
        return
    loop = asyncio.get_running_loop()

    def go(number: int) -> None:
        signal.alarm(4)
        leave(128 + number)

    for number in (signal.SIGTERM, signal.SIGHUP):
        loop.add_signal_handler(number, go, number)
