"""What can be typed: every command with its arguments. The words argparse itself says are translated here too."""

import argparse
from collections.abc import Sequence

from dialoog import __version__
from dialoog.i18n import LANGUAGES, N_, _

ARGPARSE = (
    N_("usage: "),
    N_("options"),
    N_("positional arguments"),
    N_("show this help message and exit"),
    N_("%(prog)s: error: %(message)s\n"),
    N_("argument %(argument_name)s: %(message)s"),
    N_("the following arguments are required: %s"),
    N_("unrecognized arguments: %s"),
    N_("expected one argument"),
    N_("expected at least one argument"),
    N_("invalid choice: %(value)r (choose from %(choices)s)"),
    N_("invalid %(type)s value: %(value)r"),
)
"""What argparse looks up through gettext, by its own msgids, so that they are in our catalogue."""


def build_parser() -> argparse.ArgumentParser:
    """The parser; `args.run` names the module and function that does it."""
    setattr(argparse, "_", _)  # noqa: B010 (argparse offers no other way to translate it)
    everywhere = _everywhere()
    parser = argparse.ArgumentParser(
        prog="dialoog",
        description=_("Guides professional dialogue in schools, and takes the agreements home."),
        epilog=_("Without a command the app opens."),
        parents=[everywhere],
        allow_abbrev=False,
    )
    about = f"dialoog {__version__}"
    parser.add_argument("--version", action="version", version=about, help=_("show program's version number and exit"))
    parser.set_defaults(run="meeting.open_app")
    commands = _Commands(parser, everywhere)
    _meeting(commands)
    _worksets(commands)
    _seating(commands)
    _school(commands)
    _agreements(commands)
    _export(commands)
    doctor = commands.add("doctor", "doctor.check", _("see whether the files of the workspace are sound"))
    _json(doctor)
    return parser


def language_in(words: Sequence[str]) -> str | None:
    """The language that the words ask for, before they are parsed: help and errors are said in it."""
    for word, following in zip(words, [*words[1:], ""], strict=True):
        asked = following if word == "--lang" else word.removeprefix("--lang=")
        if asked in LANGUAGES and word.startswith("--lang"):
            return asked
    return None


class _Commands:
    """Subcommands of one parser, each with the options that work everywhere."""

    def __init__(self, parser: argparse.ArgumentParser, everywhere: argparse.ArgumentParser) -> None:
        self._everywhere = everywhere
        self._subparsers = parser.add_subparsers(title=_("commands"), metavar=_("command"), prog=parser.prog)

    def add(self, name: str, run: str, summary: str) -> argparse.ArgumentParser:
        parser = self._subparsers.add_parser(
            name, help=summary, description=_sentence(summary), parents=[self._everywhere], allow_abbrev=False
        )
        parser.set_defaults(run=run)
        return parser

    def group(self, name: str, summary: str) -> "_Commands":
        """A command that needs a second word."""
        parser = self.add(name, "", summary)
        commands = _Commands(parser, self._everywhere)
        commands._subparsers.required = True
        commands._subparsers.dest = "command"
        return commands


def _everywhere() -> argparse.ArgumentParser:
    """Options that may stand before and after the command: absent ones leave no trace, so neither place overrules."""
    parser = argparse.ArgumentParser(add_help=False, argument_default=argparse.SUPPRESS)
    parser.add_argument("--workspace", metavar="DIR", help=_("the folder with your people, meetings and agreements"))
    parser.add_argument("--lang", choices=LANGUAGES, help=_("the language: nl or en"))
    return parser


def _meeting(commands: _Commands) -> None:
    run = commands.add("run", "meeting.run", _("begin a meeting with these work forms"))
    run.add_argument("forms", nargs="+", metavar="FORM", help=_("ids of work forms, in this order"))
    run.add_argument("--team", help=_("name or id of the team"))
    run.add_argument("--people", metavar="N|NAMES", help=_("how many people (8 when not said), or names with commas"))
    run.add_argument("--until", help=_("when everyone must leave: 16:00, or 45 min"))
    resume = commands.add("resume", "meeting.resume", _("go on with a meeting that was broken off"))
    resume.add_argument("session", nargs="?", metavar="SESSION", help=_("id of the meeting; the latest when not said"))
    commands.add("beamer", "beamer.watch", _("show the room's side of a running meeting on a second screen"))
    series = commands.group("series", _("forms that take several meetings, and groups that meet again"))
    _json(series.add("list", "series.list_series", _("list the series that run, and where each is")))
    demo = commands.add("demo", "demo.show", _("look around in an example school"))
    demo.add_argument("--auto", action="store_true", help=_("let a whole meeting play by itself"))
    demo.add_argument("--keep", metavar="DIR", help=_("put the example school in this new folder"))


def _worksets(commands: _Commands) -> None:
    worksets = commands.group("worksets", _("the work forms: list, read, check, write"))
    _json(worksets.add("list", "worksets.list_forms", _("list the work forms")))
    show = worksets.add("show", "worksets.show", _("read one work form"))
    show.add_argument("id", metavar="ID")
    _json(show)
    check = worksets.add("check", "worksets.check", _("find what is wrong with files of work forms"))
    check.add_argument("files", nargs="+", metavar="FILE")
    _json(check)
    new = worksets.add("new", "worksets.new", _("begin a work form of your own"))
    new.add_argument("id", metavar="ID", help=_("a to z, 0 to 9 and hyphens"))
    new.add_argument("--title", default="")
    preview = worksets.add("preview", "worksets.preview", _("see a work form on the wall while you write it"))
    preview.add_argument("form", metavar="FORM", help=_("its id, or its file"))
    preview.add_argument("--speed", type=int, default=10, metavar="N", help=_("how many times as fast as the clock"))


def _seating(commands: _Commands) -> None:
    seating = commands.add("seating", "seating.show", _("who sits at which table in which round of a World Café"))
    seating.add_argument("--people", metavar="N|NAMES", required=True, help=_("how many people, or names with commas"))
    seating.add_argument(
        "--tables", type=int, metavar="N", help=_("how many tables; for four or five people when not said")
    )
    seating.add_argument("--rounds", type=int, metavar="N", default=3, help=_("how many rounds (3 when not said)"))
    seating.add_argument("--seed", type=int, metavar="N", default=0, help=_("another number gives another plan"))
    apart = _("who should not sit together: two or more, with commas; may be given again")
    seating.add_argument("--apart", action="append", default=[], metavar="A,B", help=apart)
    seating.add_argument("--hosts", default="", metavar="A,B", help=_("hosts of the first tables, with commas"))
    seating.add_argument("--cards", metavar="FILE", help=_("a page to print: lists, and cards to cut out (.html)"))
    _json(seating)


def _school(commands: _Commands) -> None:
    people = commands.group("people", _("the people"))
    _json(people.add("list", "people.list_people", _("list the people")))
    add = people.add("add", "people.add", _("add someone"))
    add.add_argument("name", metavar="NAME")
    add.add_argument("--team", help=_("name or id of the team"))
    teams = commands.group("teams", _("the teams"))
    _json(teams.add("list", "teams.list_teams", _("list the teams")))
    add = teams.add("add", "teams.add", _("add a team"))
    add.add_argument("name", metavar="NAME")
    goals = commands.group("goals", _("the goals of school and teams"))
    _json(goals.add("list", "goals.list_goals", _("list the goals")))
    add = goals.add("add", "goals.add", _("add a goal of the school, or of a team"))
    add.add_argument("text", metavar="TEXT")
    add.add_argument("--team", help=_("name or id of the team whose goal it is"))
    add.add_argument("--serves", action="append", default=[], metavar="GOAL", help=_("a goal it contributes to"))


def _agreements(commands: _Commands) -> None:
    agreements = commands.group("agreements", _("the agreements: list, add, settle"))
    listing = agreements.add("list", "agreements.list_agreements", _("list the agreements"))
    listing.add_argument("--open", action="store_true", help=_("only those that are not settled"))
    listing.add_argument("--ids", action="store_true", help=_("only the ids, as “HAVE id”"))
    listing.add_argument("--team", help=_("name or id of the team"))
    _json(listing)
    add = agreements.add("add", "agreements.add", _("write down an agreement made outside a meeting"))
    add.add_argument("--team", help=_("name or id of the team"))
    add.add_argument("--what", required=True, help=_("what is agreed"))
    add.add_argument("--who", action="append", default=[], help=_("who carries it, or “team”; may be given again"))
    add.add_argument("--due", help=_("by when: 12-3, Friday, in 6 weeks"))
    add.add_argument("--goal", action="append", default=[], help=_("id or text of a goal it serves"))
    add.add_argument("--count", type=int, default=1, metavar="N", help=_("write it down N times (for measurements)"))
    add.add_argument("--ack", action="store_true", help=_("print “ACK id” as soon as each one is on disk"))
    settle = agreements.add("settle", "agreements.settle", _("settle an agreement"))
    settle.add_argument("id", metavar="ID")
    settle.add_argument("--as", dest="status", required=True, choices=("done", "partly", "not-done", "lapsed"))
    settle.add_argument("--reason", default="", help=_("why; needed for lapsed"))


def _export(commands: _Commands) -> None:
    export = commands.group("export", _("write a plan or a run sheet to a file"))
    plan = export.add("team-plan", "export.team_plan", _("write or renew the plan of a team"))
    plan.add_argument("--team", help=_("name or id of the team; the team of the latest meeting when not said"))
    plan.add_argument("--session", metavar="ID", help=_("the meeting to look back on; the latest when not said"))
    sheet = export.add("run-sheet", "export.run_sheet", _("write or renew the run sheet of a meeting"))
    sheet.add_argument("--team", help=_("name or id of the team; of the latest meeting when not said"))
    sheet.add_argument("--session", metavar="ID", help=_("the meeting; the latest when not said"))
    for parser in (plan, sheet):
        parser.add_argument("--format", choices=("md",), default="md")
        parser.add_argument("-o", "--output", metavar="FILE", help=_("another file than the one in plans/"))


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("as JSON, for programs"))


def _sentence(summary: str) -> str:
    return f"{summary[:1].upper()}{summary[1:]}."
