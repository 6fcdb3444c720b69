"""`dialoog demo`: an example school to look around in, or one that plays a meeting by itself."""

import sys
from argparse import Namespace
from pathlib import Path

from dialoog.i18n import _, language

from . import DONE, opening
from .meeting import need_terminal
from .out import data, message


def show(args: Namespace) -> int:
    if not args.auto:
        need_terminal()
    folder = _school(Path(args.keep) if args.keep else None)
    message(_("The example school is in {folder}.").format(folder=folder))
    if not args.auto:
        from dialoog.tui.start import start_app

        return start_app(folder)
    from dialoog.tui.autoplay import autoplay

    code = autoplay(folder, visible=sys.stdout.isatty())
    if code == DONE:
        data(str(_plan(folder)))
    return code


def _school(keep: Path | None) -> Path:
    """The folder with the school in it, built where it was not there yet."""
    from dialoog.demo.folder import choose, mark
    from dialoog.demo.school import build
    from dialoog.live.workplace import Workplace

    folder, there = choose(keep)
    if not there:
        with Workplace.open(folder, create=True) as workplace:
            build(workplace, language())
            opening.saved(workplace)
        mark(folder)
    return folder


def _plan(folder: Path) -> Path:
    """The plan of the team that met last."""
    from dialoog.exports.plans import export_team_plan
    from dialoog.live.workplace import Workplace

    with Workplace.open(folder, write=False) as workplace:
        latest = workplace.held()[0]
        return export_team_plan(workplace, workplace.room.team(latest.team)).path
