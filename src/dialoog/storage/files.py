"""Files that are whole at every moment: the former content or the new one, never something between.

A file is written beside its place, flushed to the disk and then put in place in one step. The content it had before
stays beside it under a second name.
"""

import errno
import os
import re
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple, TypeVar

from dialoog.i18n import _

R = TypeVar("R")

_BUSY = frozenset({5, 32, 33})
"""Windows: access denied, sharing violation, lock violation. A virus scanner, an indexer or a sync client has the
file for a moment."""
_TRIES = 8
_TEMP = re.compile(r"\..+\.\d+\.[0-9a-f]{8}\.tmp")
_STALE_SECONDS = 3600


class Changed(Exception):
    """Another program changed the file between our reading and our writing."""


class Signature(NamedTuple):
    """What tells one content of a file from another without reading it."""

    mtime_ns: int
    size: int
    inode: int


def signature(path: Path) -> Signature | None:
    """The signature of the file as it is now; None when there is none."""
    try:
        return _signature(path.stat())
    except (FileNotFoundError, NotADirectoryError):
        return None


def read(path: Path) -> tuple[bytes, Signature] | None:
    """The whole content and its signature; None when there is no such file."""

    def once() -> tuple[bytes, Signature] | None:
        try:
            with path.open("rb") as file:
                return file.read(), _signature(os.fstat(file.fileno()))
        except (FileNotFoundError, NotADirectoryError):
            return None

    return patiently(once)


def write(
    path: Path, data: bytes, *, check: Callable[[], None] = lambda: None, former: Path | None = None
) -> Signature:
    """Put new content in place, durably; the former content stays under the name `former` where that is given.

    `check` is called last thing before the file is touched, and stops it by raising. After any error the file has its
    former content, with one exception: when only the last flush of the folder failed, it has the new one.
    """
    make_folder(path.parent)
    temp = _temp(path)
    try:
        written = _write_new(temp, data)
        check()
        if former is not None:
            put_copy(path, former)
        patiently(lambda: temp.replace(path))
    except BaseException:
        with suppress(OSError):
            temp.unlink()
        raise
    sync_folder(path.parent)
    return written


def remove(path: Path) -> None:
    """Delete a file durably; it may be gone already."""
    with suppress(FileNotFoundError):
        patiently(path.unlink)
        sync_folder(path.parent)


def put_copy(path: Path, second: Path) -> None:
    """Let the name `second` have this file's content as well, in one step; what it had before is gone."""
    present = signature(path)
    if present is None or present == signature(second):  # renaming a file onto itself would leave both names
        return
    temp = _temp(second)
    try:
        _link(path, temp)
        patiently(lambda: temp.replace(second))
    except BaseException:
        with suppress(OSError):
            temp.unlink()
        raise


def set_aside(path: Path, ending: str) -> Path:
    """Give a file's content a second name, its own plus `ending` (and a number where that is taken)."""
    number = 1
    while True:
        aside = path.with_name(f"{path.name}{ending}" + (f"-{number}" if number > 1 else ""))
        try:
            _link(path, aside)
        except FileExistsError:
            number += 1
        else:
            sync_folder(path.parent)
            return aside


def make_folder(folder: Path) -> None:
    """Make a folder for our eyes only, with those above it."""
    if folder.is_dir():
        return
    if folder.parent == folder:  # a drive that is not there
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(folder))
    make_folder(folder.parent)
    with suppress(FileExistsError):
        folder.mkdir(0o700)
    sync_folder(folder.parent)


def sync_folder(folder: Path) -> None:
    """Make names in a folder durable. Windows does that by itself; some file systems cannot."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(handle)


def is_read_only(path: Path) -> bool:
    """Whether someone closed this file for writing. Replacing it needs no permission on the file itself, so it must
    be asked; the mode as well, because an administrator may do anything."""
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return False
    return not mode & stat.S_IWUSR or not os.access(path, os.W_OK)


def sweep(entry: "os.DirEntry[str]") -> None:
    """Delete a temporary file of ours that a crash left behind more than an hour ago."""
    with suppress(OSError):
        if _TEMP.fullmatch(entry.name) and time.time() - entry.stat().st_mtime > _STALE_SECONDS:
            Path(entry.path).unlink()


def patiently(action: Callable[[], R]) -> R:
    """Try again while Windows says that another program has the file, for 2.3 seconds at most.

    OneDrive alone kept fresh files for more than 0.2 s (h0tp-ftw/ankimon #639); others give it 2.5 s.
    """
    for attempt in range(_TRIES - 1):
        try:
            return action()
        except OSError as error:
            if getattr(error, "winerror", None) not in _BUSY:
                raise
            time.sleep(min(1.0, 0.02 * 2**attempt))
    return action()


def reason(error: OSError) -> str:
    """The reason a person can act on; other reasons in the words of the system."""
    known = {
        "ENOSPC": _("the disk is full"),
        "EDQUOT": _("the disk is full"),
        "EACCES": _("access is denied"),
        "EPERM": _("access is denied"),
        "EROFS": _("the disk can only be read"),
        "EIO": _("the disk gives errors"),
        "ENOENT": _("the folder is gone"),
    }
    if getattr(error, "winerror", None) in (32, 33):
        return _("another program has it open")
    return known.get(errno.errorcode.get(error.errno or 0, ""), error.strerror or os.strerror(error.errno or 0))


def _link(path: Path, second: Path) -> None:
    """A second name for the same content; a copy where the file system knows no links (exFAT) or refuses them."""
    try:
        os.link(path, second)
    except FileExistsError:
        raise
    except OSError:
        found = read(path)
        if found is None:
            raise
        _write_new(second, found[0])


def _write_new(path: Path, data: bytes) -> Signature:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(handle)
    return _signature(path.stat())  # after closing: only then Windows has settled the time


def _temp(path: Path) -> Path:
    return path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")


def _signature(found: os.stat_result) -> Signature:
    return Signature(found.st_mtime_ns, found.st_size, found.st_ino)
