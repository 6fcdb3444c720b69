"""Every widget of the stage, to look at: in a terminal, or as pictures.

python bench/gallery.py                 walk with the arrow keys, `t` for another theme, `q` to leave
python bench/gallery.py --shots DIR     one SVG per page, size and theme
"""

import argparse
import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Grid, Horizontal, Vertical
from textual.screen import Screen
from textual.widget import Widget

from dialoog.tui.themes import THEMES
from dialoog.tui.widgets.big_clock import BigClock
from dialoog.tui.widgets.key_bar import Hint, KeyBar
from dialoog.tui.widgets.notice import Moment
from dialoog.tui.widgets.page_text import PagedText
from dialoog.tui.widgets.quiet_line import QuietLine
from dialoog.tui.widgets.rail import Rail, RailRow
from dialoog.tui.widgets.status_line import TopLine

SIZES = ((40, 12), (80, 24), (120, 36), (200, 60))

QUESTION = "Wat hoor je terugkomen, en wat voeg jij toe?"
LONG = (
    "Denk terug aan een les van de afgelopen twee weken waarin een leerling iets deed wat je niet had verwacht. "
    "Wat gebeurde er precies, wat dacht je op dat moment, en wat heb je toen gedaan of juist gelaten? "
    "Vertel het zo dat je collega's het voor zich zien, zonder al te verklaren waarom het ging zoals het ging."
)
ROWS = (
    RailRow("Welkom", 9, "done"),
    RailRow("Inchecken: hoe zit je hier?", 12, "skipped"),
    RailRow("Ronde 1", 21, "done"),
    RailRow("Ronde 2", 20, "now"),
    RailRow("Ronde 3", 20),
    RailRow("Oogst met de hele groep", 16),
    RailRow("Afspraken", None),
    RailRow("Uitchecken", 5),
)
HINTS = (
    Hint("spatie", "pauze", "app.bell", 9),
    Hint("→", "kaart, dan fase", "app.bell", 8, short="verder"),
    Hint("←", "terug", "app.bell", 5),
    Hint("+", "minuut erbij", "app.bell", 6, short="minuut"),
    Hint("a", "afspraak", "app.bell", 7),
    Hint("o", "opbrengst", "app.bell", 4),
    Hint("b", "donker", "app.bell", 3),
    Hint("?", "alles", "app.bell", 10),
)


class Page(Screen[None]):
    """One page of the gallery."""

    DEFAULT_CSS = """
    Page { layout: vertical; padding: 0 1; }
    Page Grid { grid-size: 2; grid-gutter: 1 2; }
    Page .frame { border-top: solid $panel; border-bottom: solid $panel; }
    Page Rail { width: 24; padding: 1 0; }
    Page .side { width: 2fr; padding: 1 0; }
    Page .middle { padding: 1 2; }
    Page .between { width: 5fr; padding: 1 2; border-left: solid $panel; border-right: solid $panel; }
    Page QuietLine { margin: 1 0; }
    Page.-narrow Rail { display: none; }
    Page.-narrow .between { width: 1fr; border: none; padding: 0; }
    Page.-narrow .middle { padding: 0; }
    Page.-narrow Horizontal { layout: vertical; }
    Page.-narrow .side { width: 100%; height: 3; padding: 0; }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (70, "-wide")]  # noqa: RUF012

    def __init__(self, subject: str) -> None:
        super().__init__()
        self.subject = subject

    def compose(self) -> ComposeResult:
        yield TopLine("World Café · havo-bovenbouw", "Ronde 2 van 3", "opgeslagen ✓")
        yield from {
            "stage": self.stage,
            "quiet": self.quiet,
            "text": self.text,
            "paces": self.paces,
            "clock": self.clock,
            "soon": self.stage,
            "over": self.stage,
        }[self.subject]()
        yield KeyBar(HINTS)
        yield Moment()

    def stage(self) -> Iterator[Widget]:
        with Horizontal(classes="frame"):
            yield Rail(ROWS, "einde 15:30")
            yield PagedText(QUESTION, classes="between")
            yield BigClock("12:34", classes="side")

    def quiet(self) -> Iterator[Widget]:
        with Vertical(classes="frame"):
            yield PagedText("Denk een minuut in stilte na.", classes="middle")
            yield QuietLine(label="tot 14:45")

    def text(self) -> Iterator[Widget]:
        with Horizontal(classes="frame"):
            yield PagedText(LONG, large=False, classes="middle")

    def clock(self) -> Iterator[Widget]:
        with Horizontal(classes="frame"):
            yield BigClock("47:59")

    def paces(self) -> Iterator[Widget]:
        with Grid(classes="frame"):
            yield BigClock("12:34", id="calm")
            yield BigClock("1:58", id="soon")
            yield BigClock("+0:15", id="over")
            yield BigClock("1:02:00", id="paused", reserve="0:00:00")

    def on_mount(self) -> None:
        for clock in self.query(BigClock):
            if clock.id in ("soon", "over", "paused"):
                clock.add_class(f"-{clock.id}")
        for line in self.query(QuietLine):
            line.show(0.613)
        if self.subject == "soon":
            self.query_one(Moment).show("Nog 2 minuten", "Rond je gesprek rustig af.", seconds=600)
        if self.subject == "over":
            self.query_one(Moment).show(
                "Tijd", "Waar staan jullie?", tone="over", choices="s stoppen   1 minuut erbij   2 minuten erbij"
            )


SUBJECTS = ("stage", "quiet", "text", "clock", "paces", "soon", "over")


class Gallery(App[None]):
    """Walks through the pages."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("right", "turn(1)", ""),
        ("left", "turn(-1)", ""),
        ("t", "next_theme", ""),
        ("q", "quit", ""),
    ]

    def __init__(self, subject: str = SUBJECTS[0], theme: str = THEMES[0].name) -> None:
        super().__init__()
        self._at = SUBJECTS.index(subject)
        for one in THEMES:
            self.register_theme(one)
        self.theme = theme

    def get_default_screen(self) -> Screen[None]:
        return Page(SUBJECTS[self._at])

    def action_turn(self, by: int) -> None:
        """Show the next or previous page."""
        self._at = (self._at + by) % len(SUBJECTS)
        self.switch_screen(Page(SUBJECTS[self._at]))

    def action_next_theme(self) -> None:
        """Show the same page in the next theme."""
        names = [one.name for one in THEMES]
        self.theme = names[(names.index(self.theme) + 1) % len(names)]


async def shoot(folder: Path, subjects: list[str], themes: list[str]) -> None:
    """Write one SVG per page, size and theme into `folder`. Without `xml:space` librsvg drops spaces at the start."""
    folder.mkdir(parents=True, exist_ok=True)
    for subject in subjects:
        for theme in themes:
            for columns, rows in SIZES:
                app = Gallery(subject, theme)
                async with app.run_test(size=(columns, rows)) as pilot:
                    await pilot.pause()
                    picture = app.export_screenshot().replace("<text ", '<text xml:space="preserve" ')
                    (folder / f"{subject}-{theme}-{columns}x{rows}.svg").write_text(picture, "utf-8")


def main() -> None:
    """Show the gallery, or photograph it."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shots", type=Path, metavar="DIR")
    parser.add_argument("--subject", action="append", choices=SUBJECTS)
    parser.add_argument("--theme", action="append", choices=[one.name for one in THEMES])
    given = parser.parse_args()
    if given.shots is None:
        Gallery().run()
    else:
        themes = given.theme or [one.name for one in THEMES]
        asyncio.run(shoot(given.shots, given.subject or list(SUBJECTS), themes))


if __name__ == "__main__":
    main()
