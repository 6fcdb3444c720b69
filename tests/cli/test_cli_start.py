"""What holds for every command: what a start loads, where it looks, what it says to whom."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from shell import Shell

import dialoog as dialoog_package
from dialoog import __version__
from dialoog.cli import main, opening, where
from dialoog.live.workplace import Workplace

HEAVY = ("textual", "rich", "msgspec", "tinydb", "markdown_it", "platformdirs", "filelock", "dataclasses")


SOURCE = {"PYTHONPATH": str(Path(dialoog_package.__file__).parents[1])}


def python(code: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """A fresh process."""
    env = {**os.environ, **SOURCE, **environment}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, env=env, timeout=60, check=False)


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["agreements", "add", "--help"], ["agreements", "add"]])
def test_asking_for_help_loads_nothing_heavy(words: list[str]) -> None:
    asked = python(
        "import sys\n"
        "from dialoog.cli import main\n"
        f"try: main({words})\n"
        "except SystemExit: pass\n"
        f"print('loaded', *[name for name in {HEAVY} if name in sys.modules])"
    )
    assert asked.stdout.splitlines()[-1] == b"loaded"


def test_the_version_is_printed(dialoog: Shell) -> None:
    assert dialoog("--version").out == f"dialoog {__version__}\n"
    assert dialoog.code == 0


@pytest.mark.parametrize("words", [["--lang", "nl", "agreements", "add"], ["agreements", "add", "--lang=nl"]])
def test_the_language_is_chosen_before_or_after_the_command(dialoog: Shell, words: list[str]) -> None:
    assert "verplicht: --what" in dialoog(*words).err
    assert "required: --what" in dialoog("agreements", "add").err


@pytest.mark.parametrize("words", [[], ["run", "starrt"], ["resume"], ["demo"]])
def test_without_a_terminal_the_app_does_not_start(dialoog: Shell, words: list[str]) -> None:
    assert dialoog(*words).code == 2
    assert "terminal" in dialoog.err
    assert not dialoog.workspace.exists()


def test_an_example_school_does_not_go_into_a_folder_in_use(dialoog: Shell, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("ours", encoding="utf-8")
    assert dialoog("demo", "--auto", "--keep", str(tmp_path)).code == 3
    assert [file.name for file in tmp_path.iterdir()] == ["notes.txt"]


def test_the_workspace_may_be_named_before_or_after_the_command(tmp_path: Path) -> None:
    assert main(["--workspace", str(tmp_path / "a"), "teams", "add", "Havo"]) == 0
    assert main(["teams", "add", "Vwo", "--workspace", str(tmp_path / "a")]) == 0
    assert main(["--workspace", str(tmp_path / "b"), "teams", "list", "--workspace", str(tmp_path / "a")]) == 0
    assert not (tmp_path / "b").exists()


def test_where_a_workspace_is_looked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert where.find(None) is None
    where.remember(tmp_path / "chosen")
    assert where.find(None) == tmp_path / "chosen"
    assert main(["--workspace", str(tmp_path / "here"), "teams", "add", "Havo"]) == 0
    monkeypatch.chdir(tmp_path / "here")
    assert where.find(None) == tmp_path / "here"
    monkeypatch.setenv("DIALOOG_WORKSPACE", str(tmp_path / "set"))
    assert where.find(None) == tmp_path / "set"
    assert where.find(str(tmp_path / "named")) == tmp_path / "named"


@pytest.mark.parametrize("content", ["", "{", "[]", '{"workspace": 3}', "\udcff"])
def test_a_damaged_choice_is_no_choice(content: str) -> None:
    where._config().parent.mkdir()
    where._config().write_text(content, encoding="utf-8", errors="surrogateescape")
    assert where.find(None) is None


def test_the_first_thing_written_makes_the_workspace_where_people_look(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["teams", "add", "Havo"]) == 0
    said = capsys.readouterr()
    assert str(where.suggested()) in said.err
    assert main(["teams", "list"]) == 0
    assert "Havo" in capsys.readouterr().out


def test_writing_waits_for_who_has_the_workspace_and_then_names_them(
    dialoog: Shell, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "PATIENCE", 0.1)
    with Workplace.open(dialoog.workspace, create=True) as workplace:
        workplace.add_team("Havo")
        opening.saved(workplace)
        assert dialoog("teams", "add", "Vwo").code == 3
        assert "dialoog" in dialoog.err
        assert "Havo" in dialoog("teams", "list").out
        assert dialoog("export", "team-plan", "--team", "Havo").code == 0


def test_a_console_that_lacks_letters_gets_question_marks(dialoog: Shell) -> None:
    dialoog("people", "add", "Zoë 学")
    listing = "from dialoog.cli import main; main(['people', 'list', {}'--workspace', {!r}])"
    plain = python(listing.format("", str(dialoog.workspace)), PYTHONIOENCODING="cp1252")
    assert "Zoë ?" in plain.stdout.decode("cp1252")
    assert plain.returncode == 0
    for_programs = python(listing.format("'--json', ", str(dialoog.workspace)), PYTHONIOENCODING="cp1252")
    assert json.loads(for_programs.stdout)[0]["name"] == "Zoë 学"


@pytest.mark.skipif(os.name == "nt", reason="a closed pipe is another error on Windows")
def test_a_reader_that_has_seen_enough_is_no_error(dialoog: Shell) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    listing = [sys.executable, "-m", "dialoog", "worksets", "list"]
    with os.fdopen(writing, "wb") as closed:
        env = {**os.environ, **SOURCE}
        left = subprocess.run(listing, stdout=closed, stderr=subprocess.PIPE, env=env, timeout=60, check=False)
    assert (left.returncode, left.stderr) == (0, b"")
