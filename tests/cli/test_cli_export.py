"""Exporting from the command line."""

import json
from pathlib import Path

import pytest
from shell import Shell

from dialoog import i18n
from dialoog.demo.school import build
from dialoog.live.workplace import Workplace


@pytest.fixture
def school(dialoog: Shell) -> Shell:
    i18n.use("nl")
    with Workplace.open(dialoog.workspace, create=True) as workplace:
        build(workplace, "nl")
        assert workplace.ledger.drain(30)
    return dialoog


def test_without_a_name_it_is_the_plan_of_the_team_that_met_last(school: Shell) -> None:
    [path] = school("export", "team-plan", "--lang", "nl").lines
    assert Path(path).name == "team-plan-havo-bovenbouw.md"
    assert "# Teamplan Havo-bovenbouw" in Path(path).read_text(encoding="utf-8")


def test_another_team_another_meeting_another_file(school: Shell, tmp_path: Path) -> None:
    [path] = school("export", "team-plan", "--team", "brugklasteam", "-o", str(tmp_path / "ons plan.md")).lines
    assert Path(path) == tmp_path / "ons plan.md"
    with Workplace.open(school.workspace, write=False) as workplace:
        first = workplace.held()[-1]
    [path] = school("export", "team-plan", "--session", first.id).lines
    assert first.programme.title in Path(path).read_text(encoding="utf-8")
    assert school("export", "team-plan", "--session", first.id, "--team", "Brugklasteam").code == 2


def test_words_changed_by_hand_are_kept_and_that_is_said(school: Shell) -> None:
    [path] = school("export", "team-plan").lines
    Path(path).write_text(Path(path).read_text(encoding="utf-8").replace("Tijmen", "Tijmen en ik"), encoding="utf-8")
    assert school("export", "team-plan").lines == [path]
    assert "team-plan-havo-bovenbouw.edited.md" in school.err


def test_a_file_without_a_place_for_it_is_at_fault(school: Shell, tmp_path: Path) -> None:
    (tmp_path / "notulen.md").write_text("van ons", encoding="utf-8")
    assert school("export", "team-plan", "-o", str(tmp_path / "notulen.md")).code == 3
    assert (tmp_path / "notulen.md").read_text(encoding="utf-8") == "van ons"


def test_a_run_sheet_of_the_latest_meeting(school: Shell) -> None:
    [path] = school("export", "run-sheet").lines
    assert "Terugkijken en verder met feedback" in Path(path).read_text(encoding="utf-8")
    assert not any(name in path.casefold() for name in ("fatima", "terpstra"))
    assert school("export", "run-sheet", "--session", "nergens").code == 2


def test_with_more_teams_and_no_meeting_a_name_is_asked(dialoog: Shell) -> None:
    dialoog("teams", "add", "Havo")
    assert dialoog("export", "team-plan").code == 0
    dialoog("teams", "add", "Vwo")
    assert dialoog("export", "team-plan").code == 2
    assert "Havo, Vwo" in dialoog.err
    assert dialoog("export", "run-sheet").code == 2


def test_what_is_personal_is_in_no_listing(school: Shell) -> None:
    levels = {goal["level"] for goal in json.loads(school("goals", "list", "--json").out)}
    assert levels == {"school", "team"}
