"""A table of the meeting: where its rows are kept, and how it reads as one text for the wall."""

from collections.abc import Sequence
from dataclasses import replace

from dialoog.domain.matrix import Table, cell, rows_of, status_of, stays_here, table_of
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.programme import Step
from dialoog.domain.workform import Visibility
from dialoog.i18n import _
from dialoog.live.ids import new_id
from dialoog.live.reader import Reader
from dialoog.live.session import LiveSession

MARKS = "○●◆■▲"
"""A shape for each status by its place, with its word beside it."""


class Slate:
    """Rows that were filled in in confidence. They are in no file: when the meeting leaves the screen they are gone."""

    def __init__(self) -> None:
        self._rows: dict[str, Note] = {}

    @property
    def rows(self) -> tuple[Note, ...]:
        return tuple(self._rows.values())

    def put(self, row: Note) -> None:
        self._rows[row.id] = row

    def wipe(self, row: Note) -> None:
        self._rows.pop(row.id, None)

    def keep(self, live: LiveSession) -> None:
        """All of it goes on file after all."""
        for row in self.rows:
            live.renote(replace(row, visibility=Visibility.TEAM))
            self.wipe(row)


class Sheet:
    """The table of one phase with its rows, wherever those are kept: on file, or in confidence on the slate."""

    def __init__(self, live: LiveSession, step: Step, table: Table, slate: Slate, earlier: Sequence[Note] = ()) -> None:
        """`earlier` are rows of former meetings of the same series."""
        self.table = table
        self._live = live
        self._step = step
        self._slate = slate
        self._earlier = tuple(note.id for note in earlier if not table.part)

    @property
    def rows(self) -> tuple[Note, ...]:
        """As they stand on the wall."""
        return rows_of(self.table, (*self._kept, *self._slate.rows))

    @property
    def _kept(self) -> tuple[Note, ...]:
        here = self._live.notes(NoteKind.ROW)
        known = {note.id for note in here}
        before = (self._live.ledger.get(Note, id) for id in self._earlier if id not in known)
        return (*(note for note in before if note is not None), *here)

    @property
    def kept(self) -> bool:
        """Whether what is filled in now goes on file: always, unless it is told in confidence. There the group decides,
        and once it did, what follows is kept as well."""
        return not stays_here(self._step) or any(
            self.table.holds(note) and note.step.partition(".")[0] == str(self._step.part) for note in self._kept
        )

    def put(self, row: Note) -> Note:
        """Write a row down. One without an id is new."""
        if not row.id:
            now, live = self._live.now, self._live
            row = replace(row, id=new_id(now), session=live.record.id, step=self._step.id, at=now)
            row = replace(row, series=live.programme.series)
        if self.kept:
            return self._live.renote(row)
        self._slate.put(row)
        return row

    def wipe(self, row: Note) -> None:
        """Take a row back for good."""
        if row.id in {one.id for one in self._slate.rows}:
            self._slate.wipe(row)
        elif row.id:
            self._live.withdraw(row)

    def keep(self) -> None:
        """The group wants it on file after all."""
        for row in self._slate.rows:
            if self.table.holds(row):
                self._live.renote(replace(row, visibility=Visibility.TEAM))
                self._slate.wipe(row)


def sheet(live: LiveSession, slate: Slate, earlier: Sequence[Note] = ()) -> Sheet | None:
    """The table of the phase the room is in; None where that has none."""
    step = live.state.step
    table = table_of(step, live.state.steps) if step else None
    return Sheet(live, step, table, slate, earlier) if step and table else None


def earlier_rows(room: Reader, live: LiveSession) -> tuple[Note, ...]:
    """Rows that former meetings of this series filled in. Those meetings are read from file: not for every look."""
    series = live.programme.series
    if series is None:
        return ()
    former = (one for one in room.sessions(live.record.team) if one.programme.series == series)
    return tuple(
        note
        for session in former
        if session.id != live.record.id
        for note in room.notes(session.id)
        if note.kind is NoteKind.ROW
    )


def matrix_text(table: Table, rows: Sequence[Note]) -> str:
    """The rows that say something, a paragraph each, with what stands in each column; empty while there are none."""
    return "\n\n".join(text for row in rows if row.id and (text := _paragraph(table, row)))


def _paragraph(table: Table, row: Note) -> str:
    lines = [
        f"{name}: {text}" if name and place else text
        for place, name in enumerate(table.columns)
        if (text := cell(row, place))
    ]
    marks = (status_words(table, row) if table.statuses else "", score_words(table, row))
    return "\n".join(filter(None, (*lines, " · ".join(filter(None, marks)))))


def status_words(table: Table, row: Note) -> str:
    """A row's status with its mark."""
    status = status_of(table, row)
    place = table.statuses.index(status) if status in table.statuses else len(MARKS) - 1
    return f"{MARKS[place % len(MARKS)]} {status}"


def score_words(table: Table, row: Note) -> str:
    """A row's score on its scale; empty without one."""
    return _("{score} of {scale}").format(score=row.score, scale=table.scale) if table.scale and row.score else ""
