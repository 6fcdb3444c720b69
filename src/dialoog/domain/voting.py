"""Counting hands: what is shown to a room, and what is not when it is too small to hide in."""

from collections.abc import Sequence
from dataclasses import dataclass

FEWEST = 5
"""Voters below which no numbers are shown or kept: with fewer, a number tells who voted what. Our choice; the analysis
of plans uses a threshold too."""

FINGERS = ("0", "1", "2", "3", "4", "5")
"""The choices of a fist to five: a closed hand is "not at all", five fingers "wholehearted"."""


@dataclass(frozen=True, slots=True)
class Count:
    """One count of hands. `counts` follows the order of the choices and is empty in a group below `FEWEST`."""

    counts: tuple[int, ...]
    voters: int

    @property
    def shown(self) -> bool:
        return bool(self.counts)

    @property
    def mean(self) -> float | None:
        """The average of a fist to five; None when nobody voted or nothing is shown."""
        if not self.shown or not self.voters:
            return None
        return sum(place * count for place, count in enumerate(self.counts)) / self.voters


def count(counts: Sequence[int]) -> Count:
    """What may be kept of these numbers."""
    voters = sum(counts)
    return Count(tuple(counts) if voters >= FEWEST else (), voters)
