"""What the room sees at one moment, worked out from the state alone: no widget, no rule of the meeting."""

from dataclasses import dataclass
from math import ceil

from dialoog.domain.programme import Step
from dialoog.domain.session import State
from dialoog.domain.timing import Held
from dialoog.domain.workform import Tool
from dialoog.i18n import _
from dialoog.live.clock import local
from dialoog.wording import clock_time, countdown, title_of

from ..widgets.big_clock import Pace
from ..widgets.rail import RailRow
from ..widgets.rail import State as RowState

SOON = 120.0
"""Seconds before the end at which the wall says so: enough to round off a sentence and write one line."""


def soon(step: Step) -> float:
    """When "almost time" begins for a step: two minutes before its end, in a short one its last quarter."""
    return min(SOON, step.seconds / 4)


@dataclass(frozen=True, slots=True)
class Face:
    """Everything the wall shows, in words and numbers ready to be put up."""

    place: str
    heading: str
    text: str
    card: str
    """Such as 'card 1/3'; empty on the question itself."""
    clock: str
    pace: Pace
    until: str
    """When this step ends, or that time stands still, in words: the colour of the digits is never the only sign."""
    share: float
    quiet: bool
    rows: tuple[RailRow, ...]
    end: str


def face(state: State, now: float) -> Face:
    """The wall at `now`. Before the opening and after the close it shows the nearest step."""
    step = state.step
    if step is None:
        return Face("", "", "", "", "", "paused", "", 0.0, False, rows(state, now), end(state, now))
    if state.break_until is not None:
        return _break(state, state.break_until, now)
    left = state.remaining(now)
    cards = step.phase.cards
    return Face(
        place=place(state),
        heading=step.phase.title,
        text=_text(step, state.card),
        card=_("card {number}/{count}").format(number=state.card, count=len(cards)) if state.card else "",
        clock=countdown(left),
        pace=pace(state, step, left),
        until=_until(state, step, now, left),
        share=max(0.0, left / step.seconds) if step.seconds else 0.0,
        quiet=step.phase.quiet,
        rows=rows(state, now),
        end=end(state, now),
    )


def _break(state: State, until: float, now: float) -> Face:
    """During a break the clock is the break's own."""
    left = until - now
    return Face(
        place=place(state),
        heading="",
        text=_("Break"),
        card="",
        clock=countdown(left),
        pace="calm" if left > 0 else "over",
        until=_("we go on at {time}").format(time=clock_time(local(until))),
        share=0.0,
        quiet=False,
        rows=rows(state, now),
        end=end(state, now),
    )


def _text(step: Step, card: int) -> str:
    return step.phase.cards[card - 1] if 0 < card <= len(step.phase.cards) else step.phase.text or step.phase.title


def place(state: State) -> str:
    """Where we are: the form, and which of its phases. A form of one phase is its own place."""
    step = state.step
    if step is None:
        return ""
    mates = [one for one in state.steps if one.part == step.part and one.id not in state.skipped]
    if len(mates) == 1:
        return step.form_title
    number = next((at for at, one in enumerate(mates, start=1) if one.id == step.id), 1)
    return _("{form} {number}/{count}").format(form=step.form_title, number=number, count=len(mates))


def pace(state: State, step: Step, left: float) -> Pace:
    """How the time stands, as a colour says it."""
    if isinstance(state.clock, Held):
        return "paused"
    if left <= 0:
        return "over"
    return "soon" if left <= soon(step) else "calm"


def _until(state: State, step: Step, now: float, left: float) -> str:
    if isinstance(state.clock, Held):
        return _("paused ‖")
    if left <= 0:
        return _("time is up ■")
    moment = clock_time(local(now + left))
    return _("until {time}").format(time=moment) if left > soon(step) else _("almost time ▾ {time}").format(time=moment)


def rows(state: State, now: float) -> tuple[RailRow, ...]:
    """The programme down the side: real minutes for what was, planned ones for what is and comes."""
    return tuple(_row(state, step) for step in state.steps)


def _row(state: State, step: Step) -> RailRow:
    kind: RowState
    if step.id == state.current and state.closed is None:
        kind = "now"
    elif step.id in state.skipped:
        kind = "skipped"
    else:
        kind = "done" if step.id in state.visited else "todo"
    seconds = state.spent.get(step.id, 0.0) if kind == "done" else step.seconds
    return RailRow(title_of(step, state.steps), ceil(seconds / 60), kind)


def end(state: State, now: float) -> str:
    """When the meeting will end as things stand, and by how much that is too late."""
    if not state.steps:
        return ""
    over = state.short(now)
    words = _("end {time}").format(time=clock_time(local(state.expected_end(now))))
    return words if over < 60 else _("{end} (+{minutes}′)").format(end=words, minutes=ceil(over / 60))


def uses(state: State, tool: Tool) -> bool:
    """Whether the present step has this tool."""
    return state.step is not None and state.step.phase.tool is tool
