"""Writing and removing files: patience, folders, what a crash leaves."""

import errno
import os
import stat
import time
from pathlib import Path

import pytest
from faults import failing

from dialoog.storage import files


def busy(times: int, code: int) -> "list[OSError]":
    error = OSError(errno.EACCES, "another program has it")
    error.winerror = code  # type: ignore[attr-defined]
    return [error] * times


@pytest.mark.parametrize("code", [5, 32, 33])
def test_a_file_that_windows_finds_busy_is_tried_again(code: int) -> None:
    answers = busy(3, code)

    def action() -> str:
        if answers:
            raise answers.pop()
        return "done"

    assert files.patiently(action) == "done"
    assert answers == []


def test_any_other_refusal_is_final() -> None:
    answers = busy(2, 112)

    def action() -> None:
        raise answers.pop()

    with pytest.raises(OSError, match="another program"):
        files.patiently(action)
    assert len(answers) == 1


def test_new_folders_are_for_our_eyes_only(tmp_path: Path) -> None:
    files.write(tmp_path / "a" / "b" / "c.json", b"{}")
    assert (tmp_path / "a/b/c.json").read_bytes() == b"{}"
    if os.name != "nt":
        assert {stat.S_IMODE((tmp_path / name).stat().st_mode) for name in ("a", "a/b")} == {0o700}


def test_a_file_system_that_cannot_flush_folders_will_do(tmp_path: Path) -> None:
    calls = iter([None, errno.EINVAL])
    real = os.fsync

    def fsync(handle: int) -> None:
        if error := next(calls):
            raise OSError(error, os.strerror(error))
        real(handle)

    os.fsync = fsync  # type: ignore[assignment]
    try:
        files.write(tmp_path / "a.json", b"{}")
    finally:
        os.fsync = real
    assert (tmp_path / "a.json").read_bytes() == b"{}"
    assert next(calls, "asked both") == "asked both"


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    with failing("replace", errno.EACCES), pytest.raises(PermissionError):
        files.write(tmp_path / "a.json", b"{}")
    assert list(tmp_path.iterdir()) == []


def test_only_our_own_old_leftovers_are_swept(tmp_path: Path) -> None:
    names = [".people.json.12.0a1b2c3d.tmp", ".people.json.12.0a1b2c3d.tmp.txt", "mine.tmp", ".other.tmp"]
    for name in [*names, ".goals.json.13.0a1b2c3d.tmp"]:
        (tmp_path / name).write_text("")
    for name in names:
        os.utime(tmp_path / name, (time.time() - 4000, time.time() - 4000))
    for entry in os.scandir(tmp_path):
        files.sweep(entry)
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {*names[1:], ".goals.json.13.0a1b2c3d.tmp"}


def test_a_drive_that_is_not_there_is_said_so(monkeypatch: pytest.MonkeyPatch) -> None:
    with failing("stat", errno.ENOENT), pytest.raises(FileNotFoundError):
        files.make_folder(Path("/usb/stick"))
