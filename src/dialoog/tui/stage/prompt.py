"""What is for the facilitator's eyes while the room has a screen of its own: words from the state, no widget."""

from dataclasses import dataclass
from math import floor

from dialoog.domain.session import State
from dialoog.domain.workform import Tool
from dialoog.i18n import _
from dialoog.live.clock import local
from dialoog.wording import clock_time, minutes, names, title_of

ALOUD = ("zeg hardop", "say aloud")
"""How a note begins that is a sentence to say, in the languages of work forms."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """Something to say to the room; `when` is such as 'Zeg hardop bij de overgang'."""

    when: str
    words: str


@dataclass(frozen=True, slots=True)
class Prompt:
    """The facilitator's side, in words ready to be put up."""

    pace: str
    """How long this phase has been going on, against the plan."""
    ending: str
    """When the meeting ends as things stand, against the plan."""
    coming: str
    """What comes next, and when."""
    unheard: str
    aloud: tuple[Sentence, ...]
    notes: tuple[str, ...]


def prompt(state: State, now: float) -> Prompt:
    """The facilitator's side at `now`."""
    notes = state.step.phase.notes if state.step else ()
    aloud = tuple(note for note in notes if _is_aloud(note))
    return Prompt(
        pace=_pace(state, now),
        ending=_ending(state, now),
        coming=_coming(state, now),
        unheard=unheard(state),
        aloud=tuple(map(_sentence, aloud)),
        notes=tuple(note for note in notes if note not in aloud),
    )


def unheard(state: State) -> str:
    """Who has not spoken in a round that has begun, in a sentence; empty when all have. Never for the wall."""
    if state.step is None or state.step.phase.tool is not Tool.TURNS or not state.turns.begun:
        return ""
    if state.step.phase.popcorn:  # whoever speaks was not asked for a name
        return ""
    waiting = set(state.turns.waiting(state.speakers))
    called = [seat.name for seat in state.present if seat.id in waiting]
    return _("Not yet heard: {names}").format(names=names(called)) if called else ""


def _is_aloud(note: str) -> bool:
    return note.casefold().startswith(ALOUD)


def _sentence(note: str) -> Sentence:
    """A note of the form 'Zeg hardop bij de overgang: "…"'; without a colon all of it is to be said."""
    when, colon, words = note.partition(":")
    return Sentence(when, words.strip().strip('"“”')) if colon else Sentence("", note)


def _pace(state: State, now: float) -> str:
    step = state.step
    if step is None:
        return ""
    here = max(0.0, now - state.entered) if state.entered is not None else 0.0
    spent = floor((state.spent.get(step.id, 0.0) + here) / 60)
    return _("this phase: {planned} planned, {spent} so far").format(
        planned=minutes(max(1, round(step.seconds / 60))), spent=minutes(spent)
    )


def _ending(state: State, now: float) -> str:
    expected = clock_time(local(state.expected_end(now)))
    if state.until is None:
        return _("end as things go {time}").format(time=expected)
    promised = clock_time(local(state.until))
    return _("end planned {planned}, as things go {time}").format(planned=promised, time=expected)


def _coming(state: State, now: float) -> str:
    slots = state.slots(now)
    if not slots:
        return _("after this: the end")
    step = slots[0].step
    return _("after this, at {time}: {phase} · {length}").format(
        time=clock_time(local(slots[0].begins)),
        phase=title_of(step, state.steps),
        length=minutes(round(step.seconds / 60, 1)),
    )
