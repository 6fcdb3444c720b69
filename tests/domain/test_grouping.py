"""Small groups: nobody alone, pairs that become fours, and who comes and goes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.grouping import fits, grouped, joined, mended


def seats(count: int) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, count + 1))


@pytest.mark.parametrize(
    ("people", "size", "sizes"),
    [
        (0, 3, []),
        (1, 3, [1]),
        (2, 3, [2]),
        (4, 3, [2, 2]),
        (5, 3, [3, 2]),
        (7, 3, [3, 2, 2]),
        (6, 2, [2, 2, 2]),
        (7, 2, [3, 2, 2]),
        (9, 4, [3, 3, 3]),
    ],
)
def test_how_a_room_is_split(people: int, size: int, sizes: list[int]) -> None:
    assert [len(group) for group in grouped(seats(people), size)] == sizes


@given(st.integers(2, 100), st.integers(2, 8))
def test_groups_use_everyone_once_and_leave_nobody_alone(people: int, size: int) -> None:
    made = grouped(seats(people), size)
    assert [seat for group in made for seat in group] == list(seats(people))
    assert min(map(len, made)) >= 2
    assert max(map(len, made)) <= max(3, size)
    assert max(map(len, made)) - min(map(len, made)) <= 1


def test_two_pairs_become_four_and_a_pair_left_over_joins_the_last() -> None:
    pairs = (("1", "2"), ("3", "4"), ("5", "6"), ("7", "8"), ("9", "10"))
    assert joined(pairs, 4) == (("1", "2", "3", "4"), ("5", "6", "7", "8", "9", "10"))


def test_who_lost_a_partner_joins_another_pair() -> None:
    assert mended((("1", "2"), ("3", "4")), ("1", "2", "3")) == (("1", "2", "3"),)


def test_who_comes_late_joins_the_smallest_group() -> None:
    assert mended((("1", "2", "3"), ("4", "5")), seats(6)) == (("1", "2", "3"), ("4", "5", "6"))


@pytest.mark.parametrize(
    ("sizes", "size", "fit"),
    [
        ((2, 2, 3), 2, True),
        ((2, 2), 4, False),
        ((4, 3), 4, True),
        ((4, 5), 4, True),
        ((3, 3), 2, False),
        ((2, 2, 2), 3, False),
        ((3, 2), 2, True),
        ((4, 4), 2, False),
    ],
)
def test_when_groups_can_stay_together(sizes: tuple[int, ...], size: int, fit: bool) -> None:
    assert fits(tuple(seats(count) for count in sizes), size) is fit


@given(st.integers(2, 60), st.sampled_from([2, 3]), st.sets(st.integers(0, 59), max_size=40), st.integers(0, 8))
def test_whoever_is_here_is_in_one_group_and_nobody_is_alone(people: int, size: int, gone: set[int], more: int) -> None:
    here = [seat for place, seat in enumerate(seats(people)) if place not in gone]
    here += [f"late-{number}" for number in range(more)]
    groups = mended(grouped(seats(people), size), here)
    assert sorted(seat for group in groups for seat in group) == sorted(here)
    assert len(here) == 1 or all(len(group) > 1 for group in groups)


def test_nine_people_in_pairs_become_four_and_five() -> None:
    assert [len(group) for group in joined(grouped(seats(9), 2), 4)] == [4, 5]


@given(st.integers(2, 60), st.integers(2, 8))
def test_groups_put_together_stay_whole(people: int, size: int) -> None:
    pairs = grouped(seats(people), 2)
    together = joined(pairs, size)
    assert sorted(seat for group in together for seat in group) == sorted(seats(people))
    assert all(any(set(pair) <= set(group) for group in together) for pair in pairs)
