"""One open meeting: wishes come in, facts are applied at once and sent to disk, views are told."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from dialoog.domain import agreement as agreements
from dialoog.domain import conduct, deck
from dialoog.domain import memory as memories
from dialoog.domain.agreement import Agreement, Owner, Status, Wording
from dialoog.domain.conduct import Proposal
from dialoog.domain.facts import AgreementTouched, CardDrawn, Closed, Event, NoteKept, StepStarted
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.programme import Step, root
from dialoog.domain.series import Series, met, unmet
from dialoog.domain.session import SessionStatus, State, apply
from dialoog.domain.timing import Running
from dialoog.domain.workform import Visibility
from dialoog.text import clean, line

from .gathering import Gathering
from .ids import new_id


class LiveSession(Gathering):
    """The meeting a screen holds. Every public verb is an intent; what it leads to is decided by the domain."""

    # what views read

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

    # the course of the meeting

    def open(self) -> None:
        """Begin: the first step comes on the wall."""
        facts = conduct.opening(self.state, self.now)
        if facts:
            self.record = replace(self.record, status=SessionStatus.RUNNING)
            self._happened(*facts, *self._follows(self.state.steps[0]), records=(self.record,))

    def onward(self) -> bool:
        return self._to(conduct.onward(self.state, self.now))

    def back(self) -> bool:
        return self._to(conduct.back(self.state, self.now))

    def go_to(self, step: Step) -> bool:
        return self._to(conduct.start(self.state, step, self.now))

    def _to(self, fact: StepStarted | None) -> bool:
        if fact is None:
            return False
        step = next(one for one in self.state.steps if one.id == fact.step)
        return self._happened(fact, *self._follows(step))

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

    def ask(self, question: str) -> bool:
        """The group's own question in the place of the form's, for this meeting."""
        return self._happened(conduct.ask(self.state, clean(question).strip()))

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
        closed = apply(self.state, Event("", self.record.id, 0, "", self.now, fact))
        if (series := self.series) is not None:
            self.ledger.put(met(series, self.record.id, self.programme.chapter))
        self.remember(closed)
        self._happened(fact, records=(*running, self.record))

    def remember(self, closed: State | None = None) -> None:
        """What the team keeps in mind of this meeting. It goes on file before the end does: a meeting that is over and
        that nobody remembers would stay so."""
        if (memory := self.memory) is not None:
            self.ledger.put(memories.after(memory, self.record.id, closed or self.state, self.today))

    @property
    def series(self) -> Series | None:
        """The series this meeting belongs to."""
        return self.ledger.get(Series, self.programme.series) if self.programme.series else None

    def undo(self) -> Event | None:
        """Take back the latest act; agreements and notes stay. What the team would remember of it goes as well."""
        event = super().undo()
        memory = self.memory
        match event.fact if event else None:
            case CardDrawn(step, card) if memory is not None:
                at = next((one for one in self.state.steps if one.id == step), None)
                drawn = self.state.drawn.get(step, ())
                if at is not None and card < len(at.phase.heap) and card not in drawn:
                    seen = tuple(one for one in memory.seen(heap(at)) if one != deck.key(at.phase.heap[card]))
                    self.ledger.put(memories.with_card(memory, heap(at), seen or deck.seen_in(at.phase.heap, drawn)))
            case Closed():
                if memory is not None:
                    self.ledger.put(memories.without(memory, self.record.id))
                if (series := self.series) is not None:
                    self.ledger.put(unmet(series, self.record.id, self.programme.chapter))
        return event

    # silence, cards, hands

    def be_silent(self) -> bool:
        return self._happened(conduct.be_silent(self.state, self.now))

    def draw(self, theme: str = "") -> bool:
        """The next card from the heap of this step, of one theme where one was chosen; none comes back before all were
        there, also in later meetings of this team."""
        step = self.state.step
        if step is None or not step.phase.heap:
            return False
        phase, memory = step.phase, self.memory
        seen = memory.seen(heap(step)) if memory else deck.seen_in(phase.heap, self.state.drawn.get(step.id, ()))
        of_theme = [place for place, one in enumerate(phase.themes) if one == theme]
        card = self.chance.choice(deck.left(phase.heap, seen, of_theme or None))
        after = memory and memories.with_card(memory, heap(step), deck.drawn(phase.heap, seen, card))
        return self._happened(conduct.draw(self.state, card), records=[after] if after else [])

    def count_hands(self, counts: Sequence[int]) -> bool:
        return self._happened(conduct.count_hands(self.state, counts))

    def vote_anew(self) -> bool:
        return self._happened(conduct.vote_anew(self.state))

    # what is kept

    def keep(
        self,
        text: str,
        kind: NoteKind = NoteKind.INSIGHT,
        name: str = "",
        visibility: Visibility = Visibility.TEAM,
        theme: str = "",
    ) -> Note:
        """Write something down, in the words of the group."""
        now = self.now
        note = Note(new_id(now), self.record.id, kind, clean(text).strip(), self.state.current or "", now, line(name))
        return self.renote(replace(note, visibility=visibility, theme=line(theme), series=self.programme.series))

    def renote(self, note: Note) -> Note:
        """The same note, otherwise: in better words, under another heading, as another kind."""
        note = replace(
            note,
            text=clean(note.text).strip(),
            theme=line(note.theme),
            cells=tuple(clean(cell).strip() for cell in note.cells),
            status=line(note.status),
        )
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

    def case(self) -> tuple[Note, ...]:
        """What was written down in the confidential parts of this meeting, by anyone. Agreements are not in it, nor
        answers that the form meant for the team, nor the facilitator's own debrief."""
        told = {step.root for step in (*self.programme.steps, *self.state.steps) if step.confidential}
        found = (self.ledger.get(Note, id) for id in self.state.notes)
        meant = (NoteKind.CAPTURE, NoteKind.DEBRIEF)
        return tuple(one for one in found if one and root(one.step) in told and one.kind not in meant)

    def wipe(self, notes: Sequence[Note]) -> None:
        """Take notes back for good, all at once; what people agreed to do stays."""
        for note in notes:
            self.ledger.forget(note)
        self._tell()

    def withdraw(self, record: Agreement | Note) -> None:
        """Take words back for good; the log keeps only that there was something."""
        self.ledger.forget(record)
        self._tell()

    # how it becomes durable

    def _touched(self, before: Agreement | None, after: Agreement) -> Agreement:
        if after != before:
            self._happened(AgreementTouched(after.id), records=(after,))
        return after


def heap(step: Step) -> str:
    """What the heap of a step is remembered by: the deck it comes from, else its own form and phase."""
    return step.phase.option("deck") or f"{step.form}.{step.root.partition('.')[2]}"


def cleaned(wording: Wording) -> Wording:
    """What people typed, without anything a reader cannot see."""
    return replace(
        wording,
        what=line(wording.what),
        owners=tuple(Owner(owner.id, line(owner.name)) for owner in wording.owners),
        why=line(wording.why),
        sign=line(wording.sign),
    )
