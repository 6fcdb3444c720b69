"""What time it is, handed to those who need it, so that tests can turn the hands."""

import time
from datetime import date, datetime
from typing import Protocol

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


def look(clock: Clock) -> Look:
    """Both clocks at this moment."""
    return Look(clock.wall(), clock.steady())


def local(moment: float) -> datetime:
    """A moment as the clock on the wall of this computer shows it."""
    return datetime.fromtimestamp(moment).astimezone()


def today(clock: Clock) -> date:
    """The day it is where the meeting is."""
    return local(clock.wall()).date()
