"""A work form: the script of one kind of conversation, as the facilitator wrote it down in Markdown.

Work forms are data. Everything that shows, prints or runs one reads these records; none knows Markdown.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

_PEOPLE: Final = re.compile(r"\s*(?P<least>[0-9]{1,4})\s*(?:(?P<open>\+)|[-–]\s*(?P<most>[0-9]{1,4}))?")


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

    @property
    def narrow(self) -> bool:
        """Whether it is for fewer ears than the team's."""
        return self in (Visibility.PRIVATE, Visibility.PAIR)


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


class Experience(StrEnum):
    """How much the group should have done of this kind before. Each member asks more than the one before it."""

    NONE = "none"
    SOME = "some"
    MUCH = "much"


class Safety(StrEnum):
    """How well people must know and trust each other. `high` asks for a group that has met before."""

    ORDINARY = "ordinary"
    HIGH = "high"


class Aim(StrEnum):
    """What a team may come together for; one form can serve several."""

    MEET = "meet"
    LEARN = "learn"
    SOLVE = "solve"
    SHARE = "share"
    DECIDE = "decide"
    FEEDBACK = "feedback"
    PLAN = "plan"


class Yield(StrEnum):
    """What people leave the room with."""

    INSIGHT = "insight"
    KNOWLEDGE = "knowledge"
    AGREEMENT = "agreement"


@dataclass(frozen=True, slots=True)
class Role:
    """One role at the table, with the card that whoever has it reads from the wall.

    A role named in the form without a card of its own has only its name.
    """

    name: str
    text: str = ""
    reminders: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """For the facilitator alone: what to tell whoever takes this role."""
    optional: bool = False
    silent: bool = False
    """Only watches and listens, also when everyone has a turn."""
    merge: str = ""
    """The name of the role whose holder takes this one too in a small group."""
    many: bool = False
    """Everyone without another role has this one."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One meeting of a track: what it is for, and what everybody does before the next one."""

    title: str
    text: str = ""
    homework: tuple[str, ...] = ()
    back: int | None = None
    """The number, from 1, of the meeting the team may return to when this one ends."""


@dataclass(frozen=True, slots=True)
class Capture:
    """One thing worth writing down in a phase: a short name, the question asked, and who may read the answer."""

    name: str
    question: str
    visibility: Visibility


@dataclass(frozen=True, slots=True)
class Phase:
    """One phase: what the room reads, what it is asked, what only the facilitator sees.

    `minutes` is None where the length follows from something else (a round of turns: people times `seconds`), and the
    length of one round where there are rounds: `planned` adds them up.
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
    """What else the heading's braces said, as (key, value): settings of the tool, and `back` in a track. Flags have
    the value `yes`."""
    quiet: bool = False
    """A thin line or "until 14:45" instead of running digits: for silence and for sharing."""
    chapter: str = ""
    """In a track: the title of the meeting this phase belongs to."""
    think: int | None = None
    """Seconds in which everyone thinks in silence, at the start."""
    themes: tuple[str, ...] = ()
    """The theme of each card in the heap, as many as there are; empty where it has no themes."""
    dealt: tuple[str, ...] = ()
    """The cards of the deck that the phase names; the library puts them here."""

    @property
    def heap(self) -> tuple[str, ...]:
        """The cards to draw from: those of a deck, else the phase's own."""
        return self.dealt or (self.cards if self.tool is Tool.CARDS else ())

    @property
    def group_size(self) -> int:
        """How many sit in a group here: pairs where a phase is for pairs, else three."""
        return _number(self.option("size")) or (2 if self.tool is Tool.PAIRS else 3)

    @property
    def popcorn(self) -> bool:
        """Whether whoever wants to speaks, without a name."""
        return self.option("order") == "popcorn"

    def option(self, key: str, default: str = "") -> str:
        """What the form says about `key`."""
        return dict(self.options).get(key, default)

    def listed(self, key: str) -> tuple[str, ...]:
        """The names in an option that holds several, with commas between."""
        return tuple(name for piece in self.option(key).split(",") if (name := piece.strip()))

    def flag(self, key: str) -> bool:
        """Whether the form raised this flag."""
        return self.option(key) == "yes"


def planned(phase: Phase) -> float | None:
    """Minutes a phase takes with all its rounds and the changes between them, None where people decide its length.

    At tables people also have to find their first one, so there is a change before every round; pairs sit already.
    """
    if phase.minutes is None:
        return None
    rounds, change = (_number(phase.option(key)) for key in ("rounds", "change"))
    rounds = max(rounds, 1) if phase.tool in (Tool.PAIRS, Tool.TABLES) else 1
    changes = rounds if phase.tool is Tool.TABLES else rounds - 1
    return phase.minutes * rounds + change * changes


def _number(written: str) -> int:
    """0 for what is no number: a meeting on file may hold options of a later version."""
    return int(written) if written.isascii() and written.isdigit() else 0


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
    """For how many people, in the words of the form."""
    best: tuple[int, int] | None = None
    """The sizes at which it works best."""
    smallest: int | None = None
    """How many can still do it when roles are merged, below the lower bound of `people`."""
    needs: str = ""
    """Why it does not work with fewer."""
    roles: tuple[Role, ...] = ()
    experience: Experience = Experience.NONE
    safety: Safety = Safety.ORDINARY
    aims: tuple[Aim, ...] = ()
    yields: tuple[Yield, ...] = ()
    confidential: bool = False
    """What is told stays with those present: answers are kept only when the group chooses so."""
    visibility: Visibility = Visibility.TEAM
    sources: str = ""
    side_by_side: bool = False
    """Several small groups run it at once under one clock; the wall shows phase and cards, never what they note."""
    replaces: str = ""
    """The id of the shipped form whose place this one takes, by the choice of the school that wrote it."""

    chapters: tuple[Chapter, ...] = ()
    """The meetings of a track, in order; empty for any other kind."""

    @property
    def minutes(self) -> float:
        """Planned minutes, without phases whose length depends on how many people there are."""
        return sum(planned(phase) or 0 for phase in self.phases)

    @property
    def people(self) -> tuple[int, int | None]:
        """The fewest and the most people, from the number or range that `group` begins with: `4-8`, `8+`, `1`.

        None is no upper bound; (1, None) when it begins with neither. Where a form is done side by side, it is the
        size of one group.
        """
        match = _PEOPLE.match(self.group)
        if not match or match["least"] == "0":
            return 1, None
        least = int(match["least"])
        if match["open"]:
            return least, None
        most = int(match["most"] or least)
        return min(least, most), max(least, most)
