"""Counting hands, and keeping what would tell who voted what out of sight."""

import pytest

from dialoog.domain.voting import count


def test_a_count_shows_its_numbers() -> None:
    voted = count([6, 2])
    assert (voted.voters, voted.counts) == (8, (6, 2))


def test_a_fist_to_five_has_a_mean() -> None:
    assert count([0, 0, 1, 2, 3, 2]).mean == pytest.approx(3.75)


@pytest.mark.parametrize("counts", [(3, 1), (4, 0), (0, 0)])
def test_below_five_voters_only_how_many_is_kept(counts: tuple[int, ...]) -> None:
    voted = count(counts)
    assert (voted.shown, voted.counts, voted.voters, voted.mean) == (False, (), sum(counts), None)
