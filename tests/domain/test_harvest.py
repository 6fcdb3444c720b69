"""Ordering a harvest: every note stands under one heading, whatever is done with it."""

from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from meetings import MINUTE

from dialoog.domain.harvest import (
    GATHERED,
    gathered,
    grouped,
    harvest_of,
    renamed,
    spelled,
    themes_of,
    turned,
    under,
)
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.programme import Step
from dialoog.domain.workform import Phase, Tool

THEMES = ("goed", "beter")


def on_the_wall(notes: Sequence[Note], themes: Sequence[str]) -> list[Note]:
    return [note for heading in grouped(notes, themes) for note in heading.notes]


def note(id: str, theme: str = "", kind: NoteKind = NoteKind.IDEA, step: str = "1.1") -> Note:
    return Note(id, "m1", kind, f"woorden van {id}", step, 0.0, theme=theme)


def step(id: str, tool: Tool | None = None) -> Step:
    return Step(id, int(id[0]), "cafe", "World Café", Phase(id, 5, tool=tool), 5 * MINUTE)


NOTES = st.builds(
    note,
    st.uuids().map(str),
    st.sampled_from(["", *THEMES, "rust", "Goed"]),
    st.sampled_from(GATHERED),
)
HARVESTS = st.lists(NOTES, unique_by=lambda one: one.id, max_size=12)


def names(notes: list[Note]) -> list[tuple[NoteKind, str, int]]:
    return [(heading.kind, heading.theme, heading.count) for heading in grouped(notes, THEMES)]


def test_the_themes_of_the_form_come_first_then_those_of_the_group_then_the_rest() -> None:
    notes = [note("a"), note("b", "rust"), note("c", "beter"), note("d", kind=NoteKind.PARKED), note("e", "rust")]
    assert names(notes) == [
        (NoteKind.IDEA, "goed", 0),
        (NoteKind.IDEA, "beter", 1),
        (NoteKind.IDEA, "rust", 2),
        (NoteKind.IDEA, "", 1),
        (NoteKind.PARKED, "", 1),
    ]


def test_a_question_leaves_its_theme_and_finds_it_again() -> None:
    asked = turned(note("a", "goed"), NoteKind.QUESTION)
    assert names([asked]) == [(NoteKind.IDEA, "goed", 0), (NoteKind.IDEA, "beter", 0), (NoteKind.QUESTION, "", 1)]
    assert turned(asked, NoteKind.QUESTION) == note("a", "goed")
    assert turned(asked, NoteKind.PARKED).kind is NoteKind.PARKED


def test_what_is_put_under_a_theme_stands_there() -> None:
    assert under(note("a", kind=NoteKind.PARKED), "goed") == note("a", "goed")


def test_a_theme_gets_another_name_and_nothing_else_changes() -> None:
    notes = [note("a", "rust"), note("b", "goed")]
    assert renamed(notes, "rust", "stilte") == (note("a", "stilte"),)
    assert renamed(notes, "rust", "rust") == ()


def test_a_theme_typed_with_other_capitals_is_the_one_on_the_wall() -> None:
    assert spelled("GOED", THEMES) == "goed"
    assert spelled("rust", THEMES) == "rust"


@given(HARVESTS)
def test_no_note_is_lost_or_doubled(notes: list[Note]) -> None:
    shown = on_the_wall(notes, THEMES)
    assert sorted(one.id for one in shown) == sorted(one.id for one in notes)


@given(HARVESTS, st.data())
def test_moving_a_note_moves_no_other(notes: list[Note], data: st.DataObject) -> None:
    known = themes_of(notes, THEMES)
    for one in notes:
        moved = under(one, data.draw(st.sampled_from(["", *known])))
        after = [moved if other.id == one.id else other for other in notes]
        rest = [other for other in on_the_wall(notes, known) if other.id != one.id]
        assert [other for other in on_the_wall(after, known) if other.id != one.id] == rest


@given(HARVESTS, st.sampled_from(["goed", "rust"]), st.sampled_from(["beter", "iets nieuws"]))
def test_putting_back_what_changed_restores_everything(notes: list[Note], theme: str, name: str) -> None:
    changed = {one.id: one for one in renamed(notes, theme, name)}
    after = [changed.get(one.id, one) for one in notes]
    before = {one.id: one for one in notes if one.id in changed}
    assert [before.get(one.id, one) for one in after] == notes


# which harvest a note is for

TABLES, FIRST, TALK, SECOND, END = (
    step("1.1"),
    step("1.2", Tool.HARVEST),
    step("2.1"),
    step("2.2", Tool.HARVEST),
    step("2.3"),
)
STEPS = (TABLES, FIRST, TALK, SECOND, END)


def test_a_note_is_for_the_next_harvest_and_after_the_last_one_for_that() -> None:
    assert [harvest_of(STEPS, one.id) for one in STEPS] == [FIRST, FIRST, SECOND, SECOND, SECOND]


def test_two_harvests_stay_apart() -> None:
    early, late = note("a", step="1.1"), note("b", step="2.1")
    insight = note("c", kind=NoteKind.INSIGHT)
    assert gathered([early, late, insight], STEPS, "1.2") == (early,)
    assert gathered([early, late, insight], STEPS, "2.3") == (late,)


def test_a_harvest_once_more_has_the_same_notes() -> None:
    again = (TABLES, FIRST, replace(FIRST, id="1.2+"), TALK)
    assert gathered([note("a")], again, "1.2+") == (note("a"),)


def test_without_a_harvest_in_the_programme_all_notes_are_together() -> None:
    assert gathered([note("a"), note("b", step="2.1")], (TABLES, TALK), "2.1") == (note("a"), note("b", step="2.1"))
