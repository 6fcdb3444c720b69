"""Agreements: who does what before when, from the first wording to the day it is settled.

An agreement is a proposal until its owner has said yes. Every wording is kept with its moment; only withdrawing
removes words, and then for good.
"""

from collections.abc import Collection
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum

from .workform import Visibility


class Status(StrEnum):
    """Where an agreement stands. `moved` is still open, with a new date and the old one remembered."""

    PROPOSED = "proposed"
    CONFIRMED = "confirmed"
    RUNNING = "running"
    MOVED = "moved"
    DONE = "done"
    PARTLY = "partly"
    NOT_DONE = "not-done"
    LAPSED = "lapsed"


OPEN = frozenset({Status.PROPOSED, Status.CONFIRMED, Status.RUNNING, Status.MOVED})
SETTLED = frozenset(Status) - OPEN
SUCCESS = frozenset({Status.DONE, Status.PARTLY})

WHOLE_TEAM = "team"
"""The owner's id when everybody carries an agreement together."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who carries it: a seat's id (see `programme.Seat`) or WHOLE_TEAM, and the name as it was said."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Wording:
    """What was agreed, in one version."""

    what: str
    owners: tuple[Owner, ...] = ()
    due: date | None = None
    why: str = ""
    sign: str = ""
    """How we will notice that it worked."""
    goals: tuple[str, ...] = ()
    visibility: Visibility = Visibility.TEAM


@dataclass(frozen=True, slots=True)
class Turnpoint:
    """Something that happened to an agreement: its status from then on, and what it was before."""

    at: float
    status: Status
    reason: str = ""
    former: Wording | None = None
    """The wording until then, where this changed it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement with its whole life."""

    id: str
    team: str | None
    session: str | None
    created: date
    wording: Wording
    status: Status = Status.PROPOSED
    accepted: tuple[str, ...] = ()
    """Ids of owners who said yes to the present wording."""
    history: tuple[Turnpoint, ...] = field(default=())

    @property
    def open(self) -> bool:
        return self.status in OPEN

    @property
    def waiting_for(self) -> tuple[Owner, ...]:
        """Owners whose yes is still missing."""
        return tuple(owner for owner in self.wording.owners if owner.id not in self.accepted)

    def overdue(self, today: date) -> bool:
        """Derived, never stored: open, and its date has passed."""
        return self.open and self.wording.due is not None and self.wording.due < today


class NotAllowed(ValueError):
    """A step that an agreement cannot take now; `code` says why, for the view to put into words."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def accept(agreement: Agreement, owner: str, present: Collection[str], at: float) -> Agreement:
    """The owner says yes. Someone who is not in the room cannot (`absent`), nor can someone who does not own it
    (`not-owner`). When the last owner has said yes, the proposal is confirmed."""
    if owner not in {one.id for one in agreement.wording.owners}:
        raise NotAllowed("not-owner")
    if owner != WHOLE_TEAM and owner not in present:
        raise NotAllowed("absent")
    if owner in agreement.accepted:
        return agreement
    agreement = replace(agreement, accepted=(*agreement.accepted, owner))
    if agreement.status is Status.PROPOSED and not agreement.waiting_for:
        agreement = _turn(agreement, at, Status.CONFIRMED)
    return agreement


def reword(agreement: Agreement, wording: Wording, at: float) -> Agreement:
    """A new wording; the former one is kept. A yes was to the former words, so who owned it is asked again, unless
    only things changed that nobody promised (goal, sign, reason)."""
    if wording == agreement.wording:
        return agreement
    former = agreement.wording
    promised = (wording.what, wording.owners, wording.due) != (former.what, former.owners, former.due)
    return replace(
        agreement,
        wording=wording,
        accepted=() if promised else agreement.accepted,
        status=Status.PROPOSED if promised and agreement.open else agreement.status,
        history=(*agreement.history, Turnpoint(at, agreement.status, former=former)),
    )


def begin(agreement: Agreement, at: float) -> Agreement:
    """At the end of the meeting what was confirmed is running."""
    return _turn(agreement, at, Status.RUNNING) if agreement.status is Status.CONFIRMED else agreement


def settle(agreement: Agreement, status: Status, at: float, reason: str = "") -> Agreement:
    """Done, partly, not done or lapsed. Letting go asks for a reason (`reason`), so that one can learn from it."""
    if status not in SETTLED:
        raise NotAllowed("not-settled")
    if status is Status.LAPSED and not reason:
        raise NotAllowed("reason")
    return _turn(agreement, at, status, reason)


def move(agreement: Agreement, due: date, at: float, reason: str = "") -> Agreement:
    """Goes on with a new date; the old one is remembered with the reason."""
    former = agreement.wording
    return replace(
        agreement,
        wording=replace(former, due=due),
        status=Status.MOVED,
        history=(*agreement.history, Turnpoint(at, Status.MOVED, reason, former)),
    )


def due_for_review(agreements: Collection[Agreement], today: date, most: int = 5) -> tuple[Agreement, ...]:
    """The open agreements to put on the table: those that are due first, then those without a date, at most `most`."""
    ripe = [a for a in agreements if a.open and (a.wording.due is None or a.wording.due <= today)]
    return tuple(sorted(ripe, key=lambda a: (a.wording.due is None, a.wording.due or a.created, a.id))[:most])


def last_success(agreements: Collection[Agreement]) -> Agreement | None:
    """The agreement settled with success most recently: a meeting looks back on what worked first."""
    won = [a for a in agreements if a.status in SUCCESS]
    return max(won, key=lambda a: a.history[-1].at if a.history else 0.0, default=None)


def _turn(agreement: Agreement, at: float, status: Status, reason: str = "") -> Agreement:
    return replace(agreement, status=status, history=(*agreement.history, Turnpoint(at, status, reason)))
