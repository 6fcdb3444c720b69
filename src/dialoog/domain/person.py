"""People and the teams they are in. Minimal on purpose: a name to call someone by, and where they belong."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Person:
    """Someone who works here. `name` tells people apart in lists, `call_name` is what colleagues say."""

    id: str
    name: str
    call_name: str = ""
    function: str = ""
    in_service: bool = True

    @property
    def called(self) -> str:
        return self.call_name or self.name


@dataclass(frozen=True, slots=True)
class Membership:
    """One person's time in one team; None is open at that end."""

    person: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Team:
    """A team, section, department or project group."""

    id: str
    name: str
    kind: str = "team"
    members: tuple[Membership, ...] = ()

    def members_on(self, day: date) -> tuple[str, ...]:
        """Ids of the people in the team on that day, each once."""
        here = (
            member.person
            for member in self.members
            if (member.since is None or member.since <= day) and (member.until is None or day <= member.until)
        )
        return tuple(dict.fromkeys(here))
