"""A programme laid out for a group, in rounds where it has them, and made to fit."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from meetings import MINUTE, step

from dialoog.domain.programme import lay_out, length, schedule, shrink, with_seconds
from dialoog.domain.workform import Phase, Tool, Visibility, WorkForm

ROUND = Phase("Rondje", tool=Tool.TURNS)
STARRT = WorkForm(
    "starrt", "STARRT", "nl", (Phase("Situatie", 5), Phase("Taak", 7.5)), visibility=Visibility.PAIR, side_by_side=True
)
CHECK_OUT = WorkForm("check-out", "Check-out", "nl", (ROUND,))

LENGTHS = st.lists(st.integers(1, 90 * 60), min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("phase", "people", "minutes"),
    [
        (Phase("Situatie", 5), 40, 5),
        (ROUND, 8, 6),
        (ROUND, 20, 15),
        (ROUND, 0, 0.75),
        (Phase("Rondje", tool=Tool.TURNS, seconds=60), 6, 6),
        (Phase("Rondje", 10, tool=Tool.TURNS), 6, 10),
        (Phase("Open"), 6, 5),
    ],
)
def test_how_long_a_phase_takes(phase: Phase, people: int, minutes: float) -> None:
    assert length(phase, people) == minutes * MINUTE


def test_steps_are_named_after_their_place_and_know_their_form() -> None:
    steps = lay_out((STARRT, CHECK_OUT, STARRT), people=4)
    assert [one.id for one in steps] == ["1.1", "1.2", "2.1", "3.1", "3.2"]
    assert [one.seconds / MINUTE for one in steps] == [5, 7.5, 3, 5, 7.5]
    assert (steps[0].form_title, steps[0].side_by_side, steps[0].visibility) == ("STARRT", True, Visibility.PAIR)


def test_agreements_and_the_check_out_are_what_a_short_cut_may_not_take() -> None:
    closing = [step("1.1", "Oogst", 8, "harvest", Tool.AGREEMENTS), step("2.1", "Rondje", 4, "check-out")]
    assert all(one.closing for one in closing)
    assert not step("1.1", "Situatie", 5).closing


def test_a_run_sheet_goes_back_to_back() -> None:
    slots = schedule(lay_out((STARRT, CHECK_OUT), people=4), begins=1000.0)
    assert [(slot.begins, slot.ends) for slot in slots] == [(1000, 1300), (1300, 1750), (1750, 1930)]


def test_lengths_set_by_hand_leave_the_others_alone() -> None:
    steps = with_seconds(lay_out((STARRT,), people=4), {"1.2": 60.0})
    assert [one.seconds for one in steps] == [300, 60]


def test_shortening_cuts_all_in_the_same_proportion() -> None:
    steps = [step("1.1", "a", 5), step("1.2", "b", 9)]
    assert shrink(steps, 8 * MINUTE) == {"1.1": 180, "1.2": 300}


def test_what_fits_stays_as_it_was_planned() -> None:
    assert shrink([step("1.1", "a", 4.2)], 5 * MINUTE) == {"1.1": 252}


@given(LENGTHS, st.integers(0, 12 * 90 * 60), st.sampled_from([30.0, 60.0, 120.0]))
def test_shortening_fits_and_never_goes_below_the_shortest(lengths: list[int], room: int, shortest: float) -> None:
    steps = [step(f"1.{number}", "x", seconds / MINUTE) for number, seconds in enumerate(lengths)]
    cut = shrink(steps, room, shortest)
    floors = [min(one.seconds, shortest) for one in steps]
    if cut is None:
        assert sum(floors) > room
        return
    assert sum(cut.values()) <= room + 1e-3
    for one, floor in zip(steps, floors, strict=True):
        assert floor <= cut[one.id] <= one.seconds
        assert cut[one.id] in (one.seconds, floor) or cut[one.id] % 30 == 0


@given(count=st.integers(1, 12), halves=st.integers(2, 60), cut=st.integers(0, 58))
@example(count=1, halves=17, cut=7)  # 509.99999999999994 seconds
def test_an_equal_cut_that_comes_out_on_half_minutes_wastes_none(count: int, halves: int, cut: int) -> None:
    steps = [step(f"1.{number}", "x", (halves + cut) / 2) for number in range(count)]
    assert shrink(steps, 30.0 * halves * count) == {one.id: 30 * halves for one in steps}


def test_rounds_at_tables_are_steps_with_a_move_before_each() -> None:
    cafe = WorkForm(
        "cafe", "Café", "nl", (Phase("Rondes", 20, tool=Tool.TABLES, options=(("rounds", "3"), ("change", "3"))),)
    )
    steps = lay_out([cafe], 12)
    assert [(step.id, step.round, step.change, step.seconds / MINUTE) for step in steps] == [
        ("1.1c1", 1, True, 3),
        ("1.1r1", 1, False, 20),
        ("1.1c2", 2, True, 3),
        ("1.1r2", 2, False, 20),
        ("1.1c3", 3, True, 3),
        ("1.1r3", 3, False, 20),
    ]
    assert {step.root for step in steps} == {"1.1"}


def test_pairs_stay_where_they_are_before_the_first_round() -> None:
    pairs = Phase("In tweetallen", 8, tool=Tool.PAIRS, options=(("rounds", "2"), ("change", "1")))
    assert [step.id for step in lay_out([WorkForm("ai", "Interview", "nl", (pairs,))], 4)] == [
        "1.1r1",
        "1.1c2",
        "1.1r2",
    ]


def test_each_round_may_have_its_own_question() -> None:
    options = (("rounds", "2"), ("questions", "round"))
    phase = Phase("Rondes", 20, "Algemeen", ("Wat zie je?", "Wat wil je?"), tool=Tool.TABLES, options=options)
    steps = lay_out([WorkForm("cafe", "Café", "nl", (phase,))], 12)
    assert [(step.phase.text, step.phase.cards) for step in steps] == [("Wat zie je?", ()), ("Wat wil je?", ())]
