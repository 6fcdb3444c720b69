"""One open meeting: wishes come in, facts are applied at once and sent to disk, views are told."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date

from dialoog.domain import agreement as agreements
from dialoog.domain import conduct
from dialoog.domain.agreement import Agreement, Owner, Status, Wording
from dialoog.domain.conduct import Proposal
from dialoog.domain.facts import AgreementTouched, Closed, Event, Fact, NoteKept, Opened, Undone
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


class LiveSession:
    """The meeting a screen holds. Every public verb is an intent; what it leads to is decided by the domain."""

    def __init__(self, ledger: Ledger, clock: Clock, session: Session, device: str = "") -> None:
        self.ledger = ledger
        self.clock = clock
        self.record = session
        self._device = device
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
        """Agreements made or touched in this meeting, in that order; withdrawn ones are gone."""
        found = (self.ledger.get(Agreement, id) for id in self.state.agreements)
        return tuple(one for one in found if one is not None)

    def made_here(self) -> tuple[Agreement, ...]:
        """Agreements that were made in this meeting."""
        return tuple(one for one in self.agreements() if one.session == self.record.id)

    def notes(self, kind: NoteKind | None = None) -> tuple[Note, ...]:
        """What the group chose to keep, in order; withdrawn ones are gone."""
        found = (self.ledger.get(Note, id) for id in self.state.notes)
        return tuple(one for one in found if one is not None and kind in (None, one.kind))

    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        """Call `tell` after every change; returns how to stop that."""
        self._watchers.append(tell)
        return lambda: self._watchers.remove(tell)

    # the course of the meeting

    def open(self) -> None:
        """Begin: the first step comes on the wall."""
        if self.state.opened is None and self.state.steps:
            self.record = replace(self.record, status=SessionStatus.RUNNING)
            self._happened(Opened(), self.record)
            self._happened(conduct.start(self.state, self.state.steps[0], self.now))

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
        for fact in conduct.allow_for(self.state, seconds):
            self._happened(fact)

    def take_break(self, until: float) -> bool:
        return self._happened(conduct.take_break(self.state, until, self.now))

    def leave_out(self, step: str) -> bool:
        return self._happened(conduct.leave_out(self.state, step))

    def one_more_round(self) -> bool:
        """The present step once more, and go there."""
        return self._happened(conduct.one_more_round(self.state)) and self.onward()

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
        running = [agreements.begin(one, self.now) for one in self.made_here()]
        self._happened(fact, *running, self.record)

    def undo(self) -> Event | None:
        """Take back the latest act; agreements and notes stay. Returns what was undone."""
        event = undoable(self._log)
        if event is None:
            return None
        if isinstance(event.fact, Closed):
            self.record = replace(self.record, status=SessionStatus.RUNNING, ended=None)
            self._happened(Undone(event.id), self.record)
        else:
            self._happened(Undone(event.id))
        return event

    # people

    def arrive(self, name: str = "") -> Seat:
        """Someone joins: by name, or as the next number."""
        seats = self.state.seats
        name = line(name)
        back = next((seat for seat in seats if not seat.present and (seat.name == name or not name)), None)
        number = 1 + sum(seat.id.startswith("n-") for seat in seats)
        seat = back or (Seat(f"g-{name.casefold()}", name) if name else Seat(f"n-{number}", str(number)))
        self._happened(conduct.arrive(self.state, seat))
        return seat

    def leave(self, seat: str) -> bool:
        return self._happened(conduct.leave(self.state, seat))

    def make_groups(self, order: Iterable[Seat], size: int = 3) -> None:
        self._happened(conduct.make_groups(groups(tuple(order), size)))

    def next_turn(self) -> bool:
        return self._happened(conduct.next_turn(self.state, self.now))

    def pass_turn(self) -> bool:
        return self._happened(conduct.pass_turn(self.state))

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
        self._happened(NoteKept(note.id), note)
        return note

    def rekeep(self, note: Note, text: str) -> Note:
        """The same note in better words."""
        note = replace(note, text=clean(text).strip())
        self._happened(NoteKept(note.id), note)
        return note

    def agree(self, wording: Wording) -> Agreement:
        """A new agreement: a proposal until its owners said yes."""
        now = self.now
        made = Agreement(new_id(now), self.record.team, self.record.id, self.today, _cleaned(wording))
        return self._touched(made)

    def reword(self, agreement: Agreement, wording: Wording) -> Agreement:
        return self._touched(agreements.reword(agreement, _cleaned(wording), self.now))

    def accept(self, agreement: Agreement, owner: str) -> Agreement:
        """The owner says yes. Raises NotAllowed for someone on the list who is not here.

        A name that is on no list (a group known by numbers, a guest) is here when the facilitator says so.
        """
        listed = {seat.id for seat in self.state.seats}
        present = {seat.id for seat in self.state.present} | ({owner} if owner.startswith("g-") else set()) - listed
        return self._touched(agreements.accept(agreement, owner, present, self.now))

    def settle(self, agreement: Agreement, status: Status, reason: str = "") -> Agreement:
        return self._touched(agreements.settle(agreement, status, self.now, line(reason)))

    def move(self, agreement: Agreement, due: date, reason: str = "") -> Agreement:
        return self._touched(agreements.move(agreement, due, self.now, line(reason)))

    def withdraw(self, record: Agreement | Note) -> None:
        """Take words back for good; the log keeps only that there was something."""
        self.ledger.forget(record)
        self._tell()

    # how it becomes durable

    def _touched(self, agreement: Agreement) -> Agreement:
        self._happened(AgreementTouched(agreement.id), agreement)
        return agreement

    def _happened(self, fact: Fact | None, *records: Agreement | Note | Session) -> bool:
        """Apply a fact and the records it names, and send them to disk: first what is named, then who names it."""
        if fact is None:
            return False
        now = self.now
        sequence = self._log[-1].sequence + 1 if self._log else 1
        event = Event(new_id(now), self.record.id, sequence, self._device, now, fact)
        self._log.append(event)
        self.state = fold(self.programme, self._log) if isinstance(fact, Undone) else apply(self.state, event)
        self.ledger.put(*records, event)
        self._tell()
        return True

    def _tell(self) -> None:
        for tell in tuple(self._watchers):
            tell()


def _cleaned(wording: Wording) -> Wording:
    """What people typed, without anything a reader cannot see."""
    return replace(
        wording,
        what=line(wording.what),
        owners=tuple(Owner(owner.id, line(owner.name)) for owner in wording.owners),
        why=line(wording.why),
        sign=line(wording.sign),
    )
