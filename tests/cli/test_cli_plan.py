"""People, teams, goals and agreements from the command line."""

import json

import pytest
from shell import Shell


def test_a_school_is_typed_in(dialoog: Shell) -> None:
    [team] = dialoog("teams", "add", "Havo").lines
    [fatima] = dialoog("people", "add", "Fatima Ouali", "--team", "havo").lines
    [school] = dialoog("goals", "add", "Elke leerling groeit").lines
    [goal] = dialoog("goals", "add", "Feedback", "--team", "Havo", "--serves", school).lines

    assert json.loads(dialoog("teams", "list", "--json").out) == [
        {"id": team, "name": "Havo", "kind": "team", "people": [fatima]}
    ]
    [person] = json.loads(dialoog("people", "list", "--json").out)
    assert (person["id"], person["name"], person["teams"]) == (fatima, "Fatima Ouali", [team])
    goals = {one["id"]: one for one in json.loads(dialoog("goals", "list", "--json").out)}
    assert goals[school]["level"] == "school"
    assert (goals[goal]["level"], goals[goal]["team"], goals[goal]["serves"]) == ("team", team, [school])


def test_an_agreement_is_made_and_settled(dialoog: Shell) -> None:
    dialoog("people", "add", "Fatima Ouali")
    words = ["--team", "Havo", "--what", "toets nakijken", "--who", "fatima ouali", "--due", "2099-03-12"]
    [id] = dialoog("agreements", "add", *words, "--goal", "Feedback").lines
    assert "Havo" in dialoog.err
    assert "Feedback" in dialoog.err

    [agreement] = json.loads(dialoog("agreements", "list", "--json", "--open").out)
    assert agreement["id"] == id
    assert agreement["what"] == "toets nakijken"
    assert agreement["who"] == ["Fatima Ouali"]
    assert agreement["due"] == "2099-03-12"
    assert agreement["status"] == "running"
    assert agreement["visibility"] == "team"
    [goal] = json.loads(dialoog("goals", "list", "--json").out)
    assert agreement["goals"] == [goal["id"]]

    assert dialoog("agreements", "settle", id, "--as", "done", "--reason", "Het lukte").code == 0
    assert json.loads(dialoog("agreements", "list", "--json", "--open").out) == []
    assert json.loads(dialoog("agreements", "list", "--json").out)[0]["status"] == "done"


def test_every_acknowledged_agreement_is_there(dialoog: Shell) -> None:
    acks = dialoog("agreements", "add", "--team", "Havo", "--what", "bellen", "--count", "5", "--ack").lines
    have = dialoog("agreements", "list", "--ids", "--team", "Havo").lines
    assert len(acks) == 5
    assert {ack.replace("ACK", "HAVE") for ack in acks} == set(have)


def test_a_team_that_looks_like_another_is_asked_about(dialoog: Shell) -> None:
    dialoog("teams", "add", "Havo-bovenbouw")
    assert dialoog("agreements", "add", "--team", "havo bovenbouw", "--what", "bellen").code == 2
    assert "Havo-bovenbouw" in dialoog.err
    assert len(dialoog("teams", "list").lines) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("agreements", "add", "--what", " "),
        ("agreements", "add", "--what", "x", "--due", "ooit"),
        ("agreements", "add", "--what", "x", "--count", "0"),
        ("agreements", "settle", "nergens", "--as", "done"),
        ("agreements", "settle", "nergens", "--as", "misschien"),
        ("agreements", "add"),
        ("people", "add", "\x1b"),
        ("people", "add", "Jan", "--team", "onbekend"),
        ("teams", "add", ""),
        ("goals", "add", ""),
        ("goals", "add", "x", "--serves", "onbekend"),
        ("onbekend",),
    ],
)
def test_what_cannot_be_meant_is_wrong_use(dialoog: Shell, words: tuple[str, ...]) -> None:
    assert dialoog(*words).code == 2
    assert dialoog.err
    assert not dialoog.out


def test_letting_go_asks_for_a_reason(dialoog: Shell) -> None:
    [id] = dialoog("agreements", "add", "--what", "bellen").lines
    assert dialoog("agreements", "settle", id, "--as", "lapsed").code == 2
    assert "--reason" in dialoog.err
    assert dialoog("agreements", "settle", id, "--as", "lapsed", "--reason", "past niet").code == 0


def test_reading_where_nothing_is_says_what_to_do(dialoog: Shell) -> None:
    for words in (("people", "list"), ("agreements", "list"), ("doctor",), ("export", "team-plan"), ("resume",)):
        assert dialoog(*words).code in (2, 3)
        assert not dialoog.workspace.exists()
    assert dialoog("people", "list").code == 3
    assert "dialoog teams add" in dialoog.err


def test_names_cannot_steer_the_terminal(dialoog: Shell) -> None:
    dialoog("people", "add", "\x1b]0;PWNED\x07Jan\u202e")
    for words in (("people", "list"), ("people", "list", "--json")):
        assert "Jan" in dialoog(*words).out
        assert not set("\x1b\x07\u202e") & set(dialoog.out)


def test_doctor_finds_nothing_in_a_sound_workspace_and_names_a_damaged_file(dialoog: Shell) -> None:
    dialoog("teams", "add", "Havo")
    assert dialoog("doctor").code == 0
    assert not dialoog.out
    (dialoog.workspace / "teams.json").write_text("{ kapot", encoding="utf-8")
    assert dialoog("doctor").code == 1
    assert "teams.json" in dialoog.out
    assert json.loads(dialoog("doctor", "--json").out)
