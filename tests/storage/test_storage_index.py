"""The index may be lost, spoilt, old or impossible: what is found is what is in the files."""

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from platformdirs import user_cache_path

from dialoog.storage.index import COLUMNS, Index
from dialoog.storage.store import Doc, Term, matches
from dialoog.storage.workspace import Workspace, open_workspace


def cache() -> Path:
    return user_cache_path("dialoog", appauthor=False)


def fill(workspace: Workspace) -> None:
    for number in range(3):
        doc = {"id": f"a{number}", "session": f"s{number}", "status": "running", "what": "Jan kijkt na"}
        workspace.put("agreement", doc, expect=None)


def running(workspace: Workspace) -> list[str]:
    return [one.doc["id"] for one in workspace.find("agreement", Term("status", "eq", "running")).items]


def write_rubbish(path: Path) -> None:
    path.write_bytes(b"this is no database" * 500)


def cut_in_half(path: Path) -> None:
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def of_another_version(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("pragma user_version = 99")
    db.close()


def without_tables(path: Path) -> None:
    with sqlite3.connect(path) as db:
        db.execute("drop table record")
    db.close()


@pytest.mark.parametrize("spoil", [Path.unlink, write_rubbish, cut_in_half, of_another_version, without_tables])
def test_a_spoilt_index_is_made_again(folder: Path, spoil: Callable[[Path], None]) -> None:
    workspace = open_workspace(folder, create=True)
    fill(workspace)
    assert running(workspace) == ["a0", "a1", "a2"]
    workspace.close()
    spoil(cache() / f"{workspace.id}.sqlite3")
    again = open_workspace(folder)
    assert running(again) == ["a0", "a1", "a2"]
    assert again.problems() == ()
    again.close()


def test_without_a_cache_folder_it_works_as_well(folder: Path) -> None:
    cache().parent.mkdir(parents=True, exist_ok=True)
    cache().write_text("a file where the folder should be")
    workspace = open_workspace(folder, create=True)
    fill(workspace)
    assert running(workspace) == ["a0", "a1", "a2"]
    assert workspace.problems() == ()
    workspace.close()


def test_two_programs_share_one_index(workspace: Workspace) -> None:
    fill(workspace)
    reader = open_workspace(workspace.path, write=False)
    assert running(reader) == running(workspace) == ["a0", "a1", "a2"]
    workspace.delete("agreement", "a1", expect=None)
    reader.refresh()
    assert running(reader) == running(workspace) == ["a0", "a2"]
    reader.close()


def test_a_file_changed_while_we_were_away_is_read_again(folder: Path) -> None:
    workspace = open_workspace(folder, create=True)
    fill(workspace)
    assert running(workspace) == ["a0", "a1", "a2"]
    workspace.close()
    (path,) = folder.rglob("s1.json")
    path.write_text(path.read_text("utf-8").replace('"running"', '"done"'), "utf-8")
    again = open_workspace(folder)
    assert running(again) == ["a0", "a2"]
    again.close()


def test_the_index_holds_no_text_and_no_names(folder: Path) -> None:
    workspace = open_workspace(folder, create=True)
    fill(workspace)
    workspace.put("agreement", {"id": "a9", "session": "s9", "status": "Jan zei iets", "team": ["Jan"]}, expect=None)
    assert running(workspace) == ["a0", "a1", "a2"]
    workspace.close()
    kept = b"".join(path.read_bytes() for path in cache().iterdir())
    assert b"running" in kept
    assert b"Jan" not in kept
    if os.name != "nt":
        assert {path.stat().st_mode & 0o777 for path in cache().iterdir()} == {0o600}


values = st.none() | st.booleans() | st.integers(-3, 3) | st.floats(-3, 3) | st.sampled_from(
    ["", "a", "ab", "b", "é", "?", "a b", "2027-01-15", "x" * 70]
)  # fmt: skip
fields = st.sampled_from(sorted(COLUMNS))
terms = (
    st.builds(Term, fields, st.just("eq"), values | st.just(["a"]))
    | st.builds(Term, fields, st.just("in"), st.lists(values, max_size=3).map(tuple))
    | st.builds(Term, fields, st.just("range"), st.tuples(values, values))
    | st.builds(Term, fields, st.just("prefix"), st.sampled_from(["", "a", "é", "20", "_", "%"]))
)


def as_doc(flat: dict[str, object]) -> Doc:
    doc: Doc = {"id": "x", **{field: value for field, value in flat.items() if "." not in field}}
    return {**doc, "wording": {"due": flat.get("wording.due")}}


@given(flat=st.dictionaries(fields, values | st.just(["a"]) | st.just({"a": 1})), where=st.lists(terms, max_size=3))
def test_the_index_never_hides_a_record_that_is_asked_for(flat: dict[str, object], where: list[Term]) -> None:
    doc = as_doc(flat)
    index = Index(None)
    index.refresh({"file": (1, 1)}, lambda _name: [("agreement", doc)])
    if matches(doc, where):
        assert index.files("agreement", where) == ["file"]
    assert index.files("note", where) == []
    index.close()


def test_opening_a_workspace_loads_little(folder: Path) -> None:
    """The index, locks and the cache folder cost 50 ms; whoever does not need them does not pay."""
    open_workspace(folder, create=True).close()
    script = (
        "import sys; from dialoog.storage.workspace import open_workspace;"
        f"open_workspace({str(folder)!r}, write=False).find('person');"
        "print(*({'sqlite3', 'filelock', 'platformdirs', 'textual', 'importlib.metadata'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
