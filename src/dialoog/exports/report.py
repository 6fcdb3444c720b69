"""What a plan tells, before any format: built from what a reader may see and nothing else."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from dialoog.domain.agreement import WHOLE_TEAM, Agreement, Owner, Status
from dialoog.domain.goal import Goal, GoalStatus, Level
from dialoog.domain.harvest import GATHERED, Heading, grouped
from dialoog.domain.note import NoteKind
from dialoog.domain.person import Team
from dialoog.domain.session import Session, State
from dialoog.domain.workform import Tool
from dialoog.i18n import _
from dialoog.live.clock import local
from dialoog.live.reader import Reader
from dialoog.wording import title_of

Course = Callable[[Session], State]
"""How a meeting went: the fold of its log."""


@dataclass(frozen=True, slots=True)
class Item:
    """One agreement as a plan tells it."""

    who: tuple[str, ...] | None
    """None when the whole team carries it, empty when nobody does yet."""
    what: str
    due: date | None
    sign: str
    goals: tuple[str, ...]
    status: Status
    made: date
    meeting: str
    """Title of the meeting it was made in; empty when it was made at another moment."""
    first_due: date | None = None
    """The date it had before it was moved, where it was."""
    waiting_for: tuple[str, ...] = ()
    """Who has not said yes to this wording."""
    reason: str = ""
    """Why it was moved or settled like this, in the words of the group."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """The meeting that a plan looks back on."""

    title: str
    day: date
    closed: bool
    uncovered: tuple[str, ...] = ()
    """Titles of phases it did not get to; only known once it is closed."""


@dataclass(frozen=True, slots=True)
class TeamPlan:
    """What one team has agreed, as it stands today."""

    team: str
    day: date
    meeting: Meeting | None
    agreed: tuple[Item, ...]
    """Open agreements of that meeting."""
    carried: tuple[Item, ...]
    """Other open agreements, by date."""
    settled: tuple[Item, ...]
    """What was settled since that meeting began."""
    insights: tuple[str, ...]
    harvest: tuple[Heading, ...]
    """What came up in that meeting, in the order of the wall."""
    goals: tuple[tuple[str, Level], ...]


def team_plan(reader: Reader, team: Team | None, today: date, course: Course, about: Session | None = None) -> TeamPlan:
    """The plan of a team (None: of the meetings that were held without one).

    It looks back on `about`, else on the team's latest meeting that was opened. `reader` decides what may be told.
    """
    id = team.id if team else None
    meeting = about or _latest(reader, id, course)
    goals = {goal.id: goal for goal in reader.goals()}
    sessions = {session.id: session for session in reader.sessions()}
    agreements = [one for one in reader.agreements(id) if one.team == id]
    open_here, open_before, settled = [], [], []
    for one in agreements:
        item = _item(one, sessions.get(one.session or ""), goals)
        if not one.open:
            if meeting and one.history and one.history[-1].at >= meeting.created:
                settled.append(item)
        elif meeting and one.session == meeting.id:
            open_here.append(item)
        else:
            open_before.append(item)
    notes = reader.notes(meeting.id) if meeting else ()
    steps = course(meeting).steps if meeting else ()
    themes = [one for step in steps if step.phase.tool is Tool.HARVEST for one in step.phase.listed("themes")]
    return TeamPlan(
        team=team.name if team else "",
        day=today,
        meeting=_meeting(meeting, course(meeting)) if meeting else None,
        agreed=_by_date(open_here),
        carried=_by_date(open_before),
        settled=tuple(settled),
        insights=tuple(note.text for note in notes if note.kind is NoteKind.INSIGHT),
        harvest=grouped([note for note in notes if note.kind in GATHERED and note.agreement is None], themes),
        goals=tuple(_goal(goal) for goal in reader.goals(id) if _current(goal, id)),
    )


def called(owner: Owner) -> str:
    """How an owner is named on paper; numbers of a group without names get their word."""
    return _("number {number}").format(number=owner.name) if owner.id.startswith("n-") else owner.name


def _latest(reader: Reader, team: str | None, course: Course) -> Session | None:
    held = [session for session in reader.sessions(team) if session.team == team]
    return next((session for session in reversed(held) if course(session).opened is not None), None)


def _meeting(session: Session, state: State) -> Meeting:
    titles = {step.id: title_of(step, state.steps) for step in state.steps}
    closed = state.closed is not None
    uncovered = dict.fromkeys(titles[id] for id in state.uncovered) if closed else ()
    day = local(state.opened or session.created).date()
    return Meeting(session.programme.title, day, closed, tuple(uncovered))


def _item(agreement: Agreement, session: Session | None, goals: dict[str, Goal]) -> Item:
    wording = agreement.wording
    last = agreement.history[-1] if agreement.history else None
    whole_team = any(owner.id == WHOLE_TEAM for owner in wording.owners)
    moved = [turn.former for turn in agreement.history if turn.status is Status.MOVED and turn.former]
    return Item(
        who=None if whole_team else tuple(called(owner) for owner in wording.owners),
        what=wording.what,
        due=wording.due,
        sign=wording.sign,
        goals=tuple(goals[id].text for id in wording.goals if id in goals),
        status=agreement.status,
        made=agreement.created,
        meeting=session.programme.title if session else "",
        first_due=moved[0].due if moved and agreement.open else None,
        waiting_for=tuple(called(one) for one in agreement.waiting_for) if agreement.status is Status.PROPOSED else (),
        reason=last.reason if last else "",
    )


def _by_date(items: Iterable[Item]) -> tuple[Item, ...]:
    return tuple(sorted(items, key=lambda item: (item.due is None, item.due or item.made)))


def _goal(goal: Goal) -> tuple[str, Level]:
    return goal.text, goal.level


def _current(goal: Goal, team: str | None) -> bool:
    return goal.status is GoalStatus.OPEN and (goal.level is Level.SCHOOL or goal.team == team)
