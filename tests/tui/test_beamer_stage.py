"""The stage with a beamer: what the room is sent, what it never is, and what the facilitator sees meanwhile."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import pytest
from beamers import ROOM, Watcher, until, watching
from hand_clock import HandClock
from staging import CHECK_IN, ELS, FATIMA, HARVEST, JAN, LOOK, STARRT, Wall, on_stage
from textual.widgets import Static

from dialoog.domain.agreement import Owner, Wording
from dialoog.domain.note import NoteKind
from dialoog.domain.workform import Phase, Tool, Visibility, WorkForm
from dialoog.i18n import _
from dialoog.live.workplace import Workplace
from dialoog.tui.beamer import endpoint as endpoints
from dialoog.tui.beamer.wire import Room
from dialoog.tui.dialogs.choice import Answer, Choice
from dialoog.tui.stage.prompter import Prompter
from dialoog.tui.widgets.status_line import TopLine

LONG = " ".join(f"woord{number}" for number in range(120))


@asynccontextmanager
async def two_sides(
    workplace: Workplace, clock: HandClock, *forms: WorkForm, room: Room = ROOM, **more: Any
) -> AsyncIterator[tuple[Wall, Watcher]]:
    """A meeting with a beamer that looks on."""
    async with on_stage(workplace, clock, *forms, **more) as wall, watching(workplace.path, room) as beamer:
        await until(lambda: beamer.views and wall.stage.has_class("-facilitator"))
        await wall.settle()
        yield wall, beamer


async def in_step(wall: Wall, beamer: Watcher) -> None:
    """The beamer has what the stage last sent."""
    await wall.settle()
    wall.stage.tick()
    await until(lambda: wall.stage._feed is not None and beamer.view == wall.stage._feed._view)


def prompts(wall: Wall) -> str:
    """What stands on the facilitator's side."""
    return "\n".join(str(line.content) for line in wall.stage.query_one(Prompter).query(Static) if line.is_on_screen)


# what the room is sent


async def test_the_room_follows_every_step(workplace: Workplace, clock: HandClock) -> None:
    async with two_sides(workplace, clock, STARRT) as (wall, beamer):
        assert beamer.scene.text == "Wat gebeurde er?"
        await wall.press("right")
        await in_step(wall, beamer)
        assert beamer.scene.text == "Waar was het?"
        await wall.later(60)
        await in_step(wall, beamer)
        assert beamer.scene.face.clock == "7:00"
        await wall.press("space")
        await in_step(wall, beamer)
        assert beamer.scene.face.pace == "paused"


async def test_what_comes_next_is_named_to_the_facilitator_only(workplace: Workplace, clock: HandClock) -> None:
    async with two_sides(workplace, clock, STARRT) as (wall, beamer):
        await wall.press("right", "right")
        await in_step(wall, beamer)
        assert "nog eens →" in prompts(wall)
        assert "nog eens →" not in str(beamer.view)


async def test_time_up_goes_to_the_room_without_the_keys(workplace: Workplace, clock: HandClock) -> None:
    async with two_sides(workplace, clock, STARRT) as (wall, beamer):
        await wall.later(8 * 60 + LOOK)
        await in_step(wall, beamer)
        assert wall.moment.choices
        assert beamer.view.call is not None
        assert beamer.view.call.word == wall.moment.word
        assert wall.moment.choices not in str(beamer.view)
        await wall.press("plus")
        await in_step(wall, beamer)
        assert beamer.view.call is None


async def test_dark_and_silence_go_to_the_room(workplace: Workplace, clock: HandClock) -> None:
    async with two_sides(workplace, clock, STARRT) as (wall, beamer):
        await wall.press("b")
        await in_step(wall, beamer)
        assert beamer.view.dark
        assert _("beamer dark") in wall.stage.query_one("#top", TopLine).right
        assert "Zeg" in prompts(wall) or "Loop langs" in prompts(wall), "the facilitator reads on"
        await wall.press("space")
        await in_step(wall, beamer)
        assert not beamer.view.dark
        wall.live.be_silent()
        await in_step(wall, beamer)
        assert beamer.scene.silence is not None


async def test_an_agreement_is_read_to_the_room_but_not_typed_before_it(workplace: Workplace, clock: HandClock) -> None:
    async with two_sides(workplace, clock, HARVEST) as (wall, beamer):
        await wall.press("a")
        await wall.type("De toets nakijken")
        await in_step(wall, beamer)
        assert "nakijken" not in str(beamer.view)
        await wall.press("escape")
        wall.live.agree(Wording("De toets nakijken", (Owner(FATIMA.id, FATIMA.name),)))
        await wall.press("j")
        await in_step(wall, beamer)
        assert beamer.view.aloud is not None
        assert "Fatima" in beamer.view.aloud.title
        assert "De toets nakijken" in beamer.view.aloud.text
        await wall.press("j")
        await in_step(wall, beamer)
        assert beamer.view.aloud is None


async def test_a_question_to_the_facilitator_stays_there(workplace: Workplace, clock: HandClock) -> None:
    async with two_sides(workplace, clock, STARRT) as (wall, beamer):
        for key in ("v", "m", "l", "question_mark", "ctrl+p", "k", "x"):
            before = replace(beamer.scene)
            await wall.press(key)
            assert wall.page != "Stage", key
            await in_step(wall, beamer)
            assert beamer.view.scene == before, key
            assert beamer.view.aloud is None, key
            await wall.press("escape")


# what the room is never sent


async def test_nothing_private_is_ever_on_the_line(workplace: Workplace, clock: HandClock) -> None:
    """A meeting full of secrets, looked at after every key: no note, no name of who was silent, no private capture."""
    secret = ("geheim-zeg", "geheim-let-op", "geheim-notitie", "geheim-rol", "geheim-vraag")
    form = WorkForm(
        "f",
        "Vorm",
        "nl",
        (
            Phase(
                "Rondje",
                5,
                "Hoe is het?",
                notes=(f'Zeg hardop: "{secret[0]}"', secret[1]),
                tool=Tool.TURNS,
                seconds=60,
            ),
            Phase("Dan", 5, "En nu?", ("kaart",), notes=(secret[3], secret[4])),
        ),
    )
    sent: list[bytes] = []
    async with two_sides(workplace, clock, form) as (wall, beamer):
        wall.live.keep(secret[2], NoteKind.CAPTURE, "c", Visibility.PRIVATE)
        keys = "n n v escape m escape f escape l escape right right right b b k escape t escape u u space space j g x"
        for key in keys.split():
            await wall.press(key)
            await in_step(wall, beamer)
            sent.append(json.dumps(asdict(beamer.view)).encode())
            if wall.page not in ("Stage", "Choice", "Listing"):
                await wall.press("escape")
    assert len(set(sent)) > 5
    everything = b"\n".join([*sent, *(json.dumps(asdict(view)).encode() for view in beamer.views)]).decode()
    for word in (*secret, "Not yet heard", "niet gehoord", str(workplace.path), FATIMA.id, JAN.id):
        assert word not in everything, word
    assert ELS.name not in everything, "she has not spoken and was never called"


# the facilitator's side


async def test_the_facilitator_sees_what_to_say_who_is_left_and_what_comes(
    workplace: Workplace, clock: HandClock
) -> None:
    notes = ("Let op de klok.", 'Zeg hardop bij de overgang: "Nu iets anders."')
    check_in = replace(CHECK_IN, phases=(replace(CHECK_IN.phases[0], notes=notes),))
    until_ = clock.wall() + 20 * 60
    async with two_sides(workplace, clock, check_in, STARRT, until=until_) as (wall, _beamer):
        await wall.press("n", "n")
        await wall.later(70)
        says = prompts(wall)
        assert "Nog niet gehoord: Els" in says
        assert "Zeg hardop bij de overgang\nNu iets anders." in says
        assert "Let op de klok." in says
        assert says.index("Nu iets anders") < says.index("Let op de klok")
        assert "Situatie" in says
        assert "14:20" in says
        assert "3 min" in says
        assert "1 min" in says


async def test_the_notes_ask_first_without_a_beamer_and_not_with_one(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, STARRT) as wall:
        await wall.press("f")
        assert wall.page == "Choice"
        await wall.press("escape")
        async with watching(workplace.path):
            await until(lambda: wall.stage.has_class("-facilitator"))
            await wall.press("f")
            assert wall.page == "Listing"
            assert "Loop langs de groepjes." in wall.says
            await wall.press("escape")
        await until(lambda: not wall.stage.has_class("-facilitator"))
        await wall.press("f")
        assert wall.page == "Choice"


@pytest.mark.parametrize("size", [(200, 60), (120, 36), (80, 24), (40, 12)])
async def test_both_sides_have_their_room_at_every_size(
    size: tuple[int, int], workplace: Workplace, clock: HandClock
) -> None:
    async with two_sides(workplace, clock, STARRT, size=size) as (wall, _beamer):
        drawn = wall.drawn
        assert "Wat gebeurde er?" in drawn or wall.stage.wall.region.width > 40
        assert "Loop langs de groepjes." in drawn
        assert "beamer ✓" in drawn
        assert wall.stage.has_class("-wide") == bool(wall.stage.wall.display)


async def test_the_arrows_read_on_and_all_other_keys_are_the_stages(workplace: Workplace, clock: HandClock) -> None:
    notes = tuple(f"Notitie {number}" for number in range(30))
    form = replace(STARRT, phases=(replace(STARRT.phases[0], notes=notes),))
    async with two_sides(workplace, clock, form, size=(80, 24)) as (wall, beamer):
        scroll = wall.stage.query_one("#notes")
        await wall.press("down", "down")
        await until(lambda: scroll.scroll_y > 0)
        await wall.press("pagedown")
        await in_step(wall, beamer)
        assert beamer.scene.text == "Waar was het?"


# pages


async def test_forward_walks_the_pages_of_the_room(workplace: Workplace, clock: HandClock) -> None:
    form = replace(STARRT, phases=(replace(STARRT.phases[0], text=LONG, cards=("De kaart",)),))
    async with two_sides(workplace, clock, form, room=Room(30, 10), size=(200, 60)) as (wall, beamer):
        words = [beamer.view.word]
        while True:
            await wall.press("right")
            await in_step(wall, beamer)
            if beamer.scene.text == "De kaart":
                break
            words.append(beamer.view.word)
        assert len(words) > wall.stage.wall.question.pages
        assert words == sorted(set(words))
        await wall.press("left")
        await in_step(wall, beamer)
        assert beamer.scene.text == LONG


# beginning and end


async def test_the_mark_and_the_notes_go_when_the_beamer_does(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, STARRT) as wall:
        for _time in range(2):
            async with watching(workplace.path) as beamer:
                await until(lambda beamer=beamer: beamer.views and "beamer ✓" in wall.drawn)
            await until(lambda: "beamer ✓" not in wall.drawn)
            await until(lambda: "Loop langs de groepjes." not in wall.drawn)


async def test_leaving_the_meeting_says_so_and_leaves_no_file(workplace: Workplace, clock: HandClock) -> None:
    async with two_sides(workplace, clock, STARRT) as (wall, beamer):
        assert endpoints.found(workplace.path)
        await wall.press("q")
        await until(lambda: beamer.view.over == "put away")
        assert not endpoints.found(workplace.path)


async def test_the_end_thanks_the_room(workplace: Workplace, clock: HandClock) -> None:
    async with two_sides(workplace, clock, HARVEST) as (wall, beamer):
        await wall.press("x")
        await until(lambda: wall.page == "Closing")
        await until(lambda: beamer.view.over == "done")
        assert not endpoints.found(workplace.path)
        await wall.press("u")
        await until(lambda: wall.page == "Stage" and beamer.view.over == "")


async def test_quitting_the_app_leaves_no_file(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, STARRT) as wall:
        await until(lambda: endpoints.found(workplace.path))
        await wall.pilot.press("ctrl+q")
    assert not endpoints.found(workplace.path)


async def test_where_there_is_no_place_for_the_file_the_meeting_goes_on(
    workplace: Workplace, clock: HandClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    async with on_stage(workplace, clock, STARRT) as wall:
        await asyncio.sleep(0)
        await wall.press("right")
        assert wall.question == "Waar was het?"


def test_a_choice_is_for_the_room_only_when_it_is_said_so() -> None:
    answers = [Answer("ja", True)]
    assert Choice("Titel", "Tekst", answers, aloud=True).for_the_room == ("Titel", "Tekst")
    assert Choice("Titel", "Tekst", answers).for_the_room is None
