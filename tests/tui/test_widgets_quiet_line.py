"""Time as a line: how long it is, and when it is painted."""

import pytest
from textual.app import App, ComposeResult
from textual.content import Content

from dialoog.tui.widgets.quiet_line import QuietLine


class CountingLine(QuietLine):
    renders = 0

    def render(self) -> Content:
        self.renders += 1
        return super().render()


class Wall(App[None]):
    def __init__(self, label: str = "") -> None:
        super().__init__()
        self.line = CountingLine(label=label)

    def compose(self) -> ComposeResult:
        yield self.line

    def row(self) -> str:
        return self.line.render_line(0).text


@pytest.mark.parametrize(
    ("share", "row"),
    [
        (1.0, "━━━━━━━━━━"),
        (0.5, "━━━━━─────"),
        (0.45, "━━━━╸─────"),
        (0.001, "╸─────────"),
        (0.0, "──────────"),
        (-2, "─" * 10),
    ],
)
async def test_the_heavy_part_is_what_is_left(share: float, row: str) -> None:
    app = Wall()
    async with app.run_test(size=(10, 1)) as pilot:
        app.line.show(share)
        await pilot.pause()
        assert app.row() == row


async def test_a_few_words_stand_behind_it() -> None:
    app = Wall("tot 14:45")
    async with app.run_test(size=(20, 1)) as pilot:
        app.line.show(0.5)
        await pilot.pause()
        assert app.row() == "━━━━╸────  tot 14:45"


async def test_it_is_painted_only_when_half_a_cell_is_gone() -> None:
    app = Wall()
    async with app.run_test(size=(10, 1)) as pilot:
        app.line.show(0.5)
        await pilot.pause()
        before = app.line.renders
        for share in (0.499, 0.48, 0.46, 0.451):
            app.line.show(share)
            await pilot.pause()
        assert app.line.renders == before
        app.line.show(0.45)
        await pilot.pause()
        assert app.line.renders == before + 1
