"""What time it is, handed to those who need it, so that tests can turn the hands."""

import time
from datetime import date, datetime
from typing import Final, Protocol

from dialoog.domain.timing import Look


class Clock(Protocol):
    """The wall clock people read and may set, and the steady one that measures."""

    def wall(self) -> float:
        """Seconds since the epoch."""

    def steady(self) -> float:
        """Seconds that never go back, from an arbitrary start."""


class SystemClock:
    """The clocks of this computer."""

    def wall(self) -> float:
        return time.time()

    def steady(self) -> float:
        return time.monotonic()


STRIDE: Final = 10.0
"""Seconds; see `timing.STALLED`."""


class FastClock(SystemClock):
    """The time of this computer from the moment it was made, running `speed` times as fast, but no more than `STRIDE`
    seconds between two looks: half a second in which the computer is busy is not an absence."""

    def __init__(self, speed: float) -> None:
        self._speed = speed
        self._at, self._looked = super().wall(), super().steady()

    def wall(self) -> float:
        return self._at + min(STRIDE, (super().steady() - self._looked) * self._speed)

    def steady(self) -> float:
        """Read at each look at both clocks, and only there."""
        self._at, self._looked = self.wall(), super().steady()
        return self._at


def look(clock: Clock) -> Look:
    """Both clocks at this moment."""
    return Look(clock.wall(), clock.steady())


def local(moment: float) -> datetime:
    """A moment as the clock on the wall of this computer shows it."""
    return datetime.fromtimestamp(moment).astimezone()


def today(clock: Clock) -> date:
    """The day it is where the meeting is."""
    return local(clock.wall()).date()
