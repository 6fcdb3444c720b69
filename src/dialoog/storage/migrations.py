"""From the schema of an older dialoog to ours, one step per number.

A file is migrated in memory when it is read, and only written in the new form when something in it changes; then a
copy of the original goes to `backup/v<number>/` first. Every released schema keeps a file in `tests/golden/`.
"""

from collections.abc import Callable, Mapping

from .store import Doc

Tables = dict[str, dict[str, Doc]]
"""The records of one file: table name, then id."""

SCHEMA = 1
"""The schema this dialoog writes."""

Steps = Mapping[int, Callable[[Tables], Tables]]
"""What brings tables of schema n to n + 1."""

MIGRATIONS: Steps = {}


def migrate(tables: Tables, schema: int, to: int = SCHEMA, steps: Steps = MIGRATIONS) -> Tables:
    """The same records in schema `to`."""
    for number in range(schema, to):
        tables = steps[number](tables)
    return tables
