"""The rail, the hint bar and the top line: what gives way when there is little room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.widget import Widget

from dialoog.tui.widgets.key_bar import Hint, KeyBar, place
from dialoog.tui.widgets.rail import Rail, RailRow, Shown, choose
from dialoog.tui.widgets.status_line import TopLine, divide

DONE, NOW, TODO = RailRow("Welkom", 9, "done"), RailRow("Ronde 1", 21, "now"), RailRow("Oogst", 16)
HINTS = (
    Hint("spatie", "pauze", "pause", 9),
    Hint("→", "kaart, dan fase", "forward", 8, short="verder"),
    Hint("b", "donker", "dark", 3),
    Hint("?", "alles", "help", 1),
)


class Wall(App[None]):
    def __init__(self, widget: Widget) -> None:
        super().__init__()
        self.widget = widget
        self.ran: list[str] = []

    def compose(self) -> ComposeResult:
        yield self.widget

    def rows(self) -> list[str]:
        return [self.widget.render_line(y).text for y in range(self.widget.size.height)]

    def action_note(self, what: str) -> None:
        self.ran.append(what)


def test_all_rows_when_they_fit() -> None:
    assert choose((DONE, NOW, TODO), 3) == Shown((DONE, NOW, TODO))


def test_what_is_behind_us_gives_way_first() -> None:
    assert choose((DONE, DONE, NOW, TODO), 2) == Shown((NOW, TODO))


def test_then_what_is_furthest_ahead_is_counted() -> None:
    assert choose((DONE, NOW, TODO, TODO, TODO), 3) == Shown((NOW, TODO), later=2)


@given(st.integers(0, 30), st.integers(0, 30), st.integers(1, 30))
def test_the_current_row_is_always_there(before: int, after: int, height: int) -> None:
    shown = choose((DONE,) * before + (NOW,) + (TODO,) * after, height)
    assert NOW in shown.rows
    assert len(shown.rows) <= height
    assert sum(row is TODO for row in shown.rows) + shown.later == after


async def test_the_rail_as_it_stands_on_the_wall() -> None:
    rows = (DONE, RailRow("Inchecken", 5, "skipped"), NOW, RailRow("Oogst met de hele groep", 16), RailRow("Afspraken"))
    app = Wall(Rail(rows, "einde 15:30"))
    async with app.run_test(size=(20, 8)):
        assert [row.rstrip() for row in app.rows()] == [
            "✓ Welkom          9′",
            "– Inchecken       5′",
            "▸ Ronde 1        21′",
            "  Oogst met de…  16′",
            "  Afspraken",
            "",
            "",
            "  einde 15:30",
        ]


async def test_a_low_rail_counts_what_is_to_come() -> None:
    app = Wall(Rail((DONE, NOW, *(TODO,) * 5), "einde 15:30"))
    async with app.run_test(size=(20, 5)):
        assert [row.rstrip() for row in app.rows()] == [
            "▸ Ronde 1        21′",
            "  Oogst          16′",
            "  … 4",
            "",
            "  einde 15:30",
        ]


def test_hints_say_less_before_one_goes() -> None:
    full, short = place(HINTS, 80), place(HINTS, 45)
    assert [p.words for p in full] == ["pauze", "kaart, dan fase", "donker", "alles"]
    assert [p.words for p in short] == ["pauze", "verder", "donker", "alles"]


def test_the_last_hint_stays_and_the_least_important_goes() -> None:
    assert [p.hint.key for p in place(HINTS, 33)] == ["spatie", "→", "?"]
    assert [p.hint.key for p in place(HINTS, 8)] == ["?"]
    assert [(p.hint.key, p.words) for p in place(HINTS, 3)] == [("?", "")]


@given(st.integers(0, 120))
def test_hints_are_whole_in_order_and_within_the_row(width: int) -> None:
    placed = place(HINTS, width)
    order = [HINTS.index(p.hint) for p in placed]
    assert order == sorted(order)
    assert all(p.stop <= width for p in placed)
    assert not width or HINTS[-1] in [p.hint for p in placed]


async def test_a_click_runs_the_action_of_the_hint_under_it() -> None:
    hints = (Hint("a", "afspraak", "app.note('a')"), Hint("b", "donker", "app.note('b')", tip="Maak de muur donker"))
    bar = KeyBar(hints)
    app = Wall(bar)
    async with app.run_test(size=(60, 4), tooltips=True) as pilot:
        second = place(hints, 60)[1]
        await pilot.hover(KeyBar, offset=(second.start, 0))
        assert str(bar.tooltip) == "Maak de muur donker"
        await pilot.click(KeyBar, offset=(second.start, 0))
        await pilot.click(KeyBar, offset=(second.start - 1, 0))
        assert app.ran == ["b"]


@pytest.mark.parametrize(
    ("width", "row"),
    [
        (80, ("World Café · havo", "Ronde 2 van 3", "opgeslagen ✓")),
        (40, ("World Café…", "Ronde 2 van 3", "opgeslagen ✓")),
        (30, ("", "Ronde 2 van 3", "opgeslagen ✓")),
        (22, ("", "Ronde 2…", "opgeslagen ✓")),
        (12, ("", "", "opgeslagen ✓")),
    ],
)
def test_the_saved_mark_is_kept_then_the_place_then_the_title(width: int, row: tuple[str, str, str]) -> None:
    left, middle, right = divide("World Café · havo", "Ronde 2 van 3", "opgeslagen ✓", width)
    assert (left, middle, right) == row


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.integers(0, 100))
def test_the_three_never_overlap(left: str, middle: str, right: str, width: int) -> None:
    kept = [part for part in divide(left, middle, right, width) if part]
    assert sum(map(cell_len, kept)) + 2 * max(0, len(kept) - 1) <= max(width, 0)


async def test_the_place_stands_in_the_middle_of_the_row() -> None:
    app = Wall(TopLine("World Café", "Ronde 2", "opgeslagen ✓"))
    async with app.run_test(size=(60, 3)):
        row = app.rows()[0]
        assert row.startswith("World Café")
        assert row.endswith("opgeslagen ✓")
        assert row.index("Ronde 2") == (60 - 7) // 2


async def test_trouble_is_coloured_and_in_words() -> None:
    line = TopLine("World Café", "", "nog niet opgeslagen (2)")
    app = Wall(line)
    async with app.run_test(size=(60, 3)) as pilot:
        calm = {segment.text: segment.style for segment in line.render_line(0)}
        line.trouble = True
        await pilot.pause()
        trouble = {segment.text: segment.style for segment in line.render_line(0)}
        assert calm["nog niet opgeslagen (2)"] != trouble["nog niet opgeslagen (2)"]
        assert calm["World Café"] == trouble["World Café"]
