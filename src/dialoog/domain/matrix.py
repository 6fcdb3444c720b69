"""A table the group fills in: what its columns are, and which rows it has."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from .note import Note, NoteKind
from .programme import Step
from .workform import Phase, Tool


@dataclass(frozen=True, slots=True)
class Table:
    """What a form says about a table. Rows are notes of the kind ROW with its name."""

    name: str
    columns: tuple[str, ...]
    """What stands above them. The first is that of the row's own text; empty where that speaks for itself, which is so
    when the rows are cards."""
    fixed: tuple[str, ...] = ()
    """Texts of the rows that are there from the start."""
    statuses: tuple[str, ...] = ()
    scale: int = 0
    """The highest score a row may have, from 1; 0: no scores."""
    part: int = 0
    """Of a table without a name of its own: the part of the programme it is in. 0: every part, and later meetings."""

    def holds(self, note: Note) -> bool:
        """Whether this note is a row of this table."""
        if note.kind is not NoteKind.ROW or note.name != self.name:
            return False
        return not self.part or note.step.startswith(f"{self.part}.")


def table_of(step: Step, steps: Sequence[Step] = ()) -> Table | None:
    """The table of a phase; None for a phase without one.

    Phases with the same `table=` work on the same rows, so where one of `steps` has its cards for rows (`fixed`),
    another one of that name has those rows too, and no heading above them.
    """
    phase = step.phase
    if phase.tool is not Tool.MATRIX:
        return None
    shared = phase.option("table")
    mates = [one.phase for one in steps if shared and one.phase.option("table") == shared]
    cards = next((one.cards for one in (phase, *mates) if one.tool is Tool.MATRIX and one.flag("fixed")), ())
    columns = phase.listed("columns")
    return Table(
        name=shared or phase.title,
        columns=("", *columns) if cards or not columns else columns,
        fixed=cards,
        statuses=phase.listed("status"),
        scale=_scale(phase),
        part=0 if shared else step.part,
    )


def _scale(phase: Phase) -> int:
    """0 for what is no number from 1 to 9: a meeting on file may hold options of a later version."""
    written = phase.option("scale")
    return int(written) if len(written) == 1 and written in "123456789" else 0


def stays_here(step: Step) -> bool:
    """Whether what is filled in here was told in confidence: on the wall, and on file only if the group says so."""
    return step.in_confidence or any(capture.visibility.narrow for capture in step.phase.captures)


def rows_of(table: Table, notes: Iterable[Note]) -> tuple[Note, ...]:
    """The rows as they stand on the wall: the fixed ones in the order of the cards, then the others as they were made.

    A fixed row that nobody filled in yet is a note without an id. Every row has a cell for every column.
    """
    found = [_shaped(table, note) for note in notes if table.holds(note)]
    fixed = []
    for text in table.fixed:
        row = next((note for note in found if note.text == text.strip()), None)
        if row is not None:
            found.remove(row)
        fixed.append(row or blank(table, text.strip()))
    return (*fixed, *found)


def blank(table: Table, text: str = "") -> Note:
    """A row that is not kept yet."""
    return _shaped(table, Note("", "", NoteKind.ROW, text, "", 0.0, table.name))


def _shaped(table: Table, note: Note) -> Note:
    missing = len(table.columns) - 1 - len(note.cells)
    return replace(note, cells=note.cells + ("",) * missing) if missing > 0 else note


def cell(row: Note, column: int) -> str:
    """What stands in a column, counted from 0."""
    return row.text if column == 0 else row.cells[column - 1]


def written(row: Note, column: int, text: str) -> Note:
    """The row with other words in one column."""
    if column == 0:
        return replace(row, text=text)
    return replace(row, cells=(*row.cells[: column - 1], text, *row.cells[column:]))


def status_of(table: Table, row: Note) -> str:
    """The row's status; one that was given none has the first. Empty in a table without statuses."""
    return row.status or (table.statuses[0] if table.statuses else "")


def with_next_status(table: Table, row: Note) -> Note:
    """The row with the status after its own, round and round."""
    if not table.statuses:
        return row
    now = status_of(table, row)
    place = table.statuses.index(now) + 1 if now in table.statuses else 0
    return replace(row, status=table.statuses[place % len(table.statuses)])


def scored(table: Table, row: Note, score: int) -> Note:
    """The row with this score, 0 for none. Raises ValueError for one that is not on the scale."""
    if not 0 <= score <= table.scale:
        raise ValueError(score)
    return replace(row, score=score or None)


def unfounded(row: Note) -> bool:
    """Whether it has a score and nothing that shows why, in a table with room for that. To be pointed out, no more."""
    return row.score is not None and bool(row.cells) and not any(text.strip() for text in row.cells)


def by_status(table: Table, rows: Iterable[Note]) -> tuple[tuple[str, tuple[Note, ...]], ...]:
    """The rows by their status, such as hypotheses: first what the table knows, also where no row has it, then words
    an earlier form may have known."""
    found: dict[str, list[Note]] = {status: [] for status in table.statuses}
    for row in rows:
        found.setdefault(status_of(table, row), []).append(row)
    return tuple((status, tuple(group)) for status, group in found.items())
