"""Counting hands, and keeping what would tell who voted what out of sight."""

import pytest

from dialoog.domain.voting import count


def test_a_count_shows_numbers_and_shares() -> None:
    voted = count([6, 2])
    assert (voted.voters, voted.counts, voted.share(0)) == (8, (6, 2), 0.75)


def test_a_fist_to_five_has_a_mean() -> None:
    assert count([0, 0, 1, 2, 3, 2]).mean == pytest.approx(3.75)


@pytest.mark.parametrize("counts", [(3, 1), (4, 0), (0, 0)])
def test_below_five_voters_only_how_many_is_kept(counts: tuple[int, ...]) -> None:
    voted = count(counts)
    assert (voted.shown, voted.counts, voted.voters, voted.mean) == (False, (), sum(counts), None)
    assert voted.share(0) == 0
