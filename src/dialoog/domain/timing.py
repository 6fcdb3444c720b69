"""Time in a meeting is a deadline, never a count of ticks.

All moments are seconds since the epoch on the wall clock, so that a deadline survives a restart; all lengths are
seconds. Functions are told what time it is.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Running:
    """The time runs out at `ends`."""

    ends: float


@dataclass(frozen=True, slots=True)
class Held:
    """The time stands still with `remaining` seconds to go."""

    remaining: float


Clock = Running | Held


def remaining(clock: Clock, now: float) -> float:
    """Seconds to go; below zero is overrun."""
    return clock.ends - now if isinstance(clock, Running) else clock.remaining


def held(clock: Clock, now: float) -> Held:
    """The same clock, standing still."""
    return Held(remaining(clock, now))


def running(clock: Clock, now: float) -> Running:
    """The same clock, going on from now."""
    return Running(now + remaining(clock, now))


PARTED = 2.0
"""Seconds the two clocks may part between looks before it is no longer rounding: sleep, or the clock was set."""
STALLED = 15.0
"""Seconds both clocks may pass between looks before we call it absence. A laptop whose steady clock runs on during
sleep (Windows) shows sleep only this way; shorter stalls are the machine being busy, and the deadline stays right."""


@dataclass(frozen=True, slots=True)
class Look:
    """The two clocks at one moment: the wall clock, which people may set, and the steady one, which may sleep."""

    wall: float
    steady: float


def jump(before: Look, after: Look) -> float | None:
    """Seconds of wall time that the room may not have lived through, or None when time just passed.

    Positive: the computer slept or the clock was set forward. Negative: the clock was set back. Only a person knows
    whether the minutes count, so this asks for a question, it does not answer it.
    """
    wall, steady = after.wall - before.wall, after.steady - before.steady
    if abs(wall - steady) > PARTED:
        return wall - steady
    return wall if wall > STALLED else None
