"""The people of one open meeting: who is here, who is with whom, who does what, whose turn it is."""

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import count

from dialoog.domain import conduct
from dialoog.domain.facts import Fact, GroupsMade, RolesGiven, TablesSet, TurnTaken
from dialoog.domain.programme import Seat, Step
from dialoog.domain.roles import cast, cast_groups, counted, taken
from dialoog.domain.rounds import ShortRound, done_so
from dialoog.domain.session import State, undone_ids
from dialoog.domain.workform import Role, Tool
from dialoog.text import line

from .course import Course

MIXES, PATIENCE = 40, 0.3
"""Plans made to choose from when some rounds were sat already, which are what the others have to fit; and the seconds
after which no other is made: the room is waiting."""


class Gathering(Course):
    """Chance comes in here and nowhere else: the domain is given an order or a seed, and the log has the result."""

    chance = random.Random()

    # who is here

    def arrive(self, name: str = "") -> Seat:
        """Someone joins, or comes back: by name, or as a number. A second one of a name gets a number behind it."""
        name = line(name)
        away = [seat for seat in self.state.seats if not seat.present]
        if name:
            back = next((seat for seat in away if seat.name.casefold() == name.casefold()), None)
        else:
            back = next((seat for seat in away if seat.id.startswith("n-")), None)
        seat = back or self._new_seat(name)
        self.rejoin(seat)
        return seat

    def rejoin(self, seat: Seat) -> bool:
        """Somebody on the list is here again."""
        here = (*(one.id for one in self.state.present), seat.id)
        fact = conduct.arrive(self.state, seat)
        return self._happened(fact, self._reseated(here), conduct.regrouped(self.state, here)) if fact else False

    def leave(self, seat: str) -> bool:
        """Someone goes: out of the tables and the groups to come, without their roles, and the word goes on."""
        fact = conduct.leave(self.state, seat)
        if fact is None:
            return False
        here = tuple(one.id for one in self.state.present if one.id != seat)
        after = replace(self.state, seats=fact.seats)
        word = self._next_turn(after) if self.state.turns.speaker == seat else None
        roles = conduct.roles_without(self.state, seat)
        return self._happened(fact, self._reseated(here), conduct.regrouped(self.state, here), *roles, word)

    def _reseated(self, here: Sequence[str]) -> TablesSet | None:
        """Tables for who is here; a room that became too small for its tables keeps the plan it has."""
        if self.state.tables is None:
            return None
        from dialoog.domain.tables import reseated  # seating costs its import only where there are tables

        try:
            return reseated(self.state, here)
        except ValueError:
            return None

    def _new_seat(self, name: str) -> Seat:
        seats = self.state.seats
        if not name:
            number = 1 + sum(seat.id.startswith("n-") for seat in seats)
            return Seat(f"n-{number}", str(number))
        taken = {seat.name.casefold() for seat in seats} | {seat.id.removeprefix("g-") for seat in seats}
        names = (name if number == 1 else f"{name} {number}" for number in count(1))
        free = next(one for one in names if one.casefold() not in taken)
        return Seat(f"g-{free.casefold()}", free)

    # small groups and tables

    def make_groups(self) -> bool:
        """The groups this step asks for, mixed anew; pairs that were put together stay with the story they told."""
        step = self.state.step
        if step is None:
            return False
        together = step.phase.tool is Tool.PAIRS and step.phase.group_size > 3 and self.state.groups
        made = conduct.groups_for(self.state, step, self._mixed(), anew=not together)
        return made != self.state.groups and self._happened(GroupsMade(made))

    def set_tables(self, tables: int = 0, apart: tuple[tuple[str, str], ...] | None = None) -> bool:
        """Tables for the phase the room is in, or is next to come to: so many (0: as many as now, else what suits the
        group). Rounds that began stay as they are, and so do the number of tables and the hosts once one began. False
        where nothing can be changed: there are fewer people than tables, or all rounds began."""
        step = self.step_at_tables
        return step is not None and self._happened(self._tables(step, tables, apart))

    @property
    def step_at_tables(self) -> Step | None:
        """The step at tables that the room is in, or the first still to come."""
        steps = (self.state.step, *self.state.ahead)
        return next((step for step in steps if step and step.phase.tool is Tool.TABLES), None)

    def _tables(self, step: Step, tables: int, apart: tuple[tuple[str, str], ...] | None) -> TablesSet | None:
        from dialoog.domain.seating import Seating, judge, seat, tables_for

        before = self.state.tables if self.state.tables and self.state.tables.phase == step.root else None
        wished = apart if apart is not None else before.apart if before else ()
        people = self._mixed() if not self.state.nameless else [one.id for one in self.state.present]
        here = set(people)
        now = tuple(pair for pair in wished if pair[0] != pair[1] and here.issuperset(pair))
        begun = self.state.rounds_begun(step.root) if before else 0
        if before and (begun or not tables):
            tables = len(before.rounds[0])
        tables = tables or tables_for(len(people))
        if len(people) < tables or (before and begun >= len(before.rounds)):
            return None
        sat = before.rounds[begun] if before and begun else ()
        hosts = tuple(table[0] for table in sat if table[0] in here)
        kept = before.rounds[:begun] if before else ()

        def plan() -> Seating:
            made = seat(people, tables, max(step.rounds, 1), seed=self._seed(), apart=now, hosts=hosts)
            return Seating(kept + made.rounds[begun:])

        def worth(one: Seating) -> tuple[int, int]:
            verdict = judge(one, now)
            return len(verdict.apart_broken), verdict.repeats

        best, until = plan(), self.clock.steady() + PATIENCE
        for _try in range(MIXES if kept else 0):
            if worth(best) == (0, 0) or self.clock.steady() > until:
                break
            best = min(best, plan(), key=worth)
        return TablesSet(step.root, best.rounds, wished)

    # roles

    def give_roles(self) -> bool:
        """Roles for the part the room is in, by turns over meetings and over rounds of this one."""
        step = self.state.step
        if step is None or not (roles := self.state.cast(step.part)):
            return False
        memory = self.memory
        held = memory.held(step.form) if memory else {}
        undone = undone_ids(self._log)
        for event in self._log:
            if isinstance(event.fact, RolesGiven) and event.fact.part == step.part and event.id not in undone:
                held = counted(held, event.fact.roles)
        order = [one.id for one in self.state.present] if self.state.nameless else self._mixed()
        hosting = self.state.host_role
        hosts = self.state.holding(hosting)
        roles = tuple(role for role in roles if role.name.casefold() != hosting.casefold())
        order = [one for one in order if one not in hosts]
        side_by_side = step.side_by_side and len(self.state.groups) > 0
        given = cast_groups(roles, self.state.groups, held) if side_by_side else cast(roles, order, held)
        return self._happened(conduct.give_roles(step.part, given))

    def take_role(self, role: Role, seat: str) -> bool:
        """Somebody in particular takes a role; who had it gets theirs when they would have none. False for the role of
        a host, which follows from the plan of the tables."""
        step = self.state.step
        if step is None or role.name.casefold() == self.state.host_role.casefold():
            return False
        mates = next((group for group in self.state.groups if seat in group), None) if step.side_by_side else None
        given = taken(self.state.roles.get(step.part, ()), role, seat, mates)
        return self._happened(conduct.give_roles(step.part, given))

    # turns

    def shorten_round(self, chosen: ShortRound) -> bool:
        """Do the round that was not begun in a shorter way; trios are made at once."""
        facts = done_so(self.state, chosen, self.now)
        if chosen.phase.tool is Tool.PAIRS and not self.state.nameless and self.state.step is not None:
            step = replace(self.state.step, phase=chosen.phase)
            facts += (GroupsMade(conduct.groups_for(self.state, step, self._mixed(), anew=True)),)
        return self._happened(*facts)

    def next_turn(self) -> bool:
        return self._happened(self._next_turn(self.state))

    def pass_turn(self) -> bool:
        """Let it go by; when it was the speaker's turn, the word goes to the next at once."""
        fact = conduct.pass_turn(self.state)
        if fact is None:
            return False
        speaking = fact.seat == self.state.turns.speaker
        return self._happened(fact, self._next_turn(conduct.passed_by(self.state, fact)) if speaking else None)

    def _next_turn(self, state: State) -> TurnTaken | None:
        at_random = state.step is not None and state.step.phase.option("order") == "random"
        return conduct.next_turn(state, self.now, self.chance.choice if at_random else None)

    # what follows from coming to a step

    def _follows(self, step: Step) -> tuple[Fact, ...]:
        """Groups and tables that a step needs and that are not there yet. A group known by its number finds its own
        neighbours."""
        if (
            step.phase.tool is Tool.PAIRS
            and len(self.state.present) > 1
            and (self.state.groups or not self.state.nameless)
        ):
            made = conduct.groups_for(self.state, step, self._mixed())
            return (GroupsMade(made),) if made != self.state.groups else ()
        if step.phase.tool is Tool.TABLES and not self.state.seating(step) and self.state.present:
            made_tables = self._tables(step, 0, None)
            return (made_tables,) if made_tables else ()
        return ()

    def _mixed(self) -> list[str]:
        order = [one.id for one in self.state.present]
        self.chance.shuffle(order)
        return order

    def _seed(self) -> int:
        return self.chance.randrange(2**32)
