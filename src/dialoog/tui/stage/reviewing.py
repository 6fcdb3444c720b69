"""Putting last time's agreements back on the table, one at a time, success first. Nobody is late on the wall."""

from collections.abc import Sequence

from dialoog.domain.agreement import WHOLE_TEAM, Agreement
from dialoog.domain.programme import Seat


class Review:
    """The agreements of one review, in the order they are discussed. What is settled stays in place with its mark."""

    def __init__(self, due: Sequence[Agreement], success: Agreement | None, seats: Sequence[Seat]) -> None:
        here = {seat.id for seat in seats if seat.present} | {WHOLE_TEAM}
        named = any(not seat.id.startswith("n-") for seat in seats)
        self.success = success
        self.ids = tuple(one.id for one in due if not named or not one.wording.owners or _any_here(one, here))
        """Agreements whose owners are all absent wait for the next meeting, without a word on the wall. Where the group
        is known by numbers, nobody is known to be absent."""
        self.place = -1 if success is not None else 0
        self.decided: list[Agreement] = []
        """Agreements as they were before something was decided about them here, for undo."""

    @property
    def current(self) -> str | None:
        """Id of the agreement on the table; None while looking back on what worked, and when all had their turn."""
        return self.ids[self.place] if 0 <= self.place < len(self.ids) else None

    def move(self, by: int) -> bool:
        """The next (or former) one; False at either end, so that the key can go on to the next phase."""
        first = -1 if self.success is not None else 0
        if not first <= self.place + by <= len(self.ids):
            return False
        self.place += by
        return True

    def undo(self) -> Agreement | None:
        """Go back to the agreement decided about last; returns it as it was before."""
        if not self.decided:
            return None
        before = self.decided.pop()
        self.place = self.ids.index(before.id)
        return before


def _any_here(agreement: Agreement, here: set[str]) -> bool:
    return any(owner.id in here or owner.id.startswith("g-") for owner in agreement.wording.owners)
