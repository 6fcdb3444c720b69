"""Notes under headings, in columns on the wall: nothing scrolls, what does not fit is on the next page."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from dialoog.tui.safe import plain
from dialoog.tui.widgets.lines import filled, lines_of

BROAD = 46
"""Widest column, in cells: a short note reads best at about the length of a newspaper line."""
NARROW = 34
"""Narrowest column where there is more than one, in cells: four or five Dutch words."""
_GAP = 4
_MARK = 2
"""Cells before a note for its dot, or the sign that it is the chosen one."""


@dataclass(frozen=True, slots=True)
class Item:
    """One note."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Block:
    """A heading with its notes. `heading` may be empty, `more` stands above what goes on in another column."""

    heading: str
    items: tuple[Item, ...]
    more: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a column: of a note (its first line has the dot), of a heading, or air (neither)."""

    text: str = ""
    note: str = ""
    first: bool = False


Column = tuple[Line, ...]
BoardPage = tuple[Column, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """The pages, and the width of each of their columns."""

    pages: tuple[BoardPage, ...]
    width: int

    def place(self, note: str) -> tuple[int, int, int] | None:
        """Page, column and line where a note begins."""
        for page, columns in enumerate(self.pages):
            for column, lines in enumerate(columns):
                for at, line in enumerate(lines):
                    if line.first and line.note == note:
                        return page, column, at
        return None


@lru_cache(maxsize=16)
def lay_out(blocks: tuple[Block, ...], width: int, height: int) -> Laid:
    """All notes on as few pages as can be: on one page with air between the notes, else closer, else on more pages.
    On one page its columns are about equally long.

    A heading has a column of its own where the room has that many. A note is never parted over two columns, unless it
    is longer than a column.
    """
    height = max(height, 2)
    most = max(1, (width + _GAP) // (NARROW + _GAP))
    least = min(most, max(1, len(blocks)))
    for airy in (True, False):
        for count in range(least, most + 1):
            if len(_in_columns(blocks, width, height, count, airy).pages) == 1:
                even = (_in_columns(blocks, width, lower, count, airy) for lower in range(2, height + 1))
                return next(laid for laid in even if len(laid.pages) == 1)
    return _in_columns(blocks, width, height, most, airy=False)


def _in_columns(blocks: tuple[Block, ...], width: int, height: int, count: int, airy: bool) -> Laid:
    wide = max(4, min(BROAD, (width - _GAP * (count - 1)) // count) if count > 1 else min(BROAD + 14, width))
    columns: list[list[Line]] = []
    own = len(blocks) <= count
    for block in blocks:
        pieces = _pieces(block, wide, height, airy)
        whole = sum(map(len, pieces)) + (len(pieces) if airy else 1)
        room = height - len(columns[-1]) if columns else 0
        if own or whole > room:
            columns.append([])
        for at, piece in enumerate(pieces):
            air = [Line()] if columns[-1] and (airy or not at) else []
            if len(columns[-1]) + len(air) + len(piece) <= height:
                columns[-1] += [*air, *piece]
            else:
                above = _heading(block.more, wide)
                columns.append([*above, *piece] if len(above) + len(piece) <= height else piece)
    pages = tuple(tuple(map(tuple, columns[at : at + count])) for at in range(0, len(columns), count))
    return Laid(pages or ((),), wide)


def _pieces(block: Block, width: int, height: int, airy: bool) -> list[list[Line]]:
    """What must stay together: the heading with its first note, then every note."""
    pieces: list[list[Line]] = []
    above = _heading(block.heading, width)
    if above and airy and block.items:
        above.append(Line())
    for item in block.items:
        lines = lines_of(item.text, width - _MARK)
        note = [Line(line, item.id, first=not at) for at, line in enumerate(lines)]
        pieces += _parted([*above, *note], height)
        above = []
    return pieces or [above]


def _parted(lines: list[Line], height: int) -> Iterator[list[Line]]:
    for at in range(0, len(lines), height):
        yield lines[at : at + height]


def _heading(text: str, width: int) -> list[Line]:
    return [Line(line) for line in lines_of(text, width)] if text else []


class Board(Widget):
    """Shows blocks; `chosen` is the note one acts on, `latest` the one that has to be in sight when none is chosen."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"board--heading", "board--mark", "board--chosen"}
    DEFAULT_CSS = """
    Board {
        width: 1fr;
        height: 1fr;
        content-align: center top;
        text-wrap: nowrap;
        text-overflow: clip;
        color: $foreground;
        & > .board--heading { color: $primary; text-style: bold; }
        & > .board--mark { color: $text-muted; }
        & > .board--chosen { background: $primary; color: $background; text-style: bold; }
    }
    """

    blocks: reactive[tuple[Block, ...]] = reactive(())
    chosen: reactive[str] = reactive("")
    latest: reactive[str] = reactive("")

    @property
    def laid(self) -> Laid:
        return lay_out(self.blocks, *self.size)

    @property
    def page(self) -> int:
        """The page in sight, from 1."""
        place = self.laid.place(self.chosen or self.latest)
        return place[0] + 1 if place else 1

    @property
    def pages(self) -> int:
        return len(self.laid.pages)

    @property
    def notes(self) -> tuple[str, ...]:
        """The notes as one reads them."""
        return tuple(item.id for block in self.blocks for item in block.items)

    def step(self, by: int) -> str:
        """The note so many further on, or the one that is chosen where there is none."""
        notes = self.notes
        if self.chosen not in notes:
            return notes[-1] if notes else ""
        return notes[min(max(notes.index(self.chosen) + by, 0), len(notes) - 1)]

    def aside(self, by: int) -> str:
        """The note beside the chosen one, in the column at the left (-1) or the right (1), also on another page."""
        place = self.laid.place(self.chosen)
        if place is None:
            return self.step(0)
        columns = [column for page in self.laid.pages for column in page]
        mine = sum(len(page) for page in self.laid.pages[: place[0]]) + place[1]
        onward = columns[mine + 1 :] if by > 0 else columns[:mine][::-1]
        for column in onward:
            found = [(abs(at - place[2]), line.note) for at, line in enumerate(column) if line.first]
            if found:
                return min(found, key=lambda one: one[0])[1]
        return self.chosen

    def turn(self, by: int) -> str:
        """The first note of the page before or after this one; the one that is chosen where there is none."""
        pages = self.laid.pages
        at = self.page - 1 + by
        if not 0 <= at < len(pages):
            return self.chosen or self.step(0)
        return next((line.note for column in pages[at] for line in column if line.first), self.chosen)

    def render(self) -> Content:
        laid = self.laid
        columns = laid.pages[self.page - 1]
        rows = max(map(len, columns), default=0)
        gap = Content(" " * _GAP)
        return Content("\n").join(
            gap.join([self._cells(column[at] if at < len(column) else Line(), laid.width) for column in columns])
            for at in range(rows)
        )

    def _cells(self, line: Line, width: int) -> Content:
        if not line.note:
            return plain(filled(line.text, width), ".board--heading")
        words = filled(line.text, width - _MARK)
        if line.note == self.chosen:
            return plain(("▸ " if line.first else "  ") + words, ".board--chosen")
        return plain("· " if line.first else "  ", ".board--mark") + plain(words, "bold")
