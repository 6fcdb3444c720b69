"""What is applied: every record on disk, with those still on their way there on top.

The screen shows what is applied the moment someone acts; `mark` tells how much of it is saved. Nothing else in the
app reads or writes the store.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from dialoog.domain.agreement import Agreement
from dialoog.domain.facts import KINDS, Event
from dialoog.domain.goal import Goal
from dialoog.domain.memory import Memory
from dialoog.domain.note import Note
from dialoog.domain.person import Person, Team
from dialoog.domain.series import Series
from dialoog.domain.session import Session
from dialoog.storage.records import from_doc, to_doc
from dialoog.storage.store import Doc, Kind, Store, StoreError, Term, Versioned, matches
from dialoog.storage.writer import Delete, Put, Writer

Record = Session | Event | Note | Agreement | Person | Team | Goal | Memory | Series
R = TypeVar("R", Session, Event, Note, Agreement, Person, Team, Goal, Memory, Series)

_KIND: dict[type, Kind] = {
    Session: "session",
    Event: "event",
    Note: "note",
    Agreement: "agreement",
    Person: "person",
    Team: "team",
    Goal: "goal",
    Memory: "memory",
    Series: "series",
}
_FACT_NAME = {cls: name for name, cls in KINDS.items()}


@dataclass(frozen=True, slots=True)
class _Entry:
    """An event as a session file has it."""

    id: str
    session: str
    sequence: int
    device: str
    at: float
    kind: str
    fact: Doc
    act: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """How far saving is: changes that are applied but not on disk, and what stands in the way: in full, and in a few
    words for one line of a screen."""

    pending: int
    problem: str | None
    reason: str = ""

    @property
    def saved(self) -> bool:
        return self.pending == 0


class Ledger:
    """Typed records over a store and its writer."""

    def __init__(self, store: Store, writer: Writer) -> None:
        self.store = store
        self._writer = writer
        self._coming: dict[tuple[Kind, str], tuple[int, Doc | None]] = {}
        self._unreadable: dict[str, str] = {}

    @property
    def problems(self) -> tuple[str, ...]:
        """What people should know about their files: what the store found, and records that could not be read."""
        return (*self.store.problems(), *self._unreadable.values())

    @property
    def mark(self) -> Mark:
        problem = self._writer.problem
        if problem is None:
            return Mark(self._writer.pending, None)
        return Mark(self._writer.pending, str(problem), problem.reason or str(problem))

    def get(self, cls: type[R], id: str) -> R | None:
        """The record, or None where there is none. One that cannot be read is named in `problems`."""
        kind = _KIND[cls]
        self._forget_saved()
        if (kind, id) in self._coming:
            doc = self._coming[kind, id][1]
        else:
            found = self.store.get(kind, id)
            self._shown(kind, [found] if found else [])
            doc = found.doc if found else None
        return None if doc is None else self._readable(cls, doc)

    def find(self, cls: type[R], *where: Term) -> tuple[R, ...]:
        """Records that meet all terms, in order of id, which is the order they were made in.

        A record that cannot be read is left out here and named in `problems`.
        """
        kind = _KIND[cls]
        self._forget_saved()
        coming = {id: doc for (one, id), (_, doc) in self._coming.items() if one == kind}
        found = [item for item in self.store.find(kind, *where).items if item.doc["id"] not in coming]
        self._shown(kind, found)
        docs = {item.doc["id"]: item.doc for item in found}
        for id, doc in coming.items():
            if doc is not None and matches(doc, where):
                docs[id] = doc
        return tuple(record for id in sorted(docs) if (record := self._readable(cls, docs[id])) is not None)

    def unsaved(self) -> tuple[Agreement | Note, ...]:
        """What was written down and is not on disk yet, in the order it was made in."""
        self._forget_saved()
        found: list[Agreement | Note | None] = []
        for (kind, _id), (_ticket, doc) in sorted(self._coming.items(), key=lambda one: one[0][1]):
            if kind == "agreement" and doc is not None:
                found.append(self._readable(Agreement, doc))
            elif kind == "note" and doc is not None:
                found.append(self._readable(Note, doc))
        return tuple(one for one in found if one is not None)

    def put(self, *records: Record) -> None:
        """Apply records now and send them to disk; those of one aggregate become durable together, in this order."""
        for aggregate, group in _by_aggregate(records):
            docs = [(_KIND[type(record)], self._merged(record)) for record in group]
            ticket = self._writer.submit(aggregate, [Put(kind, doc) for kind, doc in docs])
            for kind, doc in docs:
                self._coming[kind, doc["id"]] = (ticket, doc)

    def forget(self, record: Record) -> None:
        """Take a record back for good: its words leave memory, the file and the file's kept former generation."""
        kind = _KIND[type(record)]
        ticket = self._writer.submit(_aggregate(record), [Delete(kind, record.id, forget=True)])
        self._coming[kind, record.id] = (ticket, None)

    def retry(self) -> None:
        """Try a failed save again now."""
        self._writer.retry()

    def drain(self, timeout: float) -> bool:
        """Wait until everything is on disk; False when it is not after `timeout` seconds."""
        return self._writer.drain(timeout)

    def _merged(self, record: Record) -> Doc:
        if isinstance(record, Event):  # always a new one, so nothing has to be looked for
            name, fact = _FACT_NAME[type(record.fact)], to_doc(record.fact)
            return to_doc(
                _Entry(record.id, record.session, record.sequence, record.device, record.at, name, fact, record.act)
            )
        kind = _KIND[type(record)]
        self._forget_saved()
        if (kind, record.id) in self._coming:
            return to_doc(record, self._coming[kind, record.id][1])
        try:
            found = self.store.get(kind, record.id)
        except StoreError:  # a stick that was pulled out is no reason to lose what someone just said
            found = None
        return to_doc(record, found.doc if found else None)

    def _shown(self, kind: Kind, found: Sequence[Versioned]) -> None:
        """What is changed from here on builds on this; events are never changed."""
        if kind != "event":
            self._writer.learn(kind, found)

    def _readable(self, cls: type[R], doc: Doc) -> R | None:
        try:
            return _record(cls, doc)
        except StoreError as error:
            self._unreadable[doc["id"]] = f"{_KIND[cls]} {doc['id']}: {error}"
            return None

    def _forget_saved(self) -> None:
        """What is on disk is read from there."""
        saved = self._writer.saved
        for key in [key for key, (ticket, _) in self._coming.items() if ticket <= saved]:
            del self._coming[key]


def _record(cls: type[R], doc: Doc) -> R:
    if cls is not Event:
        return from_doc(cls, doc)
    entry = from_doc(_Entry, doc)
    kind = KINDS.get(entry.kind)
    if kind is None:
        raise StoreError(f"unknown kind {entry.kind!r}")
    fact: Any = from_doc(kind, entry.fact)
    return Event(entry.id, entry.session, entry.sequence, entry.device, entry.at, fact, entry.act)


def _aggregate(record: Record) -> str:
    match record:
        case Session(id=id):
            return f"session:{id}"
        case Event(session=session) | Note(session=session):
            return f"session:{session}"
        case Agreement(session=str(session)):
            return f"session:{session}"
        case Agreement(team=team, created=created):
            return f"agreements:{team or 'none'}:{created:%Y-%m}"
        case Person():
            return "people"
        case Team():
            return "teams"
        case Goal():
            return "goals"
        case Memory():
            return "memory"
        case Series():
            return "series"


def _by_aggregate(records: Sequence[Record]) -> Iterable[tuple[str, list[Record]]]:
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(_aggregate(record), []).append(record)
    return groups.items()
