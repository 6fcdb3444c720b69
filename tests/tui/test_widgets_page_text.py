"""A text on the wall: lines that fit, pages that lose nothing."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from dialoog.text import clean
from dialoog.tui.widgets import big_letters
from dialoog.tui.widgets.page_layout import Page, lay_out
from dialoog.tui.widgets.page_text import PagedText

QUESTION = "Wat hoor je terugkomen in de verhalen aan deze tafel, en wat voeg jij daar vanuit je eigen vak aan toe?"

texts = st.text(
    st.one_of(st.sampled_from("aeinrst een de  -/\n"), st.characters(codec="utf-8")),
    max_size=400,
)
widths = st.integers(2, 90)
heights = st.integers(1, 30)


def letters(text: str) -> str:
    """What must survive: everything but white space, and hyphens, which may be added."""
    return re.sub(r"[\s\u00ad-]", "", clean(text))


def shown(pages: tuple[Page, ...]) -> str:
    return "".join(line for page in pages for line in page.lines)


@given(texts, widths, heights)
def test_every_line_fits_and_nothing_is_lost(text: str, width: int, height: int) -> None:
    pages = lay_out(text, width, height)
    assert all(cell_len(line) <= width for page in pages for line in page.lines)
    assert all(len(page.lines) <= height for page in pages)
    assert letters(shown(pages)) == letters(text)


@given(texts, widths, heights)
def test_there_is_always_a_page_and_never_an_empty_one_too_many(text: str, width: int, height: int) -> None:
    pages = lay_out(text, width, height)
    assert pages
    assert len(pages) == 1 or all(page.lines[0] and page.lines[-1] for page in pages)


@given(texts, st.integers(-3, 1), heights)
def test_no_room_is_an_empty_page(text: str, width: int, height: int) -> None:
    assert lay_out(text, width, height) == (Page(()),)


def test_words_stay_whole_and_lines_are_about_equally_long() -> None:
    (page,) = lay_out(QUESTION, 26, 6)
    assert page.lines == (
        "Wat hoor je terugkomen",
        "in de verhalen aan",
        "deze tafel, en wat",
        "voeg jij daar vanuit",
        "je eigen vak aan toe?",
    )


def test_a_short_text_gets_air_when_there_is_room() -> None:
    (page,) = lay_out("Wat neem je mee, en wat laat je hier achter?", 30, 3)
    assert page.lines == ("Wat neem je mee, en wat", "", "laat je hier achter?")


def test_a_wide_room_does_not_make_long_lines() -> None:
    (page,) = lay_out(QUESTION * 2, 200, 50)
    assert max(map(len, page.lines)) <= 60


@pytest.mark.parametrize(
    ("word", "lines"),
    [
        ("verantwoordelijkheid", ("verantwoor-", "", "delijkheid")),
        ("onderwijs-ontwikkeling", ("onderwijs-", "", "ontwikkeling")),
        ("http://aob.nl/kader", ("http://aob.", "", "nl/kader")),
    ],
)
def test_only_a_word_wider_than_the_line_is_broken(word: str, lines: tuple[str, ...]) -> None:
    (page,) = lay_out(word, 12, 9)
    assert page.lines == lines


def test_paragraphs_keep_one_empty_line() -> None:
    (page,) = lay_out("Eerst alleen.\n\n\nDan samen.", 40, 3)
    assert page.lines == ("Eerst alleen.", "", "Dan samen.")


def test_pages_are_about_equally_full_and_end_with_a_paragraph_where_that_is_free() -> None:
    text = "\n\n".join(["een twee drie vier"] * 4)
    assert [page.lines.count("een twee") for page in lay_out(text, 9, 6)] == [2, 2]


class Wall(App[None]):
    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text
        self.told: list[tuple[int, int]] = []

    def compose(self) -> ComposeResult:
        yield PagedText(self.text)

    def on_paged_text_turned(self, event: PagedText.Turned) -> None:
        self.told.append((event.page, event.pages))

    @property
    def paged(self) -> PagedText:
        return self.query_one(PagedText)

    def rows(self) -> list[str]:
        return [self.paged.render_line(y).text for y in range(self.size.height)]


async def test_pages_turn_to_the_last_and_back_to_the_first() -> None:
    app = Wall(QUESTION * 3)
    async with app.run_test(size=(30, 5)) as pilot:
        pages = app.paged.pages
        assert pages > 1
        assert [app.paged.next_page() for _ in range(pages)] == [True] * (pages - 1) + [False]
        assert [app.paged.previous_page() for _ in range(pages)] == [True] * (pages - 1) + [False]
        await pilot.pause()
        assert app.told[0] == (1, pages)
        assert (pages, pages) in app.told
        assert app.told[-1] == (1, pages)


async def test_another_text_begins_at_its_first_page() -> None:
    app = Wall(QUESTION * 3)
    async with app.run_test(size=(30, 5)) as pilot:
        app.paged.next_page()
        app.paged.text = "Wat neem je mee?"
        await pilot.pause()
        assert (app.paged.page, app.paged.pages) == (1, 1)
        assert "Wat neem je mee?" in "".join(app.rows())


async def test_a_smaller_room_keeps_the_words_that_were_on_the_wall() -> None:
    app = Wall(" ".join(f"woord{number}" for number in range(100)))
    async with app.run_test(size=(60, 6)) as pilot:
        while app.paged.next_page():
            pass
        await pilot.pause()
        first = app.rows()[0].split()[0]
        await pilot.resize_terminal(40, 4)
        await pilot.pause()
        assert any(first in row.split() for row in app.rows())


async def test_a_word_longer_than_the_room_can_be_paged_too() -> None:
    app = Wall("x" * 100)
    async with app.run_test(size=(10, 3)) as pilot:
        assert app.paged.next_page()
        assert app.paged.next_page()
        assert app.paged.previous_page()
        await pilot.pause()
        assert app.paged.page == 2


async def test_markup_on_a_card_is_text() -> None:
    app = Wall("[bold]Jan[/] en [@click=app.quit]klik[/]")
    async with app.run_test(size=(50, 8)):
        assert "[bold]Jan[/] en [@click=app.quit]klik[/]" in "".join(app.rows())


async def test_a_short_question_in_a_wide_room_is_drawn_large() -> None:
    app = Wall("Wat neem je mee?")
    async with app.run_test(size=(120, 36)):
        drawn = [row for row in app.rows() if row.strip()]
        assert len(drawn) > big_letters.LINE
        assert set("".join(drawn)) <= set(" ▀▄█")


@given(st.text(st.sampled_from("abcëéïgjpqyÉ WA1?,. "), max_size=60), st.integers(1, 200), st.integers(1, 60))
def test_large_letters_stay_inside_their_room(text: str, columns: int, rows: int) -> None:
    drawn = big_letters.fitting(text, columns, rows)
    assert drawn is None or (len(drawn) <= rows and {len(line) for line in drawn} <= set(range(1, columns + 1)))


def test_large_letters_all_differ() -> None:
    signs = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789.,:;?!()-–/+=&%…€éèëêïíöóôüúáàäâçñÉË"
    drawn = {sign: big_letters.fitting(sign, 30, 5) for sign in signs}
    assert None not in drawn.values()
    assert len(set(drawn.values())) == len(signs)


def test_what_cannot_be_drawn_is_left_to_ordinary_type() -> None:
    assert big_letters.fitting("日本", 200, 60) is None
