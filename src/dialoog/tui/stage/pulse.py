"""What time brings by itself: nearly time, time up, a break that is over, and time nobody lived through."""

from dataclasses import dataclass
from enum import StrEnum

from dialoog.domain.session import State
from dialoog.domain.timing import Look, Running, jump

from .face import SOON


class Happening(StrEnum):
    """Something the wall should show once."""

    SOON = "soon"
    UP = "up"
    BREAK_OVER = "break-over"
    TURN_UP = "turn-up"


@dataclass(frozen=True, slots=True)
class Beat:
    """What one look at the clocks brought."""

    happening: Happening | None = None
    away: float | None = None
    """Seconds that may not count; see `timing.jump`."""


class Pulse:
    """Compares each look with the one before. Deadlines passed while nobody looked are reported once."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def beat(self, state: State, look: Look) -> Beat:
        """What happened since the last look."""
        before, self._look = self._look, look
        away = jump(before, look)
        if not state.running:
            return Beat()
        if away is not None and isinstance(state.clock, Running):
            return Beat(away=away)
        return Beat(_passed(state, before.wall, look.wall))


def _passed(state: State, before: float, now: float) -> Happening | None:
    def crossed(moment: float | None) -> bool:
        return moment is not None and before < moment <= now

    if crossed(state.break_until):
        return Happening.BREAK_OVER
    if not isinstance(state.clock, Running) or state.step is None:
        return None
    if crossed(state.clock.ends):
        return Happening.UP
    if crossed(state.clock.ends - SOON) and state.step.seconds > 2 * SOON:
        return Happening.SOON
    return Happening.TURN_UP if crossed(state.turns.ends) else None
