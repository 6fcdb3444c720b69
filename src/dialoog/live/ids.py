"""Names for new records: sortable by the moment they were made, unique without asking anyone."""

import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"


def new_id(now: float) -> str:
    """26 lower-case characters in the order of a ULID: 48 bits of milliseconds, then 80 bits of chance."""
    value = (int(now * 1000) & ((1 << 48) - 1)) << 80 | secrets.randbits(80)
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(125, -1, -5))
