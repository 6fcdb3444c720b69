"""`dialoog doctor`: whether everything in the workspace can be read."""

from argparse import Namespace

from dialoog.i18n import _
from dialoog.live.missing import missing

from . import DONE, NO, opening
from .out import as_json, data, message


def check(args: Namespace) -> int:
    """Read every record and every work form of the school, and look for what is missing or was set aside; what is
    wrong is the answer."""
    with opening.reading(args) as workplace:
        room = workplace.room
        for read in (room.people, room.teams, room.goals, room.agreements):
            read()
        for session in room.sessions():
            workplace.live(session).notes()
        problems = [
            *workplace.ledger.problems,
            *missing(room),
            *workplace.workspace.left_behind(),
            *map(str, opening.library(args).problems),
        ]
        folder = workplace.path
    if args.json:
        as_json(problems)
    else:
        for problem in problems:
            data(problem)
    if problems:
        return NO
    message(_("Everything in {folder} can be read.").format(folder=folder))
    return DONE
