"""From words on the command line to a programme."""

import pytest
from shell import Shell

from dialoog.cli import WrongUse
from dialoog.cli.meeting import _forms, _programme
from dialoog.cli.parser import build_parser
from dialoog.domain.programme import Programme


def programme(*words: str) -> Programme:
    args = build_parser().parse_args(["run", *words])
    return _programme(args, _forms(args))


def test_a_few_words_are_enough() -> None:
    planned = programme("check-in", "starrt", "check-out")
    assert {step.form for step in planned.steps} == {"check-in", "starrt", "check-out"}
    assert "STARRT" in planned.title
    assert len(planned.seats) == 8
    assert planned.until is None


def test_people_are_a_number_or_names() -> None:
    assert [seat.id for seat in programme("starrt", "--people", "3").seats] == ["n-1", "n-2", "n-3"]
    assert [seat.name for seat in programme("starrt", "--people", "Jan, Fatima,").seats] == ["Jan", "Fatima"]


def test_a_team_brings_its_people(dialoog: Shell) -> None:
    [team] = dialoog("teams", "add", "Havo").lines
    [jan] = dialoog("people", "add", "Jan", "--team", "Havo").lines
    planned = programme("starrt", "--team", "havo", "--workspace", str(dialoog.workspace))
    assert planned.team == team
    assert [seat.id for seat in planned.seats] == [f"p-{jan}"]
    named = programme("starrt", "--team", "havo", "--people", "jan, Els", "--workspace", str(dialoog.workspace))
    assert [seat.id for seat in named.seats] == [f"p-{jan}", "g-els"]


def test_the_end_is_a_length_or_a_time() -> None:
    until = programme("starrt", "--until", "45 min").until
    assert until is not None


@pytest.mark.parametrize(
    "words", [("onbekend",), ("starrt", "--people", "0"), ("starrt", "--people", "9999"), ("starrt", "--until", "ooit")]
)
def test_what_cannot_be_meant_is_wrong_use(words: tuple[str, ...]) -> None:
    with pytest.raises(WrongUse):
        programme(*words)
