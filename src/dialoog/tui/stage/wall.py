"""The wall: the question, the time, the place. The same widget in front of the facilitator and on a second screen."""

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.widgets import Static

from dialoog.i18n import _

from ..safe import plain
from ..widgets.bars import Bars
from ..widgets.big_clock import BigClock
from ..widgets.page_text import PagedText
from ..widgets.quiet_line import QuietLine
from ..widgets.rail import Rail
from .scene import Scene

COLUMNS = ((108, "-wide"), (70, "-normal"), (0, "-narrow"))
ROWS = ((14, "-tall"), (10, "-low"), (0, "-tiny"))
"""Least cells, and what a wall with so many is called."""


class Wall(Container):
    """Puts up a scene; what did not change is not painted again.

    How it is laid out follows from its own size, which beside the facilitator's notes is less than the screen's.
    """

    def compose(self) -> ComposeResult:
        columns, rows = self.app.size
        self._fit(columns - 2, rows - (4 if rows >= 18 else 2))  # what a page leaves of the screen
        with Container(id="side"):
            with Container(id="time"):
                yield BigClock(id="clock")
                with Vertical(id="moments"):
                    yield Static(id="until")
                    yield Static(id="end")
                yield QuietLine(id="quiet")
            yield Rail(id="rail")
        with Vertical(id="centre"):
            yield Static(id="heading")
            yield PagedText(id="question")
            yield Bars(id="bars")
            yield PagedText(id="tool")
            yield QuietLine(id="turn")
            yield Static(id="foot")

    def on_resize(self, event: events.Resize) -> None:
        self._fit(*event.size)

    def _fit(self, columns: int, rows: int) -> None:
        """Take the classes of these breakpoints, as Textual does for whole screens only."""
        for points, cells in ((COLUMNS, columns), (ROWS, rows)):
            fits = next((name for least, name in points if least <= cells), points[-1][1])
            for _least, name in points:
                self.set_class(name == fits, name)

    @property
    def question(self) -> PagedText:
        return self.query_one("#question", PagedText)

    def put_up(self, scene: Scene, aside: str = "") -> None:
        """Show a scene. `aside` takes the place of the foot: what the next press of a key leads to."""
        self.query_one("#heading", Static).update(plain(scene.heading))
        self.question.text = scene.text
        bars = self.query_one(Bars)
        bars.bars = scene.bars
        bars.display = bool(scene.bars)
        self.query_one("#foot", Static).update(plain(aside or self._pages(scene.foot)))
        self.query_one("#tool", PagedText).text = scene.tool
        self.query_one("#tool").display = bool(scene.tool)
        self.query_one("#turn").display = scene.turn is not None
        self.query_one("#rail", Rail).rows = scene.face.rows
        self.set_class(scene.turn is not None, "-turning")  # one line at a time: the speaker's own
        self.set_class(scene.face.quiet, "-quiet")
        self.show_time(scene)

    def show_time(self, scene: Scene) -> None:
        """Only what the clocks change."""
        seen = scene.face
        self.query_one("#clock", BigClock).show(seen.clock, seen.pace)
        self.query_one("#rail", Rail).end = seen.end
        for name, words in (("#until", seen.until), ("#end", seen.end)):
            line = self.query_one(name, Static)
            if str(line.content) != words:
                line.update(plain(words))
        quiet = self.query_one("#quiet", QuietLine)
        quiet.label = seen.until
        quiet.show(seen.share)
        if scene.turn is not None:
            self.query_one("#turn", QuietLine).show(scene.turn)

    def _pages(self, foot: str) -> str:
        question = self.question
        if question.pages < 2:
            return foot
        pages = _("page {number}/{count}").format(number=question.page, count=question.pages)
        return f"{foot} · {pages}" if foot else pages


class Curtain(Container):
    """Over the whole screen: nothing at all, or in a silence one line that grows shorter."""

    def compose(self) -> ComposeResult:
        yield QuietLine(id="hush")

    def on_mount(self) -> None:
        self.dark = False

    @property
    def dark(self) -> bool:
        """Nothing to see, because the facilitator wants it so."""
        return self.has_class("-dark")

    @dark.setter
    def dark(self, dark: bool) -> None:
        self.set_class(dark, "-dark")
        self.display = dark or self.has_class("-silent")

    def hush(self, scene: Scene) -> None:
        """Follow a silence of the room."""
        silence = scene.silence
        self.set_class(silence is not None, "-silent")
        if silence is not None:
            line = self.query_one("#hush", QuietLine)
            line.label = scene.silence_until
            line.show(silence)
        self.display = self.dark or silence is not None
