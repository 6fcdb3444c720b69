"""The people of one open meeting: who is here, who is with whom, who does what, whose turn it is."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import count

from dialoog.domain import conduct
from dialoog.domain.facts import Fact, GroupsMade, TablesSet
from dialoog.domain.programme import Seat, Step
from dialoog.domain.roles import Given, cast, cast_groups, counted
from dialoog.domain.rounds import ShortRound, done_so
from dialoog.domain.workform import Tool
from dialoog.text import line

from .course import Course

MIXES = 40
"""Plans made to choose from when some rounds were sat already: those are what the others have to fit."""


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
        here = (*(one.id for one in self.state.present), seat.id)
        self._happened(conduct.arrive(self.state, seat), self._reseated(here), conduct.regrouped(self.state, here))
        return seat

    def leave(self, seat: str) -> bool:
        """Someone goes: out of the tables and the groups to come, without their roles, and the word goes on."""
        fact = conduct.leave(self.state, seat)
        if fact is None:
            return False
        here = tuple(one.id for one in self.state.present if one.id != seat)
        after = replace(self.state, seats=fact.seats)
        word = conduct.next_turn(after, self.now) if self.state.turns.speaker == seat else None
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

    def called(self, seats: Sequence[str]) -> list[str]:
        """What these seats are called."""
        name = {seat.id: seat.name for seat in self.state.seats}
        return [name.get(seat, "") for seat in seats]

    @property
    def nameless(self) -> bool:
        """Whether the group is known by its number only."""
        return all(seat.id.startswith("n-") for seat in self.state.seats)

    # small groups and tables

    def make_groups(self) -> bool:
        """The groups this step asks for, mixed anew; pairs that were put together stay with the story they told."""
        step = self.state.step
        if step is None:
            return False
        together = step.phase.tool is Tool.PAIRS and int(step.phase.option("size", "2")) > 3 and self.state.groups
        made = conduct.groups_for(self.state, step, self._mixed(), anew=not together)
        return made != self.state.groups and self._happened(GroupsMade(made))

    def set_tables(self, tables: int = 0, apart: tuple[tuple[str, str], ...] | None = None) -> bool:
        """Tables for the part the room is in, or is next to come to one: so many (0: what suits the group). Rounds that
        began stay as they are, and so do the number of tables and the hosts once one began. False where nothing can be
        changed: there are fewer people than tables."""
        step = self.step_at_tables
        return step is not None and self._happened(self._tables(step, tables, apart))

    @property
    def step_at_tables(self) -> Step | None:
        """The step at tables that the room is in, or the first still to come."""
        steps = (self.state.step, *self.state.ahead)
        return next((step for step in steps if step and step.phase.tool is Tool.TABLES), None)

    def _tables(self, step: Step, tables: int, apart: tuple[tuple[str, str], ...] | None) -> TablesSet | None:
        from dialoog.domain.seating import Seating, judge, seat, tables_for

        before = self.state.tables if self.state.tables and self.state.tables.part == step.part else None
        apart = apart if apart is not None else before.apart if before else ()
        people = self._mixed() if not self.nameless else [one.id for one in self.state.present]
        begun = self.state.rounds_begun(step.part) if before else 0
        here = set(people)
        apart = tuple(pair for pair in apart if pair[0] != pair[1] and here.issuperset(pair))
        if before and (begun or not tables):
            tables = len(before.rounds[0])
        tables = tables or tables_for(len(people))
        if len(people) < tables:
            return None
        sat = before.rounds[begun - 1] if before and 0 < begun <= len(before.rounds) else ()
        hosts = tuple(table[0] for table in sat if table[0] in people) if len(sat) == tables else ()
        kept = before.rounds[:begun] if before else ()

        def plan(seed: int) -> Seating:
            made = seat(people, tables, max(step.rounds, 1), seed=seed, apart=apart, hosts=hosts)
            return Seating(kept + made.rounds[begun:])

        tries = [plan(self._seed()) for _try in range(MIXES if kept else 1)]
        best = min(tries, key=lambda one: (len(judge(one, apart).apart_broken), judge(one).repeats))
        return TablesSet(step.part, best.rounds, apart)

    # roles

    def give_roles(self) -> bool:
        """Roles for the part the room is in, by turns over meetings and over rounds of this one."""
        step = self.state.step
        if step is None or not (roles := self.state.cast(step.part)):
            return False
        memory = self.memory
        held = memory.held(step.form) if memory else {}
        held = counted(held, self.state.roles.get(step.part, ()))
        order = [one.id for one in self.state.present] if self.nameless else self._mixed()
        at_tables = self.state.at_tables(step.part)
        hosting = at_tables.phase.option("host").casefold() if at_tables else ""
        hosts = self.state.holding(hosting)
        roles = tuple(role for role in roles if role.name.casefold() != hosting)
        order = [one for one in order if one not in hosts]
        side_by_side = step.side_by_side and len(self.state.groups) > 0
        given = cast_groups(roles, self.state.groups, held) if side_by_side else cast(roles, order, held)
        return self._happened(conduct.give_roles(step.part, given))

    def take_role(self, role: str, seat: str) -> bool:
        """Somebody in particular takes a role; who had it and has no other gets theirs back."""
        step = self.state.step
        if step is None:
            return False
        given: Given = tuple(
            (name, (seat,) if name == role else tuple(one for one in seats if one != seat))
            for name, seats in self.state.roles.get(step.part, ())
        )
        if not any(name == role for name, _seats in given):
            given = (*given, (role, (seat,)))
        return self._happened(conduct.give_roles(step.part, tuple(one for one in given if one[1])))

    # turns

    def shorten_round(self, chosen: ShortRound) -> bool:
        """Do the round that was not begun in a shorter way; trios are made at once."""
        facts = done_so(self.state, chosen, self.now)
        if chosen.phase.tool is Tool.PAIRS and not self.nameless and self.state.step is not None:
            step = replace(self.state.step, phase=chosen.phase)
            facts += (GroupsMade(conduct.groups_for(self.state, step, self._mixed(), anew=True)),)
        return self._happened(*facts)

    def next_turn(self) -> bool:
        step = self.state.step
        at_random = step is not None and step.phase.option("order") == "random"
        pick: Callable[[Sequence[str]], str] | None = self.chance.choice if at_random else None
        return self._happened(conduct.next_turn(self.state, self.now, pick))

    def pass_turn(self) -> bool:
        """Let it go by; when it was the speaker's turn, the word goes to the next at once."""
        fact = conduct.pass_turn(self.state)
        if fact is None:
            return False
        after = conduct.passed_by(self.state, fact)
        speaking = fact.seat == self.state.turns.speaker
        return self._happened(fact, conduct.next_turn(after, self.now) if speaking else None)

    # what follows from coming to a step

    def _follows(self, step: Step) -> tuple[Fact, ...]:
        """Groups and tables that a step needs and that are not there yet. A group known by its number finds its own
        neighbours."""
        if step.phase.tool is Tool.PAIRS and len(self.state.present) > 1 and (self.state.groups or not self.nameless):
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
