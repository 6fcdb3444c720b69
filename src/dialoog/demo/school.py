"""Builds the example school out of its story, through the same doors as a real one: meetings are held, not written."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from dialoog.domain.agreement import WHOLE_TEAM, Agreement, Owner, Status, Wording
from dialoog.domain.goal import Goal
from dialoog.domain.person import Membership, Person, Team
from dialoog.domain.programme import Programme, Seat, lay_out
from dialoog.domain.session import Session
from dialoog.domain.workform import Tool, WorkForm
from dialoog.i18n import _
from dialoog.live.ids import new_id
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.workforms.library import Library

from .story import EVERYBODY, GOALS, MEETINGS, PEOPLE, TEAMS, Gathering, Outcome, Promise, Text

_PACE = (1.0, 1.15, 0.9)
"""Real time against planned time, step after step: no meeting runs exactly to plan."""


class PastClock:
    """A clock whose hands are set and turned by hand."""

    def __init__(self, moment: float) -> None:
        self._moment = moment

    def wall(self) -> float:
        return self._moment

    def steady(self) -> float:
        return self._moment

    def set(self, moment: float) -> None:
        self._moment = moment

    def later(self, seconds: float) -> None:
        self._moment += seconds


def build(workplace: Workplace, language: str) -> None:
    """Fill an empty workspace with the example school, told in `nl` or `en`, around the day it is today.

    Two teams, ten people, linked goals, three meetings in the past weeks; agreements that succeeded, run, were moved
    and are overdue. What was written is on its way to disk, not necessarily there yet.
    """
    _Builder(workplace, language).build()


class _Builder:
    def __init__(self, workplace: Workplace, language: str) -> None:
        self._workplace = workplace
        self._language = language
        self._forms = Library.of(None, language)
        self._today = workplace.today
        self._clock = PastClock(_afternoon(self._today - timedelta(weeks=10)))
        self._people: dict[str, Person] = {}
        self._teams: dict[str, Team] = {}
        self._goals: dict[str, Goal] = {}
        self._agreements: dict[str, str] = {}

    def build(self) -> None:
        self._found_school()
        for gathering in MEETINGS:
            self._hold(gathering)

    def _found_school(self) -> None:
        for one in PEOPLE:
            person = Person(self._id(), one.name, one.call_name, self._say(one.function))
            self._people[one.call_name] = person
        for key, name in TEAMS.items():
            members = tuple(Membership(self._people[one.call_name].id) for one in PEOPLE if key in one.teams)
            self._teams[key] = Team(self._id(), self._say(name), members=members)
        for aim in GOALS:
            self._goals[aim.key] = Goal(
                self._id(),
                aim.level,
                self._say(aim.text),
                team=self._teams[aim.team].id if aim.team else None,
                person=self._people[aim.person].id if aim.person else None,
                measure=self._say(aim.measure),
                serves=tuple(self._goals[key].id for key in aim.serves),
            )
        self._workplace.ledger.put(*self._people.values(), *self._teams.values(), *self._goals.values())

    def _hold(self, gathering: Gathering) -> None:
        """One meeting from its opening to its close."""
        self._clock.set(_afternoon(self._tuesday(gathering.weeks)))
        live = LiveSession(self._workplace.ledger, self._clock, self._prepared(gathering))
        live.open()
        for number, step in enumerate(live.state.steps):
            if step.phase.tool is Tool.REVIEW:
                self._look_back(live, gathering.outcomes)
            self._clock.later(step.seconds * _PACE[number % len(_PACE)])
            if step.phase.tool is Tool.AGREEMENTS:
                self._harvest(live, gathering)
                if gathering.stops_early:
                    break
            live.onward()
        live.close()

    def _prepared(self, gathering: Gathering) -> Session:
        team = self._teams[gathering.team]
        seats = self._seats(team)
        steps = lay_out(self._load(gathering.forms), len(seats))
        length = sum(step.seconds for step in steps)
        programme = Programme(
            self._say(gathering.title),
            steps,
            self._language,
            team=team.id,
            seats=seats,
            aim=self._say(gathering.aim),
            goals=(self._goals[gathering.goal].id,),
            until=self._clock.wall() + length - length % 900 + 900,
        )
        session = Session(self._id(), self._clock.wall(), programme, team=team.id)
        self._workplace.ledger.put(session)
        return session

    def _look_back(self, live: LiveSession, outcomes: Sequence[Outcome]) -> None:
        for outcome in outcomes:
            self._clock.later(60)
            agreement = live.ledger.get(Agreement, self._agreements[outcome.key])
            if agreement is None:
                continue
            if outcome.status is Status.MOVED:
                live.move(agreement, self._day(outcome.days), self._say(outcome.reason))
            else:
                live.settle(agreement, outcome.status, self._say(outcome.reason))

    def _harvest(self, live: LiveSession, gathering: Gathering) -> None:
        for insight in gathering.insights:
            self._clock.later(30)
            live.keep(self._say(insight))
        for promise in gathering.promises:
            self._clock.later(60)
            agreement = live.agree(self._wording(promise))
            self._agreements[promise.key] = agreement.id
            for owner in agreement.wording.owners:
                self._clock.later(5)
                agreement = live.accept(agreement, owner.id)

    def _wording(self, promise: Promise) -> Wording:
        return Wording(
            self._say(promise.what),
            tuple(self._owner(name) for name in promise.who),
            self._day(promise.days),
            sign=self._say(promise.sign),
            goals=(self._goals[promise.goal].id,),
        )

    def _owner(self, name: str) -> Owner:
        if name == EVERYBODY:
            return Owner(WHOLE_TEAM, _("The whole team"))
        return Owner(f"p-{self._people[name].id}", name)

    def _seats(self, team: Team) -> tuple[Seat, ...]:
        called = {person.id: person.called for person in self._people.values()}
        return tuple(Seat(f"p-{member.person}", called[member.person]) for member in team.members)

    def _load(self, ids: Sequence[str]) -> tuple[WorkForm, ...]:
        return tuple(form for id in ids if (form := self._forms.get(id)))

    def _say(self, text: Text) -> str:
        return text[0] if self._language == "nl" else text[1]

    def _day(self, days: int) -> date:
        """So many days from today, or the Friday before where that is a weekend."""
        day = self._today + timedelta(days=days)
        return day - timedelta(days=max(0, day.weekday() - 4))

    def _tuesday(self, weeks: int) -> date:
        return self._today - timedelta(weeks=weeks, days=self._today.weekday() - 1)

    def _id(self) -> str:
        """A new id; a second apart, so that records keep the order they were made in."""
        self._clock.later(1)
        return new_id(self._clock.wall())


def _afternoon(day: date) -> float:
    return datetime.combine(day, time(15, 30)).timestamp()
