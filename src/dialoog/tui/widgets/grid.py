"""A table on the wall: columns where there is room for them, else one row at a time as a card. Nothing scrolls."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import ClassVar

from rich.cells import cell_len
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from dialoog.tui.safe import plain
from dialoog.tui.widgets.lines import filled, lines_of

BROAD, USUAL, NARROW = 46, 24, 14
"""Cells of a column with words: at most, while there is little in it, and at least."""
_GAP = 3
_MARK = 2
"""Cells at the left for the sign of the chosen row or field."""

Row = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column. One with `words` may be narrow and wraps; another is as wide as what stands in it."""

    name: str
    words: bool = True


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one line: of a cell, given by row and column, or of what is no cell (row -1)."""

    text: str
    row: int = -1
    column: int = -1


Line = tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Laid:
    """The pages as lines; `card`: each shows one row, or a part of one."""

    pages: tuple[tuple[Line, ...], ...]
    card: bool

    def page_of(self, row: int, column: int) -> int:
        """Where a cell begins, from 0."""
        for number, lines in enumerate(self.pages):
            if any(part.row == row and part.column == column for line in lines for part in line):
                return number
        return 0


@lru_cache(maxsize=16)
def lay_out(headings: tuple[Heading, ...], rows: tuple[Row, ...], width: int, height: int) -> Laid:
    """The table as pages of at most `height` lines. As cards where its columns would be too narrow to read, or where
    one row would take more than a page."""
    widths = _widths(headings, rows, width - _MARK)
    if widths is not None:
        blocks = [_row(row, at, widths) for at, row in enumerate(rows)]
        if all(len(block) <= height - 2 for block in blocks):
            return Laid(tuple(_table(headings, blocks, widths, height)), card=False)
    return Laid(
        tuple(page for at, row in enumerate(rows) for page in _card(headings, row, at, width, height)), card=True
    )


def _widths(headings: Sequence[Heading], rows: Sequence[Row], width: int) -> list[int] | None:
    """What each column gets; None when there is too little."""
    natural, least = [], []
    for column, heading in enumerate(headings):
        longest = max(cell_len(text) for text in (heading.name, *(row[column] for row in rows)))
        natural.append(min(BROAD, max(USUAL, longest)) if heading.words else max(longest, 1))
        least.append(NARROW if heading.words else natural[-1])
    spare = width - _GAP * (len(headings) - 1) - sum(least)
    if spare < 0:
        return None
    wanted = sum(natural) - sum(least)
    share = min(1.0, spare / wanted) if wanted else 0.0
    return [low + int((high - low) * share) for low, high in zip(least, natural, strict=True)]


def _row(row: Row, at: int, widths: Sequence[int]) -> list[Line]:
    cells = [lines_of(text, width) for text, width in zip(row, widths, strict=True)]
    return [
        tuple(
            Part(filled(cell[number] if number < len(cell) else "", width), at, column)
            for column, (cell, width) in enumerate(zip(cells, widths, strict=True))
        )
        for number in range(max(map(len, cells)))
    ]


def _table(
    headings: Sequence[Heading], blocks: Sequence[list[Line]], widths: Sequence[int], height: int
) -> Iterator[tuple[Line, ...]]:
    """The headings stand above every page; between two rows is a line where that costs no page."""
    names = [lines_of(heading.name, width)[0] for heading, width in zip(headings, widths, strict=True)]
    above: list[Line] = [tuple(Part(filled(name, width)) for name, width in zip(names, widths, strict=True))]
    rule: Line = (Part("─" * (sum(widths) + _GAP * (len(widths) - 1))),)
    airy = _shared(blocks, height - 2, 1)
    close = _shared(blocks, height - 2, 0)
    between = [rule] if len(airy) == len(close) else []
    for group in airy if between else close:
        lines = [*above, rule]
        for at, block in enumerate(group):
            lines += [*(between if at else []), *block]
        yield tuple(lines)


def _shared(blocks: Sequence[list[Line]], height: int, air: int) -> list[list[list[Line]]]:
    pages: list[list[list[Line]]] = [[]]
    taken = 0
    for block in blocks:
        if pages[-1] and taken + air + len(block) > height:
            pages.append([])
        taken = len(block) + (taken + air if pages[-1] else 0)
        pages[-1].append(block)
    return pages


def _card(headings: Sequence[Heading], row: Row, at: int, width: int, height: int) -> Iterator[tuple[Line, ...]]:
    """One row: what stands in each column below its name, or behind it where that saves a page."""
    for beside in (False, True):
        fields = [list(_field(heading, row[c], at, c, width, beside)) for c, heading in enumerate(headings)]
        pages = _shared(fields, max(height, 1), 0)
        if len(pages) == 1:
            break
    for page in pages:
        lines = [line for field in page for line in field]
        for start in range(0, len(lines), max(height, 1)):
            yield tuple(lines[start : start + max(height, 1)])


def _field(heading: Heading, text: str, at: int, column: int, width: int, beside: bool) -> Iterator[Line]:
    wide = max(2, width - _MARK)
    if heading.name and heading.words and not beside:
        yield (Part(lines_of(heading.name, wide)[0]),)
    elif heading.name:
        text = f"{heading.name}: {text}"
    for line in lines_of(text, wide):
        yield (Part(filled(line, wide), at, column),)


class Grid(Widget):
    """Shows rows; `at` is the cell one acts on, by row and column from 0. `turned` pages away from it are in sight."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"grid--heading", "grid--rule", "grid--now", "grid--row"}
    DEFAULT_CSS = """
    Grid {
        width: 1fr;
        height: 1fr;
        content-align: center top;
        text-wrap: nowrap;
        text-overflow: clip;
        color: $foreground;
        & > .grid--heading { color: $primary; text-style: bold; }
        & > .grid--rule { color: $panel; }
        & > .grid--row { color: $primary; }
        & > .grid--now { background: $primary; color: $background; text-style: bold; }
    }
    """

    headings: reactive[tuple[Heading, ...]] = reactive(())
    rows: reactive[tuple[Row, ...]] = reactive(())
    at: reactive[tuple[int, int]] = reactive((0, 0))
    turned: reactive[int] = reactive(0)

    @property
    def laid(self) -> Laid:
        return lay_out(self.headings, self.rows, *self.size)

    @property
    def card(self) -> bool:
        """Whether one row is in sight, with its columns below each other."""
        return self.laid.card

    @property
    def page(self) -> int:
        """The page in sight, from 1."""
        return min(max(self.laid.page_of(*self.at) + self.turned, 0), max(self.pages - 1, 0)) + 1

    @property
    def pages(self) -> int:
        return len(self.laid.pages)

    def watch_at(self) -> None:
        self.turned = 0

    def turn(self, by: int) -> None:
        """Look at another page; the chosen cell stays."""
        if 1 <= self.page + by <= self.pages:
            self.turned += by

    def render(self) -> Content:
        laid = self.laid
        if not laid.pages:
            return Content()
        lines = laid.pages[self.page - 1]
        begun: set[tuple[int, int]] = set()
        return Content("\n").join([self._line(line, laid.card, begun) for line in lines])

    def _line(self, line: Line, card: bool, begun: set[tuple[int, int]]) -> Content:
        parts = [self._part(part) for part in line]
        mark = "  "
        for part in line:
            here = (part.row, part.column) == self.at if card else part.row == self.at[0]
            key = (part.row, part.column if card else -1)
            if here and key not in begun:
                mark = "▸ "
                begun.add(key)
        return plain(mark, ".grid--row") + Content(" " * _GAP).join(parts)

    def _part(self, part: Part) -> Content:
        if part.row < 0:
            return plain(part.text, ".grid--rule" if part.text.startswith("─") else ".grid--heading")
        if (part.row, part.column) == self.at:
            return plain(part.text, ".grid--now")
        return plain(part.text, "bold")
