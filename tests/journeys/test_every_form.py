"""Every work form that ships, run to its end with a group of its size, each phase with its own tool and by keys."""

import pytest
from hand_clock import HandClock
from staging import Wall, on_stage

from dialoog.domain.programme import Seat, Step, numbered
from dialoog.domain.series import chapter_form
from dialoog.domain.workform import Kind, Tool, WorkForm
from dialoog.live.workplace import Workplace
from dialoog.tui.stage import gathered
from dialoog.workforms.library import Library

NAMES = ("An", "Bo", "Cas", "Dee", "Els", "Fos", "Gijs", "Hava", "Ilse", "Joep", "Kim", "Luuk")
DUTCH = Library.of(None, "nl")
PRESSES = 40
"""Presses of the clicker that no phase needs more of: its pages, its cards, and the way on."""


def meetings() -> list[tuple[str, WorkForm]]:
    """Each form, and each meeting of a track."""
    found = []
    for form in DUTCH.list():
        if form.kind is Kind.TRACK:
            chapters = range(1, len(form.chapters) + 1)
            found += [(f"{form.id}-{number}", chapter_form(form, number)) for number in chapters]
        else:
            found.append((form.id, form))
    return found


def group(form: WorkForm) -> tuple[Seat, ...]:
    """People with names where they fit on a list, numbers in a large room."""
    least, most = form.people
    if form.side_by_side:
        least, most = 6, None
    count = form.best[0] if form.best else max(least, min(6, most or 6))
    return numbered(count) if count > len(NAMES) else tuple(Seat(f"p-{name}", name) for name in NAMES[:count])


@pytest.mark.parametrize(("id", "form"), meetings(), ids=[id for id, _form in meetings()])
async def test_it_runs_to_its_end(workplace: Workplace, clock: HandClock, id: str, form: WorkForm) -> None:
    async with on_stage(workplace, clock, form, seats=group(form)) as wall:
        live, done = wall.live, list[str]()
        while wall.page == "Stage" and (step := live.state.step) is not None:
            assert step.id not in done, "no phase comes twice by itself"
            done.append(step.id)
            if step.phase.text:
                assert step.phase.text.splitlines()[0][:20] in wall.question
            await play(wall, step)
            await go_on(wall, step)
        if live.case():
            assert "Wat in vertrouwen is verteld" in wall.says
            await wall.press("1")
            assert live.case() == ()
        assert wall.page == "Closing"
        assert live.state.uncovered == ()
        assert done == [step.id for step in live.state.steps]
        await wall.saved()


async def go_on(wall: Wall, step: Step) -> None:
    """With the clicker: pages, cards, then the next phase."""
    for _press in range(PRESSES):
        await wall.press("pagedown")
        if wall.page != "Stage" or wall.state.current != step.id or wall.state.closed is not None:
            return
    raise AssertionError(f"{step.phase.title} does not end")


async def play(wall: Wall, step: Step) -> None:
    """What a facilitator does in this phase."""
    if step.phase.think:
        await wall.press("z", "z")
        assert wall.state.silence is None
    match step.phase.tool:
        case Tool.TURNS:
            for _turn in wall.state.speakers:
                await wall.press("n")
                assert wall.state.turns.speaker is not None
            await wall.press("n")
            assert wall.state.turns.speaker is None
        case Tool.CARDS:
            await wall.press("n")
            assert wall.question in step.phase.heap
        case Tool.PAIRS if not wall.state.nameless:
            together = sorted(seat for one in wall.state.groups for seat in one)
            assert together == sorted(seat.id for seat in wall.state.present)
        case Tool.TABLES:
            seated = sorted(seat for table in wall.state.seating(step) for seat in table)
            assert seated == sorted(seat.id for seat in wall.state.present)
        case Tool.VOTE:
            await wall.press("i")
            for place, _choice in enumerate(gathered.choices(step)):
                await wall.type(str(len(wall.state.present) if place == 0 else 0), "enter")
            assert wall.state.counts[step.id].voters == len(wall.state.present)
        case Tool.HARVEST:
            await wall.press("i")
            assert wall.page == "Harvesting"
            await wall.type("Samen kijken helpt", "enter")
            await leave(wall)
        case Tool.MATRIX:
            await wall.press("i")
            assert wall.page == "Filling"
            await leave(wall)
        case Tool.AGREEMENTS:
            await wall.press("a")
            await wall.type("Een les bij elkaar bezoeken", "enter")
            await wall.type(wall.state.present[0].name, "enter")
            await wall.type("over 3 weken", "enter", "1")
            assert wall.live.made_here()
        case _:
            pass


async def leave(wall: Wall) -> None:
    """Back to the stage."""
    for _press in range(3):
        if wall.page == "Stage":
            return
        await wall.press("escape")
    assert wall.page == "Stage"
