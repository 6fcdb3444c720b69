"""The forms that ship: complete in both languages, and trustworthy in a room."""

from pathlib import Path

import pytest
import yaml

from dialoog import resources
from dialoog.domain.workform import Tool, Visibility, WorkForm
from dialoog.workforms import Library, load

FILES = sorted(resources.worksets().glob("*/*.md"))
NL, EN = (Library(resources.worksets(), language=language) for language in ("nl", "en"))
IDS = sorted(path.stem for path in FILES if path.parent.name == "nl")


def form(library: Library, id: str) -> WorkForm:
    found = library.get(id)
    assert found is not None
    return found


def both(id: str) -> tuple[WorkForm, WorkForm]:
    return form(NL, id), form(EN, id)


def test_the_forms_a_meeting_needs_are_there() -> None:
    assert {"opening", "check-in", "review", "starrt", "harvest", "check-out"} <= set(IDS)
    assert sorted(path.stem for path in FILES if path.parent.name == "en") == IDS


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_it_loads_without_a_single_remark(path: Path) -> None:
    parsed = load(path)
    assert parsed.problems == ()
    assert parsed.form is not None
    assert parsed.form.id == path.stem
    assert parsed == load(path)


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_its_front_matter_is_also_yaml(path: Path) -> None:
    front = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
    read = load(path).form
    assert read is not None
    assert front["title"] == read.title
    assert front["sources"] == read.sources
    assert front["group"] == read.group
    assert tuple(front["roles"].split(", ")) == read.roles


@pytest.mark.parametrize("id", IDS)
def test_both_languages_run_the_same_meeting(id: str) -> None:
    nl, en = (
        (
            form.kind,
            form.visibility,
            form.side_by_side,
            len(form.roles),
            [
                (phase.minutes, phase.tool, phase.seconds, phase.quiet, phase.options, len(phase.cards))
                for phase in form.phases
            ],
            [[capture.visibility for capture in phase.captures] for phase in form.phases],
        )
        for form in both(id)
    )
    assert nl == en


@pytest.mark.parametrize("id", IDS)
def test_each_phase_has_a_question_cards_and_help_for_the_facilitator(id: str) -> None:
    for form in both(id):
        assert form.purpose
        assert form.intro
        for phase in form.phases:
            assert phase.text
            assert len(phase.cards) >= 3
            assert len(phase.notes) >= 5


@pytest.mark.parametrize("id", IDS)
def test_each_phase_gives_a_sentence_to_say_aloud(id: str) -> None:
    for form, words in zip(both(id), ("hardop", "aloud"), strict=True):
        for phase in form.phases:
            assert any(words in note for note in phase.notes)


@pytest.mark.parametrize("id", IDS)
def test_what_the_room_reads_fits_a_wall_and_does_not_shout(id: str) -> None:
    for form in both(id):
        for phase in form.phases:
            assert len(phase.text) <= 120
            assert all(len(card) <= 100 for card in phase.cards)
            assert "!" not in "".join((form.intro, phase.text, *phase.cards, *phase.notes))


def test_starrt_takes_forty_minutes_and_only_the_transfer_leaves_the_group() -> None:
    for form in both("starrt"):
        assert [phase.minutes for phase in form.phases] == [5, 4, 8, 5, 10, 8]
        assert form.minutes == 40
        assert form.side_by_side
        readers = [capture.visibility for phase in form.phases for capture in phase.captures]
        assert readers == [Visibility.PAIR] * 5 + [Visibility.TEAM]


def test_a_round_keeps_nothing_and_shows_no_running_clock() -> None:
    for id, seconds in (("check-in", 45), ("check-out", 30)):
        for form in both(id):
            (phase,) = form.phases
            assert (phase.tool, phase.seconds, phase.quiet, phase.captures) == (Tool.TURNS, seconds, True, ())
