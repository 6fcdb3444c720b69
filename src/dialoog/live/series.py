"""Series on file: what runs, how one begins, where it is, what it found so far, and how it goes on."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from dialoog.domain.agreement import Agreement
from dialoog.domain.findings import Findings, findings_of
from dialoog.domain.next_meeting import Get, main_form, next_meeting
from dialoog.domain.note import Note
from dialoog.domain.person import Team
from dialoog.domain.prepare import Draft
from dialoog.domain.programme import Seat, Step
from dialoog.domain.series import (
    Series,
    Stop,
    back_to,
    ended,
    latest_chapter,
    met,
    way_back,
    where_are_we,
)
from dialoog.domain.session import Session
from dialoog.domain.workform import WorkForm
from dialoog.i18n import _, ngettext
from dialoog.text import line

from .clock import local
from .ids import new_id
from .session import LiveSession
from .workplace import Workplace


def running(workplace: Workplace) -> tuple[Series, ...]:
    """Series that have not ended, the one that met last first."""
    going_on = [one for one in workplace.ledger.find(Series) if one.ended is None]
    return tuple(sorted(going_on, key=lambda one: one.meetings[-1][0] if one.meetings else one.id, reverse=True))


def find(workplace: Workplace, id: str | None) -> Series | None:
    """The series of this id."""
    return workplace.ledger.get(Series, id) if id else None


def standing(series: Series) -> str:
    """Where a series is, in a few words."""
    if series.complete:
        return _("All meetings were held.")
    if series.chapters:
        return _("Meeting {number} of {count} is next.").format(number=series.chapter, count=series.chapters)
    held = len(series.meetings)
    return ngettext("{count} meeting so far", "{count} meetings so far", held).format(count=held)


def going_on(workplace: Workplace, form: str, team: str | None = None) -> Series | None:
    """The series of a track that a team is in the middle of."""
    found = (one for one in running(workplace) if one.form == form and one.team == team)
    return next((one for one in found if one.chapters and not one.complete), None)


def first_meeting(workplace: Workplace, form: WorkForm, get: Get, team: Team | None = None) -> Draft:
    """The first meeting of a new series of this track. `begin` puts the series on file once that meeting is."""
    now = workplace.clock.wall()
    series = Series(new_id(now), "", form.id, now, team=team.id if team else None, chapters=len(form.chapters))
    return LiveSeries(workplace, series, get).draft()


def begin(workplace: Workplace, session: Session, form: WorkForm) -> Series:
    """Put on file the series that this meeting is the first of."""
    team = workplace.room.team(session.team)
    title = " · ".join(filter(None, (form.title, team.name if team else "")))
    assert session.programme.series is not None
    series = _of(workplace, session, session.programme.series, title, form.id, len(form.chapters))
    workplace.ledger.put(series)
    return series


def meets_again(workplace: Workplace, live: LiveSession) -> Series:
    """Make a series out of a meeting that was held: the same people come back, with the same form or another."""
    now, session = workplace.clock.wall(), live.record
    series = _of(workplace, session, new_id(now), session.programme.title, main_form(session.programme))
    live.record = replace(session, programme=replace(session.programme, series=series.id))
    series = met(series, session.id, 0)
    workplace.ledger.put(series, live.record)
    if session.team is None:  # a group that nobody remembered until now; a team did
        live.remember()
    return series


def _of(workplace: Workplace, session: Session, id: str, title: str, form: str, chapters: int = 0) -> Series:
    team, seats = workplace.room.team(session.team), session.programme.seats
    whole_team = team is not None and seats == workplace.seats(team)
    return Series(
        id,
        line(title),
        form,
        workplace.clock.wall(),
        team=session.team,
        people=() if whole_team else tuple(seat.id for seat in seats),
        names=() if whole_team else tuple((seat.id, seat.name) for seat in seats if seat.id.startswith("g-")),
        chapters=chapters,
    )


class LiveSeries:
    """One series. What is read from it may be on the wall; the verbs change it on file."""

    def __init__(self, workplace: Workplace, series: Series, get: Get) -> None:
        self._workplace = workplace
        self._get = get
        self.series = series
        self.form = get(series.form)
        """None when the library no longer has it."""
        held = (workplace.room.session(id) for id, _chapter in series.meetings)
        self.sessions = tuple(one for one in held if one is not None)
        """The meetings held, in order."""

    # where it is

    @property
    def stops(self) -> tuple[Stop, ...]:
        """The chapters of a track, each with where the group stands."""
        days = {session.id: self.day(session) for session in self.sessions}
        return where_are_we(self.series, self.form, days) if self.form and self.series.chapters else ()

    @property
    def next(self) -> Stop | None:
        """The chapter that is up."""
        return next((stop for stop in self.stops if stop.number == self.series.chapter), None)

    @property
    def way_back(self) -> Stop | None:
        """The chapter that the form lets the group return to now."""
        number = way_back(self.series, self.form) if self.form else None
        return next((stop for stop in self.stops if stop.number == number), None)

    @property
    def homework(self) -> tuple[str, ...]:
        """What everybody does before the next meeting, as the form has it."""
        latest = latest_chapter(self.series, self.form) if self.form and not self.series.complete else None
        return latest.homework if latest else ()

    @property
    def waiting(self) -> Session | None:
        """A meeting of this series that is not over: begun, or prepared for the chapter that is up."""
        place, up = self._workplace, self.series.chapter if self.series.chapters else 0
        prepared = (one for one in place.prepared() if one.programme.chapter == up)
        found = (one for one in (*place.interrupted(), *prepared) if one.programme.series == self.series.id)
        return next(found, None)

    def day(self, session: Session) -> date:
        return local(session.ended or session.created).date()

    # what it found

    def findings(self, meetings: Iterable[str] | None = None) -> Findings:
        """What the room may see of these meetings; of all without any named."""
        ids = {session.id for session in self.sessions} if meetings is None else set(meetings)
        room = self._workplace.room
        steps: list[Step] = []
        notes: list[Note] = []
        agreements: list[Agreement] = []
        for session in self.sessions:
            steps += session.programme.steps
            if session.id in ids:
                notes += room.notes(session.id)
                agreements += room.agreements(session=session.id)
        return findings_of(steps, notes, agreements)

    # how it goes on

    def draft(self, form: WorkForm | None = None) -> Draft:
        """The next meeting; of a group without chapters around the form it chose, else the one it did last.

        Raises ValueError for a track that is complete or whose form is gone.
        """
        form = form or self.form
        if form is None:
            raise ValueError(self.series.form)
        series, team = self.series, self._workplace.room.team(self.series.team)
        review = bool(self._workplace.for_review(series.team, series.id)) if series.team or series.meetings else False
        seats = self._seats(team)
        return next_meeting(series, form, self._get, review=review, seats=seats, team_name=team.name if team else "")

    def _seats(self, team: Team | None) -> tuple[Seat, ...]:
        if not self.series.people:
            return self._workplace.seats(team) if team else ()
        names = {f"p-{one.id}": one.called for one in self._workplace.room.people() if one.in_service}
        names |= dict(self.series.names)
        names |= {id: id.removeprefix("n-") for id in self.series.people if id.startswith("n-")}
        return tuple(Seat(id, names[id]) for id in self.series.people if id in names)

    @property
    def latest_form(self) -> WorkForm | None:
        """The form of the last meeting, where the library has it."""
        latest = self._get(main_form(self.sessions[-1].programme)) if self.sessions else None
        return latest or self.form

    def go_back(self, chapter: int) -> None:
        """The next meeting is this chapter. Raises ValueError for one there is not."""
        self._put(back_to(self.series, chapter))

    def rename(self, title: str) -> None:
        """Another name; an empty one changes nothing."""
        if title := line(title):
            self._put(replace(self.series, title=title))

    def end(self) -> None:
        """The series is over; what it found stays on file."""
        self._put(ended(self.series, self._workplace.clock.wall()))

    def _put(self, series: Series) -> None:
        self.series = series
        self._workplace.ledger.put(series)


def of(workplace: Workplace, id: str | None, get: Get) -> LiveSeries | None:
    """The series of this id, ready to go on."""
    series = find(workplace, id)
    return LiveSeries(workplace, series, get) if series else None
