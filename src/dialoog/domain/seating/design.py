"""Plans that mix as well as can be, made by arithmetic instead of by trying.

A path is the table someone sits at in each round. The first paths are those of the hosts, who stay where they are. The
others come in columns: a shift says how far along, counting round the tables, a column sits from its hosts.
"""

from collections.abc import Sequence
from itertools import chain, repeat

from .field import Ring

Path = tuple[int, ...]

_ATTEMPTS = 5_000
"""Numbers that are tried at most to find shifts: some hundredths of a second. More found nothing more."""


def paths(people: int, tables: int, rounds: int) -> tuple[Path, ...] | None:
    """A path for everyone, or None where no construction is known. Tables differ by one person at most.

    Nobody comes back to a table. With at most `tables`² people nobody meets anybody twice, for any number of rounds
    that the smallest prime power in the number of tables allows, always for three (from three tables on), and for
    more where tables are small. With more people, some travel together: no more than cannot be parted.
    """
    if rounds > tables:
        return None
    ring = Ring(tables)
    columns = -(-people // tables)
    if rounds <= ring.units:
        slopes = [tuple(ring.times(round, column) for round in range(rounds)) for column in range(tables)]
        return tuple(
            tuple(ring.add(row, step) for step in slope) for slope in _again(slopes, columns) for row in range(tables)
        )[:people]
    if rounds == 3 and columns >= tables:
        return _from_latin_square(people, tables)
    shifts = _near_transversal(tables) if rounds == 3 else _Shifts(tables, rounds, columns).found
    return _shifted(shifts, people, tables) if len(shifts) >= columns else None


def nearly(people: int, tables: int, rounds: int) -> tuple[Path, ...]:
    """Paths to begin searching from, where there are no better ones: tables are level and hosts stay."""
    within = min(rounds, tables)
    columns = -(-people // tables)
    found = paths(people, tables, within) or _shifted(_Shifts(tables, within, columns).found, people, tables)
    return tuple(tuple(path[round % within] for round in range(rounds)) for path in found)


def _again(columns: Sequence[Path], count: int) -> list[Path]:
    """So many columns: when they run out, those of the guests once more."""
    guests = columns[1:] or columns
    return list(chain(columns, *repeat(guests, count // len(guests))))[:count]


def _shifted(shifts: Sequence[Path], people: int, tables: int) -> tuple[Path, ...]:
    columns = _again(shifts, -(-people // tables))
    return tuple(tuple((row + step) % tables for step in shift) for shift in columns for row in range(tables))[:people]


def _near_transversal(tables: int) -> list[Path]:
    """For an even number of tables and three rounds: `tables` - 1 shifts, of which no two agree in a round and no two
    keep their distance from one round to another."""
    half = tables // 2
    return [(0, column, (2 * column + (column >= half)) % tables) for column in range(tables - 1)]


def _from_latin_square(people: int, tables: int) -> tuple[Path, ...] | None:
    """For an even number of tables, three rounds and about `tables`² people: row, column and symbol of the cells of a
    Latin square that has its numbers in order on the diagonal, where the hosts are.

    It is the square of (a + b) / 2 for one table fewer, made longer along the cells next to its diagonal. The cells one
    further are a table apart in everything, so that any number of them can be left out, or taken twice.
    """
    odd, half = tables - 1, tables // 2

    def symbol(a: int, b: int) -> int:
        return (a + b) * half % odd

    hosts = [(a, a, a) for a in range(tables)]
    longer = []
    for a in range(odd):
        b = (a + 1) % odd
        longer += [(a, b, odd), (a, odd, symbol(a, b)), (odd, b, symbol(a, b))]
    rest = [(a, (a + step) % odd, symbol(a, a + step)) for step in range(3, odd) for a in range(odd)]
    spare = [(a, (a + 2) % odd, symbol(a, a + 2)) for a in range(odd)]
    cells = [*hosts, *longer, *rest, *spare, *spare]
    return tuple(cells[:people]) if people <= len(cells) else None


class _Shifts:
    """Shifts of which any two are another distance apart in each round, counting round the tables: `found` has as many
    as are wanted, or the most that were found soon. Looked for number by number, taking back what leads nowhere."""

    def __init__(self, tables: int, rounds: int, wanted: int) -> None:
        self._tables, self._rounds, self._wanted = tables, rounds, wanted
        self._attempts = 0
        self._shifts: list[list[int]] = [[0] * rounds]
        self.found: list[Path] = []
        self._fill()

    def _fill(self) -> bool:
        shift = self._shifts[-1]
        at = len(shift)
        if at == self._rounds:
            return self._filled()
        taken = {
            (other[at] + mine - theirs) % self._tables
            for other in self._shifts[:-1]
            for mine, theirs in zip(shift, other, strict=False)
        }
        for step in range(self._tables):
            value = ((len(self._shifts) - 1) * at + step) % self._tables
            if value in taken or self._attempts >= _ATTEMPTS:
                continue
            self._attempts += 1
            shift.append(value)
            if self._fill():
                return True
            shift.pop()
        return False

    def _filled(self) -> bool:
        if len(self._shifts) > len(self.found):
            self.found = [tuple(shift) for shift in self._shifts]
        if len(self.found) >= self._wanted:
            return True
        self._shifts.append([0])
        if self._fill():
            return True
        self._shifts.pop()
        return False
