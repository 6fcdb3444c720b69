"""`dialoog teams …`: the teams."""

from argparse import Namespace

from dialoog.i18n import _
from dialoog.text import line

from . import DONE, WrongUse, opening
from .out import as_json, data, table


def list_teams(args: Namespace) -> int:
    with opening.reading(args) as workplace:
        teams, today = workplace.room.teams(), workplace.today
    if args.json:
        as_json(
            [
                {"id": team.id, "name": team.name, "kind": team.kind, "people": list(team.members_on(today))}
                for team in teams
            ]
        )
    else:
        table((team.id, team.name, str(len(team.members_on(today)))) for team in teams)
    return DONE


def add(args: Namespace) -> int:
    """A new team; prints the id."""
    if not line(args.name):
        raise WrongUse(_("A name cannot be empty."))
    with opening.writing(args) as workplace:
        if opening.by_name(workplace.room.teams(), args.name):
            raise WrongUse(_("There is a team “{name}” already.").format(name=args.name))
        team = workplace.add_team(args.name)
        opening.saved(workplace)
    data(team.id)
    return DONE
