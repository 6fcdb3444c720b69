"""Anything in any order: the real store says the same as a dict, whatever happens to it in between."""

import errno
import json
import shutil
import tempfile
from pathlib import Path

import hypothesis.strategies as st
from faults import failing_at
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from memory import MemoryStore
from platformdirs import user_cache_path

from dialoog.storage.layout import TABLES, aggregate_of
from dialoog.storage.store import Conflict, Doc, Kind, StoreError
from dialoog.storage.workspace import Workspace, open_workspace

KINDS: tuple[Kind, ...] = ("session", "event", "note", "agreement", "person", "goal", "setting")
MEETINGS = ("s1", "s2")

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
numbers = st.integers(0, 3)


def record(kind: Kind, number: int, text: str) -> Doc:
    """The same id always belongs to the same file."""
    if kind == "session":
        return {"id": MEETINGS[number % 2], "created": "2026-11-23", "text": text}
    doc: Doc = {"id": f"{kind}-{number}", "text": text}
    if kind in ("event", "note") or (kind == "agreement" and number % 2):
        doc["session"] = MEETINGS[number // 2]
    elif kind == "agreement":
        doc |= {"team": f"team-{number}", "created": "2026-11-23"}
    return doc


class StoreMachine(RuleBasedStateMachine):
    @initialize()
    def start(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.store: Workspace = open_workspace(self.folder / "school", create=True)
        self.model = MemoryStore()

    def teardown(self) -> None:
        self.store.close()
        shutil.rmtree(self.folder)

    def both(self, act: str, *args: object, **named: object) -> None:
        """Do the same to both; they agree on what comes of it."""
        outcomes = []
        for store in (self.model, self.store):
            try:
                outcomes.append(getattr(store, act)(*args, **named))
            except Conflict as conflict:
                outcomes.append((conflict.kind, conflict.id, conflict.mine, conflict.theirs))
        assert outcomes[0] == outcomes[1]

    def rev(self, kind: Kind, id: str) -> str | None:
        found = self.model.get(kind, id)
        return found.rev if found else None

    @rule(kind=st.sampled_from(KINDS), number=numbers, text=texts, informed=st.booleans())
    def put(self, kind: Kind, number: int, text: str, informed: bool) -> None:
        doc = record(kind, number, text)
        self.both("put", kind, doc, expect=self.rev(kind, doc["id"]) if informed else None)

    @rule(kind=st.sampled_from(KINDS), number=numbers, forget=st.booleans())
    def delete(self, kind: Kind, number: int, forget: bool) -> None:
        self.both("delete", kind, record(kind, number, "")["id"], expect=None, forget=forget)

    @rule(changes=st.lists(st.tuples(st.sampled_from(KINDS), numbers, texts), min_size=2, max_size=4))
    def unit(self, changes: list[tuple[Kind, int, str]]) -> None:
        docs = [(kind, record(kind, number, text)) for kind, number, text in changes]
        aggregate = aggregate_of(*docs[0])
        with self.model.unit(aggregate), self.store.unit(aggregate):
            for kind, doc in docs:
                if aggregate_of(kind, doc) == aggregate:
                    self.both("put", kind, doc, expect=self.rev(kind, doc["id"]))

    @rule(kind=st.sampled_from(KINDS), number=numbers, text=texts, at=st.integers(1, 25),
          error=st.sampled_from([errno.ENOSPC, errno.EIO, errno.EACCES]))  # fmt: skip
    def failing_put(self, kind: Kind, number: int, text: str, at: int, error: int) -> None:
        """A save that fails leaves the old content or the new; tried again it is the new."""
        doc = record(kind, number, text)
        expect, before = self.rev(kind, doc["id"]), self.model.get(kind, doc["id"])
        with failing_at(at, error) as fault:
            try:
                self.store.put(kind, doc, expect=expect)
                failed = False
            except StoreError:
                failed = True
        assert fault.hit or not failed
        if failed:
            found = self.store.get(kind, doc["id"])
            assert (found.doc if found else None) in (before.doc if before else None, doc)
            self.store.put(kind, doc, expect=expect)
        self.model.put(kind, doc, expect=expect)

    @precondition(lambda self: any(kind == "note" for kind, _ in self.model.records))
    @rule(data=st.data(), text=texts)
    def foreign_edit(self, data: st.DataObject, text: str) -> None:
        """Another program changes a note: what we knew of it is no longer enough to write over it."""
        id = data.draw(st.sampled_from(sorted(id for kind, id in self.model.records if kind == "note")))
        doc = self.model.records["note", id]
        changed = {**doc, "text": text + " (theirs)"}
        path = self.store.path / "sessions/2026" / f"{doc['session']}.json"
        tree = json.loads(path.read_text("utf-8"))
        tree[TABLES["note"]][id] = changed
        beside = path.with_name("beside")
        beside.write_text(json.dumps(tree), "utf-8")
        beside.replace(path)
        old = self.rev("note", id)
        self.model.records["note", id] = changed
        if changed != doc:
            self.both("put", "note", {**doc, "text": text + " (mine)"}, expect=old)

    @rule()
    def reopen(self) -> None:
        self.store.close()
        self.store = open_workspace(self.folder / "school")

    @rule()
    def lose_the_index(self) -> None:
        self.store.close()
        (user_cache_path("dialoog", appauthor=False) / f"{self.store.id}.sqlite3").unlink(missing_ok=True)
        self.store = open_workspace(self.folder / "school")

    @invariant()
    def they_say_the_same(self) -> None:
        for kind in KINDS:
            assert self.store.find(kind) == self.model.find(kind)
        for kind, id in self.model.records:
            if kind != "event":
                assert self.store.get(kind, id) == self.model.get(kind, id)


TestStoreMachine = StoreMachine.TestCase
TestStoreMachine.settings = settings(
    max_examples=25, stateful_step_count=20, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
