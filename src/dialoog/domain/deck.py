"""A heap of cards: none comes back until all have been drawn, also over several meetings of the same people."""

from collections.abc import Collection, Sequence
from functools import reduce
from hashlib import blake2s


def key(card: str) -> str:
    """What a card is remembered by: its words, so that moving it in its file changes nothing."""
    return blake2s(card.encode(), digest_size=6).hexdigest()


def left(cards: Sequence[str], seen: Collection[str], theme: Collection[int] | None = None) -> tuple[int, ...]:
    """Places of the cards still in the heap. `seen` are the keys of cards drawn since the heap was last whole, `theme`
    the places to draw from. When those have all been drawn they are all there again."""
    places = tuple(range(len(cards)) if theme is None else theme)
    return tuple(place for place in places if key(cards[place]) not in seen) or places


def drawn(cards: Sequence[str], seen: Sequence[str], card: int) -> tuple[str, ...]:
    """The keys seen once this card is drawn. With the last of the heap the heap is whole again, but for that card."""
    keys = dict.fromkeys(key(one) for one in cards)
    now = {one for one in seen if one in keys} | {key(cards[card])}
    return (key(cards[card]),) if len(now) == len(keys) > 1 else tuple(one for one in keys if one in now)


def seen_in(cards: Sequence[str], here: Sequence[int]) -> tuple[str, ...]:
    """The keys seen by a group that nobody remembers: only what it drew in this meeting, by place."""
    start: tuple[str, ...] = ()
    return reduce(lambda seen, card: drawn(cards, seen, card), here, start)
