"""One file: what it looks like, and what happens to it when something else has been at it."""

import errno
import json
import os
import re
import stat
from pathlib import Path

import pytest
from faults import failing
from tinydb.table import Document

from dialoog.storage import codec
from dialoog.storage.files import Changed
from dialoog.storage.safe_json import SafeJSONStorage
from dialoog.storage.store import Doc, ReadOnly, SaveFailed, StoreError
from dialoog.storage.unit import Database

FIRST = {"people": {"jan": {"id": "jan", "name": "Jan"}}}
SECOND = {"people": {"jan": {"id": "jan", "name": "Jan"}, "els": {"id": "els", "name": "Els", "age": 1.5}}}


class File:
    """A file of two generations, opened anew each time, and what people were told about it."""

    def __init__(self, root: Path) -> None:
        self.root, self.path, self.former = root, root / "people.json", root / "people.json.bak"
        self.told: list[str] = []
        for tables in (FIRST, SECOND):
            self.storage().write(tables)

    def storage(self, **options: object) -> SafeJSONStorage:
        return SafeJSONStorage(self.path, root=self.root, tell=self.told.append, **options)  # type: ignore[arg-type]

    def names(self) -> list[str]:
        return sorted(path.name for path in self.root.iterdir())


@pytest.fixture
def file(tmp_path: Path) -> File:
    return File(tmp_path)


def test_a_file_is_pleasant_to_read_and_keeps_its_former_generation(file: File) -> None:
    text = file.path.read_text("utf-8")
    assert re.fullmatch(
        r'{\n  "_meta": {\n    "schema": 1\n  },\n  "people": {\n    "jan": {\n      "id": "jan",\n.*'
        r'\n  },\n  "_check": "[0-9a-f]{16}"\n}\n',
        text,
        re.DOTALL,
    )
    assert codec.decode(file.former.read_bytes()).tables == FIRST
    assert file.names() == ["people.json", "people.json.bak"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_files_are_for_our_eyes_only(file: File) -> None:
    assert {stat.S_IMODE(path.stat().st_mode) for path in file.root.iterdir()} == {0o600}


def test_tinydb_works_on_it_with_our_ids(file: File) -> None:
    with Database(file.storage()) as database:
        database.table("people").insert(Document({"id": "an", "name": "An"}, doc_id="an"))  # type: ignore[arg-type]
        database.table("people").remove(doc_ids=["jan"])  # type: ignore[list-item]
    assert list(file.storage().read()["people"]) == ["els", "an"]


def test_many_calls_are_one_save(file: File) -> None:
    with file.storage().batch() as draft:
        table = Database(draft).table("people")
        table.update({"seen": True})
        table.update({"seen": False})
    assert codec.decode(file.former.read_bytes()).tables == SECOND
    assert {doc["seen"] for doc in file.storage().read()["people"].values()} == {False}


def test_a_batch_that_is_broken_off_changes_nothing(file: File) -> None:
    storage = file.storage()
    with pytest.raises(ZeroDivisionError), storage.batch() as draft:  # noqa: PT012
        Database(draft).table("people").update({"name": "?"})
        _ = 1 / 0
    assert storage.read() == file.storage().read() == SECOND


def test_what_could_not_be_saved_is_not_in_memory_either(file: File) -> None:
    storage = file.storage()
    people = Database(storage).table("people")
    with failing("fsync", errno.EIO), pytest.raises(SaveFailed, match="the disk gives errors"):
        people.update({"name": "?"})
    assert storage.read() == SECOND
    with pytest.raises(StoreError, match="cannot be kept"):
        people.update({"name": float("nan")})
    assert storage.read() == SECOND


def test_an_unchanged_file_is_not_read_again(file: File) -> None:
    storage = file.storage()
    storage.read()
    with failing("open", errno.EACCES):
        assert storage.read() == SECOND


def test_a_file_changed_by_hand_is_used_and_named(file: File) -> None:
    storage = file.storage()
    storage.read()
    file.path.write_text(file.path.read_text("utf-8").replace("Els", "Elisabeth"), "utf-8")
    assert storage.read()["people"]["els"]["name"] == "Elisabeth"
    assert "changed by hand" in file.told[0]
    storage.write(storage.read())
    file.told.clear()
    assert file.storage().read()["people"]["els"]["name"] == "Elisabeth"
    assert file.told == []


@pytest.mark.parametrize("encode", [
    lambda text: b"\xef\xbb\xbf" + text.encode(),
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: json.dumps(json.loads(text)).encode(),
], ids=["notepad", "windows lines", "one line"])  # fmt: skip
def test_what_editors_do_to_a_file_does_no_harm(file: File, encode) -> None:
    file.path.write_bytes(encode(file.path.read_text("utf-8")))
    assert file.storage().read() == SECOND


def test_cut_off_anywhere_a_file_falls_back_on_the_version_before_and_nothing_is_thrown_away(file: File) -> None:
    whole, former = file.path.read_bytes(), file.former.read_bytes()
    for length in range(len(whole) - 2):  # without its last newline a file is still whole
        file.path.unlink()
        file.path.write_bytes(whole[:length])
        assert file.storage().read() == FIRST
        (aside,) = file.root.glob("people.json.broken-*")
        assert aside.read_bytes() == whole[:length]
        assert aside.name in file.told[-1]
        assert file.path.read_bytes() == former
        aside.unlink()
    assert len(file.told) == len(whole) - 2


DAMAGE = {
    "empty": b"",
    "zeros, as after a power cut": b"\0" * 400,
    "a list": b"[]",
    "tables that are no tables": b'{"_meta": {"schema": 1}, "people": []}',
    "a record under another id": b'{"_meta": {"schema": 1}, "people": {"jan": {"id": "els"}}}',
    "no number for a schema": b'{"_meta": {"schema": "new"}}',
    "brackets without end": b"[" * 100_000,
    "no UTF-8": b'{"people": {"jan": {"id": "jan", "name": "\xff"}}}',
    "NaN": b'{"people": {"jan": {"id": "jan", "age": NaN}}}',
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_what_is_no_workspace_file_is_set_aside(file: File, damage: bytes) -> None:
    file.path.unlink()
    file.path.write_bytes(damage)
    assert file.storage().read() == FIRST
    assert [path.read_bytes() for path in file.root.glob("*.broken-*")] == [damage]
    assert len(file.told) == 1


def test_a_mistake_by_hand_is_pointed_out(file: File) -> None:
    lines = file.path.read_text("utf-8").replace('"name": "Jan"', '"name": "Jan', 1)
    file.path.unlink()
    file.path.write_text(lines, "utf-8")
    file.storage().read()
    assert "near line 8" in file.told[0]


def test_with_both_generations_broken_both_are_kept(file: File) -> None:
    for path in (file.path, file.former):
        path.unlink()
        path.write_bytes(path.name.encode())
    assert file.storage().read() == {}
    assert {path.read_bytes() for path in file.root.glob("*.broken-*")} == {b"people.json", b"people.json.bak"}
    assert "no earlier version" in file.told[0]
    file.storage().write(FIRST)
    assert file.storage().read() == FIRST


def test_a_reader_touches_nothing(file: File) -> None:
    file.path.unlink()
    file.path.write_bytes(b"")
    before = {path: path.stat() for path in file.root.iterdir()}
    storage = file.storage(writable=False)
    assert storage.read() == FIRST
    with pytest.raises(ReadOnly):
        storage.write(FIRST)
    assert {path: path.stat() for path in file.root.iterdir()} == before


def test_a_broken_file_that_cannot_be_set_aside_is_not_written_over(file: File) -> None:
    file.path.unlink()
    file.path.write_bytes(b"broken")
    storage = file.storage()
    with failing("link", errno.EIO), failing("fsync", errno.EIO):
        assert storage.read() == FIRST
        with pytest.raises(SaveFailed, match="could not be set aside"), storage.batch():
            pass
    assert file.path.read_bytes() == b"broken"
    assert storage.read() == FIRST
    storage.write(FIRST)


def test_without_links_the_former_generation_is_a_copy(file: File) -> None:
    with failing("link", errno.EPERM):
        file.storage().write(FIRST)
        assert codec.decode(file.former.read_bytes()).tables == SECOND
        file.path.write_bytes(b"broken")
        assert file.storage().read() == SECOND
    assert [path.read_bytes() for path in file.root.glob("*.broken-*")] == [b"broken"]


def test_after_a_crash_between_its_two_steps_a_save_goes_on(file: File) -> None:
    file.former.unlink()
    os.link(file.path, file.former)
    file.storage().write(FIRST)
    assert codec.decode(file.former.read_bytes()).tables == SECOND
    assert file.names() == ["people.json", "people.json.bak"]


def test_a_file_changed_while_we_write_is_not_overwritten(file: File) -> None:
    storage = file.storage()
    with pytest.raises(Changed), storage.batch():
        file.path.write_text(file.path.read_text("utf-8").replace("Els", "Elisabeth"), "utf-8")
    assert storage.read()["people"]["els"]["name"] == "Elisabeth"


def test_a_file_that_someone_closed_for_writing_stays_as_it_is(file: File) -> None:
    file.path.chmod(0o400)
    with pytest.raises(ReadOnly, match="closed for writing"):
        file.storage().write(FIRST)
    assert file.storage().read() == SECOND
    file.path.chmod(0o600)
    file.storage().write(FIRST)


def test_forgetting_reaches_the_former_generation(file: File) -> None:
    with file.storage().batch(forget=True) as draft:
        Database(draft).drop_table("people")
    assert not [path for path in file.root.iterdir() if b"Jan" in path.read_bytes()]


def test_a_file_of_a_newer_dialoog_is_read_and_left_alone(file: File) -> None:
    newer = b'{"_meta": {"schema": 7}, "people": {"jan": {"id": "jan"}}, "hats": [], "_check": "x"}'
    file.path.write_bytes(newer)
    storage = file.storage()
    assert storage.read() == {"people": {"jan": {"id": "jan"}}}
    with pytest.raises(ReadOnly, match="file format 7, this one knows 1"):
        storage.write(FIRST)
    assert file.path.read_bytes() == newer
    assert "update dialoog" in file.told[0]


def test_an_older_file_is_migrated_when_it_is_first_changed(file: File) -> None:
    def rename(tables: dict[str, dict[str, Doc]]) -> dict[str, dict[str, Doc]]:
        return {"colleagues" if name == "people" else name: table for name, table in tables.items()}

    original = file.path.read_bytes()
    storage = file.storage(schema=2, steps={1: rename})
    assert storage.read() == {"colleagues": SECOND["people"]}
    assert file.path.read_bytes() == original
    with storage.batch():
        pass
    assert codec.decode(file.path.read_bytes(), 2).schema == 2
    assert (file.root / "backup/v1/people.json").read_bytes() == original
    assert storage.read() == file.storage(schema=2, steps={1: rename}).read() == {"colleagues": SECOND["people"]}
