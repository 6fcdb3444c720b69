"""The one thread that makes changes durable, in the order they were made.

The screen never waits for a disk: a change is handed in and gets a ticket. What cannot be saved stays in the queue
and is tried again, until there is room, or the stick is back.
"""

import threading
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from . import codec, layout
from .store import Conflict, Doc, Kind, Store, StoreError, Versioned

_FIRST_WAIT = 0.5
_LONGEST_WAIT = 5.0
"""Seconds between two tries of a save that failed."""


@dataclass(frozen=True, slots=True)
class Put:
    """Write this record."""

    kind: Kind
    doc: Doc

    @property
    def id(self) -> str:
        """The record's own."""
        return str(self.doc.get("id", ""))


@dataclass(frozen=True, slots=True)
class Delete:
    """Delete this record; with `forget`, for good (see `Store.delete`)."""

    kind: Kind
    id: str
    forget: bool = False


@dataclass(frozen=True, slots=True)
class _Submission:
    ticket: int
    aggregate: str
    changes: tuple[Put | Delete, ...]


class Writer:
    """Saves what is submitted to `store`. `on_change` is called from the writer's thread when `saved` or `problem`
    changed. While it is open, nothing else may write to the store."""

    def __init__(self, store: Store, on_change: Callable[[], None] | None = None) -> None:
        self._store = store
        self._on_change = on_change or (lambda: None)
        self._state = threading.Condition()
        self._queue: deque[_Submission] = deque()
        self._applied = 0
        self._saved = 0
        self._problem: StoreError | None = None
        self._hurry = False
        self._closing = False
        self._revs: dict[tuple[Kind, str], str | None] = {}
        self._replaced: set[tuple[Kind, str, str | None]] = set()
        """Revs that we wrote over ourselves: who still learns one read it just before that."""
        self._tried: set[tuple[Kind, str, str | None]] = set()
        """Revs of saves that failed: one that failed at its very last step is on disk all the same."""
        self._thread = threading.Thread(target=self._run, name="dialoog-writer", daemon=True)
        self._thread.start()

    @property
    def applied(self) -> int:
        """The last ticket given out."""
        return self._applied

    @property
    def saved(self) -> int:
        """Everything up to this ticket is on disk."""
        return self._saved

    @property
    def pending(self) -> int:
        """Submissions that are not on disk yet."""
        with self._state:
            return len(self._queue)

    @property
    def problem(self) -> StoreError | None:
        """Why the last save failed, until one succeeds."""
        return self._problem

    def learn(self, kind: Kind, records: Iterable[Versioned]) -> None:
        """Say which content was read and shown, so that a change made elsewhere after that is noticed. A record that
        was not learned is taken to be as it is on disk when it is first written."""
        with self._state:
            for record in records:
                id = record.doc["id"]
                if (kind, id, record.rev) not in self._replaced:
                    self._revs[kind, id] = record.rev

    def submit(self, aggregate: str, changes: Sequence[Put | Delete]) -> int:
        """Queue changes to one aggregate that become durable together; returns their ticket at once. Raises StoreError
        for what no disk could keep, so that it cannot block the queue."""
        copies = tuple(_checked(aggregate, change) for change in changes)
        with self._state:
            if self._closing:
                raise StoreError("the writer is closed")
            self._applied += 1
            self._queue.append(_Submission(self._applied, aggregate, copies))
            self._state.notify_all()
            return self._applied

    def retry(self) -> None:
        """Try a failed save again now."""
        with self._state:
            self._hurry = True
            self._state.notify_all()

    def drain(self, timeout: float) -> bool:
        """Wait until everything submitted is on disk; False when it is not after `timeout` seconds."""
        self.retry()
        with self._state:
            return self._state.wait_for(lambda: not self._queue, timeout)

    def close(self, timeout: float) -> bool:
        """Drain and end the thread. When False, changes are lost with the process: `pending` says how many."""
        drained = self.drain(timeout)
        with self._state:
            self._closing = True
            self._state.notify_all()
        self._thread.join(timeout)
        return drained

    # the thread

    def _run(self) -> None:
        wait = _FIRST_WAIT
        while (batch := self._next()) is not None:
            try:
                self._save(batch[0].aggregate, [change for one in batch for change in one.changes])
            except Exception as error:  # whatever it is, the queue must live on
                self._failed(error)
                self._rest(wait)
                wait = min(_LONGEST_WAIT, wait * 2)
            else:
                self._succeeded(len(batch))
                wait = _FIRST_WAIT

    def _next(self) -> list[_Submission] | None:
        """What is first in the queue, with what follows it in the same aggregate; None when all is over."""
        with self._state:
            self._state.wait_for(lambda: self._queue or self._closing)
            if self._closing:
                return None
            self._hurry = False
            batch: list[_Submission] = []
            for one in self._queue:
                if one.aggregate != self._queue[0].aggregate:
                    break
                batch.append(one)
            return batch

    def _save(self, aggregate: str, changes: Sequence[Put | Delete]) -> None:
        """All changes in one unit. Where someone else changed a record, their version is kept aside and ours goes on
        top: both are there, and a person chooses."""
        while True:
            written: dict[tuple[Kind, str], str | None] = {}
            try:
                with self._store.unit(aggregate):
                    for change in changes:
                        self._make(change, written)
            except Conflict as conflict:
                theirs = codec.rev(conflict.theirs) if conflict.theirs else None
                if (conflict.kind, conflict.id, theirs) not in self._tried:
                    self._store.keep_theirs(conflict)
                self._revs[conflict.kind, conflict.id] = theirs
            except BaseException:
                self._tried.update((*key, rev) for key, rev in written.items())
                raise
            else:
                self._tried.clear()
                return self._remember(written)

    def _make(self, change: Put | Delete, written: dict[tuple[Kind, str], str | None]) -> None:
        key = (change.kind, change.id)
        expect = written[key] if key in written else self._revs.get(key)
        if isinstance(change, Delete):
            self._store.delete(change.kind, change.id, expect=None if change.forget else expect, forget=change.forget)
            written[key] = None
            return
        try:
            written[key] = self._store.put(change.kind, change.doc, expect=expect)
        except Conflict as conflict:
            if key in written or key in self._revs or conflict.theirs is None:
                raise
            expect = self._revs[key] = codec.rev(conflict.theirs)  # not learned: taken as it is
            written[key] = self._store.put(change.kind, change.doc, expect=expect)

    def _remember(self, written: dict[tuple[Kind, str], str | None]) -> None:
        with self._state:
            for key, rev in written.items():
                self._replaced.add((*key, self._revs.get(key)))
                self._replaced.discard((*key, rev))
                self._revs[key] = rev

    def _succeeded(self, count: int) -> None:
        with self._state:
            for _ in range(count):
                self._saved = self._queue.popleft().ticket
            self._problem = None
            self._state.notify_all()
        self._on_change()

    def _failed(self, error: Exception) -> None:
        with self._state:
            self._problem = error if isinstance(error, StoreError) else StoreError(f"{type(error).__name__}: {error}")
        self._on_change()

    def _rest(self, seconds: float) -> None:
        with self._state:
            self._state.wait_for(lambda: self._hurry or self._closing, seconds)


def _checked(aggregate: str, change: Put | Delete) -> Put | Delete:
    layout.checked_id(change.id)
    if isinstance(change, Delete):
        return change
    copy = Put(change.kind, codec.plain(change.doc))
    if layout.aggregate_of(copy.kind, copy.doc) != aggregate:
        raise StoreError(f"{copy.kind} {copy.id} does not belong to {aggregate}")
    return copy
