"""`dialoog people …`: who works here."""

from argparse import Namespace

from dialoog.i18n import _
from dialoog.text import line

from . import DONE, WrongUse, opening
from .out import as_json, data, message, table


def list_people(args: Namespace) -> int:
    with opening.reading(args) as workplace:
        people, teams = workplace.room.people(), workplace.room.teams()
        today = workplace.today
    where = {person.id: [team for team in teams if person.id in team.members_on(today)] for person in people}
    if args.json:
        as_json(
            [
                {
                    "id": person.id,
                    "name": person.name,
                    "call_name": person.call_name,
                    "function": person.function,
                    "teams": [team.id for team in where[person.id]],
                }
                for person in people
            ]
        )
    else:
        rows = ((person.id, person.name, ", ".join(team.name for team in where[person.id])) for person in people)
        table(rows)
    return DONE


def add(args: Namespace) -> int:
    """Someone new; prints the id."""
    if not line(args.name):
        raise WrongUse(_("A name cannot be empty."))
    with opening.writing(args) as workplace:
        team = opening.team(workplace, args.team) if args.team else None
        if opening.by_name(workplace.room.people(), args.name):
            message(_("There was someone called “{name}” already; now there are two.").format(name=args.name))
        person = workplace.add_person(args.name, team)
        opening.saved(workplace)
    data(person.id)
    return DONE
