"""The digits on the wall: their shapes, their size, and that a running clock costs nothing between seconds."""

from itertools import combinations, pairwise

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from dialoog.tui.widgets import big_digits
from dialoog.tui.widgets.big_clock import BigClock
from dialoog.tui.widgets.big_digits import FACES, Face, draw, fitting, width

DIGITS = "0123456789"


class CountingClock(BigClock):
    renders = 0

    def render(self) -> Content:
        self.renders += 1
        return super().render()


class Wall(App[None]):
    def __init__(self, time: str) -> None:
        super().__init__()
        self.time = time

    def compose(self) -> ComposeResult:
        yield CountingClock(self.time)

    @property
    def clock(self) -> CountingClock:
        return self.query_one(CountingClock)

    def rows(self) -> list[str]:
        lines = (self.clock.render_line(y).text.rstrip() for y in range(self.size.height))
        return [line for line in lines if line]


@pytest.mark.parametrize("face", FACES, ids=lambda face: f"{face.rows} rows")
def test_every_size_has_its_own_shape_for_every_digit(face: Face) -> None:
    for one, other in combinations(DIGITS, 2):
        assert draw(one, face) != draw(other, face), f"{one} looks like {other}"


@pytest.mark.parametrize("face", FACES, ids=lambda face: f"{face.rows} rows")
def test_digits_are_as_wide_as_each_other_and_fill_their_rows(face: Face) -> None:
    for digit in DIGITS:
        rows = draw(digit, face)
        assert len(rows) == face.rows
        assert {len(row) for row in rows} == {face.wide}
        assert any(cell != " " for cell in rows[0])
        assert any(cell != " " for cell in rows[-1])


@pytest.mark.parametrize("face", FACES, ids=lambda face: f"{face.rows} rows")
def test_a_six_turned_round_is_a_nine(face: Face) -> None:
    turned = str.maketrans("▀▄", "▄▀")
    if face.high == face.rows * 2:
        assert tuple(row[::-1].translate(turned) for row in reversed(draw("6", face))) == draw("9", face)
    assert draw("0", face) == tuple(row[::-1] for row in draw("0", face))


def test_the_smallest_size_letter_by_letter() -> None:
    assert draw("12:34", FACES[-1]) == (
        "▀█  ▀▀█ ▄ ▀▀█ █ █",
        " █  █▀▀ ▄ ▀▀█ ▀▀█",
        "▀▀▀ ▀▀▀   ▀▀▀   ▀",
    )


def test_sizes_are_offered_from_large_to_small() -> None:
    assert all(big.rows > small.rows and big.wide > small.wide for big, small in pairwise(FACES))
    assert {3, 5, 7, 9} <= {face.rows for face in FACES}


@pytest.mark.parametrize("text", ["12:34", "4:05", "+0:15", "1:02:00"])
@pytest.mark.parametrize(("columns", "rows"), [(17, 3), (38, 9), (60, 9), (120, 36), (250, 80)])
def test_the_largest_that_fits_is_chosen(text: str, columns: int, rows: int) -> None:
    face = fitting(text, columns, rows)
    larger = FACES[: FACES.index(face)] if face else FACES
    assert face is None or (width(text, face) <= columns and face.rows <= rows)
    assert all(width(text, one) > columns or one.rows > rows for one in larger)


def test_words_are_not_drawn_as_digits() -> None:
    assert fitting("pauze", 200, 60) is None
    assert big_digits.fitting("", 200, 60) is None


async def test_the_clock_fills_its_room() -> None:
    async with Wall("12:34").run_test(size=(120, 36)) as pilot:
        assert len(pilot.app.rows()) == fitting("12:34", 120, 36).rows  # type: ignore[attr-defined, union-attr]


async def test_without_room_it_is_one_line() -> None:
    app = Wall("12:34")
    async with app.run_test(size=(12, 2)):
        assert [row.strip() for row in app.rows()] == ["12:34"]


async def test_the_size_does_not_jump_when_a_digit_falls_away() -> None:
    app = Wall("10:00")
    async with app.run_test(size=(48, 20)) as pilot:
        before = len(app.rows())
        app.clock.show("9:59")
        await pilot.pause()
        assert len(app.rows()) == before


async def test_it_paints_once_per_second_however_often_it_is_told() -> None:
    app = Wall("0:09")
    async with app.run_test() as pilot:
        await pilot.pause()
        before = app.clock.renders
        for _ in range(10):
            app.clock.show("0:09")
            await pilot.pause()
        assert app.clock.renders == before
        app.clock.show("0:08")
        await pilot.pause()
        assert app.clock.renders == before + 1


async def test_the_pace_is_one_class_at_a_time() -> None:
    app = Wall("0:09")
    async with app.run_test() as pilot:
        app.clock.show("0:08", "soon")
        app.clock.show("+0:01", "over")
        await pilot.pause()
        assert app.clock.has_class("-over")
        assert not app.clock.has_class("-soon")
