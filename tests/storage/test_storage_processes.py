"""Several programs at once, for real."""

import subprocess
import sys
from pathlib import Path

import pytest

from dialoog.storage.store import SaveFailed
from dialoog.storage.workspace import open_workspace

WRITER = """
import sys
from dialoog.storage.workspace import open_workspace
folder, name = sys.argv[1:]
for number in range(100):
    workspace = open_workspace(folder, wait=60)
    workspace.put("agreement", {"id": f"{name}{number}", "team": "havo", "created": "2026-11-23"}, expect=None)
    workspace.close()
"""


def test_two_programs_write_a_hundred_records_each_and_all_are_there(folder: Path) -> None:
    open_workspace(folder, create=True).close()
    programs = [subprocess.Popen([sys.executable, "-c", WRITER, str(folder), name]) for name in ("a", "b")]
    assert [program.wait(120) for program in programs] == [0, 0]
    workspace = open_workspace(folder)
    found = {one.doc["id"] for one in workspace.find("agreement").items}
    assert found == {f"{name}{number}" for name in ("a", "b") for number in range(100)}
    assert workspace.problems() == ()
    workspace.close()


HOLDER = """
import sys
from dialoog.storage.workspace import open_workspace
workspace = open_workspace(sys.argv[1], who="dialoog elsewhere")
print(workspace.writable, flush=True)
sys.stdin.read()
"""


def test_the_lock_ends_with_the_process_that_held_it(folder: Path) -> None:
    open_workspace(folder, create=True).close()
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "True\n"
        second = open_workspace(folder)
        assert not second.writable
        assert second.holder is not None
        assert (second.holder.program, second.holder.pid) == ("dialoog elsewhere", program.pid)
        second.close()
        program.kill()
    third = open_workspace(folder)
    assert third.writable
    assert third.last_seen is not None
    third.close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs a small disk of its own")
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1m", "none", disk], capture_output=True).returncode:
        pytest.skip("only an administrator can mount one")
    try:
        workspace = open_workspace(disk / "school", create=True)
        acknowledged = []
        filler = disk / "film.mp4"
        filler.write_bytes(b"x" * 600_000)
        with pytest.raises(SaveFailed, match="the disk is full"):  # noqa: PT012
            for number in range(2_000):
                workspace.put("note", {"id": f"n{number}", "session": "s1", "text": "x" * 500}, expect=None)
                acknowledged.append(f"n{number}")
        assert [one.doc["id"] for one in workspace.find("note").items] == sorted(acknowledged)
        filler.unlink()
        workspace.put("note", {"id": "and-on", "session": "s1"}, expect=None)
        assert len(workspace.find("note").items) == len(acknowledged) + 1
        workspace.close()
    finally:
        subprocess.run(["umount", disk], check=True)
