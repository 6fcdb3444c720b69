"""`dialoog export …`: plans and run sheets as files."""

from argparse import Namespace
from pathlib import Path

from dialoog.domain.person import Team
from dialoog.domain.session import Session
from dialoog.exports.plans import Exported, export_run_sheet, export_team_plan
from dialoog.i18n import _
from dialoog.live.workplace import Workplace

from . import DONE, WrongUse, opening
from .out import data, message


def team_plan(args: Namespace) -> int:
    """Write or renew a team's plan; prints where it is."""
    with opening.reading(args) as workplace:
        about = opening.session(workplace, args.session) if args.session else None
        exported = export_team_plan(workplace, _team(workplace, args, about), about=about, file=_file(args))
    return _told(exported)


def run_sheet(args: Namespace) -> int:
    """Write or renew the run sheet of a meeting; prints where it is."""
    with opening.reading(args) as workplace:
        session = _session(workplace, args)
        exported = export_run_sheet(workplace, session, file=_file(args))
    return _told(exported)


def _told(exported: Exported) -> int:
    if exported.edited:
        words = _("The part that dialoog renews was changed by hand. Those words are kept in {file}.")
        message(words.format(file=exported.edited))
    data(str(exported.path))
    return DONE


def _team(workplace: Workplace, args: Namespace, about: Session | None) -> Team | None:
    """The team that was named, else that of the meeting, else of the latest meeting, else the only team."""
    if args.team:
        team = opening.team(workplace, args.team)
        if about is not None and about.team != team.id:
            raise WrongUse(_("That meeting was not of the team “{name}”.").format(name=team.name))
        return team
    latest = about or next(iter(_latest_first(workplace.room.sessions())), None)
    teams = workplace.room.teams()
    if latest is None and len(teams) > 1:
        raise WrongUse(_("Name a team with --team: {names}.").format(names=", ".join(team.name for team in teams)))
    return workplace.room.team(latest.team) if latest else next(iter(teams), None)


def _session(workplace: Workplace, args: Namespace) -> Session:
    if args.session:
        return opening.session(workplace, args.session)
    team = opening.team(workplace, args.team).id if args.team else None
    sessions = _latest_first(workplace.room.sessions(team))
    if not sessions:
        raise WrongUse(_("There is no meeting yet to make a run sheet of."))
    return sessions[0]


def _latest_first(sessions: tuple[Session, ...]) -> list[Session]:
    return sorted(sessions, key=lambda session: (session.created, session.id), reverse=True)


def _file(args: Namespace) -> Path | None:
    return Path(args.output).expanduser() if args.output else None
