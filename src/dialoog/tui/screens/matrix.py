"""A table on the wall that the group fills in together, cell by cell."""

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widgets import Input, Static

from dialoog.domain import matrix
from dialoog.domain.note import Note
from dialoog.i18n import N_, _
from dialoog.live.session import LiveSession
from dialoog.text import line

from ..dialogs.choice import Answer, Choice
from ..keys import Act, bindings
from ..safe import plain
from ..stage.tabling import Slate, sheet, status_words
from ..widgets.grid import Grid, Heading, Row
from ..widgets.key_bar import Hint
from ..widgets.status_line import TopLine
from .noting import Noting

_CURSOR = "▏"


class Filling(Noting):
    """Arrows walk the cells. What is typed stands in its cell at once, so that all can read along."""

    DEFAULT_CSS = """
    Filling {
        & > #remark { width: 1fr; height: 1; text-align: center; color: $text-muted; text-wrap: nowrap; }
        & > #writing { display: none; }
        &.-typing > #writing { display: block; }
        &.-typing > #remark { display: none; }
    }
    """
    ACTS: ClassVar[tuple[Act, ...]] = (
        Act("enter", "write", N_("write"), N_("Write in this cell; Enter again keeps it, Tab goes on to the next."),
            "matrix.write", 9),
        Act("n", "new_row", N_("new row"), N_("One more row."), "matrix.new", 7, N_("new")),
        Act("s", "status", N_("next status"), N_("Give this row the next status."), "matrix.status", 6, N_("status")),
        Act("1", "score(1)", N_("score"), N_("A digit gives this row that score."), "matrix.score", 6),
        Act("0", "score(0)", N_("no score"), N_("Take the score away."), "matrix.no-score"),
        Act("up", "walk('up')", N_("up"), N_("The cell above."), "matrix.up"),
        Act("down", "walk('down')", N_("down"), N_("The cell below."), "matrix.down"),
        Act("left", "walk('left')", N_("left"), N_("The cell at the left; on a card the row before."), "matrix.left"),
        Act("right", "walk('right')", N_("right"), N_("The cell at the right; on a card the next row."),
            "matrix.right"),
        Act("pageup", "turn(-1)", N_("page"), N_("The page before."), "matrix.page-up"),
        Act("pagedown", "turn(1)", N_("page"), N_("The next page."), "matrix.page-down"),
        Act("k", "keep", N_("keep on file"), N_("Keep this table on file, when everyone agrees to that."),
            "matrix.keep", 3),
        Act("delete,backspace", "take_back", N_("take back"), N_("Take this row back for good. Asks first."),
            "matrix.delete", 2),
        Act("u", "undo", N_("undo"), N_("Undo the last change here. Rows stay."), "matrix.undo", 2),
        Act("tab", "write_on", N_("next"), N_("Keep what was typed and write in the next cell."), "matrix.next", 6),
        Act("escape", "leave", N_("back"), N_("Leave the cell as it was; then back to the meeting."),
            "matrix.back", 8),
    )  # fmt: skip
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ACTS),
        *(Binding(str(number), f"score({number})", show=False) for number in range(2, 10)),
    ]

    def __init__(self, live: LiveSession, slate: Slate, earlier: Sequence[Note] = ()) -> None:
        """For the phase the room is in, which has a table; raises ValueError where it has none."""
        super().__init__(live)
        found = sheet(live, slate, earlier)
        if found is None:
            raise ValueError(live.state.current)
        self._sheet = found
        self._table = found.table
        self._writing = False
        self._new = False
        """Whether the row that is written in is not there yet."""

    @property
    def typing(self) -> bool:
        return self._writing

    def hint(self, act: Act) -> Hint:
        keeps = act.id == "matrix.write" and self.typing
        return replace(act.hint(), what=_("write down")) if keeps else act.hint()

    def everything(self) -> ComposeResult:
        yield Grid(id="all")
        yield Static(id="remark")

    # what is on the wall

    @property
    def grid(self) -> Grid:
        return self.query_one(Grid)

    @property
    def chosen(self) -> Note | None:
        """The row the cursor is in."""
        rows = self.notes()
        return rows[self.grid.at[0]] if self.grid.at[0] < len(rows) else None

    def notes(self) -> tuple[Note, ...]:
        rows = self._sheet.rows
        return (*rows, matrix.blank(self._table)) if self._new else rows

    @property
    def _columns(self) -> int:
        """How many columns hold words; behind them stand status and score."""
        return len(self._table.columns)

    def show(self) -> None:
        if not self.is_mounted:
            return
        table, grid, rows = self._table, self.grid, self.notes()
        row, column = grid.at
        grid.headings = (
            *(Heading(name) for name in table.columns),
            *([Heading(_("status"), words=False)] if table.statuses else []),
            *([Heading(_("score"), words=False)] if table.scale else []),
        )
        grid.at = (min(row, max(len(rows) - 1, 0)), min(column, len(grid.headings) - 1))
        grid.rows = tuple(self._cells(place, note) for place, note in enumerate(rows))
        self.query_one("#remark", Static).update(plain(self._remark(rows)))
        self.put_up(grid.rows[grid.at[0]][grid.at[1]] if rows else "")

    def _cells(self, place: int, row: Note) -> Row:
        table = self._table
        words = [matrix.cell(row, column) for column in range(self._columns)]
        if self.typing and place == self.grid.at[0]:
            words[self.grid.at[1]] = line(self.field.value) + _CURSOR
        if table.statuses:
            words.append(status_words(table, row))
        if table.scale:
            words.append(f"{row.score or '–'}{' ?' if matrix.unfounded(row) else ''}")
        return tuple(words)

    def _remark(self, rows: Sequence[Note]) -> str:
        """What needs saying now, in few words."""
        row = self.chosen
        if not rows:
            return _("No rows yet. 'n' for the first.")
        if row is not None and matrix.unfounded(row):
            return _("What did you see that goes with this score?")
        if not self._sheet.kept:
            return _("Stays in this room: it is not kept")
        counts = matrix.by_status(self._table, rows) if self._table.statuses else ()
        return "   ".join(f"{status} {len(group)}" for status, group in counts)

    def refresh_top(self) -> None:
        super().refresh_top()
        top = self.query_one("#top", TopLine)
        step = self.live.state.step
        top.left = step.phase.title if step else self._table.name
        if not self._sheet.kept and not top.trouble:
            top.right = _("in confidence")

    def place(self) -> str:
        grid, count = self.grid, len(self.notes())
        if grid.card and count:
            return _("row {number}/{count}").format(number=grid.at[0] + 1, count=count)
        return _("page {number}/{count}").format(number=grid.page, count=grid.pages) if grid.pages > 1 else ""

    # walking

    def action_walk(self, way: str) -> None:
        row, column = self.grid.at
        rows, columns = len(self.notes()), len(self.grid.headings)
        down, right = {"up": (-1, 0), "down": (1, 0), "left": (0, -1), "right": (0, 1)}[way]
        if self.grid.card:
            place = row * columns + column + down
            row, column = divmod(min(max(place, 0), max(rows * columns - 1, 0)), columns)
            row, down, right = min(max(row + right, 0), max(rows - 1, 0)), 0, 0
        self.grid.at = (min(max(row + down, 0), max(rows - 1, 0)), min(max(column + right, 0), columns - 1))
        self.show()

    def action_turn(self, by: int) -> None:
        self.grid.turn(by)
        self.refresh_top()

    # writing

    def action_write(self) -> None:
        """Write in the chosen cell. Where nothing is to be written: beside the text of a fixed row, else a status.
        While typing Enter is for the line, also when its hint is clicked."""
        row, (place, column) = self.chosen, self.grid.at
        if self.typing:
            self._keep_cell()
        elif row is None:
            self.action_new_row()
        elif column >= self._columns:
            self.action_status()
        else:
            if column == 0 and place < len(self._table.fixed):
                column = 1
                self.grid.at = (place, column)
            self._begin(matrix.cell(row, column))

    def action_new_row(self) -> None:
        if not self._table.fixed:
            self._new = True
            self.grid.at = (len(self.notes()) - 1, 0)
            self._begin("")

    def _begin(self, text: str) -> None:
        self._writing = True
        with self.prevent(Input.Changed):
            self.field.value = line(text)
        self.field.cursor_position = len(self.field.value)
        self.show()
        self.field.focus()

    @on(Input.Changed, "#line")
    def _typed(self) -> None:
        if self.typing:
            self.show()

    @on(Input.Submitted, "#line")
    def _keep_cell(self) -> None:
        self._write_down()
        self._stop()

    def _write_down(self) -> None:
        """Keep what is in the line. A row needs a word to be one; other cells may become empty again."""
        row, column, words = self.chosen, self.grid.at[1], line(self.field.value)
        fresh, self._new = self._new, False
        if row is None or (column == 0 and not words):
            return
        row = matrix.written(row, column, words)
        if fresh:
            self.put(row)
        else:
            self.change(row)

    def _stop(self) -> None:
        self._writing = self._new = False
        self.set_focus(None)
        self.show()

    def action_write_on(self) -> None:
        """Keep this cell and write in the next one that holds words, as long as the row goes on."""
        self._write_down()
        (row, column), chosen = self.grid.at, self.chosen
        if chosen is None or not matrix.cell(chosen, 0):
            self._stop()
        elif column + 1 >= self._columns:
            self._stop()
            if row + 1 < len(self.notes()):
                self.grid.at = (row + 1, 0)
                self._begin(matrix.cell(self.notes()[row + 1], 0))
            else:
                self.action_new_row()
        else:
            self.grid.at = (row, column + 1)
            self._begin(matrix.cell(chosen, column + 1))

    def action_leave(self) -> None:
        if self.typing:
            self._stop()
        else:
            self.dismiss(None)

    def put_down(self) -> None:
        if self.typing:
            self._keep_cell()

    # status, score, rows

    def put(self, note: Note) -> None:
        self._sheet.put(note)
        self.show()

    def change(self, *notes: Note) -> None:
        """A fixed row becomes a note when it is first filled in; undoing that makes it empty again."""
        placed = []
        for note in notes:
            if not note.id:
                empty = self._sheet.put(matrix.blank(self._table, note.text))
                note = replace(note, id=empty.id, session=empty.session, step=empty.step, at=empty.at)
            placed.append(note)
        super().change(*placed)

    def wipe(self, note: Note) -> None:
        self._sheet.wipe(note)

    def came_back(self, note: Note) -> None:
        ids = [one.id for one in self.notes()]
        self.grid.at = (ids.index(note.id), self.grid.at[1])
        self.show()

    def action_status(self) -> None:
        if (row := self.chosen) is not None and self._table.statuses:
            self.change(matrix.with_next_status(self._table, row))

    def action_score(self, score: int) -> None:
        if (row := self.chosen) is not None and score <= self._table.scale:
            self.change(matrix.scored(self._table, row, score))

    def action_take_back(self) -> None:
        row = self.chosen
        if row is not None and row.id:
            self.ask_to_wipe(row, " · ".join(filter(None, (row.text, *row.cells))))

    @work(exclusive=True, group="ask")
    async def action_keep(self) -> None:
        """What was told in confidence goes on file only when everyone it is about says yes."""
        sure = await self.app.push_screen_wait(
            Choice(
                _("Keep this table?"),
                _("Now it is gone when the meeting ends. Kept, it is in the file of this meeting."),
                [Answer(_("Leave it in this room"), False), Answer(_("Everyone agrees: keep it"), True)],
            )
        )
        if sure:
            self._sheet.keep()
            self.show()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.is_mounted:
            return super().check_action(action, parameters)
        row = self.chosen
        match action:
            case "write_on":
                return self.typing
            case "walk" | "turn" | "undo" | "new_row" if self.typing:
                return False
            case "new_row":
                return not self._table.fixed
            case "status":
                return bool(self._table.statuses) and row is not None and not self.typing
            case "score":
                return bool(self._table.scale) and row is not None and not self.typing
            case "take_back":
                return row is not None and bool(row.id) and not self.typing
            case "keep":
                return not self._sheet.kept and any(one.id for one in self.notes()) and not self.typing
        return super().check_action(action, parameters)
