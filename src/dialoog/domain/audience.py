"""The one gate for who may see what.

A record says how far it may go (private, pair, team, school). A reader asks as an audience. Nothing that is shown to
a room, put in a list or written to a file gets there by another way.
"""

from enum import StrEnum

from .workform import Visibility


class Audience(StrEnum):
    """Who is looking, from the widest circle to the narrowest."""

    SCHOOL = "school"
    TEAM = "team"
    """Everyone in the room: the wall, the team plan, the run sheet."""
    PAIR = "pair"
    SELF = "self"


_REACH = {
    Audience.SCHOOL: {Visibility.SCHOOL},
    Audience.TEAM: {Visibility.SCHOOL, Visibility.TEAM},
    Audience.PAIR: {Visibility.SCHOOL, Visibility.TEAM, Visibility.PAIR},
    Audience.SELF: set(Visibility),
}


def may_see(audience: Audience, visibility: Visibility) -> bool:
    """Whether a record of this visibility may reach this audience."""
    return visibility in _REACH[audience]
