"""A table in the room it has: columns, or cards where those would be too narrow to read."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dialoog.tui.widgets.grid import Heading, Laid, lay_out

WHO = (Heading("perspectief"), Heading("waarde"), Heading("norm"), Heading("stand", words=False))
CELLS = st.text(st.sampled_from("aeinort 漢"), max_size=120)
TABLES = st.lists(st.tuples(CELLS, CELLS, CELLS, st.sampled_from(["○ open", "● aangenomen"])), max_size=6)


def words(laid: Laid, row: int, column: int) -> str:
    parts = (part for page in laid.pages for line in page for part in line)
    return "".join(part.text for part in parts if (part.row, part.column) == (row, column)).replace("-", "")


@given(TABLES, st.integers(20, 200), st.integers(4, 50))
def test_every_cell_is_somewhere_in_full(rows: list[tuple[str, ...]], width: int, height: int) -> None:
    laid = lay_out(WHO, tuple(rows), width, height)
    for at, row in enumerate(rows):
        for column, text in enumerate(row):
            shown = words(laid, at, column).removeprefix(f"{WHO[column].name}:").replace(" ", "")
            assert shown.removeprefix(f"{WHO[column].name}:") == text.replace(" ", "")


@given(TABLES, st.integers(20, 200), st.integers(4, 50))
def test_nothing_sticks_out(rows: list[tuple[str, ...]], width: int, height: int) -> None:
    laid = lay_out(WHO, tuple(rows), width, height)
    assert all(len(page) <= height for page in laid.pages)
    lines = [line for page in laid.pages for line in page]
    assert all(2 + sum(cell_len(part.text) for part in line) + 3 * (len(line) - 1) <= width for line in lines)


def test_columns_where_there_is_room_and_cards_where_there_is_none() -> None:
    rows = (("ouders", "zorg", "Iedereen gelijk", "○ open"), ("klas", "rust", "", "○ open"))
    assert not lay_out(WHO, rows, 80, 20).card
    narrow = lay_out(WHO, rows, 40, 8)
    assert narrow.card
    assert len(narrow.pages) == 2


def test_a_row_longer_than_the_wall_becomes_a_card() -> None:
    assert lay_out(WHO, (("ouders " * 60, "", "", "○ open"),), 80, 6).card
