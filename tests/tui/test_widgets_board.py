"""Notes in columns and pages: all of them, each once, and nothing outside its room."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from dialoog.tui.widgets.board import Block, Item, lay_out

WORDS = st.text(st.sampled_from("aeinort 漢👩"), min_size=1, max_size=90).filter(str.strip)
THEME = st.tuples(st.sampled_from(["", "goed · 2", "wat we nog niet weten"]), st.lists(WORDS, max_size=6))
HEADINGS = st.lists(THEME, max_size=6)


def blocks(drawn: list[tuple[str, list[str]]]) -> tuple[Block, ...]:
    return tuple(
        Block(name, tuple(Item(f"{number}-{at}", text) for at, text in enumerate(texts)), f"{name} …" if name else "")
        for number, (name, texts) in enumerate(drawn)
    )


@given(HEADINGS, st.integers(12, 200), st.integers(4, 50))
def test_every_note_begins_once_and_nothing_sticks_out(
    drawn: list[tuple[str, list[str]]], width: int, height: int
) -> None:
    laid = lay_out(blocks(drawn), width, height)
    lines = [line for page in laid.pages for column in page for line in column]
    assert sorted(line.note for line in lines if line.first) == sorted(
        item.id for block in blocks(drawn) for item in block.items
    )
    assert all(len(column) <= height for page in laid.pages for column in page)
    assert all(cell_len(line.text) <= width for line in lines)


@given(HEADINGS, st.integers(12, 200), st.integers(4, 50))
def test_no_word_of_a_note_is_left_out(drawn: list[tuple[str, list[str]]], width: int, height: int) -> None:
    laid = lay_out(blocks(drawn), width, height)
    shown: dict[str, str] = {}
    for line in (line for page in laid.pages for column in page for line in column):
        shown[line.note] = shown.get(line.note, "") + line.text
    for block in blocks(drawn):
        for item in block.items:
            assert _letters(shown[item.id]) == _letters(item.text)


def _letters(text: str) -> str:
    return text.replace(" ", "").replace("-", "")


def test_each_theme_has_its_own_column_where_there_is_room() -> None:
    themes = blocks([("goed", ["rust"]), ("beter", ["licht", "lucht"]), ("meenemen", [])])
    (page,) = lay_out(themes, 120, 20).pages
    assert [column[0].text for column in page] == ["goed", "beter", "meenemen"]


def test_on_a_narrow_wall_they_stand_below_each_other() -> None:
    themes = blocks([("goed", ["rust"]), ("beter", ["licht"])])
    ((column,),) = lay_out(themes, 40, 12).pages
    assert [line.text for line in column if line.text] == ["goed", "rust", "beter", "licht"]


def test_what_goes_on_in_another_column_says_so() -> None:
    (first, second), *_rest = lay_out(blocks([("goed", ["rust"] * 12)]), 80, 8).pages
    assert first[0].text == "goed"
    assert second[0].text == "goed …"
