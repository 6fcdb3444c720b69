"""Every file call of a save fails once, in every way: what is on disk afterwards is the old content or the new."""

import errno
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from faults import Died, failing_at

from dialoog.storage.store import StoreError, Term
from dialoog.storage.workspace import Workspace, open_workspace

ERRORS = {"full": errno.ENOSPC, "broken": errno.EIO, "denied": errno.EACCES, "dead": None}
MOST_CALLS = 200


def prepare(folder: Path) -> Workspace:
    """A school with one meeting, saved twice so that there is a former generation."""
    workspace = open_workspace(folder, create=True)
    for text in ("first", "second"):
        found = workspace.get("session", "s1")
        doc = {"id": "s1", "created": "2026-11-23", "text": text}
        workspace.put("session", doc, expect=found.rev if found else None)
    workspace.put("note", {"id": "n1", "session": "s1", "text": "to forget"}, expect=None)
    return workspace


def change(workspace: Workspace) -> None:
    with workspace.unit("session:s1"):
        found = workspace.get("session", "s1")
        assert found is not None
        workspace.put("session", {**found.doc, "text": "third, and longer"}, expect=found.rev)
        workspace.put("event", {"id": "e1", "session": "s1"}, expect=None)


def forget(workspace: Workspace) -> None:
    workspace.delete("note", "n1", expect=None, forget=True)


def begin(workspace: Workspace) -> None:
    workspace.put("session", {"id": "s2", "created": "2031-01-01", "text": "new year, new folder"}, expect=None)


def content(folder: Path) -> list[object]:
    """What a fresh start finds, without touching anything."""
    workspace = open_workspace(folder, write=False)
    try:
        kinds = ("session", "event", "note")
        found = [doc for s in ("s1", "s2") for kind in kinds for doc in _of_meeting(workspace, kind, s)]
        assert workspace.problems() == ()
        return found
    finally:
        workspace.close()


def _of_meeting(workspace: Workspace, kind: str, session: str) -> list[object]:
    field = "id" if kind == "session" else "session"
    return [one.doc for one in workspace.find(kind, Term(field, "eq", session)).items]  # type: ignore[arg-type]


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
@pytest.mark.parametrize("operation", [change, forget, begin])
def test_a_save_leaves_the_old_content_or_the_new(
    tmp_path: Path, operation: Callable[[Workspace], None], error: int | None
) -> None:
    clean = prepare(tmp_path / "clean")
    old = content(tmp_path / "clean")
    operation(clean)
    new = content(tmp_path / "clean")
    clean.close()
    assert old != new
    for number in range(1, MOST_CALLS):
        folder = tmp_path / str(number)
        workspace = prepare(folder)
        raised: BaseException | None = None
        with failing_at(number, error) as fault:
            try:
                operation(workspace)
            except (StoreError, Died) as caught:
                raised = caught
        found = content(folder)
        assert found == new if raised is None else found in (old, new), f"call {number} ({fault.hit}): {found}"
        if isinstance(raised, StoreError):
            assert any(
                name in str(raised) for name in ("s1.json", "s2.json", "sessions", "backup/conflict", str(folder))
            ), raised
            assert not list(folder.rglob("*.tmp"))
            operation(workspace)
            assert content(folder) == new
        workspace.close()
        if operation is forget and raised is None:
            assert not [path for path in folder.rglob("*") if path.is_file() and b"to forget" in path.read_bytes()]
        if fault.hit is None:
            break
    else:
        pytest.fail("the operation never came through")


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_falling_back_on_the_version_before_survives_it_too(tmp_path: Path, error: int | None) -> None:
    for number in range(1, MOST_CALLS):
        folder = tmp_path / str(number)
        prepare(folder).close()
        (path,) = folder.rglob("s1.json")
        broken = path.read_bytes()[:50]
        path.unlink()
        path.write_bytes(broken)
        workspace = open_workspace(folder)
        with failing_at(number, error) as fault, suppress(StoreError, Died):
            workspace.get("session", "s1")
        workspace.close()
        again = open_workspace(folder)
        found = again.get("session", "s1")
        assert found is not None, f"call {number} ({fault.hit})"
        assert found.doc["text"] == "second"
        again.close()
        assert broken in [kept.read_bytes() for kept in path.parent.glob("s1.json.broken-*")]
        if fault.hit is None:
            break
    else:
        pytest.fail("the operation never came through")


@pytest.mark.parametrize("error", ERRORS.values(), ids=ERRORS)
def test_opening_and_making_a_workspace(tmp_path: Path, error: int | None) -> None:
    for number in range(1, MOST_CALLS):
        folder = tmp_path / str(number)
        with failing_at(number, error) as fault, suppress(StoreError, Died):
            open_workspace(folder, create=True).close()
        if error is None and fault.hit:  # the process is gone, and its lock with it
            (folder / ".dialoog" / "lock").unlink(missing_ok=True)
        again = open_workspace(folder, create=True, wait=5.0)
        again.put("person", {"id": "jan"}, expect=None)
        again.close()
        if fault.hit is None:
            break
    else:
        pytest.fail("the operation never came through")
