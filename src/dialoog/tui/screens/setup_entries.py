"""What was typed and chosen for a meeting, as it was typed, and what it amounts to."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from dialoog.domain.goal import Goal, GoalStatus
from dialoog.domain.person import Team
from dialoog.domain.prepare import ABOUT, GROUP, Draft, Part, names_in, parts_of, proposal, seats_of
from dialoog.domain.programme import Programme, Seat
from dialoog.domain.session import Session
from dialoog.i18n import _
from dialoog.live.clock import local
from dialoog.live.workplace import Workplace
from dialoog.spoken import DateProblem
from dialoog.text import line
from dialoog.times import read_time, read_until
from dialoog.wording import clock_time
from dialoog.workforms.library import Library


class EntryProblem(ValueError):
    """Something typed cannot be used; the message says what to write. `field` is where."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field


@dataclass
class Entries:
    """Kept while the app runs, so that going back loses nothing. Every text is as it stands in its field."""

    about: str = ABOUT
    """The form to propose a meeting around."""
    parts: tuple[Part, ...] = ()
    chosen: bool = False
    """Somebody changed the forms: no proposal takes their place any more."""
    team: str | None = None
    new_team: str = ""
    people: str = ""
    until: str = ""
    aim: str = ""
    goal: str | None = None
    materials: str = ""
    bell: bool = False
    session: Session | None = None
    """The draft on file that is being taken up again."""
    series: str | None = None
    chapter: int = 0

    def propose(self, workplace: Workplace, library: Library) -> None:
        """A proposal for this team, unless forms were chosen."""
        if not self.chosen:
            team = self.known_team(workplace)
            self.parts = proposal(library.get, bool(team and workplace.for_review(team.id)), self.about)

    @classmethod
    def of(cls, session: Session, workplace: Workplace, library: Library) -> "Entries":
        """The entries a draft on file was made from."""
        programme = session.programme
        team = workplace.room.team(programme.team)
        return cls(
            parts=parts_of(programme, library.get),
            chosen=True,
            team=team.id if team else None,
            people=_typed(programme.seats, workplace.seats(team) if team else ()),
            until=clock_time(local(programme.until)) if programme.until else "",
            aim=programme.aim,
            goal=next(iter(programme.goals), None),
            materials=programme.materials,
            bell=programme.bell,
            session=session,
            series=programme.series,
            chapter=programme.chapter,
        )

    @classmethod
    def following(cls, draft: Draft, workplace: Workplace) -> "Entries":
        """The entries for a meeting that follows from the ones before it."""
        team = workplace.room.team(draft.team)
        return cls(
            parts=draft.parts,
            chosen=True,
            team=team.id if team else None,
            people=_typed(draft.seats, workplace.seats(team) if team else ()),
            aim=line(draft.aim),
            series=draft.series,
            chapter=draft.chapter,
        )

    def known_team(self, workplace: Workplace) -> Team | None:
        """The team that was chosen, or is called as what was typed."""
        if self.team is not None:
            return workplace.room.team(self.team)
        name = line(self.new_team).casefold()
        return next((team for team in workplace.room.teams() if team.name.casefold() == name), None)

    def goals(self, workplace: Workplace) -> tuple[Goal, ...]:
        """The goals this meeting could serve."""
        team = self.known_team(workplace)
        goals = workplace.room.goals(team.id if team else None)
        return tuple(goal for goal in goals if goal.status is GoalStatus.OPEN)

    def seats(self, workplace: Workplace) -> tuple[Seat, ...]:
        """Who comes. Raises EntryProblem."""
        team = self.known_team(workplace)
        try:
            return seats_of(line(self.people), workplace.seats(team) if team else ())
        except ValueError:
            raise EntryProblem("people", _("Write a number from 1 to 500, or names with commas between.")) from None

    def people_count(self, workplace: Workplace) -> int:
        """How many to reckon with; while the field cannot be read, as when it is empty."""
        try:
            return len(self.seats(workplace)) or GROUP
        except EntryProblem:
            return GROUP

    def ends(self, now: datetime, *, another_day: bool = False) -> datetime | None:
        """Until when. For `another_day` the time of day may have passed today. Raises EntryProblem."""
        if not self.until.strip():
            return None
        try:
            return read_until(self.until, now)
        except DateProblem as problem:
            try:
                at = read_time(self.until) if another_day else None
            except DateProblem:
                at = None
            if at is None:
                raise EntryProblem("until", str(problem)) from None
            return datetime.combine(now.date() + timedelta(days=1), at, now.tzinfo)

    def draft(self, workplace: Workplace, *, another_day: bool = False) -> Draft:
        """All of it together. Raises EntryProblem for the first thing that cannot be used."""
        if not self.parts:
            raise EntryProblem("parts", _("Choose a work form first: press w."))
        team = self.known_team(workplace)
        until = self.ends(local(workplace.clock.wall()), another_day=another_day)
        return Draft(
            parts=self.parts,
            seats=self.seats(workplace),
            team=team.id if team else None,
            team_name=team.name if team else line(self.new_team),
            aim=line(self.aim),
            goals=(self.goal,) if self.goal else (),
            materials=line(self.materials),
            until=until.timestamp() if until else None,
            bell=self.bell,
            series=self.series,
            chapter=self.chapter,
        )

    def programme(self, workplace: Workplace, language: str, *, another_day: bool = False) -> Programme:
        """The programme, for a team that is on file from now on, with the people whose names were typed for it."""
        draft = self.draft(workplace, another_day=another_day)
        team = self._team_on_file(workplace)
        if team is not None:
            self.team, self.new_team = team.id, ""
            draft = replace(draft, team=team.id, team_name=team.name, seats=self.seats(workplace))
        return draft.programme(language)

    def _team_on_file(self, workplace: Workplace) -> Team | None:
        """The team as it is on file; a new one, or one without people, gets those whose names were typed."""
        team = self.known_team(workplace)
        typed = line(self.people)
        names = () if typed.isdecimal() else names_in(typed)
        if team is None and (name := line(self.new_team)):
            return workplace.add_team(name, tuple(_person(workplace, one) for one in names))
        if team is not None and names and not workplace.seats(team):
            for one in names:
                workplace.add_person(one, team)
        return team


def _person(workplace: Workplace, name: str) -> str:
    """Someone on file by this name, else someone new: people are in more than one team."""
    for person in workplace.room.people():
        if name.casefold() in (person.name.casefold(), person.called.casefold()):
            return person.id
    return workplace.add_person(name).id


def _typed(seats: tuple[Seat, ...], members: tuple[Seat, ...]) -> str:
    """What one types to get these seats."""
    if seats == members:
        return ""
    if all(seat.id.startswith("n-") for seat in seats):
        return str(len(seats)) if seats else ""
    return ", ".join(seat.name for seat in seats)
