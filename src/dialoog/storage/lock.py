"""One writer per workspace, and who that is.

The lock is the operating system's, so it ends with the process that holds it. Who holds it stands in a file beside
it; that file's time is also the last sign of life, and stays behind after a crash.
"""

import os
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from dialoog.i18n import _

from . import files

if TYPE_CHECKING:
    from filelock import FileLock

FOLDER = ".dialoog"


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has the workspace open for writing."""

    program: str
    user: str
    machine: str
    pid: int
    since: str
    """Local time, ISO 8601."""

    def __str__(self) -> str:
        return _("{program} of {user} on {machine}, since {since}").format(
            program=self.program, user=self.user, machine=self.machine, since=self.since.replace("T", " ")[:16]
        )


class WorkspaceLock:
    """The lock of one workspace folder. Not reentrant: take it once."""

    def __init__(self, root: Path) -> None:
        self._file = root / FOLDER / "lock"
        self._holder_file = root / FOLDER / "held-by.json"
        self._lock: FileLock | None = None
        self.last_seen: datetime | None = None
        """The last sign of life of a writer that did not close; set when the lock is taken."""
        self.elsewhere: Holder | None = None
        """That writer, when it was on another computer; locks do not reach across a synced folder."""

    def take(self, program: str, wait: float) -> bool:
        """Hold the lock from now on, trying for `wait` seconds; False when someone else has it. Raises OSError where
        the folder cannot be written or has no locks."""
        import socket

        from filelock import FileLock, Timeout  # 11 ms, and no one who only reads needs it

        files.make_folder(self._file.parent)
        lock = FileLock(self._file, timeout=wait, mode=0o600, thread_local=False, fallback_to_soft=False)
        try:
            lock.acquire()
        except Timeout:
            return False
        self._lock = lock
        found = files.signature(self._holder_file)
        self.last_seen = datetime.fromtimestamp(found.mtime_ns / 1e9, UTC).astimezone() if found else None
        former, machine = self.holder(), socket.gethostname()
        self.elsewhere = former if former is not None and former.machine != machine else None
        now = datetime.now().astimezone().isoformat(timespec="seconds")
        with suppress(OSError):  # on a full disk there is a lock without a name on it
            files.write(self._holder_file, msgspec.json.encode(Holder(program, _user(), machine, os.getpid(), now)))
        return True

    def holder(self) -> Holder | None:
        """Who has it, as far as the file says."""
        try:
            found = files.read(self._holder_file)
            return msgspec.json.decode(found[0], type=Holder) if found else None
        except (OSError, msgspec.DecodeError):
            return None

    def seen(self) -> None:
        """A sign of life. That it cannot be given is no reason to stop."""
        if self._lock is not None:
            with suppress(OSError):
                os.utime(self._holder_file)

    def give(self) -> None:
        """Let go, and leave no holder behind."""
        if self._lock is not None:
            with suppress(OSError):
                files.remove(self._holder_file)
            self._lock.release()
            self._lock = None


def _user() -> str:
    import getpass

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a machine without a user database
        return "?"
