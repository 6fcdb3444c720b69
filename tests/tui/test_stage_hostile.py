"""Names that are markup, escape codes or far too long: shown as they are or not at all, never obeyed."""

import pytest
from hand_clock import HandClock
from staging import Wall, in_app, on_stage

from dialoog.domain.agreement import Owner, Wording
from dialoog.domain.goal import Level
from dialoog.domain.programme import Seat
from dialoog.live.workplace import Workplace

NAMES = (
    "[bold]Jan[/]",
    "Клюквин Александр]",
    "[/",
    "[red",
    "[@click=app.bell]x[/]",
    "\x1b]2;titel\x07Els",
    "\x1b[2Jwis",
    "\x9b31m",
    "👩‍🏫 juf",
    "\u202eomgekeerd",
    "a" * 300,
    "regel\nregel",
    "$text {name} %s {0}",
)
SEATS = tuple(Seat(f"g-{number}", name) for number, name in enumerate(NAMES))
SIZES = [(40, 12), (80, 24), (120, 36)]
FORBIDDEN = frozenset(map(chr, (*range(32), 0x7F, *range(0x80, 0xA0), 0x202E))) - {"\n"}


def clean(wall: Wall) -> None:
    assert not FORBIDDEN & set(wall.drawn)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_stage_and_its_dialogs_show_names_as_they_are(
    workplace: Workplace, clock: HandClock, size: tuple[int, int]
) -> None:
    async with on_stage(workplace, clock, seats=SEATS, title=NAMES[5], size=size, at="Check-in") as wall:
        for name in NAMES:
            await wall.press("n")
            assert wall.state.turns.speaker is not None
            clean(wall)
            wall.live.keep(name)
            wall.live.agree(Wording(name, (Owner("g-weg", name),), sign=name))
            await wall.settle()
        await wall.to_phase("Oogst")
        clean(wall)
        for keys in (("l",), ("m",), ("v",), ("j",), ("a",), ("o",), ("h",), ("k",)):
            await wall.press(*keys)
            clean(wall)
            await wall.press("escape")
        await wall.to_phase("Situatie")
        await wall.press("g")
        clean(wall)
        await wall.press("escape")


async def test_a_name_in_a_passing_message_is_plain(workplace: Workplace, clock: HandClock) -> None:
    seats = tuple(Seat(seat.id, seat.name, present=False) for seat in SEATS)
    async with on_stage(workplace, clock, seats=seats, at="Oogst") as wall:
        for seat in seats:
            made = wall.live.agree(Wording("Iets", (Owner(seat.id, seat.name),)))
            await wall.press("j", "1")
            assert wall.told[-1].endswith("dus dit blijft een voorstel.")
            clean(wall)
            wall.live.withdraw(made)


async def test_the_screens_around_a_meeting_show_names_as_they_are(workplace: Workplace, clock: HandClock) -> None:
    for name in NAMES:
        team = workplace.add_team(name)
        workplace.add_person(name, team)
        workplace.add_goal(name, Level.TEAM, team.id)
        workplace.agree(team.id, Wording(name, (Owner("g-x", name),)))
    async with in_app(workplace, clock, size=(100, 30)) as wall:
        for keys in ((), ("g",), ("w",), ("n",), ("n", "f4")):
            await wall.press(*keys)
            clean(wall)
            await wall.press(*["escape"] * len(keys))
            assert wall.page == "Home"
