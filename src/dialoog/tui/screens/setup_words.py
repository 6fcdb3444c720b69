"""What the set-up says back: how each field was understood, and what the programme adds up to."""

from dialoog.domain.prepare import seconds_of
from dialoog.i18n import _, ngettext
from dialoog.live.clock import local
from dialoog.live.workplace import Workplace
from dialoog.wording import clock_time, minutes, names, span

from .setup_entries import Entries, EntryProblem

_NOT_WORTH_IT = 30.0
"""Seconds too long that nobody is troubled with."""


def team_said(entries: Entries, workplace: Workplace) -> str:
    """What happens with the name that was typed for a team."""
    if not entries.new_team.strip():
        return ""
    return _("is on file already") if entries.known_team(workplace) else _("will be put on file")


def people_said(entries: Entries, workplace: Workplace) -> str:
    """Who comes, or how many the lengths are reckoned with. Raises EntryProblem."""
    seats = entries.seats(workplace)
    if not seats:
        return _("reckoned with {count} people").format(count=entries.people_count(workplace))
    people = ngettext("{count} person", "{count} people", len(seats)).format(count=len(seats))
    return people if seats[0].id.startswith("n-") else f"{people}: {names([seat.name for seat in seats])}"


def end_said(entries: Entries, workplace: Workplace) -> str:
    """'16:00, over 55 minuten'. Raises EntryProblem."""
    now = local(workplace.clock.wall())
    ends = entries.ends(now)
    if ends is None:
        return ""
    return _("{time}, in {span}").format(time=clock_time(ends), span=span((ends - now).total_seconds()))


def seconds(entries: Entries, workplace: Workplace) -> float:
    """How long the programme takes for this group."""
    return seconds_of(entries.parts, entries.people_count(workplace))


def room(entries: Entries, workplace: Workplace) -> float | None:
    """Seconds until everybody must go, where that is known."""
    now = workplace.clock.wall()
    try:
        ends = entries.ends(local(now))
    except EntryProblem:
        return None
    return ends.timestamp() - now if ends else None


def too_long(entries: Entries, workplace: Workplace) -> float:
    """Seconds the programme does not fit before its end."""
    there_is = room(entries, workplace)
    over = 0.0 if there_is is None else seconds(entries, workplace) - there_is
    return over if over >= _NOT_WORTH_IT else 0.0


def total_said(entries: Entries, workplace: Workplace, *, brief: bool) -> str:
    """'52 minuten · klaar om 15:47', or by how much it does not fit."""
    if not entries.parts:
        return _("Nothing chosen yet")
    said = _minutes if brief else span
    takes, over = seconds(entries, workplace), too_long(entries, workplace)
    if over:
        return _("! {span}: {over} too long").format(span=said(takes), over=said(over))
    ready = clock_time(local(workplace.clock.wall() + takes))
    return _("{span} · ready at {time}").format(span=said(takes), time=ready)


def _minutes(length: float) -> str:
    return minutes(round(length / 60))
