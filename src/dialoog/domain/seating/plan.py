"""A seating plan, and what can be said of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations
from math import comb

from .bounds import bound_of, repeat_bound, sizes, steady_hosts


@dataclass(frozen=True, slots=True)
class Seating:
    """Rounds of tables of ids of seats; the host of a table comes first and stays there."""

    rounds: tuple[tuple[tuple[str, ...], ...], ...]

    @property
    def tables(self) -> int:
        return len(self.rounds[0])

    def people(self) -> tuple[str, ...]:
        """Everyone who is in it, also for some rounds only; the hosts of the first round first."""
        hosts = (table[0] for table in self.rounds[0])
        seated = (person for tables in self.rounds for table in tables for person in table)
        return tuple(dict.fromkeys([*hosts, *seated]))

    def route(self, person: str) -> tuple[int | None, ...]:
        """At which table, counted from 0, someone sits in each round; None where they are in none."""
        return tuple(
            next((number for number, table in enumerate(tables) if person in table), None) for tables in self.rounds
        )


@dataclass(frozen=True, slots=True)
class Verdict:
    """How well a plan mixes."""

    repeats: int
    """Meetings of two people after their first, with hosts included: the sum over all pairs."""
    revisits: int
    """Times someone who is not its host comes back to a table."""
    bound: int
    """The repeats that no plan of this shape can do without."""
    most_meetings: int
    """How often the two who meet most do so."""
    met_share: float
    """From 0 to 1: which part of the pairs met at all, without those of two hosts."""
    apart_broken: tuple[tuple[str, str], ...]
    """Who were to be kept apart and meet all the same."""


def judge(seating: Seating, apart: Iterable[tuple[str, str]] = ()) -> Verdict:
    """How well a plan mixes, counted from the plan alone, however it came about."""
    met = Counter(frozenset(pair) for tables in seating.rounds for table in tables for pair in combinations(table, 2))
    people = seating.people()
    could_meet = comb(len(people), 2) - comb(len(steady_hosts(seating.rounds)), 2)
    return Verdict(
        repeats=sum(met.values()) - len(met),
        revisits=sum(_revisits(seating)),
        bound=_bound(seating, len(people)),
        most_meetings=max(met.values(), default=0),
        met_share=len(met) / could_meet if could_meet else 1.0,
        apart_broken=tuple(pair for pair in apart if frozenset(pair) in met),
    )


def _revisits(seating: Seating) -> Iterator[int]:
    for number in range(seating.tables):
        been: set[str] = set()
        for tables in seating.rounds:
            host, *guests = tables[number]
            yield len(been.intersection(guests))
            been.update((host, *guests))


def _bound(seating: Seating, people: int) -> int:
    """The closed form knows more than counting does, but only of a plan that nobody left or joined."""
    level = sizes(people, seating.tables)
    whole = len(steady_hosts(seating.rounds)) == seating.tables and all(
        sorted(map(len, tables), reverse=True) == level for tables in seating.rounds
    )
    return repeat_bound(people, seating.tables, len(seating.rounds)) if whole else bound_of(seating.rounds)
