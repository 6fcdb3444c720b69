"""What a terminal does to the app: signals, bad bytes, no room, no terminal at all. In a real pseudo-terminal."""

import os
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from staging import programme

import dialoog
from dialoog.domain.timing import Held
from dialoog.live.workplace import Workplace

if sys.platform == "win32":
    pytest.skip("pseudo-terminals and these signals are POSIX", allow_module_level=True)

import fcntl
import pty
import termios

ENTERED, LEFT = b"\x1b[?1049h", b"\x1b[?1049l"
"""The alternate screen, on and off."""
PATIENCE = 30.0
"""Seconds; a busy machine is no failure. The promise of two seconds is measured in `bench`."""
SOURCES = str(Path(dialoog.__file__).parent.parent)


class Terminal:
    """`python -m dialoog …` as a person started it."""

    def __init__(self, process: "subprocess.Popen[bytes]", master: int) -> None:
        self.process = process
        self._master = master
        self.out = b""

    def type(self, keys: bytes) -> None:
        os.write(self._master, keys)

    def until(self, words: bytes) -> None:
        """Wait until this has been on the screen."""
        end = time.monotonic() + PATIENCE
        while words not in self.out:
            assert time.monotonic() < end, f"{words!r} never came: {self.out[-500:]!r}"
            self._read(0.1)

    def ended(self) -> int:
        """The exit code, once it has ended."""
        end = time.monotonic() + PATIENCE
        while self.process.poll() is None:
            assert time.monotonic() < end, "it did not end"
            self._read(0.1)
        self._read(0.1)
        return self.process.returncode

    def _read(self, seconds: float) -> None:
        while select.select([self._master], [], [], seconds)[0]:
            try:
                got = os.read(self._master, 65536)
            except OSError:  # the other side is closed
                return
            if not got:
                return
            self.out += got
            seconds = 0.0


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": SOURCES, "TERM": "xterm-256color", "DIALOOG_WORKSPACE": ""}


@contextmanager
def started(*words: str, columns: int = 80, rows: int = 24) -> Iterator[Terminal]:
    master, slave = pty.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    process = subprocess.Popen(
        [sys.executable, "-m", "dialoog", *words],
        stdin=slave,
        stdout=slave,
        stderr=slave,
        env=environment(),
        start_new_session=True,
    )
    os.close(slave)
    try:
        yield Terminal(process, master)
    finally:
        if process.poll() is None:
            process.kill()
        process.wait()
        os.close(master)


@pytest.fixture
def meeting(tmp_path: Path) -> Path:
    """A workspace with a meeting that is going on."""
    with Workplace.open(tmp_path / "school", create=True) as workplace:
        live = workplace.live(workplace.prepare(programme()))
        live.open()
    return tmp_path / "school"


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP], ids=lambda number: number.name)
def test_a_signal_pauses_saves_and_leaves_a_clean_terminal(meeting: Path, number: signal.Signals) -> None:
    with started("resume", "--workspace", str(meeting), "--lang", "nl") as terminal:
        terminal.until(b"Waarvoor")
        terminal.process.send_signal(number)
        assert terminal.ended() == 128 + number
        assert LEFT in terminal.out
        assert b"Traceback" not in terminal.out
    with Workplace.open(meeting) as workplace:
        (session,) = workplace.interrupted()
        assert isinstance(workplace.live(session).state.clock, Held)


def test_a_stray_byte_does_not_end_it(meeting: Path) -> None:
    with started("--workspace", str(meeting), "--lang", "nl") as terminal:
        terminal.until(b"opgeslagen")
        terminal.type(b"\xff\xfe\xc3(")
        time.sleep(0.2)
        terminal.type(b"h")
        terminal.until(b"Wat je hier kunt doen")
        terminal.type(b"\x11")
        assert terminal.ended() == 0
        assert b"Traceback" not in terminal.out


@pytest.mark.parametrize(("columns", "rows"), [(20, 5), (1, 1), (300, 100)])
def test_it_starts_and_quits_in_any_room(meeting: Path, columns: int, rows: int) -> None:
    for words in ((), ("resume",)):
        with started(*words, "--workspace", str(meeting), columns=columns, rows=rows) as terminal:
            terminal.until(ENTERED)
            terminal.until(b"\x1b[?25l")
            time.sleep(0.3)
            terminal.type(b"\x11")
            assert terminal.ended() == 0
            assert LEFT in terminal.out
            assert b"Traceback" not in terminal.out


@pytest.mark.parametrize("words", [[], ["run", "starrt"], ["resume"], ["demo"]], ids=lambda words: " ".join(words))
def test_without_a_terminal_it_says_so(tmp_path: Path, words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "dialoog", *words, "--workspace", str(tmp_path / "school"), "--lang", "nl"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=environment(),
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2
    assert "terminal" in done.stderr.decode()
    assert done.stdout == b""
    assert not (tmp_path / "school").exists()
