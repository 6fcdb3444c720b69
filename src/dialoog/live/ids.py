"""Names for new records: sortable by the moment they were made, unique without asking anyone."""

import secrets

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_latest = 0


def new_id(now: float) -> str:
    """26 lower-case characters in the order of a ULID: 48 bits of milliseconds, then 80 bits of chance.

    Of two made in the same millisecond the later one is the larger, so that a list keeps the order it was typed in.
    """
    global _latest
    value = (int(now * 1000) & ((1 << 48) - 1)) << 80 | secrets.randbits(80)
    if value >> 80 == _latest >> 80:
        value = _latest + 1
    _latest = value
    return "".join(_ALPHABET[value >> shift & 31] for shift in range(125, -1, -5))
