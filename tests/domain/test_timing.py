"""Deadlines, and noticing the minutes that nobody lived through."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialoog.domain.timing import Held, Look, Running, held, jump, remaining, running

DAY = 24 * 3600.0
SECONDS = st.floats(-DAY, DAY)


def looks(wall: float, steady: float) -> tuple[Look, Look]:
    """Two looks, that much apart on each clock."""
    return Look(1_800_000_000.0, 500.0), Look(1_800_000_000.0 + wall, 500.0 + steady)


def test_time_that_runs_is_a_moment_and_time_that_stands_still_is_a_length() -> None:
    assert remaining(Running(ends=1000), now=940) == 60
    assert remaining(Running(ends=1000), now=1030) == -30
    assert remaining(Held(60), now=5_000_000) == 60


@given(SECONDS, SECONDS, SECONDS)
def test_holding_and_running_again_lose_no_time_however_long_it_was(left: float, start: float, pause: float) -> None:
    paused = held(Running(start + left), start)
    resumed = running(paused, start + pause)
    assert remaining(resumed, start + pause) == pytest.approx(left, abs=1e-6)


@pytest.mark.parametrize(
    ("wall", "steady", "away"),
    [
        pytest.param(0.25, 0.25, None, id="a look a quarter of a second later"),
        pytest.param(14.0, 14.0, None, id="the machine was busy for a while"),
        pytest.param(1.5, 0.0, None, id="rounding"),
        pytest.param(420.5, 0.5, 420.0, id="the laptop slept and its steady clock with it (Linux, macOS)"),
        pytest.param(420.5, 420.5, 420.5, id="the laptop slept and its steady clock ran on (Windows)"),
        pytest.param(0.5 - DAY, 0.5, -DAY, id="the clock was set back a day"),
        pytest.param(0.5 + DAY, 0.5, DAY, id="the clock was set forward a day"),
        pytest.param(-2.5, 0.25, -2.75, id="the clock was put right by the network"),
    ],
)
def test_what_two_looks_at_the_clocks_tell(wall: float, steady: float, away: float | None) -> None:
    assert jump(*looks(wall, steady)) == away


def test_the_hour_that_summer_time_takes_is_no_jump() -> None:
    amsterdam = ZoneInfo("Europe/Amsterdam")
    before = datetime(2027, 3, 28, 1, 59, 59, tzinfo=amsterdam)
    after = datetime(2027, 3, 28, 3, 0, 0, tzinfo=amsterdam)
    assert after.replace(tzinfo=None) - before.replace(tzinfo=None) == timedelta(hours=1, seconds=1)
    assert jump(Look(before.timestamp(), 10.0), Look(after.timestamp(), 11.0)) is None
