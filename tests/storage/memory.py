"""The `Store` contract in sixty lines: the oracle that the real store is compared with."""

from collections.abc import Iterator
from contextlib import contextmanager

from dialoog.storage import codec, layout
from dialoog.storage.store import Change, Conflict, Doc, Kind, Page, StoreError, Term, Versioned, matches, page

Records = dict[tuple[Kind, str], Doc]


class MemoryStore:
    """Records in a dict. Only ids and JSON are checked with the real code."""

    writable = True

    def __init__(self) -> None:
        self.records: Records = {}
        self._draft: Records | None = None
        self._aggregate = ""
        self._done: list[Change] = []
        self._problems: list[str] = []

    def get(self, kind: Kind, id: str) -> Versioned | None:
        layout.checked_id(id)
        doc = self.records.get((kind, id))
        return Versioned(codec.copy(doc), codec.rev(doc)) if doc else None

    def put(self, kind: Kind, doc: Doc, *, expect: str | None) -> str:
        doc = codec.plain(doc)
        layout.checked_id(doc.get("id"))
        aggregate = layout.aggregate_of(kind, doc)
        if self._draft is None:
            with self.unit(aggregate):
                return self.put(kind, doc, expect=expect)
        if aggregate != self._aggregate:
            raise StoreError("another aggregate")
        theirs = self._draft.get((kind, doc["id"]))
        if theirs != doc and (codec.rev(theirs) if theirs else None) != expect:
            raise Conflict(kind, doc["id"], doc, theirs)
        self._draft[kind, doc["id"]] = doc
        return codec.rev(doc)

    def delete(self, kind: Kind, id: str, *, expect: str | None, forget: bool = False) -> None:
        layout.checked_id(id)
        if self._draft is None:
            with self.unit("single change"):
                return self.delete(kind, id, expect=expect)
        theirs = self._draft.get((kind, id))
        if theirs and expect not in (None, codec.rev(theirs)):
            raise Conflict(kind, id, None, theirs)
        self._draft.pop((kind, id), None)
        return None

    def find(self, kind: Kind, *where: Term, order: str = "id", descending: bool = False,
             limit: int | None = None, after: str | None = None) -> Page:  # fmt: skip
        docs = (doc for (one, _), doc in self.records.items() if one == kind and matches(doc, where))
        found = (Versioned(codec.copy(doc), codec.rev(doc)) for doc in docs)
        return page(found, order=order, descending=descending, limit=limit, after=after)

    def changes(self, since: int) -> tuple[int, tuple[Change, ...]]:
        return len(self._done), tuple(self._done[since:])

    @contextmanager
    def unit(self, aggregate: str) -> Iterator[None]:
        if self._draft is not None:
            raise StoreError("a unit is open")
        self._draft, self._aggregate = dict(self.records), aggregate
        try:
            yield
            before, self.records = self.records, self._draft
        finally:
            self._draft = None
        for key in {**before, **self.records}:
            if before.get(key) is not self.records.get(key):
                self._done.append(Change(*key, deleted=key not in self.records))

    def keep_theirs(self, conflict: Conflict) -> None:
        self._problems.append(f"changed elsewhere: {conflict.theirs}")

    def problems(self) -> tuple[str, ...]:
        return tuple(self._problems)

    def close(self) -> None:
        self.writable = False
