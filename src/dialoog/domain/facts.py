"""What can have happened in a meeting. Each fact states a result, so that reading the log needs no rules.

Facts carry ids, moments and lengths. What people said is never in here: notes and agreements are records beside the
log, named by it, so that a sentence can be taken back for good.
"""

from dataclasses import dataclass

from .programme import Seat, Step


@dataclass(frozen=True, slots=True)
class Opened:
    """The meeting began."""


@dataclass(frozen=True, slots=True)
class StepStarted:
    """The room went to a step; its time runs until `ends`."""

    step: str
    ends: float


@dataclass(frozen=True, slots=True)
class CardShown:
    """A card of a step came on the wall; 0 is the question itself. It says which step, because undo may take the room
    back to another one while this stays in the log."""

    step: str
    card: int


@dataclass(frozen=True, slots=True)
class TimeHeld:
    """The clock stands still."""

    remaining: float


@dataclass(frozen=True, slots=True)
class TimeRuns:
    """The clock goes on; also how a step gets more or less time."""

    ends: float


@dataclass(frozen=True, slots=True)
class BreakBegan:
    """Everyone takes a break; the step waits with `remaining` seconds."""

    until: float
    remaining: float


@dataclass(frozen=True, slots=True)
class BreakEnded:
    """The step goes on."""

    ends: float


@dataclass(frozen=True, slots=True)
class StepsSet:
    """The steps to come were changed: shortened, left out, repeated, added, or the end moved."""

    steps: tuple[Step, ...]
    skipped: tuple[str, ...]
    until: float | None


@dataclass(frozen=True, slots=True)
class SeatsSet:
    """Someone came late or left."""

    seats: tuple[Seat, ...]


@dataclass(frozen=True, slots=True)
class GroupsMade:
    """The room was split into small groups, by seat id."""

    groups: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class TurnTaken:
    """The word went to a seat, until `ends`; None: everyone who wanted has spoken."""

    seat: str | None
    ends: float | None


@dataclass(frozen=True, slots=True)
class TurnPassed:
    """A seat let this round go by."""

    seat: str


@dataclass(frozen=True, slots=True)
class SilenceBegan:
    """Everyone thinks for themselves until a moment, for so many seconds in all; the clock of the step goes on."""

    until: float
    seconds: float


@dataclass(frozen=True, slots=True)
class SilenceEnded:
    """The room talks again."""


@dataclass(frozen=True, slots=True)
class RolesGiven:
    """Who does what in one part of the programme: seat ids by the name of the role."""

    part: int
    roles: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class TablesSet:
    """Who sits where in the rounds of a phase: seat ids by round and table, the host of a table first."""

    phase: str
    rounds: tuple[tuple[tuple[str, ...], ...], ...]
    apart: tuple[tuple[str, str], ...] = ()
    """Pairs of seats that are kept at different tables."""


@dataclass(frozen=True, slots=True)
class CardDrawn:
    """A card came from the heap of a step: its place among the step's cards, from 0."""

    step: str
    card: int


@dataclass(frozen=True, slots=True)
class VoteCounted:
    """Hands were counted. In a group too small to hide in, only how many voted is kept, and `counts` is empty."""

    step: str
    counts: tuple[int, ...]
    voters: int


@dataclass(frozen=True, slots=True)
class VoteReset:
    """A count no longer holds; the room votes anew."""

    step: str


@dataclass(frozen=True, slots=True)
class NoteKept:
    """A note was written down, reworded or withdrawn: the record says which."""

    note: str


@dataclass(frozen=True, slots=True)
class AgreementTouched:
    """An agreement was made or changed in this meeting: the record says how."""

    agreement: str


@dataclass(frozen=True, slots=True)
class Closed:
    """The meeting ended; `uncovered` are the steps it did not get to."""

    uncovered: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Undone:
    """An earlier event, or the whole act it began, no longer counts. The events themselves stay in the log."""

    event: str


Fact = (
    Opened
    | StepStarted
    | CardShown
    | TimeHeld
    | TimeRuns
    | BreakBegan
    | BreakEnded
    | StepsSet
    | SeatsSet
    | GroupsMade
    | TurnTaken
    | TurnPassed
    | SilenceBegan
    | SilenceEnded
    | RolesGiven
    | TablesSet
    | CardDrawn
    | VoteCounted
    | VoteReset
    | NoteKept
    | AgreementTouched
    | Closed
    | Undone
)

KINDS: dict[str, type[Fact]] = {
    "opened": Opened,
    "step-started": StepStarted,
    "card-shown": CardShown,
    "time-held": TimeHeld,
    "time-runs": TimeRuns,
    "break-began": BreakBegan,
    "break-ended": BreakEnded,
    "steps-set": StepsSet,
    "seats-set": SeatsSet,
    "groups-made": GroupsMade,
    "turn-taken": TurnTaken,
    "turn-passed": TurnPassed,
    "silence-began": SilenceBegan,
    "silence-ended": SilenceEnded,
    "roles-given": RolesGiven,
    "tables-set": TablesSet,
    "card-drawn": CardDrawn,
    "vote-counted": VoteCounted,
    "vote-reset": VoteReset,
    "note-kept": NoteKept,
    "agreement-touched": AgreementTouched,
    "closed": Closed,
    "undone": Undone,
}
"""The names facts have in a session file."""

UNDOABLE = (
    StepStarted,
    TimeHeld,
    TimeRuns,
    BreakBegan,
    BreakEnded,
    StepsSet,
    SeatsSet,
    GroupsMade,
    TurnTaken,
    TurnPassed,
    RolesGiven,
    TablesSet,
    CardDrawn,
    VoteCounted,
    VoteReset,
    Closed,
)
"""What undo takes back. Looking at a card is no act, and what people agreed or wrote is only changed by name."""


@dataclass(frozen=True, slots=True)
class Event:
    """One fact with its place in the log. Order is (sequence, device, id), never the clock alone."""

    id: str
    session: str
    sequence: int
    device: str
    at: float
    fact: Fact
    act: str = ""
    """Id of the first event of the act, where several facts followed from one wish: they are undone together."""

    @property
    def order(self) -> tuple[int, str, str]:
        return self.sequence, self.device, self.id
