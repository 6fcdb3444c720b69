"""A plan for a World Café: who sits where, and how well that mixes."""

from itertools import combinations
from math import comb

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialoog.domain.seating import Seating, Suggestion, Verdict, better, judge, seat, tables_for
from dialoog.domain.seating.bounds import crowded, repeat_bound, sizes

PRINTED = ((("5", "1", "4"), ("3", "2"), ("7", "6")), (("5", "6"), ("3", "4"), ("7", "1", "2")))


def numbers(count: int) -> list[str]:
    return [str(number) for number in range(1, count + 1)]


@st.composite
def shapes(draw: st.DrawFn) -> tuple[int, int, int]:
    """People, tables, rounds: no more rounds than tables."""
    tables = draw(st.integers(1, 9))
    return draw(st.integers(tables, 5 * tables)), tables, draw(st.integers(1, min(4, tables)))


def assert_sound(seating: Seating, people: list[str], tables: int, rounds: int) -> None:
    assert len(seating.rounds) == rounds
    hosts = [table[0] for table in seating.rounds[0]]
    for one in seating.rounds:
        assert sorted(person for table in one for person in table) == sorted(people)
        assert [table[0] for table in one] == hosts
        assert sorted(map(len, one), reverse=True) == sizes(len(people), tables)


@given(shapes(), st.integers())
def test_everybody_sits_once_a_round_at_level_tables_and_hosts_stay(shape: tuple[int, int, int], seed: int) -> None:
    people = numbers(shape[0])
    seating = seat(people, *shape[1:], seed=seed)
    assert_sound(seating, people, *shape[1:])
    assert seat(people, *shape[1:], seed=seed) == seating
    verdict = judge(seating)
    assert verdict.bound == repeat_bound(*shape)
    assert verdict.repeats >= verdict.bound


def test_another_seed_is_another_plan_that_mixes_as_well() -> None:
    plans = {seat(numbers(23), 5, 3, seed=seed) for seed in range(10)}
    assert len(plans) == 10
    assert {judge(plan).repeats for plan in plans} == {0}


def test_a_plan_that_was_printed_comes_out_again() -> None:
    assert seat(numbers(7), 3, 2, seed=1).rounds == PRINTED


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "repeats"),
    [
        *((9, 3, 3, 0), (12, 3, 3, 6), (16, 4, 4, 0), (20, 4, 3, 8), (25, 5, 5, 0), (30, 5, 3, 10), (45, 9, 3, 0)),
        *((23, 5, 4, 0), (24, 5, 3, 0), (22, 5, 3, 0), (14, 4, 3, 0), (40, 8, 3, 0), (200, 40, 3, 0), (36, 6, 3, 0)),
    ],
)
def test_values_known_from_the_field(people: int, tables: int, rounds: int, repeats: int) -> None:
    verdict = judge(seat(numbers(people), tables, rounds))
    assert (verdict.repeats, verdict.bound, verdict.revisits) == (repeats, repeats, 0)


# the bounds


@given(shapes(), st.integers(0, 3))
def test_without_a_revisit_there_are_no_more_rounds_than_tables(shape: tuple[int, int, int], seed: int) -> None:
    people, tables, rounds = shape
    revisits = judge(seat(numbers(people), tables, rounds, seed=seed)).revisits
    assert revisits >= (people - tables) * max(0, rounds - tables)
    assert revisits == 0


@pytest.mark.parametrize(("people", "tables", "rounds"), [(4, 2, 3), (9, 3, 4), (5, 1, 3)])
def test_with_more_rounds_than_tables_everyone_comes_back(people: int, tables: int, rounds: int) -> None:
    seating = seat(numbers(people), tables, rounds)
    assert_sound(seating, numbers(people), tables, rounds)
    verdict = judge(seating)
    assert verdict.revisits == (people - tables) * (rounds - tables)
    assert verdict.repeats >= verdict.bound >= verdict.revisits


@given(st.integers(2, 9), st.integers(2, 9), st.integers(1, 9))
def test_no_repeats_are_promised_only_within_the_bound_of_the_golfers(tables: int, size: int, rounds: int) -> None:
    people = tables * size
    if repeat_bound(people, tables, rounds) == 0:
        assert rounds <= (people - 1) // (size - 1)


@given(st.integers(1, 9), st.integers(0, 50), st.integers(1, 9))
def test_there_are_only_so_many_pairs(tables: int, guests: int, rounds: int) -> None:
    people = tables + guests
    meetings = rounds * sum(comb(size, 2) for size in sizes(people, tables))
    assert repeat_bound(people, tables, rounds) >= meetings - (comb(people, 2) - comb(tables, 2))


@given(st.integers(0, 60), st.integers(1, 9))
def test_a_table_can_be_parted_when_there_is_a_table_for_each(size: int, tables: int) -> None:
    often, rest = divmod(size, tables)
    assert crowded(size, tables) == rest * comb(often + 1, 2) + (tables - rest) * comb(often, 2)
    assert (crowded(size, tables) == 0) == (size <= tables)


@given(shapes())
def test_people_of_crowded_tables_meet_again_every_round(shape: tuple[int, int, int]) -> None:
    people, tables, rounds = shape
    parting = sum(crowded(size, tables) for size in sizes(people, tables))
    assert repeat_bound(people, tables, rounds) >= (rounds - 1) * parting


# what is said of a plan


def test_a_plan_is_judged_by_counting() -> None:
    seating = Seating(((("h", "a", "b"), ("g", "c")), (("h", "a", "c"), ("g", "b"))))
    assert judge(seating, [("a", "b"), ("b", "c")]) == Verdict(
        repeats=1, revisits=1, bound=1, most_meetings=2, met_share=7 / 9, apart_broken=(("a", "b"),)
    )


def test_routes_are_read_from_a_plan() -> None:
    seating = Seating(((("h", "a", "b"), ("g", "c")), (("h", "a"), ("g", "b"))))
    assert seating.people() == ("h", "g", "a", "b", "c")
    assert [seating.route(one) for one in ("h", "b", "c", "z")] == [(0, 0), (0, 1), (1, None), (None, None)]


def test_three_small_rounds_never_mix_everyone() -> None:
    assert judge(seat(numbers(200), 40, 3)).met_share < 0.1
    assert judge(seat(numbers(9), 3, 3)).met_share == pytest.approx(27 / 33)


# who should not meet, who hosts


def test_pairs_are_kept_apart_at_no_cost_where_that_can_be() -> None:
    apart = [("1", "2"), ("1", "3"), ("2", "3"), ("7", "8"), ("22", "23")]
    for seed in range(20):
        verdict = judge(seat(numbers(23), 5, 3, seed=seed, apart=apart), apart)
        assert (verdict.apart_broken, verdict.repeats, verdict.revisits) == ((), 0, 0)


@settings(deadline=None, max_examples=25)
@given(st.integers(2, 6), st.integers(2, 5), st.integers(1, 3), st.data())
def test_pairs_are_kept_apart_whenever_they_can_be(tables: int, size: int, rounds: int, data: st.DataObject) -> None:
    """Everyone gets a table where they could stay: pairs from different tables can be kept apart."""
    people = numbers(tables * size)
    possible = [pair for pair in combinations(people, 2) if int(pair[0]) % tables != int(pair[1]) % tables]
    apart = data.draw(st.lists(st.sampled_from(possible), max_size=12, unique=True))
    seating = seat(people, tables, min(rounds, tables), apart=apart)
    assert_sound(seating, people, tables, min(rounds, tables))
    assert judge(seating, apart).apart_broken == ()


def test_two_camps_that_never_mix_are_kept_apart_too() -> None:
    people = numbers(12)
    apart = [(one, other) for one in people[:4] for other in people[4:]]
    assert judge(seat(people, 3, 3, apart=apart, hosts=["1", "5"]), apart).apart_broken == ()


def test_a_guest_kept_apart_from_a_host_comes_back_to_another_table() -> None:
    """And someone else takes the free seat."""
    verdict = judge(seat(numbers(9), 3, 3, hosts=["1", "2", "3"], apart=[("1", "9")]), [("1", "9")])
    assert verdict.apart_broken == ()
    assert verdict.revisits == 2


def test_what_cannot_be_kept_apart_is_said() -> None:
    apart = [("1", "2"), ("2", "3"), ("1", "3")]
    seating = seat(numbers(8), 2, 2, apart=apart)
    assert_sound(seating, numbers(8), 2, 2)
    assert len(judge(seating, apart).apart_broken) == 1


def test_two_hosts_never_meet() -> None:
    assert judge(seat(numbers(12), 4, 3, hosts=["3", "7"], apart=[("3", "7")]), [("3", "7")]).apart_broken == ()


def test_hosts_that_are_named_keep_the_first_tables() -> None:
    seating = seat(numbers(12), 4, 3, seed=5, hosts=["7", "2"])
    assert [[table[0] for table in tables[:2]] for tables in seating.rounds] == [["7", "2"]] * 3


@pytest.mark.parametrize(
    ("people", "tables", "rounds", "more"),
    [
        (["1"], 2, 1, {}),
        (numbers(4), 0, 1, {}),
        (numbers(4), 2, 0, {}),
        (["1", "1", "2"], 2, 1, {}),
        (numbers(4), 2, 1, {"hosts": ["1", "2", "3"]}),
        (numbers(4), 2, 1, {"hosts": ["9"]}),
        (numbers(4), 2, 1, {"hosts": ["1", "1"]}),
        (numbers(4), 2, 1, {"apart": [("1", "9")]}),
        (numbers(4), 2, 1, {"apart": [("1", "1")]}),
    ],
)
def test_what_cannot_be_is_refused(people: list[str], tables: int, rounds: int, more: dict[str, list[str]]) -> None:
    with pytest.raises(ValueError, match=r"there|twice|apart"):
        seat(people, tables, rounds, **more)


# how many tables


@pytest.mark.parametrize(
    ("people", "tables"), [(1, 1), (4, 1), (5, 1), (6, 2), (8, 2), (11, 3), (12, 3), (20, 5), (23, 5), (40, 10)]
)
def test_four_at_a_table_and_five_where_it_does_not_come_out_even(people: int, tables: int) -> None:
    assert tables_for(people) == tables


@given(st.integers(6, 500))
def test_nobody_sits_at_a_table_of_six(people: int) -> None:
    assert max(sizes(people, tables_for(people))) <= 5


def test_a_shape_that_mixes_better_is_suggested() -> None:
    assert better(12, 3, 3, 6) == Suggestion(tables=4, rounds=3, repeats=0)
    assert better(36, 6, 4, 11) == Suggestion(tables=7, rounds=4, repeats=0)
    assert better(8, 2, 3, 12) == Suggestion(tables=2, rounds=2, repeats=6)
    assert better(23, 5, 3, 0) is None


@pytest.mark.parametrize(("people", "tables", "rounds"), [(12, 3, 3), (20, 4, 3), (30, 5, 3), (16, 4, 5)])
def test_a_suggestion_keeps_its_promise(people: int, tables: int, rounds: int) -> None:
    suggestion = better(people, tables, rounds, 100)
    assert suggestion is not None
    assert judge(seat(numbers(people), suggestion.tables, suggestion.rounds)).repeats == suggestion.repeats
