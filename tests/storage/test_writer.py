"""The writer thread: in order, never lost, and it says how far it is."""

import errno
import json
import os
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from faults import failing, full_disk

from dialoog.storage.store import Doc, SaveFailed, StoreError, Term, Versioned
from dialoog.storage.workspace import Workspace, open_workspace
from dialoog.storage.writer import Delete, Put, Writer

LONG = 30.0
"""Seconds no test needs; a wait that ends earlier by itself."""


class Watch:
    """What a screen would see: wait until the writer says what one is waiting for."""

    def __init__(self) -> None:
        self.changed = threading.Condition()

    def __call__(self) -> None:
        with self.changed:
            self.changed.notify_all()

    def until(self, condition) -> None:
        with self.changed:
            while not condition():
                assert self.changed.wait(LONG), "nothing happened"


@pytest.fixture
def watch() -> Watch:
    return Watch()


@pytest.fixture
def writer(workspace: Workspace, watch: Watch) -> Iterator[Writer]:
    opened = Writer(workspace, watch)
    yield opened
    opened.close(LONG)


def note(id: str, text: str = "") -> Put:
    return Put("note", {"id": id, "session": "s1", "text": text})


def notes(workspace: Workspace) -> dict[str, str]:
    return {one.doc["id"]: one.doc["text"] for one in workspace.find("note", Term("session", "eq", "s1")).items}


def edit(path: Path, before: str, after: str) -> None:
    beside = path.with_name("beside")
    beside.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    beside.replace(path)


def test_what_is_submitted_is_saved_and_marked(writer: Writer, workspace: Workspace) -> None:
    assert (writer.applied, writer.saved, writer.pending) == (0, 0, 0)
    tickets = [writer.submit("session:s1", [note(f"n{number}")]) for number in range(20)]
    assert tickets == list(range(1, 21))
    assert writer.drain(LONG)
    assert (writer.applied, writer.saved, writer.pending, writer.problem) == (20, 20, 0, None)
    assert list(notes(workspace)) == sorted(f"n{number}" for number in range(20))


def test_the_last_of_many_changes_to_one_record_stands(writer: Writer, workspace: Workspace) -> None:
    for number in range(50):
        writer.submit("session:s1", [note("n1", str(number))])
    assert writer.drain(LONG)
    assert notes(workspace) == {"n1": "49"}
    assert workspace.problems() == ()


def test_the_order_between_files_is_kept(writer: Writer, workspace: Workspace) -> None:
    """A record is on disk before another one names it."""
    for number in range(10):
        writer.submit("people", [Put("person", {"id": f"p{number}"})])
        writer.submit("teams", [Put("team", {"id": "havo", "people": number})])
    assert writer.drain(LONG)
    _, changes = workspace.changes(0)
    assert [change.id for change in changes] == [id for number in range(10) for id in (f"p{number}", "havo")]


def test_what_was_not_learned_is_taken_as_it_is(writer: Writer, workspace: Workspace) -> None:
    workspace.put("note", note("n1", "as it is").doc, expect=None)
    writer.submit("session:s1", [note("n1", "ours"), note("n1", "ours again")])
    assert writer.drain(LONG)
    assert notes(workspace) == {"n1": "ours again"}
    assert workspace.problems() == ()


def test_saving_looks_at_no_other_file(writer: Writer, workspace: Workspace) -> None:
    """A school has hundreds of meetings; an event is written every few seconds."""
    with failing("scandir", errno.EIO):
        writer.submit("session:s1", [note("n1"), Put("event", {"id": "e1", "session": "s1"}), Delete("note", "n0")])
        assert writer.drain(LONG)
    assert workspace.problems() == ()


def test_what_was_submitted_cannot_be_changed_afterwards(writer: Writer, workspace: Workspace) -> None:
    put = note("n1", "said")
    with full_disk():
        writer.submit("session:s1", [put])
        put.doc["text"] = "never said"
    assert writer.drain(LONG)
    assert notes(workspace) == {"n1": "said"}


def test_a_full_disk_keeps_the_queue_and_room_again_empties_it(
    writer: Writer, workspace: Workspace, watch: Watch
) -> None:
    writer.submit("session:s1", [note("n1", "first")])
    assert writer.drain(LONG)
    with full_disk():
        writer.submit("session:s1", [note("n1", "second")])
        writer.submit("people", [Put("person", {"id": "jan"})])
        watch.until(lambda: writer.problem is not None)
        assert isinstance(writer.problem, SaveFailed)
        assert "s1.json could not be saved: the disk is full" in str(writer.problem)
        assert (writer.applied, writer.saved, writer.pending) == (3, 1, 2)
        assert not writer.drain(0.05)
        assert notes(workspace) == {"n1": "first"}
    watch.until(lambda: writer.saved == 3)
    assert (writer.problem, writer.pending) == (None, 0)
    assert notes(workspace) == {"n1": "second"}
    assert workspace.get("person", "jan") is not None
    assert workspace.problems() == ()


def test_a_save_that_fails_at_its_very_last_step_is_no_conflict_with_itself(
    writer: Writer, workspace: Workspace, watch: Watch
) -> None:
    writer.submit("session:s1", [note("n1", "first")])
    assert writer.drain(LONG)
    real, calls = os.fsync, []

    def fsync(handle: int) -> None:
        calls.append(handle)
        if len(calls) == 2:  # the file, then its folder
            raise OSError(errno.EIO, "injected")
        real(handle)

    os.fsync = fsync  # type: ignore[assignment]
    try:
        writer.submit("session:s1", [note("n1", "second")])
        watch.until(lambda: writer.problem is not None)
        assert notes(workspace) == {"n1": "second"}
        writer.submit("session:s1", [note("n1", "third")])
        assert writer.drain(LONG)
    finally:
        os.fsync = real
    assert notes(workspace) == {"n1": "third"}
    assert workspace.problems() == ()


def test_trying_again_now_does_not_wait_for_the_next_try(writer: Writer, watch: Watch) -> None:
    with failing("replace", errno.EACCES):
        writer.submit("session:s1", [note("n1")])
        watch.until(lambda: writer.problem is not None)
        first = writer.problem
        writer.retry()
        watch.until(lambda: writer.problem is not first)
    writer.retry()
    watch.until(lambda: writer.problem is None)


def test_a_change_elsewhere_is_kept_aside_and_ours_stands(writer: Writer, workspace: Workspace) -> None:
    writer.submit("session:s1", [note("n1", "first"), note("n2", "other")])
    assert writer.drain(LONG)
    path = next(workspace.path.rglob("s1.json"))
    edit(path, '"first"', '"theirs"')
    edit(path, '"other"', '"theirs too"')
    writer.submit("session:s1", [note("n1", "ours")])
    assert writer.drain(LONG)
    assert notes(workspace) == {"n1": "ours", "n2": "theirs too"}
    (kept,) = (workspace.path / "backup/conflict").iterdir()
    assert json.loads(kept.read_text("utf-8"))["text"] == "theirs"
    assert any(kept.name in problem for problem in workspace.problems())


def test_a_change_since_it_was_shown_is_noticed_as_well(folder: Path) -> None:
    made = open_workspace(folder, create=True)
    made.put("note", note("n1", "shown").doc, expect=None)
    made.close()
    workspace = open_workspace(folder)
    writer = Writer(workspace)
    writer.learn("note", workspace.find("note", Term("session", "eq", "s1")).items)
    edit(next(folder.rglob("s1.json")), '"shown"', '"theirs"')
    writer.submit("session:s1", [note("n1", "ours")])
    assert writer.close(LONG)
    assert notes(workspace) == {"n1": "ours"}
    assert [json.loads(path.read_text("utf-8"))["text"] for path in (folder / "backup/conflict").iterdir()] == [
        "theirs"
    ]
    workspace.close()


def test_what_was_read_just_before_our_own_save_is_no_conflict(writer: Writer, workspace: Workspace) -> None:
    writer.submit("session:s1", [note("n1", "first")])
    assert writer.drain(LONG)
    read_before: Versioned = workspace.find("note", Term("session", "eq", "s1")).items[0]
    writer.submit("session:s1", [note("n1", "second")])
    assert writer.drain(LONG)
    writer.learn("note", [read_before])
    writer.submit("session:s1", [note("n1", "third")])
    assert writer.drain(LONG)
    assert notes(workspace) == {"n1": "third"}
    assert workspace.problems() == ()


def test_deleted_elsewhere_and_changed_here_is_kept_and_named(writer: Writer, workspace: Workspace) -> None:
    writer.submit("session:s1", [note("n1", "first"), note("n2", "other")])
    assert writer.drain(LONG)
    path = next(workspace.path.rglob("s1.json"))
    tree: Doc = json.loads(path.read_text("utf-8"))
    del tree["notes"]["n1"]
    beside = path.with_name("beside")
    beside.write_text(json.dumps(tree), "utf-8")
    beside.replace(path)
    writer.submit("session:s1", [note("n1", "ours")])
    assert writer.drain(LONG)
    assert notes(workspace) == {"n1": "ours", "n2": "other"}
    assert any("deleted by another program" in problem for problem in workspace.problems())


def test_what_is_forgotten_before_it_was_saved_never_reaches_the_disk(writer: Writer, workspace: Workspace) -> None:
    with full_disk():
        writer.submit("session:s1", [note("n1", "a slip of the tongue")])
        writer.submit("session:s1", [Delete("note", "n1", forget=True)])
    assert writer.drain(LONG)
    assert notes(workspace) == {}
    files = [path for path in workspace.path.rglob("*") if path.is_file()]
    assert not [path for path in files if b"slip" in path.read_bytes()]


@pytest.mark.parametrize("change", [
    Put("note", {"id": "n1", "session": "s1", "at": float("nan")}),
    Put("note", {"id": "n1", "session": "another"}),
    Put("note", {"session": "s1"}),
    Put("note", {"id": "../n1", "session": "s1"}),
    Delete("note", "../n1"),
])  # fmt: skip
def test_what_can_never_be_saved_is_refused_at_once(writer: Writer, change: Put | Delete) -> None:
    with pytest.raises(StoreError):
        writer.submit("session:s1", [note("n0"), change])
    assert (writer.applied, writer.pending) == (0, 0)


def test_closing_in_vain_says_what_is_unsaved(workspace: Workspace) -> None:
    writer = Writer(workspace)
    with full_disk():
        writer.submit("session:s1", [note("n1")])
        assert not writer.close(0.2)
        assert writer.pending == 1
    with pytest.raises(StoreError, match="closed"):
        writer.submit("session:s1", [note("n2")])


def test_without_a_lock_nothing_is_lost_either(workspace: Workspace, watch: Watch) -> None:
    reader = open_workspace(workspace.path)
    writer = Writer(reader, watch)
    writer.submit("session:s1", [note("n1")])
    watch.until(lambda: writer.problem is not None)
    assert "open elsewhere" in str(writer.problem)
    assert writer.pending == 1
    assert not writer.close(0.05)
    reader.close()


def test_many_hands_at_once(writer: Writer, workspace: Workspace) -> None:
    """Several threads submit while another reads: every ticket is saved, and no reader sees half a submission."""
    seen: list[dict[str, str]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(notes(workspace))

    def submit(name: str) -> None:
        for number in range(50):
            writer.submit("session:s1", [note(f"{name}-{number}-l", name), note(f"{name}-{number}-r", name)])

    reader = threading.Thread(target=read)
    reader.start()
    hands = [threading.Thread(target=submit, args=(name,)) for name in ("a", "b", "c")]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    assert writer.drain(LONG)
    done.set()
    reader.join()
    assert len(notes(workspace)) == 300
    for found in seen:
        assert {id[:-2] for id in found if id.endswith("-l")} == {id[:-2] for id in found if id.endswith("-r")}
