"""The frame of every dialog: a number, a letter or Enter answers, Escape never minds."""

from collections.abc import Sequence

import pytest
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Static

from dialoog.tui.dialogs.choice import Answer, Choice
from dialoog.tui.dialogs.dialog import Dialog
from dialoog.tui.dialogs.entry import Entry
from dialoog.tui.dialogs.listing import Listing, Row

ANSWERS = (Answer("Ja", "yes", "j"), Answer("Anders", "reword", "w"), Answer("Later", "later"))


class Bare(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.answers: list[object] = []


async def asked(pilot: Pilot[None], dialog: Dialog[object], *keys: str) -> list[object]:
    app = pilot.app
    assert isinstance(app, Bare)
    app.push_screen(dialog, app.answers.append)
    await pilot.pause()
    await pilot.press(*keys)
    await pilot.pause()
    return app.answers


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (["1"], "yes"),
        (["j"], "yes"),
        (["2"], "reword"),
        (["down", "enter"], "reword"),
        (["3"], "later"),
        (["escape"], None),
        (["1", "1", "escape"], "yes"),
    ],
)
async def test_one_key_answers(keys: Sequence[str], value: str | None) -> None:
    async with Bare().run_test() as pilot:
        assert await asked(pilot, Choice("Zeg je ja?", "Samen nakijken.", ANSWERS), *keys) == [value]


@pytest.mark.parametrize("key", ["4", "0", "k", "left"])
async def test_another_key_answers_nothing(key: str) -> None:
    async with Bare().run_test() as pilot:
        assert await asked(pilot, Choice("Zeg je ja?", "", ANSWERS), key) == []


async def test_answers_and_words_are_not_markup() -> None:
    async with Bare().run_test() as pilot:
        await asked(pilot, Choice("[bold]a[/]", "[/", [Answer("[red", 1), Answer("x]", 2)]))
        drawn = "\n".join(strip.text for strip in pilot.app.screen._compositor.render_strips())
        for text in ("[bold]a[/]", "[/", "1  [red", "2  x]"):
            assert text in drawn


async def test_an_entry_gives_what_was_typed() -> None:
    async with Bare().run_test() as pilot:
        assert await asked(pilot, Entry("Inzicht", "Wat leerden we?"), *"ok", "enter") == ["ok"]


async def test_an_entry_needs_something_unless_it_is_optional() -> None:
    async with Bare().run_test() as pilot:
        assert await asked(pilot, Entry("Inzicht", ""), "space", "enter") == []
    async with Bare().run_test() as pilot:
        assert await asked(pilot, Entry("Reden", "", optional=True), "enter") == [""]


async def test_an_entry_that_is_not_understood_stays_and_says_why() -> None:
    def understood(typed: str) -> str:
        if typed != "ja":
            raise ValueError("Schrijf ja.")
        return "Begrepen: ja"

    async with Bare().run_test() as pilot:
        assert await asked(pilot, Entry("Antwoord", "", understood=understood), "j", "enter") == []
        echo = pilot.app.screen.query_one("#echo", Static)
        assert (str(echo.content), echo.has_class("-wrong")) == ("Schrijf ja.", True)
        await pilot.press("a", "enter")
        assert pilot.app.answers == ["ja"]  # type: ignore[attr-defined]


class Names:
    """Something a listing can watch."""

    def __init__(self, *names: str) -> None:
        self.names = list(names)
        self.watchers: list[object] = []
        self.tell = lambda: None

    def watch(self, tell):  # type: ignore[no-untyped-def]
        self.tell = tell
        self.watchers.append(tell)
        return lambda: self.watchers.remove(tell)

    def rows(self) -> list[Row[str]]:
        return [Row(name, name) for name in self.names]

    def drop(self, name: str | None) -> None:
        if name is not None:
            self.names.remove(name)
        self.tell()


async def test_a_listing_acts_on_the_row_and_shows_what_became_of_it() -> None:
    names = Names("Fatima", "Jan", "Els")
    async with Bare().run_test() as pilot:
        listing = Listing("Wie", "", names.rows, {"delete": names.drop}, names.watch, empty="Niemand.")
        await asked(pilot, listing, "down", "delete")
        assert names.names == ["Fatima", "Els"]
        assert [row.label for row in listing._shown] == names.names
        await pilot.press("delete", "delete", "delete")
        assert listing.query_one("#empty").display
        await pilot.press("escape")
        await pilot.pause()
        assert names.watchers == []
