"""One open meeting: wishes come in, facts are applied at once and sent to disk, views are told."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from itertools import count

from dialoog.domain import agreement as agreements
from dialoog.domain import conduct
from dialoog.domain.agreement import Agreement, Owner, Status, Wording
from dialoog.domain.audience import Audience
from dialoog.domain.conduct import Proposal
from dialoog.domain.facts import AgreementTouched, Closed, Event, Fact, NoteKept, Undone
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.programme import Programme, Seat, Step, groups
from dialoog.domain.session import Session, SessionStatus, State, apply, fold, undoable
from dialoog.domain.timing import Running
from dialoog.domain.workform import Visibility
from dialoog.storage.store import Term
from dialoog.text import clean, line

from .clock import Clock, local
from .ids import new_id
from .ledger import Ledger
from .reader import Reader


class LiveSession:
    """The meeting a screen holds. Every public verb is an intent; what it leads to is decided by the domain."""

    def __init__(self, ledger: Ledger, clock: Clock, session: Session, device: str = "") -> None:
        self.ledger = ledger
        self.clock = clock
        self.record = session
        self._device = device
        self._room = Reader(ledger, Audience.TEAM)
        events = ledger.find(Event, Term("session", "eq", session.id))
        self._log = sorted(events, key=lambda event: event.order)
        self.state: State = fold(session.programme, self._log)
        self._watchers: list[Callable[[], None]] = []

    # what views read

    @property
    def programme(self) -> Programme:
        return self.record.programme

    @property
    def log(self) -> tuple[Event, ...]:
        return tuple(self._log)

    @property
    def now(self) -> float:
        return self.clock.wall()

    @property
    def today(self) -> date:
        return local(self.now).date()

    def agreements(self) -> tuple[Agreement, ...]:
        """Agreements made or touched in this meeting that the room may see, in that order; withdrawn ones are gone."""
        found = (self._room.agreement(id) for id in self.state.agreements)
        return tuple(one for one in found if one is not None)

    def made_here(self) -> tuple[Agreement, ...]:
        """Agreements that were made in this meeting."""
        return tuple(one for one in self.agreements() if one.session == self.record.id)

    def notes(self, kind: NoteKind | None = None) -> tuple[Note, ...]:
        """What the group chose to keep and the room may see, in order; withdrawn ones are gone."""
        found = (self._room.note(id) for id in self.state.notes)
        return tuple(one for one in found if one is not None and kind in (None, one.kind))

    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        """Call `tell` after every change; returns how to stop that."""
        self._watchers.append(tell)
        return lambda: self._watchers.remove(tell)

    # the course of the meeting

    def open(self) -> None:
        """Begin: the first step comes on the wall."""
        facts = conduct.opening(self.state, self.now)
        if facts:
            self.record = replace(self.record, status=SessionStatus.RUNNING)
            self._happened(*facts, records=(self.record,))

    def onward(self) -> bool:
        return self._happened(conduct.onward(self.state, self.now))

    def back(self) -> bool:
        return self._happened(conduct.back(self.state, self.now))

    def go_to(self, step: Step) -> bool:
        return self._happened(conduct.start(self.state, step, self.now))

    def show_card(self, by: int) -> bool:
        return self._happened(conduct.show_card(self.state, by))

    def hold_or_run(self) -> bool:
        return self._happened(conduct.hold_or_run(self.state, self.now))

    def hold(self) -> bool:
        """Stop the clock if it runs: leaving the meeting on purpose is a pause."""
        return isinstance(self.state.clock, Running) and self.state.running and self.hold_or_run()

    def lengthen(self, seconds: float) -> bool:
        return self._happened(conduct.lengthen(self.state, seconds, self.now))

    def allow_for(self, seconds: float) -> None:
        """These minutes do not count."""
        self._happened(*conduct.allow_for(self.state, seconds))

    def take_break(self, until: float) -> bool:
        return self._happened(conduct.take_break(self.state, until, self.now))

    def leave_out(self, step: str) -> bool:
        return self._happened(conduct.leave_out(self.state, step))

    def one_more_round(self) -> bool:
        """The present step once more, and go there."""
        fact = conduct.one_more_round(self.state)
        if fact is None:
            return False
        extra = fact.steps[self.state.position + 1]
        return self._happened(fact, conduct.start(self.state, extra, self.now))

    def proposals(self) -> tuple[Proposal, ...]:
        return conduct.proposals(self.state, self.now)

    def choose(self, proposal: Proposal) -> None:
        self._happened(proposal.fact)

    def close(self) -> None:
        """End the meeting; what was confirmed is running from here."""
        fact = conduct.close(self.state)
        if fact is None:
            return
        self.record = replace(self.record, status=SessionStatus.CLOSED, ended=self.now)
        touched = (self.ledger.get(Agreement, id) for id in self.state.agreements)
        confirmed = [one for one in touched if one is not None and one.status is Status.CONFIRMED]
        running = [agreements.begin(one, self.now) for one in confirmed]
        self._happened(fact, records=(*running, self.record))

    def undo(self) -> Event | None:
        """Take back the latest act; agreements and notes stay. Returns what was undone."""
        event = undoable(self._log)
        if event is None:
            return None
        if isinstance(event.fact, Closed):
            self.record = replace(self.record, status=SessionStatus.RUNNING, ended=None)
            self._happened(Undone(event.id), records=(self.record,))
        else:
            self._happened(Undone(event.id))
        return event

    # people

    def arrive(self, name: str = "") -> Seat:
        """Someone joins, or comes back: by name, or as a number. A second one of a name gets a number behind it."""
        name = line(name)
        away = [seat for seat in self.state.seats if not seat.present]
        if name:
            back = next((seat for seat in away if seat.name.casefold() == name.casefold()), None)
        else:
            back = next((seat for seat in away if seat.id.startswith("n-")), None)
        seat = back or self._new_seat(name)
        self._happened(conduct.arrive(self.state, seat))
        return seat

    def _new_seat(self, name: str) -> Seat:
        seats = self.state.seats
        if not name:
            number = 1 + sum(seat.id.startswith("n-") for seat in seats)
            return Seat(f"n-{number}", str(number))
        taken = {seat.name.casefold() for seat in seats} | {seat.id.removeprefix("g-") for seat in seats}
        names = (name if number == 1 else f"{name} {number}" for number in count(1))
        free = next(one for one in names if one.casefold() not in taken)
        return Seat(f"g-{free.casefold()}", free)

    def leave(self, seat: str) -> bool:
        return self._happened(conduct.leave(self.state, seat))

    def make_groups(self, order: Iterable[Seat], size: int = 3) -> None:
        self._happened(conduct.make_groups(groups(tuple(order), size)))

    def next_turn(self) -> bool:
        return self._happened(conduct.next_turn(self.state, self.now))

    def pass_turn(self) -> bool:
        """Let it go by; when it was the speaker's turn, the word goes to the next at once."""
        fact = conduct.pass_turn(self.state)
        if fact is None:
            return False
        speaking = fact.seat == self.state.turns.speaker
        self._happened(fact)
        if speaking:
            self.next_turn()
        return True

    # what is kept

    def keep(
        self, text: str, kind: NoteKind = NoteKind.INSIGHT, name: str = "", visibility: Visibility = Visibility.TEAM
    ) -> Note:
        """Write down an insight or an answer, in the words of the group."""
        now = self.now
        note = Note(
            new_id(now),
            self.record.id,
            kind,
            clean(text).strip(),
            self.state.current or "",
            now,
            line(name),
            visibility,
        )
        self._happened(NoteKept(note.id), records=(note,))
        return note

    def rekeep(self, note: Note, text: str) -> Note:
        """The same note in better words."""
        note = replace(note, text=clean(text).strip())
        self._happened(NoteKept(note.id), records=(note,))
        return note

    def agree(self, wording: Wording) -> Agreement:
        """A new agreement: a proposal until its owners said yes."""
        now = self.now
        made = Agreement(new_id(now), self.record.team, self.record.id, self.today, cleaned(wording))
        return self._touched(None, made)

    def reword(self, agreement: Agreement, wording: Wording) -> Agreement:
        return self._touched(agreement, agreements.reword(agreement, cleaned(wording), self.now))

    def accept(self, agreement: Agreement, owner: str) -> Agreement:
        """The owner says yes. Raises NotAllowed for someone who is not here.

        Who is on no list (a guest, anyone in a group known by numbers) is here when the facilitator says so.
        """
        listed = {seat.id for seat in self.state.seats}
        present = {seat.id for seat in self.state.present}
        if owner not in listed and (owner.startswith("g-") or all(id.startswith("n-") for id in listed)):
            present.add(owner)
        return self._touched(agreement, agreements.accept(agreement, owner, present, self.now))

    def settle(self, agreement: Agreement, status: Status, reason: str = "") -> Agreement:
        return self._touched(agreement, agreements.settle(agreement, status, self.now, line(reason)))

    def move(self, agreement: Agreement, due: date, reason: str = "") -> Agreement:
        return self._touched(agreement, agreements.move(agreement, due, self.now, line(reason)))

    def put_back(self, before: Agreement) -> Agreement:
        """An agreement as it was before a slip of the keys."""
        return self._touched(self.ledger.get(Agreement, before.id), before)

    def withdraw(self, record: Agreement | Note) -> None:
        """Take words back for good; the log keeps only that there was something."""
        self.ledger.forget(record)
        self._tell()

    # how it becomes durable

    def _touched(self, before: Agreement | None, after: Agreement) -> Agreement:
        if after != before:
            self._happened(AgreementTouched(after.id), records=(after,))
        return after

    def _happened(self, *facts: Fact | None, records: Sequence[Agreement | Note | Session] = ()) -> bool:
        """Apply facts and the records they name, and send them to disk together: first what is named, then who names
        it. False when there was nothing to apply."""
        now = self.now
        last = self._log[-1].sequence if self._log else 0
        events = [
            Event(new_id(now), self.record.id, sequence, self._device, now, fact)
            for sequence, fact in enumerate((fact for fact in facts if fact is not None), start=last + 1)
        ]
        if not events:
            return False
        self.ledger.put(*records, *events)
        self._log += events
        for event in events:
            self.state = fold(self.programme, self._log) if isinstance(event.fact, Undone) else apply(self.state, event)
        self._tell()
        return True

    def _tell(self) -> None:
        for tell in tuple(self._watchers):
            tell()


def cleaned(wording: Wording) -> Wording:
    """What people typed, without anything a reader cannot see."""
    return replace(
        wording,
        what=line(wording.what),
        owners=tuple(Owner(owner.id, line(owner.name)) for owner in wording.owners),
        why=line(wording.why),
        sign=line(wording.sign),
    )
