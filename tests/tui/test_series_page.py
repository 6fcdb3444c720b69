"""Series on the screens: their place on the first one, where a group is, and how it goes on."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from before_meeting import SIZES, at_home, library, on_row, page, press, rows, seen, write
from hand_clock import HandClock
from textual.pilot import Pilot

from dialoog.domain.note import Note, NoteKind
from dialoog.domain.prepare import Draft, proposal
from dialoog.domain.programme import Seat
from dialoog.domain.series import Series
from dialoog.domain.workform import Visibility, WorkForm
from dialoog.live.ids import new_id
from dialoog.live.series import LiveSeries, begin, find, first_meeting, meets_again, of, running
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.tui.screens.closing import Closing
from dialoog.tui.screens.stage import Stage
from dialoog.tui.widgets.rows import Rows

Meeting = Callable[[LiveSession], object]
LESS_READING = "who reads less does worse"


def track() -> WorkForm:
    form = library().get("data-team")
    assert form is not None
    return form


def data_team(workplace: Workplace, *meetings: Meeting) -> Series:
    """A data team of Havo after these meetings."""
    team = workplace.add_team("Havo")
    for name in ("Fatima", "Jan"):
        workplace.add_person(name, team)
    get = library().get
    series: Series | None = None
    for happens in meetings:
        draft = LiveSeries(workplace, series, get).draft() if series else first_meeting(workplace, track(), get, team)
        live = workplace.live(workplace.prepare(draft.programme("en")))
        series = series or begin(workplace, live.record, track())
        live.open()
        happens(live)
        live.close()
        series = find(workplace, series.id)
    assert series is not None
    return series


def nothing(_live: LiveSession) -> None:
    """A meeting where nothing was written down."""


def rejecting(live: LiveSession) -> None:
    row = Note(new_id(live.now), live.record.id, NoteKind.ROW, LESS_READING, "2.3", live.now, "hypotheses")
    live.renote(replace(row, status="rejected"))


def a_group(workplace: Workplace) -> LiveSession:
    seats = (Seat("g-fatima", "Fatima"), Seat("g-jan", "Jan"), Seat("g-els", "Els"))
    draft = Draft(proposal(library().get, False, "intervision-incident"), seats=seats)
    live = workplace.live(workplace.prepare(draft.programme("en")))
    live.open()
    live.close()
    return live


async def test_without_a_series_nothing_is_said_of_them(workplace: Workplace) -> None:
    async with at_home(workplace) as pilot:
        assert rows(pilot) == ["New meeting", "Work forms", "Quit"]


@pytest.mark.parametrize("size", SIZES)
async def test_a_running_series_has_its_place_and_opens_where_the_group_is(
    workplace: Workplace, size: tuple[int, int]
) -> None:
    data_team(workplace, nothing)
    async with at_home(workplace, "down", size=size) as pilot:
        assert on_row(pilot) == "Data team · Havo"
        await press(pilot, "enter")
        assert page(pilot) == "SeriesPage"
        assert on_row(pilot).startswith("2 ")
        assert "✓  1 " in seen(pilot)
        assert "▸  2 " in seen(pilot)
        assert "· next" in seen(pilot)


async def test_homework_and_what_was_found_stand_beside_what_is_next(workplace: Workplace) -> None:
    data_team(workplace, lambda live: live.keep("62 percent pass"))
    async with at_home(workplace, "down", "enter") as pilot:
        assert "Until then" in seen(pilot)
        assert track().chapters[0].homework[0][:30] in seen(pilot)
        assert "62 percent pass" in seen(pilot)
        await press(pilot, "up")
        assert "62 percent pass" in seen(pilot)
        assert "Until then" not in seen(pilot)
        await press(pilot, "down", "down")
        assert "62 percent pass" not in seen(pilot)


async def test_nothing_that_is_not_for_the_room_is_on_it(workplace: Workplace) -> None:
    data_team(
        workplace,
        lambda live: live.keep("about Jan", NoteKind.CAPTURE, visibility=Visibility.PRIVATE),
    )
    async with at_home(workplace, "down", "enter") as pilot:
        for _row in range(3):
            assert "about Jan" not in seen(pilot)
            await press(pilot, "up")


async def test_where_there_is_no_room_beside_the_list_one_looks_inside(workplace: Workplace) -> None:
    data_team(workplace, nothing)
    async with at_home(workplace, "down", "enter", size=(40, 12)) as pilot:
        assert "Until then" not in seen(pilot)
        await press(pilot, "space")
        assert page(pilot) == "ReadingPage"
        await press(pilot, "space")
        assert "Until then" in seen(pilot)


async def test_the_next_meeting_begins_with_two_keys(workplace: Workplace) -> None:
    series = data_team(workplace, nothing)
    async with at_home(workplace, "down", "enter", "n") as pilot:
        assert page(pilot) == "SetUp"
        assert "Data team · 2" in seen(pilot)
        await press(pilot, "f5")
        assert isinstance(pilot.app.screen, Stage)
        programme = pilot.app.screen.live.programme
        assert (programme.series, programme.chapter) == (series.id, 2)
        assert [seat.name for seat in programme.seats] == ["Fatima", "Jan"]


async def test_a_meeting_kept_for_later_waits_and_is_not_made_twice(workplace: Workplace) -> None:
    data_team(workplace, nothing)
    async with at_home(workplace, "down", "enter", "n", "f6", "n") as pilot:
        assert page(pilot) == "SetUp"
        await press(pilot, "f5")
        assert page(pilot) == "Stage"
    assert workplace.prepared() == ()


async def test_where_the_form_leads_back_it_is_asked_with_what_was_rejected_in_sight(workplace: Workplace) -> None:
    series = data_team(workplace, nothing, rejecting, nothing, nothing, nothing, nothing)
    async with at_home(workplace, "down", "enter", "n") as pilot:
        assert page(pilot) == "Choice"
        assert f"rejected: {LESS_READING}" in seen(pilot)
        await press(pilot, "2")
        assert page(pilot) == "SetUp"
        assert "Data team · 2" in seen(pilot)
        await press(pilot, "escape")
        assert on_row(pilot).endswith("next, once more")
        assert f"rejected: {LESS_READING}" in seen(pilot)
        assert "↻  3" in seen(pilot)
    assert len(series.meetings) == 6


async def test_any_step_can_be_gone_back_to_and_never_mind_changes_nothing(workplace: Workplace) -> None:
    series = data_team(workplace, nothing, nothing)
    async with at_home(workplace, "down", "enter", "c", "escape") as pilot:
        assert find(workplace, series.id) == series
        await press(pilot, "c", "1")
        assert on_row(pilot).startswith("1 ")
        changed = find(workplace, series.id)
        assert changed is not None
        assert changed.chapter == 1


async def test_another_name_and_the_end(workplace: Workplace) -> None:
    series = data_team(workplace, nothing)
    async with at_home(workplace, "down", "enter", "f2", *["backspace"] * len("Havo")) as pilot:
        await write(pilot, "sums")
        await press(pilot, "enter")
        assert "Data team · sums" in seen(pilot)
        await press(pilot, "x", "1")
        assert running(workplace)
        await press(pilot, "x", "2")
        assert page(pilot) == "Home"
        assert "Data team · sums" not in rows(pilot)
    assert find(workplace, series.id) is not None


async def test_choosing_a_track_begins_a_series_once_its_first_meeting_is_on_file(workplace: Workplace) -> None:
    workplace.add_person("Jan", workplace.add_team("Havo"))
    async with at_home(workplace) as pilot:
        await _choose(pilot, "data-team")
        assert page(pilot) == "SetUp"
        await press(pilot, "escape")
        assert running(workplace) == ()
        await _choose(pilot, "data-team")
        await press(pilot, "f6")
        [series] = running(workplace)
        assert series.title == "Data team · Havo"
        assert "Data team · Havo" in rows(pilot)


async def test_choosing_a_track_that_runs_asks_which(workplace: Workplace, clock: HandClock) -> None:
    data_team(workplace, nothing)
    clock.later(minutes=1)
    async with at_home(workplace) as pilot:
        await _choose(pilot, "data-team")
        assert "Go on: Data team · Havo. Meeting 2 of 8 is next" in seen(pilot)
        await press(pilot, "1")
        assert page(pilot) == "SeriesPage"
        await press(pilot, "escape")
        await _choose(pilot, "data-team")
        await press(pilot, "2", "f6")
        assert len(running(workplace)) == 2


async def test_a_group_that_met_meets_again_with_the_form_it_chooses(workplace: Workplace) -> None:
    a_group(workplace)
    async with at_home(workplace, "up", "up", "enter") as pilot:
        assert page(pilot) == "PastMeetings"
        await press(pilot, "v")
        [series] = running(workplace)
        await press(pilot, "v", "escape")
        assert running(workplace) == (series,)
        await press(pilot, "down")
        assert on_row(pilot) == series.title
        await press(pilot, "enter")
        assert page(pilot) == "SeriesPage"
        assert on_row(pilot) == "The next meeting"
        await press(pilot, "n", "f5")
        assert isinstance(pilot.app.screen, Stage)
        assert [seat.name for seat in pilot.app.screen.live.programme.seats] == ["Fatima", "Jan", "Els"]
        assert pilot.app.screen.live.programme.series == series.id


async def test_the_last_screen_of_a_meeting_makes_a_series_of_it_once(workplace: Workplace) -> None:
    live = a_group(workplace)
    async with at_home(workplace) as pilot:
        pilot.app.push_screen(Closing(live))
        await press(pilot, "v", "v")
        [series] = running(workplace)
        assert series.meetings == ((live.record.id, 0),)
        assert "meet again" not in seen(pilot)
        await press(pilot, "q")
        assert series.title in rows(pilot)


async def test_a_track_cannot_be_put_inside_one_meeting(workplace: Workplace) -> None:
    async with at_home(workplace, "n", "w") as pilot:
        shelf = pilot.app.screen.query_one(Rows)
        shelf.highlighted = [row.id for row in shelf.rows].index("data-team")
        await press(pilot, "enter")
        assert page(pilot) == "SetUp"
        assert not any("Data team" in row for row in rows(pilot))


async def test_a_series_without_its_form_can_be_read(workplace: Workplace) -> None:
    series = meets_again(workplace, a_group(workplace))
    workplace.ledger.put(Series(series.id, "Gone", "gone", 0.0, chapters=3, chapter=2, meetings=series.meetings))
    assert of(workplace, series.id, library().get) is not None
    async with at_home(workplace, "down", "enter", "n") as pilot:
        assert page(pilot) == "SeriesPage"
        assert "not in the library now" in seen(pilot)


async def _choose(pilot: Pilot[int], form: str) -> None:
    """This form from the work forms."""
    await press(pilot, "w")
    shelf = pilot.app.screen.query_one(Rows)
    shelf.highlighted = [row.id for row in shelf.rows].index(form)
    await pilot.pause()
    await press(pilot, "enter")
