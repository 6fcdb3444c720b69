"""A calm full-screen word to the room: nearly time, and time."""

from typing import ClassVar, Literal

from textual import events
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from dialoog.tui.safe import plain
from dialoog.tui.widgets import big_letters
from dialoog.tui.widgets.page_layout import lay_out

Tone = Literal["soon", "over"]


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
        """Cover the stage. `choices` is one line of keys that work now; `seconds` None: until `hide`."""
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
        width, height = self.size
        word = big_letters.fitting(self.word, width - 4, height // 2) or (self.word,)
        room = max(1, height - len(word) - 5)
        sentence = lay_out(self.sentence, width - 4, room)[0].lines
        lines = [
            *(plain(line, "bold") for line in word),
            Content(""),
            Content(""),
            *(plain(line, ".moment--sentence") for line in sentence),
        ]
        if self.choices:
            lines += [Content(""), plain(self.choices, ".moment--choices")]
        return Content("\n").join(lines)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
