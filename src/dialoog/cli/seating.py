"""`dialoog seating`: who sits at which table in which round of a World Café."""

from argparse import Namespace
from collections.abc import Sequence
from itertools import chain, combinations
from pathlib import Path

from dialoog.domain.prepare import MOST_SEATS, names_in
from dialoog.domain.seating import Seating, Suggestion, Verdict, better, judge, seat, tables_for
from dialoog.i18n import _, ngettext
from dialoog.wording import number

from . import DONE, NO, WrongUse
from .out import as_json, data, message

MOST_ROUNDS = 12
"""A larger number is a slip of the keys."""


def show(args: Namespace) -> int:
    """Print the plan and how well it mixes; the answer is no when pairs cannot be kept apart."""
    people = _people(args.people)
    tables = tables_for(len(people)) if args.tables is None else args.tables
    _check(people, tables, args.rounds)
    hosts = _known(args.hosts, people, "--hosts")
    if len(hosts) > tables:
        raise WrongUse(_("--hosts: there are more hosts than tables."))
    apart = list(chain.from_iterable(combinations(_known(few, people, "--apart"), 2) for few in args.apart))
    seating = seat(people, tables, args.rounds, seed=args.seed, apart=apart, hosts=hosts)
    verdict = judge(seating, apart)
    suggestion = better(len(people), tables, args.rounds, verdict.repeats)
    if args.cards:
        _write_cards(Path(args.cards).expanduser(), seating)
    if args.json:
        _as_json(seating, verdict, suggestion, numbered=args.people.strip().isdecimal())
    else:
        _tell(seating, verdict, suggestion)
    for one, other in verdict.apart_broken:
        message(_("{one} and {other} cannot be kept apart.").format(one=one, other=other))
    return NO if verdict.apart_broken else DONE


def _people(typed: str) -> list[str]:
    """The numbers up to N, or the names between the commas."""
    if typed.strip().isdecimal():
        count = int(typed) if len(typed.strip()) <= 9 else MOST_SEATS + 1
        if 1 <= count <= MOST_SEATS:
            return [str(one) for one in range(1, count + 1)]
    elif people := names_in(typed):
        twice = next(
            (name for name in people if [other.casefold() for other in people].count(name.casefold()) > 1), None
        )
        if twice:
            raise WrongUse(_("--people: “{name}” is in it twice; make a difference.").format(name=twice))
        if len(people) <= MOST_SEATS:
            return list(people)
    raise WrongUse(_("--people: write a number from 1 to {most}, or names.").format(most=MOST_SEATS))


def _check(people: Sequence[str], tables: int, rounds: int) -> None:
    if not 1 <= tables <= len(people):
        raise WrongUse(_("--tables: from 1 to {most}, with this many people.").format(most=len(people)))
    if not 1 <= rounds <= MOST_ROUNDS:
        raise WrongUse(_("--rounds: from 1 to {most}.").format(most=MOST_ROUNDS))


def _known(typed: str, people: Sequence[str], option: str) -> list[str]:
    """The people whose names were typed, as they are spelled in the list."""
    spelled = {person.casefold(): person for person in people}
    found: dict[str, None] = {}
    for name in names_in(typed):
        if name.casefold() not in spelled:
            raise WrongUse(_("{option}: “{name}” is not one of the people.").format(option=option, name=name))
        found[spelled[name.casefold()]] = None
    if option == "--apart" and len(found) < 2:
        raise WrongUse(_("--apart: write two names or numbers, with a comma."))
    return list(found)


def _as_json(seating: Seating, verdict: Verdict, suggestion: Suggestion | None, *, numbered: bool) -> None:
    """Those who are numbers are numbers here too."""

    def person(one: str) -> str | int:
        return int(one) if numbered else one

    as_json(
        {
            "rounds": [[[person(one) for one in table] for table in tables] for tables in seating.rounds],
            "repeats": verdict.repeats,
            "revisits": verdict.revisits,
            "bound": verdict.bound,
            "most_meetings": verdict.most_meetings,
            "met_share": round(verdict.met_share, 4),
            "apart_broken": [[person(one) for one in pair] for pair in verdict.apart_broken],
            "hosts": [person(table[0]) for table in seating.rounds[0]],
            "better": suggestion
            and {"tables": suggestion.tables, "rounds": suggestion.rounds, "repeats": suggestion.repeats},
        }
    )


def _tell(seating: Seating, verdict: Verdict, suggestion: Suggestion | None) -> None:
    for at, tables in enumerate(seating.rounds, 1):
        data(_("Round {number}").format(number=at))
        for place, (host, *guests) in enumerate(tables, 1):
            said = _("{name} (host)").format(name=host)
            data(f"  {_('Table {number}').format(number=place)}: {', '.join([said, *guests])}")
        data("")
    data(_repeats(verdict))
    data(_revisits(verdict, len(seating.rounds) > seating.tables))
    share = number(100 * verdict.met_share, 0)
    data(_("{share}% of all pairs meet, not counting hosts with each other.").format(share=share))
    if suggestion is not None:
        data(_better(suggestion, len(seating.rounds)))


def _repeats(verdict: Verdict) -> str:
    if not verdict.repeats:
        return _("Nobody meets anyone twice.")
    count = verdict.repeats
    said = ngettext("{count} time two people meet again", "{count} times two people meet again", count)
    if count == verdict.bound:
        more = _("fewer is not possible with these numbers.")
    else:
        more = _("with these numbers it is at least {bound}.").format(bound=verdict.bound)
    return f"{said.format(count=count)}; {more}"


def _revisits(verdict: Verdict, more_rounds_than_tables: bool) -> str:
    count = verdict.revisits
    if not count:
        return _("Nobody comes back to a table.")
    said = ngettext(
        "{count} time someone comes back to a table.", "{count} times someone comes back to a table.", count
    )
    why = _("There are more rounds than tables.") if more_rounds_than_tables else ""
    return f"{said.format(count=count)} {why}".rstrip()


def _better(suggestion: Suggestion, rounds: int) -> str:
    if suggestion.rounds == rounds:
        shape = ngettext("With {count} table", "With {count} tables", suggestion.tables).format(count=suggestion.tables)
    else:
        shape = ngettext("With {count} round", "With {count} rounds", suggestion.rounds).format(count=suggestion.rounds)
    return _("{shape}: {repeats} times.").format(shape=shape, repeats=suggestion.repeats)


def _write_cards(file: Path, seating: Seating) -> None:
    from dialoog.exports.seating_cards import MARK, seating_cards
    from dialoog.storage import files
    from dialoog.storage.store import SaveFailed

    if not file.resolve().parent.is_dir():
        raise SaveFailed(_("{folder} is no folder: choose one that is there.").format(folder=file.resolve().parent))
    found = files.read(file)
    if found is not None and found[0].strip() and MARK.encode() not in found[0]:
        raise WrongUse(_("{file} is there already and is no page of cards: choose another file.").format(file=file))
    files.write(file.resolve(), seating_cards(seating).encode())
    message(_("Cards to print: {file}").format(file=file))
