"""Where we are: the phases of a session, down the left side of the stage."""

from dataclasses import dataclass
from typing import ClassVar, Literal

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from dialoog.tui.safe import plain, shorten

State = Literal["done", "now", "todo", "skipped"]

MARKS: dict[State, str] = {"done": "✓", "now": "▸", "todo": " ", "skipped": "–"}
"""The sign in front of a row, so that it can be read without colours."""


@dataclass(frozen=True, slots=True)
class RailRow:
    """One phase as the rail shows it. `minutes` None: its length is not known, nothing is shown."""

    title: str
    minutes: int | None = None
    state: State = "todo"


@dataclass(frozen=True, slots=True)
class Shown:
    """The rows that fit, in order, and how many later ones did not."""

    rows: tuple[RailRow, ...]
    later: int = 0


def choose(rows: tuple[RailRow, ...], height: int) -> Shown:
    """What to show in `height` lines: the current row always, then what comes, then what is behind us.

    The oldest rows that are over give way first, silently; then the last ones to come, which are counted on a line of
    their own ('… 3').
    """
    if height < 1:
        return Shown((), len(rows))
    current = next((i for i, row in enumerate(rows) if row.state == "now"), None)
    if current is None:
        current = next((i for i, row in enumerate(rows) if row.state == "todo"), max(0, len(rows) - 1))
    first = min(current, max(0, len(rows) - height))
    kept = rows[first:]
    if len(kept) <= height:
        return Shown(kept)
    seen = max(1, height - 1)
    return Shown(kept[:seen], len(kept) - seen)


class Rail(Widget):
    """The list of phases and, on the last line, when it ends. Never scrolls: `choose` says what gives way."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rail--done", "rail--now", "rail--todo", "rail--skipped", "rail--end"}
    DEFAULT_CSS = """
    Rail {
        width: 1fr;
        height: 1fr;
        text-wrap: nowrap;
        text-overflow: clip;
        & > .rail--done, & > .rail--skipped, & > .rail--end { color: $text-muted; }
        & > .rail--now { color: $primary; text-style: bold; }
        & > .rail--todo { color: $foreground; }
    }
    """

    rows: reactive[tuple[RailRow, ...]] = reactive(())
    end: reactive[str] = reactive("")
    """The last line, such as 'einde 15:30'; empty: none."""

    def __init__(
        self,
        rows: tuple[RailRow, ...] = (),
        end: str = "",
        *,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.set_reactive(Rail.rows, rows)
        self.set_reactive(Rail.end, end)

    def render(self) -> Content:
        width, height = self.size
        footed = bool(self.end) and height > 2
        shown = choose(self.rows, height - 2 if footed else height)
        lines = [self._line(row, width) for row in shown.rows]
        if shown.later and len(lines) < height:
            lines.append(plain(f"  … {shown.later}", ".rail--end"))
        if footed:
            lines += [Content("")] * (height - 1 - len(lines))
            lines.append(plain("  " + shorten(self.end, width - 2), ".rail--end"))
        return Content("\n").join(lines)

    def _line(self, row: RailRow, width: int) -> Content:
        minutes = "" if row.minutes is None else f" {row.minutes}′"
        if width < len(minutes) + 8:
            minutes = ""
        title = shorten(row.title, width - 2 - len(minutes))
        gap = " " * max(0, width - 2 - cell_len(title) - len(minutes))
        return plain(f"{MARKS[row.state]} {title}{gap}{minutes}", f".rail--{row.state}")
