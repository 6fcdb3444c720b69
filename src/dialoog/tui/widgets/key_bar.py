"""The hint bar: which keys work here, as many as fit, also for the mouse."""

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from dialoog.tui.safe import plain

_GAP = 3
"""Cells between two hints."""


@dataclass(frozen=True, slots=True)
class Hint:
    """One key and what it does, in the language of the user.

    `action` is run on the screen when the hint is clicked ('pause', 'app.quit'). Hints with a higher `priority` stay
    longer when the row gets narrow. `short` is a shorter way to say it, or empty when there is none; `tip` says more
    under the mouse.
    """

    key: str
    what: str
    action: str
    priority: int = 0
    short: str = ""
    tip: str = ""

    def words(self, brief: bool) -> str:
        """What stands behind the key."""
        return self.short if brief and self.short else self.what


@dataclass(frozen=True, slots=True)
class Placed:
    """One hint as it is shown, with the first cell it takes and the one after its last."""

    hint: Hint
    words: str
    start: int
    stop: int


def place(hints: tuple[Hint, ...], width: int) -> tuple[Placed, ...]:
    """The hints that fit in `width` cells, in the order given. The last one is kept to the end, if need be as a key
    alone; first the wording becomes shorter everywhere, then the hints of lowest priority go.
    """
    if not hints:
        return ()
    for brief in (False, True):
        if _total(hints, brief) <= width:
            return _row(hints, brief)
    kept = hints[-1:]
    for hint in sorted(hints[:-1], key=lambda hint: -hint.priority):
        more = tuple(one for one in hints if one in kept or one is hint)
        if _total(more, True) <= width:
            kept = more
    if _total(kept, True) <= width:
        return _row(kept, True)
    key = kept[-1].key
    return (Placed(kept[-1], "", 0, cell_len(key)),) if cell_len(key) <= width else ()


def _size(hint: Hint, brief: bool) -> int:
    return cell_len(hint.key) + 1 + cell_len(hint.words(brief))


def _total(hints: tuple[Hint, ...], brief: bool) -> int:
    return sum(_size(hint, brief) for hint in hints) + _GAP * (len(hints) - 1)


def _row(hints: tuple[Hint, ...], brief: bool) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    start = 0
    for hint in hints:
        stop = start + _size(hint, brief)
        placed.append(Placed(hint, hint.words(brief), start, stop))
        start = stop + _GAP
    return tuple(placed)


class KeyBar(Widget):
    """One row of hints. A click runs the hint's action; the tooltip says more. The keys themselves are the screen's."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"key-bar--key", "key-bar--what"}
    DEFAULT_CSS = """
    KeyBar {
        width: 1fr;
        height: 1;
        text-wrap: nowrap;
        text-overflow: clip;
        & > .key-bar--key { color: $foreground; text-style: bold; }
        & > .key-bar--what { color: $text-muted; }
    }
    """

    hints: reactive[tuple[Hint, ...]] = reactive(())

    def __init__(self, hints: tuple[Hint, ...] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(KeyBar.hints, hints)

    def render(self) -> Content:
        parts: list[Content] = []
        for placed in place(self.hints, self.size.width):
            words = plain(f" {placed.words}" if placed.words else "", ".key-bar--what")
            parts.append(plain(placed.hint.key, ".key-bar--key") + words)
        return Content(" " * _GAP).join(parts)

    def hint_at(self, x: int) -> Hint | None:
        """The hint that cell `x` belongs to; None between hints."""
        return next((p.hint for p in place(self.hints, self.size.width) if p.start <= x < p.stop), None)

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        offset = event.get_content_offset(self)
        if offset is not None and (hint := self.hint_at(offset.x)) is not None:
            await self.app.run_action(hint.action, self.screen)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        offset = event.get_content_offset(self)
        hint = self.hint_at(offset.x) if offset is not None else None
        tip = plain(hint.tip or hint.what) if hint is not None else None
        if str(tip) != str(self.tooltip):
            self.tooltip = tip
