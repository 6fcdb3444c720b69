"""Chance that comes out the same everywhere: a seed decides all of it."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")

_MASK = (1 << 64) - 1


class Chance:
    """Knuth's linear congruential generator (MMIX), of which the high bits are used.

    Not the `random` of Python: what its `shuffle` makes of a seed may differ from one version to the next, and a plan
    that was printed must come out again.
    """

    def __init__(self, seed: int) -> None:
        self._state = (seed ^ 0x9E3779B97F4A7C15) & _MASK
        for _ in range(4):
            self.below(1)

    def below(self, end: int) -> int:
        """A whole number from 0 up to `end`, which is not among them; `end` far below 2**31."""
        self._state = (self._state * 6364136223846793005 + 1442695040888963407) & _MASK
        return (self._state >> 33) % end

    def shuffled(self, things: Iterable[T]) -> list[T]:
        """The same things in another order."""
        order = list(things)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
