"""A list to choose from, with the arrows and Enter or the mouse: large and calm where there is room for that."""

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from dialoog.tui.safe import plain, shorten


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to choose. `lead` stands before the title, in a column of its own; a row without `id` is a
    heading or, without a title, a gap."""

    id: str
    title: str
    detail: str = ""
    lead: str = ""
    off: bool = False
    """Shown, but not to be chosen now."""


class Rows(OptionList):
    """Rows of one line or, with `detailed`, of two. Each line is cut to the width it has, so rows keep their height."""

    DEFAULT_CSS = """
    Rows, Rows:focus {
        height: 1fr;
        border: none;
        padding: 0;
        background: transparent;
        background-tint: transparent;
        & > .option-list--option { padding: 0 2; }
        & > .option-list--option-hover { background: $surface; }
        & > .option-list--option-disabled { color: $text-muted; }
        & > .option-list--option-highlighted { background: $surface; color: $foreground; text-style: none; }
    }
    Rows:focus > .option-list--option-highlighted { background: $panel; color: $foreground; text-style: bold; }
    """

    def __init__(self, *, detailed: bool = True, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._rows: tuple[Row, ...] = ()
        self._detailed = detailed

    @property
    def detailed(self) -> bool:
        """Whether the details stand beneath the titles."""
        return self._detailed

    @detailed.setter
    def detailed(self, detailed: bool) -> None:
        if detailed != self._detailed:
            self._detailed = detailed
            self._draw()

    @property
    def rows(self) -> tuple[Row, ...]:
        """What is in the list."""
        return self._rows

    @property
    def chosen(self) -> Row | None:
        """The row the cursor is on."""
        return self._rows[self.highlighted] if self._rows and self.highlighted is not None else None

    def fill(self, rows: Sequence[Row], go_to: str | None = None) -> None:
        """Show these rows; the cursor stays on the row it was on, unless it should go to another one."""
        if self._rows == tuple(rows) and go_to is None:
            return
        before, place = go_to or (self.chosen.id if self.chosen else None), self.highlighted or 0
        self._rows = tuple(rows)
        self._draw()
        ids = [row.id for row in self._rows]
        if before in ids:
            self.highlighted = ids.index(before)
        else:
            free = [at for at, row in enumerate(self._rows) if row.id and not row.off]
            self.highlighted = min(free, key=lambda at: abs(at - place), default=None)

    def on_resize(self) -> None:
        self._draw()

    def _draw(self) -> None:
        place = self.highlighted
        width = self.size.width - 5
        lead = max((cell_len(row.lead) for row in self._rows), default=0)
        self.set_options(
            Option(self._prompt(row, lead, width), id=row.id or None, disabled=row.off or not row.id)
            for row in self._rows
        )
        self.highlighted = place if place is not None and place < len(self._rows) else None

    def _prompt(self, row: Row, lead: int, width: int) -> Content:
        if not row.id:
            return plain(shorten(row.title, width), "$text-muted")
        before = " " * (lead - cell_len(row.lead)) + row.lead + "  " if lead else ""
        title = plain(before, "not bold $text-muted") + plain(shorten(row.title, width - cell_len(before)))
        if not (self._detailed and row.detail):
            return title
        indent = " " * cell_len(before)
        return title + plain(f"\n{indent}{shorten(row.detail, width - len(indent))}", "not bold $text-muted")
