"""Time without digits, for silence and for sharing: a line that grows shorter."""

import math
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from dialoog.tui.safe import plain, shorten

_LEFT, _HALF, _GONE = "━", "╸", "─"


class QuietLine(Widget):
    """One row: a heavy line as long as the share of time that is left, on a thin one, and a few words such as
    'tot 14:45' after it. It moves by half a cell, and is painted only then.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"quiet-line--left", "quiet-line--gone", "quiet-line--label"}
    DEFAULT_CSS = """
    QuietLine {
        width: 1fr;
        height: 1;
        text-wrap: nowrap;
        text-overflow: clip;
        & > .quiet-line--left { color: $primary; }
        & > .quiet-line--gone { color: $panel; }
        & > .quiet-line--label { color: $text-muted; }
    }
    """

    label: reactive[str] = reactive("")
    _halves: reactive[int] = reactive(0)

    def __init__(self, *, label: str = "", id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._share = 1.0
        self.set_reactive(QuietLine.label, label)

    @property
    def share(self) -> float:
        """Part of the time that is left, from 0 to 1."""
        return self._share

    def show(self, share: float) -> None:
        """Show that this share of the time is left; what lies outside 0 to 1 is taken as the nearest of the two."""
        self._share = min(1.0, max(0.0, share))
        self._halves = self._length()

    def on_resize(self) -> None:
        self._halves = self._length()

    def watch_label(self) -> None:
        self._halves = self._length()

    def _words(self) -> str:
        return shorten(self.label, self.size.width - 4)

    def _room(self) -> int:
        words = self._words()
        return max(0, self.size.width - (cell_len(words) + 2 if words else 0))

    def _length(self) -> int:
        """Half cells to draw heavy. Rounded up: as long as there is time there is a line."""
        return math.ceil(self._share * self._room() * 2)

    def render(self) -> Content:
        words, room, halves = self._words(), self._room(), self._length()
        heavy = _LEFT * (halves // 2) + _HALF * (halves % 2)
        return Content.assemble(
            (heavy, ".quiet-line--left"),
            (_GONE * (room - len(heavy)), ".quiet-line--gone"),
            "  " if words else "",
            plain(words, ".quiet-line--label"),
        )
