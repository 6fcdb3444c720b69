"""A moment over the stage: how it comes, and how it goes."""

import pytest
from textual.app import App, ComposeResult
from textual.widgets import Button

from dialoog.tui.widgets.notice import Moment


class Stage(App[None]):
    BINDINGS = [("space", "pause", "")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.pauses = 0
        self.gone = 0

    def compose(self) -> ComposeResult:
        yield Button("kaart")
        yield Moment()

    def on_moment_gone(self) -> None:
        self.gone += 1

    def action_pause(self) -> None:
        self.pauses += 1

    @property
    def moment(self) -> Moment:
        return self.query_one(Moment)

    def wall(self) -> str:
        return "\n".join("".join(segment.text for segment in row) for row in self.screen._compositor.render_strips())


async def test_it_covers_the_whole_stage() -> None:
    app = Stage()
    async with app.run_test(size=(60, 16)) as pilot:
        assert "kaart" in app.wall()
        app.moment.show("Nog 2 minuten", "Rond je gesprek rustig af.", seconds=60)
        await pilot.pause()
        assert "kaart" not in app.wall()
        assert "Rond je gesprek rustig af." in app.wall()


@pytest.mark.parametrize("key", ["space", "pagedown", "escape", "x"])
async def test_the_key_that_sends_it_away_does_nothing_else(key: str) -> None:
    app = Stage()
    async with app.run_test() as pilot:
        button = app.query_one(Button)
        button.focus()
        app.moment.show("Nog 2 minuten", "Rond je gesprek rustig af.", seconds=60)
        await pilot.press(key)
        assert not app.moment.shown
        assert (app.gone, app.pauses) == (1, 0)
        assert app.focused is button


async def test_once_it_is_gone_it_swallows_nothing_even_with_the_focus() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.moment.show("Nog 2 minuten", "Rond je gesprek rustig af.", seconds=60)
        await pilot.press("x")
        app.moment.focus()
        await pilot.press("space")
        assert app.pauses == 1


async def test_it_goes_by_itself() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.moment.show("Nog 2 minuten", "Rond je gesprek rustig af.", seconds=0.01)
        while app.moment.shown:
            await pilot.pause(0.01)
        assert app.gone == 1


async def test_a_choice_stays_and_leaves_the_keys_to_the_stage() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.moment.show("Tijd", "Waar staan jullie?", choices="s stoppen   + minuut", tone="over")
        await pilot.press("space", "x")
        await pilot.click(Moment)
        assert app.moment.shown
        assert app.pauses == 1
        app.moment.hide()
        app.moment.hide()
        await pilot.pause()
        assert app.gone == 1


async def test_a_choice_after_a_passing_moment_does_not_pass() -> None:
    app = Stage()
    async with app.run_test() as pilot:
        app.moment.show("Nog 2 minuten", "Rond af.", seconds=60)
        app.moment.show("Tijd", "Waar staan jullie?", tone="over")
        await pilot.press("space")
        assert app.moment.shown
        assert app.pauses == 1


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (200, 60)])
async def test_a_long_sentence_ends_with_dots_when_it_cannot_be_shown(size: tuple[int, int]) -> None:
    app = Stage()
    async with app.run_test(size=size) as pilot:
        sentence = " ".join(["Rond je gesprek rustig af."] * 5)
        app.moment.show("Tijd", sentence, choices="s stoppen   + minuut erbij   v stemmen")
        await pilot.pause()
        words = " ".join(app.wall().split())
        assert sentence in words or "…" in words


async def test_choices_stay_whole() -> None:
    app = Stage()
    async with app.run_test(size=(30, 12)) as pilot:
        app.moment.show("Tijd", "Waar staan jullie?", choices="s stoppen   1 minuut erbij   v stemmen", tone="over")
        await pilot.pause()
        rows = [row.strip() for row in app.wall().splitlines()]
        assert "s stoppen   1 minuut erbij" in rows
        assert "v stemmen" in rows
