"""The files of one workspace folder: opening them, finding them, and noticing what does not belong there."""

import os
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Lock

from dialoog.i18n import _

from . import files, layout
from .layout import AGREEMENTS, INDEXED, SESSIONS, SINGLE, TABLES
from .migrations import Tables
from .safe_json import SafeJSONStorage
from .store import Doc, Kind, StoreError

Stats = Mapping[str, tuple[int, int]]
"""Per file, by its name relative to the workspace: time of change in ns and size in bytes."""

_OPEN_FILES = 64
"""Parsed files kept in memory; a file is a meeting."""

_SYNCED = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "my drive": "Google Drive",
    "mijn drive": "Google Drive",
    "icloud": "iCloud",
    "mobile documents": "iCloud",
}
"""How the folders of sync clients begin, in lower case."""


class Folder:
    """One workspace folder. File names are relative to it, with `/`. `tell` gets what people should know."""

    def __init__(self, path: Path, writable: bool, tell: Callable[[str], None]) -> None:
        self.path, self._writable, self._tell = path, writable, tell
        self._open: OrderedDict[str, SafeJSONStorage] = OrderedDict()
        self._sessions: dict[str, str] = {}
        self._guard = Lock()

    def file(self, name: str) -> SafeJSONStorage:
        """One file, kept open for the next time."""
        with self._guard:
            storage = self._open.get(name) or self._storage(name)
            self._open[name] = storage
            self._open.move_to_end(name)
            if len(self._open) > _OPEN_FILES:
                self._open.popitem(last=False)
            return storage

    def tables(self, name: str | None) -> Tables:
        """The records of one file; none where there is no file."""
        return {} if name is None else self.file(name).read()

    def latest(self) -> str | None:
        """The file that was used last: what is open now is asked for most."""
        with self._guard:
            return next(reversed(self._open), None)

    def session(self, id: str) -> str | None:
        """The file of a meeting, in whatever year it is. Raises StoreError when the disk does not say: a meeting that
        is only out of reach must not be begun a second time."""
        try:
            for name in self._possible(id):
                if files.signature(self.path / name) is not None:
                    self._sessions[id] = name
                    return name
            return None if layout.is_there(self.path) else self._sessions.get(id)
        except OSError as error:
            text = _("{folder} cannot be read: {reason}.")
            raise StoreError(text.format(folder=SESSIONS, reason=files.reason(error))) from error

    def new_session(self, id: str, docs: Iterable[Doc]) -> str:
        """The file that a meeting with these records will have."""
        self._sessions[id] = layout.session_file(id, docs)
        return self._sessions[id]

    def scan(self) -> Stats:
        """All files that may hold records of many kinds. Sweeps up what a crash left behind."""
        found: dict[str, tuple[int, int]] = {}
        first: dict[str, str] = {}
        for place in (*(f"{SESSIONS}/{year.name}" for year in self._entries(self.path / SESSIONS)), AGREEMENTS):
            for entry in self._entries(self.path / place):
                name = f"{place}/{entry.name}"
                if not entry.name.endswith(".json") or not entry.is_file(follow_symlinks=False):
                    continue
                if (known := first.setdefault(entry.name, name)) != name:
                    self.tell_copy(name, known)
                    continue
                with suppress(OSError):  # gone since, or out of reach: not here now
                    stat = entry.stat()
                    found[name] = stat.st_mtime_ns, stat.st_size
        return found

    def records(self, name: str) -> list[tuple[Kind, Doc]] | None:
        """What the index wants to know of a file; None where it is not what its name says. Raises StoreError."""
        storage = self._open.get(name) or self._storage(name)
        try:
            tables = storage.read()
        except StoreError as error:
            self._tell(str(error))
            raise
        refusal = None if tables else storage.refusal
        if refusal is not None:  # told already; it must be told again the next time, so nothing is to remember it
            raise refusal
        if not layout.is_ours(name, tables.get(TABLES["session"], {})):
            return None
        return [(kind, doc) for kind in INDEXED for doc in tables.get(TABLES[kind], {}).values()]

    def look_around(self) -> None:
        """What can be seen of the folder without reading its meetings."""
        for part in self.path.parts:
            service = next((name for start, name in _SYNCED.items() if part.lower().startswith(start)), None)
            if service:
                self._tell(_("This folder is kept in step by {service}. Have it open on one computer at a time, and "
                             "know that what you erase may stay in its history.").format(service=service))  # fmt: skip
                break
        entries = list(self._entries(self.path))
        here = {entry.name for entry in entries}
        for name in SINGLE.values():
            if name not in here and f"{name}.bak" in here:
                text = _(
                    "{file} is missing, but the version saved before it is there. Is this folder still being synced? "
                    "If not, rename {former} to {file}."
                )
                self._tell(text.format(file=name, former=f"{name}.bak"))
        for entry in entries:
            original = next(
                (one for one in SINGLE.values() if entry.name.startswith(one.removesuffix("json")[:-1])), ""
            )
            if original and entry.name.endswith(".json") and entry.name != original:
                self.tell_copy(entry.name, original)

    def tell_copy(self, name: str, original: str) -> None:
        """Someone should compare these two."""
        self._tell(_("{file} looks like a second copy of {original}; a sync service makes these when two computers "
                     "save at once. It is not used and not deleted: compare them, then put it elsewhere.")
                   .format(file=name, original=original))  # fmt: skip

    def _possible(self, id: str) -> Iterator[str]:
        if id in self._sessions:
            yield self._sessions[id]
        with suppress(FileNotFoundError, NotADirectoryError):
            yield from (
                f"{SESSIONS}/{year}/{id}.json"
                for year in sorted(path.name for path in (self.path / SESSIONS).iterdir())
            )

    def _storage(self, name: str) -> SafeJSONStorage:
        return SafeJSONStorage(self.path / name, root=self.path, writable=self._writable, tell=self._tell)

    def _entries(self, folder: Path) -> "Iterator[os.DirEntry[str]]":
        try:
            with os.scandir(folder) as entries:
                found = sorted(entries, key=lambda entry: entry.name)
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as error:
            self._tell(_("{folder} cannot be read: {reason}.").format(folder=folder.name, reason=files.reason(error)))
            return
        for entry in found:
            if self._writable:
                files.sweep(entry)
            yield entry
