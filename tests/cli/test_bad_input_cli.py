"""Folders and streams as they are on a bad day: half synced, broken, held, closed. Each gets a clear answer."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from shell import Shell
from test_cli_start import SOURCE, python

from dialoog.cli import meeting
from dialoog.domain.programme import Programme, lay_out
from dialoog.domain.workform import Phase, WorkForm
from dialoog.live.workplace import Workplace

TALK = WorkForm("talk", "Talk", "en", (Phase("Talk", 10),))


@pytest.fixture
def school(dialoog: Shell) -> Path:
    """A workspace with a team, a person in it, and a meeting that was broken off."""
    dialoog("teams", "add", "Havo")
    dialoog("people", "add", "Fatima", "--team", "Havo")
    with Workplace.open(dialoog.workspace) as workplace:
        session = workplace.prepare(Programme("Overleg", lay_out((TALK,), 2), "en"))
        assert workplace.ledger.drain(10)
        workplace.live(session).open()
    return dialoog.workspace


def of_the_meeting(school: Path) -> Path:
    return next(school.glob("sessions/*/*.json"))


def test_a_workspace_without_its_own_file_is_not_called_empty(dialoog: Shell, school: Path) -> None:
    (school / "dialoog.json").unlink()
    assert dialoog("teams", "list").code == 3
    assert "dialoog.json is missing" in dialoog.err
    assert dialoog("teams", "add", "Vwo").code == 0
    assert "Havo" in dialoog("teams", "list").out


def test_a_workspace_that_gets_its_own_file_again_says_so(school: Path) -> None:
    (school / "dialoog.json").unlink()
    with Workplace.open(school, create=True) as workplace:
        assert any("dialoog.json was missing" in problem for problem in workplace.ledger.problems)


def test_a_new_workspace_misses_nothing(tmp_path: Path) -> None:
    with Workplace.open(tmp_path / "new", create=True) as workplace:
        assert not workplace.ledger.problems


def test_doctor_says_that_people_have_not_come_in_yet(dialoog: Shell, school: Path) -> None:
    assert dialoog("doctor").code == 0
    (school / "people.json").unlink()
    assert dialoog("doctor").code == 1
    assert dialoog.out.startswith("1 member of a team cannot be found in people.json.")


def test_doctor_says_that_only_the_former_version_is_there(dialoog: Shell, school: Path) -> None:
    (school / "teams.json").unlink()
    assert dialoog("doctor").code == 1
    assert "teams.json is missing, but the version saved before it is there" in dialoog.out


def test_doctor_names_a_broken_meeting_every_time(dialoog: Shell, school: Path) -> None:
    file = of_the_meeting(school)
    file.with_name(f"{file.name}.bak").unlink()
    file.write_bytes(file.read_bytes()[:200])
    for _time in range(2):
        assert dialoog("doctor").code == 1
        assert file.name in dialoog.out


def test_doctor_names_what_was_set_aside(dialoog: Shell, school: Path) -> None:
    file = of_the_meeting(school)
    file.write_bytes(b"")
    with Workplace.open(school) as workplace:
        assert workplace.prepared(), "as it was saved before it began"
    assert dialoog("doctor").code == 1
    assert f"{file.name}.broken-" in dialoog.out
    next(file.parent.glob("*.broken-*")).unlink()
    assert dialoog("doctor").code == 0


@pytest.fixture
def on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(meeting, "need_terminal", lambda: None)


@pytest.mark.usefixtures("on_a_terminal")
@pytest.mark.parametrize("words", [("run", "check-in"), ("resume",)], ids=" ".join)
def test_a_meeting_that_cannot_be_kept_is_not_begun(dialoog: Shell, school: Path, words: tuple[str, ...]) -> None:
    with Workplace.open(school):
        assert dialoog(*words).code == 3
        assert "open elsewhere: dialoog of" in dialoog.err


@pytest.mark.usefixtures("on_a_terminal")
def test_a_meeting_of_a_newer_dialoog_does_not_go_on(dialoog: Shell, school: Path) -> None:
    file = of_the_meeting(school)
    newer = file.read_text("utf-8").replace('"schema": 1', '"schema": 9')
    file.write_text(newer, "utf-8")
    assert dialoog("resume").code == 3
    assert "newer dialoog" in dialoog.err
    assert file.read_text("utf-8") == newer


def test_a_closed_output_is_no_reason_to_crash() -> None:
    told = python("import sys; sys.stdout = None\nfrom dialoog.cli import main\nsys.exit(main(['worksets', 'list']))")
    assert (told.returncode, told.stderr) == (0, b"")


def test_messages_nobody_reads_do_not_end_up_in_the_answer() -> None:
    told = python(
        "import sys; sys.stderr = None\nfrom dialoog.cli import main\nsys.exit(main(['worksets', 'show', 'x']))"
    )
    assert (told.returncode, told.stdout) == (2, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a file that is always full")
def test_an_answer_that_does_not_fit_on_the_disk_is_said() -> None:
    code = "import sys\nfrom dialoog.cli import main\nsys.exit(main(['--lang', 'en', 'worksets', 'list']))"
    with Path("/dev/full").open("wb") as full:
        env = {**os.environ, **SOURCE}
        told = subprocess.run([sys.executable, "-c", code], stdout=full, stderr=subprocess.PIPE, env=env, timeout=60)
    assert told.returncode == 3
    assert told.stderr.decode().startswith("The answer cannot be written: the disk is full")
