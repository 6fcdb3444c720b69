"""Commands that open the app: as it is, with a meeting to begin, or with one to go on with."""

import sys
from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import datetime

from dialoog.domain.person import Team
from dialoog.domain.programme import Programme, Seat, numbered
from dialoog.domain.session import Session
from dialoog.domain.workform import WorkForm
from dialoog.i18n import _, language
from dialoog.live.workplace import Workplace
from dialoog.storage.store import ReadOnly

from . import NO, WrongUse, opening, where
from .out import message


def open_app(args: Namespace) -> int:
    """`dialoog`: the app where it was last."""
    need_terminal()
    return _start(args)


def run(args: Namespace) -> int:
    """`dialoog run FORM…`: straight into a meeting; of a form that takes several, into the next one."""
    need_terminal()
    forms = _forms(args)
    if any(form.chapters for form in forms):
        return _run_track(args, forms)
    programme = _programme(args, forms)
    return _start(args, lambda workplace: _may_begin(workplace).prepare(programme))


def _run_track(args: Namespace, forms: Sequence[WorkForm]) -> int:
    if len(forms) > 1:
        raise WrongUse(_("A form that takes several meetings goes alone: name one form."))
    from .series import next_of

    library, until = opening.library(args), _until(args.until)
    _seats(args.people or "", _team(args)[1])
    return _start(args, lambda workplace: next_of(_may_begin(workplace), forms[0], library, args, until))


def resume(args: Namespace) -> int:
    """`dialoog resume`: on with a meeting that was broken off."""
    need_terminal()
    opening.existing(args)
    try:
        return _start(args, lambda workplace: _going_on(workplace, args.session))
    except _NothingToGoOnWith:
        message(_("There is no meeting to go on with."))
        return NO


class _NothingToGoOnWith(Exception):
    """No meeting was broken off."""


def _going_on(workplace: Workplace, named: str | None) -> Session:
    """The meeting that was named, or the latest that was broken off. Raises WrongUse, _NothingToGoOnWith, and
    StoreError for one that cannot be kept."""
    if named:
        found = opening.session(workplace, named)
    else:
        interrupted = workplace.interrupted()
        if not interrupted:
            raise _NothingToGoOnWith
        found = interrupted[0]
    refusal = workplace.refusal(found)
    if refusal is not None:
        raise refusal
    _may_begin(workplace)
    return found


def _may_begin(workplace: Workplace) -> Workplace:
    """The workplace, if a meeting can be kept there. Raises ReadOnly, which says who has it or why not."""
    if workplace.obstacle is not None:
        raise ReadOnly(workplace.obstacle)
    return workplace


def need_terminal() -> None:
    """Raises WrongUse where there is no screen to draw on and no keys to read."""
    if not all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout)):
        raise WrongUse(_("This needs a terminal: the app draws a screen and reads keys."))


def _start(args: Namespace, choose: Callable[[Workplace], Session | None] = lambda _workplace: None) -> int:
    from dialoog.tui.start import start_app

    return start_app(opening.folder(args) or where.suggested(), choose)


def _forms(args: Namespace) -> tuple[WorkForm, ...]:
    library = opening.library(args)
    found = []
    for id in args.forms:
        form = library.get(id)
        if form is None:
            message_ = _("There is no work form “{id}”. “dialoog worksets list” names them.")
            raise WrongUse(message_.format(id=id))
        found.append(form)
    return tuple(found)


def _programme(args: Namespace, forms: Sequence[WorkForm]) -> Programme:
    from dialoog.domain.prepare import GROUP, Draft, Part

    team, members = _team(args)
    seats = _seats(args.people or "", members)
    draft = Draft(
        parts=tuple(Part(form) for form in forms),
        seats=seats or numbered(GROUP),
        team=team.id if team else None,
        team_name=team.name if team else "",
        until=_until(args.until),
    )
    return draft.programme(language())


def _seats(typed: str, members: tuple[Seat, ...] = ()) -> tuple[Seat, ...]:
    from dialoog.domain.prepare import MOST_SEATS, seats_of

    try:
        return seats_of(typed, members)
    except ValueError:
        raise WrongUse(_("--people: write a number from 1 to {most}, or names.").format(most=MOST_SEATS)) from None


def _team(args: Namespace) -> tuple[Team | None, tuple[Seat, ...]]:
    """The team that was named, and a seat for everyone in it."""
    if not args.team:
        return None, ()
    with opening.reading(args) as workplace:
        team = opening.team(workplace, args.team)
        return team, workplace.seats(team)


def _until(typed: str | None) -> float | None:
    from dialoog.dates import DateProblem, read_until

    if typed is None:
        return None
    try:
        return read_until(typed, datetime.now().astimezone()).timestamp()
    except DateProblem as problem:
        raise WrongUse(str(problem)) from None
