"""The harvest on the wall: typed by one, ordered by all, with the keys of the real app."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

import pytest
from hand_clock import HandClock
from staging import Wall, files_of, on_stage
from test_stage_hostile import NAMES, clean

from dialoog.domain.note import Note, NoteKind
from dialoog.domain.workform import Phase, Tool, WorkForm
from dialoog.live.workplace import Workplace
from dialoog.tui.dialogs.agreement import AgreementDialog
from dialoog.tui.screens.harvest import Harvesting
from dialoog.tui.stage.harvesting import harvest_in, harvest_text

CAFE = WorkForm(
    "cafe",
    "World Café",
    "nl",
    (
        Phase("Ronde 1", 20, "Wat hoor je?"),
        Phase("Oogst", 16, "Wat komt vaker terug?", tool=Tool.HARVEST, options=(("themes", "goed, beter"),)),
    ),
)
SIZES = [(40, 12), (80, 24), (120, 36), (200, 60)]


@asynccontextmanager
async def harvesting(
    workplace: Workplace, clock: HandClock, size: tuple[int, int] = (120, 36), at: str = "Oogst"
) -> AsyncIterator[Wall]:
    async with on_stage(workplace, clock, CAFE, size=size, at=at) as wall:
        wall.app.push_screen(Harvesting(wall.live))
        await wall.settle()
        yield wall


def screen(wall: Wall) -> Harvesting:
    assert isinstance(wall.app.screen, Harvesting)
    return wall.app.screen


def kept(wall: Wall) -> list[tuple[str, str, str]]:
    return [(note.text, note.theme, note.kind.value) for note in wall.live.notes()]


async def write(wall: Wall, *texts: str) -> None:
    for text in texts:
        await wall.type(text, "enter")


# typing


async def test_what_is_typed_is_kept_at_enter_and_the_line_is_empty_for_the_next(
    workplace: Workplace, clock: HandClock
) -> None:
    async with harvesting(workplace, clock) as wall:
        await wall.press(*"hap", "enter", "enter")
        await write(wall, "Meer rust")
        assert kept(wall) == [("hap", "", "idea"), ("Meer rust", "", "idea")]
        assert screen(wall).field.value == ""
        assert "· Meer rust" in wall.drawn
        await wall.saved()
        assert "Meer rust" in files_of(workplace.path)


async def test_words_left_in_the_line_are_not_lost(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock) as wall:
        await wall.type("Half")
        await wall.press("escape", "escape")
        assert wall.page == "Stage"
        assert kept(wall) == [("Half", "", "idea")]


async def test_a_note_from_an_earlier_phase_is_in_the_harvest(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock, at="Ronde 1") as wall:
        await write(wall, "Meer rust")
        await wall.press("escape", "escape")
        await wall.to_phase("Oogst")
        notes, themes = harvest_in(wall.live)
        assert themes == ("goed", "beter")
        assert [note.text for note in notes] == ["Meer rust"]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_newest_is_always_in_sight(workplace: Workplace, clock: HandClock, size: tuple[int, int]) -> None:
    async with harvesting(workplace, clock, size) as wall:
        for number in range(30):
            wall.live.keep(f"gedachte{number}", NoteKind.IDEA, theme=("", "goed", "beter")[number % 3])
            await wall.settle()
            assert f"gedachte{number}" in wall.drawn


# ordering


async def test_a_digit_puts_the_note_under_that_theme(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock) as wall:
        await write(wall, "Rust", "Licht")
        await wall.press("tab", "2")
        assert "1 goed · 0" in wall.drawn
        assert "2 beter · 1" in wall.drawn
        await wall.press("1", "9")
        assert kept(wall) == [("Rust", "goed", "idea"), ("Licht", "beter", "idea")]
        await wall.press("0")
        assert kept(wall)[0] == ("Rust", "", "idea")


async def test_after_a_note_found_its_theme_the_next_without_one_has_its_turn(
    workplace: Workplace, clock: HandClock
) -> None:
    async with harvesting(workplace, clock) as wall:
        await write(wall, "een", "twee", "drie")
        await wall.press("tab", "up", "up", "1", "1", "2")
        assert [theme for _text, theme, _kind in kept(wall)] == ["goed", "goed", "beter"]
        chosen = screen(wall).chosen
        assert chosen is not None
        assert chosen.text == "drie"


async def test_a_new_theme_gets_the_next_number(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock) as wall:
        await write(wall, "Rust", "Licht")
        await wall.press("tab", "n")
        await wall.type("lokaal", "enter")
        assert "3 lokaal · 1" in wall.drawn
        await wall.press("n")
        await wall.type("GOED", "enter")
        assert kept(wall) == [("Rust", "goed", "idea"), ("Licht", "lokaal", "idea")]


async def test_a_theme_is_renamed_and_that_is_undone_at_once(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock) as wall:
        await write(wall, "Rust", "Licht")
        await wall.press("tab", "1", "1", "w")
        await wall.type(" zo", "enter")
        assert [theme for _text, theme, _kind in kept(wall)] == ["goed zo", "goed zo"]
        await wall.press("u")
        assert [theme for _text, theme, _kind in kept(wall)] == ["goed", "goed"]


async def test_a_question_and_the_parking_place_and_back(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock) as wall:
        await write(wall, "Wie doet dat")
        await wall.press("tab", "v")
        assert kept(wall) == [("Wie doet dat", "", "question")]
        await wall.press("p")
        assert kept(wall) == [("Wie doet dat", "", "parked")]
        await wall.press("u", "u", "u")
        assert kept(wall) == [("Wie doet dat", "", "idea")]


async def test_better_words(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock) as wall:
        await write(wall, "Rust")
        await wall.press("tab", "enter")
        await wall.type(" in het lokaal", "enter")
        assert kept(wall) == [("Rust in het lokaal", "", "idea")]


async def test_a_note_becomes_an_agreement_and_says_so(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock) as wall:
        await write(wall, "Deuren dicht")
        await wall.press("tab", "1", "a")
        dialog = wall.app.screen
        assert isinstance(dialog, AgreementDialog)
        await wall.press("enter")
        await wall.type("Jan", "enter", "enter")
        (made,) = wall.live.made_here()
        (note,) = wall.live.notes()
        assert (made.wording.what, note.agreement) == ("Deuren dicht", made.id)
        assert "Deuren dicht → " in wall.drawn
        await wall.press("u", "a")
        assert wall.live.notes()[0].agreement == made.id
        assert wall.live.notes()[0].theme == ""
        assert wall.page == "Harvesting"


async def test_a_note_is_taken_back_for_good_when_they_are_sure(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock) as wall:
        await write(wall, "Pijnlijk", "Rust")
        await wall.press("tab", "up", "p", "delete", "1")
        assert len(kept(wall)) == 2
        await wall.press("delete", "2")
        assert kept(wall) == [("Rust", "", "idea")]
        await wall.press("u")
        assert kept(wall) == [("Rust", "", "idea")]
        assert screen(wall).chosen is not None
        await wall.saved()
        assert "Pijnlijk" not in files_of(workplace.path)


async def test_arrows_walk_columns_and_pages(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock, (80, 24)) as wall:
        for number in range(30):
            wall.live.keep(f"n{number}", NoteKind.IDEA, theme="goed" if number < 15 else "beter")
        await wall.press("tab")
        seen = []
        for key in ("left", "right", "pageup", "pagedown", "up", "down"):
            await wall.press(key)
            chosen = screen(wall).chosen
            assert chosen is not None
            assert f"▸ {chosen.text}" in wall.drawn
            seen.append(chosen.text)
        assert len(set(seen)) > 2


async def test_keys_for_ordering_are_letters_while_one_types(workplace: Workplace, clock: HandClock) -> None:
    async with harvesting(workplace, clock) as wall:
        await write(wall, "Rust")
        await wall.press(*"1vpanu", "enter")
        assert kept(wall) == [("Rust", "", "idea"), ("1vpanu", "", "idea")]


# what people type


@pytest.mark.parametrize("size", SIZES[:3], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_words_are_shown_as_they_are(
    workplace: Workplace, clock: HandClock, size: tuple[int, int]
) -> None:
    async with harvesting(workplace, clock, size) as wall:
        for name in NAMES:
            note = wall.live.keep(name, NoteKind.IDEA)
            await wall.settle()
            clean(wall)
            wall.live.renote(replace(note, theme=name))
            await wall.settle()
            clean(wall)
        await wall.press("tab", "enter")
        clean(wall)
        assert "[bold]Jan[/]" in [note.text for note in wall.live.notes()]


def test_the_text_for_the_wall_has_every_note_under_its_heading() -> None:
    def note(id: str, theme: str, kind: NoteKind = NoteKind.IDEA) -> Note:
        return Note(id, "m", kind, f"[b]{id}", "1.1", 0.0, theme=theme)

    notes = (note("a", "beter"), note("b", "goed"), note("c", "beter"))
    assert harvest_text(notes, ("goed", "beter")) == "goed (1)\n· [b]b\n\nbeter (2)\n· [b]a\n· [b]c"
    assert harvest_text((note("a", ""),), ()) == "· [b]a"
    assert harvest_text((), ("goed",)) == ""
