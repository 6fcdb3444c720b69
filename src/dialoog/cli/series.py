"""`dialoog series …`, and `dialoog run` on a form that takes several meetings."""

from argparse import Namespace
from dataclasses import replace
from datetime import date

from dialoog.domain.prepare import GROUP, seats_of
from dialoog.domain.programme import numbered
from dialoog.domain.session import Session
from dialoog.domain.workform import WorkForm
from dialoog.i18n import _, language
from dialoog.live.clock import local
from dialoog.live.series import LiveSeries, begin, first_meeting, going_on, running, standing
from dialoog.live.workplace import Workplace
from dialoog.workforms.library import Library

from . import DONE, opening
from .out import as_json, message, table


def list_series(args: Namespace) -> int:
    """The series that run, with where each is."""
    get = opening.library(args).get
    with opening.reading(args) as workplace:
        found = [LiveSeries(workplace, one, get) for one in running(workplace)]
        if args.json:
            as_json([_as_data(one) for one in found])
        else:
            table((one.series.id, one.series.title, _where(one)) for one in found)
    return DONE


def next_of(workplace: Workplace, form: WorkForm, library: Library, args: Namespace, until: float | None) -> Session:
    """The next meeting of the series that runs for this team and form, or the first of a new one; says which. Raises
    WrongUse, ValueError for a number of people that cannot be, and StoreError for a meeting that cannot be kept."""
    team = opening.team(workplace, args.team) if args.team else None
    series = going_on(workplace, form.id, team.id if team else None)
    if series is None:
        draft = first_meeting(workplace, form, library.get, team)
        message(_("A new series begins: {title}.").format(title=form.title))
    else:
        track = LiveSeries(workplace, series, library.get)
        message(_("{series} goes on: {where}").format(series=series.title, where=_where(track)))
        if track.waiting is not None:
            if refusal := workplace.refusal(track.waiting):
                raise refusal
            return track.waiting
        draft = track.draft()
    members = workplace.seats(team) if team else ()
    seats = seats_of(args.people, members) if args.people else draft.seats or numbered(GROUP)
    session = workplace.prepare(replace(draft, seats=seats, until=until).programme(language()))
    if series is None:
        begin(workplace, session, form)
    return session


def _where(track: LiveSeries) -> str:
    """Where a series is, with the name of the chapter that is up."""
    up = track.next
    return f"{up.number} {up.chapter.title}" if up else standing(track.series)


def _as_data(track: LiveSeries) -> dict[str, object]:
    series, up = track.series, track.next
    days = {session.id: track.day(session) for session in track.sessions}
    return {
        "id": series.id,
        "title": series.title,
        "form": series.form,
        "team": series.team,
        "started": _iso(local(series.started).date()),
        "chapters": series.chapters,
        "next": {"chapter": up.number, "title": up.chapter.title} if up else None,
        "meetings": [{"session": id, "chapter": chapter, "day": _iso(days.get(id))} for id, chapter in series.meetings],
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
