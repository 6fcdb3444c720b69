"""What a group chooses to keep besides agreements: insights, answers, harvest, questions, and rows of a table."""

from dataclasses import dataclass
from enum import StrEnum

from .workform import Visibility


class NoteKind(StrEnum):
    """An insight is a result in its own right; a capture answers a question that the form asks.

    An idea was harvested; a question is one to go on with; what is parked waits for another day; a row belongs to a
    table that the group fills in; a debrief is the facilitator's own.
    """

    INSIGHT = "insight"
    CAPTURE = "capture"
    IDEA = "idea"
    QUESTION = "question"
    PARKED = "parked"
    ROW = "row"
    DEBRIEF = "debrief"


@dataclass(frozen=True, slots=True)
class Note:
    """One thing kept, in the words of the group."""

    id: str
    session: str
    kind: NoteKind
    text: str
    step: str
    at: float
    name: str = ""
    """Which question of the form it answers; of a row, which table it is in."""
    visibility: Visibility = Visibility.TEAM
    theme: str = ""
    """The heading it stands under."""
    cells: tuple[str, ...] = ()
    """Of a row: what stands in each column after the first, which is `text`."""
    status: str = ""
    """Of a row: one of the words its table knows."""
    score: int | None = None
    """Of a row: on the scale of its table, from 1."""
    series: str | None = None
    """The series whose later meetings go on with it."""
    agreement: str | None = None
    """The agreement it led to."""
