"""Seating a World Café from the command line."""

import json
from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from shell import Shell
from test_cli_start import python


def plan(dialoog: Shell, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(dialoog("seating", *words, "--json").out)
    return found


def test_a_plan_in_the_agreed_shape(dialoog: Shell) -> None:
    found = plan(dialoog, "--people", "23", "--tables", "5", "--rounds", "4")
    assert dialoog.code == 0
    assert (found["repeats"], found["revisits"], found["bound"]) == (0, 0, 0)
    assert len(found["rounds"]) == 4
    for tables in found["rounds"]:
        assert sorted(chain(*tables)) == list(range(1, 24))
        assert [table[0] for table in tables] == found["hosts"]


def test_a_seed_gives_the_same_plan_and_another_another(dialoog: Shell) -> None:
    words = ("--people", "20", "--tables", "5")
    first = plan(dialoog, *words)
    assert plan(dialoog, *words, "--seed", "0") == first
    assert plan(dialoog, *words, "--seed", "1") != first


def test_people_may_have_names(dialoog: Shell) -> None:
    people = "Fatima, Jan, Els,  Bram , Zoë, Noor, Sam, Iris"
    found = plan(dialoog, "--people", people, "--hosts", "els", "--apart", "Jan,Zoë,Noor")
    assert len(found["rounds"]) == 3
    assert found["hosts"][0] == "Els"
    assert sorted(chain(*found["rounds"][0])) == sorted(people.replace(" ", "").split(","))


def test_the_plan_is_told_in_words(dialoog: Shell) -> None:
    dialoog("seating", "--people", "12", "--tables", "3", "--rounds", "3")
    assert dialoog.lines[0] == "Round 1"
    assert dialoog.lines[1].startswith("  Table 1: ")
    assert dialoog.lines[-4:] == [
        "6 times two people meet again; fewer is not possible with these numbers.",
        "Nobody comes back to a table.",
        "76% of all pairs meet, not counting hosts with each other.",
        "With 4 tables: 0 times.",
    ]
    assert "There are more rounds than tables." in dialoog("seating", "--people", "8", "--tables", "2").out
    assert "Nobody meets anyone twice." in dialoog("seating", "--people", "23").out


def test_pairs_that_cannot_be_kept_apart_make_the_answer_no(dialoog: Shell) -> None:
    assert dialoog("seating", "--people", "9", "--apart", "1,2", "--apart", "2,3").code == 0
    assert plan(dialoog, "--people", "4", "--tables", "2", "--rounds", "1", "--apart", "1,2,3,4")["apart_broken"]
    assert dialoog.code == 1
    assert dialoog.err.count("cannot be kept apart.") == 2


@pytest.mark.parametrize(
    "words",
    [
        ("--people", "0"),
        ("--people", "501"),
        ("--people", ","),
        ("--people", "Jan,Els,jan"),
        ("--people", "4", "--tables", "5"),
        ("--people", "4", "--tables", "0"),
        ("--people", "9", "--rounds", "0"),
        ("--people", "9", "--rounds", "13"),
        ("--people", "9", "--apart", "1"),
        ("--people", "9", "--apart", "1,1"),
        ("--people", "9", "--apart", "1,Jan"),
        ("--people", "9", "--hosts", "10"),
        ("--people", "9", "--tables", "2", "--hosts", "1,2,3"),
        ("--tables", "3"),
        ("--people", "9", "--tables", "drie"),
    ],
    ids=" ".join,
)
def test_what_cannot_be_is_wrong_use_and_says_where(dialoog: Shell, words: tuple[str, ...]) -> None:
    assert dialoog("seating", *words).code == 2
    assert "--" in dialoog.err
    assert dialoog.out == ""


def test_cards_are_written_and_renewed_but_nothing_else_is_overwritten(dialoog: Shell, tmp_path: Path) -> None:
    cards, letter = tmp_path / "cards.html", tmp_path / "letter.html"
    letter.write_text("<p>ours</p>", encoding="utf-8")
    for people in ("8", "Jan,Els,Noor,Sam"):
        assert dialoog("seating", "--people", people, "--tables", "2", "--cards", str(cards)).code == 0
        assert str(cards) in dialoog.err
    assert "Noor" in cards.read_text("utf-8")
    assert dialoog("seating", "--people", "8", "--tables", "2", "--cards", str(letter)).code == 2
    assert letter.read_text("utf-8") == "<p>ours</p>"
    assert dialoog("seating", "--people", "8", "--tables", "2", "--cards", str(letter / "in" / "it.html")).code == 3


def test_no_workspace_is_needed_nor_made(dialoog: Shell) -> None:
    assert dialoog("seating", "--people", "20").code == 0
    assert not dialoog.workspace.exists()


def test_seating_loads_no_screen_and_no_store() -> None:
    heavy = ("textual", "rich", "tinydb", "msgspec", "markdown_it", "platformdirs", "filelock")
    asked = python(
        "import sys\n"
        "from dialoog.cli import main\n"
        "main(['seating', '--people', '20', '--json'])\n"
        f"print('loaded', *[name for name in {heavy} if name in sys.modules])"
    )
    assert asked.stdout.splitlines()[-1] == b"loaded"
