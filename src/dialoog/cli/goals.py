"""`dialoog goals …`: what school and teams work towards. Personal goals are not for a team's listing."""

from argparse import Namespace

from dialoog.domain.goal import Goal, Level
from dialoog.i18n import _
from dialoog.live.workplace import Workplace
from dialoog.text import line

from . import DONE, WrongUse, opening
from .out import as_json, data, table


def list_goals(args: Namespace) -> int:
    with opening.reading(args) as workplace:
        goals = workplace.room.goals()
    if args.json:
        as_json(
            [
                {
                    "id": goal.id,
                    "level": goal.level.value,
                    "text": goal.text,
                    "status": goal.status.value,
                    "team": goal.team,
                    "measure": goal.measure,
                    "serves": list(goal.serves),
                }
                for goal in goals
            ]
        )
    else:
        table((goal.id, _("School") if goal.level is Level.SCHOOL else _("Team"), goal.text) for goal in goals)
    return DONE


def add(args: Namespace) -> int:
    """A new goal; prints the id."""
    if not line(args.text):
        raise WrongUse(_("A goal needs words."))
    with opening.writing(args) as workplace:
        team = opening.team(workplace, args.team) if args.team else None
        serves = tuple(_known(workplace, named).id for named in args.serves)
        level = Level.TEAM if team else Level.SCHOOL
        goal = workplace.add_goal(args.text, level, team.id if team else None, serves)
        opening.saved(workplace)
    data(goal.id)
    return DONE


def find(workplace: Workplace, named: str) -> Goal | None:
    """The goal of this id or these words."""
    words = line(named).casefold()
    goals = workplace.room.goals()
    return next((goal for goal in goals if goal.id == named or goal.text.casefold() == words), None)


def _known(workplace: Workplace, named: str) -> Goal:
    goal = find(workplace, named)
    if goal is None:
        raise WrongUse(_("There is no goal “{name}”. “dialoog goals list” names them.").format(name=line(named)))
    return goal
