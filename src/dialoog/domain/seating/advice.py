"""How many tables to take."""

from collections import Counter
from dataclasses import dataclass
from math import comb

from .design import paths

_FEWEST, _MOST = 3, 6
"""People at a table that talks well; the World Café itself says four, or five."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Another number of tables or rounds, and how many repeats that gives."""

    tables: int
    rounds: int
    repeats: int


def tables_for(people: int) -> int:
    """Four at a table, up to five where it does not come out even: a World Café works best with four, and can with
    five (foresight-platform.eu, For-Learn, World Café)."""
    return max(1, people // 4, -(-people // 5))


def better(people: int, tables: int, rounds: int, repeats: int) -> Suggestion | None:
    """A shape close to this one in which fewer than `repeats` people meet again: one or two tables more or fewer, or
    one round fewer; None when there is none, or nothing to gain."""
    if not repeats:
        return None
    others = [(number, rounds) for number in (tables + 1, tables - 1, tables + 2, tables - 2)]
    shapes = [shape for shape in others if _FEWEST <= people / max(1, shape[0]) <= _MOST]
    if rounds > 2:
        shapes.append((tables, rounds - 1))
    known = ((_promised(people, *shape), shape) for shape in shapes)
    fewest = min(
        ((found, at, shape) for at, (found, shape) in enumerate(known) if found is not None and found < repeats),
        default=None,
    )
    return Suggestion(*fewest[2], fewest[0]) if fewest else None


def _promised(people: int, tables: int, rounds: int) -> int | None:
    """The repeats of a plan that can be made by arithmetic: those of people who travel together."""
    found = paths(people, tables, rounds)
    if found is None:
        return None
    return (rounds - 1) * sum(comb(together, 2) for together in Counter(found).values())
