"""Writing what people take along from a screen, and saying where it is."""

from pathlib import Path
from typing import Any

from textual.app import App

from dialoog.domain.session import Session
from dialoog.i18n import _
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace
from dialoog.storage.store import StoreError


def write_team_plan(app: App[Any], workplace: Workplace, about: Session) -> Path | None:
    """Write or renew the plan of the team that held this meeting; returns where it is, None when it could not be
    written."""
    from dialoog.exports.plans import export_team_plan

    try:
        written = export_team_plan(workplace, workplace.room.team(about.team), about=about)
    except StoreError as problem:
        app.notify(str(problem), severity="warning", markup=False, timeout=10)
        return None
    app.notify(_("Team plan: {path}").format(path=written.path), markup=False, timeout=10)
    if written.edited is not None:
        kept = _("Your own changes in the former plan are kept in {path}").format(path=written.edited)
        app.notify(kept, markup=False, timeout=10)
    return written.path


def print_seating(workplace: Workplace, live: LiveSession) -> str:
    """Write who sits where as a page to print and cut; returns what to tell: where it is, or why it could not be."""
    from dialoog.domain.seating import Seating
    from dialoog.exports.plans import export_page
    from dialoog.exports.seating_cards import seating_cards

    if live.state.tables is None:
        return _("There are no tables yet.")
    called = {seat.id: seat.name for seat in live.state.seats}
    page = seating_cards(Seating(live.state.tables.rounds), called, live.programme.title)
    try:
        path = export_page(workplace, f"tables-{live.today:%Y-%m-%d}-{live.record.id[-6:]}.html", page)
    except StoreError as problem:
        return str(problem)
    return _("To print from a browser: {path}").format(path=path)
