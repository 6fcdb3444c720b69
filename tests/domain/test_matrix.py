"""A table and its rows: what the form says, what the group filled in, what is still open."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.matrix import (
    Table,
    blank,
    by_status,
    cell,
    rows_of,
    scored,
    status_of,
    stays_here,
    table_of,
    unfounded,
    with_next_status,
    written,
)
from dialoog.domain.note import Note, NoteKind
from dialoog.domain.programme import Step
from dialoog.domain.workform import Capture, Phase, Tool, Visibility

STATUSES = ("open", "aangenomen", "verworpen")


def step(
    id: str,
    title: str,
    *,
    cards: tuple[str, ...] = (),
    confidential: bool = False,
    tool: Tool = Tool.MATRIX,
    **options: str,
) -> Step:
    phase = Phase(title, 10, cards=cards, tool=tool, options=tuple(options.items()))
    return Step(id, int(id[0]), "form", "Vorm", phase, 600.0, confidential=confidential)


WHO = step("2.5", "Wie kijkt hoe?", columns="perspectief, waarde, norm")
GUIDE = step(
    "1.2", "In de les", cards=("Rustig begin", "Denktijd"), columns="gezien", fixed="yes", scale="4", table="kijkwijzer"
)
BESIDE = step("1.4", "Naast elkaar", cards=("Wat herken je?",), columns="gezien", scale="4", table="kijkwijzer")
HYPOTHESES = step("3.1", "Nagaan", columns="hypothese", status=", ".join(STATUSES), table="hypothesen")


def table(one: Step, *steps: Step) -> Table:
    found = table_of(one, steps)
    assert found is not None
    return found


def row(of: Table, text: str, *cells: str, id: str = "", at: str = "2.5", status: str = "") -> Note:
    return Note(id or text, "m1", NoteKind.ROW, text, at, 0.0, of.name, cells=cells, status=status)


# what the form says


def test_the_first_column_is_that_of_the_row_itself() -> None:
    assert table(WHO) == Table("Wie kijkt hoe?", ("perspectief", "waarde", "norm"), part=2)


def test_cards_that_are_rows_need_no_heading() -> None:
    assert table(GUIDE) == Table("kijkwijzer", ("", "gezien"), ("Rustig begin", "Denktijd"), scale=4)


def test_a_phase_that_goes_on_with_a_table_has_its_rows_and_not_its_own_cards() -> None:
    assert table(BESIDE, GUIDE, BESIDE) == table(GUIDE)


def test_a_phase_without_a_table_has_none() -> None:
    assert table_of(step("1.1", "Praten", tool=Tool.TURNS)) is None


def test_a_scale_of_a_later_version_is_no_scale() -> None:
    assert table(step("1.1", "x", columns="a", scale="1 tot 4")).scale == 0


@pytest.mark.parametrize("narrow", [Visibility.PRIVATE, Visibility.PAIR])
def test_what_is_told_in_confidence_stays_here(narrow: Visibility) -> None:
    asks = Phase("Feiten", captures=(Capture("feiten", "Welk feit?", narrow),))
    assert stays_here(step("1.1", "Zaak", confidential=True))
    assert stays_here(Step("1.1", 1, "f", "F", asks, 60.0))
    assert stays_here(Step("1.1", 1, "f", "F", Phase("Samen"), 60.0, visibility=narrow))
    assert not stays_here(WHO)


# rows


def test_a_table_holds_its_own_rows_only() -> None:
    mine, other, idea = (
        row(table(WHO), "ouders"),
        row(table(GUIDE), "ouders"),
        Note("i", "m1", NoteKind.IDEA, "x", "2.5", 0.0),
    )
    second_case = row(table(WHO), "klas", at="4.5")
    assert [one.text for one in rows_of(table(WHO), (mine, other, idea, second_case))] == ["ouders"]


def test_a_named_table_goes_on_in_a_later_meeting() -> None:
    earlier = row(table(HYPOTHESES), "Wie te laat kiest, stroomt af.", at="1.7")
    assert rows_of(table(HYPOTHESES), (earlier,)) == (earlier,)


def test_fixed_rows_stand_in_the_order_of_the_cards_also_when_nobody_filled_them_in() -> None:
    of = table(GUIDE)
    extra, second = row(of, "Iets anders", "wel"), row(of, "Denktijd", "tien tellen")
    rows = rows_of(of, (extra, second))
    assert [(one.text, one.id) for one in rows] == [
        ("Rustig begin", ""),
        ("Denktijd", "Denktijd"),
        ("Iets anders", "Iets anders"),
    ]


def test_a_row_from_a_table_that_had_fewer_columns_gets_empty_cells() -> None:
    (shown,) = rows_of(table(WHO), (row(table(WHO), "ouders", "zorg"),))
    assert [cell(shown, column) for column in range(3)] == ["ouders", "zorg", ""]


@given(st.lists(st.sampled_from(["Rustig begin", "Denktijd", "Iets anders", ""]), max_size=6))
def test_no_row_is_lost_or_doubled(texts: list[str]) -> None:
    of = table(GUIDE)
    notes = [row(of, text, id=f"n{place}") for place, text in enumerate(texts)]
    shown = [one.id for one in rows_of(of, notes) if one.id]
    assert sorted(shown) == sorted(one.id for one in notes)


# filling in


@given(st.integers(0, 2), st.text(max_size=20), st.text(max_size=20))
def test_writing_in_a_cell_changes_that_cell(column: int, before: str, after: str) -> None:
    old = written(blank(table(WHO), "ouders"), column, before)
    new = written(old, column, after)
    assert cell(new, column) == after
    assert [cell(new, c) for c in range(3) if c != column] == [cell(old, c) for c in range(3) if c != column]
    assert written(new, column, before) == old


def test_a_status_goes_round() -> None:
    of = table(HYPOTHESES)
    one = row(of, "Het ligt aan lezen.")
    seen = []
    for _turn in range(4):
        seen.append(status_of(of, one))
        one = with_next_status(of, one)
    assert seen == [*STATUSES, "open"]


def test_a_status_the_table_does_not_know_stays_until_it_is_changed() -> None:
    of = table(HYPOTHESES)
    one = row(of, "Het ligt aan lezen.", status="misschien")
    assert status_of(of, one) == "misschien"
    assert with_next_status(of, one).status == "open"


def test_hypotheses_by_status() -> None:
    of = table(HYPOTHESES)
    first, second = row(of, "een"), row(of, "twee", status="verworpen")
    assert by_status(of, (first, second)) == (("open", (first,)), ("aangenomen", ()), ("verworpen", (second,)))


def test_a_score_is_on_the_scale_or_absent() -> None:
    of = table(GUIDE)
    one = row(of, "Denktijd", "tien tellen")
    assert scored(of, one, 4).score == 4
    assert scored(of, scored(of, one, 4), 0) == one
    with pytest.raises(ValueError, match="5"):
        scored(of, one, 5)


def test_a_score_without_an_example_is_pointed_out() -> None:
    of = table(GUIDE)
    assert unfounded(scored(of, row(of, "Denktijd", ""), 3))
    assert not unfounded(scored(of, row(of, "Denktijd", "tien tellen"), 3))
    assert not unfounded(row(of, "Denktijd", ""))


def test_a_table_of_one_column_has_no_room_for_an_example() -> None:
    of = Table("t", ("stelling",), scale=4)
    assert not unfounded(scored(of, row(of, "Toetsen helpt"), 2))
