"""Hands counted, as bars with their numbers: as high as the room allows."""

from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from dialoog.i18n import _

from ..safe import plain, shorten

_NOW, _BEFORE, _REST = "█", "▒", "·"
_WIDEST = 60
"""Cells of the longest bar at most: beyond that the eye loses the label."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One choice: how many chose it now, and how many did before where that is compared."""

    label: str
    count: int
    before: int | None = None


class Bars(Widget):
    """Every bar has its number beside it: length and colour are never the only sign."""

    ALLOW_SELECT = False
    DEFAULT_CSS = """
    Bars { width: 1fr; height: 1fr; content-align: center middle; text-wrap: nowrap; text-overflow: clip; }
    Bars { color: $foreground; text-style: bold; }
    """

    bars: reactive[tuple[Bar, ...]] = reactive(())

    def render(self) -> Content:
        width, height = self.size
        if not self.bars or width < 12:
            return Content("")
        compared = any(bar.before is not None for bar in self.bars)
        lines_each = 2 if compared else 1
        high = max(1, min(3, (height - len(self.bars) + 1) // (len(self.bars) * lines_each)))
        airy = len(self.bars) * (high * lines_each + 1) - 1 <= height
        names = min(max(cell_len(bar.label) for bar in self.bars), width // 3)
        room = min(_WIDEST, width - names - 12)
        most = max(1, *(max(bar.count, bar.before or 0) for bar in self.bars))
        rows: list[str] = []
        for bar in self.bars:
            rows += self._bar(bar.label, bar.count, _NOW, names, room, most, high)
            if bar.before is not None:
                rows += self._bar(_("first"), bar.before, _BEFORE, names, room, most, max(1, high - 1))
            if airy:
                rows.append("")
        return plain("\n".join(rows[:-1] if airy else rows))

    @staticmethod
    def _bar(label: str, count: int, mark: str, names: int, room: int, most: int, high: int) -> list[str]:
        """A bar of `high` lines; its name and number stand in the middle one."""
        name = shorten(label, names)
        name = " " * (names - cell_len(name)) + name
        long = round(room * count / most)
        drawn = mark * long + (_REST if not long else "")
        drawn += " " * (room - len(drawn))
        middle = (high - 1) // 2
        return [
            f"{name if line == middle else ' ' * names}  {drawn}  {str(count) if line == middle else '':>4}"
            for line in range(high)
        ]
