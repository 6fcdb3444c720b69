"""A meeting in a real workspace, what is on the disk of it, and everything a facilitator can want."""

import shutil
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from dialoog.domain.agreement import Agreement, NotAllowed, Owner, Status, Wording
from dialoog.domain.note import Note
from dialoog.domain.programme import Programme, Seat, lay_out
from dialoog.domain.session import Session, State
from dialoog.domain.workform import Phase, Tool, WorkForm
from dialoog.live.session import LiveSession
from dialoog.live.workplace import Workplace

FATIMA, JAN, ELS = Seat("p-fatima", "Fatima"), Seat("p-jan", "Jan"), Seat("g-els", "Els")
FRIDAY = date(2027, 3, 12)
CALENDAR = Wording("De toetskalender maken", (Owner("p-jan", "Jan"),), FRIDAY)

FORMS = (
    WorkForm("check-in", "Check-in", "nl", (Phase("Rondje", tool=Tool.TURNS, seconds=60),)),
    WorkForm("starrt", "STARRT", "nl", (Phase("Situatie", 10, cards=("Waar?", "Wanneer?")), Phase("Taak", 10))),
    WorkForm("harvest", "Oogst", "nl", (Phase("Afspraken", 10, tool=Tool.AGREEMENTS),)),
    WorkForm("check-out", "Check-out", "nl", (Phase("Rondje", 3, tool=Tool.TURNS),)),
)


def programme(until: float | None = None, seats: tuple[Seat, ...] = (FATIMA, JAN, ELS)) -> Programme:
    return Programme("Havo-overleg", lay_out(FORMS, 3), "nl", team="havo", seats=seats, until=until)


def opened(workplace: Workplace, seats: tuple[Seat, ...] = (FATIMA, JAN, ELS)) -> LiveSession:
    """A meeting that has just begun, and that should take the 36 minutes it has."""
    end = workplace.clock.wall() + 36 * 60
    live = workplace.live(workplace.prepare(programme(end, seats)))
    live.open()
    return live


@dataclass(frozen=True)
class Shown:
    """What the screens know of a meeting."""

    session: Session
    state: State
    notes: tuple[Note, ...]
    agreements: tuple[Agreement, ...]


def shown(live: LiveSession) -> Shown:
    return Shown(live.record, live.state, live.notes(), live.agreements())


def taken_up(workplace: Workplace, id: str) -> LiveSession:
    """The meeting as a new start of the app finds it."""
    session = workplace.room.session(id)
    assert session is not None
    return workplace.live(session)


def pulled_out(workplace: Workplace, to: Path) -> Path:
    """The folder as it lies on the disk this moment, as if the plug were pulled."""

    def copied(source: str, target: str) -> None:
        with suppress(FileNotFoundError):  # a former generation that was replaced while we looked
            shutil.copy2(source, target)

    shutil.copytree(workplace.path, to, ignore=shutil.ignore_patterns("*.tmp"), copy_function=copied)
    return to


def _accept(live: LiveSession, which: int) -> None:
    for agreement in live.made_here()[which : which + 1]:
        for owner in agreement.waiting_for[:1]:
            try:
                live.accept(agreement, owner.id)
            except NotAllowed:
                live.reword(agreement, Wording(agreement.wording.what, (Owner("g-els", "Els"),)))


def _settle(live: LiveSession, which: int) -> None:
    for agreement in live.made_here()[which : which + 1]:
        live.settle(agreement, Status.LAPSED, "Het rooster ging om")


def _rekeep(live: LiveSession, which: int) -> None:
    for note in live.notes()[which : which + 1]:
        live.renote(replace(note, text=f"{note.text}, in betere woorden"))


def _withdraw(live: LiveSession, which: int) -> None:
    everything: list[Note | Agreement] = [*live.notes(), *live.made_here()]
    for kept in everything[which : which + 1]:
        live.withdraw(kept)


def _choose(live: LiveSession, which: int) -> None:
    for proposal in live.proposals()[which : which + 1]:
        live.choose(proposal)


INTENTS: dict[str, Callable[[LiveSession, int], object]] = {
    "on": lambda live, _: live.onward(),
    "back": lambda live, _: live.back(),
    "card": lambda live, _: live.show_card(1),
    "pause or go on": lambda live, _: live.hold_or_run(),
    "more time": lambda live, _: live.lengthen(60),
    "break": lambda live, which: live.take_break(live.now + 60 * which),
    "leave out": lambda live, which: live.leave_out(live.state.steps[which].id),
    "one more round": lambda live, _: live.one_more_round(),
    "fit": _choose,
    "away": lambda live, which: live.allow_for(60 * which),
    "next turn": lambda live, _: live.next_turn(),
    "pass": lambda live, _: live.pass_turn(),
    "arrive": lambda live, which: live.arrive(f"Gast {which}"),
    "leave": lambda live, which: live.leave(live.state.seats[which % len(live.state.seats)].id),
    "groups": lambda live, _: live.make_groups(),
    "note": lambda live, which: live.keep(f"Inzicht {which}"),
    "note again": _rekeep,
    "agree": lambda live, which: live.agree(Wording(f"Afspraak {which}", (Owner("p-jan", "Jan"),))),
    "yes": _accept,
    "settle": _settle,
    "withdraw": _withdraw,
    "close": lambda live, _: live.close(),
    "undo": lambda live, _: live.undo(),
}

COURSES = st.lists(
    st.tuples(st.sampled_from(sorted(INTENTS)), st.integers(0, 3), st.integers(0, 600)), min_size=1, max_size=20
)
"""What happened in some meeting: an intent, which one, and the seconds until the next."""
