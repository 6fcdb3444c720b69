"""Sentences the stage says: agreements read back, what comes next, what was undone."""

from dataclasses import replace
from datetime import date

from dialoog.domain.agreement import Agreement, Status
from dialoog.domain.conduct import Proposal, Way
from dialoog.domain.facts import (
    BreakBegan,
    Closed,
    Event,
    SeatsSet,
    StepsSet,
    StepStarted,
    TimeHeld,
    TimeRuns,
    TurnPassed,
    TurnTaken,
)
from dialoog.domain.programme import title_of
from dialoog.i18n import _
from dialoog.live.clock import local
from dialoog.wording import clock_time, names, status

from ..dialogs.agreement import read_back

MARKS = {
    Status.PROPOSED: "○",
    Status.CONFIRMED: "✓",
    Status.RUNNING: "✓",
    Status.MOVED: "→",
    Status.DONE: "★",
    Status.PARTLY: "☆",
    Status.NOT_DONE: "–",
    Status.LAPSED: "–",
}
"""A shape for each status, with its word beside it: colour is never the only sign."""


def agreement_line(agreement: Agreement, today: date) -> str:
    """One agreement in one line, with its mark and, while it waits for a yes, whose."""
    line = f"{MARKS[agreement.status]} {read_back(agreement.wording, today)}"
    waiting = names([owner.name for owner in agreement.waiting_for])
    if agreement.status is Status.PROPOSED:
        return f"{line} ({_('waits for yes: {names}').format(names=waiting)})" if waiting else line
    return line if agreement.status in (Status.CONFIRMED, Status.RUNNING) else f"{line} ({status(agreement.status)})"


def without_date(agreement: Agreement, today: date) -> str:
    """The agreement as it goes on the wall in a review: who and what. A date that passed shames, so it stays off."""
    return read_back(replace(agreement.wording, due=None), today)


def proposal_line(proposal: Proposal) -> str:
    """One way to end in time, in one line."""
    end = clock_time(local(proposal.ends))
    match proposal.way:
        case Way.SHORTEN:
            return _("Everything to come a little shorter: end {time}").format(time=end)
        case Way.LEAVE_OUT:
            left = names([title_of(step, proposal.fact.steps) for step in proposal.left_out])
            return _("Leave out {phases}: end {time}").format(phases=left, time=end)
        case Way.LATER:
            return _("Keep everything, end later: {time}").format(time=end)


def undone_line(event: Event) -> str:
    """What undo took back, said out loud."""
    match event.fact:
        case StepStarted():
            what = _("going to another phase")
        case TimeHeld() | TimeRuns():
            what = _("a change of the time")
        case BreakBegan():
            what = _("the break")
        case StepsSet():
            what = _("a change of the programme")
        case SeatsSet():
            what = _("who is here")
        case TurnTaken() | TurnPassed():
            what = _("the last turn")
        case Closed():
            what = _("the end of the meeting")
        case _:
            what = _("the last step")
    return _("Undone: {what}").format(what=what)
