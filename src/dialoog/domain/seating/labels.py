"""Who gets which path. That changes nothing in how well a plan mixes, but all in who meets whom."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from .bounds import crowded
from .chance import Chance
from .design import Path

_STEPS = 300
"""Exchanges of two paths that are made at most."""
_APART = 10_000
"""What it costs when two meet who are kept apart, against 1 for two of one side at a table in the first round."""


def settled(
    people: Sequence[str],
    paths: Sequence[Path],
    fixed: int,
    apart: Iterable[tuple[str, str]],
    sides: Mapping[str, str],
    chance: Chance,
) -> list[str]:
    """The people in another order, that of the paths they get, so that those kept apart do not meet and those of one
    side are spread in the first round: as far as exchanging paths brings it. The first `fixed` keep theirs."""
    labels = _Labels(people, paths, apart, sides)
    cost = best = labels.cost()
    order = list(people)
    barred: dict[tuple[str, int], int] = {}
    for step in range(_STEPS):
        unsettled = [at for at in range(fixed, len(people)) if labels.strain(at)]
        if best <= labels.least or not unsettled:
            break
        at = unsettled[chance.below(len(unsettled))]
        changes = [(labels.change(at, other), other) for other in range(fixed, len(people)) if other != at]
        allowed = [
            (change, other)
            for change, other in changes
            if cost + change < best
            or max(barred.get((labels.who[at], other), 0), barred.get((labels.who[other], at), 0)) <= step
        ]
        if not allowed:
            continue
        change, other = min(allowed)
        for one in (at, other):
            barred[labels.who[one], one] = step + 5 + chance.below(10)
        labels.exchange(at, other)
        cost += change
        if cost < best:
            best, order = cost, list(labels.who)
    return order


class _Labels:
    """People on paths: `who[at]` has the path with number `at`."""

    def __init__(
        self,
        people: Sequence[str],
        paths: Sequence[Path],
        apart: Iterable[tuple[str, str]],
        sides: Mapping[str, str],
    ) -> None:
        self.who = list(people)
        self._paths = paths
        self._sides = {person: (sides.get(person), person if not sides.get(person) else "") for person in people}
        self.least = sum(
            crowded(size, len({path[0] for path in paths})) for size in Counter(self._sides.values()).values()
        )
        self._at = {person: at for at, person in enumerate(people)}
        self._there = Counter((path[0], self._sides[person]) for path, person in zip(paths, people, strict=True))
        self._foes: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def cost(self) -> int:
        return sum(map(self.strain, range(len(self.who)))) // 2

    def strain(self, at: int) -> int:
        """What it costs that this path has who it has."""
        person, path = self.who[at], self._paths[at]
        meetings = sum(
            here == there
            for foe in self._foes.get(person, ())
            for here, there in zip(path, self._paths[self._at[foe]], strict=True)
        )
        return _APART * meetings + self._there[path[0], self._sides[person]] - 1

    def change(self, at: int, other: int) -> int:
        """What it would cost more to exchange two paths."""
        before = self.strain(at) + self.strain(other)
        self.exchange(at, other)
        after = self.strain(at) + self.strain(other)
        self.exchange(at, other)
        return after - before

    def exchange(self, at: int, other: int) -> None:
        moves = ((self.who[at], at, other), (self.who[other], other, at))
        for person, here, there in moves:
            self._there[self._paths[here][0], self._sides[person]] -= 1
            self._there[self._paths[there][0], self._sides[person]] += 1
            self._at[person] = there
            self.who[there] = person
