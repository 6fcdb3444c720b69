"""How days, times, numbers and people are said, in the language in use.

The names of days and months are kept here: `strftime` and `setlocale` know only the languages a machine has
installed, and are not the same on Windows.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta

from dialoog.domain.programme import Step
from dialoog.domain.school_year import SchoolYear
from dialoog.i18n import N_, _, language, ngettext

DAYS = {
    "nl": ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
}
SHORT_DAYS = {
    "nl": ("ma", "di", "wo", "do", "vr", "za", "zo"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}
MONTHS = {
    "nl": ("januari", "februari", "maart", "april", "mei", "juni",
           "juli", "augustus", "september", "oktober", "november", "december"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}  # fmt: skip
SHORT_MONTHS = {
    "nl": ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec"),
    "en": ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
}
"""Per language; Monday and January first."""

_Names = Mapping[str, tuple[str, ...]]

_STATUS = {
    "proposed": N_("proposed"),
    "confirmed": N_("confirmed"),
    "running": N_("running"),
    "moved": N_("moved"),
    "done": N_("achieved"),
    "partly": N_("partly achieved"),
    "not-done": N_("not achieved"),
    "lapsed": N_("lapsed"),
}


def day(when: date, today: date | None = None) -> str:
    """'vrijdag 12 maart', for a sentence. The year stands beside it in another school year than today's: within one
    a day and month come only once. Without `today` (a document, read who knows when) it always does."""
    return _day(when, today, DAYS, MONTHS)


def short_day(when: date, today: date | None = None) -> str:
    """'vr 12 mrt', for a column; the year as in `day`."""
    return _day(when, today, SHORT_DAYS, SHORT_MONTHS)


def clock_time(moment: datetime) -> str:
    """'14:45', in 24 hours in both languages. An aware moment is told in this machine's time: that of the room."""
    local = moment.astimezone() if moment.tzinfo else moment
    return f"{local:%H:%M}"


def number(value: float, decimals: int = 1) -> str:
    """'1.250,5' in Dutch, '1,250.5' in English; at most this many decimals, without closing zeros."""
    text = f"{value:,.{decimals}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    if text == "-0":
        text = "0"
    return text.translate(_DUTCH_SIGNS) if language() == "nl" else text


def minutes(value: float) -> str:
    """'5 min', '7,5 min': a planned length."""
    return _("{minutes} min").format(minutes=number(value))


def countdown(seconds: float) -> str:
    """'4:32', '1:04:32'; over time '+0:15'.

    A started second counts while time runs, so the room sees 0:00 at the very moment time is up. Over time is a plus
    and not a minus: it reads as time added, not as a debt.
    """
    left = math.ceil(seconds)
    hours, rest = divmod(abs(left), 3600)
    clock = f"{hours}:{rest // 60:02}:{rest % 60:02}" if hours else f"{rest // 60}:{rest % 60:02}"
    return f"+{clock}" if left < 0 else clock


def span(seconds: float) -> str:
    """A length of time for people: '45 seconden', '9 minuten', '1 uur en 10 minuten'. From a minute on in minutes."""
    if seconds < 59.5:
        whole = round(seconds)
        return ngettext("{count} second", "{count} seconds", whole).format(count=whole)
    hours, left = divmod(round(seconds / 60), 60)
    parts = []
    if hours:
        parts.append(ngettext("{count} hour", "{count} hours", hours).format(count=hours))
    if left or not hours:
        parts.append(ngettext("{count} minute", "{count} minutes", left).format(count=left))
    return names(parts)


def ago(then: datetime, now: datetime) -> str:
    """How long ago, as one says it: 'zojuist', '9 minuten geleden', 'gisteren om 14:45', 'vrijdag 12 maart om 14:45'.

    Both moments aware, or both not. A clock that was set back makes `then` come after `now`: that is 'zojuist' too.
    """
    passed = now - then
    if passed < timedelta(minutes=1):
        return _("just now")
    if passed < timedelta(hours=1):
        return _("{span} ago").format(span=span(passed.total_seconds() // 60 * 60))
    that_day, today = _local_day(then), _local_day(now)
    if that_day == today:
        named = _("today")
    elif that_day == today - timedelta(days=1):
        named = _("yesterday")
    else:
        named = day(that_day, today)
    return _("{day} at {time}").format(day=named, time=clock_time(then))


def names(people: Sequence[str]) -> str:
    """'Fatima, Jan en Els'; nobody is an empty text."""
    if len(people) < 2:
        return "".join(people)
    return _("{all_but_last} and {last}").format(all_but_last=", ".join(people[:-1]), last=people[-1])


def status(value: str) -> str:
    """The status of an agreement (see `domain.agreement.Status`) as a word: 'loopt', 'deels gehaald'. A status of a
    newer dialoog is shown as it is."""
    return _(_STATUS[value]) if value in _STATUS else value


def agreement_sentence(
    who: Sequence[str] | None, what: str, due: date | None = None, sign: str = "", *, today: date | None = None
) -> str:
    """An agreement as it is read aloud; `who` is None when the whole team carries it, empty when nobody does yet.

    'Fatima en Jan, uiterlijk vrijdag 12 maart: de toets van periode 2 nakijken. We merken het aan: minder vragen.'

    Who and when come first, then a colon, then the words as they were said. People type an infinitive ('de toets
    nakijken'), a sentence ('We kijken de toets samen na.') or a question; after a colon each of them reads well,
    while 'Fatima doet …' or a date behind it fits only the first. 'Uiterlijk' and not 'vóór', because on the day
    itself one is still in time.
    """
    carried_by = _("The whole team") if who is None else names(who) or _("Nobody yet")
    head = _("{who}, by {day}").format(who=carried_by, day=day(due, today)) if due else carried_by
    sentence = f"{head}: {_closed(what)}"
    return f"{sentence} {_('We will notice it by: {sign}').format(sign=_closed(sign))}" if sign.strip() else sentence


_DUTCH_SIGNS = str.maketrans(",.", ".,")


def _day(when: date, today: date | None, days: _Names, months: _Names) -> str:
    spoken = language()
    text = f"{days[spoken][when.weekday()]} {when.day} {months[spoken][when.month - 1]}"
    return text if today and SchoolYear.of(when) == SchoolYear.of(today) else f"{text} {when.year}"


def _local_day(moment: datetime) -> date:
    return (moment.astimezone() if moment.tzinfo else moment).date()


def _closed(text: str) -> str:
    """The text as a closed sentence: with a full stop, unless it brings its own ending."""
    text = text.strip()
    return text if text.endswith((".", "!", "?", "…", ":", ".”", "?”", "!”")) else f"{text}."


def title_of(step: Step, steps: Iterable[Step]) -> str:
    """What a step is called when it is named: its phase, or its form where that is the form's only phase; with its
    round where it has rounds."""
    if step.change:
        return _("To round {round}").format(round=step.round)
    alone = len({one.root for one in steps if one.part == step.part}) == 1
    title = step.form_title if alone else step.phase.title
    return f"{title} {step.round}/{step.rounds}" if step.rounds else title
