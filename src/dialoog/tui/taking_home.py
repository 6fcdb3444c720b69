"""Writing the team plan from a screen, and saying where it is."""

from pathlib import Path
from typing import Any

from textual.app import App

from dialoog.domain.session import Session
from dialoog.i18n import _
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
