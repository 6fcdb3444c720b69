"""A form that takes several meetings was chosen: go on with the series that runs, or begin a new one."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from dialoog.domain.session import Session
from dialoog.domain.workform import WorkForm
from dialoog.i18n import _
from dialoog.live.series import begin, find, first_meeting, of, running, standing

from ..dialogs.choice import Answer, Choice
from .putting_together import put_together
from .seeking import Seeking
from .series import SeriesPage
from .setup_entries import Entries

if TYPE_CHECKING:
    from ..app import DialoogApp


def show_series(app: "DialoogApp", kept: dict[str, Entries], id: str) -> None:
    """The page of a series. `kept` holds what was typed for meetings that are not on file yet."""
    track = of(app.workplace, id, app.library.get)
    if track is not None:
        app.push_screen(SeriesPage(track, kept))


def choose_track(
    app: "DialoogApp", kept: dict[str, Entries], form: WorkForm, seeking: Seeking, then: Callable[[Session], None]
) -> None:
    """Ask which series of this track is meant, where one runs; `then` gets the first meeting of a new one."""

    def answered(series: str | None) -> None:
        if series:
            show_series(app, kept, series)
        elif series is not None:
            _new(app, kept, form, seeking, then)

    others = [one for one in running(app.workplace) if one.form == form.id and one.chapters]
    if not others:
        _new(app, kept, form, seeking, then)
        return
    go_on = _("Go on: {series}. {where}")
    answers = [Answer(go_on.format(series=one.title, where=standing(one)), one.id) for one in others]
    app.push_screen(Choice(form.title, "", [*answers, Answer(_("Begin a new one"), "")]), answered)


def _new(
    app: "DialoogApp", kept: dict[str, Entries], form: WorkForm, seeking: Seeking, then: Callable[[Session], None]
) -> None:
    place, key = app.workplace, form.id
    if key not in kept:
        draft = first_meeting(place, form, app.library.get, place.room.team(seeking.team))
        kept[key] = Entries.following(draft, place)
        said = seeking.entries(place, form.id)
        kept[key].people, kept[key].until = said.people, said.until

    def on_file(session: Session) -> None:
        if find(place, session.programme.series) is None:
            begin(place, session, form)
        then(session)

    put_together(app, kept, key, on_file)
