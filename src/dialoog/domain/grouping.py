"""Small groups: pairs with a trio where the number is odd, trios, and two pairs that become four."""

from collections.abc import Iterable, Sequence
from math import ceil

Groups = tuple[tuple[str, ...], ...]
"""Seat ids by group. Nobody is in two, and nobody is alone unless only one person is here."""


def grouped(seats: Sequence[str], size: int = 3) -> Groups:
    """Seats in groups as even as can be, of at most `size`, never one alone, in the order given.

    Two people make one pair; five make three and two; seven make three, two and two. Of an odd number in pairs, one
    group is of three.
    """
    if not seats:
        return ()
    count = ceil(len(seats) / size) if size > 2 else max(1, len(seats) // 2)
    base, larger = divmod(len(seats), count)
    result, at = [], 0
    for number in range(count):
        end = at + base + (number < larger)
        result.append(tuple(seats[at:end]))
        at = end
    return tuple(result)


def joined(groups: Groups, size: int) -> Groups:
    """Groups put together, each whole, until they count about `size`: two pairs become four, a pair and a trio five,
    and a pair that is left over joins the last."""
    result: list[tuple[str, ...]] = []
    for group in sorted(groups, key=len):
        if result and len(result[-1]) + len(group) <= size + 1 and len(result[-1]) < size:
            result[-1] += group
        else:
            result.append(group)
    if len(result) > 1 and len(result[-1]) <= size // 2:
        result[-2:] = [result[-2] + result[-1]]
    return tuple(result)


def mended(groups: Groups, here: Iterable[str]) -> Groups:
    """The same groups for who is here now: who left is taken out, who came joins the smallest group, and who is left
    alone goes to the smallest of the others."""
    present = tuple(here)
    kept = [tuple(seat for seat in group if seat in present) for group in groups]
    placed = {seat for group in kept for seat in group}
    loose = [seat for seat in present if seat not in placed] + [group[0] for group in kept if len(group) == 1]
    whole = [group for group in kept if len(group) > 1]
    if not whole:
        return grouped(loose, 2)
    for seat in loose:
        smallest = min(range(len(whole)), key=lambda place: len(whole[place]))
        whole[smallest] += (seat,)
    return tuple(whole)


def fits(groups: Groups, size: int) -> bool:
    """Whether groups can stay together in a phase of this size: about as many as it would make, none much larger, and
    not all of them of another size. A trio among pairs is one, six people in trios are not pairs."""
    if not groups:
        return False
    sizes = sorted(map(len, groups))
    wanted = len(grouped([seat for group in groups for seat in group], size))
    near = abs(len(groups) - wanted) <= (0 if size == 3 else 1)
    return near and sizes[-1] <= size + 1 and sizes[0] <= size and (size < 4 or sizes[-1] > size // 2 + 1)
