"""Who gets which path. That changes nothing in how well a plan mixes, but all in who meets whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from .chance import Chance
from .design import Path

_STEPS = 300
"""Exchanges of two paths that are made at most."""


def settled(
    people: Sequence[str], paths: Sequence[Path], fixed: int, apart: Iterable[tuple[str, str]], chance: Chance
) -> list[str]:
    """The people in another order, that of the paths they get, so that those kept apart do not meet: as far as
    exchanging paths brings it. The first `fixed` keep theirs, which are those of hosts."""
    labels = _Labels(people, paths, apart)
    cost = best = labels.cost()
    order = list(people)
    barred: dict[tuple[str, int], int] = {}
    for step in range(_STEPS):
        unsettled = [at for at in range(fixed, len(people)) if labels.meetings(at)]
        if not unsettled:
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

    def __init__(self, people: Sequence[str], paths: Sequence[Path], apart: Iterable[tuple[str, str]]) -> None:
        self.who = list(people)
        self._paths = paths
        self._at = {person: at for at, person in enumerate(people)}
        self._foes: dict[str, set[str]] = defaultdict(set)
        for one, other in apart:
            self._foes[one].add(other)
            self._foes[other].add(one)

    def cost(self) -> int:
        """How often people meet who are kept apart."""
        return sum(map(self.meetings, range(len(self.who)))) // 2

    def meetings(self, at: int) -> int:
        """How often who has this path meets those they are kept apart from."""
        path = self._paths[at]
        return sum(
            here == there
            for foe in self._foes.get(self.who[at], ())
            for here, there in zip(path, self._paths[self._at[foe]], strict=True)
        )

    def change(self, at: int, other: int) -> int:
        """How many such meetings more there would be with two paths exchanged."""
        before = self.meetings(at) + self.meetings(other)
        self.exchange(at, other)
        after = self.meetings(at) + self.meetings(other)
        self.exchange(at, other)
        return after - before

    def exchange(self, at: int, other: int) -> None:
        self.who[at], self.who[other] = self.who[other], self.who[at]
        self._at[self.who[at]], self._at[self.who[other]] = at, other
