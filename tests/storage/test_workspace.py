"""The folder as a whole: what it looks like, who holds it, and what others do to it meanwhile."""

import errno
import json
import os
import shutil
import stat
import threading
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from faults import failing

from dialoog.storage import files
from dialoog.storage.store import Conflict, ReadOnly, SaveFailed, StoreError, Term
from dialoog.storage.workspace import Workspace, open_workspace


def hold_meeting(workspace: Workspace, id: str = "s1", year: int = 2026) -> Path:
    """A meeting with one of everything; returns its file."""
    with workspace.unit(f"session:{id}"):
        workspace.put("session", {"id": id, "created": f"{year}-11-23", "team": "havo"}, expect=None)
        workspace.put("event", {"id": f"{id}-e", "session": id, "kind": "opened"}, expect=None)
        workspace.put("note", {"id": f"{id}-n", "session": id, "text": "an insight"}, expect=None)
        agreement = {"id": f"{id}-a", "session": id, "status": "running", "wording": {"due": "2027-01-15"}}
        workspace.put("agreement", agreement, expect=None)
    return workspace.path / "sessions" / str(year) / f"{id}.json"


def edit(path: Path, before: str, after: str) -> None:
    """What an editor or a sync client does: another file in the same place."""
    beside = path.with_name("beside")
    beside.write_text(path.read_text("utf-8").replace(before, after), "utf-8")
    beside.replace(path)


def found(workspace: Workspace, kind: str, *where: Term) -> list[str]:
    return [one.doc["id"] for one in workspace.find(kind, *where).items]  # type: ignore[arg-type]


# the folder


def test_records_lie_where_a_person_would_look(workspace: Workspace) -> None:
    hold_meeting(workspace)
    workspace.put("person", {"id": "jan"}, expect=None)
    workspace.put("team", {"id": "havo"}, expect=None)
    workspace.put("goal", {"id": "g1"}, expect=None)
    workspace.put("setting", {"id": "sound", "value": False}, expect=None)
    workspace.put("agreement", {"id": "a1", "team": "havo", "created": "2026-11-23"}, expect=None)
    names = {path.relative_to(workspace.path).as_posix() for path in workspace.path.rglob("*.json")}
    assert names == {
        "dialoog.json", "people.json", "teams.json", "goals.json", "sessions/2026/s1.json",
        "agreements/havo-2026-11.json", ".dialoog/held-by.json",
    }  # fmt: skip
    meeting = json.loads((workspace.path / "sessions/2026/s1.json").read_text("utf-8"))
    assert list(meeting) == ["_meta", "session", "events", "notes", "agreements", "_check"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_everything_is_for_our_eyes_only(workspace: Workspace) -> None:
    hold_meeting(workspace)
    everything = [workspace.path, *workspace.path.rglob("*")]
    assert {(path.is_dir(), stat.S_IMODE(path.stat().st_mode)) for path in everything} == {
        (True, 0o700),
        (False, 0o600),
    }


def test_a_meeting_goes_under_the_year_it_was_made_in(workspace: Workspace) -> None:
    noon = datetime(2031, 6, 1, 12).astimezone().timestamp()
    workspace.put("session", {"id": "s1", "created": noon}, expect=None)
    assert (workspace.path / "sessions/2031/s1.json").is_file()


def test_a_workspace_is_the_same_when_opened_again(folder: Path) -> None:
    first = open_workspace(folder, create=True)
    hold_meeting(first)
    first.close()
    second = open_workspace(folder)
    assert second.id == first.id
    assert found(second, "agreement") == ["s1-a"]
    assert second.problems() == ()
    second.close()


def test_where_there_is_no_workspace_that_is_said(folder: Path) -> None:
    for write in (True, False):
        with pytest.raises(StoreError, match=r"no dialoog workspace in .*school"):
            open_workspace(folder, write=write)
    assert not folder.exists()


def test_closed_is_closed(folder: Path) -> None:
    workspace = open_workspace(folder, create=True)
    workspace.close()
    workspace.close()
    assert not workspace.writable
    with pytest.raises(ReadOnly, match="closed"):
        workspace.put("person", {"id": "jan"}, expect=None)


def test_files_beside_ours_are_no_harm(workspace: Workspace) -> None:
    path = hold_meeting(workspace)
    for name in ("README.md", ".DS_Store", "2026/desktop.ini"):
        (path.parent.parent / name).write_text("x")
    workspace.refresh()
    assert found(workspace, "session") == ["s1"]
    assert workspace.get("session", "s2") is None
    assert workspace.problems() == ()


# who holds it


def test_a_second_one_reads_and_knows_who_has_it(workspace: Workspace) -> None:
    hold_meeting(workspace)
    second = open_workspace(workspace.path, who="dialoog beamer")
    assert not second.writable
    assert second.holder is not None
    assert (second.holder.program, second.holder.pid) == ("dialoog", os.getpid())
    assert found(second, "session") == ["s1"]
    with pytest.raises(ReadOnly, match=r"open elsewhere: dialoog of \S+ on \S+, since 20"):
        second.put("person", {"id": "jan"}, expect=None)
    second.close()
    assert workspace.writable
    assert workspace.holder is None
    workspace.put("person", {"id": "jan"}, expect=None)


def test_a_command_waits_and_then_names_the_holder(workspace: Workspace) -> None:
    with pytest.raises(ReadOnly, match="open elsewhere: dialoog of"):
        open_workspace(workspace.path, wait=0.05)


def test_the_next_one_gets_it_after_closing(folder: Path) -> None:
    open_workspace(folder, create=True).close()
    again = open_workspace(folder)
    assert again.writable
    assert again.last_seen is None
    again.close()


def test_after_a_crash_the_last_sign_of_life_is_known(folder: Path) -> None:
    crashed = open_workspace(folder, create=True)
    left = (folder / ".dialoog/held-by.json").read_bytes()
    crashed.close()
    holder = folder / ".dialoog/held-by.json"
    holder.write_bytes(left)
    minutes_ago = time.time() - 300
    os.utime(holder, (minutes_ago, minutes_ago))
    again = open_workspace(folder)
    assert again.last_seen is not None
    assert abs(again.last_seen - datetime.now().astimezone() + timedelta(minutes=5)) < timedelta(seconds=30)
    os.utime(holder, (minutes_ago, minutes_ago))
    again.heartbeat()
    assert holder.stat().st_mtime > minutes_ago
    assert again.problems() == ()
    again.close()


def test_a_folder_left_open_on_another_computer_is_named(folder: Path) -> None:
    open_workspace(folder, create=True).close()
    holder = {
        "program": "dialoog",
        "user": "els",
        "machine": "LAPTOP7",
        "pid": 12,
        "since": "2026-11-23T14:00:00+01:00",
    }
    (folder / ".dialoog/held-by.json").write_text(json.dumps(holder))
    workspace = open_workspace(folder)
    assert workspace.writable
    assert "els on LAPTOP7, since 2026-11-23 14:00" in workspace.problems()[0]
    workspace.close()


def test_a_folder_that_cannot_be_written_is_read(folder: Path) -> None:
    made = open_workspace(folder, create=True)
    hold_meeting(made)
    made.close()
    shutil.rmtree(folder / ".dialoog")
    with failing("mkdir", errno.EACCES):
        workspace = open_workspace(folder)
        with pytest.raises(ReadOnly, match="cannot be written: access is denied"):
            open_workspace(folder, wait=0.05)
    assert not workspace.writable
    assert found(workspace, "session") == ["s1"]
    with pytest.raises(ReadOnly, match="cannot be written: access is denied"):
        workspace.put("person", {"id": "jan"}, expect=None)
    workspace.close()


def test_a_workspace_that_cannot_be_made_is_said_so(folder: Path) -> None:
    with failing("mkdir", errno.EROFS), pytest.raises(StoreError, match="can only be read"):
        open_workspace(folder, create=True)
    folder.write_text("a file by that name")
    with pytest.raises(StoreError, match="school"):
        open_workspace(folder, create=True)


def test_on_a_full_disk_a_workspace_still_opens_for_writing(folder: Path) -> None:
    open_workspace(folder, create=True).close()
    with failing("write", errno.ENOSPC):
        workspace = open_workspace(folder)
        with pytest.raises(SaveFailed, match="the disk is full"):
            workspace.put("person", {"id": "jan"}, expect=None)
    workspace.put("person", {"id": "jan"}, expect=None)
    workspace.close()


def test_a_workspace_of_a_newer_dialoog_is_read_and_left_alone(folder: Path) -> None:
    open_workspace(folder, create=True).close()
    path = folder / "dialoog.json"
    edit(path, '"schema": 1', '"schema": 2')
    before = path.read_bytes()
    workspace = open_workspace(folder)
    with pytest.raises(ReadOnly, match="newer dialoog"):
        workspace.put("person", {"id": "jan"}, expect=None)
    workspace.close()
    assert path.read_bytes() == before


# what others do to it


def test_a_record_changed_elsewhere_is_noticed_and_the_others_are_taken_along(workspace: Workspace) -> None:
    path = hold_meeting(workspace)
    note, event = workspace.get("note", "s1-n"), workspace.get("event", "s1-e")
    assert note is not None
    assert event is not None
    edit(path, "an insight", "an insight from elsewhere")
    workspace.put("event", {**event.doc, "kind": "closed"}, expect=event.rev)
    with pytest.raises(Conflict) as caught:
        workspace.put("note", {**note.doc, "text": "mine"}, expect=note.rev)
    assert caught.value.theirs is not None
    assert caught.value.theirs["text"] == "an insight from elsewhere"
    assert json.loads(path.read_text("utf-8"))["notes"]["s1-n"]["text"] == "an insight from elsewhere"
    assert json.loads(path.read_text("utf-8"))["events"]["s1-e"]["kind"] == "closed"


def test_a_change_between_the_checks_and_the_save_is_noticed_too(workspace: Workspace) -> None:
    path = hold_meeting(workspace)
    note = workspace.get("note", "s1-n")
    assert note is not None
    with pytest.raises(Conflict), workspace.unit("session:s1"):  # noqa: PT012
        workspace.put("note", {**note.doc, "text": "mine"}, expect=note.rev)
        edit(path, "an insight", "theirs")
    assert workspace.get("note", "s1-n").doc["text"] == "theirs"  # type: ignore[union-attr]


def test_the_other_version_is_kept_where_people_find_it(workspace: Workspace) -> None:
    theirs = {"id": "n1", "session": "s1", "text": "théirs"}
    for _ in range(2):
        workspace.keep_theirs(Conflict("note", "n1", None, theirs))
    copies = list((workspace.path / "backup/conflict").iterdir())
    assert [json.loads(path.read_text("utf-8")) for path in copies] == [theirs, theirs]
    assert {path.name for path in copies} <= {problem.split("/")[-1][:-1] for problem in workspace.problems()}


def test_forgetting_takes_the_copies_along_and_names_what_may_be_left(workspace: Workspace) -> None:
    path = hold_meeting(workspace)
    workspace.keep_theirs(Conflict("note", "s1-n", None, {"id": "s1-n", "text": "an insight"}))
    workspace.keep_theirs(Conflict("note", "s1-nn", None, {"id": "s1-nn", "text": "stays"}))
    shutil.copy(path, path.with_name("s1.json.broken-20261123-140000"))
    workspace.delete("note", "s1-n", expect=None, forget=True)
    assert [copy.name.startswith("s1-nn-") for copy in (workspace.path / "backup/conflict").iterdir()] == [True]
    assert any("sessions/2026/s1.json.broken-20261123-140000" in problem for problem in workspace.problems())
    left = [p.name for p in workspace.path.rglob("*") if p.is_file() and "an insight" in p.read_text("utf-8")]
    assert left == ["s1.json.broken-20261123-140000"]


def test_forgetting_twice_cleans_what_was_only_deleted_before(workspace: Workspace) -> None:
    hold_meeting(workspace)
    workspace.delete("note", "s1-n", expect=None)
    kept = (workspace.path / "sessions/2026/s1.json.bak").read_text("utf-8")
    assert "an insight" in kept
    workspace.delete("note", "s1-n", expect=None, forget=True)
    assert not (workspace.path / "sessions/2026/s1.json.bak").exists()


@pytest.mark.parametrize("name", ["s1 (conflicted copy 2026-11-23).json", "s1-LAPTOP7.json", "../2027/s1.json"])
def test_a_second_copy_of_a_meeting_is_named_not_opened_and_not_deleted(workspace: Workspace, name: str) -> None:
    path = hold_meeting(workspace)
    copy = path.parent / name
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(path, copy)
    workspace.refresh()
    assert found(workspace, "session") == ["s1"]
    assert found(workspace, "agreement") == ["s1-a"]
    assert workspace.get("session", "s1-LAPTOP7") is None
    assert len(workspace.problems()) == 1
    assert copy.resolve().relative_to(workspace.path.resolve()).as_posix() in workspace.problems()[0]
    assert copy.exists()
    open_again = open_workspace(workspace.path, write=False)
    open_again.refresh()
    assert open_again.problems() == workspace.problems()
    open_again.close()


def test_a_second_copy_of_people_is_named(folder: Path) -> None:
    made = open_workspace(folder, create=True)
    made.put("person", {"id": "jan"}, expect=None)
    made.close()
    shutil.copy(folder / "people.json", folder / "people-LAPTOP7.json")
    workspace = open_workspace(folder)
    assert [problem for problem in workspace.problems() if "people-LAPTOP7.json" in problem]
    assert found(workspace, "person") == ["jan"]
    workspace.close()


@pytest.mark.parametrize(
    ("part", "service"),
    [("OneDrive - Het College", "OneDrive"), ("Dropbox", "Dropbox"), ("iCloud Drive", "iCloud"),
     ("Google Drive", "Google Drive"), ("My Drive", "Google Drive")],
)  # fmt: skip
def test_a_synced_folder_is_named_and_works(tmp_path: Path, part: str, service: str) -> None:
    workspace = open_workspace(tmp_path / part / "school", create=True)
    assert f"by {service}." in workspace.problems()[0]
    workspace.put("person", {"id": "jan"}, expect=None)
    workspace.close()


def test_one_broken_meeting_does_not_hide_the_others(workspace: Workspace) -> None:
    broken = hold_meeting(workspace, "s1")
    hold_meeting(workspace, "s2")
    for path in (broken, broken.with_name("s1.json.bak")):
        path.unlink(missing_ok=True)
        path.write_bytes(b"\0" * 100)
    workspace.refresh()
    assert found(workspace, "session") == ["s2"]
    assert "sessions/2026/s1.json could not be read: it is empty" in workspace.problems()[0]


def test_a_meeting_deleted_by_hand_is_gone(workspace: Workspace) -> None:
    path = hold_meeting(workspace)
    assert found(workspace, "note") == ["s1-n"]
    path.unlink()
    workspace.refresh()
    assert workspace.get("session", "s1") is None
    assert found(workspace, "note") == []


def test_a_meeting_out_of_reach_is_not_begun_a_second_time(folder: Path) -> None:
    made = open_workspace(folder, create=True)
    hold_meeting(made, year=2025)
    made.close()
    workspace = open_workspace(folder)
    with failing("stat", errno.EIO), pytest.raises(StoreError, match="the disk gives errors"):
        workspace.put("note", {"id": "n2", "session": "s1", "created": "2026-01-01"}, expect=None)
    assert not (folder / "sessions/2026").exists()
    workspace.close()


@pytest.mark.parametrize("in_the_way", ["nothing", "an empty folder", "a file"])
def test_a_stick_taken_out_keeps_what_was_read_and_goes_on_when_it_is_back(
    workspace: Workspace, tmp_path: Path, in_the_way: str
) -> None:
    hold_meeting(workspace)
    note, agreement = workspace.get("note", "s1-n"), workspace.get("agreement", "s1-a")
    assert note is not None
    workspace.path.rename(tmp_path / "pocket")
    if in_the_way == "an empty folder":
        workspace.path.mkdir()
    elif in_the_way == "a file":
        workspace.path.write_text("")
    assert workspace.get("note", "s1-n") == note
    assert workspace.get("agreement", "s1-a") == agreement
    assert found(workspace, "note", Term("session", "eq", "s1")) == ["s1-n"]
    with pytest.raises(SaveFailed, match="is not there now"):
        workspace.put("note", {**note.doc, "text": "better"}, expect=note.rev)
    if in_the_way == "a file":
        workspace.path.unlink()
    elif in_the_way == "an empty folder":
        workspace.path.rmdir()
    (tmp_path / "pocket").rename(workspace.path)
    workspace.put("note", {**note.doc, "text": "better"}, expect=note.rev)
    assert found(workspace, "note") == ["s1-n"]
    assert workspace.problems() == ()


def test_reading_does_not_wait_for_a_writer(workspace: Workspace) -> None:
    hold_meeting(workspace)
    with workspace.unit("session:s1"):
        answers: list[object] = []
        reader = threading.Thread(target=lambda: answers.append(workspace.get("session", "s1")))
        reader.start()
        reader.join(10)
        assert answers == [workspace.get("session", "s1")]


def test_leftovers_of_a_crash_are_swept_at_the_start(folder: Path) -> None:
    made = open_workspace(folder, create=True)
    path = hold_meeting(made)
    made.close()
    old = [folder / ".people.json.1.0a1b2c3d.tmp", path.with_name(".s1.json.1.0a1b2c3d.tmp")]
    for leftover in old:
        leftover.write_text("half a sav")
        os.utime(leftover, (time.time() - 4000, time.time() - 4000))
    reader = open_workspace(folder, write=False)
    reader.refresh()
    reader.close()
    assert all(leftover.exists() for leftover in old)
    workspace = open_workspace(folder)
    workspace.refresh()
    assert not any(leftover.exists() for leftover in old)
    workspace.close()


def test_a_file_closed_for_writing_is_respected(workspace: Workspace) -> None:
    path = hold_meeting(workspace)
    path.chmod(0o444)
    before = files.signature(path)
    with pytest.raises(ReadOnly, match=r"s1\.json is closed for writing"):
        workspace.put("note", {"id": "n2", "session": "s1"}, expect=None)
    assert files.signature(path) == before
    path.chmod(0o600)
