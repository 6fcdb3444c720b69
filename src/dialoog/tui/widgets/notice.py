"""A calm full-screen word to the room: nearly time, and time."""

from typing import ClassVar, Literal

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from dialoog.tui.safe import plain, shorten
from dialoog.tui.widgets import big_letters
from dialoog.tui.widgets.page_layout import lay_out

Tone = Literal["soon", "over"]

_BETWEEN = "   "


class Moment(Widget, can_focus=True):
    """One big word line and one sentence over the whole screen. Nothing blinks or moves (WCAG 2.2, 2.3.1 and 2.2.2).

    A passing moment (`seconds`) goes by itself or at the first key or click, and that key does nothing else: nobody
    meant it for the stage. A moment without `seconds` stays until the screen calls `hide`, and leaves every key to
    the screen, for it asks for a choice. The screen composes one, last, and shows it when it is needed.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"moment--sentence", "moment--choices"}
    DEFAULT_CSS = """
    Moment {
        display: none;
        overlay: screen;
        position: absolute;
        offset: 0 0;
        width: 100vw;
        height: 100vh;
        content-align: center middle;
        text-align: center;
        text-wrap: nowrap;
        text-overflow: clip;
        background: $background;
        color: $warning;
        &.-over { color: $error; }
        & > .moment--sentence { color: $foreground; text-style: bold; }
        & > .moment--choices { color: $text-muted; }
    }
    """

    word: reactive[str] = reactive("")
    sentence: reactive[str] = reactive("")
    choices: reactive[str] = reactive("")

    class Gone(Message):
        """The moment is over: it went by itself, by a key, or because the screen took it away."""

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._passing = False
        self._timer: Timer | None = None
        self._before: Widget | None = None

    @property
    def shown(self) -> bool:
        """Whether it covers the stage now."""
        return bool(self.display)

    def show(
        self, word: str, sentence: str, *, choices: str = "", tone: Tone = "soon", seconds: float | None = None
    ) -> None:
        """Cover the stage. `choices` says which keys work now, with three spaces between two of them. `seconds` None:
        it stays until `hide`."""
        self._stop()
        self.word, self.sentence, self.choices = word, sentence, choices
        self.set_class(tone == "over", "-over")
        self._passing = seconds is not None
        if not self.shown:
            self._before = self.screen.focused
        self.display = True
        if seconds is not None:
            self.focus(scroll_visible=False)
            self._timer = self.set_timer(seconds, self.hide)

    def hide(self) -> None:
        """Take it away and give the keys back to who had them. Nothing happens when it is not there."""
        if not self.shown:
            return
        self._passing = False
        self._stop()
        self.display = False
        if self.has_focus:
            self.screen.set_focus(self._before)
        self.post_message(self.Gone())

    def on_key(self, event: events.Key) -> None:
        if self._passing:
            event.stop()
            event.prevent_default()
            self.hide()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if self._passing:
            self.hide()

    def render(self) -> Content:
        width, height = self.size[0] - 4, self.size[1]
        word = big_letters.fitting(self.word, width, height // 2) or (self.word,)
        choices = _in_rows(self.choices, width)
        room = max(1, height - len(word) - len(choices) - 3)
        sentence = big_letters.fitting(self.sentence, width, room // 2, most_lines=2)
        return Content("\n").join(
            [
                *(plain(row, "bold") for row in word),
                Content("\n"),
                *(plain(row, ".moment--sentence") for row in sentence or _in_lines(self.sentence, width, room)),
                Content(""),
                *(plain(row, ".moment--choices") for row in choices),
            ]
        )

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None


def _in_lines(sentence: str, width: int, room: int) -> tuple[str, ...]:
    """A sentence too long for one line is set in lines; '…' where there are too many of them."""
    if cell_len(sentence) <= width:
        return (sentence,)
    pages = lay_out(sentence, width, room)
    return pages[0].lines if len(pages) == 1 else (*pages[0].lines[:-1], shorten(pages[0].lines[-1] + " …", width))


def _in_rows(choices: str, width: int) -> list[str]:
    """Choices stay whole: a row ends between two of them."""
    rows: list[str] = []
    for choice in filter(None, choices.split(_BETWEEN)):
        if rows and cell_len(rows[-1] + _BETWEEN + choice) <= width:
            rows[-1] += _BETWEEN + choice
        else:
            rows.append(choice)
    return rows
