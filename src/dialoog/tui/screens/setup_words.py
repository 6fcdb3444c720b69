"""What the set-up says back: how each field was understood, and what the programme adds up to."""

from dialoog.domain.choosing import Lately, Wish, judge, lately
from dialoog.domain.memory import Memory
from dialoog.domain.prepare import Part, seconds_of
from dialoog.i18n import _, ngettext
from dialoog.live.clock import local
from dialoog.live.workplace import Workplace
from dialoog.wording import clock_time, minutes, names, span

from . import fit_words
from .seeking import Seeking
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


def seeking(entries: Entries, workplace: Workplace) -> Seeking:
    """What is known already of a meeting that another form is sought for."""
    team = entries.known_team(workplace)
    there_is = room(entries, workplace)
    left = there_is - seconds(entries, workplace) if there_is is not None else 0.0
    minutes_left = float(left // 60) if left >= 60 else None
    return Seeking(Wish(_people(entries, workplace), minutes_left), team.id if team else None)


def part_said(entries: Entries, workplace: Workplace, part: Part) -> str:
    """What to know about one form in this programme, and the way out: does it suit so many people, does it have a
    long round, did it take longer before. Nothing is asked and nothing stands in the way."""
    said = [fit_words.in_set_up(judge(part.form, Wish(_people(entries, workplace))))]
    before = length_before(entries, workplace, part)
    if before is not None:
        really = fit_words.really(before)
        said.append(_("{times}: press t for that length").format(times=really[:1].upper() + really[1:]))
    return "\n".join(filter(None, said))


def length_before(entries: Entries, workplace: Workplace, part: Part) -> Lately | None:
    """How long a form really took this team, where that is another length than it has now."""
    team = entries.known_team(workplace)
    before = lately(workplace.ledger.get(Memory, team.id) if team else None, part.form)
    takes = seconds_of((part,), entries.people_count(workplace))
    return before if before and round(before.spent / 60) not in (0, round(takes / 60)) else None


def _people(entries: Entries, workplace: Workplace) -> int | None:
    """How many come, where that was said."""
    try:
        return len(entries.seats(workplace)) or None
    except EntryProblem:
        return None


def _minutes(length: float) -> str:
    return minutes(round(length / 60))
