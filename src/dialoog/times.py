"""Times of day and lengths of time as people type them: '16:00', '16u30', 'half vijf', '45 min', '1,5 uur'.

The half of `dates` that needs no calendar; callers import from there. Dutch and English are both understood.
"""

import re
from datetime import UTC, datetime, time, timedelta

from dialoog.i18n import _
from dialoog.spoken import DUTCH_NUMBERS, ENGLISH_NUMBERS, DateProblem, any_of, count, echo, plain

LONGEST_MEETING = timedelta(hours=12)
"""A longer one is a slip of the keys."""

_BEFORE = "(?:(?:tot|om|uiterlijk|until|till|at|by) )*"
_TO_TWELVE = "1[0-2]|[1-9]"
_TIME = re.compile(
    _BEFORE + "(?P<hour>[0-9]{1,2})(?: ?[:.uh]? ?(?P<minute>[0-9]{2}))?"
    "(?: ?(?:uur|u|h|o['’]clock))?(?: ?(?P<half>am|pm))?"
)
_HALF_HOUR = re.compile(
    f"{_BEFORE}half (?:(?P<before>{_TO_TWELVE}|{any_of(DUTCH_NUMBERS)})"
    f"|past (?P<past>{_TO_TWELVE}|{any_of(ENGLISH_NUMBERS)}))"
)
_LENGTH = re.compile(
    "(?P<ahead>(?:over|nog|in|for) )?(?:"
    "(?P<hours>[0-9]{1,2}(?:[.,][0-9]{1,2})?) ?(?P<unit>uur|uren|u|hours?|h)"
    "(?: ?(?:en |and )?(?P<minutes>[0-9]{1,2}) ?MIN?)?"
    "|(?P<only>[0-9]{1,3}(?:[.,][0-9])?) ?MIN)".replace("MIN", "(?:minuten|minuut|minutes?|mins?|m|′)")
)
_SPOKEN_LENGTHS = {
    "kwartier": 15, "een kwartier": 15, "half uur": 30, "een half uur": 30, "half an hour": 30, "drie kwartier": 45,
    "een uur": 60, "an hour": 60, "one hour": 60, "anderhalf uur": 90,
}  # fmt: skip


def read_time(text: str) -> time:
    """A time of day: '16:00', '16.00', '16u30', '1600', '4 uur', 'half vijf', '4:30 pm'. Raises DateProblem.

    1 to 6 without a zero before it is the afternoon: schools do not meet at four at night. '04:00' is the night.
    """
    words = plain(text)
    if found := _HALF_HOUR.fullmatch(words):
        hour = count(found["before"]) - 1 if found["before"] else count(found["past"])
        return time(_afternoon(hour % 12 or 12), 30)
    found = _TIME.fullmatch(words)
    if not found:
        raise DateProblem(_("“{text}” is not a time known here. Write for example 16:00.").format(text=echo(text)))
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if hour > (12 if half else 23) or minute > 59:
        raise DateProblem(_("“{text}” is not on the clock. Write for example 16:00.").format(text=echo(text)))
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    elif len(found["hour"]) == 1:
        hour = _afternoon(hour)
    return time(hour, minute)


def read_until(text: str, now: datetime) -> datetime:
    """When it ends: a time of day, or a length from `now` on ('45 min', '1u30', '1,5 uur'). `now` is aware, so is
    what comes back. Raises DateProblem.

    A time that passed less than 12 hours ago is a slip and refused; longer ago it is tomorrow's (past midnight).
    Dutch '4 uur' is both a time and a length, so it is asked for again; 'tot 4 uur' and 'over 4 uur' are clear.
    """
    length = _length(text)
    if length is not None:
        if not timedelta() < length <= LONGEST_MEETING:
            raise DateProblem(
                _("“{text}” is no length for a meeting. Write for example 45 min or 16:00.").format(text=echo(text))
            )
        return (now.astimezone(UTC) + length).astimezone(now.tzinfo)  # by way of UTC: a clock change may lie between
    at = datetime.combine(now.date(), read_time(text), now.tzinfo)
    if at > now:
        return at
    if now - at < timedelta(hours=12):
        raise DateProblem(
            _("{time} has passed: it is {now} now. Write a later time.").format(time=f"{at:%H:%M}", now=f"{now:%H:%M}")
        )
    return at + timedelta(days=1)


def _length(text: str) -> timedelta | None:
    words = plain(text)
    if words in _SPOKEN_LENGTHS:
        return timedelta(minutes=_SPOKEN_LENGTHS[words])
    found = _LENGTH.fullmatch(words)
    if not found:
        return None
    hours, unit, minutes = (found[name] or "" for name in ("hours", "unit", "minutes"))
    length = timedelta(hours=_decimal(hours), minutes=_decimal(minutes or found["only"] or ""))
    if found["ahead"] or unit not in ("u", "uur", "h"):
        return length
    if length >= timedelta(hours=7):
        return None  # '16u30', '9 uur': a time of day
    if hours.isdecimal() and int(hours) > 1 and unit != "h" and not minutes:
        raise DateProblem(
            _("“{text}” can be a time or a length. Write {time} or {minutes} min.").format(
                text=echo(text), time=f"{int(hours) + 12}:00", minutes=int(hours) * 60
            )
        )
    return length


def _decimal(written: str) -> float:
    return float(written.replace(",", ".") or 0)


def _afternoon(hour: int) -> int:
    return hour + 12 if 1 <= hour <= 6 else hour
