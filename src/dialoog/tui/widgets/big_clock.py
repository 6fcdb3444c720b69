"""The time left, large enough for the last row."""

from typing import Literal

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from dialoog.tui.safe import plain
from dialoog.tui.widgets import big_digits

Pace = Literal["calm", "soon", "over", "paused"]
"""How the time stands. It colours the digits; the screen says it in a word or shows it in a shape as well."""


class BigClock(Widget):
    """Shows a time such as '12:34', '+0:15' or '1:02:00' in the largest digits that fit, else as one bold line.

    The clock keeps no time: who does calls `show` as often as it likes, and only a changed text is painted. The size
    is chosen for `reserve` too, so that it does not jump when '10:00' becomes '9:59'.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    BigClock {
        width: 1fr;
        height: 1fr;
        content-align: center middle;
        text-wrap: nowrap;
        text-overflow: clip;
        color: $foreground;
        &.-soon { color: $warning; }
        &.-over { color: $error; }
        &.-paused { color: $text-muted; }
    }
    """

    time: reactive[str] = reactive("")
    pace: reactive[Pace] = reactive("calm")

    def __init__(
        self, time: str = "", *, reserve: str = "00:00", id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._reserve = reserve
        self.set_reactive(BigClock.time, time)

    def show(self, time: str, pace: Pace = "calm") -> None:
        """Show this time. Costs nothing when neither the text nor the pace is new."""
        self.time = time
        self.pace = pace

    def watch_pace(self, old: Pace, new: Pace) -> None:
        self.remove_class(f"-{old}").add_class(f"-{new}")

    def render(self) -> Content:
        columns, rows = self.size
        face = big_digits.fitting(self.time, columns, rows)
        roomy = big_digits.fitting(self._reserve, columns, rows)
        if face is None:
            return plain(self.time, "bold")
        if roomy is not None and roomy.rows < face.rows:
            face = roomy
        return Content("\n".join(big_digits.draw(self.time, face)))
