"""Sentences the stage says: agreements read back, what comes next, what was undone."""

from dataclasses import replace
from datetime import date

from dialoog.domain.agreement import Agreement, Status
from dialoog.domain.conduct import Proposal, Way
from dialoog.domain.facts import (
    BreakBegan,
    CardDrawn,
    Closed,
    Event,
    GroupsMade,
    RolesGiven,
    SeatsSet,
    StepsSet,
    StepStarted,
    TablesSet,
    TimeHeld,
    TimeRuns,
    TurnPassed,
    TurnTaken,
    VoteCounted,
    VoteReset,
)
from dialoog.domain.session import State
from dialoog.i18n import _, ngettext
from dialoog.live.clock import local
from dialoog.wording import clock_time, names, status, title_of

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


def seating_words(state: State) -> str:
    """How well the tables mix, and what would mix better."""
    from dialoog.domain.seating import Seating, better, judge

    if state.tables is None:
        return ""
    plan = Seating(state.tables.rounds)
    verdict = judge(plan, state.tables.apart)
    if not verdict.repeats:
        return _("Nobody meets anybody twice.")
    words = ngettext("{count} time two people meet again.", "{count} times two people meet again.", verdict.repeats)
    said = [words.format(count=verdict.repeats)]
    if verdict.repeats == verdict.bound:
        said.append(_("Fewer is not possible with this number of tables."))
    other = better(len(plan.people()), plan.tables, len(plan.rounds), verdict.repeats)
    if other is not None:
        words = ngettext("{count} table", "{count} tables", other.tables).format(count=other.tables)
        if other.rounds != len(plan.rounds):
            words = ngettext("{count} round", "{count} rounds", other.rounds).format(count=other.rounds)
        said.append(_("With {shape}: {repeats}.").format(shape=words, repeats=other.repeats))
    return " ".join(said)


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
        case GroupsMade() | TablesSet():
            what = _("who sits with whom")
        case RolesGiven():
            what = _("who does what")
        case CardDrawn():
            what = _("the last card")
        case VoteCounted() | VoteReset():
            what = _("the count")
        case SeatsSet():
            what = _("who is here")
        case TurnTaken() | TurnPassed():
            what = _("the last turn")
        case Closed():
            what = _("the end of the meeting")
        case _:
            what = _("the last step")
    return _("Undone: {what}").format(what=what)
