"""What one audience may read. Views and exports get this, never the ledger itself."""

from collections.abc import Iterable
from typing import TypeVar

from dialoog.domain.agreement import Agreement
from dialoog.domain.audience import Audience, may_see
from dialoog.domain.goal import Goal
from dialoog.domain.note import Note
from dialoog.domain.person import Person, Team
from dialoog.domain.session import Session, SessionStatus
from dialoog.domain.workform import Visibility
from dialoog.storage.store import Term

from .ledger import Ledger

T = TypeVar("T", Agreement, Note, Goal)


class Reader:
    """Records that `audience` may see. What may not be seen is not counted either."""

    def __init__(self, ledger: Ledger, audience: Audience) -> None:
        self._ledger = ledger
        self.audience = audience

    def agreements(self, team: str | None = None, session: str | None = None) -> tuple[Agreement, ...]:
        """Agreements, of one team or one meeting where that is asked."""
        return self._allowed(self._ledger.find(Agreement, *_terms(team=team, session=session)))

    def agreement(self, id: str) -> Agreement | None:
        return self._one(self._ledger.get(Agreement, id))

    def note(self, id: str) -> Note | None:
        return self._one(self._ledger.get(Note, id))

    def notes(self, session: str) -> tuple[Note, ...]:
        """What one meeting chose to keep."""
        return self._allowed(self._ledger.find(Note, Term("session", "eq", session)))

    def unsaved(self) -> tuple[Agreement | Note, ...]:
        """What was written down and is not on disk yet."""
        return tuple(one for one in self._ledger.unsaved() if may_see(self.audience, _visibility(one)))

    def goals(self, team: str | None = None) -> tuple[Goal, ...]:
        """School goals and those of one team (all teams: None)."""
        goals = self._allowed(self._ledger.find(Goal))
        return tuple(goal for goal in goals if team is None or goal.team in (None, team))

    def people(self) -> tuple[Person, ...]:
        return self._ledger.find(Person)

    def teams(self) -> tuple[Team, ...]:
        return self._ledger.find(Team)

    def team(self, id: str | None) -> Team | None:
        return self._ledger.get(Team, id) if id else None

    def sessions(self, team: str | None = None, status: SessionStatus | None = None) -> tuple[Session, ...]:
        """Meetings, oldest first."""
        return self._ledger.find(Session, *_terms(team=team, status=status.value if status else None))

    def session(self, id: str) -> Session | None:
        return self._ledger.get(Session, id)

    def _one(self, record: T | None) -> T | None:
        return next(iter(self._allowed(() if record is None else (record,))), None)

    def _allowed(self, records: Iterable[T]) -> tuple[T, ...]:
        return tuple(record for record in records if may_see(self.audience, _visibility(record)))


def _visibility(record: Agreement | Note | Goal) -> Visibility:
    return record.wording.visibility if isinstance(record, Agreement) else record.visibility


def _terms(**fields: str | None) -> tuple[Term, ...]:
    return tuple(Term(name, "eq", value) for name, value in fields.items() if value is not None)
