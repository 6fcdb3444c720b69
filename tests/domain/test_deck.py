"""Cards do not come back before the heap is empty."""

from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain import deck

CARDS = ("Wat lukte?", "Wat schuurt?", "Wie hielp?")


def test_all_cards_come_before_one_comes_back() -> None:
    seen: tuple[str, ...] = ()
    order = []
    for _draw in range(6):
        card = deck.left(CARDS, seen)[0]
        order.append(card)
        seen = deck.drawn(CARDS, seen, card)
    assert sorted(order[:3]) == [0, 1, 2]
    assert order[3] != order[2], "the last card of one heap is not the first of the next"


def test_a_card_is_known_by_its_words_wherever_it_stands() -> None:
    seen = deck.drawn(CARDS, (), 0)
    assert deck.left(("Nieuw?", *CARDS), seen) == (0, 2, 3)


def test_a_theme_that_is_used_up_begins_again() -> None:
    seen = deck.drawn(CARDS, (), 0)
    assert deck.left(CARDS, seen, theme=[0]) == (0,)
    assert deck.left(CARDS, seen, theme=[0, 1]) == (1,)


@given(st.lists(st.integers(0, 9), unique=True, min_size=1), st.data())
def test_there_is_always_a_card_to_draw(numbers: list[int], data: st.DataObject) -> None:
    cards = [f"kaart {number}" for number in numbers]
    seen: tuple[str, ...] = ()
    for _draw in range(25):
        card = data.draw(st.sampled_from(deck.left(cards, seen)))
        seen = deck.drawn(cards, seen, card)
        assert len(cards) == 1 or len(seen) < len(cards)


def test_a_group_nobody_remembers_has_its_own_heap() -> None:
    assert deck.left(CARDS, deck.seen_in(CARDS, (2, 0))) == (1,)
