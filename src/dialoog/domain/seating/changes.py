"""A plan that goes on with other people than it was made for, changed no more than it must."""

from collections.abc import Iterable, Sequence
from itertools import chain

from .chance import Chance
from .plan import Seating


def reseat(
    seating: Seating,
    begun: int,
    present: Sequence[str],
    *,
    seed: int = 0,
    apart: Iterable[tuple[str, str]] = (),
) -> Seating:
    """The plan for those who are there now; the first `begun` rounds stay as they are.

    In the rounds to come who left is taken out, and who came late gets a seat at one of the smallest tables. A host
    who left is followed by someone who sat at that table last. Others move only to keep the tables within one person
    of each other and pairs apart. Where there is a choice it goes to who comes back to no table and meets fewest again.

    Raises ValueError when there are fewer people than tables, or somebody is there twice.
    """
    if len(present) < seating.tables:
        raise ValueError("there are fewer people than tables")
    if len({*present}) < len(present):
        raise ValueError("somebody is in it twice")
    if begun >= len(seating.rounds):
        return seating
    change = _Change(seating, begun, Chance(seed).shuffled(present), [frozenset(pair) for pair in apart])
    for number in range(begun, len(seating.rounds)):
        change.renew(number)
    return Seating(tuple(tuple(map(tuple, tables)) for tables in change.rounds))


class _Change:
    """The plan while it is changed."""

    def __init__(self, seating: Seating, begun: int, present: Sequence[str], apart: Sequence[frozenset[str]]) -> None:
        self._apart = {*apart}
        self._present = present
        self._sat = seating.rounds[max(0, begun - 1)]
        self._coming = seating.rounds[begun:]
        self._hosts = [table[0] if table[0] in present else "" for table in self._coming[0]]
        for number, host in enumerate(self._hosts):
            self._hosts[number] = host or self._successor(number)
        self.rounds = [
            [list(table) for table in tables] if at < begun else self._planned(tables)
            for at, tables in enumerate(seating.rounds)
        ]

    def _successor(self, number: int) -> str:
        """Someone who sat at this table last, else who is to sit there next, else anyone who is no host."""
        groups = (self._sat[number], self._coming[0][number], self._present)
        free = [[one for one in self._present if one in group and one not in self._hosts] for group in groups]
        return min(next(filter(None, free)), key=lambda one: sum(self._foes(one, at[number]) for at in self._coming))

    def _planned(self, tables: Sequence[Sequence[str]]) -> list[list[str]]:
        return [
            [host, *(one for one in table if one in self._present and one not in self._hosts)]
            for host, table in zip(self._hosts, tables, strict=True)
        ]

    def renew(self, number: int) -> None:
        """Bring one round up to date."""
        tables = self.rounds[number]
        seated = {*chain.from_iterable(tables)}
        late = [one for one in self._present if one not in seated]
        for one in late:
            choices = [
                (self._foes(one, table), len(table), *self._price(one, number, at)) for at, table in enumerate(tables)
            ]
            tables[choices.index(min(choices))].append(one)
        self._level(number, late)
        while self._part(number):
            pass

    def _level(self, number: int, late: Sequence[str]) -> None:
        """Move people from the largest to the smallest tables; first those who had no seat before."""
        tables = self.rounds[number]
        while (most := max(map(len, tables))) - (fewest := min(map(len, tables))) > 1:
            *_price, at, to, one = min(
                (
                    self._foes(one, other) - self._foes(one, table),
                    one not in late,
                    *self._price(one, number, to),
                    at,
                    to,
                    one,
                )
                for at, table in enumerate(tables)
                for to, other in enumerate(tables)
                if (len(table), len(other)) == (most, fewest)
                for one in table[1:]
            )
            tables[at].remove(one)
            tables[to].append(one)

    def _part(self, number: int) -> bool:
        """Let somebody change places with someone who is to be kept apart and is not; whether that helped."""
        tables = self.rounds[number]
        swaps = []
        for at, table in enumerate(tables):
            for one in table[1:]:
                if not self._foes(one, table):
                    continue
                for to, other in enumerate(tables):
                    for two in other[1:] if to != at else ():
                        without_one, without_two = {*table} - {one}, {*other} - {two}
                        gain = self._foes(one, without_two) + self._foes(two, without_one)
                        gain -= self._foes(one, table) + self._foes(two, other)
                        price = (*self._price(one, number, to), *self._price(two, number, at))
                        swaps.append((gain, price, at, to, one, two))
        if not swaps or min(swaps)[0] >= 0:
            return False
        *_price, at, to, one, two = min(swaps)
        tables[at][tables[at].index(one)], tables[to][tables[to].index(two)] = two, one
        return True

    def _foes(self, one: str, company: Iterable[str]) -> int:
        return sum(frozenset((one, other)) in self._apart for other in company)

    def _price(self, one: str, number: int, at: int) -> tuple[int, int]:
        """What a seat at this table in this round costs somebody: times there in other rounds, meetings again."""
        others = [
            (table, place) for tables in self._other(number) for place, table in enumerate(tables) if one in table
        ]
        again = sum(other in table for table, _place in others for other in self.rounds[number][at] if other != one)
        return sum(place == at for _table, place in others), again

    def _other(self, number: int) -> list[list[list[str]]]:
        return [tables for round, tables in enumerate(self.rounds) if round != number]
