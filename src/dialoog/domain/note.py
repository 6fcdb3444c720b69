"""What a group chooses to keep besides agreements: insights, and answers to a form's questions."""

from dataclasses import dataclass
from enum import StrEnum

from .workform import Visibility


class NoteKind(StrEnum):
    """An insight is a result in its own right; a capture answers a question that the form asks."""

    INSIGHT = "insight"
    CAPTURE = "capture"


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
    """Which question of the form it answers."""
    visibility: Visibility = Visibility.TEAM
