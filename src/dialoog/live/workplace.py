"""One open workspace: its meetings, people and goals, and how far saving is."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

from dialoog.domain import agreement as agreements
from dialoog.domain.agreement import Agreement, Owner, Status, Wording
from dialoog.domain.audience import Audience
from dialoog.domain.goal import Goal, Level
from dialoog.domain.person import Membership, Person, Team
from dialoog.domain.programme import Programme, Seat
from dialoog.domain.series import Series
from dialoog.domain.session import Session, SessionStatus
from dialoog.storage.store import StoreError
from dialoog.storage.workspace import Workspace, open_workspace
from dialoog.storage.writer import Writer
from dialoog.text import line

from .clock import Clock, SystemClock, today
from .ids import new_id
from .ledger import Ledger, Mark
from .reader import Reader
from .session import LiveSession, cleaned


class Workplace:
    """What the app and each command hold while they work. Close it, or use it as a context manager."""

    def __init__(self, workspace: Workspace, clock: Clock, on_save: Callable[[], None] | None = None) -> None:
        self.workspace = workspace
        self.clock = clock
        self.on_save = on_save
        """Called from the writer thread whenever what is saved, or what stands in its way, has changed."""
        self._writer = Writer(workspace, lambda: self.on_save() if self.on_save else None)
        self.ledger = Ledger(workspace, self._writer)
        self.room = Reader(self.ledger, Audience.TEAM)
        """What may be on the wall and in a team's files."""

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        clock: Clock | None = None,
        create: bool = False,
        write: bool = True,
        wait: float = 0.0,
        on_save: Callable[[], None] | None = None,
    ) -> "Workplace":
        """Open a workspace folder; raises StoreError where there is none or it cannot be made."""
        workspace = open_workspace(path, write=write, create=create, wait=wait)
        return cls(workspace, clock or SystemClock(), on_save)

    def __enter__(self) -> "Workplace":
        return self

    def __exit__(self, *_: object) -> None:
        self.close(timeout=30.0)

    @property
    def path(self) -> Path:
        return self.workspace.path

    @property
    def writable(self) -> bool:
        return self.workspace.writable

    @property
    def obstacle(self) -> str | None:
        """Why nothing can be written here."""
        return self.workspace.obstacle

    def refusal(self, session: Session) -> StoreError | None:
        """Why this meeting can be read but not go on, where that is so."""
        return self.workspace.refusal(session.id)

    @property
    def mark(self) -> Mark:
        return self.ledger.mark

    @property
    def last_seen(self) -> datetime | None:
        """When dialoog was last alive here, if it did not end in an orderly way."""
        return self.workspace.last_seen

    def heartbeat(self) -> None:
        """Leave a sign of life."""
        self.workspace.heartbeat()

    @property
    def today(self) -> date:
        return today(self.clock)

    def close(self, timeout: float = 5.0) -> bool:
        """Finish saving and let go of the folder. False when something could not be saved in time."""
        done = self._writer.close(timeout)
        self.workspace.close()
        return done

    # meetings

    def interrupted(self) -> tuple[Session, ...]:
        """Meetings that were going on, the latest first."""
        return self._sessions(SessionStatus.RUNNING)

    def prepared(self) -> tuple[Session, ...]:
        """Meetings that were prepared and not begun, the latest first."""
        return self._sessions(SessionStatus.PREPARED)

    def held(self) -> tuple[Session, ...]:
        """Meetings that are over, the latest first."""
        return self._sessions(SessionStatus.CLOSED)

    def prepare(self, programme: Programme) -> Session:
        """Put a programme on file as a draft."""
        now = self.clock.wall()
        session = Session(new_id(now), now, programme, team=programme.team)
        self.ledger.put(session)
        return session

    def replan(self, session: Session, programme: Programme) -> Session:
        """Another programme for a draft that has not begun."""
        session = replace(session, programme=programme, team=programme.team)
        self.ledger.put(session)
        return session

    def live(self, session: Session) -> LiveSession:
        """The meeting as it stands, ready to go on."""
        return LiveSession(self.ledger, self.clock, session)

    def _sessions(self, status: SessionStatus) -> tuple[Session, ...]:
        sessions = self.room.sessions(status=status)
        return tuple(sorted(sessions, key=lambda one: (one.ended or one.created, one.id), reverse=True))

    # people, teams, goals

    def seats(self, team: Team) -> tuple[Seat, ...]:
        """Seats for who is in the team today, called as colleagues call them."""
        people = {person.id: person for person in self.room.people()}
        members = (people[id] for id in team.members_on(self.today) if id in people)
        return tuple(Seat(f"p-{person.id}", person.called) for person in members)

    def add_team(self, name: str, people: tuple[str, ...] = ()) -> Team:
        """A new team, with the people of these ids in it."""
        team = Team(self._id(), line(name), members=tuple(Membership(person) for person in people))
        self.ledger.put(team)
        return team

    def add_person(self, name: str, team: Team | None = None) -> Person:
        """A new person, in a team where one is given."""
        person = Person(self._id(), line(name))
        self.ledger.put(person)
        if team is not None:
            current = self.ledger.get(Team, team.id) or team
            self.ledger.put(replace(current, members=(*current.members, Membership(person.id, since=self.today))))
        return person

    def add_goal(self, text: str, level: Level, team: str | None = None, serves: tuple[str, ...] = ()) -> Goal:
        """A new goal that serves the goals of these ids."""
        goal = Goal(self._id(), level, line(text), team=team, serves=serves)
        self.ledger.put(goal)
        return goal

    # agreements outside a meeting

    def agree(self, team: str | None, wording: Wording) -> Agreement:
        """An agreement made at another moment than in a meeting: whoever writes it down vouches for the yes."""
        owners = tuple(owner.id for owner in wording.owners)
        status = Status.RUNNING if owners else Status.PROPOSED
        agreement = Agreement(self._id(), team, None, self.today, cleaned(wording), status, accepted=owners)
        self.ledger.put(agreement)
        return agreement

    def settle(self, agreement: Agreement, status: Status, reason: str = "") -> Agreement:
        """Settle an agreement outside a meeting. Raises NotAllowed."""
        settled = agreements.settle(agreement, status, self.clock.wall(), line(reason))
        self.ledger.put(settled)
        return settled

    def for_review(self, team: str | None, series: str | None = None) -> tuple[Agreement, ...]:
        """At most five open agreements of this group that are due, the oldest date first."""
        return agreements.due_for_review(self._looked_back_on(team, series), self.today)

    def last_success(self, team: str | None, series: str | None = None) -> Agreement | None:
        """What worked last time, to begin a review with."""
        return agreements.last_success(self._looked_back_on(team, series))

    def _looked_back_on(self, team: str | None, series: str | None) -> tuple[Agreement, ...]:
        """The agreements of a team; of a group that is no team, those made in the meetings of its series."""
        found = self.ledger.get(Series, series) if series and team is None else None
        if found is None:
            return self.room.agreements(team)
        return tuple(one for id, _chapter in found.meetings for one in self.room.agreements(session=id))

    def owner(self, name: str) -> Owner:
        """The owner a name stands for: someone on file, or a guest by that name."""
        name = line(name)
        for person in self.room.people():
            if name.casefold() in (person.name.casefold(), person.called.casefold()):
                return Owner(f"p-{person.id}", person.called)
        return Owner(f"g-{name.casefold()}", name)

    def _id(self) -> str:
        return new_id(self.clock.wall())
