"""Two minutes after the meeting, for whoever led it: kept, and never shown to a room or written into a plan."""

from hand_clock import HandClock
from staging import OPENING, STARRT, Wall, files_of, on_stage
from textual.widgets import Input

from dialoog.domain.audience import Audience
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.workform import Visibility
from dialoog.live.reader import Reader
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace

WORKED, NEXT = "Stilte voor de eerste vraag", "Eerder afronden"


async def debrief(wall: Wall) -> LiveSession:
    """End the meeting and answer the first and the last question."""
    live = wall.live
    await wall.press("x", "2", "d", "2")
    await wall.type(WORKED, "enter", "enter")
    await wall.type(NEXT, "enter")
    return live


def own(workplace: Workplace, live: LiveSession) -> tuple[Note, ...]:
    """What the facilitator may read of a meeting."""
    return Reader(workplace.ledger, Audience.SELF).notes(live.record.id)


async def test_the_room_is_thought_of_first(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, OPENING, STARRT) as wall:
        live = wall.live
        await wall.press("x", "2", "d")
        assert "Kan de zaal meelezen?" in wall.says
        await wall.press("1")
        assert wall.page == "Closing"
        assert live.state.notes == ()


async def test_answers_are_kept_and_only_the_facilitator_may_see_them(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, OPENING, STARRT) as wall:
        live = await debrief(wall)
        assert wall.page == "Closing"
        notes = own(workplace, live)
        assert [(note.name, note.text) for note in notes] == [("worked", WORKED), ("next", NEXT)]
        assert {(note.kind, note.visibility) for note in notes} == {(NoteKind.DEBRIEF, Visibility.PRIVATE)}
        assert workplace.room.notes(live.record.id) == ()
        assert WORKED not in wall.drawn


async def test_no_plan_ever_has_it(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, OPENING, STARRT) as wall:
        await debrief(wall)
        await wall.press("e")
        await wall.saved()
        assert WORKED in files_of(workplace.path / "sessions")
        assert "Situatie" in files_of(workplace.path / "plans")
        assert WORKED not in files_of(workplace.path / "plans")


async def test_it_can_be_changed_and_taken_back(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, OPENING, STARRT) as wall:
        live = await debrief(wall)
        await wall.press("d", "2")
        assert WORKED in wall.says
        wall.app.screen.query_one("#worked", Input).value = ""
        wall.app.screen.query_one("#next", Input).value = "Later beginnen"
        await wall.press("f5")
        assert [note.text for note in own(workplace, live)] == ["Later beginnen"]
        await wall.saved()
        assert WORKED not in files_of(workplace.path)


async def test_leaving_it_keeps_nothing(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, OPENING, STARRT) as wall:
        live = wall.live
        await wall.press("x", "2", "d", "2")
        await wall.type(WORKED, "escape")
        assert own(workplace, live) == ()


async def test_the_meeting_still_goes_on_after_all(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, OPENING, STARRT) as wall:
        await debrief(wall)
        await wall.press("u")
        assert wall.page == "Stage"
        assert wall.state.running


async def test_it_is_there_again_where_the_form_is_chosen_when_nobody_reads_along(
    workplace: Workplace, clock: HandClock
) -> None:
    async with on_stage(workplace, clock, OPENING, STARRT) as wall:
        await debrief(wall)
        await wall.press("q", "w", "slash")
        await wall.type("starrt-reflectie", "enter")
        assert WORKED not in wall.drawn
        await wall.press("o", "1")
        assert WORKED not in wall.drawn
        await wall.press("o", "2")
        assert wall.page == "ReadingPage"
        assert WORKED in wall.drawn
        assert NEXT in wall.drawn
        await wall.press("escape")
        assert wall.page == "LibraryPage"


async def test_a_form_without_one_says_how_one_comes_about(workplace: Workplace, clock: HandClock) -> None:
    async with on_stage(workplace, clock, OPENING, STARRT) as wall:
        await debrief(wall)
        await wall.press("q", "w", "slash")
        await wall.type("balintmethode", "enter", "o", "2")
        assert wall.page == "ReadingPage"
        assert WORKED not in wall.drawn
        assert "d " in wall.drawn
