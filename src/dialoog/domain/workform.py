"""A work form: the script of one kind of conversation, as the facilitator wrote it down in Markdown.

Work forms are data. Everything that shows, prints or runs one reads these records; none knows Markdown.
"""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """Who sits at the table, which decides where its records may live.

    A track is a team's form over several meetings; a deck is a stack of cards and nothing else.
    """

    TEAM = "team"
    ONE_TO_ONE = "one-to-one"
    INDIVIDUAL = "individual"
    TRACK = "track"
    DECK = "deck"


class Visibility(StrEnum):
    """Who may read a record. Each member includes the readers of those before it."""

    PRIVATE = "private"
    PAIR = "pair"
    TEAM = "team"
    SCHOOL = "school"


class Tool(StrEnum):
    """The closed set of things a phase can put on the stage besides its question, cards and clock."""

    TURNS = "turns"
    CARDS = "cards"
    PAIRS = "pairs"
    TABLES = "tables"
    VOTE = "vote"
    HARVEST = "harvest"
    MATRIX = "matrix"
    AGREEMENTS = "agreements"
    REVIEW = "review"


@dataclass(frozen=True, slots=True)
class Capture:
    """One thing worth writing down in a phase: a short name, the question asked, and who may read the answer."""

    name: str
    question: str
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: what the room reads, what it is asked, what only the facilitator sees.

    `minutes` is None where the length follows from something else (a round of turns: people times `seconds`).
    """

    title: str
    minutes: float | None = None
    text: str = ""
    cards: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    captures: tuple[Capture, ...] = ()
    tool: Tool | None = None
    seconds: int | None = None
    """Speaking time per person, for turns."""
    options: tuple[tuple[str, str], ...] = ()
    """What else the heading's braces said, as (key, value): settings of the tool, and `back` in a track."""
    quiet: bool = False
    """A thin line or "until 14:45" instead of running digits: for silence and for sharing."""
    chapter: str = ""
    """In a track: the meeting this phase belongs to."""


@dataclass(frozen=True, slots=True)
class WorkForm:
    """One work form in one language. It has at least one phase: a deck is one phase that holds its cards."""

    id: str
    title: str
    language: str
    phases: tuple[Phase, ...]
    kind: Kind = Kind.TEAM
    purpose: str = ""
    intro: str = ""
    group: str = ""
    roles: tuple[str, ...] = ()
    visibility: Visibility = Visibility.TEAM
    sources: str = ""
    side_by_side: bool = False
    """Several small groups run it at once under one clock; the wall shows phase and cards, never what they note."""
    replaces: str = ""
    """The id of the shipped form whose place this one takes, by the choice of the school that wrote it."""

    @property
    def minutes(self) -> float:
        """Planned minutes, without phases whose length depends on how many people there are."""
        return sum(phase.minutes or 0 for phase in self.phases)
