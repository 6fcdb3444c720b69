"""The one door to durable records. Everything above asks for records by kind and id, nothing knows of files.

A record is a plain mapping of JSON values with a string `"id"`. Its `rev` says which content was read; a write
names the rev it builds on, so that a change made elsewhere (a synced folder, an editor) is noticed, not overwritten.
"""

import json
from collections.abc import Iterable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, Protocol

Doc = dict[str, Any]
"""One record: JSON values only, string keys, an `"id"`."""

Kind = Literal["session", "event", "note", "agreement", "person", "team", "goal", "memory", "series", "setting"]
"""The kinds of records. Events and notes belong to a session and carry its id as `"session"`; an agreement may."""


class StoreError(Exception):
    """Something about the workspace or a file is at fault. The message says what, where, what was kept, what to do;
    `reason` why, in the few words that fit on one line of a screen, where it is known."""

    def __init__(self, message: str = "", reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class Conflict(StoreError):
    """The record on disk is not the one this change was built on. Both are given; neither was lost."""

    def __init__(self, kind: Kind, id: str, mine: Doc | None, theirs: Doc | None) -> None:
        super().__init__(f"{kind} {id}: changed elsewhere since it was read")
        self.kind, self.id, self.mine, self.theirs = kind, id, mine, theirs


class ReadOnly(StoreError):
    """The workspace may be read but not written: someone else holds it, or it is of a newer dialoog."""


class SaveFailed(StoreError):
    """The disk refused: full, gone, busy or broken. Disk and memory still agree on the former content."""


@dataclass(frozen=True, slots=True)
class Versioned:
    """A record and the rev of the content that was read."""

    doc: Doc
    rev: str


@dataclass(frozen=True, slots=True)
class Term:
    """One condition on one field; a dot goes into a mapping, as in `wording.due`. `in` takes a tuple of values;
    `range` a (from, until) pair, either may be None, both inclusive; `prefix` a string. A record that lacks the field
    matches only `eq` None; values of another type than asked for do not match."""

    field: str
    test: Literal["eq", "in", "range", "prefix"]
    value: Any


@dataclass(frozen=True, slots=True)
class Page:
    """Records in order, and the cursor to ask for the following ones (None at the end)."""

    items: tuple[Versioned, ...]
    after: str | None


@dataclass(frozen=True, slots=True)
class Change:
    """One record that was written or deleted, for those who keep something derived from it."""

    kind: Kind
    id: str
    deleted: bool


class Store(Protocol):
    """The contract that every implementation passes the same tests for."""

    @property
    def writable(self) -> bool:
        """Whether put and delete can work now; when False they raise ReadOnly with the reason."""

    def get(self, kind: Kind, id: str) -> Versioned | None:
        """The record, or None when there is none or it was deleted."""

    def put(self, kind: Kind, doc: Doc, *, expect: str | None) -> str:
        """Write one record durably and return its new rev. `expect` is the rev it builds on; None: it must not exist.

        Writing content that is already there is not a conflict, so that a save whose last step failed may be tried
        again. A record stays in the aggregate it was made in. An id is unique within its kind; whoever makes a record
        sees to that. Raises Conflict, ReadOnly or SaveFailed, and StoreError for what is not JSON (NaN, half a
        surrogate pair) or no proper id; then nothing changed.
        """

    def delete(self, kind: Kind, id: str, *, expect: str | None, forget: bool = False) -> None:
        """Delete one record and leave a tombstone `{id, deleted}` without content. `expect` None: whatever it says
        now. Deleting what is not there is done already.

        With `forget`, what was said is gone for good: also from the kept former generation of the file.
        """

    def find(
        self,
        kind: Kind,
        *where: Term,
        order: str = "id",
        descending: bool = False,
        limit: int | None = None,
        after: str | None = None,
    ) -> Page:
        """Records that meet all terms, ordered by a field and then id; those that lack the field come last."""

    def changes(self, since: int) -> tuple[int, tuple[Change, ...]]:
        """What was written through this store after cursor `since` (0: from its opening), and the new cursor."""

    def unit(self, aggregate: str) -> AbstractContextManager[None]:
        """All puts and deletes inside become durable together, or none does. One aggregate only: `session:<id>`,
        `people`, `teams`, `goals`, `settings`, or `agreements:<team>:<yyyy-mm>` (team `none` without one). Reading
        inside gives what was there before the unit."""

    def keep_theirs(self, conflict: Conflict) -> None:
        """Put a copy of the other side's record where people can find it, and say so in `problems`: what must happen
        before one writes over it."""

    def problems(self) -> tuple[str, ...]:
        """What was found wrong with the workspace's files so far, in sentences for people: quarantined files,
        hand-edited ones, files of a newer dialoog, a synced folder."""

    def close(self) -> None:
        """Release the lock and every file."""


def matches(doc: Mapping[str, Any], where: Iterable[Term]) -> bool:
    """Whether one record meets all terms: the reference meaning of a query."""
    return all(_meets(value_of(doc, term.field), term) for term in where)


def page(found: Iterable[Versioned], *, order: str, descending: bool, limit: int | None, after: str | None) -> Page:
    """Found records as `Store.find` returns them: the reference meaning of order and cursor."""
    placed = sorted(((_place(one.doc, order), one) for one in found), key=lambda pair: pair[0], reverse=descending)
    if after is not None:
        start = tuple(json.loads(after))
        placed = [pair for pair in placed if (pair[0] < start if descending else pair[0] > start)]
    shown = placed[:limit]
    more = bool(shown) and len(shown) < len(placed)
    return Page(tuple(one for _, one in shown), json.dumps(shown[-1][0]) if more else None)


def value_of(doc: Any, field: str) -> Any:
    """What a record has at a (dotted) field; None when it lacks it."""
    for name in field.split("."):
        doc = doc.get(name) if isinstance(doc, Mapping) else None
    return doc


def _meets(value: Any, term: Term) -> bool:
    match term.test:
        case "eq":
            return bool(value == term.value)
        case "in":
            return value in term.value
        case "range":
            low, high = term.value
            try:
                return value is not None and (low is None or value >= low) and (high is None or value <= high)
            except TypeError:
                return False
        case "prefix":
            return isinstance(value, str) and value.startswith(term.value)


def _place(doc: Doc, order: str) -> tuple[int, Any, str]:
    """Numbers, then text, then everything else: a hand-edited file may hold any of them in one field."""
    value = value_of(doc, order)
    if isinstance(value, int | float):
        return 0, value, doc["id"]
    return (1, value, doc["id"]) if isinstance(value, str) else (2, "", doc["id"])
