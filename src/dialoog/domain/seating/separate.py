"""Keeping pairs apart when that is hard: each round by itself, by trying and taking back."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from .chance import Chance
from .design import Path

_ATTEMPTS = 20_000
"""Seats that are tried at most in a round."""


def separated(
    people: int, tables: int, rounds: int, apart: Sequence[tuple[int, int]], chance: Chance
) -> tuple[Path, ...] | None:
    """Paths on which none of the pairs meet, with level tables and hosts who stay; or None when there are none, or they
    are not found soon. How well they mix was not looked at."""
    found = [_Round(people, tables, tables, apart, chance).tables_of for _ in range(rounds)]
    return tuple(zip(*found, strict=True)) if all(found) else None


def hosts_for(people: int, tables: int, named: int, apart: Sequence[tuple[int, int]], chance: Chance) -> list[int]:
    """A host for each table, the first `named` people for the first ones, with whom all pairs can be kept apart; none
    when there are none, or they are not found soon."""
    tables_of = _Round(people, tables, named, apart, chance).tables_of
    return [tables_of.index(table) for table in range(tables)] if tables_of else []


class _Round:
    """One round, the first `hosts` people at the first tables. `tables_of` says where each sits; it is empty when
    that cannot be."""

    def __init__(self, people: int, tables: int, hosts: int, apart: Sequence[tuple[int, int]], chance: Chance) -> None:
        self._foes: dict[int, set[int]] = defaultdict(set)
        for one, other in apart:
            self._foes[one].add(other)
            self._foes[other].add(one)
        self._tables, self._chance, self._attempts = tables, chance, 0
        self._small, self._larger = divmod(people, tables)
        self._at = {host: host for host in range(hosts)}
        self._sizes = Counter(self._at.values())
        self.tables_of: list[int] = []
        if self._seat({guest for guest in self._foes if guest >= hosts}):
            self._seat_others(people)
            self.tables_of = [self._at[person] for person in range(people)]

    def _seat(self, waiting: set[int]) -> bool:
        """Seat those who have somebody to be kept from, who has least choice first."""
        if not waiting:
            return True
        choices = {guest: self._choice(guest) for guest in sorted(waiting)}
        guest = min(choices, key=lambda one: len(choices[one]))
        for table in self._chance.shuffled(choices[guest]):
            self._attempts += 1
            if self._attempts > _ATTEMPTS:
                return False
            self._at[guest] = table
            self._sizes[table] += 1
            if self._seat(waiting - {guest}):
                return True
            self._sizes[table] -= 1
            del self._at[guest]
        return False

    def _choice(self, guest: int) -> list[int]:
        taken = {self._at[foe] for foe in self._foes[guest] if foe in self._at}
        return [table for table in self._open() if table not in taken]

    def _open(self) -> list[int]:
        """Tables with a free seat; only so many of them may be one larger than the others."""
        larger = sum(size > self._small for size in self._sizes.values())
        most = self._small + (larger < self._larger)
        return [table for table in range(self._tables) if self._sizes[table] < most]

    def _seat_others(self, people: int) -> None:
        for person in self._chance.shuffled(range(people)):
            if person not in self._at:
                table = min(self._chance.shuffled(self._open()), key=self._sizes.__getitem__)
                self._at[person] = table
                self._sizes[table] += 1
