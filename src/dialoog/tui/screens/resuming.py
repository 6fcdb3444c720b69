"""Coming back to a meeting that dialoog left without meaning to: do the minutes in between count?"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from dialoog.domain.session import Session
from dialoog.domain.timing import Running
from dialoog.i18n import _
from dialoog.live.clock import local
from dialoog.live.session import LiveSession
from dialoog.wording import ago, clock_time, countdown

from ..dialogs.choice import Answer, Choice

if TYPE_CHECKING:
    from ..app import DialoogApp

WORTH_ASKING = 30.0
"""Seconds away below which the clock just goes on: a restart takes some, and nobody discusses half a minute."""


@dataclass(frozen=True, slots=True)
class Absence:
    """How long a meeting's clock ran with nobody looking."""

    since: datetime
    seconds: float


def absence(live: LiveSession, last_seen: datetime | None) -> Absence | None:
    """The time without us, when it is worth a question; None after a pause or an orderly end.

    What was done since the last sign of life (a change in this very run) counts as one too.
    """
    if last_seen is None or not live.state.running or not isinstance(live.state.clock, Running):
        return None
    since = max(last_seen.timestamp(), live.log[-1].at)
    seconds = live.now - since
    return Absence(local(since), seconds) if seconds > WORTH_ASKING else None


def ask_about(live: LiveSession, away: Absence) -> Choice[bool]:
    """Returns True to leave the minutes out, False to count them, None for another time."""
    left = live.state.remaining(live.now)
    return Choice(
        live.programme.title,
        _("Interrupted at {time}, {ago}.").format(time=clock_time(away.since), ago=ago(away.since, local(live.now))),
        (
            Answer(_("Go on where we were ({left})").format(left=_left(left + away.seconds)), True),
            Answer(_("Count the minutes ({left})").format(left=_left(left)), False),
        ),
    )


def take_up(app: "DialoogApp", session: Session) -> None:
    """Go on with a meeting on the wall, after the question whether the minutes away count where there were some."""
    live = app.workplace.live(session)
    away = absence(live, app.workplace.last_seen)
    if away is None:
        app.show_stage(live)
        return

    def answered(leave_out: bool | None) -> None:
        if leave_out is None:
            return
        if leave_out:
            live.allow_for(away.seconds)
        app.show_stage(live)

    app.push_screen(ask_about(live, away), answered)


def _left(seconds: float) -> str:
    return _("{time} to go").format(time=countdown(seconds)) if seconds > 0 else _("time is up")
