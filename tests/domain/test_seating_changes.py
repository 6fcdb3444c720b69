"""A plan goes on when people leave, come late, or should be kept apart after all."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from test_seating import numbers

from dialoog.domain.seating import Seating, judge, reseat, seat

PEOPLE = numbers(23)
PLAN = seat(PEOPLE, 5, 3)
HOSTS = [table[0] for table in PLAN.rounds[0]]
GUESTS = [one for one in PEOPLE if one not in HOSTS]


def moved(before: Seating, after: Seating) -> set[str]:
    """Who sits at another table than planned in some round."""
    both = {*before.people()} & {*after.people()}
    routes = {one: zip(before.route(one), after.route(one), strict=True) for one in both}
    return {one for one, route in routes.items() if any(there not in (here, None) for here, there in route)}


def without(*gone: str) -> list[str]:
    return [one for one in PEOPLE if one not in gone]


@settings(deadline=None)
@given(
    st.integers(1, 6), st.integers(0, 20), st.integers(1, 4), st.integers(0, 5), st.integers(0, 9), st.data(),
)  # fmt: skip
def test_only_rounds_to_come_change_and_they_are_sound(
    tables: int, guests: int, rounds: int, begun: int, late: int, data: st.DataObject
) -> None:
    people = numbers(tables + guests)
    plan = seat(people, tables, min(rounds, tables))
    stay = data.draw(st.lists(st.sampled_from(people), unique=True))
    present = [*stay, *(f"late {number}" for number in range(late))]
    if len(present) < tables:
        return
    after = reseat(plan, begun, present, apart=[("1", "2"), ("3", "late 1")])
    assert after.rounds[:begun] == plan.rounds[:begun]
    assert len(after.rounds) == len(plan.rounds)
    for one in after.rounds[begun:]:
        assert sorted(chain.from_iterable(one)) == sorted(present)
        assert max(map(len, one)) - min(map(len, one)) <= 1
        assert [table[0] for table in one] == [table[0] for table in after.rounds[begun]]
    for before, host in zip(plan.rounds[0], after.rounds[-1], strict=True):
        assert host[0] == before[0] or before[0] not in present or begun >= len(plan.rounds)
    verdict = judge(after)
    assert verdict.repeats >= verdict.bound


@pytest.mark.parametrize("begun", [0, 1, 2, 3])
def test_when_all_are_there_nothing_changes(begun: int) -> None:
    assert reseat(PLAN, begun, PEOPLE[::-1], seed=4) == PLAN


def test_the_same_seed_gives_the_same_change() -> None:
    present = [*without(*GUESTS[:4]), "x", "y"]
    assert reseat(PLAN, 1, present, seed=3) == reseat(PLAN, 1, present, seed=3)


def test_who_leaves_takes_nobody_along() -> None:
    for one in GUESTS:
        after = reseat(PLAN, 1, without(one))
        assert len(moved(PLAN, after)) <= 2, "at most one move a round keeps the tables level"
        assert after.route(one) == (PLAN.route(one)[0], None, None)


def test_a_latecomer_goes_to_a_smallest_table_and_moves_nobody() -> None:
    after = reseat(PLAN, 1, [*PEOPLE, "late"])
    assert moved(PLAN, after) == set()
    assert after.route("late")[0] is None
    for before, tables in zip(PLAN.rounds[1:], after.rounds[1:], strict=True):
        at = next(at for at, table in enumerate(tables) if "late" in table)
        assert len(before[at]) == min(map(len, before))
    verdict = judge(after)
    assert (verdict.repeats, verdict.revisits) == (0, 0)


def test_a_host_who_leaves_is_followed_by_someone_from_that_table() -> None:
    for at, host in enumerate(HOSTS):
        after = reseat(PLAN, 2, without(host))
        follower = after.rounds[2][at][0]
        assert follower in PLAN.rounds[1][at]
        assert [table[0] for table in after.rounds[2] if table[0] != follower] == [one for one in HOSTS if one != host]


def test_a_host_who_leaves_before_the_start_is_followed_by_someone_who_would_sit_there() -> None:
    after = reseat(PLAN, 0, without(HOSTS[0]))
    assert after.rounds[0][0][0] in PLAN.rounds[0][0][1:]
    assert {tables[0][0] for tables in after.rounds} == {after.rounds[0][0][0]}


def test_a_whole_table_can_leave() -> None:
    after = reseat(PLAN, 1, without(*PLAN.rounds[0][0]))
    assert all(3 <= len(table) <= 4 for tables in after.rounds[1:] for table in tables)


def test_who_was_away_sits_down_again() -> None:
    away = reseat(PLAN, 1, without(GUESTS[0]))
    back = reseat(away, 2, PEOPLE)
    first, second, third = back.route(GUESTS[0])
    assert (first, second) == (PLAN.route(GUESTS[0])[0], None)
    assert third is not None


def test_who_should_not_meet_after_all_is_kept_apart_in_what_is_to_come() -> None:
    apart = [(PLAN.rounds[1][0][1], PLAN.rounds[1][0][2])]
    after = reseat(PLAN, 1, PEOPLE, apart=apart)
    assert judge(PLAN, apart).apart_broken
    assert not judge(after, apart).apart_broken
    assert len(moved(PLAN, after)) == 2


def test_a_latecomer_is_kept_apart() -> None:
    apart = [(one, "late") for one in GUESTS[:8]]
    assert judge(reseat(PLAN, 1, [*PEOPLE, "late"], apart=apart), apart).apart_broken == ()


def test_a_new_host_is_chosen_with_those_who_are_kept_apart_in_mind() -> None:
    first, second, *_others = PLAN.rounds[0][0][1:]
    apart = [(first, one) for tables in PLAN.rounds[1:] for one in tables[0][1:]]
    after = reseat(PLAN, 1, without(HOSTS[0]), apart=apart)
    assert after.rounds[1][0][0] != first
    assert second in after.people()


@pytest.mark.parametrize("present", [["1", "2", "3", "4"], ["1", "1", "2", "3", "4", "5"]])
def test_what_cannot_be_is_refused(present: list[str]) -> None:
    with pytest.raises(ValueError, match=r"people than tables|twice"):
        reseat(PLAN, 1, present)
