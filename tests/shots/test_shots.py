"""Pictures of the stage, its dialogs and the last screen, in four rooms. They stand for: nothing moved unseen.

After a change that is meant: `python -m pytest tests/shots --snapshot-update -n 0`, and look at what changed.
"""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hand_clock import HandClock
from staging import ELS, FATIMA, JAN, MINUTE, TEAM, Wall, owned_by, programme, promised
from textual.pilot import Pilot

from dialoog import i18n
from dialoog.domain.agreement import Status, Wording
from dialoog.domain.person import Team
from dialoog.live.workplace import Workplace
from dialoog.tui.app import DialoogApp
from dialoog.tui.themes import THEMES
from dialoog.workforms.library import Library

SIZES = [(40, 12), (80, 24), (120, 36), (200, 60)]
Scene = Callable[[Wall], Awaitable[None]]


async def question(wall: Wall) -> None:
    await wall.to_phase("Situatie")


async def card(wall: Wall) -> None:
    await wall.to_phase("Situatie")
    await wall.press("right")


async def turns(wall: Wall) -> None:
    await wall.to_phase("Check-in")
    await wall.press("n", "n")
    await wall.later(20)


async def review(wall: Wall) -> None:
    await wall.to_phase("Open afspraken")
    await wall.press("right")


async def agreements(wall: Wall) -> None:
    await wall.to_phase("Oogst")
    made = wall.live.agree(Wording("Een les bij elkaar bezoeken", owned_by(FATIMA, ELS), wall.live.today))
    wall.live.accept(wall.live.accept(made, FATIMA.id), ELS.id)
    wall.live.agree(Wording("De toetskalender maken", owned_by(JAN)))


async def paused(wall: Wall) -> None:
    await wall.to_phase("Situatie")
    await wall.later(70)
    await wall.press("space")


async def on_a_break(wall: Wall) -> None:
    await wall.to_phase("Situatie")
    wall.live.take_break(wall.clock.wall() + 10 * MINUTE)


async def time_up(wall: Wall) -> None:
    await wall.to_phase("Situatie")
    await wall.later(8 * MINUTE)


async def agreement(wall: Wall) -> None:
    await wall.press("a")
    await wall.type("Een les bij elkaar bezoeken", "enter")
    await wall.type("fat, els", "enter")
    await wall.type("over 3 weken")


async def consent(wall: Wall) -> None:
    await agreements(wall)
    await wall.press("j")


async def choice(wall: Wall) -> None:
    await wall.press("x")


async def listing(wall: Wall) -> None:
    await wall.press("v")


async def closing(wall: Wall) -> None:
    await agreements(wall)
    wall.live.keep("Doorvragen leverde meer op dan een advies.")
    await wall.press("x", "2", "3")
    assert wall.page == "Closing"


SCENES = [
    question, card, turns, review, agreements, paused, on_a_break, time_up,
    agreement, consent, choice, listing, closing,
]  # fmt: skip


@dataclass
class Room:
    """A school with one meeting that is about to begin, the same every time."""

    app: DialoogApp
    clock: HandClock

    def play(self, scene: Scene) -> Callable[[Pilot[Any]], Awaitable[None]]:
        async def before(pilot: Pilot[Any]) -> None:
            wall = Wall(pilot, self.clock)
            await wall.settle()
            await scene(wall)
            await wall.saved()
            for input in self.app.screen.query("Input"):
                input.cursor_blink = False  # type: ignore[attr-defined]
            await wall.settle()

        return before


@pytest.fixture
def room(tmp_path: Path, clock: HandClock) -> Iterator[Room]:
    i18n.use("nl")
    with Workplace.open(tmp_path / "school", clock=clock, create=True) as workplace:
        workplace.ledger.put(Team("havo", "Havo"))
        won = workplace.agree("havo", Wording("Het doel van de les op het bord zetten", owned_by(ELS)))
        workplace.settle(won, Status.DONE)
        promised(workplace, "De toets van periode 2 bespreken met 3H", JAN, days=-6)
        session = workplace.prepare(programme(seats=TEAM, until=clock.wall() + 40 * MINUTE))
        assert workplace.ledger.drain(10)
        yield Room(DialoogApp(workplace, Library.of(None, "nl"), session), clock)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_shot(room: Room, snap_compare: Callable[..., bool], scene: Scene, size: tuple[int, int]) -> None:
    assert snap_compare(room.app, terminal_size=size, run_before=room.play(scene))


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES[1:]])
def test_shot_in_other_colours(room: Room, snap_compare: Callable[..., bool], theme: str) -> None:
    async def scene(wall: Wall) -> None:
        await question(wall)
        wall.app.theme = theme

    assert snap_compare(room.app, terminal_size=(120, 36), run_before=room.play(scene))
