"""A round that would take too long for its group, and what else can be done with the same question."""

from dataclasses import dataclass, replace
from enum import StrEnum

from .facts import Fact, StepsSet, TimeHeld, TimeRuns
from .programme import TURN_SECONDS, Step
from .session import State
from .timing import Held
from .workform import Phase, Tool

LONG = 600.0
"""Seconds above which a round in which nobody may react loses its listeners: our own figure. Sources warn of rounds
that take too long without giving one (phaos.nl, on the check-in)."""
ONE_WORD = 8
"""Seconds for one word or one sentence each: our own figure."""
TRIO = 3


class Short(StrEnum):
    """What can take the place of a long round."""

    TRIOS = "trios"
    """In threes, at the same time, everyone with their full time."""
    ONE_WORD = "one-word"
    """All together, one word each."""


@dataclass(frozen=True, slots=True)
class ShortRound:
    """One way to do it shorter, and the seconds it takes."""

    way: Short
    seconds: float
    phase: Phase


def seconds_of(phase: Phase, people: int) -> float:
    """What a round costs when everyone takes the time there is for one."""
    return float(max(1, people) * (phase.seconds or TURN_SECONDS))


def shorter(phase: Phase, people: int) -> tuple[ShortRound, ...]:
    """Ways to do a round shorter; none where it is not too long, or where only those speak who want to."""
    each = phase.seconds or TURN_SECONDS
    if phase.tool is not Tool.TURNS or phase.popcorn or seconds_of(phase, people) <= LONG:
        return ()
    trios = replace(phase, tool=Tool.PAIRS, options=(("size", str(TRIO)), ("mix", "yes")), seconds=None)
    return (
        ShortRound(Short.TRIOS, float(TRIO * each), trios),
        ShortRound(Short.ONE_WORD, float(people * ONE_WORD), replace(phase, seconds=ONE_WORD)),
    )


def offered(state: State) -> tuple[ShortRound, ...]:
    """How the round that the room has come to and not begun can be done shorter."""
    if state.step is None or not state.running or state.turns.begun:
        return ()
    return shorter(state.step.phase, len(state.speakers))


def done_so(state: State, chosen: ShortRound, now: float) -> tuple[Fact, ...]:
    """The present step becomes the shorter one, with its full time from now."""
    if state.step is None:
        return ()
    step: Step = replace(state.step, phase=chosen.phase, seconds=chosen.seconds)
    steps = tuple(step if one.id == step.id else one for one in state.steps)
    time = TimeHeld(chosen.seconds) if isinstance(state.clock, Held) else TimeRuns(now + chosen.seconds)
    return StepsSet(steps, tuple(sorted(state.skipped)), state.until), time
