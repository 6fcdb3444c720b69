"""Pictures of the tools a phase can have, in four rooms. See `test_shots.py`."""

import random
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hand_clock import HandClock
from staging import Wall, programme
from textual.pilot import Pilot

from dialoog import i18n
from dialoog.domain.person import Team
from dialoog.domain.programme import Seat, numbered
from dialoog.domain.workform import Phase, Role, Tool, WorkForm
from dialoog.live.gathering import Gathering
from dialoog.live.workplace import Workplace
from dialoog.tui.app import DialoogApp
from dialoog.workforms.library import Library

SIZES = [(40, 12), (80, 24), (120, 36), (200, 60)]
SIX = tuple(Seat(f"p-{name}", name) for name in ("An", "Bo", "Cas", "Dee", "Els", "Fatima"))
CHOICES = ("choices", "A: meteen melden, B: eerst praten")
FORM = WorkForm(
    "tools",
    "Gereedschap",
    "nl",
    (
        Phase("Kaarten", 10, "Trek een kaart.", ("Wat zag je deze week lukken bij een collega?",), tool=Tool.CARDS),
        Phase("Duo's", 8, "Waar ben je trots op?", tool=Tool.PAIRS, options=(("size", "2"),)),
        Phase("Tafels", 20, "Wat hoor je?", tool=Tool.TABLES, options=(("rounds", "3"), ("change", "3"))),
        Phase("Eerst", 5, "Wat zou je kiezen?", tool=Tool.VOTE, options=(CHOICES,)),
        Phase("Daarna", 5, "En nu?", tool=Tool.VOTE, options=(CHOICES, ("compare", "yes"))),
        Phase("Opbrengst", 10, "Wat hoorde je?", tool=Tool.HARVEST, options=(("themes", "goed, beter"),)),
        Phase(
            "Perspectieven", 15, "Wie is erbij betrokken?", tool=Tool.MATRIX,
            options=(("columns", "perspectief, waarde, norm"),),
        ),
        Phase("Denken", 5, "Wat zou jij doen?", think=60),
        Phase("Rondje", text="Hoe zit je erbij?", tool=Tool.TURNS, seconds=45),
    ),
    roles=(
        Role("inbrenger", "Je vertelt wat er gebeurde, tot het moment waarop je koos.", ("Noem geen namen.",)),
        Role("gespreksleider", "Je bewaakt de tijd en de volgorde."),
        Role("waarnemer", "Je kijkt en luistert.", silent=True),
    ),
)  # fmt: skip

Scene = Callable[[Wall], Awaitable[None]]


async def drawn_card(wall: Wall) -> None:
    await wall.press("n")


async def pairs(wall: Wall) -> None:
    await wall.to_phase("Duo's")


async def to_tables(wall: Wall) -> None:
    wall.live.go_to(next(step for step in wall.state.steps if step.change))
    await wall.settle()


async def tables(wall: Wall) -> None:
    await to_tables(wall)
    await wall.press("g")


async def hands(wall: Wall) -> None:
    await wall.to_phase("Eerst")
    wall.live.count_hands((4, 2))
    await wall.to_phase("Daarna")
    wall.live.count_hands((1, 5))


async def harvest(wall: Wall) -> None:
    await wall.to_phase("Opbrengst")
    await wall.press("i")
    for note in ("Samen kijken helpt", "Meer tijd om voor te bereiden", "Leerlingen merken het"):
        await wall.type(note, "enter")


async def harvested(wall: Wall) -> None:
    await harvest(wall)
    await wall.press("escape", "escape", "escape")


async def matrix(wall: Wall) -> None:
    await wall.to_phase("Perspectieven")
    await wall.press("i")


async def roles(wall: Wall) -> None:
    await wall.press("w")


async def role_card(wall: Wall) -> None:
    await wall.press("w", "enter")


async def silence(wall: Wall) -> None:
    await wall.to_phase("Denken")
    await wall.press("z")
    await wall.later(20)


SCENES = [
    drawn_card, pairs, to_tables, tables, hands, harvest, harvested, matrix, roles, role_card, silence,
]  # fmt: skip


@pytest.fixture
def app(tmp_path: Path, clock: HandClock, monkeypatch: pytest.MonkeyPatch) -> Iterator[DialoogApp]:
    i18n.use("nl")
    monkeypatch.setattr(Gathering, "chance", random.Random(7))
    with Workplace.open(tmp_path / "school", clock=clock, create=True) as workplace:
        workplace.ledger.put(Team("havo", "Havo"))
        session = workplace.prepare(programme(FORM, seats=SIX, title="Gereedschap · Havo"))
        assert workplace.ledger.drain(10)
        yield DialoogApp(workplace, Library.of(None, "nl"), session)


def play(clock: HandClock, app: DialoogApp, scene: Scene) -> Callable[[Pilot[Any]], Awaitable[None]]:
    async def before(pilot: Pilot[Any]) -> None:
        wall = Wall(pilot, clock)
        await wall.settle()
        await scene(wall)
        await wall.saved()
        for input in app.screen.query("Input"):
            input.cursor_blink = False  # type: ignore[attr-defined]
        await wall.settle()

    return before


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: scene.__name__)
def test_tool(
    app: DialoogApp, clock: HandClock, snap_compare: Callable[..., bool], scene: Scene, size: tuple[int, int]
) -> None:
    assert snap_compare(app, terminal_size=size, run_before=play(clock, app, scene))


async def a_large_room(wall: Wall) -> None:
    await to_tables(wall)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_forty_people_find_their_tables(
    tmp_path: Path,
    clock: HandClock,
    monkeypatch: pytest.MonkeyPatch,
    snap_compare: Callable[..., bool],
    size: tuple[int, int],
) -> None:
    i18n.use("nl")
    monkeypatch.setattr(Gathering, "chance", random.Random(7))
    with Workplace.open(tmp_path / "school", clock=clock, create=True) as workplace:
        session = workplace.prepare(programme(FORM, seats=numbered(40), title="World Café"))
        app = DialoogApp(workplace, Library.of(None, "nl"), session)
        assert snap_compare(app, terminal_size=size, run_before=play(clock, app, a_large_room))
