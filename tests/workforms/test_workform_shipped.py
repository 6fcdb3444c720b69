"""The forms that ship: complete in both languages, and trustworthy in a room."""

from pathlib import Path

import pytest
import yaml

from dialoog import resources
from dialoog.domain.prepare import FRAME
from dialoog.domain.workform import Kind, Phase, Tool, Visibility, WorkForm
from dialoog.workforms import Library, load
from dialoog.workforms.vocabulary import TOOLS_OF

FILES = sorted(resources.worksets().glob("*/*.md"))
LIBRARIES = {language: Library(resources.worksets(), language=language) for language in ("nl", "en")}
IDS = sorted({path.stem for path in FILES})
SCRIPTS = [path for path in FILES if not path.stem.startswith("cards-")]
"""Forms with phases: all but the decks."""
ALOUD = {"nl": "Zeg hardop", "en": "Say aloud"}
WHAT_NOW = {"nl": "Wat nu?", "en": "What now?"}
NAMES = {"choices", "themes", "columns", "status", "table", "silent", "host"}
"""Options whose words are translated."""


def name(path: Path) -> str:
    return f"{path.parent.name}/{path.stem}"


def form(path: Path) -> WorkForm:
    found = load(path).form
    assert found is not None
    return found


def both(id: str) -> tuple[WorkForm, WorkForm]:
    nl, en = (form(resources.worksets() / language / f"{id}.md") for language in ("nl", "en"))
    return nl, en


def asks(phase: Phase) -> bool:
    """Whether there is something to ask in it: not where the room is silent, or works on its table or agreements, nor
    in a minute of thanks."""
    silent = (phase.quiet and phase.tool is None) or (phase.minutes is not None and phase.minutes <= 1)
    return not silent and phase.tool not in (Tool.MATRIX, Tool.AGREEMENTS, Tool.VOTE) and not phase.option("deck")


def test_the_forms_a_meeting_needs_are_there_in_both_languages() -> None:
    assert {"opening", "check-in", "review", "starrt", "harvest", "check-out"} <= set(IDS)
    for language in ("nl", "en"):
        assert sorted(path.stem for path in FILES if path.parent.name == language) == IDS


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_loads_without_a_single_remark(path: Path) -> None:
    assert [str(problem) for problem in LIBRARIES[path.parent.name].check(path)] == []
    assert form(path).id == path.stem


@pytest.mark.parametrize("path", FILES, ids=name)
def test_its_front_matter_is_also_yaml(path: Path) -> None:
    front = yaml.load(path.read_text(encoding="utf-8").split("---\n")[1], Loader=yaml.BaseLoader)
    read = form(path)
    assert front["title"] == read.title
    assert front["sources"] == read.sources
    assert front.get("group", "") == read.group
    assert front.get("needs", "") == read.needs
    roles = tuple(f"{role.name}?" if role.optional else role.name for role in read.roles)
    assert tuple(filter(None, front.get("roles", "").split(", "))) == roles


@pytest.mark.parametrize("id", IDS)
def test_both_languages_are_the_same_form(id: str) -> None:
    nl, en = (
        {
            "kind": form.kind,
            "visibility": form.visibility,
            "side by side": form.side_by_side,
            "confidential": form.confidential,
            "people": (form.people, form.best, form.smallest),
            "asks of the group": (form.experience, form.safety),
            "gives": (set(form.aims), set(form.yields)),
            "chapters": [(chapter.back, len(chapter.homework), bool(chapter.text)) for chapter in form.chapters],
            "roles": [
                (role.optional, role.silent, role.many, bool(role.merge), len(role.reminders), len(role.notes))
                for role in form.roles
            ],
        }
        for form in both(id)
    )
    assert nl == en


@pytest.mark.parametrize("id", IDS)
def test_both_languages_run_the_same_meeting(id: str) -> None:
    nl, en = ([shape(phase) for phase in form.phases] for form in both(id))
    assert nl == en


def shape(phase: Phase) -> dict[str, object]:
    """What must be the same in every language."""
    return {
        "length": (phase.minutes, phase.seconds, phase.think, phase.quiet),
        "tool": phase.tool,
        "options": {key: len(phase.listed(key)) if key in NAMES else value for key, value in phase.options},
        "cards": len(phase.cards),
        "themes": [phase.themes.index(theme) for theme in phase.themes],
        "captures": [capture.visibility for capture in phase.captures],
    }


def test_the_words_that_are_translated_are_options() -> None:
    assert set(TOOLS_OF) >= NAMES


@pytest.mark.parametrize("path", FILES, ids=name)
def test_it_says_what_it_is_for_and_for_whom(path: Path) -> None:
    one = form(path)
    assert one.purpose
    assert one.intro
    assert one.group[:1].isdigit()
    assert one.sources
    assert one.aims
    assert one.yields or one.id in FRAME


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_each_role_has_a_card(path: Path) -> None:
    assert form(path).roles or form(path).kind is Kind.INDIVIDUAL
    assert [role.name for role in form(path).roles if not role.text] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_each_phase_has_a_question_for_the_room(path: Path) -> None:
    assert [phase.title for phase in form(path).phases if not phase.text] == []


@pytest.mark.parametrize("path", FILES, ids=name)
def test_each_phase_with_something_to_ask_has_three_cards(path: Path) -> None:
    assert [phase.title for phase in form(path).phases if asks(phase) and len(phase.cards) < 3] == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_each_phase_gives_a_sentence_to_say_aloud(path: Path) -> None:
    aloud = ALOUD[path.parent.name]
    missing = [phase.title for phase in form(path).phases if not any(note.startswith(aloud) for note in phase.notes)]
    assert missing == []


@pytest.mark.parametrize("path", SCRIPTS, ids=name)
def test_it_tells_what_to_do_when_it_goes_otherwise(path: Path) -> None:
    one = form(path)
    short = one.id in FRAME or one.minutes < 10
    if one.kind is not Kind.INDIVIDUAL and not short:  # nobody leads that one
        assert any(note.startswith(WHAT_NOW[path.parent.name]) for phase in one.phases for note in phase.notes)


@pytest.mark.parametrize("path", FILES, ids=name)
def test_what_the_room_reads_fits_a_wall_and_does_not_shout(path: Path) -> None:
    one = form(path)
    for phase in one.phases:
        assert len(phase.text) <= 120, phase.title
        assert [card for card in phase.cards if len(card) > (320 if one.kind is Kind.DECK else 120)] == []
        assert "!" not in "".join((one.intro, phase.text, *phase.cards, *phase.notes))


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
