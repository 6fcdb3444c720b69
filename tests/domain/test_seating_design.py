"""Plans made by arithmetic: nobody meets anybody twice, nobody comes back, tables are level."""

from collections import Counter
from itertools import combinations

import pytest

from dialoog.domain.seating.bounds import repeat_bound
from dialoog.domain.seating.design import Path, nearly, paths
from dialoog.domain.seating.field import Ring

PRIME_POWERS = (2, 3, 4, 5, 7, 8, 9)


def repeats(routes: tuple[Path, ...]) -> int:
    meetings = (sum(map(int.__eq__, one, other)) for one, other in combinations(routes, 2))
    return sum(max(0, count - 1) for count in meetings)


def assert_sound(routes: tuple[Path, ...], people: int, tables: int, rounds: int) -> None:
    """Everyone has a path, hosts stay, tables are level in each round."""
    assert len(routes) == people
    assert all(len(route) == rounds for route in routes)
    assert routes[:tables] == tuple((table,) * rounds for table in range(tables))
    for seats in zip(*routes, strict=True):
        sizes = Counter(seats)
        assert len(sizes) == tables
        assert max(sizes.values()) - min(sizes.values()) <= 1


def assert_nobody_comes_back(routes: tuple[Path, ...], tables: int) -> None:
    assert all(len({*route}) == len(route) for route in routes[tables:])


@pytest.mark.parametrize("tables", PRIME_POWERS)
def test_a_prime_power_of_tables_mixes_perfectly_in_as_many_rounds(tables: int) -> None:
    for people in range(tables, tables**2 + 1):
        routes = paths(people, tables, tables)
        assert routes is not None
        assert_sound(routes, people, tables, tables)
        assert_nobody_comes_back(routes, tables)
        assert repeats(routes) == 0


@pytest.mark.parametrize("tables", PRIME_POWERS)
def test_larger_tables_repeat_no_more_than_they_must(tables: int) -> None:
    rounds = min(3, tables)
    for people in range(tables**2 + 1, tables * (2 * tables - 1) + 1, 1 + tables // 4):
        routes = paths(people, tables, rounds)
        assert routes is not None
        assert_sound(routes, people, tables, rounds)
        assert_nobody_comes_back(routes, tables)
        assert repeats(routes) == repeat_bound(people, tables, rounds)


@pytest.mark.parametrize("tables", range(3, 15))
def test_three_rounds_mix_perfectly_at_any_number_of_tables_but_two(tables: int) -> None:
    for people in {tables, 3 * tables + 1, 4 * tables - 1, *range(tables * (tables - 1), tables**2 + 1)}:
        if people <= tables**2:
            routes = paths(people, tables, 3)
            assert routes is not None
            assert_sound(routes, people, tables, 3)
            assert_nobody_comes_back(routes, tables)
            assert repeats(routes) == 0


@pytest.mark.parametrize(
    ("people", "tables", "rounds"), [(24, 6, 5), (30, 6, 4), (40, 10, 5), (48, 12, 6), (75, 15, 6), (90, 18, 5)]
)
def test_small_tables_mix_perfectly_in_more_rounds_too(people: int, tables: int, rounds: int) -> None:
    routes = paths(people, tables, rounds)
    assert routes is not None
    assert_sound(routes, people, tables, rounds)
    assert_nobody_comes_back(routes, tables)
    assert repeats(routes) == 0


@pytest.mark.parametrize("rounds", [4, 5, 6])
def test_what_cannot_be_is_not_promised(rounds: int) -> None:
    """There is no pair of orthogonal squares of six: 36 people at six tables mix perfectly for three rounds at most."""
    assert paths(36, 6, rounds) is None


@pytest.mark.parametrize(("people", "tables", "rounds"), [(36, 6, 4), (16, 4, 6), (8, 2, 3), (5, 1, 3), (4, 4, 9)])
def test_a_search_begins_from_a_sound_plan(people: int, tables: int, rounds: int) -> None:
    assert_sound(nearly(people, tables, rounds), people, tables, rounds)


@pytest.mark.parametrize("size", [2, 3, 4, 5, 6, 8, 9, 12, 25, 27, 40])
def test_every_difference_of_units_can_be_divided_by(size: int) -> None:
    ring = Ring(size)
    opposite = {a: next(b for b in range(size) if ring.add(a, b) == 0) for a in range(size)}
    products = [[ring.times(unit, other) for other in range(size)] for unit in range(ring.units)]
    for one, other in combinations(products, 2):
        assert {ring.add(x, opposite[y]) for x, y in zip(one, other, strict=True)} == {*range(size)}


def test_units_are_those_of_the_smallest_prime_power() -> None:
    assert [Ring(size).units for size in (1, 2, 6, 9, 10, 12, 40, 45)] == [1, 2, 2, 9, 2, 3, 5, 5]
