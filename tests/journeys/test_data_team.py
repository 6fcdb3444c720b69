"""A data team over three meetings: a hypothesis is rejected, and the group goes back to step 2 with it in sight."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from hand_clock import HandClock
from staging import Wall, in_app

from dialoog.domain.matrix import blank, status_of
from dialoog.domain.note import Note
from dialoog.live.series import running
from dialoog.live.workplace import Workplace
from dialoog.tui.stage.tabling import Sheet, Slate, earlier_rows, sheet
from dialoog.tui.widgets.rows import Rows

READING = "Wie in klas 1 onder de norm leest, haalt in klas 3 lagere cijfers"
LANGUAGE = "De toetsen van klas 3 vragen te veel taal"
TABLE = "Welke kunnen we nagaan?"
CONCLUSION = "Welke hypothese houdt stand?"


async def test_a_data_team(tmp_path: Path, clock: HandClock) -> None:
    with Workplace.open(tmp_path / "school", clock=clock, create=True) as workplace:
        team = workplace.add_team("Havo")
        for name in ("Fatima", "Jan", "Els", "Piet"):
            workplace.add_person(name, workplace.room.team(team.id))
        async with in_app(workplace, clock) as wall:
            await _choose_data_team(wall)
            await wall.press("f5")
            assert wall.live.programme.title == "Datateam · 1 Wat is het probleem? · Havo"
            await wall.press("o")
            await wall.type("62 procent haalt de norm, straks 75", "enter")
            await _end(wall)
            assert "Zoek het getal op dat nog ontbreekt" in wall.says
            await wall.press("q")

            _a_week_later(clock)
            await _to_the_series(wall)
            assert "62 procent haalt de norm, straks 75" in wall.says
            await wall.press("n", "f5")
            await wall.to_phase(TABLE)
            table = _table(wall)
            for text in (READING, LANGUAGE):
                table.put(replace(blank(table.table), text=text))
            await _end(wall)
            await wall.press("q")

            _a_week_later(clock)
            await wall.press("c")
            await _answer(wall, "6 Wat is onze conclusie?")
            await wall.press("n", "f5")
            await wall.to_phase(CONCLUSION)
            table = _table(wall)
            reading = next(row for row in table.rows if row.text == READING)
            table.put(replace(reading, status="verworpen"))
            await _end(wall)
            await wall.press("q")

            _a_week_later(clock)
            await wall.press("n")
            assert wall.page == "Choice"
            assert f"verworpen: {READING}" in wall.says
            await _answer(wall, "2 Hypothesen")
            await wall.press("f5")
            assert wall.live.programme.title == "Datateam · 2 Hypothesen · Havo"
            await wall.to_phase(TABLE)
            table = _table(wall)
            assert _stands(table, table.rows) == {READING: "verworpen", LANGUAGE: "open"}

    with Workplace.open(tmp_path / "school", clock=clock) as workplace:
        [series] = running(workplace)
        assert [chapter for _meeting, chapter in series.meetings] == [1, 2, 6]
        assert series.chapter == 2


async def _choose_data_team(wall: Wall) -> None:
    await wall.press("w")
    forms = wall.app.screen.query_one(Rows)
    forms.highlighted = [row.id for row in forms.rows].index("data-team")
    await wall.press("enter")
    assert wall.page == "SetUp"


async def _to_the_series(wall: Wall) -> None:
    rows = wall.app.screen.query_one(Rows)
    rows.highlighted = [row.title for row in rows.rows].index("Datateam · Havo")
    await wall.press("enter")
    assert wall.page == "SeriesPage"


async def _answer(wall: Wall, chapter: str) -> None:
    """Choose the answer that names this chapter."""
    answers = next(line for line in wall.says.splitlines() if chapter in line and line[:1].isdigit())
    await wall.press(answers[0])


def _table(wall: Wall) -> Sheet:
    """The table of the phase, with the rows of earlier meetings, as it can be filled in."""
    found = sheet(wall.live, Slate(), earlier_rows(wall.app.workplace.room, wall.live))
    assert found is not None
    return found


def _stands(table: Sheet, rows: Sequence[Note]) -> dict[str, str]:
    return {row.text: status_of(table.table, row) for row in rows if row.id}


async def _end(wall: Wall) -> None:
    """On to the end; what was jumped over in the test may stay undone."""
    for _press in range(100):
        if wall.page == "Closing":
            return
        await wall.press("2" if wall.page == "Choice" else "pagedown")
    raise AssertionError(wall.says)


def _a_week_later(clock: HandClock) -> None:
    clock.later(minutes=7 * 24 * 60)
