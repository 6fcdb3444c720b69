"""What meetings led to, in the order people ask for it: what we found, what we still ask, what we agreed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .agreement import Agreement
from .matrix import Table, rows_of, table_of
from .note import Note, NoteKind
from .programme import Step

ANSWERS = (NoteKind.INSIGHT, NoteKind.CAPTURE, NoteKind.IDEA)
Rows = tuple[Table, tuple[Note, ...]]
"""A table with its rows."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The findings of one or more meetings. What was parked and a debrief are none: they belong to that day."""

    tables: tuple[Rows, ...] = ()
    """Tables of which rows were kept; what was rejected stays in them as such."""
    answers: tuple[Note, ...] = ()
    """Insights, what came up, and what was answered to questions of the form."""
    questions: tuple[Note, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    """Those that are open first."""

    def __bool__(self) -> bool:
        return bool(self.tables or self.answers or self.questions or self.agreements)


def findings_of(steps: Sequence[Step], notes: Iterable[Note], agreements: Iterable[Agreement]) -> Findings:
    """What is kept of meetings with these steps."""
    notes = tuple(notes)
    found = {(table.name, table.part): table for step in steps if (table := table_of(step, steps)) is not None}
    tables = ((table, _filled(table, notes)) for table in found.values())
    return Findings(
        tables=tuple((table, rows) for table, rows in tables if rows),
        answers=tuple(note for note in notes if note.kind in ANSWERS and note.agreement is None),
        questions=tuple(note for note in notes if note.kind is NoteKind.QUESTION),
        agreements=tuple(sorted(agreements, key=lambda one: not one.open)),
    )


def _filled(table: Table, notes: Sequence[Note]) -> tuple[Note, ...]:
    return tuple(row for row in rows_of(table, notes) if row.id)
