"""Work forms from the command line."""

import json
from pathlib import Path

from shell import Shell


def test_the_forms_that_ship_are_listed_without_a_workspace(dialoog: Shell) -> None:
    forms = {form["id"]: form for form in json.loads(dialoog("worksets", "list", "--json").out)}
    assert {"check-in", "starrt", "harvest", "check-out"} <= set(forms)
    assert forms["starrt"].keys() >= {"id", "title", "kind", "minutes", "group"}
    assert "starrt" in dialoog("worksets", "list").out


def test_a_form_is_shown_in_the_agreed_shape(dialoog: Shell) -> None:
    form = json.loads(dialoog("worksets", "show", "starrt", "--json", "--lang", "nl").out)
    phase = form["phases"][0]
    assert form["id"] == "starrt"
    assert phase.keys() >= {"title", "minutes", "tool", "cards", "notes", "captures"}
    assert phase["title"] == "Situatie"
    assert phase["captures"][0].keys() == {"name", "question", "visibility"}
    assert "Situatie" in dialoog("worksets", "show", "starrt", "--lang", "nl").out


def test_an_unknown_form_is_wrong_use(dialoog: Shell) -> None:
    assert dialoog("worksets", "show", "onbekend").code == 2


def test_a_new_form_is_sound_and_joins_the_list(dialoog: Shell) -> None:
    [file] = dialoog("worksets", "new", "ons-gesprek", "--title", "Ons: gesprek").lines
    assert dialoog("worksets", "check", file).code == 0
    titles = {form["id"]: form["title"] for form in json.loads(dialoog("worksets", "list", "--json").out)}
    assert titles["ons-gesprek"] == "Ons: gesprek"
    assert dialoog("worksets", "new", "ons-gesprek").code == 2
    assert dialoog("worksets", "new", "../buiten").code == 2


def test_problems_come_with_file_and_line(dialoog: Shell, tmp_path: Path) -> None:
    form = tmp_path / "vorm.md"
    form.write_text("---\nid: vorm\ntitle: Vorm\n---\n\n## Begin {minutes=veel}\n\nVraag\n", encoding="utf-8")
    assert dialoog("worksets", "check", str(form)).code == 1
    assert dialoog.out.startswith(f"{form}:6: ")
    [problem] = json.loads(dialoog("worksets", "check", "--json", str(form)).out)
    assert (problem["line"], problem["severity"]) == (6, "error")
    assert dialoog("worksets", "check", str(tmp_path / "weg.md")).code == 1
