"""A program in a pseudo-terminal, with the moment of everything it wrote. Linux only: it reads `/proc`.

Nothing is drawn while the program runs, so that measuring does not slow what is measured; `replay` draws afterwards,
with pyte (`pip install pyte`, needed for nothing else in this project).
"""

import codecs
import fcntl
import os
import pty
import re
import select
import signal
import struct
import termios
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Self

ANSWERS = {
    rb"\x1b\[\?2026\$p": b"\x1b[?2026;2$y",  # synchronized output: known
    rb"\x1b\[\?2048\$p": b"\x1b[?2048;0$y",  # resize as input: not known
    rb"\x1b\[6n": b"\x1b[1;1R",
    rb"\x1b\[0?c": b"\x1b[?62;22c",
}
"""What a terminal answers to the questions programs ask it at the start."""
ESCAPES = re.compile(rb"\x1b(?:\[[0-9;:<=>?]*[ -/]*[@-~]|\].*?(?:\x07|\x1b\\)|[PX^_].*?\x1b\\|[ -/]*[0-~])", re.S)
UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=?][0-9;]*[umqp]|\x1b\[\?[0-9;]*\$p|\x1bP.*?\x1b\\|\x1b_.*?\x1b\\", re.S)
KEYS = {
    "tab": b"\t",
    "enter": b"\r",
    "escape": b"\x1b",
    "space": b" ",
    "plus": b"+",
    "minus": b"-",
    "up": b"\x1b[A",
    "down": b"\x1b[B",
    "right": b"\x1b[C",
    "left": b"\x1b[D",
    "pageup": b"\x1b[5~",
    "pagedown": b"\x1b[6~",
}
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Gone(Exception):
    """The program ended by itself."""


class PtyRun:
    """One program in one pseudo-terminal, killed at the end. Times are seconds since its start.

    It is started as an installed program is: with its compiled bytecode at hand, and speaking Dutch.
    """

    def __init__(
        self, command: Sequence[str], columns: int = 120, rows: int = 40, env: Mapping[str, str] | None = None
    ) -> None:
        self.command, self.columns, self.rows = list(command), columns, rows
        self.chunks: list[tuple[float, bytes]] = []
        self._env = terminal(env)

    def __enter__(self) -> Self:
        self._began = time.perf_counter()
        self.pid, self._terminal = pty.fork()
        if self.pid == 0:
            self.resize(self.columns, self.rows, 0)
            try:
                os.execvpe(self.command[0], self.command, self._env)
            except OSError as error:
                os.write(2, f"{self.command[0]}: {error}\n".encode())
                os._exit(127)
        self.exit_code: int | None = None
        return self

    def __exit__(self, *_: object) -> None:
        if self.alive:
            self.kill(signal.SIGKILL)
            self.exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        self.hang_up()

    @property
    def alive(self) -> bool:
        if self.exit_code is None:
            pid, status = os.waitpid(self.pid, os.WNOHANG)
            if pid:
                self.exit_code = os.waitstatus_to_exitcode(status)
        return self.exit_code is None

    @property
    def now(self) -> float:
        return time.perf_counter() - self._began

    def send(self, keys: bytes) -> float:
        """Type this; returns when."""
        moment = self.now
        os.write(self._terminal, keys)
        return moment

    def kill(self, how: signal.Signals) -> None:
        os.kill(self.pid, how)

    def hang_up(self) -> None:
        """Close the terminal window on the program."""
        with suppress(OSError):
            os.close(self._terminal)

    def resize(self, columns: int, rows: int, terminal: int | None = None) -> None:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(self._terminal if terminal is None else terminal, termios.TIOCSWINSZ, size)

    def read(self, wait: float) -> bytes:
        """The output that comes within `wait` seconds, or nothing. Raises Gone."""
        if not select.select([self._terminal], [], [], max(0.0, wait))[0]:
            return b""
        try:
            data = os.read(self._terminal, 1 << 16)
        except OSError:
            raise Gone from None
        if not data:
            raise Gone
        self.chunks.append((self.now, data))
        for question, answer in ANSWERS.items():
            if re.search(question, data):
                os.write(self._terminal, answer)
        return data

    def watch(self, quiet: float, limit: float, *, text: bool = False) -> None:
        """Collect output until nothing came for `quiet` seconds, `limit` seconds at most.

        With `text` the quiet counts only after visible text: programs set terminal modes long before they paint.
        """
        end, last = self.now + limit, self.now
        while self.now < end:
            if data := self.read(0.02):
                last = self.now
                text = text and not ESCAPES.sub(b"", data).strip()
            elif self.now - last > quiet and not text:
                return

    def peak_mib(self) -> float:
        """The highest resident memory so far."""
        status = self._about("status").splitlines()
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024

    def resident_mib(self) -> float:
        """The resident memory now."""
        return int(self._about("statm").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 2**20

    def processor_seconds(self) -> float:
        """The time processors gave it so far, to a hundredth of a second."""
        fields = self._about("stat").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS_PER_SECOND

    def _about(self, what: str) -> str:
        return Path(f"/proc/{self.pid}/{what}").read_text("utf-8")


def terminal(env: Mapping[str, str] | None = None) -> dict[str, str]:
    """The surroundings of a user: a capable terminal, Dutch, no switches of whoever measures."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return {**kept, "TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8", **(env or {})}


def key(name: str) -> bytes:
    """The bytes a terminal sends for a key: `right`, `ctrl+q`, `x`."""
    if name.startswith("ctrl+"):
        return bytes([ord(name[5].upper()) & 0x1F])
    return KEYS.get(name) or codecs.encode(name, "utf-8")


def replay(run: PtyRun) -> Iterator[tuple[float, list[str]]]:
    """The screen after each piece of output, with its moment."""
    import pyte

    screen = pyte.Screen(run.columns, run.rows)
    stream = pyte.ByteStream(screen)
    for moment, data in run.chunks:
        stream.feed(UNKNOWN_TO_PYTE.sub(b"", data))
        yield moment, list(screen.display)
