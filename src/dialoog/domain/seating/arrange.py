"""A plan for these people at so many tables, in so many rounds."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from .bounds import repeat_bound
from .chance import Chance
from .design import Path, nearly, paths
from .labels import settled
from .plan import Seating
from .search import Search
from .separate import hosts_for, separated

Pair = tuple[str, str]


def seat(
    people: Sequence[str],
    tables: int,
    rounds: int,
    *,
    seed: int = 0,
    apart: Iterable[Pair] = (),
    hosts: Sequence[str] = (),
) -> Seating:
    """Seat everyone in each round, at tables that differ by one person at most.

    Nobody meets anybody twice or comes back to a table where that can be helped. Above that goes keeping pairs apart:
    where it is impossible, `judge` says who met. `hosts` keep the first tables, the other hosts are chosen by chance.

    Raises ValueError for people, tables, rounds, pairs or hosts that cannot be.
    """
    pairs = list(apart)
    _check(people, tables, rounds, pairs, hosts)
    chance = Chance(seed)
    order = [*hosts, *_gathered([one for one in people if one not in hosts], pairs, chance)]
    routes = paths(len(people), tables, rounds)
    perfect = routes is not None
    if routes is None:
        routes = nearly(len(people), tables, rounds)
    if pairs:
        order = settled(order, routes, len(hosts), pairs, chance)
    kept_apart = _numbered(pairs, order)
    bound = repeat_bound(len(people), tables, rounds)
    if not perfect or _meet(routes, kept_apart):
        routes = Search(routes, tables, kept_apart).improved(chance, bound)
    if _meet(routes, kept_apart) and (chosen := hosts_for(len(people), tables, len(hosts), kept_apart, chance)):
        order = [order[host] for host in chosen] + [one for at, one in enumerate(order) if at not in chosen]
        kept_apart = _numbered(pairs, order)
        start = separated(len(people), tables, rounds, kept_apart, chance) or routes
        routes = Search(start, tables, kept_apart).improved(chance, bound)
    return _seating(people, dict(zip(order, routes, strict=True)), order[:tables])


def _numbered(pairs: Sequence[Pair], order: Sequence[str]) -> list[tuple[int, int]]:
    number = {person: at for at, person in enumerate(order)}
    return [(number[one], number[other]) for one, other in pairs]


def _check(people: Sequence[str], tables: int, rounds: int, apart: Sequence[Pair], hosts: Sequence[str]) -> None:
    known = set(people)
    named = [*hosts, *(person for pair in apart for person in pair)]
    problems = {
        "there must be at least one table and one round": tables < 1 or rounds < 1,
        "there are fewer people than tables": len(people) < tables,
        "somebody is in it twice": len(known) < len(people) or len({*hosts}) < len(hosts),
        "there are more hosts than tables": len(hosts) > tables,
        "nobody can be kept apart from themselves": any(one == other for one, other in apart),
        "somebody who is named is not there": not known.issuperset(named),
    }
    for problem, found in problems.items():
        if found:
            raise ValueError(problem)


def _gathered(people: Sequence[str], apart: Sequence[Pair], chance: Chance) -> list[str]:
    """In an order that chance decides, but first those kept apart from each other, in a row: people in a row begin at
    different tables, and in most plans do not meet for long."""
    shuffled = chance.shuffled(people)
    group = {person: person for person in shuffled}
    for one, other in apart:
        if one in group and other in group:
            former, joined = group[one], group[other]
            group = {person: joined if name == former else name for person, name in group.items()}
    size = Counter(group.values())
    rank = {name: at for at, name in enumerate(group.values())}

    def place(person: str) -> tuple[int, int]:
        joined = group[person]
        return -size[joined], rank[joined] if size[joined] > 1 else 0

    return sorted(shuffled, key=place)


def _meet(routes: Sequence[Path], apart: Sequence[tuple[int, int]]) -> bool:
    return any(here == there for one, other in apart for here, there in zip(routes[one], routes[other], strict=True))


def _seating(people: Sequence[str], routes: Mapping[str, Path], hosts: Sequence[str]) -> Seating:
    """The plan of these routes; at a table the guests come in the order of `people`."""
    rounds = [[[host] for host in hosts] for _ in routes[hosts[0]]]
    for person in people:
        if person not in hosts:
            for round, table in enumerate(routes[person]):
                rounds[round][table].append(person)
    return Seating(tuple(tuple(map(tuple, tables)) for tables in rounds))
