"""Who does what in a form: everyone in turn over the meetings, fewer roles in a small group."""

from collections.abc import Mapping, Sequence

from .grouping import Groups
from .workform import Role

Given = tuple[tuple[str, tuple[str, ...]], ...]
"""Seat ids by the name of the role, in the order of the form."""

MANY = 2
"""People a role for many needs before another one watches or writes: our own figure."""

Held = Mapping[tuple[str, str], int]
"""How often (seat, role) came about before."""


def cast(roles: Sequence[Role], seats: Sequence[str], held: Held | None = None) -> Given:
    """Roles for the people who are here.

    A role goes to whoever had it least, then to whoever had the fewest roles at all, then by the order of `seats`.
    Where there are too few people, optional roles fall away first; after that roles that name another in `merge` go to
    who has that one. A role for many takes everyone who is left.
    """
    held = held or {}
    playing = _for(roles, len(seats))
    merged = {role.name for role in roles if role not in playing and not role.optional}
    free = list(seats)
    given: dict[str, tuple[str, ...]] = {}
    for role in (role for role in playing if not role.many):
        if not free:
            break
        seat = min(free, key=lambda one: (held.get((one, role.name), 0), _total(held, one), seats.index(one)))
        free.remove(seat)
        given[role.name] = (seat,)
    for role in (role for role in playing if role.many and free):
        given[role.name], free = tuple(free), []
    for role in roles:
        if role.name in merged and given.get(role.merge):
            given[role.name] = given[role.merge]
    return tuple((role.name, given[role.name]) for role in roles if role.name in given)


def cast_groups(roles: Sequence[Role], groups: Groups, held: Held | None = None) -> Given:
    """The same in each of the groups that work side by side."""
    casts = [dict(cast(roles, group, held)) for group in groups]
    together = ((role.name, tuple(seat for one in casts for seat in one.get(role.name, ()))) for role in roles)
    return tuple((name, seats) for name, seats in together if seats)


def taken(given: Given, role: Role, seat: str, mates: Sequence[str] | None = None) -> Given:
    """Somebody in particular takes a role. Who had it, and would be left without one, gets what `seat` had instead.
    A role for many just gets one more. `mates` are those `seat` works with, where several groups have their own."""
    former = [one for one in holders(given, role.name) if mates is None or one in mates]
    other = former[0] if former and not role.many and former[0] != seat else None
    idle = other is not None and not any(other in had for name, had in given if name != role.name)
    result = dict(given)
    for name, had in given:
        if name != role.name:
            swap = (other,) if idle and other is not None else ()
            result[name] = tuple(one for mine in had for one in (swap if mine == seat else (mine,)))
    kept = tuple(one for one in holders(given, role.name) if one not in (other, seat))
    result[role.name] = (*kept, seat)
    return tuple((name, had) for name, had in result.items() if had)


def counted(held: Held, given: Given) -> dict[tuple[str, str], int]:
    """What `held` becomes when these roles were held once more."""
    result = dict(held)
    for name, seats in given:
        for seat in seats:
            result[seat, name] = result.get((seat, name), 0) + 1
    return result


def holders(given: Given, role: str) -> tuple[str, ...]:
    """Who has this role; a form names it in any case."""
    return next((seats for name, seats in given if name.casefold() == role.casefold()), ())


def _for(roles: Sequence[Role], people: int) -> list[Role]:
    """The roles that so many people can fill: the last optional ones go first, then the last that can merge."""
    playing = list(roles)
    for gives_way in (lambda role: role.optional, lambda role: bool(role.merge)):
        while _needed(playing) > people and (spare := [role for role in playing if gives_way(role)]):
            playing.remove(spare[-1])
    return playing


def _needed(roles: Sequence[Role]) -> int:
    """One for each role; a role for many is only worth its name with `MANY`."""
    return sum(MANY if role.many else 1 for role in roles)


def _total(held: Held, seat: str) -> int:
    return sum(times for (one, _role), times in held.items() if one == seat)
