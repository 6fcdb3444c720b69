"""A table on the wall, filled in by the group: cell by cell, with the keys of the real app."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from hand_clock import HandClock
from staging import Wall, files_of, on_stage, programme
from test_stage_hostile import NAMES, clean
from textual.events import Paste

from dialoog.domain.matrix import Table
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.workform import Phase, Tool, WorkForm
from dialoog.live.workplace import Workplace
from dialoog.tui.screens.matrix import Filling
from dialoog.tui.stage.tabling import Slate, earlier_rows, matrix_text

SIZES = [(40, 12), (80, 24), (120, 36), (200, 60)]


def form(title: str, *cards: str, confidential: bool = False, **options: str) -> WorkForm:
    phase = Phase(title, 20, "Vul samen in.", cards, tool=Tool.MATRIX, options=tuple(options.items()))
    return WorkForm("vorm", "Vorm", "nl", (Phase("Vooraf", 5, "Eerst praten."), phase), confidential=confidential)


WHO = form("Wie kijkt hoe?", columns="perspectief, waarde, norm")
CASE = form("Wie kijkt hoe?", columns="perspectief, waarde, norm", confidential=True)
GUIDE = form("In de les", "Rustig begin", "Denktijd", columns="gezien", fixed="yes", scale="4", table="kijkwijzer")
HYPOTHESES = form("Nagaan", columns="hypothese", status="open, aangenomen, verworpen", table="hypothesen")


@asynccontextmanager
async def filling(
    workplace: Workplace, clock: HandClock, form: WorkForm, size: tuple[int, int] = (120, 36)
) -> AsyncIterator[Wall]:
    async with on_stage(workplace, clock, form, size=size, at=form.phases[1].title) as wall:
        wall.app.push_screen(Filling(wall.live, Slate()))
        await wall.settle()
        yield wall


def screen(wall: Wall) -> Filling:
    assert isinstance(wall.app.screen, Filling)
    return wall.app.screen


def rows(wall: Wall) -> list[tuple[str, ...]]:
    """What stands in the rows that somebody filled in."""
    return [(row.text, *row.cells) for row in screen(wall).notes() if row.id]


async def test_a_row_is_typed_from_cell_to_cell_and_kept(workplace: Workplace, clock: HandClock) -> None:
    async with filling(workplace, clock, WHO) as wall:
        await wall.press("n", *"mens", "tab", *"zorg", "tab", *"nul", "enter")
        assert rows(wall) == [("mens", "zorg", "nul")]
        (note,) = wall.live.notes(NoteKind.ROW)
        assert (note.name, note.cells) == ("Wie kijkt hoe?", ("zorg", "nul"))
        await wall.saved()
        assert "zorg" in files_of(workplace.path)


async def test_the_room_reads_along_while_one_types(workplace: Workplace, clock: HandClock) -> None:
    async with filling(workplace, clock, WHO) as wall:
        await wall.press("n", *"oud")
        assert "▸ oud▏" in wall.drawn
        await wall.press("escape")
        assert rows(wall) == []
        assert wall.page == "Filling"
        await wall.press("escape")
        assert wall.page == "Stage"


async def test_arrows_walk_and_enter_changes_a_cell_in_place(workplace: Workplace, clock: HandClock) -> None:
    async with filling(workplace, clock, WHO) as wall:
        await wall.press("n", *"een", "enter", "n", *"twee", "enter")
        await wall.press("up", "right", "right", "right", "enter", *"norm", "enter")
        assert rows(wall) == [("een", "", "norm"), ("twee", "", "")]
        await wall.press("down", "enter", *"ook", "escape")
        assert rows(wall) == [("een", "", "norm"), ("twee", "", "")]
        await wall.press("up", "u")
        assert rows(wall) == [("een", "", ""), ("twee", "", "")]


async def test_an_empty_row_is_no_row(workplace: Workplace, clock: HandClock) -> None:
    async with filling(workplace, clock, WHO) as wall:
        await wall.press("n", "enter", "n", "tab", "n", "space", "enter")
        assert rows(wall) == []
        assert wall.live.notes() == ()


async def test_fixed_rows_become_notes_when_they_are_filled_in(workplace: Workplace, clock: HandClock) -> None:
    async with filling(workplace, clock, GUIDE) as wall:
        assert "Rustig begin" in wall.drawn
        assert "Denktijd" in wall.drawn
        assert wall.live.notes() == ()
        await wall.press("n", "down", "enter", *"tien tellen".replace(" ", "-"), "enter", "3")
        (note,) = wall.live.notes(NoteKind.ROW)
        assert (note.text, note.cells, note.score) == ("Denktijd", ("tien-tellen",), 3)
        await wall.press("7")
        assert wall.live.notes()[0].score == 3
        await wall.press("u", "u")
        assert [(row.text, row.cells, row.score) for row in screen(wall).notes()] == [
            ("Rustig begin", ("",), None),
            ("Denktijd", ("",), None),
        ]


async def test_a_score_without_an_example_gets_a_question_mark_and_is_kept(
    workplace: Workplace, clock: HandClock
) -> None:
    async with filling(workplace, clock, GUIDE) as wall:
        await wall.press("2")
        assert wall.live.notes()[0].score == 2
        assert "2 ?" in wall.drawn
        await wall.press("enter", *"stil", "enter")
        assert "2 ?" not in wall.drawn


async def test_a_status_has_a_word_and_a_mark(workplace: Workplace, clock: HandClock) -> None:
    async with filling(workplace, clock, HYPOTHESES) as wall:
        await wall.press("n", *"lezen", "enter")
        assert "○ open" in wall.drawn
        await wall.press("s")
        assert "● aangenomen" in wall.drawn
        await wall.press("right", "enter")
        assert "◆ verworpen" in wall.drawn
        await wall.press("u")
        assert wall.live.notes()[0].status == "aangenomen"


async def test_a_row_is_taken_back_for_good_when_they_are_sure(workplace: Workplace, clock: HandClock) -> None:
    async with filling(workplace, clock, WHO) as wall:
        await wall.press("n", *"pijnlijk", "enter", "delete", "1")
        assert rows(wall) == [("pijnlijk", "", "")]
        await wall.press("delete", "2")
        assert rows(wall) == []
        await wall.saved()
        assert "pijnlijk" not in files_of(workplace.path)


# in confidence


async def test_a_case_stays_in_the_room(workplace: Workplace, clock: HandClock) -> None:
    async with filling(workplace, clock, CASE) as wall:
        await wall.press("n", *"leerling", "tab", *"eerlijk", "enter")
        assert rows(wall) == [("leerling", "eerlijk", "")]
        assert wall.live.notes() == ()
        await wall.saved()
        assert "eerlijk" not in files_of(workplace.path)


async def test_it_is_there_when_one_comes_back_to_it(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, CASE, at="Wie kijkt hoe?") as wall:
        slate = Slate()
        for keys in (("n", *"leerling", "enter", "escape"), ("right",)):
            wall.app.push_screen(Filling(wall.live, slate))
            await wall.settle()
            await wall.press(*keys)
        assert rows(wall) == [("leerling", "", "")]


async def test_the_group_may_keep_it_after_all(workplace: Workplace, clock: HandClock) -> None:
    async with filling(workplace, clock, CASE) as wall:
        await wall.press("n", *"leerling", "enter", "k", "1")
        assert wall.live.notes() == ()
        await wall.press("k", "2")
        assert [note.text for note in wall.live.notes(NoteKind.ROW)] == ["leerling"]
        await wall.press("n", *"ouders", "enter", "u")
        assert rows(wall) == [("leerling", "", ""), ("ouders", "", "")]
        await wall.saved()
        assert "ouders" in files_of(workplace.path)


# over several meetings


async def test_a_later_meeting_of_the_series_goes_on_with_the_rows(workplace: Workplace, clock: HandClock) -> None:
    first = workplace.live(workplace.prepare(replace(programme(HYPOTHESES), series="s1")))
    first.open()
    row = first.keep("Het ligt aan lezen.", NoteKind.ROW, "hypothesen")
    second = workplace.live(workplace.prepare(replace(programme(HYPOTHESES), series="s1")))
    other = workplace.live(workplace.prepare(replace(programme(HYPOTHESES), series="s2")))
    assert earlier_rows(workplace.room, second) == (row,)
    assert earlier_rows(workplace.room, other) == ()
    async with on_stage(workplace, clock, HYPOTHESES, at="Nagaan") as wall:
        wall.app.push_screen(Filling(wall.live, Slate(), (row,)))
        await wall.settle()
        assert "Het ligt aan lezen." in wall.drawn
        await wall.press("s")
        assert [(note.id, note.status) for note in wall.live.notes()] == [(row.id, "aangenomen")]
        await wall.press("delete", "2")
        assert rows(wall) == []


# any wall, any words


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_chosen_cell_is_always_in_sight(
    workplace: Workplace, clock: HandClock, size: tuple[int, int]
) -> None:
    async with filling(workplace, clock, WHO, size) as wall:
        for number in range(8):
            await wall.press("n")
            await wall.type(f"rij{number}", "enter")
            assert f"rij{number}" in wall.drawn
        for key in ("up", "left", "right", "down", "pageup", "up"):
            await wall.press(key)
        await wall.press("enter", *"zz")
        assert "zz▏" in wall.drawn


@pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_words_are_shown_as_they_are(
    workplace: Workplace, clock: HandClock, size: tuple[int, int]
) -> None:
    async with filling(workplace, clock, form("[b]x", columns="[a, b]"), size) as wall:
        for name in NAMES:
            await wall.press("n")
            wall.app.post_message(Paste(name))
            await wall.settle()
            clean(wall)
            await wall.press("tab")
            wall.app.post_message(Paste(name))
            await wall.settle()
            await wall.press("enter")
            clean(wall)
        assert "[bold]Jan[/]" in [row[0] for row in rows(wall)]


def test_the_text_for_the_wall_has_a_paragraph_for_each_row() -> None:
    table = Table("t", ("wie", "waarde"), statuses=("open", "klaar"), scale=4)
    row = Note("r", "m", NoteKind.ROW, "[b]ouders", "1.1", 0.0, "t", cells=("zorg",), score=3)
    assert matrix_text(table, (row,)).startswith("[b]ouders\nwaarde: zorg\n○ open · 3 ")
    assert matrix_text(table, ()) == ""
