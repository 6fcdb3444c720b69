"""Development goals on three levels, tied to each other in any direction."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from .workform import Visibility


class Level(StrEnum):
    """Whose goal it is."""

    SCHOOL = "school"
    TEAM = "team"
    PERSON = "person"


class GoalStatus(StrEnum):
    """Where a goal stands."""

    OPEN = "open"
    REACHED = "reached"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Goal:
    """What is to be developed, why, how one will notice, and which goals it serves."""

    id: str
    level: Level
    text: str
    status: GoalStatus = GoalStatus.OPEN
    team: str | None = None
    person: str | None = None
    reason: str = ""
    measure: str = ""
    until: date | None = None
    serves: tuple[str, ...] = ()
    """Ids of goals this one contributes to; no level or root is required."""

    @property
    def visibility(self) -> Visibility:
        """A personal goal is the person's own until they release it; team and school goals are there to be read."""
        return {Level.SCHOOL: Visibility.SCHOOL, Level.TEAM: Visibility.TEAM, Level.PERSON: Visibility.PRIVATE}[
            self.level
        ]
