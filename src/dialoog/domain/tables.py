"""Tables in a meeting that is under way: people come and go, and what was announced stays."""

from collections.abc import Sequence

from .facts import TablesSet
from .seating import Seating, reseat
from .session import State


def reseated(state: State, here: Sequence[str]) -> TablesSet | None:
    """The tables for who is here now, or None where nothing changes: rounds that began stay as they were. Raises
    ValueError where so few people cannot fill the tables."""
    tables = state.tables
    if tables is None:
        return None
    begun = state.rounds_begun(tables.phase)
    if begun >= len(tables.rounds):
        return None
    rounds = reseat(Seating(tables.rounds), begun, here, apart=tables.apart).rounds
    return TablesSet(tables.phase, rounds, tables.apart) if rounds != tables.rounds else None
