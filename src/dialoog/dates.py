"""When, as people type it: days here ('vrijdag', 'over 6 weken', '12-3', 'eind maart'), times of day from `times`.

Dutch and English are both understood whatever the language in use: no word means two things between them. The day
always comes before the month, in English too: 12/3 is 12 March. Nothing is guessed where a reader could mean two
days. Who asks for a day shows the one that was understood in full (`wording.day`) before it counts.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date, timedelta

from dialoog.i18n import _, language
from dialoog.spoken import NUMBERS, DateProblem, any_of, count, echo, plain
from dialoog.times import read_time, read_until
from dialoog.wording import DAYS, MONTHS, SHORT_DAYS, SHORT_MONTHS, day

__all__ = ["FIRST_YEAR", "LAST_YEAR", "DateProblem", "read_date", "read_due", "read_time", "read_until"]

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""Years a school plan can be about; outside them it is a slip of the keys."""

_WEEKDAYS = {
    name.casefold(): at for table in (DAYS, SHORT_DAYS) for names in table.values() for at, name in enumerate(names)
}
_MONTHS = {
    name.casefold(): at
    for table in (MONTHS, SHORT_MONTHS)
    for names in table.values()
    for at, name in enumerate(names, 1)
} | {"sept": 9}
_NEAR = {"vandaag": 0, "today": 0, "morgen": 1, "tomorrow": 1, "overmorgen": 2, "day after tomorrow": 2}
_STEPS = {"deze": 0, "this": 0, "de": 0, "the": 0, "volgende": 1, "next": 1}
_PARTS = {
    "begin": 1, "beginning": 1, "start": 1, "half": 15, "medio": 15, "mid": 15, "eind": 31, "einde": 31, "end": 31,
}  # fmt: skip
_UNITS = (
    "dag", "dagen", "week", "weken", "maand", "maanden", "jaar",
    "day", "days", "weeks", "month", "months", "year", "years",
)  # fmt: skip


def read_date(text: str, today: date) -> date:
    """The day that people mean, counted from `today`. Raises DateProblem.

    A weekday is the next one after today; a day without a year the next such day, today included. 'Volgende week'
    is its Friday and 'volgende maand' its last day: for something to be ready, all of that time counts. 'Voor
    vrijdag' is that Friday, on which it is still in time. With a year the day may lie in the past; see `read_due`.
    """
    words = plain(text)
    for pattern, reader in _DATE_FORMS:
        if found := re.fullmatch(_BEFORE + pattern, words):
            result = reader(found, today)
            _check_year(result.year)
            return result
    raise DateProblem(
        _("“{text}” is not a day known here. Write for example 12-3, 12 March, Friday or in 6 weeks.").format(
            text=echo(text)
        )
    )


def read_due(text: str, today: date) -> tuple[date, str | None]:
    """A day to be ready by, and a remark where people may want to look again: it has passed, or it is in the weekend.
    Only a remark; they decide. Raises DateProblem."""
    due = read_date(text, today)
    if due < today:
        return due, _("{day} has passed already.").format(day=day(due))
    if due.weekday() >= calendar.SATURDAY:
        return due, _("{day} is in the weekend.").format(day=day(due, today))
    return due, None


def _near(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=_NEAR[found["near"]])


def _christmas(_found: re.Match[str], today: date) -> date:
    return _next(today, 12, 25)


def _weekday(found: re.Match[str], today: date) -> date:
    return today + timedelta(days=(_WEEKDAYS[found["weekday"]] - today.weekday() - 1) % 7 + 1)


def _next_weekday(found: re.Match[str], today: date) -> date:
    """'Volgende vrijdag' is the coming one to some, the one of next week to others."""
    near, far = _weekday(found, today), _in_week(today, 1, _WEEKDAYS[found["weekday"]])
    if near == far:
        return near
    raise DateProblem(
        _("“{text}” can be two days. Write {near} or {far}.").format(
            text=found[0], near=f"{near.day}-{near.month}", far=f"{far.day}-{far.month}"
        )
    )


def _week(found: re.Match[str], today: date) -> date:
    weekday = found["first"] or found["last"]
    return _in_week(today, _STEPS[found["which"]], _WEEKDAYS[weekday] if weekday else calendar.FRIDAY)


def _in_week(today: date, ahead: int, weekday: int) -> date:
    return today + timedelta(weeks=ahead, days=weekday - today.weekday())


def _ahead(found: re.Match[str], today: date) -> date:
    number = count(found["count"])
    match found["unit"][0]:
        case "d":
            return today + timedelta(days=number)
        case "w":
            return today + timedelta(weeks=number)
        case "m":
            return _months_on(today, number)
        case _:
            return _months_on(today, 12 * number)


def _months_on(today: date, months: int) -> date:
    year, month = divmod(today.year * 12 + today.month - 1 + months, 12)
    return date(year, month + 1, min(today.day, _days_in(year, month + 1)))


def _part_of_this_month(found: re.Match[str], today: date) -> date:
    then = _months_on(today, _STEPS[found["which"]])
    return _part_of(then.year, then.month, found["part"] or "end")


def _part_of_month(found: re.Match[str], today: date) -> date:
    month = _MONTHS[found["month"]]
    if not found["part"]:
        raise DateProblem(
            _("“{text}” is a whole month. Write for example 12 {month} or end of {month}.").format(
                text=found[0], month=MONTHS[language()][month - 1]
            )
        )
    if found["year"]:
        return _part_of(_check_year(int(found["year"])), month, found["part"])
    then = _part_of(today.year, month, found["part"])
    return then if then >= today else _part_of(today.year + 1, month, found["part"])


def _part_of(year: int, month: int, part: str) -> date:
    return date(year, month, min(_PARTS[part], _days_in(year, month)))


def _iso(found: re.Match[str], today: date) -> date:
    return _checked(found, int(found["year"]), int(found["month"]), int(found["day"]))


def _numeric(found: re.Match[str], today: date) -> date:
    the_day, month, year = int(found["day"]), int(found["month"]), found["year"]
    if year and len(year) == 2:
        raise DateProblem(
            _("Write the year in full, for example {example}.").format(example=f"{the_day}-{month}-20{year}")
        )
    return _checked(found, int(year), month, the_day) if year else _checked_next(found, today, month, the_day)


def _written(found: re.Match[str], today: date) -> date:
    the_day, month, year = int(found["day"]), _MONTHS[found["month"]], found["year"]
    if not year:
        return _checked_next(found, today, month, the_day)
    return _checked(found, int(year) + (2000 if len(year) == 2 else 0), month, the_day)


def _checked_next(found: re.Match[str], today: date, month: int, the_day: int) -> date:
    year = today.year + ((month, the_day) < (today.month, today.day))
    return _checked(found, year, month, the_day)


def _checked(found: re.Match[str], year: int, month: int, the_day: int) -> date:
    """The day, if there is one, and if it is on the weekday that stands before it."""
    _check_year(year)
    if not 1 <= month <= 12:
        raise DateProblem(_("There is no month {month}. Write the day first, as in 25-3.").format(month=month))
    last = _days_in(year, month)
    if not 1 <= the_day <= last:
        raise DateProblem(
            _("{month} {year} has no day {day}. Write a day from 1 to {last}.").format(
                month=MONTHS[language()][month - 1], year=year, day=the_day, last=last
            )
        )
    result = date(year, month, the_day)
    said = found["weekday"]
    if said and _WEEKDAYS[said] != result.weekday():
        raise DateProblem(
            _("It says {weekday}, but that date is {day}. Write only the date.").format(
                weekday=DAYS[language()][_WEEKDAYS[said]], day=day(result)
            )
        )
    return result


def _next(today: date, month: int, the_day: int) -> date:
    this_year = date(today.year, month, the_day)
    return this_year if this_year >= today else date(today.year + 1, month, the_day)


def _holiday(found: re.Match[str], today: date) -> date:
    raise DateProblem(
        _("“{text}” is not on the same day each year. Write the date, for example 12-3.").format(text=found[0])
    )


def _check_year(year: int) -> int:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise DateProblem(
            _("The year {year} cannot be right. Write a year from {first} to {last}.").format(
                year=year, first=FIRST_YEAR, last=LAST_YEAR
            )
        )
    return year


def _days_in(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


_BEFORE = "(?:(?:uiterlijk|voor|tot en met|tot|op|by|before|until|on|de|the) )*"
_DAY = any_of(_WEEKDAYS)
_ON_DAY = f"(?:(?P<weekday>{_DAY}) )?"
_MONTH = f"(?P<month>{any_of(_MONTHS)})"
_DATE = "(?P<day>[0-9]{1,2})"
_NTH = "(?:e|de|ste|st|nd|rd|th)"
_YEAR = "(?P<year>[0-9]{4}|[0-9]{2})"
_PART = f"(?P<part>{any_of(_PARTS)})"
_WHICH = "(?P<which>deze|this|volgende|next|(?<=van )de|(?<=of )the)"

_DATE_FORMS: tuple[tuple[str, Callable[[re.Match[str], date], date]], ...] = (
    (f"(?P<near>{any_of(_NEAR)})", _near),
    ("(?:kerst|kerstmis|christmas)", _christmas),
    (f"(?:(?:komende|aanstaande|coming) )?(?P<weekday>{_DAY})", _weekday),
    (f"(?:volgende|next) (?P<weekday>{_DAY})", _next_weekday),
    (
        f"(?:(?P<first>{_DAY}) )?(?:einde? |end )?(?:van |of )?{_WHICH} week(?: (?:on |op )?(?P<last>{_DAY}))?",
        _week,
    ),
    (
        f"(?:(?:over|in|binnen|within) )?(?P<count>[0-9]{{1,3}}|{any_of(NUMBERS)}) (?P<unit>{any_of(_UNITS)})",
        _ahead,
    ),
    (f"(?:{_PART} )?(?:van |of )?{_WHICH} (?:maand|month)", _part_of_this_month),
    (f"(?:{_PART}[ -])?(?:van |of )?(?:in )?{_MONTH}(?: (?P<year>[0-9]{{4}}))?", _part_of_month),
    (f"{_ON_DAY}(?P<year>[0-9]{{4}})-(?P<month>[0-9]{{1,2}})-{_DATE}", _iso),
    (f"{_ON_DAY}{_DATE} ?[-/.] ?(?P<month>[0-9]{{1,2}})(?: ?[-/.] ?{_YEAR})?", _numeric),
    (f"{_ON_DAY}(?:the )?{_DATE}{_NTH}?(?: van| of)?[ -]?{_MONTH}(?:[ -]{_YEAR})?", _written),
    (f"{_ON_DAY}{_MONTH} {_DATE}{_NTH}?(?: {_YEAR})?", _written),
    (r"\w*vakantie|(?:[a-z]+ )?(?:holidays?|break)", _holiday),
)
"""Tried in this order; patterns as text, so that importing this costs nothing."""
