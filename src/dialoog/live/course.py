"""The log of one open meeting: what happened is applied at once, sent to disk, and told to the views."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from dialoog.domain.agreement import Agreement
from dialoog.domain.audience import Audience
from dialoog.domain.facts import Closed, Event, Fact, Undone
from dialoog.domain.memory import Memory
from dialoog.domain.note import Note
from dialoog.domain.programme import Programme
from dialoog.domain.series import Series
from dialoog.domain.session import Session, SessionStatus, State, apply, fold, undoable
from dialoog.storage.store import Term

from .clock import Clock, local
from .ids import new_id
from .ledger import Ledger
from .reader import Reader


class Course:
    """What a meeting was and is. The verbs that lead it further are in the classes on top of this one."""

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

    @property
    def memory(self) -> Memory | None:
        """What this team did before, or this group where it is no team on file and meets again; None for any other."""
        group = self.record.team or self.programme.series
        return None if group is None else self.ledger.get(Memory, group) or Memory(group)

    def watch(self, tell: Callable[[], None]) -> Callable[[], None]:
        """Call `tell` after every change; returns how to stop that."""
        self._watchers.append(tell)
        return lambda: self._watchers.remove(tell)

    def undo(self) -> Event | None:
        """Take back the latest act; agreements and notes stay. Returns what was undone."""
        event = undoable(self._log)
        if event is None:
            return None
        undone = Undone(event.act or event.id)
        if isinstance(event.fact, Closed):
            self.record = replace(self.record, status=SessionStatus.RUNNING, ended=None)
            self._happened(undone, records=(self.record,))
        else:
            self._happened(undone)
        return event

    def _happened(
        self, *facts: Fact | None, records: Sequence[Agreement | Note | Session | Memory | Series] = ()
    ) -> bool:
        """Apply the facts of one act and the records they name, and send them to disk together: first what is named,
        then who names it. False when there was nothing to apply."""
        now = self.now
        last = self._log[-1].sequence if self._log else 0
        events = [
            Event(new_id(now), self.record.id, sequence, self._device, now, fact)
            for sequence, fact in enumerate((fact for fact in facts if fact is not None), start=last + 1)
        ]
        if not events:
            return False
        if len(events) > 1:
            events = [replace(event, act=events[0].id) for event in events]
        self.ledger.put(*records, *events)
        self._log += events
        for event in events:
            self.state = fold(self.programme, self._log) if isinstance(event.fact, Undone) else apply(self.state, event)
        self._tell()
        return True

    def _tell(self) -> None:
        for tell in tuple(self._watchers):
            tell()
