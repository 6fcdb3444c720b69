"""How few repeats there can be at best. A repeat is any meeting of two people after their first."""

from collections.abc import Sequence
from itertools import pairwise
from math import comb


def sizes(people: int, tables: int) -> list[int]:
    """How many sit at each table, the larger tables first; they differ by one at most."""
    small, larger = divmod(people, tables)
    return [small + 1] * larger + [small] * (tables - larger)


def crowded(people: int, tables: int) -> int:
    """How many pairs of people who sat together still do, when they spread over the tables as well as they can: none
    as long as there is a table for each of them (the pigeonhole principle)."""
    return sum(comb(size, 2) for size in sizes(people, tables))


def spare_pairs(meetings: int, pairs: int) -> int:
    """So many meetings of so few pairs: at least this many are not the first."""
    return max(0, meetings - pairs)


def repeat_bound(people: int, tables: int, rounds: int) -> int:
    """The repeats that no plan with a fixed host at each table can do without. The stronger of two reasons counts:

    - there are only so many pairs: of guests with each other, and of guests with the hosts, who never meet (with more
      rounds than tables everybody comes back to a host);
    - people who leave a table that is larger than the number of tables cannot all be parted.
    """
    table_sizes = sizes(people, tables)
    guests = people - tables
    among_guests = spare_pairs(rounds * sum(comb(size - 1, 2) for size in table_sizes), comb(guests, 2))
    with_hosts = spare_pairs(rounds * guests, tables * guests)
    parting = (rounds - 1) * sum(crowded(size, tables) for size in table_sizes)
    return max(among_guests + with_hosts, parting)


def bound_of(rounds: Sequence[Sequence[Sequence[str]]]) -> int:
    """The same for a plan as it became, with people who came late or left: among those who were there."""
    steady = steady_hosts(rounds)
    everyone = {person for tables in rounds for table in tables for person in table}
    meetings = sum(comb(len(table), 2) for tables in rounds for table in tables)
    scarcity = spare_pairs(meetings, comb(len(everyone), 2) - comb(len(steady), 2))
    parting = 0
    for before, after in pairwise(rounds):
        stayed = {person for table in after for person in table}
        parting += sum(crowded(len(stayed.intersection(table)), len(after)) for table in before)
    return max(scarcity, parting)


def steady_hosts(rounds: Sequence[Sequence[Sequence[str]]]) -> set[str]:
    """Who were hosts all along, and so never met each other."""
    return set.intersection(*({table[0] for table in tables} for tables in rounds))
