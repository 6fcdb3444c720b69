"""The changes of one unit: gathered, checked against what is there, then made by TinyDB in one save."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

from tinydb import TinyDB
from tinydb.storages import Storage
from tinydb.table import Document, Table

from . import codec
from .layout import TABLES
from .migrations import Tables
from .store import Conflict, Doc, Kind

_ANY: Final = "*"
"""The rev of a change that does not care what was there."""


class StringIds(Table):
    """TinyDB numbers its documents; ours have ids of their own."""

    document_id_class: Any = str


class Database(TinyDB):
    """TinyDB over one open storage, with our ids."""

    table_class = StringIds

    def __init__(self, storage: Storage) -> None:
        super().__init__(storage=lambda: storage)


@dataclass(frozen=True, slots=True)
class _Change:
    doc: Doc | None
    base: str | None
    """The rev it was made on; None: there was no such record."""
    forget: bool = False


class Unit:
    """The changes to one aggregate. `read` gives the tables as they are on disk now."""

    def __init__(self, aggregate: str, read: Callable[[], Tables]) -> None:
        self.aggregate = aggregate
        self._read = read
        self._changes: dict[tuple[Kind, str], _Change] = {}

    @property
    def forgets(self) -> bool:
        return any(change.forget for change in self._changes.values())

    @property
    def docs(self) -> Iterable[Doc]:
        """What will be written, in the order it was first named."""
        return [change.doc for change in self._changes.values() if change.doc is not None]

    @property
    def touched(self) -> list[tuple[Kind, str, bool, bool]]:
        """Kind, id, whether it is deleted, whether it is forgotten."""
        return [(kind, id, change.doc is None, change.forget) for (kind, id), change in self._changes.items()]

    def put(self, kind: Kind, doc: Doc, expect: str | None) -> str:
        """Plan to write a record; Conflict as in `Store.put`."""
        key, new = (kind, doc["id"]), codec.rev(doc)
        current, base = self._current(*key)
        if current is not None and current != doc and codec.rev(current) != expect:
            raise Conflict(kind, doc["id"], doc, current)
        if current is None and expect is not None:
            raise Conflict(kind, doc["id"], doc, None)
        self._changes[key] = _Change(doc, base)
        return new

    def delete(self, kind: Kind, id: str, expect: str | None, forget: bool) -> None:
        """Plan to delete a record; Conflict as in `Store.delete`."""
        current, base = self._current(kind, id)
        if current is not None and expect is not None and codec.rev(current) != expect:
            raise Conflict(kind, id, None, current)
        if current is None and id not in self._read().get(TABLES[kind], {}) and (kind, id) not in self._changes:
            return
        self._changes[kind, id] = _Change(None, _ANY if expect is None else base, forget)

    def make(self, draft: Storage) -> None:
        """Make the changes in tables read just now. Raises Conflict when one of them is no longer on what was there."""
        database = Database(draft)
        for kind, name in TABLES.items():
            planned = {id: change for (one, id), change in self._changes.items() if one == kind}
            if not planned:
                continue
            table = database.table(name)
            there = _documents(table, planned)
            for id, change in planned.items():
                _verify(kind, id, change, alive(there.get(id)))
            docs = {id: change.doc or _tombstone(id, there.get(id)) for id, change in planned.items()}
            if there:
                table.update(lambda record, docs=docs: _become(record, docs[record["id"]]), doc_ids=list(there))  # type: ignore[misc]
            if len(there) < len(docs):
                table.insert_multiple(_document(docs[id], id) for id in docs if id not in there)

    def _current(self, kind: Kind, id: str) -> tuple[Doc | None, str | None]:
        """The record as this unit would leave it, and the rev of it on disk that the unit builds on."""
        if (kind, id) in self._changes:
            change = self._changes[kind, id]
            return change.doc, change.base
        doc = alive(self._read().get(TABLES[kind], {}).get(id))
        return doc, None if doc is None else codec.rev(doc)


def alive(doc: Doc | None) -> Doc | None:
    """The record, unless only its tombstone is left."""
    return None if doc is None or "deleted" in doc else doc


def _documents(table: Table, ids: Iterable[Any]) -> dict[Any, Doc]:
    return {document.doc_id: dict(document) for document in table.get(doc_ids=list(ids))}


def _verify(kind: Kind, id: str, change: _Change, current: Doc | None) -> None:
    if change.base == _ANY or current == change.doc:
        return
    if (None if current is None else codec.rev(current)) != change.base:
        raise Conflict(kind, id, change.doc, current)


def _tombstone(id: str, former: Doc | None) -> Doc:
    if former is not None and alive(former) is None:
        return former
    return {"id": id, "deleted": datetime.now(UTC).isoformat(timespec="seconds")}


def _become(record: Doc, doc: Doc) -> None:
    record.clear()
    record.update(doc)


def _document(doc: Doc, id: Any) -> Document:
    return Document(doc, doc_id=id)
