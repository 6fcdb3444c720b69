"""`dialoog agreements …`: who does what by when."""

from argparse import Namespace
from datetime import date
from typing import Any

from dialoog.dates import DateProblem, read_due
from dialoog.domain.agreement import WHOLE_TEAM, Agreement, NotAllowed, Owner, Status, Wording
from dialoog.domain.goal import Level
from dialoog.domain.person import Team
from dialoog.i18n import _
from dialoog.live.workplace import Workplace
from dialoog.text import line
from dialoog.wording import names, short_day, status

from . import DONE, WrongUse, goals, opening
from .out import as_json, data, message, table


def list_agreements(args: Namespace) -> int:
    with opening.reading(args) as workplace:
        team = opening.team(workplace, args.team).id if args.team else None
        found = [one for one in workplace.room.agreements(team) if one.open or not args.open]
        today = workplace.today
    if args.json:
        as_json([_shape(one) for one in found])
    elif args.ids:
        for one in found:
            data(f"HAVE {one.id}")
    else:
        table(_row(one, today) for one in found)
    return DONE


def add(args: Namespace) -> int:
    """New agreements; prints their ids, with `--ack` each one the moment it is on disk and not before."""
    if not line(args.what):
        raise WrongUse(_("An agreement needs words."))
    if args.count < 1:
        raise WrongUse(_("--count: write a number from 1."))
    with opening.writing(args) as workplace:
        team = _team(workplace, args.team) if args.team else None
        wording = Wording(
            line(args.what),
            tuple(dict.fromkeys(_owner(workplace, name) for name in args.who)),
            _due(args.due, workplace.today),
            goals=tuple(dict.fromkeys(_goal(workplace, named, team) for named in args.goal)),
        )
        made = []
        for _number in range(args.count):
            made.append(workplace.agree(team.id if team else None, wording))
            if args.ack:
                opening.saved(workplace)
                data(f"ACK {made[-1].id}", flush=True)
        opening.saved(workplace)
    if not args.ack:
        for one in made:
            data(one.id)
    return DONE


def settle(args: Namespace) -> int:
    with opening.writing(args) as workplace:
        agreement = workplace.room.agreement(args.id)
        if agreement is None:
            raise WrongUse(_("There is no agreement “{id}”.").format(id=args.id))
        try:
            settled = workplace.settle(agreement, Status(args.status), args.reason)
        except NotAllowed:
            raise WrongUse(_("Letting an agreement go asks for a --reason: what did you learn?")) from None
        opening.saved(workplace)
    data(f"{settled.id} {status(settled.status)}")
    return DONE


def _team(workplace: Workplace, named: str) -> Team:
    """The team; a new one where no team looks like it, so that a first agreement needs no preparation."""
    teams = workplace.room.teams()
    found = opening.by_name(teams, named)
    if found is None and opening.near(teams, named) is None and line(named):
        message(_("There was no team “{name}” yet: it is made now.").format(name=line(named)))
        return workplace.add_team(named)
    return found or opening.team(workplace, named)


def _goal(workplace: Workplace, named: str, team: Team | None) -> str:
    """The goal's id; words that are no goal yet become one, of the team or of the school."""
    found = goals.find(workplace, named)
    if found is None:
        if not line(named):
            raise WrongUse(_("A goal needs words."))
        message(_("There was no goal “{name}” yet: it is made now.").format(name=line(named)))
        level = Level.TEAM if team else Level.SCHOOL
        found = workplace.add_goal(named, level, team.id if team else None)
    return found.id


def _owner(workplace: Workplace, name: str) -> Owner:
    if not line(name):
        raise WrongUse(_("A name cannot be empty."))
    if name.casefold() == WHOLE_TEAM:
        return Owner(WHOLE_TEAM, _("The whole team"))
    return workplace.owner(name)


def _due(typed: str | None, today: date) -> date | None:
    if typed is None:
        return None
    try:
        due, remark = read_due(typed, today)
    except DateProblem as problem:
        raise WrongUse(str(problem)) from None
    if remark:
        message(remark)
    return due


def _row(agreement: Agreement, today: date) -> tuple[str, ...]:
    wording = agreement.wording
    due = short_day(wording.due, today) if wording.due else "–"
    return agreement.id, due, status(agreement.status), names([one.name for one in wording.owners]), wording.what


def _shape(agreement: Agreement) -> dict[str, Any]:
    wording = agreement.wording
    return {
        "id": agreement.id,
        "what": wording.what,
        "who": [owner.name for owner in wording.owners],
        "due": wording.due.isoformat() if wording.due else None,
        "status": agreement.status.value,
        "visibility": wording.visibility.value,
        "goals": list(wording.goals),
        "sign": wording.sign,
        "team": agreement.team,
        "session": agreement.session,
        "made": agreement.created.isoformat(),
    }
