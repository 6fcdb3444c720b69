"""A meeting as the fold of its log: the same events give the same state, on any machine, after any interruption."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from . import turns as turn
from .facts import (
    UNDOABLE,
    AgreementTouched,
    BreakBegan,
    BreakEnded,
    CardDrawn,
    CardShown,
    Closed,
    Event,
    GroupsMade,
    NoteKept,
    Opened,
    RolesGiven,
    SeatsSet,
    SilenceBegan,
    SilenceEnded,
    StepsSet,
    StepStarted,
    TablesSet,
    TimeHeld,
    TimeRuns,
    TurnPassed,
    TurnTaken,
    Undone,
    VoteCounted,
    VoteReset,
)
from .grouping import Groups
from .programme import Cast, Programme, Seat, Slot, Step, present, schedule
from .roles import Given, holders
from .timing import Clock, Held, Running, remaining
from .turns import Turns
from .voting import Count
from .workform import Role, Tool


@dataclass(frozen=True, slots=True)
class State:
    """Where a meeting is. Made by `fold` alone."""

    steps: tuple[Step, ...]
    seats: tuple[Seat, ...]
    until: float | None
    opened: float | None = None
    closed: float | None = None
    current: str | None = None
    entered: float | None = None
    """When the room came to the present step."""
    clock: Clock = field(default_factory=lambda: Held(0.0))
    card: int = 0
    break_until: float | None = None
    turns: Turns = field(default_factory=Turns)
    groups: Groups = ()
    silence: SilenceBegan | None = None
    casts: tuple[Cast, ...] = ()
    roles: Mapping[int, Given] = field(default_factory=dict)
    """Who does what, by part of the programme."""
    tables: TablesSet | None = None
    drawn: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Cards drawn from the heap of each step, in order, by their place in it."""
    counts: Mapping[str, Count] = field(default_factory=dict)
    """The latest count of hands in each step."""
    skipped: frozenset[str] = frozenset()
    visited: tuple[str, ...] = ()
    """Steps the room has been in, in the order it first came there."""
    spent: Mapping[str, float] = field(default_factory=dict)
    """Seconds the room really spent in each step it has left."""
    notes: tuple[str, ...] = ()
    agreements: tuple[str, ...] = ()

    @property
    def step(self) -> Step | None:
        return next((step for step in self.steps if step.id == self.current), None)

    @property
    def position(self) -> int:
        """Place of the present step among the steps, from 0; -1 before the opening."""
        return next((place for place, step in enumerate(self.steps) if step.id == self.current), -1)

    @property
    def running(self) -> bool:
        """Opened and not closed: a meeting to go on with."""
        return self.opened is not None and self.closed is None

    @property
    def present(self) -> tuple[Seat, ...]:
        return present(self.seats)

    @property
    def speakers(self) -> tuple[str, ...]:
        """Who may speak in a round, in the order of the seats: everyone here but those whose role listens."""
        if self.step is None:
            return tuple(seat.id for seat in self.present)
        listening = [self.step.phase.option("silent"), *(r.name for r in self.cast(self.step.part) if r.silent)]
        silent = {seat for role in listening for seat in self.holding(role)}
        return tuple(seat.id for seat in self.present if seat.id not in silent)

    def cast(self, part: int) -> tuple[Role, ...]:
        """The roles of one part of the programme."""
        return next((cast.roles for cast in self.casts if cast.part == part), ())

    def holding(self, role: str) -> tuple[str, ...]:
        """Who has this role in the present part. Who is host at a table follows from the plan of the tables."""
        if self.step is None or not role:
            return ()
        if role.casefold() == self.host_role.casefold():
            return tuple(table[0] for table in self._tables_now())
        return holders(self.roles.get(self.step.part, ()), role)

    @property
    def host_role(self) -> str:
        """The role, in the present part, of whoever stays at a table; empty where nobody does."""
        mine = (one for one in self.steps if self.step and one.part == self.step.part)
        return next((host for one in mine if (host := one.phase.option("host"))), "")

    def _tables_now(self) -> Groups:
        """The tables of the round the room is in or moves to; at another moment of the last round, or the first."""
        if self.tables is None or self.step is None or self.tables.phase.partition(".")[0] != str(self.step.part):
            return ()
        if self.step.root == self.tables.phase:
            return self.seating(self.step)
        return self.tables.rounds[max(self.rounds_begun(self.tables.phase), 1) - 1] if self.tables.rounds else ()

    def seating(self, step: Step) -> Groups:
        """Who sits at which table in the round of this step; nothing where no tables were set for it."""
        if self.tables is None or self.tables.phase != step.root or not self.tables.rounds:
            return ()
        return self.tables.rounds[min(max(step.round, 1), len(self.tables.rounds)) - 1]

    def rounds_begun(self, phase: str) -> int:
        """How many rounds at the tables of a phase the room has sat in."""
        mine = (one for one in self.steps if one.root == phase and one.phase.tool is Tool.TABLES and not one.change)
        return max((max(one.round, 1) for one in mine if one.id in self.visited), default=0)

    @property
    def nameless(self) -> bool:
        """Whether the group is known by its number only."""
        return all(seat.id.startswith("n-") for seat in self.seats)

    def called(self, seats: Iterable[str]) -> list[str]:
        """What these seats are called."""
        name = {seat.id: seat.name for seat in self.seats}
        return [name.get(seat, "") for seat in seats]

    @property
    def ahead(self) -> tuple[Step, ...]:
        """The steps still to come, without those left out."""
        return tuple(step for step in self.steps[self.position + 1 :] if step.id not in self.skipped)

    @property
    def next(self) -> Step | None:
        return self.ahead[0] if self.ahead else None

    @property
    def previous(self) -> Step | None:
        """The step before this one that the room really was in."""
        earlier = [step for step in self.steps[: max(0, self.position)] if step.id in self.visited]
        return earlier[-1] if earlier else None

    @property
    def uncovered(self) -> tuple[str, ...]:
        """Steps the room never came to, left out or not reached."""
        return tuple(step.id for step in self.steps if step.id not in self.visited)

    def remaining(self, now: float) -> float:
        """Seconds to go in this step; below zero is overrun."""
        return remaining(self.clock, now)

    def needed(self, now: float) -> float:
        """Seconds the rest of the programme takes as planned, with what is left of this step and of a break."""
        rest = max(0.0, self.remaining(now)) + sum(step.seconds for step in self.ahead)
        return rest + max(0.0, (self.break_until or now) - now)

    def expected_end(self, now: float) -> float:
        """When the meeting ends if everything to come takes its planned time."""
        return now + self.needed(now)

    def short(self, now: float) -> float:
        """Seconds the plan does not fit before the end that was promised; 0 when it fits or none was."""
        return 0.0 if self.until is None else max(0.0, self.expected_end(now) - self.until)

    def slots(self, now: float) -> tuple[Slot, ...]:
        """When the steps to come begin and end from here."""
        return schedule(self.ahead, now + self.needed(now) - sum(step.seconds for step in self.ahead))


def begin(programme: Programme) -> State:
    """The state before anything happened: prepared, not opened."""
    return State(programme.steps, programme.seats, programme.until, casts=programme.casts)


def fold(programme: Programme, events: Iterable[Event]) -> State:
    """The state that a log amounts to. Undone events do not count; order in the iterable does not matter."""
    log = sorted(events, key=lambda event: event.order)
    undone = undone_ids(log)
    state = begin(programme)
    for event in log:
        if event.id not in undone:
            state = apply(state, event)
    return state


def undone_ids(log: Sequence[Event]) -> frozenset[str]:
    """Ids of the events that an undo took back, with all that belonged to the same act."""
    named = {event.fact.event for event in log if isinstance(event.fact, Undone)}
    return frozenset(named | {event.id for event in log if event.act in named})


def undoable(log: Sequence[Event]) -> Event | None:
    """The latest event that undo may take back, or None; of an act that led to several facts, the one that says what
    it was. Looking at a card in between does not stand in the way."""
    undone = undone_ids(log)
    for event in sorted(log, key=lambda event: event.order, reverse=True):
        if event.id not in undone and isinstance(event.fact, UNDOABLE):
            act = [one for one in sorted(log, key=lambda one: one.order) if event.act and one.act == event.act] or [
                event
            ]
            if any(_first_step(log, one, undone) for one in act):
                return None
            return next((one for one in act if isinstance(one.fact, StepStarted)), act[0])
    return None


def _first_step(log: Sequence[Event], event: Event, undone: frozenset[str]) -> bool:
    """Whether this is how the meeting got its first step: that is the opening itself, which undo leaves alone."""
    starts = [e for e in log if isinstance(e.fact, StepStarted) and e.id not in undone]
    return bool(starts) and min(starts, key=lambda e: e.order) is event


def apply(state: State, event: Event) -> State:
    """One event later."""
    match event.fact:
        case Opened():
            return replace(state, opened=event.at)
        case StepStarted(step, ends):
            return replace(
                _left(state, event.at),
                current=step,
                entered=event.at,
                clock=Running(ends),
                card=0,
                break_until=None,
                turns=Turns(),
                silence=None,
                groups=state.groups if _same_part(state, step) else (),
                skipped=state.skipped - {step},
                visited=state.visited if step in state.visited else (*state.visited, step),
            )
        case CardShown(step, card):
            return replace(state, card=card) if step == state.current else state
        case TimeHeld(left):
            return replace(state, clock=Held(left), turns=turn.held(state.turns, event.at))
        case TimeRuns(ends):
            return replace(state, clock=Running(ends), turns=turn.running(state.turns, event.at))
        case BreakBegan(until, left):
            return replace(state, break_until=until, clock=Held(left), turns=turn.held(state.turns, event.at))
        case BreakEnded(ends):
            return replace(state, break_until=None, clock=Running(ends), turns=turn.running(state.turns, event.at))
        case StepsSet(steps, skipped, until):
            return replace(state, steps=steps, skipped=frozenset(skipped), until=until)
        case SeatsSet(seats):
            return replace(state, seats=seats)
        case GroupsMade(groups):
            return replace(state, groups=groups)
        case TurnTaken(seat, ends):
            turns = turn.taken(state.turns, seat, ends)
            return replace(state, turns=turns if isinstance(state.clock, Running) else turn.held(turns, event.at))
        case TurnPassed(seat):
            return replace(state, turns=turn.passed(state.turns, seat))
        case SilenceBegan():
            return replace(state, silence=event.fact)
        case SilenceEnded():
            return replace(state, silence=None)
        case RolesGiven(part, roles):
            return replace(state, roles={**state.roles, part: roles})
        case TablesSet():
            return replace(state, tables=event.fact)
        case CardDrawn(step, card):
            return replace(state, drawn={**state.drawn, step: (*state.drawn.get(step, ()), card)})
        case VoteCounted(step, counts, voters):
            return replace(state, counts={**state.counts, step: Count(counts, voters)})
        case VoteReset(step):
            return replace(state, counts={id: one for id, one in state.counts.items() if id != step})
        case NoteKept(note):
            return state if note in state.notes else replace(state, notes=(*state.notes, note))
        case AgreementTouched(agreement):
            if agreement in state.agreements:
                return state
            return replace(state, agreements=(*state.agreements, agreement))
        case Closed():
            return replace(_left(state, event.at), closed=event.at, clock=Held(0.0), break_until=None)
        case Undone():
            return state


def _same_part(state: State, step: str) -> bool:
    """Whether going to this step stays in the part the room is in: groups are of one form."""
    there = next((one.part for one in state.steps if one.id == step), None)
    return state.step is not None and state.step.part == there


def _left(state: State, at: float) -> State:
    """The present step gets the time that was really spent in it."""
    if state.current is None or state.entered is None:
        return state
    spent = {**state.spent, state.current: state.spent.get(state.current, 0.0) + max(0.0, at - state.entered)}
    return replace(state, spent=spent, entered=None)


class SessionStatus(StrEnum):
    """For lists, so that nobody has to fold a log to know what to offer. The log is the truth."""

    PREPARED = "prepared"
    RUNNING = "running"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting on file: what was planned, and when. What happened is in its events."""

    id: str
    created: float
    programme: Programme
    status: SessionStatus = SessionStatus.PREPARED
    team: str | None = None
    ended: float | None = None
