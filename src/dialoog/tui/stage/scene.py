"""Everything the room sees at one moment: what the stage puts up, and what a second screen is sent."""

from dataclasses import dataclass

from dialoog.domain.programme import TURN_SECONDS
from dialoog.i18n import _
from dialoog.live.clock import local
from dialoog.live.session import LiveSession
from dialoog.wording import clock_time

from ..widgets.bars import Bar
from . import facing, gathered
from .face import Face, face
from .reviewing import Review
from .tabling import Sheet


@dataclass(frozen=True, slots=True)
class Scene:
    """Words, numbers between 0 and 1, and marks; no widget and no record. All that is in here may be read by everyone
    in the room."""

    title: str
    face: Face
    heading: str
    text: str
    foot: str
    tool: str
    """The line under the question that a tool needs."""
    bars: tuple[Bar, ...]
    """Hands that were counted."""
    turn: float | None
    """Share of the speaker's own time that is left; None while nobody speaks."""
    silence: float | None
    """Share of a silence that is left; None while the room may talk."""
    silence_until: str


def scene(live: LiveSession, review: Review | None, sheet: Sheet | None = None) -> Scene:
    """The room's side of the meeting as it is now."""
    state, now = live.state, live.now
    seen = face(state, now)
    heading, text, foot = facing.wall(live, seen, review, sheet)
    left = state.turns.remaining(now) if state.turns.speaker is not None else None
    seconds = (state.step.phase.seconds if state.step else None) or TURN_SECONDS
    silence = state.silence
    return Scene(
        title=live.programme.title,
        face=seen,
        heading=heading,
        text=text,
        foot=foot,
        tool=facing.tool_line(live),
        bars=gathered.bars(state),
        turn=None if left is None else left / seconds,
        silence=None if silence is None else max(0.0, silence.until - now) / silence.seconds,
        silence_until=""
        if silence is None
        else _("silence until {time}").format(time=clock_time(local(silence.until))),
    )
