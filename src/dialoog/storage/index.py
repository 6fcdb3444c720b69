"""Which files may hold the records a question asks for: a cache, rebuilt from the files at any time.

It lies in the user's cache folder, not in the workspace, so it stays on the laptop when the stick leaves. It holds
opaque ids, status, dates and file names; no names of people, no text. What is found is always read from the files
themselves, so a wrong index can hide a record until the next look but never invent or spoil one.
"""

import re
import sqlite3
from collections.abc import Callable, Iterable
from contextlib import closing, suppress
from pathlib import Path
from threading import RLock
from typing import TypeVar

from platformdirs import user_cache_path

from . import files
from .folder import Stats
from .layout import checked_id
from .store import Doc, Kind, StoreError, Term, value_of

R = TypeVar("R")

COLUMNS = {
    "id": "id",
    "session": "session",
    "team": "team",
    "status": "status",
    "created": "created",
    "wording.due": "due",
}
"""Fields of a record that the index knows, and their column."""

_LATER = "?"
"""In place of a value that is no id, word, date or number: look in the file."""
_TOKEN = re.compile(r"[A-Za-z0-9:.+-]{1,64}")
_VERSION = 1
_SCHEMA = """
create table file (path text primary key, mtime_ns integer, size integer, stray integer) without rowid;
create table record (path text, kind text, id, session, team, status, created, due);
create index record_path on record (path);
create index record_id on record (kind, id);
"""


Read = Callable[[str], Iterable[tuple[Kind, Doc]] | None]
"""Gives a file's records, or None for a file that is not what its name says."""


def index_file(workspace: str) -> Path | None:
    """Where the index of the workspace with this id is kept; None when this machine has no place for it."""
    with suppress(StoreError, OSError, RuntimeError):
        return user_cache_path("dialoog", appauthor=False) / f"{checked_id(workspace)}.sqlite3"
    return None


class Index:
    """An index at `path`, or in memory only when that cannot be had. Any thread may use it."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = RLock()
        self._db = self._open()
        self._seen: tuple[Stats, Read] = {}, lambda _file: None

    def refresh(self, present: Stats, read: Read) -> None:
        """Follow the files: forget those that are gone, read those that are new or changed."""
        self._seen = present, read
        self._use(lambda db: _refresh(db, present, read))

    def files(self, kind: Kind, where: Iterable[Term]) -> list[str]:
        """Files that may hold records of this kind that meet all terms."""
        tests: list[str] = ["kind = ?"]
        values: list[object] = [kind]
        for term in where:
            if column := COLUMNS.get(term.field):
                test, more = _condition(column, term)
                tests.append(f"({column} = '{_LATER}' or {test})")
                values += more
        query = f"select distinct path from record where {' and '.join(tests)} order by path"
        return self._use(lambda db: [path for (path,) in db.execute(query, values)])

    def strays(self) -> list[str]:
        """Files that are not what their name says."""
        return self._use(lambda db: [path for (path,) in db.execute("select path from file where stray order by path")])

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    def _use(self, action: Callable[[sqlite3.Connection], R]) -> R:
        """Do it; with a spoilt or full index, once more with a new one in memory."""
        with self._lock:
            try:
                return action(self._db)
            except sqlite3.Error:
                self._db.close()
                self._path = None
                self._db = self._open()
                _refresh(self._db, *self._seen)
                return action(self._db)

    def _open(self) -> sqlite3.Connection:
        if self._path is not None:
            for _attempt in range(2):
                with suppress(sqlite3.Error, OSError):
                    return _connect(self._path)
                for ending in ("", "-wal", "-shm"):
                    with suppress(OSError):
                        self._path.with_name(self._path.name + ending).unlink()
        return _prepared(sqlite3.connect(":memory:", check_same_thread=False))


def _connect(path: Path) -> sqlite3.Connection:
    files.make_folder(path.parent)
    path.touch(0o600)
    return _prepared(sqlite3.connect(path, timeout=1.0, check_same_thread=False))


def _prepared(db: sqlite3.Connection) -> sqlite3.Connection:
    try:
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = off")
        (version,) = db.execute("pragma user_version").fetchone()
        if version not in (0, _VERSION):
            raise sqlite3.DatabaseError("made by another dialoog")
        if version == 0:
            db.executescript(f"begin; {_SCHEMA} pragma user_version = {_VERSION}; commit;")
    except BaseException:
        db.close()
        raise
    return db


def _refresh(db: sqlite3.Connection, present: Stats, read: Read) -> None:
    known = {path: (mtime_ns, size) for path, mtime_ns, size in db.execute("select path, mtime_ns, size from file")}
    gone = known.keys() - present.keys()
    changed = [path for path, stat in present.items() if known.get(path) != stat]
    if not gone and not changed:
        return
    with db, closing(db.cursor()) as cursor:
        for path in (*gone, *changed):
            cursor.execute("delete from file where path = ?", [path])
            cursor.execute("delete from record where path = ?", [path])
        for path in changed:
            try:
                records = read(path)
            except StoreError:  # told by who reads; asked again the next time
                continue
            cursor.execute("insert into file values (?, ?, ?, ?)", [path, *present[path], records is None])
            rows = ([path, kind, *(_cell(value_of(doc, field)) for field in COLUMNS)] for kind, doc in records or ())
            cursor.executemany("insert into record values (?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _cell(value: object) -> str | float | None:
    if value is None or (isinstance(value, str) and _TOKEN.fullmatch(value)):
        return value
    return value if _is_number(value) else _LATER  # type: ignore[return-value]


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 2**53


def _condition(column: str, term: Term) -> tuple[str, list[object]]:
    """What the column must be for a record to be worth a look, and the values for its question marks."""
    match term.test:
        case "eq":
            tests = [_equal(column, term.value)]
        case "in":
            tests = [_equal(column, value) for value in term.value] or [("false", [])]
            return " or ".join(test for test, _ in tests), [value for _, values in tests for value in values]
        case "range":
            limits = [(sign, value) for sign, value in zip((">=", "<="), term.value, strict=True) if value is not None]
            tests = [(f"{column} {sign} ?", [value]) for sign, value in limits] + [(f"{column} is not null", [])]
        case "prefix":
            tests = [(f"substr({column}, 1, ?) = ?", [len(term.value), term.value])]
    return " and ".join(test for test, _ in tests), [value for _, values in tests for value in values]


def _equal(column: str, value: object) -> tuple[str, list[object]]:
    if value is None:
        return f"{column} is null", []
    return (f"{column} = ?", [value]) if isinstance(value, str | int | float) else ("true", [])
