"""A folder of TinyDB files as the `Store`: the files are the truth, everything else can be made again from them."""

import os
import threading
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dialoog.i18n import _

from . import codec, copies, files, layout
from .folder import Folder
from .layout import INDEXED, SINGLE, TABLES, WORKSPACE
from .lock import Holder, WorkspaceLock
from .migrations import Tables
from .store import (
    Change,
    Conflict,
    Doc,
    Kind,
    Page,
    ReadOnly,
    SaveFailed,
    StoreError,
    Term,
    Versioned,
    matches,
    page,
)
from .unit import Unit, alive

if TYPE_CHECKING:
    from .index import Index

_LOOK_AGAIN = 2.0
"""Seconds after which a question across files looks for changes by others first: 2 ms for 400 meetings."""
_TRIES = 5


def open_workspace(
    path: Path | str, *, write: bool = True, create: bool = False, who: str = "dialoog", wait: float = 0.0
) -> "Workspace":
    """Open the workspace in a folder; with `create`, make one where there is none.

    When someone else has it open for writing: without `wait` it opens for reading only, at once, and `holder` says who
    has it (the app); with `wait` it tries for so many seconds, then raises ReadOnly naming the holder (a command).
    The same goes for a folder that cannot be written. Raises StoreError where there is no workspace and none can be
    made.
    """
    root = Path(path).expanduser().absolute()
    try:
        exists = files.signature(root / WORKSPACE) is not None
    except OSError as error:
        text = _("{file} cannot be read: {reason}.")
        raise StoreError(text.format(file=root / WORKSPACE, reason=files.reason(error))) from error
    if not exists and not (write and create):
        raise StoreError(_("There is no dialoog workspace in {folder}.").format(folder=root))
    if not write:
        return Workspace(root, None, _("This folder is opened for reading only."))
    lock, holds = WorkspaceLock(root), True
    try:
        obstacle = None if lock.take(who, wait) else _held(lock.holder())
    except OSError as error:
        text = _("{folder} cannot be written: {reason}.")
        obstacle, holds = text.format(folder=root, reason=files.reason(error)), False
    if obstacle is not None:
        if wait or not exists:
            raise ReadOnly(obstacle)
        return Workspace(root, lock if holds else None, obstacle)
    try:
        return Workspace(root, lock, None)
    except BaseException:
        lock.give()
        raise


class Workspace:
    """See `Store` for the contract. One thread may write while others read; readers never wait for the disk of a
    writer."""

    def __init__(self, root: Path, lock: WorkspaceLock | None, obstacle: str | None) -> None:
        """`obstacle` says why nothing can be written; without one, `lock` is held."""
        self.path = root
        self._lock, self._obstacle = lock, obstacle
        self._problems: dict[str, None] = {}
        self._folder = Folder(root, obstacle is None, self._tell)
        self._writing = threading.RLock()
        self._unit: Unit | None = None
        self._done: list[Change] = []
        self._index: Index | None = None
        self._looking = threading.Lock()
        self._looked = float("-inf")
        self.id = self._own_id()
        self._folder.look_around()
        if lock is not None and lock.elsewhere is not None:
            self._tell(_("This folder was last open on another computer and not closed there: {holder}. If it is "
                         "still open there, close it first.").format(holder=lock.elsewhere))  # fmt: skip

    @property
    def writable(self) -> bool:
        return self._obstacle is None

    @property
    def obstacle(self) -> str | None:
        """Why nothing can be written here."""
        return self._obstacle

    @property
    def is_held(self) -> bool:
        """Whether someone else had it open for writing when we opened it."""
        return self._lock is not None and self._obstacle is not None

    @property
    def holder(self) -> Holder | None:
        """Who has the workspace open for writing, when it is not us and that is known."""
        return self._lock.holder() if self._lock is not None and self.is_held else None

    @property
    def last_seen(self) -> datetime | None:
        """When the app was last alive, if it did not close the workspace; local time."""
        return self._lock.last_seen if self._lock is not None else None

    def heartbeat(self) -> None:
        """Say that we are alive; the app does so every few seconds, so that `last_seen` means something."""
        if self._lock is not None:
            self._lock.seen()

    def get(self, kind: Kind, id: str) -> Versioned | None:
        doc = alive(self._folder.tables(self._home(kind, id)).get(TABLES[kind], {}).get(id))
        return None if doc is None else _versioned(doc)

    def put(self, kind: Kind, doc: Doc, *, expect: str | None) -> str:
        mine = codec.plain(doc)
        layout.checked_id(mine.get("id"))
        aggregate = layout.aggregate_of(kind, mine)
        with self._in_unit(aggregate) as unit:
            return unit.put(kind, mine, expect)

    def delete(self, kind: Kind, id: str, *, expect: str | None, forget: bool = False) -> None:
        layout.checked_id(id)
        with self._writing:
            self._may_write()
            if self._unit is not None:
                aggregate: str | None = self._unit.aggregate
            else:
                home = self._home(kind, id)
                aggregate = layout.aggregate_in(home) if home else None
            if aggregate is not None:
                with self._in_unit(aggregate) as unit:
                    unit.delete(kind, id, expect, forget)

    def find(
        self,
        kind: Kind,
        *where: Term,
        order: str = "id",
        descending: bool = False,
        limit: int | None = None,
        after: str | None = None,
    ) -> Page:
        found = (_versioned(doc) for doc in self._candidates(kind, where) if matches(doc, where))
        return page(found, order=order, descending=descending, limit=limit, after=after)

    def changes(self, since: int) -> tuple[int, tuple[Change, ...]]:
        done = tuple(self._done)
        return len(done), done[since:]

    @contextmanager
    def unit(self, aggregate: str) -> Iterator[None]:
        with self._writing:
            if self._unit is not None:
                raise StoreError(f"the unit of {self._unit.aggregate} is still open")
            with self._in_unit(aggregate):
                yield

    def refusal(self, session: str) -> StoreError | None:
        """Why the file of this meeting may not be written over, where that is so: a newer dialoog made it."""
        name = self._folder.session(layout.checked_id(session))
        return self._folder.file(name).refusal if name else None

    def left_behind(self) -> tuple[str, ...]:
        """What was set aside in this folder at some time, for a person to look at."""
        return tuple(copies.left_behind(self.path))

    def keep_theirs(self, conflict: Conflict) -> None:
        self._tell(copies.keep_theirs(self.path, conflict))

    def problems(self) -> tuple[str, ...]:
        return tuple(self._problems)

    def refresh(self) -> None:
        """Look at the whole folder now for what others changed, instead of within two seconds."""
        self._looked = float("-inf")
        self._indexed()

    def close(self) -> None:
        with self._writing, self._looking:
            if self._index is not None:
                self._index.close()
                self._index = None
            if self._lock is not None:
                self._lock.give()
            self._obstacle = _("This workspace is closed.")

    # where records are

    def _home(self, kind: Kind, id: str) -> str | None:
        """The file that has a record or its tombstone."""
        layout.checked_id(id)
        single = layout.single_file(kind)
        if single is not None or kind == "session":
            return single or self._folder.session(id)
        latest = self._folder.latest()
        if latest is not None and id in self._readable(latest).get(TABLES[kind], {}):
            return latest
        if kind in INDEXED:
            return next(iter(self._indexed().files(kind, [Term("id", "eq", id)])), None)
        return next((name for name in self._folder.scan() if id in self._readable(name).get(TABLES[kind], {})), None)

    def _file_of(self, aggregate: str) -> str | None:
        """The file of an aggregate; None for a meeting that has none yet."""
        match aggregate.split(":"):
            case [name] if name in SINGLE:
                return SINGLE[name]
            case ["session", id]:
                return self._folder.session(layout.checked_id(id))
            case ["agreements", team, month]:
                return layout.monthly_file(team, month)
        raise StoreError(f"no such aggregate: {aggregate}")

    def _candidates(self, kind: Kind, where: Iterable[Term]) -> Iterator[Doc]:
        """Every record that may meet the terms, and others."""
        single = layout.single_file(kind)
        field = "id" if kind == "session" else "session"
        meeting = next((term.value for term in where if term.field == field and term.test == "eq"), None)
        names: Iterable[str | None]
        if single is not None:
            names = [single]
        elif isinstance(meeting, str):
            names = [self._folder.session(layout.checked_id(meeting))]
        elif kind in INDEXED:
            names = self._indexed().files(kind, where)
        else:
            names = self._folder.scan()
        for name in names:
            tables = self._folder.tables(name) if single or meeting else self._readable(name)
            for doc in tables.get(TABLES[kind], {}).values():
                if alive(doc):
                    yield doc

    def _readable(self, name: str | None) -> Tables:
        """The records of one of many files: one that cannot be read does not hide the others."""
        try:
            return self._folder.tables(name)
        except StoreError as error:
            self._tell(str(error))
            return {}

    def _indexed(self) -> "Index":
        with self._looking:
            if self._index is None:
                from .index import Index, index_file  # sqlite3 and platformdirs: 20 ms

                self._index = Index(index_file(self.id))
            if time.monotonic() - self._looked > _LOOK_AGAIN and layout.is_there(self.path):
                self._looked = time.monotonic()
                self._index.refresh(self._folder.scan(), self._folder.records)
                for stray in self._index.strays():
                    self._folder.tell_copy(stray, _("a file that is already here"))
            return self._index

    # writing

    @contextmanager
    def _in_unit(self, aggregate: str) -> Iterator[Unit]:
        """The open unit, or one of its own for a single change."""
        with self._writing:
            if self._unit is not None:
                if self._unit.aggregate != aggregate:
                    raise StoreError(f"this belongs to {aggregate}, the open unit is of {self._unit.aggregate}")
                yield self._unit
                return
            self._may_write()
            self._file_of(aggregate)
            self._unit = unit = Unit(aggregate, lambda: self._folder.tables(self._file_of(aggregate)))
            try:
                yield unit
            finally:
                self._unit = None
            self._commit(unit)

    def _commit(self, unit: Unit) -> None:
        if not unit.touched:
            return
        name = self._file_of(unit.aggregate)
        if name is None:
            name = self._folder.new_session(unit.aggregate.partition(":")[2], unit.docs)
        layout.must_be_there(self.path)
        file = self._folder.file(name)
        for _attempt in range(_TRIES):
            with suppress(files.Changed):
                with file.batch(forget=unit.forgets) as draft:
                    unit.make(draft)
                break
        else:
            raise SaveFailed(_("{file} is being changed by another program all the time.").format(file=name))
        self._looked = float("-inf")
        self._done += [Change(kind, id, deleted) for kind, id, deleted, _forgotten in unit.touched]
        for _kind, id, _deleted, forgotten in unit.touched:
            if forgotten:
                for sentence in copies.forget(self.path, id, name):
                    self._tell(sentence)

    def _may_write(self) -> None:
        if self._obstacle is not None:
            raise ReadOnly(self._obstacle)

    def _tell(self, sentence: str) -> None:
        self._problems[sentence] = None

    def _own_id(self) -> str:
        """The workspace's own id. A file without one (new, or from a person's hand) gets it now."""
        file = self._folder.file(WORKSPACE)
        id = file.meta.get("workspace")
        if file.refusal is not None:
            self._obstacle = self._obstacle or str(file.refusal)
        elif id is None and self._obstacle is None:
            if not layout.is_there(self.path) and layout.is_in_use(self.path):
                self._tell(_("{file} was missing and has been made again. Is this folder still being synced? Then look "
                             "whether everything is here.").format(file=WORKSPACE))  # fmt: skip
            id = os.urandom(16).hex()
            with file.batch(meta={**file.meta, "workspace": id}):
                pass
        return str(id)


def _versioned(doc: Doc) -> Versioned:
    return Versioned(codec.copy(doc), codec.rev(doc))


def _held(holder: Holder | None) -> str:
    by = str(holder) if holder else _("another program")
    return _("This folder is open elsewhere: {holder}. Until it is closed there, it can only be read.").format(
        holder=by
    )
